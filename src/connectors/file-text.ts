/** What a file can hold of a text, and how a text stands in it. */
import type { FileForm } from './file-connection.ts'

export type Encoding = FileForm['encoding']

/** What XML 1.0 can hold, without the control characters. With the flag `u` half of a character is none of them. */
const inXml = /^[\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u
const inLatin1 = /^[\t\n\r\u0020-\u007e\u00a0-\u00ff]*$/u

export function holds(encoding: Encoding, text: string): boolean {
  return (encoding === 'utf-8' ? inXml : inLatin1).test(text)
}

/**
 * A value as it stands in a file: composed, since `a` and a ring are two characters that no old encoding has; on one line; null
 * where nothing is left to say.
 */
export function valueOf(text: string | null): string | null {
  const value = (text ?? '')
    .normalize('NFC')
    .replace(/\s*[\n\r\t]\s*/g, ' ')
    .trim()
  return value === '' ? null : value
}

/**
 * A name of a company as part of a file's name: letters without their marks, and an underscore for whatever is no letter or digit of
 * ASCII. Folders of Windows and of Unix hold it, whatever they take for an encoding, and hyphens stand between the parts alone.
 */
export function inFileName(text: string): string {
  const bare = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[æøÆØ]/g, (letter) => ligatures[letter] ?? '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return bare === '' ? '_' : bare.slice(0, 80)
}

const ligatures: Record<string, string> = { æ: 'ae', ø: 'o', Æ: 'Ae', Ø: 'O' }

/** `digits` after the point, or null where that would change the value. */
export function withDecimals(text: string, digits: number): string | null {
  const [whole = '', fraction = ''] = text.split('.')
  const kept = fraction.slice(0, digits).padEnd(digits, '0')
  return /^0*$/.test(fraction.slice(digits)) ? `${whole}.${kept}` : null
}

/** A percentage from 0 to 100 without zeros at its end, or null. */
export function percentOf(text: string): string | null {
  const number = Number(text)
  return number >= 0 && number <= 100 ? String(number) : null
}

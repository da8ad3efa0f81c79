/** Values as they stand here and there: which are the same, and how they are shown. */
import type { Want } from './wanted.ts'

export function sameValue({ want: { name, value }, present }: { want: Want; present: unknown }): boolean {
  if (typeof value === 'object' && value !== null) return value.id !== null && value.id === idOf(present)
  if (isEmpty(value)) return isEmpty(present)
  if (typeof value !== 'string' || typeof present !== 'string') return value === present
  if (name === 'phoneNumberMobile') return samePhone(value, present)
  if (name === 'email') return comparable(value) === comparable(present)
  return value.trim() === present.trim()
}

/** The same number with and without its country, or with spaces. */
function samePhone(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other]
    .map((number) => number.replace(/\D/g, '').replace(/^0+/, ''))
    .toSorted((first, second) => first.length - second.length)
  return short.length >= 6 && long.endsWith(short) && long.length - short.length <= 3
}

export const comparable = (text: string) => text.trim().normalize('NFC').toLowerCase()

export const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

const idOf = (link: unknown) =>
  typeof link === 'object' && link !== null && 'id' in link && typeof link.id === 'number'
    ? link.id
    : undefined

export function show(value: unknown): string | null {
  const id = idOf(value)
  if (id !== undefined) return String(id)
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain && value !== '' ? String(value) : null
}

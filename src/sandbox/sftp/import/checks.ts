/** What texts must be. Each answers what is wrong, never with the text itself, or undefined. */
export type Check = (text: string) => string | undefined

export const anyText: Check = (text) => (text.trim() === '' ? 'is empty' : undefined)
export const maybeText: Check = () => undefined

export function pattern(of: RegExp, what: string): Check {
  return (text) => (of.test(text) ? undefined : `is not ${what}`)
}

export function oneOf(values: readonly string[]): Check {
  const known = new Set(values)
  return (text) => (known.has(text) ? undefined : `is none of ${values.slice(0, 8).join(', ')}`)
}

export function atMost(characters: number): Check {
  return (text) => (text.length <= characters ? undefined : `has more than ${characters} characters`)
}

export function exactly(characters: number): Check {
  return (text) => (text.length === characters ? undefined : `has not ${characters} characters`)
}

export const date: Check = (text) => (isDate(text) ? undefined : 'is no date YYYY-MM-DD')

/** As in XML Schema, also with a zone. */
export const dateTime: Check = (text) => {
  const [, day = '', time = ''] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? []
  const [hours = 99, minutes = 99, seconds = 99] = time.split(':').map(Number)
  return isDate(day) && hours < 24 && minutes < 60 && seconds < 60 ? undefined : 'is no date with a time'
}

/** With a point. `digits`: exactly so many behind it. */
export function decimal({
  least = -Infinity,
  most = Infinity,
  above = -Infinity,
  digits,
  atMostDigits = Infinity,
}: { least?: number; most?: number; above?: number; digits?: number; atMostDigits?: number } = {}): Check {
  return (text) => {
    const [whole, , fraction = ''] = /^[+-]?(\d+)(?:\.(\d+))?$/.exec(text) ?? []
    if (whole === undefined) return 'is no number with a point'
    if (digits !== undefined && fraction.length !== digits) return `has not ${digits} digits behind the point`
    if (fraction.length > atMostDigits) return `has more than ${atMostDigits} digits behind the point`
    const value = Number(text)
    return value >= least && value <= most && value > above ? undefined : 'is out of its range'
  }
}

export function integer({
  least = -(2 ** 31),
  most = 2 ** 31 - 1,
}: { least?: number; most?: number } = {}): Check {
  return (text) =>
    /^[+-]?\d+$/.test(text) && Number(text) >= least && Number(text) <= most
      ? undefined
      : 'is no whole number in its range'
}

export const bool: Check = oneOf(['true', 'false', '0', '1'])
export const country: Check = pattern(/^[A-Z]{2}$/, 'a country of two letters')
export const email: Check = pattern(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address')

/** Twelve digits whose first eight are a birth date; of a coordination number with 60 added to the day. */
export const personalNumber: Check = (text) => {
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d{2})(\d{2})\d{4}$/.exec(text) ?? []
  const born = Number(day) > 60 ? String(Number(day) - 60).padStart(2, '0') : day
  return isDate(`${year}-${month}-${born}`) ? undefined : 'is no number of twelve digits with a birth date'
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const found = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(text)
}

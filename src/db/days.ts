import type { Days } from '../domain/days.ts'

/** Days as they stand in a column: digits, `off`, or null to inherit. */
export function toDays(text: string | null): Days | null {
  return text === null || text === 'off' ? text : Number(text)
}

export function fromDays(days: Days | null): string | null {
  return days === null ? null : String(days)
}

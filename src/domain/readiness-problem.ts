import type { CalendarDate } from './calendar-date.ts'
import type { EmployeeDocument } from './documents.ts'
import type { Environment } from './national-id.ts'
import type { Field, Requirements } from './requirements.ts'

export type Code =
  | 'missing'
  | 'not-mapped'
  | 'not-told'
  | 'wrong-form'
  | 'no-such-date'
  | 'wrong-check-digit'
  | 'wrong-clearing-number'
  | 'synthetic'
  | 'contradicts-number'
  | 'not-before-start'
  | 'before-start'
  | 'not-taken'
  | 'not-checked'

/** `pointer`: JSON pointer into the employee's document; `/absences/{id}` is an absence of the employee. */
export type Problem = { pointer: string; field: Field; code: Code }

export type Asked = {
  employeeId: string
  /** With the codes of the integration's mapping in place of its own, where that has any. */
  document: EmployeeDocument
  /** Pointers of the codes that the mapping says nothing about, which are missing in what is sent. */
  unmapped?: readonly string[]
  requirements: Requirements
  /** Of whose employments the integration tells; all, if left out. */
  employerIds?: readonly string[]
  today: CalendarDate
  environment: Environment
}

export function* missing(field: Field, pointer: string, value: string | null): Generator<Problem> {
  if (value === null || value.trim() === '') yield { pointer, field, code: 'missing' }
}

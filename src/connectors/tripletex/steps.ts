/** The calls of a plan, and what becomes of each field by them. */
import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { FieldOutcome } from '../connector.ts'
import { show } from './values.ts'
import type { Value, Want } from './wanted.ts'

/** The outcome of a field, if its call succeeds, and what Tripletex calls it. */
export type StepField = FieldOutcome & { name: string }

export type Step = {
  call: string
  method: 'POST' | 'PUT'
  path: string
  body: Record<string, unknown>
  fields: StepField[]
}

export type Plan = { steps: Step[]; rest: FieldOutcome[] }

export type When = { today: CalendarDate; startsOn: CalendarDate | null }

export function bodyOf(wants: readonly Want[]): Record<string, Value> {
  return Object.fromEntries(wants.map(({ name, value }) => [name, value]))
}

export function made(wants: readonly Want[]): StepField[] {
  return wants.map(({ field, name, value, text }) => ({
    field,
    name,
    outcome: 'created',
    from: null,
    to: text ?? show(value),
    reason: null,
  }))
}

export function withoutName({ name: _name, ...outcome }: StepField): FieldOutcome {
  return outcome
}

export const leftOut = ({ field, reason }: { field: string; reason: string }): FieldOutcome => ({
  field,
  outcome: 'not-sent',
  from: null,
  to: null,
  reason,
})

/** Nothing of an employment arrives before somebody has mended it there: no employee is green without it. */
export const toMend = (what: { field: string; reason: string }): FieldOutcome => ({
  ...leftOut(what),
  outcome: 'refused',
})

/** Last days that a target got, or was asked for: what of them is known to be there, and what may be. */
import type { CalendarDate } from './calendar-date.ts'
import type { EmployeeDocument } from './documents.ts'
import type { FieldOutcome } from './field-outcomes.ts'

/** Last day by employment, as it was sent last. */
export type EndsSent = Readonly<Record<string, CalendarDate>>

/** What is known of the ends at a target. `endsAsked`: employments whose last day was asked for, and may be there or not. */
export type EndsKnown = { ended: EndsSent; endsAsked: readonly string[] }

/** Before a call that may be carried out without an answer: the ends that may be there afterwards, or still. */
export function endsToAsk(
  { document, takenBack }: { document: EmployeeDocument; takenBack: readonly string[] },
  { ended, endsAsked }: EndsKnown,
): string[] {
  const anew = Object.keys(endsOf(document)).filter((id) => !(id in ended))
  return [...new Set([...endsAsked, ...anew, ...takenBack])]
}

/** What is left of them once all of it has arrived: those that were not told this time, or not taken. */
export function endsStillAsked(
  {
    document,
    heldEnds,
    endsAsked,
  }: { document: EmployeeDocument; heldEnds: readonly string[] } & Pick<EndsKnown, 'endsAsked'>,
  fields: Outcomes,
): string[] {
  const told = document.employments.map(({ id }) => id).filter((id) => !heldEnds.includes(id))
  const isNotTaken = (id: string) =>
    isNotTakenEnd(fields, id) || became(fields, `employments.${id}`, 'not-sent')
  return endsAsked.filter((id) => !told.includes(id) || isNotTaken(id))
}

type Outcomes = readonly Pick<FieldOutcome, 'field' | 'outcome'>[]

const became = (fields: Outcomes, name: string, ...outcomes: FieldOutcome['outcome'][]): boolean =>
  fields.some(({ field, outcome }) => field === name && outcomes.includes(outcome))

const isNotTakenEnd = (fields: Outcomes, id: string): boolean =>
  became(fields, `employments.${id}`, 'refused') ||
  became(fields, `employments.${id}.lastDay`, 'refused', 'not-sent')

export function endsOf({ employments }: EmployeeDocument): EndsSent {
  return Object.fromEntries(
    employments.flatMap(({ id, lastDay }) => (lastDay === null ? [] : [[id, lastDay]])),
  )
}

/** The ends that are there after a write: of an employment that was not sent, or not its end, the one that was there before. */
export function endsArrived(
  { employments }: EmployeeDocument,
  { before, fields }: { before: EndsSent; fields: Outcomes },
): EndsSent {
  const ends = employments.map(
    ({ id, lastDay }) => [id, isNotTakenEnd(fields, id) ? (before[id] ?? null) : lastDay] as const,
  )
  return Object.fromEntries(ends.filter((each): each is [string, CalendarDate] => each[1] !== null))
}

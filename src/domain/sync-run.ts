import type { CalendarDate } from './calendar-date.ts'
import type { EmployeeDocument, EmploymentDocument } from './documents.ts'
import type { EndsKnown, EndsSent } from './ends-sent.ts'
import type { ResultOutcome, SyncKind } from './integration.ts'
import { instantOf, localDateAt, type Instant } from './local-time.ts'
import type { PlannedWrites } from './run-guard.ts'

/** I9: for so long after their last day people go along, so that end dates arrive. */
export const endedGoAlongDays = 90

/** What is known of what a target got of one employee; digests under the tenant's key. */
export type SentBefore = EndsKnown & {
  /** Null: it failed or was refused, so it is sent again. */
  digest: string | null
  bankAccount: string | null
  nationalId: string | null
  /** Null: nothing arrived yet. */
  sentAt: Instant | null
  /** Of a system that reads files: what was delivered last, by part of the record. */
  parts: Readonly<Record<string, PartDelivered>>
  /** Since when it is a draft there that a person has to make good; null: it is none. */
  waitingSince: Instant | null
}

/** `from`: since when a dated part holds. */
export type PartDelivered = { digest: string; from: CalendarDate | null }

/** One employee as a run would send it. */
export type ToSend = {
  document: EmployeeDocument
  /** Employments whose end is held back; what is sent of them is what was sent before. */
  heldEnds: string[]
  /** Employments whose last day was sent or asked for before and is taken back. */
  takenBack: string[]
  withdrawn: Withdrawn[]
}

/** An employment that never was: whoever has it has it still. */
export type Withdrawn = Pick<EmploymentDocument, 'id' | 'startDate'>

export function employmentsTold(
  { employments }: Pick<EmployeeDocument, 'employments'>,
  employerIds: readonly string[],
): EmploymentDocument[] {
  return employments.filter((each) => !each.withdrawn && isWith(each, employerIds))
}

const isWith = ({ employerId }: EmploymentDocument, employerIds: readonly string[]): boolean =>
  employerId !== null && employerIds.includes(employerId)

/**
 * What the integration tells of this employee: the employments with its employers, and of those that the leaver guard holds no
 * end that was not sent before (I11).
 */
export function toSend(
  document: EmployeeDocument,
  {
    employerIds,
    held,
    ended,
    endsAsked,
  }: {
    employerIds: readonly string[]
    held: ReadonlySet<string>
  } & EndsKnown,
): ToSend {
  const told = employmentsTold(document, employerIds)
  const isHeld = ({ id, lastDay }: EmploymentDocument) => lastDay !== null && held.has(id)
  const employments = told.map((each) => (isHeld(each) ? { ...each, lastDay: ended[each.id] ?? null } : each))
  return {
    document: { ...document, employments, user: null },
    heldEnds: told.filter(isHeld).map(({ id }) => id),
    takenBack: told
      .filter(({ id, lastDay }) => lastDay === null && (id in ended || endsAsked.includes(id)))
      .map(({ id }) => id),
    withdrawn: document.employments
      .filter((each) => each.withdrawn && isWith(each, employerIds))
      .map(({ id, startDate }) => ({ id, startDate })),
  }
}

/** What systems see of an employee, as one text in a fixed order: another text is sent, the same one is not (I9). */
export function seenBySystems(document: EmployeeDocument): string {
  const {
    revision: _revision,
    preserve: _preserve,
    user: _user,
    withdrawUser: _withdrawUser,
    managerEmployeeId: _manager,
    protectedIdentity: _protected,
    ...seen
  } = document
  return inFixedOrder(seen)
}

/**
 * Of whom a file has only the employment that runs: the same document is another one once that changes, which no edit tells.
 */
export function runningOn({ employments }: EmployeeDocument, today: CalendarDate): string[] {
  return employments
    .filter(({ startDate, lastDay }) => startDate <= today && (lastDay === null || lastDay >= today))
    .map(({ id }) => id)
}

export function inFixedOrder(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  )
}

/** I9: whether this is all there already. Of a draft the system is asked whether it still is one. */
export function isSentAlready(
  before: SentBefore | undefined,
  { digest, isFull }: { digest: string; isFull: boolean },
): boolean {
  return !isFull && before !== undefined && before.digest === digest && before.waitingSince === null
}

const never = '9999-12-31'

/** I11: which of the four happens to an employee that is about to be sent. */
export function plannedFor({
  isNew,
  before,
  now,
}: {
  isNew: boolean
  before: SentBefore | undefined
  now: { bankAccount: string | null; nationalId: string | null; ended: EndsSent }
}): PlannedWrites {
  const known = before?.sentAt == null ? undefined : before
  const isChanged = (field: 'bankAccount' | 'nationalId') =>
    now[field] !== null && now[field] !== known?.[field]
  // An end that moves earlier takes days of pay away, as a new one does.
  const endsSooner = ([id, lastDay]: [string, CalendarDate]) => lastDay < (before?.ended[id] ?? never)
  const happens = {
    created: isNew,
    // Whoever is created has nothing there that could end.
    ended: !isNew && Object.entries(now.ended).some(endsSooner),
    // What somebody who was there before koppling has there is not known: it may be overwritten.
    bankAccountChanged: !isNew && isChanged('bankAccount'),
    // Filled where it is empty, and otherwise left.
    nationalIdChanged: known !== undefined && isChanged('nationalId'),
  }
  return {
    scope: 1,
    created: Number(happens.created),
    ended: Number(happens.ended),
    bankAccountChanged: Number(happens.bankAccountChanged),
    nationalIdChanged: Number(happens.nationalIdChanged),
    employees: Number(Object.values(happens).some(Boolean)),
  }
}

const greenOutcomes: readonly ResultOutcome[] = ['created', 'updated', 'unchanged']

/** I6: every named employee arrived whole. `waiting` is a draft or a file that is there; `sent` is not known to be. */
export function isGreen({
  isCompleted,
  named,
  results,
}: {
  isCompleted: boolean
  named: readonly string[]
  results: readonly { employeeId: string; outcome: ResultOutcome; reach: string | null }[]
}): boolean {
  return (
    isCompleted &&
    named.length > 0 &&
    named.every((id) =>
      results.some(
        ({ employeeId, outcome, reach }) =>
          employeeId === id && greenOutcomes.includes(outcome) && reach !== 'sent',
      ),
    )
  )
}

const hourMs = 3_600_000

/**
 * I9: until when a run that is broken by an outage tries to go on. A scheduled one until noon, so that payroll knows before
 * the day is over; whatever begins later than that has an hour. Others a day.
 */
export function goesOnUntil({
  kind,
  now,
  timeZone,
}: {
  kind: SyncKind
  now: Instant
  timeZone: string
}): Instant {
  const after = (ms: number) => new Date(Date.parse(now) + ms).toISOString()
  if (kind !== 'scheduled') return after(24 * hourMs)
  const noon = instantOf({ date: localDateAt({ instant: now, timeZone }), dueTime: '12:00', timeZone })
  return noon > after(hourMs) ? noon : after(hourMs)
}

import type { CalendarDate } from './calendar-date.ts'
import type { AbsenceDocument, EmployeeDocument } from './documents.ts'

export type Absence = AbsenceDocument & { id: string }

/** Where an absence is at the target, or where to look for it: each start with which it was ever asked for. */
export type AbsenceSent = {
  remoteId: string | null
  starts: readonly CalendarDate[]
  endDate: CalendarDate | null
}

/** By absence. */
export type AbsencesSent = Readonly<Record<string, AbsenceSent>>

/**
 * Of the employments that are told; not what ended before the integration's start (I12), unless it was sent with another end. What
 * spans the start goes along with its dates as they are.
 */
export function absencesToTell(
  absences: readonly Absence[],
  {
    employments,
    startsOn,
    sent,
  }: {
    employments: EmployeeDocument['employments']
    startsOn: CalendarDate
    sent: AbsencesSent
  },
): Absence[] {
  const told = new Set(employments.map(({ id }) => id))
  return absences.filter(
    ({ id, employmentId, endDate }) =>
      told.has(employmentId) && (endDate === null || endDate >= startsOn || Object.hasOwn(sent, id)),
  )
}

/** As one value in a fixed order, without what no system sees; undefined where there is nothing. */
export function absencesSeen(
  absences: readonly Absence[],
): Omit<Absence, 'revision' | 'employeeId'>[] | undefined {
  if (absences.length === 0) return undefined
  return absences.map(({ revision: _revision, employeeId: _employee, ...seen }) => seen)
}

/** What is known of them once they are asked for; undefined: nothing more than before. */
export function withAsked(absences: readonly Absence[], sent: AbsencesSent): AbsencesSent | undefined {
  const unasked = absences.filter(({ id, withdrawn, startDate }) => {
    const known = Object.hasOwn(sent, id) ? sent[id] : undefined
    return !withdrawn && known?.remoteId == null && known?.starts.includes(startDate) !== true
  })
  if (unasked.length === 0) return undefined
  const asked = unasked.map(({ id, startDate }): [string, AbsenceSent] => {
    const known = Object.hasOwn(sent, id) ? sent[id] : undefined
    return [id, { remoteId: null, endDate: null, ...known, starts: [...(known?.starts ?? []), startDate] }]
  })
  return { ...sent, ...Object.fromEntries(asked) }
}

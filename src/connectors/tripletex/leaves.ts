/**
 * What Tripletex should hold of an absence, and the one call that brings it there: `/employee/employment/leaveOfAbsence` (GET, POST,
 * PUT; no DELETE) of its OpenAPI 2.74.00. Pure. `importedLeaveOfAbsenceId` is koppling's id, by which a leave is known again.
 */
import type { Absence, AbsenceSent, FieldOutcome } from '../connector.ts'
import type { RemoteLeave } from './answers.ts'
import { compare } from './compare.ts'
import { bodyOf, leftOut, made, withoutName, type Step } from './steps.ts'
import type { Want } from './wanted.ts'

export type LeavePlan = { step: Step | undefined; rest: FieldOutcome[] }

const PATH = '/employee/employment/leaveOfAbsence'

/** `type`: what the mapping makes of it. */
export type Leave = Sought & { type: string }

/** What is known of where it is. */
export type Sought = { absence: Absence; sent: AbsenceSent | undefined }

/** `employment`: its id there. `there`: the leaves of the person that a look found; `ours`: the ids of all of the person's absences. */
export function planOfLeave({
  leave,
  employment,
  there,
  ours,
}: {
  leave: Leave
  employment: number
  there: readonly RemoteLeave[]
  ours: ReadonlySet<string>
}): LeavePlan {
  const { absence, sent } = leave
  const field = `absences.${absence.id}`
  const known = knownOf(leave, there)
  const other = known ?? likeIt({ leave, employment, there, ours })
  if (other === undefined) {
    // Payroll took it away, which is not undone by sending it again.
    if (sent?.remoteId != null) return { step: undefined, rest: [leftOut({ field, reason: 'gone-there' })] }
    const wants = wantsOf(leave, undefined)
    const body = { employment: { id: employment }, ...bodyOf(wants) }
    const fields = made(wants)
    return { step: { call: 'create-leave', method: 'POST', path: PATH, body, fields }, rest: [] }
  }
  if (known === undefined && (other.importedLeaveOfAbsenceId || other.startDate !== absence.startDate))
    return { step: undefined, rest: [leftOut({ field, reason: 'other-leave-there' })] }
  if (idOf(other.employment) !== employment)
    return { step: undefined, rest: [leftOut({ field, reason: 'other-employment-there' })] }
  const { changes, fields, rest } = compare({ wants: wantsOf(leave, other), there: other })
  if (changes.length === 0) return { step: undefined, rest }
  const body = { id: other.id, version: other.version, ...bodyOf(changes) }
  return { step: { call: 'update-leave', method: 'PUT', path: `${PATH}/${other.id}`, body, fields }, rest }
}

/** The one that was made for it, or that carries its id. */
export function knownOf({ absence, sent }: Sought, there: readonly RemoteLeave[]): RemoteLeave | undefined {
  return (
    there.find(({ id }) => sent?.remoteId === String(id)) ??
    there.find(({ importedLeaveOfAbsenceId }) => importedLeaveOfAbsenceId === absence.id)
  )
}

/** One of the same kind in the same time, which somebody else entered: a second would be away twice. */
function likeIt({
  leave: { absence, type },
  employment,
  there,
  ours,
}: {
  leave: Leave
  employment: number
  there: readonly RemoteLeave[]
  ours: ReadonlySet<string>
}): RemoteLeave | undefined {
  const { startDate, endDate } = absence
  const same = there.filter(
    (one) =>
      idOf(one.employment) === employment &&
      one.type === type &&
      !ours.has(one.importedLeaveOfAbsenceId ?? '') &&
      (endDate === null || !one.startDate || one.startDate <= endDate) &&
      (!one.endDate || one.endDate >= startDate),
  )
  return same.find((one) => one.startDate === startDate) ?? same[0]
}

function wantsOf({ absence, type, sent }: Leave, there: RemoteLeave | undefined): Want[] {
  const { id, startDate, endDate, percent } = absence
  const field = (name: string) => `absences.${id}.${name}`
  // An open end says nothing, so what payroll entered stays; the end that was sent is taken back.
  const isTakenBack = endDate === null && sent?.endDate != null && sent.endDate === there?.endDate
  return [
    { field: field('id'), name: 'importedLeaveOfAbsenceId', value: id, rule: 'where-empty' },
    { field: field('type'), name: 'type', value: type, rule: 'always' },
    { field: field('startDate'), name: 'startDate', value: startDate, rule: 'always' },
    ...(endDate !== null || isTakenBack
      ? [{ field: field('endDate'), name: 'endDate', value: endDate, rule: 'always' } as const]
      : []),
    { field: field('percent'), name: 'percentage', value: Number(percent), rule: 'always' },
  ]
}

/** All that a step would do, if it succeeds. */
export const outcomesOf = ({ step, rest }: LeavePlan): FieldOutcome[] => [
  ...(step?.fields ?? []).map(withoutName),
  ...rest,
]

function idOf(link: { id: number } | null | undefined): number | undefined {
  return link?.id
}

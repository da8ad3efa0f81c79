import { isDeepStrictEqual } from 'node:util'
import { recordAudit } from '../db/audit.ts'
import { lockKnownEmployee } from '../db/employees.ts'
import { findEmployment, revokeTermination, terminateEmployment } from '../db/employments.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { Access } from '../domain/employment.ts'
import { Rejection } from '../domain/rejection.ts'
import { changePerson, type Held } from './change-person.ts'
import type { Change, Intake } from './context.ts'
import { lockTemplateOf } from './person.ts'

export type Termination = { lastDay: CalendarDate; access: Access; reason: string | null }

/**
 * Terminates an employment, or changes how it was terminated. Throws Rejections: `not-found`, `last-day-before-start`,
 * `reason-required` (L16: access now).
 */
export async function putTermination(
  intake: Intake,
  change: Change,
  { employment, termination }: { employment: string; termination: Termination },
): Promise<void> {
  const { lastDay, access, reason } = termination
  if (access === 'now' && reason === null) {
    throw new Rejection('reason-required', { detail: 'access now wants a reason', pointer: '/reason' })
  }
  await changePerson(intake, causedBy(change, reason), async (held) => {
    const { known, employee } = await lockEmployment(held, change.tenant, employment)
    if (lastDay < known.startDate) {
      throw new Rejection('last-day-before-start', {
        detail: `the last day ${lastDay} is before the start ${known.startDate}; for an employment that never started send its employee with withdrawn: true`,
        pointer: '/lastDay',
      })
    }
    if (typeof access === 'object' && access.endsOn < known.startDate) {
      throw new Rejection('last-day-before-start', {
        detail: `access would end on ${access.endsOn}, before the start ${known.startDate}; send the start itself if there is to be no access at all`,
        pointer: '/access/endsOn',
      })
    }
    if (
      isDeepStrictEqual(
        { lastDay, access, reason, terminatedBy: 'termination' },
        {
          lastDay: known.lastDay,
          access: known.access,
          reason: known.reason,
          terminatedBy: known.terminatedBy,
        },
      )
    ) {
      return { employee, result: undefined }
    }
    const accessAskedAt = access === 'now' ? (known.accessAskedAt ?? held.now) : null
    await terminateEmployment(held.trx, change.tenant, employment, { lastDay, access, accessAskedAt, reason })
    await recordAudit(held.trx, change.tenant, causedBy(change, reason).cause, {
      action: 'employment.terminated',
      subject: { kind: 'employment', id: employment },
      old: { lastDay: known.lastDay, access: known.access },
      new: { lastDay, access },
    })
    return { employee, result: undefined }
  })
}

/** Takes a termination back; without one nothing changes. Throws the Rejection `not-found`. */
export async function deleteTermination(
  intake: Intake,
  change: Change,
  { employment }: { employment: string },
): Promise<void> {
  await changePerson(intake, change, async (held) => {
    const { known, employee } = await lockEmployment(held, change.tenant, employment)
    if (known.lastDay !== null) {
      await revokeTermination(held.trx, change.tenant, employment)
      await recordAudit(held.trx, change.tenant, change.cause, {
        action: 'employment.termination-revoked',
        subject: { kind: 'employment', id: employment },
        old: { lastDay: known.lastDay, access: known.access },
      })
    }
    return { employee, result: undefined }
  })
}

async function lockEmployment({ trx }: Held, tenant: string, employment: string) {
  const found = await findEmployment(trx, tenant, employment)
  if (found !== undefined) {
    await lockTemplateOf(trx, tenant, found.employeeId)
    await lockKnownEmployee(trx, tenant, found.employeeId)
    const known = await findEmployment(trx, tenant, employment)
    if (known !== undefined && !known.withdrawn) return { known, employee: known.employeeId }
  }
  throw new Rejection('not-found', { detail: `there is no employment ${employment}` })
}

function causedBy(change: Change, reason: string | null): Change {
  return { ...change, cause: { ...change.cause, reason: reason ?? undefined } }
}

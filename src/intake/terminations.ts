import { isDeepStrictEqual } from 'node:util'
import type { Knex } from 'knex'
import { recordAudit } from '../db/audit.ts'
import { lockKnownEmployee } from '../db/employees.ts'
import {
  findEmployment,
  revokeTermination,
  terminateEmployment,
  personOfEmployment,
} from '../db/employments.ts'
import { heldBackOf, letGo } from '../db/guard.ts'
import { latestLeaversOf } from '../db/leavers.ts'
import { lockUserOfEmployee } from '../db/users.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import { tenantClosedReason } from '../domain/closing.ts'
import type { Access } from '../domain/employment.ts'
import { Rejection } from '../domain/rejection.ts'
import { changePerson, type Held } from './change-person.ts'
import type { Change, Intake } from './context.ts'
import { lockTemplate } from './person.ts'

export type Termination = {
  lastDay: CalendarDate
  access: Access
  /** L12: with access `now` also the last administrator's account is closed. */
  allowLastAdministrator?: boolean
  reason: string | null
}

/**
 * Terminates an employment, or changes how it was terminated. Throws Rejections: `not-found`, `last-day-before-start`,
 * `reason-required` (L16: access now), `invalid-request`.
 */
export async function putTermination(
  intake: Intake,
  change: Change,
  { employment, termination }: { employment: string; termination: Termination },
): Promise<void> {
  const { lastDay, access, allowLastAdministrator = false, reason } = termination
  if (access === 'now' && reason === null) {
    throw new Rejection('reason-required', { detail: 'access now wants a reason', pointer: '/reason' })
  }
  if (allowLastAdministrator && access !== 'now') {
    throw new Rejection('invalid-request', {
      detail:
        'only access now may close the account of the last administrator; send "access": "now", or leave this out',
      pointer: '/allowLastAdministrator',
    })
  }
  await changePerson(intake, causedBy(change, reason), async (held) => {
    const { known, employee } = await lockEmployment(held, change.tenant, employment)
    const isAskedAgain =
      access === 'now' && (await isSpent(held.trx, change.tenant, { employee, employment }))
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
      !isAskedAgain &&
      isDeepStrictEqual(
        { lastDay, access, allowLastAdministrator, reason, terminatedBy: 'termination' },
        {
          lastDay: known.lastDay,
          access: known.access,
          allowLastAdministrator: known.allowLastAdministrator,
          reason: known.reason,
          terminatedBy: known.terminatedBy,
        },
      )
    ) {
      return { employee, result: undefined }
    }
    await terminateEmployment(held.trx, change.tenant, employment, {
      lastDay,
      access,
      accessAskedAt: access === 'now' ? ((isAskedAgain ? null : known.accessAskedAt) ?? held.now) : null,
      allowLastAdministrator,
      reason,
    })
    await recordAudit(held.trx, change.tenant, causedBy(change, reason).cause, {
      action: 'employment.terminated',
      subject: { kind: 'employment', id: employment },
      old: { lastDay: known.lastDay, access: known.access },
      new: { lastDay, access, ...(allowLastAdministrator && { allowLastAdministrator }) },
    })
    const marked = allowLastAdministrator ? await letGoAdministrator(held.trx, change.tenant, employment) : []
    return { employee, result: undefined, marked }
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

/**
 * L16: whether what was asked before, if anything was, has come to its end without closing the account, or with a person opening
 * it again: then access `now` is another decision, which acts. A repetition of one that is under way is none.
 */
async function isSpent(
  trx: Knex,
  tenant: string,
  { employee, employment }: { employee: string; employment: string },
): Promise<boolean> {
  const user = await lockUserOfEmployee(trx, tenant, employee)
  const leaver = (await latestLeaversOf(trx, tenant, employee)).get(employment)
  if (user?.active !== true || leaver === undefined) return false
  if (leaver.stage === 'finished')
    return leaver.outcome !== 'cancelled' || leaver.reason === tenantClosedReason
  return leaver.heldBy === 'by-hand-until' || leaver.heldBy === 'operator'
}

/** L12: what waited for another administrator goes on. Answers who is to be told. */
async function letGoAdministrator(trx: Knex, tenant: string, employment: string): Promise<string[]> {
  const held = await heldBackOf(trx, tenant)
  const own = held.filter((each) => each.employmentId === employment && each.heldBy === 'last-administrator')
  return await letGo(
    trx,
    tenant,
    own.map(({ id }) => id),
  )
}

async function lockEmployment({ trx }: Held, tenant: string, employment: string) {
  const whose = await personOfEmployment(trx, tenant, employment)
  if (whose !== undefined) {
    await lockTemplate(trx, tenant, whose.template)
    await lockKnownEmployee(trx, tenant, whose.employee)
    const known = await findEmployment(trx, tenant, employment)
    if (known !== undefined && !known.withdrawn) return { known, employee: known.employeeId }
  }
  throw new Rejection('not-found', { detail: `there is no employment ${employment}` })
}

function causedBy(change: Change, reason: string | null): Change {
  return { ...change, cause: { ...change.cause, reason: reason ?? change.cause.reason } }
}

// Closing a tenant, and the way back while its data is still there.
import type { Knex } from 'knex'
import { recordAudit, type Cause } from '../db/audit.ts'
import { lockTenant, setClosed } from '../db/closed-tenants.ts'
import { countOpen, endOpen, type OpenWork } from '../db/closing-ends.ts'
import { emitEvents } from '../db/events.ts'
import { recordPlatformAudit } from '../db/platform-audit.ts'
import { countConcerned } from '../db/replan-scope.ts'
import { insertReplan } from '../db/replans.ts'
import { observeOnly } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import { closingOf, tenantClosed, type Closing } from '../domain/closing.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Intake } from './context.ts'

/** It may wait for those that are under way, since it is rare and they are short. */
const patience = 'set local lock_timeout = 30000'

/** Ended in the transaction of the closing, so that a small tenant is at rest when it is answered; the sweep ends the rest. */
const endedAtOnce = 200

/**
 * Once this has answered nothing acts for the tenant any more; calls that are under way end. Throws the Rejections `not-found` and
 * `tenant-closed`.
 */
export async function closeTenant(
  { db, clock, teller }: Pick<Intake, 'db' | 'clock' | 'teller'>,
  cause: Cause,
  tenant: string,
): Promise<Closing & { ended: OpenWork }> {
  const { marked, ...closed } = await inTransaction(db, async (trx) => {
    await trx.raw(patience)
    const held = await lockTenant(trx, tenant)
    if (held === undefined) throw unknown(tenant)
    if (held.closing !== undefined) throw tenantClosed(tenant, held.closing)
    const now = await clock(trx)
    const closing = closingOf(now)
    const ended = await countOpen(trx, tenant)
    await setClosed(trx, tenant, now)
    await record(trx, cause, { tenant, what: 'closed', value: { ...closing, ended } })
    await emitEvents(trx, [{ tenant, type: 'tenant.closed', data: closing }])
    const { marked } = await endOpen(trx, tenant, { now, limit: endedAtOnce })
    return { ...closing, ended, marked }
  })
  teller.soon(tenant, marked)
  return closed
}

/**
 * The way back. What was ended is planned again like everybody else, but the tenant only observes: an admin who switches the
 * automation on is told first how many would act (L9). Throws the Rejections `not-found`, `tenant-not-closed` and `tenant-shredded`.
 */
export async function reopenTenant(
  { db, replans }: Pick<Intake, 'db' | 'replans'>,
  cause: Cause,
  tenant: string,
): Promise<void> {
  const { runner, total } = await inTransaction(db, async (trx) => {
    await trx.raw(patience)
    // Before the tenant's row, as whoever acts takes them.
    const automation = await observeOnly(trx, tenant)
    const held = await lockTenant(trx, tenant)
    if (held === undefined) throw unknown(tenant)
    if (held.closing === undefined) {
      throw new Rejection('tenant-not-closed', { detail: `the tenant ${tenant} is not closed` })
    }
    if (held.isShredding) {
      throw new Rejection('tenant-shredded', { detail: `the data of the tenant ${tenant} is shredded` })
    }
    await setClosed(trx, tenant, null)
    const value = { closedAt: held.closing.closedAt, automation: { before: automation, now: 'observe' } }
    await record(trx, cause, { tenant, what: 'reopened', value })
    await emitEvents(trx, [{ tenant, type: 'tenant.reopened', data: {} }])
    const scope = { what: 'settings', subject: tenant } as const
    const total = await countConcerned(trx, tenant, scope)
    return { runner: await insertReplan(trx, tenant, { scope, cause, total }), total }
  })
  await replans.start(runner, { total })
}

type Recorded = { tenant: string; what: 'closed' | 'reopened'; value: object }

async function record(trx: Knex, cause: Cause, { tenant, what, value }: Recorded): Promise<void> {
  await recordPlatformAudit(trx, cause, { action: `platform.tenant-${what}`, value: { tenant, ...value } })
  const subject = { kind: 'tenant', id: tenant } as const
  await recordAudit(trx, tenant, cause, { action: `tenant.${what}`, subject, new: value })
}

const unknown = (tenant: string) => new Rejection('not-found', { detail: `there is no tenant ${tenant}` })

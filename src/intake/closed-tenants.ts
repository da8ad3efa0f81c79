// The sweep's part in closing (L14): ends what a closing left open, and shreds whose time is over. Killed anywhere, the next round goes on.
import { letGoOfTrail } from '../db/audit-retention.ts'
import { sealTrail } from '../db/audit-sealing.ts'
import { automation } from '../db/audit.ts'
import { listClosed, listToShred, lockTenant } from '../db/closed-tenants.ts'
import { endOpen } from '../db/closing-ends.ts'
import { recordPlatformAudit } from '../db/platform-audit.ts'
import { findTenant } from '../db/tenants.ts'
import { beginShredding, endShredding, shredRows, shredTable } from '../db/shredding.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Instant } from '../domain/local-time.ts'
import type { Intake } from './context.ts'
import { patience, tenantsApart } from './tenants-apart.ts'

const pageSize = 200

/**
 * Ends what is open of closed tenants, one page of each in turn and so many in all, since each workflow is told of it. Their
 * leavers are told by the sweep, after those of others.
 */
export async function endWhatIsClosed(
  { db, clock }: Pick<Intake, 'db' | 'clock'>,
  { most }: { most: number },
): Promise<void> {
  let waiting = (await listClosed(db)).map((tenant) => ({ tenant }))
  for (let ended = 0; waiting.length > 0 && ended < most;) {
    const unfinished: { tenant: string }[] = []
    await tenantsApart(waiting, async ({ tenant }) => {
      const count = await endPage({ db, clock }, tenant)
      ended += count
      if (count > 0) unfinished.push({ tenant })
    })
    waiting = unfinished
  }
}

async function endPage({ db, clock }: Pick<Intake, 'db' | 'clock'>, tenant: string): Promise<number> {
  return await inTransaction(db, async (trx) => {
    await trx.raw(patience)
    const held = await lockTenant(trx, tenant)
    if (held?.closing === undefined || held.isShredding) return 0
    return (await endOpen(trx, tenant, { now: await clock(trx), limit: pageSize })).ended
  })
}

type Shredding = Pick<Intake, 'db' | 'vault'> & { now: Instant; until: number }

/**
 * Erases the keys of all whose time is over, then as many of their rows as the time allows. Answers the tenants whose audit trail
 * this deployment did not sign, and which therefore stays. Throws FailedForSome.
 */
export async function shredWhatIsOver({
  db,
  vault,
  now,
  forMs,
}: Pick<Intake, 'db' | 'vault'> & { now: Instant; forMs: number }): Promise<string[]> {
  const until = performance.now() + forMs
  const over = (await listToShred(db, now)).map((tenant) => ({ tenant }))
  await tenantsApart(over, ({ tenant }) => begin({ db, now }, tenant))
  const foreign: string[] = []
  await tenantsApart(over, async ({ tenant }) => {
    if ((await shred({ db, vault, now, until }, tenant)) === 'foreign') foreign.push(tenant)
  })
  return foreign
}

async function begin({ db, now }: Pick<Shredding, 'db' | 'now'>, tenant: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    await trx.raw(patience)
    const held = await lockTenant(trx, tenant)
    // It may have been reopened since it was listed.
    const isOver = held?.closing !== undefined && held.closing.shreddedOn <= now
    if (isOver && !held.isShredding) await beginShredding(trx, tenant, now)
  })
}

async function shred(
  { db, vault, now, until }: Shredding,
  tenant: string,
): Promise<'shredded' | 'unfinished' | 'foreign'> {
  const known = await findTenant(db, tenant)
  if (known?.isShredding !== true || !(await shredRows(db, tenant, until))) return 'unfinished'
  const trail = await shredTrail({ db, vault, now, until }, tenant)
  if (trail !== 'shredded') return trail
  await inTransaction(db, async (trx) => {
    await trx.raw(patience)
    await lockTenant(trx, tenant)
    await endShredding(trx, tenant, now)
    const value = { tenant, closedAt: known.closing?.closedAt }
    await recordPlatformAudit(trx, automation, { action: 'platform.tenant-shredded', value })
  })
  return 'shredded'
}

/** Sealed to its end first, since only what lies before the checkpoint may go. */
async function shredTrail(
  { db, vault: { auditSigner }, until }: Shredding,
  tenant: string,
): Promise<'shredded' | 'unfinished' | 'foreign'> {
  const { isForeign, isWhole } = await sealTrail(db, auditSigner, { trail: tenant, until })
  if (isForeign) return 'foreign'
  if (!isWhole) return 'unfinished'
  if (!(await inTransaction(db, (trx) => letGoOfTrail(trx, auditSigner, tenant)))) return 'foreign'
  for (const table of ['audit', 'audit_heads']) {
    if (!(await shredTable(db, { table, tenant, until }))) return 'unfinished'
  }
  return 'shredded'
}

// Finished leavers whose evidence is past keeping, and results of what was asked for.
import type { Knex } from 'knex'
import type { Instant } from '../domain/local-time.ts'
import { lockEmployees } from './employees.ts'

/**
 * Finished before and with nothing new since; not of a preserved person, and not one that took the connection which somebody
 * active misses: its to-do names it.
 */
const old = `l.tenant_id = :tenant and l.stage = 'finished' and l.forgotten_at is null
  and l.finished_at < :before::timestamptz and l.told_version >= l.version
  and not exists (select from leaver_edits e where e.tenant_id = l.tenant_id and e.leaver_id = l.id and e.at >= :before::timestamptz)
  and not exists (select from employees p where p.tenant_id = l.tenant_id and p.id = l.employee_id and p.preserve)
  and not exists (select from users u where u.tenant_id = l.tenant_id and u.id = l.user_id and u.active and u.connection_taken_by = l.id)`

/** What the rules still go by: how the last cycle of an employment ended, and which leaver closed an account. None of nobody. */
const stands = `l.erased_at is null and (not exists (
    select from leavers n where n.tenant_id = l.tenant_id and n.cycle > l.cycle
      and n.employment_id is not distinct from l.employment_id
      and (l.employment_id is not null or n.user_id = l.user_id))
  or exists (select from users u where u.tenant_id = l.tenant_id and u.closed_by_leaver = l.id))`

/**
 * Forgets so many leavers at most: former cycles go; of what the rules still go by the row stays, without edits, decisions and
 * words, and is shown no more. Answers how many; the caller holds the settings.
 */
export async function forgetLeavers(
  trx: Knex.Transaction,
  tenant: string,
  { before, now, limit }: { before: Instant; now: Instant; limit: number },
): Promise<number> {
  const bindings = { tenant, before, limit }
  const { rows: found } = await trx.raw<{ rows: { id: string; employee_id: string | null }[] }>(
    `select l.id, l.employee_id from leavers l where ${old} order by l.finished_at, l.id limit :limit`,
    bindings,
  )
  await lockEmployees(trx, tenant, [...new Set(found.flatMap(({ employee_id: id }) => id ?? []))])
  const { rows } = await trx.raw<{ rows: { id: string; stands: boolean }[] }>(
    `select l.id, (${stands}) as stands from leavers l where ${old} and l.id = any(:ids::uuid[]) order by l.id for update of l`,
    { ...bindings, ids: found.map(({ id }) => id) },
  )
  const ids = rows.map(({ id }) => id)
  for (const table of ['leaver_edits', 'leaver_decisions', 'leaver_reminders'])
    await deleteOf(trx, table, { tenant, ids })
  const gone = rows.flatMap((row) => (row.stands ? [] : row.id))
  await deleteOf(trx, 'leaver_steps', { tenant, ids: gone })
  await trx('leavers').where({ tenant_id: tenant }).whereRaw('id = any(?::uuid[])', [gone]).delete()
  await trx.raw(
    `update leaver_steps set observed = null, problem = null where tenant_id = ? and leaver_id = any(?::uuid[])`,
    [tenant, ids],
  )
  await trx.raw(
    `update employments m set termination_reason = null from leavers l
     where l.tenant_id = ? and l.id = any(?::uuid[]) and m.tenant_id = l.tenant_id and m.id = l.employment_id
       and m.termination_reason is not null
       and not exists (select from leavers n where n.tenant_id = l.tenant_id and n.employment_id = l.employment_id and n.cycle > l.cycle)`,
    [tenant, ids],
  )
  await trx.raw(
    `update leavers set forgotten_at = ?, guard_approval_id = null, by_bulk_request_id = null where tenant_id = ? and id = any(?::uuid[])`,
    [now, tenant, ids],
  )
  return found.length
}

async function deleteOf(
  trx: Knex,
  table: string,
  { tenant, ids }: { tenant: string; ids: readonly string[] },
): Promise<void> {
  await trx(table)
    .where({ tenant_id: tenant })
    .whereRaw('leaver_id = any(?::uuid[])', [[...ids]])
    .delete()
}

/** The last change of a user, and one that explains why a connection is missing, are what the to-do list goes by. */
const changeStands = `not exists (
    select from connection_changes n where n.tenant_id = c.tenant_id and n.user_id = c.user_id and n.requested_at > c.requested_at)
  or exists (select from users u where u.tenant_id = c.tenant_id and u.id = c.user_id and c.at >= u.connection_taken_at)`

const isPreserved = `exists (
    select from users u join employees p on p.tenant_id = u.tenant_id and p.id = u.employee_id
    where u.tenant_id = c.tenant_id and u.id = c.user_id and p.preserve)`

/** What was asked for about connections and re-plans, and what syncs did, so many of each at most. Answers the greatest number of one kind. */
export async function forgetResults(
  trx: Knex.Transaction,
  tenant: string,
  { before, limit }: { before: Instant; limit: number },
): Promise<number> {
  const bindings = { tenant, before, limit }
  const changesOfRequest = `select from connection_request_items i
    join connection_changes c on c.tenant_id = i.tenant_id and c.id = i.change_id
    where i.tenant_id = r.tenant_id and i.request_id = r.id`
  const { rows: requests } = await trx.raw<{ rows: { id: string }[] }>(
    `select r.id from connection_requests r
     where r.tenant_id = :tenant and r.requested_at < :before::timestamptz
       and not exists (${changesOfRequest} and (c.finished_at is null or c.state = 'failed' and (${changeStands}) or ${isPreserved}))
     order by r.id limit :limit`,
    bindings,
  )
  const ids = requests.map(({ id }) => id)
  await trx('connection_request_items')
    .where({ tenant_id: tenant })
    .whereRaw('request_id = any(?::uuid[])', [ids])
    .delete()
  await trx('connection_requests')
    .where({ tenant_id: tenant })
    .whereRaw('id = any(?::uuid[])', [ids])
    .delete()
  const { rowCount: changes } = await trx.raw<{ rowCount: number }>(
    `delete from connection_changes d where d.tenant_id = :tenant and d.id = any(array(
       select c.id from connection_changes c
       where c.tenant_id = :tenant and c.finished_at < :before::timestamptz and not (${changeStands}) and not ${isPreserved}
         and not exists (select from connection_request_items i where i.tenant_id = c.tenant_id and i.change_id = c.id)
       limit :limit))`,
    bindings,
  )
  const { rowCount: words } = await trx.raw<{ rowCount: number }>(
    `update connection_changes d set reason = null, actor = null, key_id = null, partner_id = null, request_id = null
     where d.tenant_id = :tenant and d.id = any(array(
       select c.id from connection_changes c
       where c.tenant_id = :tenant and c.finished_at < :before::timestamptz and num_nonnulls(c.reason, c.actor, c.key_id) > 0
         and not ${isPreserved}
         and not exists (select from connection_request_items i where i.tenant_id = c.tenant_id and i.change_id = c.id)
       limit :limit))`,
    bindings,
  )
  const { rowCount: replans } = await trx.raw<{ rowCount: number }>(
    `delete from replans d where d.tenant_id = :tenant and d.id = any(array(
       select r.id from replans r
       where r.tenant_id = :tenant and r.finished_at < :before::timestamptz
         and not exists (select from left_out o where o.tenant_id = r.tenant_id and o.replan_id = r.id)
       limit :limit))`,
    bindings,
  )
  const results = await forgetSyncResults(trx, bindings)
  return Math.max(ids.length, changes, words, replans, results)
}

/** Of runs that ended before; what a run counted stays. */
async function forgetSyncResults(
  trx: Knex.Transaction,
  bindings: { tenant: string; before: Instant; limit: number },
): Promise<number> {
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `delete from sync_results d where d.tenant_id = :tenant and (d.sync_id, d.employee_id) in (
       select r.sync_id, r.employee_id from syncs s
       join sync_results r on r.tenant_id = s.tenant_id and r.sync_id = s.id
       where s.tenant_id = :tenant and s.ended_at < :before::timestamptz
         and not exists (select from employees p where p.tenant_id = r.tenant_id and p.id = r.employee_id and p.preserve)
       limit :limit)`,
    bindings,
  )
  return rowCount
}

import type { Knex } from 'knex'
import type { Instant } from '../domain/local-time.ts'
import { guardAheadMs, guardWindowMs } from '../domain/mass-guard.ts'
import { todoKind } from '../domain/todo.ts'
import { emitEvents } from './events.ts'
import { todosAt, type Reckoned } from './todos.ts'
import { inTransaction } from './transaction.ts'

type Row = {
  change: 'opened' | 'closed'
  tenant_id: string
  problem: string
  since: Date
  leaver_id: string | null
  user_id: string | null
  employee_id: string | null
  integration_id: string | null
  /** It is open already. */
  again: boolean
}

/** What is named for one tenant is taken of each. */
const ofEach = (sources: string): string =>
  sources
    .replaceAll(/:tenant\b/g, 'each_tenant.id')
    .replaceAll(':guardAhead::jsonb', `coalesce(:guardAhead::jsonb -> each_tenant.id, '[]'::jsonb)`)

/** What changes while it waits for the same; of `missed` it is told again. */
const key = `concat_ws('/', found.problem, found.leaver_id, found.user_id, nullif(found.about - '{count,missed}'::text[], '{}'))`

/** A to-do follows from rows, so that it was opened or closed is found out by comparing with those that were told as open (L18). */
const comparison = (sources: string): string => `
  with open_now as materialized (
    select each_tenant.id as tenant_id, found.*, (found.about ->> 'integration')::uuid as integration_id, found.about ->> 'missed' as missed, ${key} as key
    from unnest(:tenants::text[]) as each_tenant (id) cross join lateral (${ofEach(sources)}) as found
  ), opened as (
    insert into open_todos (tenant_id, key, problem, since, leaver_id, user_id, employee_id, integration_id, missed)
    select tenant_id, key, problem, since, leaver_id, user_id, employee_id, integration_id, missed from open_now
    on conflict do nothing
    returning *
  ), told_again as (
    update open_todos o set missed = n.missed from open_now n
    where o.tenant_id = n.tenant_id and o.key = n.key and n.missed is distinct from o.missed and n.missed is not null
    returning o.*
  ), closed as (
    delete from open_todos o where o.tenant_id = any(:tenants)
      and not exists (select from open_now n where n.tenant_id = o.tenant_id and n.key = o.key)
    returning *
  ), changes as (
    select 'opened' as change, false as again, o.* from opened o union all
    select 'opened', true, o.* from told_again o union all
    select 'closed', false, o.* from closed o
  )
  select change, again, tenant_id, problem, since, leaver_id, user_id, employee_id, integration_id from changes`

/** Compares the tenants that were not looked at for the longest time; answers how many. */
export async function compareTodos(
  db: Knex,
  {
    now,
    notSince,
    limit,
    reckon,
  }: {
    now: Instant
    notSince: Instant
    limit: number
    /** The dates that the guard of a tenant speaks up about. */
    reckon: (trx: Knex, tenant: string) => Promise<Reckoned>
  },
): Promise<number> {
  return await inTransaction(db, async (trx) => {
    // Whoever compares the same tenants at this moment does it alone.
    const { rows: locks } = await trx.raw<{ rows: [{ taken: boolean }] }>(
      `select pg_try_advisory_xact_lock(hashtextextended('koppling-todos', 0)) as taken`,
    )
    if (!locks[0].taken) return 0
    const { rows: next } = await trx.raw<{ rows: { id: string }[] }>(
      `select t.id from tenants t left join todo_comparisons c on c.tenant_id = t.id
       where t.closed_at is null and (c.compared_at is null or c.compared_at < :notSince) order by c.compared_at nulls first limit :limit`,
      { notSince, limit },
    )
    const tenants = next.map(({ id }) => id)
    if (tenants.length === 0) return 0
    const { sql, bindings } = todosAt(now)
    const ahead: [string, Reckoned][] = []
    for (const tenant of await mayExceedGuard(trx, tenants, now))
      ahead.push([tenant, await reckon(trx, tenant)])
    const guardAhead = JSON.stringify(Object.fromEntries(ahead))
    const { rows } = await trx.raw<{ rows: Row[] }>(comparison(sql), { ...bindings, tenants, guardAhead })
    await emitEvents(trx, rows.map(eventOf))
    await trx.raw(
      `insert into todo_comparisons (tenant_id, compared_at) select unnest(:tenants::text[]), :now::timestamptz
       on conflict (tenant_id) do update set compared_at = excluded.compared_at`,
      { tenants, now },
    )
    return tenants.length
  })
}

/** Those with so many leavers in the coming days that the guard could speak up; reckoning is dear. */
async function mayExceedGuard(trx: Knex, tenants: readonly string[], now: Instant): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select s.tenant_id as id from settings s
     where s.tenant_id = any(:tenants) and s.automation = 'on' and s.guard_count < (
       select count(*) from leavers l
       where l.tenant_id = s.tenant_id and l.stage in ('waiting', 'held')
         and greatest(l.acts_at, l.postponed_until) <= :now::timestamptz + :ahead * interval '1 millisecond')`,
    { tenants, now, ahead: guardAheadMs + guardWindowMs },
  )
  return rows.map(({ id }) => id)
}

function eventOf(row: Row) {
  return {
    tenant: row.tenant_id,
    type: `todo.${row.change}` as const,
    data: {
      problem: row.problem,
      for: todoKind(row.problem).for,
      since: row.since.toISOString(),
      leaverId: row.leaver_id,
      userId: row.user_id,
      employeeId: row.employee_id,
      integrationId: row.integration_id,
      ...(row.change === 'opened' && { again: row.again }),
    },
  }
}

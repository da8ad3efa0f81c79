import type { Knex } from 'knex'

/**
 * How many connection steps and changes by hand of each tenant were refused with this problem since then, and since the last stop
 * because of refusals was lifted. One transaction at a time counts, so that none of them misses another's.
 */
export async function countRefusals(
  trx: Knex,
  problem: string,
  { after }: { after: Date },
): Promise<Map<string, number>> {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('koppling-refusals', 0))`)
  const { rows } = await trx.raw<{ rows: { tenant_id: string; count: number }[] }>(
    `with since as (
       select greatest(:after::timestamptz, (select max(lifted_at) from stops where cause = 'equal-refusals')) as instant)
     select tenant_id, count(*)::integer as count from (
       select tenant_id from leaver_steps, since where problem = :problem and state = 'failed' and at > since.instant
       union all
       select tenant_id from connection_changes, since where problem = :problem and state = 'failed' and at > since.instant) refused
     group by tenant_id`,
    { problem, after },
  )
  return new Map(rows.map(({ tenant_id: tenant, count }) => [tenant, count]))
}

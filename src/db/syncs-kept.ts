// What Temporal must have of integrations and their runs, as rows say (L14).
import type { Knex } from 'knex'
import type { IntegrationStage } from '../domain/integration.ts'
import type { Instant } from '../domain/local-time.ts'
import type { SyncSchedule } from '../domain/sync-schedule.ts'
import { isOfClosedTenant, isOfOpenTenant } from './closed-tenants.ts'

type OfIntegration = { tenant: string; integration: string }

type Ref = { tenant_id: string; integration_id: string }

const refOf = ({ tenant_id: tenant, integration_id: integration }: Ref): OfIntegration => ({
  tenant,
  integration,
})

/** Runs that are open and were begun before that; any of them where they are more. `mayGoOn` false: they are to end. */
export async function openSyncs(
  db: Knex,
  { startedBefore, limit }: { startedBefore: Instant; limit: number },
): Promise<(OfIntegration & { sync: string; mayGoOn: boolean })[]> {
  const { rows } = await db.raw<{ rows: (Ref & { id: string; may_go_on: boolean })[] }>(
    `select s.tenant_id, s.integration_id, s.id,
       i.stage <> 'disconnected' and ${isOfOpenTenant('s.tenant_id')} as may_go_on
     from syncs s join integrations i on i.tenant_id = s.tenant_id and i.id = s.integration_id
     where s.ended_at is null and s.started_at < :startedBefore
     order by random() limit :limit`,
    { startedBefore, limit },
  )
  return rows.map((row) => ({ ...refOf(row), sync: row.id, mayGoOn: row.may_go_on }))
}

export type Scheduled = OfIntegration & { schedule: Omit<SyncSchedule, 'frozen'> }

/** One part of all that run by a schedule, so that each of them is looked at in turn. */
export async function scheduledIntegrations(
  db: Knex,
  { now, atOnce }: { now: Instant; atOnce: number },
): Promise<Scheduled[]> {
  const stages = ['live', 'needs-authorisation'] as const
  return await onePartOf(db, { now, atOnce, stages, where: 'paused_at is null' })
}

/** Of all that have a schedule, are at one of these stages and of which the SQL is true: another part each minute. */
export async function onePartOf(
  db: Knex,
  {
    now,
    atOnce,
    stages,
    where,
  }: { now: Instant; atOnce: number; stages: readonly IntegrationStage[]; where: string },
): Promise<Scheduled[]> {
  const minute = Math.floor(Date.parse(now) / 60_000)
  const { rows } = await db.raw<{ rows: (Ref & Pick<Scheduled, 'schedule'>)[] }>(
    `with all_of_them as (
       select tenant_id, id as integration_id, schedule from integrations
       where schedule is not null and stage = any(:stages) and ${isOfOpenTenant('tenant_id')} and ${where}
     ), parts as (select greatest(1, ceil(count(*) / :atOnce::float))::int as count from all_of_them)
     select a.* from all_of_them a, parts
     where (hashtext(a.integration_id::text)::bigint + 2147483648) % parts.count = :minute::bigint % parts.count`,
    { atOnce, minute, stages: [...stages] },
  )
  return rows.map((row) => ({ ...refOf(row), schedule: row.schedule }))
}

/** Whose schedule is still to be taken from Temporal, since a closing touches the database alone. */
export async function schedulesToRemove(db: Knex, limit: number): Promise<OfIntegration[]> {
  const rows = (await db('integrations')
    .where({ stage: 'disconnected' })
    .whereNotNull('schedule')
    .limit(limit)
    .select('tenant_id', 'id as integration_id')) as Ref[]
  return rows.map(refOf)
}

export async function noteScheduleRemoved(db: Knex, { tenant, integration }: OfIntegration): Promise<void> {
  await db('integrations')
    .where({ tenant_id: tenant, id: integration, stage: 'disconnected' satisfies IntegrationStage })
    .update({ schedule: null })
}

/** Those that a closing disconnected lately; their workflows may not have heard of it. */
export async function disconnectedByClosing(
  db: Knex,
  { since, limit }: { since: Instant; limit: number },
): Promise<OfIntegration[]> {
  const { rows } = await db.raw<{ rows: Ref[] }>(
    `select tenant_id, id as integration_id from integrations
     where disconnected_at >= :since and ${isOfClosedTenant('tenant_id')} order by random() limit :limit`,
    { since, limit },
  )
  return rows.map(refOf)
}

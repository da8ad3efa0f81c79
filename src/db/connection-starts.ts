import type { Knex } from 'knex'
import { taskProblem } from '../domain/identity-provider.ts'
import { isOfOpenTenant } from './closed-tenants.ts'
import type { ConnectionChangeKind } from './connection-changes.ts'

/** A change whose workflow is to be started. */
export type ChangeToStart = {
  tenant: string
  id: string
  user: string
  kind: ConnectionChangeKind
  /** One of many that were asked for together. */
  many: boolean
  /** It was started once; by now its run may be lost. */
  startedBefore: boolean
}

/** A run that was started so long ago and has not ended its change may be lost: starting it again tells. */
const lookAgainSeconds = 600

/** SQL: what is asked of somebody by hand would still change something. */
const isStillWanted = `exists (
  select from users u where u.tenant_id = connection_changes.tenant_id and u.id = connection_changes.user_id and not u.exempt
    and case connection_changes.kind when 'remove' then connection_changes.of_active or not u.active else u.active end)`

type Filter = { tenant: string; ids: readonly string[] } | { waitingForMs: number; limit: number }

/**
 * Those that nobody has started yet and no bulk request holds (L5), single ones first; for the sweep also those whose run may be
 * lost. What waits to be done by hand has no run, and gets one that ends it once it is not wanted any more.
 */
export async function changesToStart(db: Knex, filter: Filter): Promise<ChangeToStart[]> {
  const rows = (await db('connection_changes')
    .whereNull('finished_at')
    .whereNull('bulk_request_id')
    .whereRaw(isOfOpenTenant('tenant_id'))
    .modify((query) => {
      if ('ids' in filter) {
        void query
          .where({ tenant_id: filter.tenant })
          .whereIn('id', [...filter.ids])
          .whereNull('started_at')
        return
      }
      void query
        .whereRaw(
          `(started_at is null and requested_at < clock_timestamp() - ? * interval '1 millisecond'
            or started_at < clock_timestamp() - ? * interval '1 second')`,
          [filter.waitingForMs, lookAgainSeconds],
        )
        .whereRaw(`(problem is distinct from ? or not ${isStillWanted})`, [taskProblem])
        .limit(filter.limit)
    })
    .orderBy(['many', 'requested_at', 'id'])
    .select('tenant_id', 'id', 'user_id', 'kind', 'many', 'started_at')) as {
    tenant_id: string
    id: string
    user_id: string
    kind: ConnectionChangeKind
    many: boolean
    started_at: Date | null
  }[]
  return rows.map((row) => ({
    tenant: row.tenant_id,
    id: row.id,
    user: row.user_id,
    kind: row.kind,
    many: row.many,
    startedBefore: row.started_at !== null,
  }))
}

export async function isChangeWanted(db: Knex, tenant: string, id: string): Promise<boolean> {
  const found = await db('connection_changes')
    .where({ tenant_id: tenant, id })
    .whereRaw(isStillWanted)
    .pluck<string[]>('id')
  return found.length > 0
}

/** Those that wait to be done by hand are tried by another identity provider. Answers them. */
export async function letWaitingGoOn(db: Knex, tenant: string): Promise<string[]> {
  const rows = (await db('connection_changes')
    .where({ tenant_id: tenant, problem: taskProblem })
    .whereNull('finished_at')
    .update({ problem: null, started_at: null })
    .returning('id')) as { id: string }[]
  return rows.map(({ id }) => id)
}

export async function noteStarted(db: Knex, tenant: string, id: string): Promise<void> {
  await db('connection_changes')
    .where({ tenant_id: tenant, id })
    .update({ started_at: db.raw('clock_timestamp()') })
}

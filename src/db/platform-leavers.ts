import type { Knex } from 'knex'
import type { Stage } from '../domain/leaver.ts'
import { userEndId } from '../domain/user-end.ts'
import type { Cause } from './audit.ts'
import { isOfOpenTenant } from './closed-tenants.ts'

/** An open leaver as an operator of the platform sees it: nothing of the person. */
export type OpenLeaver = {
  tenant: string
  id: string
  /** By `userEndId` for the access end of a user (L17). */
  employmentId: string
  stage: Stage
  heldBy: string | null
  waitingFor: string | null
  /** Why the connection step does not succeed. */
  problem: string | null
  /** When it was or is due. */
  since: string
}

export type OpenLeaverFilter = {
  tenant?: string | undefined
  problem?: string | undefined
  /** Due before this instant. */
  dueBefore?: string | undefined
}

export type OpenLeaverPosition = { actsAt: string; id: string }

type Row = {
  tenant_id: string
  id: string
  employment_id: string | null
  user_id: string | null
  stage: Stage
  held_by: string | null
  waiting_for: string | null
  problem: string | null
  due_at: Date
  acts_at: Date
}

/** All tenants', soonest first. */
export async function listOpenLeavers(
  db: Knex,
  {
    filter: { stage, ...filter },
    after,
    limit,
  }: {
    filter: OpenLeaverFilter & { stage?: Stage | undefined }
    after: OpenLeaverPosition | undefined
    limit: number
  },
): Promise<(OpenLeaver & { position: OpenLeaverPosition })[]> {
  const rows = (await open(db, filter)
    .modify((query) => {
      if (stage !== undefined) void query.where('l.stage', stage)
      if (after !== undefined) void query.whereRaw('(l.acts_at, l.id) > (?, ?)', [after.actsAt, after.id])
    })
    .orderBy(['l.acts_at', 'l.id'])
    .limit(limit)
    .select(
      'l.tenant_id',
      'l.id',
      'l.employment_id',
      'l.user_id',
      'l.stage',
      'l.held_by',
      'l.waiting_for',
      's.problem',
      'l.acts_at',
      db.raw('greatest(l.acts_at, l.postponed_until) as due_at'),
    )) as Row[]
  return rows.map((row) => ({
    tenant: row.tenant_id,
    id: row.id,
    employmentId: row.employment_id ?? userEndId(row.user_id ?? ''),
    stage: row.stage,
    heldBy: row.held_by,
    waitingFor: row.waiting_for,
    problem: row.problem,
    since: row.due_at.toISOString(),
    position: { actsAt: row.acts_at.toISOString(), id: row.id },
  }))
}

/** Of those that wait for a person, or fail and try again by themselves, how many fit. */
export async function countToRetry(db: Knex, filter: OpenLeaverFilter): Promise<number> {
  const [row] = (await toRetry(db, filter).count('* as count')) as { count: string }[]
  return Number(row?.count)
}

/** Locks the people of those that fit, and the users that have no employee, so that their edits keep their numbers. */
export async function lockToRetry(trx: Knex, filter: OpenLeaverFilter): Promise<void> {
  await trx.raw('set local lock_timeout = 30000')
  await trx('employees as e')
    .whereIn(['e.tenant_id', 'e.id'], toRetry(trx, filter).select('l.tenant_id', 'l.employee_id'))
    .orderBy(['e.tenant_id', 'e.id'])
    .forUpdate()
    .select('e.id')
  const userEnds = toRetry(trx, filter).whereNull('l.employment_id')
  await trx('users as u')
    .whereIn(['u.tenant_id', 'u.id'], userEnds.select('l.tenant_id', 'l.user_id'))
    .orderBy(['u.tenant_id', 'u.id'])
    .forUpdate()
    .select('u.id')
}

/**
 * Writes down who asked for the retry, at each leaver. Those that wait for a person are to be signalled; those that fail and
 * try again are marked. Answers how many there are, by tenant.
 */
export async function askToRetry(
  trx: Knex,
  cause: Cause,
  { filter, now }: { filter: OpenLeaverFilter; now: string },
): Promise<Map<string, number>> {
  const rows = (await toRetry(trx, filter).select('l.tenant_id', 'l.id')) as {
    tenant_id: string
    id: string
  }[]
  const those = [rows.map((row) => row.tenant_id), rows.map((row) => row.id)]
  await trx.raw(
    `insert into leaver_edits (tenant_id, leaver_id, number, what, old_value, new_value, actor, key_id, reason, no_access_from)
     select l.tenant_id, l.id, coalesce((select max(e.number) from leaver_edits e where e.tenant_id = l.tenant_id and e.leaver_id = l.id), 0) + 1,
       'decision', jsonb_build_object('stage', l.stage), '{"decision": "retry"}', ?, ?, ?, l.no_access_from
     from unnest(?::text[], ?::uuid[]) as t (tenant_id, id) join leavers l on l.tenant_id = t.tenant_id and l.id = t.id`,
    [cause.actor ?? null, cause.keyId ?? null, cause.reason ?? null, ...those],
  )
  await trx.raw(
    `update leavers l
     set retry_asked_at = case l.stage when 'attention' then ?::timestamptz end,
       version = l.version + case l.stage when 'attention' then 0 else 1 end, marked_at = clock_timestamp()
     from unnest(?::text[], ?::uuid[]) as t (tenant_id, id) where l.tenant_id = t.tenant_id and l.id = t.id`,
    [now, ...those],
  )
  const byTenant = new Map<string, number>()
  for (const { tenant_id: tenant } of rows) byTenant.set(tenant, (byTenant.get(tenant) ?? 0) + 1)
  return byTenant
}

/** Those that were asked to try again before the instant and have not: their workflows are to be told. */
export async function markUnfollowedRetries(db: Knex, { askedBefore }: { askedBefore: Date }): Promise<void> {
  await db('leavers')
    .where('retry_asked_at', '<', askedBefore)
    .whereNot({ stage: 'finished' })
    .update({
      retry_asked_at: null,
      version: db.raw('version + 1'),
      marked_at: db.raw('clock_timestamp()'),
    })
}

function toRetry(db: Knex, filter: OpenLeaverFilter) {
  return open(db, filter)
    .whereIn('l.stage', ['acting', 'attention'])
    .whereNull('l.held_by')
    .whereNotNull('s.problem')
}

function open(db: Knex, { tenant, problem, dueBefore }: OpenLeaverFilter) {
  return db('leavers as l')
    .join('leaver_steps as s', (join) => {
      join.on('s.tenant_id', 'l.tenant_id').andOn('s.leaver_id', 'l.id').andOnVal('s.step', 'connection')
    })
    .whereNot('l.stage', 'finished')
    .whereRaw(isOfOpenTenant('l.tenant_id'))
    .modify((query) => {
      if (tenant !== undefined) void query.where('l.tenant_id', tenant)
      if (problem !== undefined) void query.where('s.problem', problem)
      if (dueBefore !== undefined)
        void query.whereRaw('greatest(l.acts_at, l.postponed_until) < ?', [dueBefore])
    })
}

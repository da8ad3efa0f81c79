import type { Knex } from 'knex'
import type { StepState } from '../domain/leaver.ts'
import type { Cause } from './audit.ts'

/** What a person asked for about one user's Visma Connect connection, and how far it came. At most one per user is open. */
export type ConnectionChange = {
  id: string
  userId: string
  kind: ConnectionChangeKind
  state: StepState
  observed: string | null
  problem: string | null
  /** Whether the account was open when it was asked for. */
  ofActive: boolean
  requestedAt: string
  askedAt: string | null
  at: string | null
  finishedAt: string | null
  cause: Cause
}

export type ConnectionChangeKind = 'remove' | 'connect'

type Row = {
  tenant_id: string
  id: string
  user_id: string
  kind: ConnectionChangeKind
  state: StepState
  observed: string | null
  problem: string | null
  of_active: boolean
  requested_at: Date
  asked_at: Date | null
  at: Date | null
  finished_at: Date | null
  actor: string | null
  key_id: string | null
  partner_id: string | null
  request_id: string | null
  reason: string | null
}

/** Opens a change; the caller holds the user's lock and knows that none is open. */
export async function openChange(
  db: Knex,
  tenant: string,
  { userId, kind, ofActive, cause }: Pick<ConnectionChange, 'userId' | 'kind' | 'ofActive' | 'cause'>,
): Promise<string> {
  const [row] = (await db('connection_changes')
    .insert({
      tenant_id: tenant,
      user_id: userId,
      kind,
      of_active: ofActive,
      actor: cause.actor ?? null,
      key_id: cause.keyId ?? null,
      partner_id: cause.partner ?? null,
      request_id: cause.requestId ?? null,
      reason: cause.reason ?? null,
    })
    .returning('id')) as { id: string }[]
  if (row === undefined) throw new Error('insert returned nothing')
  return row.id
}

export async function findChange(
  db: Knex,
  tenant: string,
  id: string,
): Promise<ConnectionChange | undefined> {
  const row = await db<Row>('connection_changes').where({ tenant_id: tenant, id }).first()
  return row && changeFromRow(row)
}

export async function changesOf(
  db: Knex,
  tenant: string,
  ids: readonly string[],
): Promise<ConnectionChange[]> {
  const rows = await db<Row>('connection_changes')
    .where({ tenant_id: tenant })
    .whereIn('id', [...ids])
  return rows.map(changeFromRow)
}

/** The open change of the user, whose lock the caller holds. */
export async function findOpenChange(
  db: Knex,
  tenant: string,
  user: string,
): Promise<ConnectionChange | undefined> {
  const row = await db<Row>('connection_changes')
    .where({ tenant_id: tenant, user_id: user })
    .whereNull('finished_at')
    .first()
  return row && changeFromRow(row)
}

export async function latestChangeOf(
  db: Knex,
  tenant: string,
  user: string,
): Promise<ConnectionChange | undefined> {
  const row = await db<Row>('connection_changes')
    .where({ tenant_id: tenant, user_id: user })
    .orderBy('requested_at', 'desc')
    .first()
  return row && changeFromRow(row)
}

/** A call is about to be made. `askedAt` only if none was made before. */
export async function beginCall(
  db: Knex,
  tenant: string,
  id: string,
  { askedAt }: { askedAt: string | undefined },
): Promise<void> {
  await db('connection_changes')
    .where({ tenant_id: tenant, id })
    .update({ state: 'running', problem: null, ...(askedAt !== undefined && { asked_at: askedAt }) })
}

export type ChangeEnd = Pick<ConnectionChange, 'observed' | 'problem'> & {
  state: Exclude<StepState, 'pending' | 'running'>
  at: string
}

/** Answers whether it was open. */
export async function endChange(
  db: Knex,
  tenant: string,
  id: string,
  { state, observed, problem, at }: ChangeEnd,
): Promise<boolean> {
  const ended = await db('connection_changes')
    .where({ tenant_id: tenant, id })
    .whereNull('finished_at')
    .update({ state, observed, problem, at, finished_at: at })
  return ended > 0
}

/** Why it does not succeed at the moment; cleared when it does. */
export async function noteChangeProblem(
  db: Knex,
  tenant: string,
  id: string,
  problem: string,
): Promise<void> {
  await db('connection_changes').where({ tenant_id: tenant, id }).whereNull('finished_at').update({ problem })
}

function changeFromRow(row: Row): ConnectionChange {
  return {
    id: row.id,
    userId: row.user_id,
    kind: row.kind,
    state: row.state,
    observed: row.observed,
    problem: row.problem,
    ofActive: row.of_active,
    requestedAt: row.requested_at.toISOString(),
    askedAt: row.asked_at?.toISOString() ?? null,
    at: row.at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    cause: {
      actor: row.actor ?? undefined,
      keyId: row.key_id ?? undefined,
      partner: row.partner_id ?? undefined,
      requestId: row.request_id ?? undefined,
      reason: row.reason ?? undefined,
    },
  }
}

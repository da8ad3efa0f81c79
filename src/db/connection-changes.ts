import type { Knex } from 'knex'
import type { StepState } from '../domain/leaver.ts'
import type { Cause } from './audit.ts'
import { causeColumns, causeFromColumns, type CauseColumns } from './cause.ts'

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
  /** Of a user without employee, while it is to be connected. */
  name: PersonName | null
  requestedAt: string
  askedAt: string | null
  at: string | null
  finishedAt: string | null
  /** L5: nothing is asked before the last line of its bulk request is answered. */
  heldByBulk: boolean
  /** L11: the mail to whoever was connected by it; null: none is sent. */
  welcomeMail: WelcomeMailSent | null
  cause: Cause
}

/** `unknown`: it may have been sent. `askedAt`: a call has begun whose outcome is not known. */
export type WelcomeMailSent = {
  state: MailState
  problem: string | null
  askedAt: string | null
  /** When it was sent, or given up. */
  at: string | null
}

export const mailStates = ['pending', 'sent', 'unknown', 'refused', 'skipped'] as const
export type MailState = (typeof mailStates)[number]

export type PersonName = { givenName: string; familyName: string }

export type ConnectionChangeKind = 'remove' | 'connect'

type Row = CauseColumns & {
  tenant_id: string
  id: string
  user_id: string
  kind: ConnectionChangeKind
  state: StepState
  observed: string | null
  problem: string | null
  of_active: boolean
  given_name: string | null
  family_name: string | null
  requested_at: Date
  asked_at: Date | null
  at: Date | null
  finished_at: Date | null
  bulk_request_id: string | null
  mail_state: MailState | null
  mail_problem: string | null
  mail_asked_at: Date | null
  mail_at: Date | null
}

/** What is known of a change when it is opened. `bulkRequest`: holds it until its last line. */
export type NewChange = Pick<ConnectionChange, 'userId' | 'kind' | 'ofActive' | 'name' | 'cause'> & {
  bulkRequest?: string | undefined
}

/** Opens a change; the caller holds the user's lock and knows that none is open. */
export async function openChange(
  db: Knex,
  tenant: string,
  { userId, kind, ofActive, name, cause, bulkRequest }: NewChange,
): Promise<string> {
  const [row] = (await db('connection_changes')
    .insert({
      tenant_id: tenant,
      user_id: userId,
      kind,
      of_active: ofActive,
      many: bulkRequest !== undefined,
      bulk_request_id: bulkRequest ?? null,
      given_name: name?.givenName ?? null,
      family_name: name?.familyName ?? null,
      ...causeColumns(cause),
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

/** It waits for its bulk request no longer, and is not one of many any more. */
export async function letGoOfBulk(db: Knex, tenant: string, id: string): Promise<void> {
  await db('connection_changes')
    .where({ tenant_id: tenant, id })
    .update({ bulk_request_id: null, many: false })
}

/** A call is about to be made. `askedAt` only if none was made before. */
export async function beginCall(
  db: Knex,
  tenant: string,
  id: string,
  { askedAt, attemptedAt }: { askedAt: string | undefined; attemptedAt: string },
): Promise<void> {
  await db('connection_changes')
    .where({ tenant_id: tenant, id })
    .update({
      state: 'running',
      problem: null,
      attempted_at: attemptedAt,
      ...(askedAt !== undefined && { asked_at: askedAt }),
    })
}

/** The outcome of the call is known. */
export async function endCall(db: Knex, tenant: string, id: string): Promise<void> {
  await db('connection_changes').where({ tenant_id: tenant, id }).update({ attempted_at: null })
}

/** What is known of a person only while the change is open. */
const forgotten = { given_name: null, family_name: null, former_connection: null }

/** A removal takes the place of what was to be connected. */
export async function endConnecting(
  db: Knex,
  tenant: string,
  { users, at }: { users: readonly string[]; at: string },
): Promise<void> {
  await db('connection_changes')
    .where({ tenant_id: tenant, kind: 'connect' })
    .whereRaw('user_id = any(?)', [[...users]])
    .whereNull('finished_at')
    .update({
      state: 'skipped',
      problem: 'superseded',
      at,
      finished_at: at,
      ...forgotten,
    })
}

/** Longer than an attempt is given: by then its call has been carried out or never will be. */
const attemptSeconds = 40

/** Whether a call that connects may be under way at this moment: then nothing else may be asked about the connection. */
export async function isBeingConnected(
  db: Knex,
  tenant: string,
  { user, now }: { user: string; now: string },
): Promise<boolean> {
  const found = await db<Row>('connection_changes')
    .where({ tenant_id: tenant, user_id: user, kind: 'connect' })
    .whereRaw(`attempted_at > ?::timestamptz - ? * interval '1 second'`, [now, attemptSeconds])
    .first('id')
  return found !== undefined
}

/** SQL: the users whose connection a call takes at this moment, for a leaver or by hand; of `attemptsSince`. */
export const beingRemoved = `(
  select l.tenant_id, l.user_id from leaver_steps s join leavers l on l.tenant_id = s.tenant_id and l.id = s.leaver_id
  where s.attempted_at > :since
  union all
  select tenant_id, user_id from connection_changes where kind = 'remove' and attempted_at > :since)`

export const attemptsSince = (now: string): Date => new Date(Date.parse(now) - attemptSeconds * 1_000)

/**
 * The same as `isBeingConnected` for a call that takes the connection of this user, or of a user of any tenant who is the same
 * person. The caller holds the user's lock, and that of `lockConnectUser` where the Connect user is known.
 */
export async function isBeingRemoved(
  db: Knex,
  tenant: string,
  { user, connectUserId, now }: { user: string; connectUserId: string | undefined; now: string },
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select from ${beingRemoved} r join users u on u.tenant_id = r.tenant_id and u.id = r.user_id
     where (u.tenant_id, u.id) = (:tenant, :user) or u.visma_connect_user_id = :connectUserId limit 1`,
    { since: attemptsSince(now), tenant, user, connectUserId: connectUserId ?? null },
  )
  return rows.length > 0
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
    .update({ state, observed, problem, at, finished_at: at, ...forgotten })
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
    name:
      row.given_name === null || row.family_name === null
        ? null
        : { givenName: row.given_name, familyName: row.family_name },
    requestedAt: row.requested_at.toISOString(),
    askedAt: row.asked_at?.toISOString() ?? null,
    at: row.at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    heldByBulk: row.bulk_request_id !== null,
    welcomeMail:
      row.mail_state === null
        ? null
        : {
            state: row.mail_state,
            problem: row.mail_problem,
            askedAt: row.mail_asked_at?.toISOString() ?? null,
            at: row.mail_at?.toISOString() ?? null,
          },
    cause: causeFromColumns(row),
  }
}

import type { Knex } from 'knex'
import type { StepState } from '../domain/leaver.ts'
import type { Cause } from './audit.ts'
import {
  changesOf,
  endConnecting,
  type ConnectionChange,
  type ConnectionChangeKind,
} from './connection-changes.ts'

/** What a person asked for the connections of many users at once. */
export type ConnectionRequest = {
  id: string
  requestedAt: string
  actor: string | null
  reason: string | null
  /** Of its users, by the state that the change is in, or `refused`. */
  counts: Record<string, number>
}

/** What became of one user: a change, which another request may have opened, or why there is none. */
export type RequestItem = { userId: string; change: ConnectionChange | undefined; refused: string | null }

type NewRequest = {
  kind: ConnectionChangeKind
  users: readonly string[]
  /** Of them those for whom nothing is opened, and why. */
  refused: readonly { user: string; why: string }[]
  cause: Cause
  now: string
}

/**
 * Writes the request with an item for each user, and opens a change for each that has none open; in the caller's transaction.
 * Answers its id and the changes that it opened.
 */
export async function openRequest(
  db: Knex,
  tenant: string,
  { kind, users, refused, cause, now }: NewRequest,
): Promise<{ id: string; opened: string[] }> {
  const actor = cause.actor ?? null
  const reason = cause.reason ?? null
  const [request] = (await db('connection_requests')
    .insert({ tenant_id: tenant, kind, actor, reason })
    .returning('id')) as { id: string }[]
  if (request === undefined) throw new Error('insert returned nothing')
  const bindings = {
    tenant,
    kind,
    actor,
    reason,
    users: [...users],
    refused: Object.fromEntries(refused.map(({ user, why }) => [user, why])),
    request: request.id,
    key: cause.keyId ?? null,
    partner: cause.partner ?? null,
    requestId: cause.requestId ?? null,
  }
  if (kind === 'remove') await endConnecting(db, tenant, { users, at: now })
  // In the order of their ids, so that two requests for the same users wait for each other and do not meet crosswise.
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `insert into connection_changes (tenant_id, user_id, kind, of_active, many, actor, key_id, partner_id, request_id, reason)
     select u.tenant_id, u.id, :kind, u.active, true, :actor::text, :key::text, :partner::text, :requestId::text, :reason::text
     from users u where u.tenant_id = :tenant and u.id = any(:users::text[]) and :refused::jsonb ->> u.id is null order by u.id
     on conflict (tenant_id, user_id) where finished_at is null do nothing
     returning id`,
    bindings,
  )
  await db.raw(
    `insert into connection_request_items (tenant_id, request_id, user_id, change_id, refused)
     select :tenant, :request, chosen.id, c.id,
       case when u.id is null then 'not-found' when c.id is null then coalesce(:refused::jsonb ->> u.id, 'connection-busy') end
     from (select distinct unnest(:users::text[]) as id) chosen
     left join users u on u.tenant_id = :tenant and u.id = chosen.id
     left join connection_changes c
       on c.tenant_id = :tenant and c.user_id = chosen.id and c.kind = :kind and c.finished_at is null`,
    bindings,
  )
  const opened = rows.map(({ id }) => id)
  await db.raw(
    `insert into audit (tenant_id, action, subject_kind, subject_id, actor, key_id, partner_id, request_id, reason, new_value)
     select :tenant, :action, 'user', user_id, :actor::text, :key::text, :partner::text, :requestId::text, :reason::text,
       jsonb_build_object('change', id, 'request', :request::text)
     from connection_changes where tenant_id = :tenant and id = any(:opened::uuid[]) order by user_id`,
    { ...bindings, opened, action: askedAction[kind] },
  )
  return { id: request.id, opened }
}

/** How the audit trail calls it. */
export const askedAction = {
  remove: 'user.connection-removal-asked',
  connect: 'user.connection-asked',
} as const satisfies Record<ConnectionChangeKind, string>

export async function findRequest(
  db: Knex,
  tenant: string,
  { id, kind }: { id: string; kind: ConnectionChangeKind },
): Promise<ConnectionRequest | undefined> {
  const row = (await db('connection_requests').where({ tenant_id: tenant, id, kind }).first()) as
    { id: string; requested_at: Date; actor: string | null; reason: string | null } | undefined
  if (row === undefined) return undefined
  const { rows } = await db.raw<{ rows: { state: StepState | 'refused'; count: number }[] }>(
    `select coalesce(c.state, 'refused') as state, count(*)::int as count from connection_request_items i
     left join connection_changes c on c.tenant_id = i.tenant_id and c.id = i.change_id
     where i.tenant_id = ? and i.request_id = ? group by 1`,
    [tenant, id],
  )
  return {
    id,
    requestedAt: row.requested_at.toISOString(),
    actor: row.actor,
    reason: row.reason,
    counts: Object.fromEntries(rows.map(({ state, count }) => [state, count])),
  }
}

/** In the order of the users' ids. */
export async function listRequestItems(
  db: Knex,
  tenant: string,
  { request, after, limit }: { request: string; after: string | undefined; limit: number },
): Promise<RequestItem[]> {
  const rows = (await db('connection_request_items')
    .where({ tenant_id: tenant, request_id: request })
    .where('user_id', '>', after ?? '')
    .orderBy('user_id')
    .limit(limit)) as { user_id: string; change_id: string | null; refused: string | null }[]
  const changes = await changesOf(
    db,
    tenant,
    rows.flatMap(({ change_id }) => change_id ?? []),
  )
  return rows.map(({ user_id, change_id, refused }) => ({
    userId: user_id,
    change: changes.find(({ id }) => id === change_id),
    refused,
  }))
}

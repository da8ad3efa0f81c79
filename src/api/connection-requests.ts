// Visma Connect connections of many users at once: asked for in one call, each with a result of its own (L8, L11).
import { z } from 'zod'
import {
  findRequest,
  listRequestItems,
  type ConnectionRequest,
  type RequestItem,
} from '../db/connection-requests.ts'
import type { ConnectionChangeKind } from '../db/connection-changes.ts'
import { stepStates } from '../domain/leaver.ts'
import { askForRemovals, askToConnectMany } from '../intake/connections.ts'
import { changeOf, readers, writers, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { keysetList } from './lists.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { changeFields, changeView } from './schemas/connection.ts'
import { GivenInstantField, InstantField, ReasonField } from './schemas/values.ts'

const list = keysetList({ name: 'connection-request', position: z.strictObject({ userId: z.string() }) })

const Counts = z.strictObject(Object.fromEntries([...stepStates, 'refused'].map((state) => [state, z.int()])))

const ItemView = z
  .strictObject({
    userId: z.string(),
    refused: z
      .string()
      .nullable()
      .meta({ description: 'A problem code: why nothing was begun for this user.', examples: ['not-found'] }),
    change: z.strictObject(changeFields).nullable(),
  })
  .meta({ id: 'ConnectionRequestItem' })

const RequestView = z
  .strictObject({
    id: z.string(),
    requestedAt: InstantField,
    actor: z.string().nullable(),
    reason: z.string().nullable(),
    total: z.int(),
    counts: Counts.meta({ description: 'Users by the state that they are in.' }),
    items: z.array(ItemView).meta({ description: 'In the order of the ids of the users.' }),
    next: z.string().nullable().meta({ description: 'The cursor of the next page of items.' }),
  })
  .meta({ id: 'ConnectionRequest' })

const Users = z.array(Id).min(1).max(1000)

const Removals = z
  .union([
    z.strictObject({ users: Users, reason: ReasonField }),
    z.strictObject({
      filter: z
        .strictObject({
          inactiveWhy: z.enum(['launch', 'person', 'automation']).optional(),
          inactiveSince: GivenInstantField.optional(),
        })
        .meta({ description: 'All of the report *inactive but connected*, or those of it that fit.' }),
      reason: ReasonField,
    }),
  ])
  .meta({ id: 'ConnectionRemovals' })

const Connections = z
  .union([
    z.strictObject({ users: Users, reason: ReasonField }),
    z.strictObject({
      filter: z
        .strictObject({
          bulkRequest: z.uuid().optional(),
          approval: z.uuid().optional(),
          leaver: z.uuid().optional(),
        })
        .meta({
          description:
            'All of the report *connection missing*, or those of it that fit: all that a bulk request, an approval of the guard or a leaver closed.',
        }),
      reason: ReasonField,
    }),
  ])
  .meta({ id: 'NewConnections' })

const common = { tag: 'Connections' } as const
const reading = {
  ...common,
  method: 'get',
  roles: readers,
  actor: 'recorded',
  idempotency: 'none',
  params: z.strictObject({ id: Id }),
  query: z.strictObject(list.fields),
  answers: { 200: { description: 'The request', schema: RequestView } },
  problems: ['not-found'],
} as const
const asking = {
  ...common,
  method: 'post',
  roles: writers,
  actor: 'required',
  idempotency: 'natural',
  answers: {
    202: {
      description: 'Under way; the request with its first items. Read it again for the outcome',
      schema: RequestView,
      headers: { Location: 'Where to look.' },
    },
  },
  problems: [],
} as const

type Reading = {
  kind: ConnectionChangeKind
  id: string
  cursor?: { userId: string } | undefined
  limit: number
}

async function requestOf({ intake: { db } }: ApiDeps, tenant: string, { kind, id, cursor, limit }: Reading) {
  const known = z.uuid().safeParse(id).success ? await findRequest(db, tenant, { id, kind }) : undefined
  if (known === undefined) throw new Problem('not-found', { detail: `There is no such request ${id}.` })
  const rows = await listRequestItems(db, tenant, { request: id, after: cursor?.userId, limit: limit + 1 })
  return requestView({ request: known, rows, limit })
}

function requestView({
  request: { counts, ...request },
  rows,
  limit,
}: {
  request: ConnectionRequest
  rows: readonly RequestItem[]
  limit: number
}): z.input<typeof RequestView> {
  const { data, next } = list.page({
    rows,
    limit,
    at: ({ userId }) => ({ userId }),
    view: ({ userId, refused, change }) => ({
      userId,
      refused,
      change: change === undefined ? null : changeView(change),
    }),
  })
  const states = [...stepStates, 'refused'] as const
  return {
    ...request,
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    counts: Object.fromEntries(states.map((state) => [state, counts[state] ?? 0])),
    items: data,
    next,
  }
}

const firstItems = 100

async function accepted(deps: ApiDeps, tenant: string, asked: { kind: ConnectionChangeKind; id: string }) {
  const path = asked.kind === 'remove' ? 'connection-removals' : 'connections'
  const body = await requestOf(deps, tenant, { ...asked, limit: firstItems })
  return { status: 202, body, headers: { Location: `/v1/${path}/${asked.id}` } } as const
}

export const connectionRequestRoutes: Route<ApiDeps>[] = [
  route({
    ...asking,
    operationId: 'removeConnections',
    summary: 'Remove the connections of many users',
    description:
      'Up to 1000 users by their ids, or all of the report *inactive but connected* that fit the filter. Each is carried out by itself, at the pace that Visma Connect bears, after leavers and single removals; a restart loses and repeats nothing.',
    path: '/connection-removals',
    body: Removals,
    handle:
      (deps: ApiDeps) =>
      async ({ caller, body, request }) => {
        const { reason, ...chosen } = body
        const id = await askForRemovals(deps.intake, changeOf({ caller, request }), { chosen, reason })
        return await accepted(deps, caller.tenant, { kind: 'remove', id })
      },
  }),
  route({
    ...reading,
    operationId: 'getConnectionRemovals',
    summary: 'Read how far a removal of many connections came',
    path: '/connection-removals/{id}',
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, query }) => ({
        status: 200,
        body: await requestOf(deps, caller.tenant, { kind: 'remove', id, ...query }),
      }),
  }),
  route({
    ...asking,
    operationId: 'connectUsers',
    summary: 'Connect many users again',
    description:
      'Up to 1000 users by their ids, or all of the report *connection missing* that fit the filter, each by the e-mail that is on record, with a result of its own. Whose e-mail is of none of `connectDomains` of the settings is refused as `domain-not-allowed`, unless connected already; who is inactive ends as `skipped` (`user-inactive`): let them in first.',
    path: '/connections',
    body: Connections,
    handle:
      (deps: ApiDeps) =>
      async ({ caller, body, request }) => {
        const { reason, ...chosen } = body
        const id = await askToConnectMany(deps.intake, changeOf({ caller, request }), { chosen, reason })
        return await accepted(deps, caller.tenant, { kind: 'connect', id })
      },
  }),
  route({
    ...reading,
    operationId: 'getConnections',
    summary: 'Read how far connecting many users came',
    path: '/connections/{id}',
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, query }) => ({
        status: 200,
        body: await requestOf(deps, caller.tenant, { kind: 'connect', id, ...query }),
      }),
  }),
]

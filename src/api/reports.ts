// Reports: what no process mends by itself.
import { z } from 'zod'
import { listMissingConnections } from '../db/missing-connections.ts'
import { listInactiveButConnected } from '../db/user-lists.ts'
import { readers, type ApiDeps } from './deps.ts'
import { keysetList, listOf } from './lists.ts'
import { shownUsers } from './masking.ts'
import { route, type Route } from './route.ts'
import { UserView, userView } from './schemas/user.ts'
import { InstantField } from './schemas/values.ts'

const missing = keysetList({
  name: 'connection-missing',
  position: z.strictObject({ since: z.iso.datetime(), id: z.string() }),
})

const MissingView = z
  .strictObject({
    since: InstantField,
    leaverId: z.string().nullable().meta({ description: 'The leaver that took it; null where none did.' }),
    user: UserView,
  })
  .meta({ id: 'MissingConnection' })

const list = keysetList({
  name: 'inactive-but-connected',
  position: z.strictObject({ inactiveSince: z.iso.datetime(), id: z.string() }),
})

export const reportRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'listInactiveButConnected',
    tag: 'Reports',
    summary: 'List users that are inactive but connected',
    description:
      'Whose account is closed while a Visma Connect connection exists or may exist, the longest first: since when and why stands with each.',
    method: 'get',
    path: '/reports/inactive-but-connected',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    query: z.strictObject(list.fields),
    answers: { 200: { description: 'Users', schema: listOf(UserView) } },
    problems: [],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, query: { cursor, limit } }) => {
        const { db } = intake
        const users = await listInactiveButConnected(db, caller.tenant, { after: cursor, limit: limit + 1 })
        const rows = await shownUsers(db, caller.tenant, { users, showing: 'many' })
        const page = list.page({
          rows,
          limit,
          at: ({ position }) => position,
          view: ({ position: _position, ...user }) => userView(user),
        })
        return { status: 200, body: page }
      },
  }),
  route({
    operationId: 'listMissingConnections',
    tag: 'Reports',
    summary: 'List users whose connection is missing',
    description:
      'Who may log in, but whose Visma Connect connection koppling took or may have taken away: since when and by which leaver, the longest first. It is connected again by an explicit call only.',
    method: 'get',
    path: '/reports/connection-missing',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    query: z.strictObject({
      ...missing.fields,
      bulkRequest: z.uuid().optional().meta({
        description: 'All that this bulk request closed: the `Koppling-Bulk-Request` of its answer.',
      }),
      approval: z.uuid().optional().meta({
        description: 'All that this approval of the guard let close: the `approval` of its undoing.',
      }),
      leaver: z.uuid().optional(),
    }),
    answers: { 200: { description: 'Users', schema: listOf(MissingView) } },
    problems: [],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, query: { cursor, limit, ...filter } }) => {
        const { db } = intake
        const asked = { filter, after: cursor, limit: limit + 1 }
        const users = await listMissingConnections(db, caller.tenant, asked)
        const rows = await shownUsers(db, caller.tenant, { users, showing: 'many' })
        const page = missing.page({
          rows,
          limit,
          at: ({ position }) => position,
          view: ({ position, ...user }) => ({
            since: user.taken?.at ?? position.since,
            leaverId: user.taken?.leaver ?? null,
            user: userView(user),
          }),
        })
        return { status: 200, body: page }
      },
  }),
]

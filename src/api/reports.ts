// Reports: what no process mends by itself.
import { z } from 'zod'
import { listInactiveButConnected } from '../db/user-lists.ts'
import { readers, type ApiDeps } from './deps.ts'
import { keysetList, listOf } from './lists.ts'
import { route, type Route } from './route.ts'
import { UserView, userView } from './schemas/user.ts'

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
        const rows = await listInactiveButConnected(intake.db, caller.tenant, {
          after: cursor,
          limit: limit + 1,
        })
        const page = list.page({
          rows,
          limit,
          at: ({ position }) => position,
          view: ({ position: _position, ...user }) => userView(user),
        })
        return { status: 200, body: page }
      },
  }),
]

// Visma Connect connections by hand: what people ask for one user at a time (L10, L11).
import { z } from 'zod'
import { latestChangeOf } from '../db/connection-changes.ts'
import { findUser } from '../db/users.ts'
import { askForRemoval } from '../intake/connections.ts'
import { changeOf, readers, writers, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { ConnectionView, connectionView } from './schemas/connection.ts'
import { ReasonField } from './schemas/values.ts'

const common = {
  tag: 'Connections',
  path: '/users/{id}/connection',
  params: z.strictObject({ id: Id }),
} as const
const asked = {
  description: 'Under way; the connection as it stands. Read it again for the outcome',
  schema: ConnectionView,
  headers: { Location: 'Where to look.' },
}

async function connectionOf({ intake, temporalUiLink }: ApiDeps, tenant: string, id: string) {
  const user = await findUser(intake.db, tenant, id)
  if (user === undefined) throw new Problem('not-found', { detail: `There is no user ${id}.` })
  const change = await latestChangeOf(intake.db, tenant, id)
  return connectionView({ user, change }, { tenant, temporalUiLink })
}

async function accepted(deps: ApiDeps, tenant: string, id: string) {
  const body = await connectionOf(deps, tenant, id)
  return { status: 202, body, headers: { Location: `/v1/users/${id}/connection` } } as const
}

export const connectionRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'getConnection',
    summary: "Read a user's connection",
    description: 'With what was asked for it last, by whom and why, and how far that came.',
    method: 'get',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    answers: { 200: { description: 'The connection', schema: ConnectionView } },
    problems: ['not-found'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id } }) => ({
        status: 200,
        body: await connectionOf(deps, caller.tenant, id),
      }),
  }),
  route({
    ...common,
    operationId: 'removeConnection',
    summary: "Remove a user's connection",
    description:
      "Runs at once; the account stays as it is, and the person's Visma Connect account too. A connection that another active user shares is kept.",
    method: 'delete',
    roles: writers,
    actor: 'required',
    idempotency: 'natural',
    body: z.strictObject({ reason: ReasonField }).meta({ id: 'ConnectionRemoval' }),
    answers: { 202: asked },
    problems: ['not-found', 'user-exempt'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, body: { reason }, request }) => {
        await askForRemoval(deps.intake, changeOf({ caller, request }), { user: id, reason })
        return await accepted(deps, caller.tenant, id)
      },
  }),
]

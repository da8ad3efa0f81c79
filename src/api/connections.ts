// Visma Connect connections by hand: what people ask for one user at a time (L10, L11).
import { z } from 'zod'
import { latestChangeOf } from '../db/connection-changes.ts'
import { findUser } from '../db/users.ts'
import { confirmByHand, skipByHand } from '../intake/confirming.ts'
import { askForRemoval, askToConnect } from '../intake/connections.ts'
import { changeOf, readers, writers, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { shownUser } from './masking.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { ConnectionView, connectionView } from './schemas/connection.ts'
import { EmailField, NameField, ReasonField } from './schemas/values.ts'

const common = {
  tag: 'Connections',
  path: '/users/{id}/connection',
  params: z.strictObject({ id: Id }),
} as const
const NewConnection = z
  .strictObject({
    email: EmailField,
    givenName: NameField.nullable().default(null).meta({
      description: 'Only for a user without employee: Visma Connect wants a name for a new account.',
    }),
    familyName: NameField.nullable().default(null),
    reason: ReasonField.nullable().default(null),
  })
  .refine(({ givenName, familyName }) => (givenName === null) === (familyName === null), {
    error: 'must be sent together with `givenName`.',
    path: ['familyName'],
  })
  .meta({ id: 'NewConnection' })

const ByHand = z.strictObject({ reason: ReasonField }).meta({ id: 'ConnectionByHand' })

const asked = {
  description: 'Under way; the connection as it stands. Read it again for the outcome',
  schema: ConnectionView,
  headers: { Location: 'Where to look.' },
}

type Asking = { tenant: string; role: string }

async function connectionOf({ intake, temporalUiLink }: ApiDeps, { tenant, role }: Asking, id: string) {
  const found = await findUser(intake.db, tenant, id)
  if (found === undefined) throw new Problem('not-found', { detail: `There is no user ${id}.` })
  const user = await shownUser(intake.db, tenant, { user: found, showing: { role } })
  const change = await latestChangeOf(intake.db, tenant, id)
  return connectionView({ user, change }, { tenant, temporalUiLink })
}

async function accepted(deps: ApiDeps, caller: Asking, id: string) {
  const body = await connectionOf(deps, caller, id)
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
        body: await connectionOf(deps, caller, id),
      }),
  }),
  route({
    ...common,
    operationId: 'removeConnection',
    summary: "Remove a user's connection",
    description:
      "Runs at once; the account stays as it is, and the person's Visma Connect account too, but by SCIM, which suspends it. A connection that another active user shares is kept.",
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
        return await accepted(deps, caller, id)
      },
  }),
  route({
    ...common,
    operationId: 'confirmConnection',
    summary: "Say that a user's connection was removed or made by hand",
    description:
      'Where the tenant has connections changed by people (`PUT /v1/visma-connect` with mode `task`) and the to-do `connection-task` is done: what was asked for ends as `done`, observed `confirmed-by-hand`.',
    path: '/users/{id}/connection/confirm',
    method: 'post',
    roles: writers,
    actor: 'required',
    idempotency: 'key',
    body: ByHand,
    answers: { 200: { description: 'The connection', schema: ConnectionView } },
    problems: ['not-found', 'nothing-to-confirm'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, body: { reason }, request }) => {
        await confirmByHand(deps.intake, changeOf({ caller, request }), { user: id, reason })
        return { status: 200, body: await connectionOf(deps, caller, id) }
      },
  }),
  route({
    ...common,
    operationId: 'skipConnectionChange',
    summary: "Take back what somebody is asked to do to a user's connection",
    description:
      'Where the tenant has connections changed by people (mode `task`): the to-do `connection-task` goes, the connection stays as it was, also by which e-mail, and what was asked for by `DELETE` or `PUT` ends as `skipped` with the problem `taken-back`. What a leaver waits for is left by `POST /v1/leavers/{id}/skip`.',
    path: '/users/{id}/connection/skip',
    method: 'post',
    roles: writers,
    actor: 'required',
    idempotency: 'key',
    body: ByHand,
    answers: { 200: { description: 'The connection', schema: ConnectionView } },
    problems: ['not-found', 'nothing-to-confirm'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, body: { reason }, request }) => {
        await skipByHand(deps.intake, changeOf({ caller, request }), { user: id, reason })
        return { status: 200, body: await connectionOf(deps, caller, id) }
      },
  }),
  route({
    ...common,
    operationId: 'connectUser',
    summary: 'Connect a user again, by e-mail',
    description:
      "Links the person's Visma Connect account to the application, and makes one where the e-mail has none; by SCIM it lets the account in again and makes none, and in mode `task` somebody is asked (`GET /v1/visma-connect`). The e-mail becomes the user's; where another one is or may be connected, remove that connection first. It must be of one of `connectDomains` of the settings, where there are any, unless the user is connected already. Nobody is ever connected again but by this call or the one for many.",
    method: 'put',
    roles: writers,
    actor: 'required',
    idempotency: 'natural',
    body: NewConnection,
    answers: { 202: asked },
    problems: [
      'not-found',
      'user-exempt',
      'user-inactive',
      'connection-busy',
      'connected-already',
      'domain-not-allowed',
      'name-required',
      'masked-value',
    ],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, body: { givenName, familyName, ...body }, request }) => {
        const name = givenName === null || familyName === null ? null : { givenName, familyName }
        await askToConnect(deps.intake, changeOf({ caller, request }), { user: id, name, ...body })
        return await accepted(deps, caller, id)
      },
  }),
]

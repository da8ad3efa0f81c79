// Users: the accounts that log in, and what koppling knows of them. The HR system follows `mayLogIn` (L7).
import { z } from 'zod'
import { listUsers } from '../db/user-lists.ts'
import { findUser, type User } from '../db/users.ts'
import { warningsOf } from '../domain/warnings.ts'
import { deactivateByHand, reactivateByHand } from '../intake/by-hand.ts'
import { recordEnforcement } from '../intake/enforcement.ts'
import { putUserDocument } from '../intake/users.ts'
import type { Intake } from '../intake/context.ts'
import { previewPerson } from '../intake/preview.ts'
import { changeOf, readers, writers, type ApiDeps } from './deps.ts'
import { checkIfMatch, etagOf } from './etags.ts'
import { Id } from './fields.ts'
import { keysetList, listOf } from './lists.ts'
import { shownUser, shownUsers } from './masking.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { UserFields } from './schemas/employee.ts'
import { dryRunQuery, Preview } from './schemas/preview.ts'
import { UserView, userView } from './schemas/user.ts'
import { Warnings, withWarnings } from './schemas/warnings.ts'
import { DateField, GivenInstantField, ReasonField } from './schemas/values.ts'

const UserBody = z
  .strictObject({
    ...UserFields,
    accessEndsOn: DateField.nullable().optional().meta({
      description:
        'Of a user without employee: the first local day without access, in the zone of the tenant. Null takes it back, and left out changes nothing.',
    }),
  })
  .meta({ id: 'User' })

const WrittenUser = UserView.extend({ warnings: Warnings }).meta({ id: 'WrittenUser' })

const params = z.strictObject({ id: Id })
const list = keysetList({
  name: 'users',
  position: z.strictObject({ changedAt: z.iso.datetime(), id: z.string() }),
})
const common = { tag: 'Users', actor: 'recorded' } as const
const byHand = {
  tag: 'Users',
  method: 'post',
  roles: writers,
  actor: 'required',
  idempotency: 'natural',
  etag: 'answered',
  params,
  query: dryRunQuery,
  answers: { 200: { description: 'The user', schema: z.union([UserView, Preview]) } },
} as const

export const userRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'listUsers',
    summary: 'List users',
    description:
      'In order of their last change, oldest first. To follow changes begin with `changedSince` long ago, and go on from the last `changedAt` that was read: no change is missed, and one may come again. Of people with `protectedIdentity` user name and e-mail are masked.',
    method: 'get',
    path: '/users',
    roles: readers,
    idempotency: 'none',
    query: z.strictObject({
      ...list.fields,
      active: z
        .enum(['true', 'false'])
        .transform((text) => text === 'true')
        .optional(),
      connection: z.enum(['yes', 'no', 'unknown']).optional(),
      inactiveWhy: z.enum(['launch', 'person', 'automation']).optional(),
      inactiveSince: GivenInstantField.optional().meta({ description: 'Inactive from this instant on.' }),
      changedSince: GivenInstantField.optional(),
    }),
    answers: { 200: { description: 'Users', schema: listOf(UserView) } },
    problems: [],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, query: { cursor, limit, ...filter } }) => {
        const { db } = intake
        const users = await listUsers(db, caller.tenant, { filter, after: cursor, limit: limit + 1 })
        const rows = await shownUsers(db, caller.tenant, { users, showing: 'many' })
        return {
          status: 200,
          body: list.page({
            rows,
            limit,
            at: ({ position }) => position,
            view: ({ position: _position, ...user }) => userView(user),
          }),
        }
      },
  }),
  route({
    ...common,
    operationId: 'getUser',
    summary: 'Read a user',
    description:
      'The user of a person with `protectedIdentity` is shown whole to the roles `hr` and `admin`, and masked to `viewer`.',
    method: 'get',
    path: '/users/{id}',
    roles: readers,
    idempotency: 'none',
    etag: 'answered',
    params,
    answers: { 200: { description: 'The user', schema: UserView } },
    problems: ['not-found'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id } }) => {
        const user = await findUser(intake.db, caller.tenant, id)
        if (user === undefined) throw new Problem('not-found', { detail: `There is no user ${id}.` })
        return answerOf(await shownUser(intake.db, caller.tenant, { user, showing: caller }))
      },
  }),
  route({
    ...common,
    operationId: 'putUser',
    summary: 'Create or replace a user',
    description:
      'A user without employee, such as a consultant or an administrator; or the user part of an employee.',
    method: 'put',
    path: '/users/{id}',
    roles: writers,
    idempotency: 'natural',
    etag: 'if-match',
    params,
    query: dryRunQuery,
    body: UserBody,
    answers: { 200: { description: 'The user', schema: z.union([WrittenUser, Preview]) } },
    problems: [
      'template-unknown',
      'use-reactivate',
      'last-administrator',
      'masked-value',
      'precondition-failed',
    ],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id }, query, body, request }) => {
        const { ifMatch } = request
        const put = {
          document: { id, ...body },
          accept: (current: User | undefined) =>
            checkIfMatch({ ifMatch, current: current && userView(current) }),
        }
        const work = (by: Intake) => putUserDocument(by, changeOf({ caller, request }), put)
        const answer = await done(intake, caller.tenant, { id, dryRun: query.dryRun, work })
        return { ...answer, body: withWarnings(answer.body, warningsOf(body)) }
      },
  }),
  route({
    ...byHand,
    operationId: 'deactivateUser',
    summary: 'Deactivate a user by hand',
    description:
      'The leaver of its employee ends as `closed-by-hand`, and the connection stays. What koppling has closed already stays closed from then on, whoever returns.',
    path: '/users/{id}/deactivate',
    body: z.strictObject({ reason: ReasonField }).meta({ id: 'Deactivation' }),
    problems: ['not-found', 'last-administrator'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id }, query: { dryRun }, body: { reason }, request }) => {
        const change = changeOf({ caller, request })
        const work = (by: Intake) => deactivateByHand(by, change, { id, reason })
        return await done(intake, caller.tenant, { id, dryRun, work })
      },
  }),
  route({
    ...byHand,
    operationId: 'reactivateUser',
    summary: 'Reactivate a user by hand',
    description:
      'Who has no employment any more is closed again at `until`, 14 days ahead unless given, 90 at most; for an account that was opened so already another `until` moves that end. The connection is not restored.',
    path: '/users/{id}/reactivate',
    body: z
      .strictObject({ reason: ReasonField, until: GivenInstantField.nullable().default(null) })
      .meta({ id: 'Reactivation' }),
    problems: ['not-found', 'decision-refused'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id }, query: { dryRun }, body: { reason, until }, request }) => {
        const change = changeOf({ caller, request })
        const work = (by: Intake) => reactivateByHand(by, change, { id, reason, until })
        return await done(intake, caller.tenant, { id, dryRun, work })
      },
  }),
  route({
    ...common,
    operationId: 'enforceUser',
    summary: 'Say that the closing of an account has been carried out',
    description:
      'For the HR system, once it has ended the sessions and refuses log-in: the account step of the leaver counts as enforced.',
    method: 'put',
    path: '/users/{id}/enforcement',
    roles: writers,
    idempotency: 'natural',
    etag: 'answered',
    params,
    body: z
      .strictObject({
        inactiveSince: GivenInstantField.meta({
          description: 'Of the user, as it was read: which closing it was.',
        }),
      })
      .meta({ id: 'Enforcement' }),
    answers: { 200: { description: 'The user', schema: UserView } },
    problems: ['not-found', 'closing-outdated'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id }, body: { inactiveSince }, request }) => {
        await recordEnforcement(intake, changeOf({ caller, request }), { id, inactiveSince })
        return await answered(intake, caller.tenant, id)
      },
  }),
]

type Doing = { id: string; dryRun: boolean; work: (intake: Intake) => Promise<void> }

async function done(intake: Intake, tenant: string, { id, dryRun, work }: Doing) {
  if (dryRun) {
    return { status: 200, body: await previewPerson(intake, tenant, { whose: { user: id }, work }) } as const
  }
  await work(intake)
  return await answered(intake, tenant, id)
}

async function answered(intake: Intake, tenant: string, id: string) {
  const user = await findUser(intake.db, tenant, id)
  if (user === undefined) throw new Error(`user ${id} vanished while being written`)
  return answerOf(user)
}

function answerOf(user: User) {
  const body = userView(user)
  return { status: 200, body, etag: etagOf(body) } as const
}

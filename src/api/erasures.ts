// Erasing people: whatever tells who somebody was is forgotten, once nobody can log in by it any more.
import { z } from 'zod'
import type { ErasureOf } from '../db/erasures.ts'
import { askForErasure } from '../intake/erase.ts'
import { admins, changeOf, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { route, type Route } from './route.ts'
import { dryRunQuery } from './schemas/preview.ts'
import { InstantField } from './schemas/values.ts'

const Erasure = z
  .strictObject({
    id: Id,
    state: z.enum(['closing', 'erased']).meta({
      description: 'With `closing` the access is closed first; what remains follows by itself.',
    }),
    requestedAt: InstantField,
    waitingFor: z.enum(['account', 'connection']).nullable().meta({
      description: 'What is closed before the person is erased. Null once it is.',
    }),
  })
  .meta({ id: 'Erasure' })

const common = {
  method: 'delete',
  roles: admins,
  actor: 'required',
  idempotency: 'natural',
  params: z.strictObject({ id: Id }),
  query: dryRunQuery,
  answers: {
    200: { description: 'Erased; with `dryRun`, how far it would be', schema: Erasure },
    202: { description: 'The access is being closed; the person is erased afterwards', schema: Erasure },
  },
} as const

const problems = ['not-found', 'still-employed', 'account-open', 'last-administrator'] as const

const handle =
  (whoseOf: (id: string) => ErasureOf) =>
  ({ intake }: ApiDeps) =>
  async ({ caller, params: { id }, query: { dryRun }, request }: Input) => {
    const answer = await askForErasure(intake, changeOf({ caller, request }), { whose: whoseOf(id), dryRun })
    const status = answer.state === 'erased' || dryRun ? 200 : 202
    return { status, body: { id, ...answer } } as const
  }

type Input = {
  caller: Parameters<typeof changeOf>[0]['caller']
  params: { id: string }
  query: { dryRun: boolean }
  request: Parameters<typeof changeOf>[0]['request']
}

export const erasureRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'eraseEmployee',
    tag: 'Employees',
    summary: 'Erase an employee',
    description:
      'Everything that tells who it was is forgotten, with the user; it cannot be taken back. Audit trail and evidence stay without personal data. Who may still log in is closed out first, as by access `now`; called again it tells how far that is. An id that is sent again later is a new person.',
    path: '/employees/{id}',
    problems: [...problems, 'preserved'],
    handle: handle((employee) => ({ employee })),
  }),
  route({
    ...common,
    operationId: 'eraseUser',
    tag: 'Users',
    summary: 'Erase a user without employee',
    description: 'The same for a consultant or another user who is not an employee.',
    path: '/users/{id}',
    problems: [...problems, 'user-of-employee'],
    handle: handle((user) => ({ user })),
  }),
]

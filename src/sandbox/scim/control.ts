/**
 * Control of the SCIM providers in the sandbox; JSON in and out, no authentication.
 *
 * GET    /sandbox/scim                        providers, totals of the ledger, calls since the last reset, faults
 * PUT    /sandbox/scim/providers/{id}         {token, etag?, patchForms?, patchAnswer?, inactive?, filter?, maxResults?} makes a
 *                                             provider at `/scim/{id}/v2`, or changes its switches -> {id, baseUrl, …}. Unless
 *                                             given: versions, both forms of PATCH answered 204, the suspended kept, 200 a page
 * POST   /sandbox/scim/providers/{id}/users   [{userName, id?, externalId?, active?, givenName?, familyName?}]: who has been there
 *                                             all along -> {ids}; whether a name is taken is not looked at
 * GET    /sandbox/scim/providers/{id}/users   ?userName=  -> {data}
 * GET    /sandbox/scim/ledger                 ?after=0&limit=1000&provider=&user=  entries in order -> {data, next}
 * GET    /sandbox/scim/ledger/counts          ?provider=&user=  per user that has entries -> {data: [{provider, user, userName,
 *                                             active (null: gone), suspended, resumed, changed, unchanged, refused, deleted}]}
 * GET    /sandbox/scim/faults                 those that are on
 * POST   /sandbox/scim/faults                 {kind, provider?, on?, users?, times?, …} -> it with its `id`
 * DELETE /sandbox/scim/faults[/{id}]          switches all or one off
 * POST   /sandbox/scim/reset                  forgets providers, people, ledger, calls and faults
 *
 * A call is struck by the oldest fault that fits: `on` (config, search, get, patch, delete, other; all unless given), `users`
 * (ids or user names), for the next `times` calls. Kinds:
 *   outage         503                                    slow {ms}      waits, then goes on as always
 *   refuse         the connection is reset                do-then-drop   does it and drops the connection
 *   throttle       429; {retryAfter?}: seconds or date    do-then-fail   does it and answers 500
 *   lie            says done and does nothing             garble         does it, answers half a JSON document
 *   change-first   somebody else changes the user before  answer         {status, body?, headers?}: anything, and does nothing
 */
import { randomUUID } from 'node:crypto'
import express, { Router } from 'express'
import { z } from 'zod'
import type { Request } from 'express'

import { BadControl, readControl } from '../bad-control.ts'
import { addFaultRoutes } from '../fault-routes.ts'
import { NewFault } from './faults.ts'
import type { Faults } from './faults.ts'
import type { Provider, ProviderSettings, User } from './provider.ts'
import type { createServing } from './serving.ts'
import type { ScimState } from './state.ts'

const NewProvider = z.strictObject({
  token: z.string().min(1),
  etag: z.boolean().default(true),
  patchForms: z.array(z.enum(['path', 'object'])).default(['path', 'object']),
  patchAnswer: z.literal([200, 204]).default(204),
  inactive: z.enum(['kept', 'gone']).default('kept'),
  filter: z.boolean().default(true),
  maxResults: z.int().min(1).default(200),
})

const NewUsers = z.array(
  z.strictObject({
    userName: z.string().min(1),
    id: z.string().min(1).optional(),
    externalId: z.string().nullable().default(null),
    active: z.boolean().default(true),
    givenName: z.string().default('Test'),
    familyName: z.string().default('Person'),
  }),
)
export type NewUsers = z.input<typeof NewUsers>
export type NewProvider = z.input<typeof NewProvider>

const Filter = z.strictObject({ provider: z.string().optional(), user: z.string().optional() })
const Page = Filter.extend({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
})

export function scimControl({
  state,
  faults,
  serving,
}: {
  state: ScimState
  faults: Faults
  serving: ReturnType<typeof createServing>
}): Router {
  const router = Router()
  const baseUrlOf = (request: Request, id: string) => `${request.protocol}://${request.host}/scim/${id}/v2`

  function providerOf(request: Request<{ id: string }>): Provider {
    const provider = state.providers.get(request.params.id)
    if (provider === undefined) throw new BadControl('there is no such provider; make it first')
    return provider
  }

  router.get('/', (request, response) => {
    const providers = [...state.providers.values()].map(({ settings, users }) => ({
      ...withoutToken(settings),
      baseUrl: baseUrlOf(request, settings.id),
      users: users.size,
    }))
    response.json({ providers, ledger: state.totals, calls: serving.calls, faults: faults.list() })
  })

  router.put('/providers/:id', express.json(), async (request, response) => {
    const { id } = request.params
    if (!/^[a-z0-9-]{1,40}$/.test(id)) throw new BadControl('ids are small letters, digits and hyphens')
    const settings = readControl({ schema: NewProvider, value: request.body })
    await state.putProvider({ id, ...settings })
    response.json({ baseUrl: baseUrlOf(request, id), ...withoutToken({ id, ...settings }) })
  })

  router.post('/providers/:id/users', express.json({ limit: '16mb' }), async (request, response) => {
    const provider = providerOf(request)
    const now = new Date().toISOString()
    const users = readControl({ schema: NewUsers, value: request.body }).map(
      ({ id = randomUUID(), ...rest }): User => ({
        ...rest,
        id,
        workEmail: rest.userName,
        version: (provider.users.get(id)?.version ?? 0) + 1,
        created: now,
        lastModified: now,
      }),
    )
    await state.putUsers(provider.settings.id, users)
    response.status(201).json({ ids: users.map(({ id }) => id) })
  })

  router.get('/providers/:id/users', (request, response) => {
    const { userName } = readControl({
      schema: z.strictObject({ userName: z.string().optional() }),
      value: request.query,
    })
    const users = [...providerOf(request).users.values()]
    const isSought = (user: User) => user.userName.toLowerCase() === userName?.toLowerCase()
    response.json({ data: userName === undefined ? users : users.filter(isSought) })
  })

  router.get('/ledger', (request, response) => {
    const page = readControl({ schema: Page, value: request.query })
    const data = state.entries(page)
    response.json({ data, next: data.length < page.limit ? null : (data.at(-1)?.n ?? null) })
  })

  router.get('/ledger/counts', (request, response) => {
    response.json({ data: state.counts(readControl({ schema: Filter, value: request.query })) })
  })

  addFaultRoutes(router, { faults, schema: NewFault })

  router.post('/reset', async (_request, response) => {
    faults.clear()
    serving.resetCalls()
    await state.clear()
    response.status(204).end()
  })

  return router
}

function withoutToken(settings: ProviderSettings): Omit<ProviderSettings, 'token'> {
  const { token, ...shown } = settings
  return token === '' ? settings : shown
}

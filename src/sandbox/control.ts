/**
 * Control of the sandbox, for those who try koppling out and for tests; JSON in and out, no authentication.
 *
 * GET    /sandbox                 what there is: people, totals of the ledger, calls since the start, faults
 * PUT    /sandbox/clients/{id}    {clientSecret, scopes?, tokenSeconds?, grantTypes?}: lets a client ask for tokens. Unless given:
 *                                 scopes to read, create and update users, an hour, client_credentials
 * POST   /sandbox/people?client=  people who have accounts, linked to the clients named (repeat `client`) or to their own `clients`;
 *                                 a JSON array or NDJSON of {email, id?, firstName?, lastName?, countryCode?, preferredLanguage?,
 *                                 clients?}. All or none. Who is there already stays untouched. -> {created, known, ids} in order
 * GET    /sandbox/people/{id}     one person by id or e-mail: the account, the clients it is linked to
 * GET    /sandbox/ledger          ?after=0&limit=1000&user=&client=  entries in order -> {data, next}
 * GET    /sandbox/ledger/counts   ?user=&client=  per user and client that has entries:
 *                                 {user, email, client, connected, linked, unlinked, updated, refused}
 * GET    /sandbox/faults          faults that are on; `struck` counts
 * POST   /sandbox/faults          {kind, on?, users?, times?, …} switches one on -> it with its `id`
 * DELETE /sandbox/faults[/{id}]   switches all or one off
 * POST   /sandbox/reset           forgets people, links, ledger and faults; clients and keys stay
 *
 * A call is struck by the oldest fault that fits: `on` (token, search, list, get, create, update, unlink), `users` (ids or
 * e-mails), for the next `times` calls. Kinds: `outage` 503 · `refuse` the connection is reset · `throttle` 429 {retryAfter?}
 * seconds or an HTTP date · `reject-token` 401 · `answer` {status, body?, headers?} anything · `lie` says done and does
 * nothing · `slow` {ms} then as always · `do-then-drop` does it and drops the connection · `do-then-fail` does it and answers
 * 500 · `cut` does it and breaks off within the answer · `garble` does it and answers half a JSON document as if it were whole.
 */
import express, { Router } from 'express'
import { z } from 'zod'
import type { Request } from 'express'

import { BadControl } from './bad-control.ts'
import { NewFault } from './faults.ts'
import { readPeople } from './people.ts'
import { SCOPES } from './visma-connect/tokens.ts'
import type { Faults } from './faults.ts'
import type { Serving } from './serving.ts'
import type { State } from './visma-connect/state.ts'

const NewClient = z.strictObject({
  clientSecret: z.string().min(1),
  scopes: z
    .array(z.enum(SCOPES))
    .default(['read', 'create', 'update'].map((right) => `publicapi:user:${right}`)),
  tokenSeconds: z.int().min(1).max(3600).default(3600),
  grantTypes: z.array(z.string()).default(['client_credentials']),
})

const Filter = z.strictObject({ user: z.string().optional(), client: z.string().optional() })

const Page = Filter.extend({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
})

export function controlRoutes({
  state,
  faults,
  serving,
}: {
  state: State
  faults: Faults
  serving: Serving
}): Router {
  const { accounts, clients, ledger } = state
  const router = Router()

  router.get('/', (_request, response) => {
    response.json({
      people: accounts.size,
      ledger: ledger.totals,
      calls: serving.calls,
      faults: faults.list(),
    })
  })

  router.put('/clients/:id', express.json(), async (request, response) => {
    const { clientSecret, ...rest } = read({ schema: NewClient, value: request.body })
    await clients.put({ id: request.params.id, secret: clientSecret, ...rest })
    response.json({ id: request.params.id, ...rest })
  })

  router.post('/people', express.text({ type: () => true, limit: '64mb' }), async (request, response) => {
    const linkedTo = [request.query['client'] ?? []].flat().map(String)
    const { people, ids } = readPeople({ text: String(request.body ?? ''), linkedTo, state })
    await state.addPeople(people)
    response.status(201).json({ created: people.length, known: ids.length - people.length, ids })
  })

  router.get('/people/:who', (request, response) => {
    const { who } = request.params
    const account = accounts.get(who) ?? accounts.withEmail(who)
    if (account === undefined) response.status(404).json({ error: 'nobody has this id or e-mail' })
    else response.json({ ...account, clients: accounts.clientsOf(account.id) })
  })

  router.get('/ledger', async (request, response) => {
    const page = read({ schema: Page, value: request.query })
    const data = await ledger.entries(page)
    response.json({ data, next: data.length < page.limit ? null : (data.at(-1)?.n ?? null) })
  })

  router.get('/ledger/counts', (request, response) => {
    response.json({ data: ledger.counts(read({ schema: Filter, value: request.query })) })
  })

  router.get('/faults', (_request, response) => {
    response.json({ data: faults.list() })
  })

  router.post('/faults', express.json(), (request, response) => {
    response.status(201).json(faults.add(read({ schema: NewFault, value: request.body })))
  })

  router.delete('/faults', (_request, response) => {
    faults.clear()
    response.status(204).end()
  })

  router.delete('/faults/:id', (request: Request<{ id: string }>, response) => {
    response.status(faults.clear(Number(request.params.id)) ? 204 : 404).end()
  })

  router.post('/reset', async (_request, response) => {
    faults.clear()
    await state.clear()
    response.status(204).end()
  })

  return router
}

function read<T>({ schema, value }: { schema: z.ZodType<T>; value: unknown }): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new BadControl(z.prettifyError(result.error))
  return result.data
}

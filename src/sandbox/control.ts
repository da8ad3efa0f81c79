/**
 * Control of the sandbox, for those who try koppling out and for tests; JSON in and out, no authentication.
 *
 * GET    /sandbox               people, totals of the ledger, calls since the start, faults
 * PUT    /sandbox/clients/{id}  {clientSecret, scopes?, tokenSeconds?, grantTypes?}: lets a client ask for
 *                               tokens. Unless given: read, create and update users; 3600; client_credentials
 * POST   /sandbox/people        a JSON array or NDJSON of {email, id?, firstName?, lastName?, countryCode?,
 *                               preferredLanguage?, clients?}: people who have accounts, linked to their
 *                               `clients`, else to those of the query (`?client=a&client=b`). All or none;
 *                               who is there stays untouched. -> {created, known, ids}, ids in order given
 * GET    /sandbox/people/{who}  one person by id or e-mail: the account and the clients it is linked to
 * GET    /sandbox/ledger        ?after=0&limit=1000&user=&client=  entries in order -> {data, next}
 * GET    /sandbox/ledger/counts ?user=&client=  per user and client that has entries -> {data: [{user, email,
 *                               client, connected, linked, unlinked, updated, mailed, refused}]}
 * GET    /sandbox/faults        those that are on; `struck` counts the calls that each has met
 * POST   /sandbox/faults        {kind, on?, users?, times?, …} switches one on -> it with its `id`
 * DELETE /sandbox/faults[/{id}] switches all or one off
 * POST   /sandbox/reset         forgets people, links, ledger and faults; clients and keys stay
 *
 * A call is struck by the oldest fault that fits: `on` (token, search, list, get, create, update, unlink,
 * welcome; all unless given), `users` (ids or e-mails), for the next `times` calls. Kinds:
 *   outage         503                                  slow {ms}      waits, then goes on as always
 *   refuse         the connection is reset              do-then-drop   does it and drops the connection
 *   throttle       429; {retryAfter?}: seconds or date  do-then-fail   does it and answers 500
 *   reject-token   401                                  cut            does it and breaks off in the answer
 *   lie            says done and does nothing           garble         does it, answers half a JSON document
 *   answer         {status, body?, headers?}: anything, and does nothing
 */
import express, { Router } from 'express'
import { z } from 'zod'

import { readControl } from './bad-control.ts'
import { addFaultRoutes } from './fault-routes.ts'
import { NewFault } from './faults.ts'
import { readPeople } from './people.ts'
import { ALL_SCOPES } from './visma-connect/tokens.ts'
import type { Faults } from './faults.ts'
import type { Serving } from './serving.ts'
import type { State } from './visma-connect/state.ts'

const NewClient = z.strictObject({
  clientSecret: z.string().min(1),
  scopes: z
    .array(z.enum(ALL_SCOPES))
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
    const { clientSecret, ...rest } = readControl({ schema: NewClient, value: request.body })
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
    const page = readControl({ schema: Page, value: request.query })
    const data = await ledger.entries(page)
    response.json({ data, next: data.length < page.limit ? null : (data.at(-1)?.n ?? null) })
  })

  router.get('/ledger/counts', (request, response) => {
    response.json({ data: ledger.counts(readControl({ schema: Filter, value: request.query })) })
  })

  addFaultRoutes(router, { faults, schema: NewFault })

  router.post('/reset', async (_request, response) => {
    faults.clear()
    await state.clear()
    response.status(204).end()
  })

  return router
}

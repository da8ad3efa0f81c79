/**
 * Control of the Tripletex in the sandbox; JSON in and out, no authentication.
 *
 * GET    /sandbox/tripletex                  companies, totals of the ledger, calls since the last reset, limit, faults
 * PUT    /sandbox/tripletex/companies        {name, organisationNumber, tokens: [{consumerToken, employeeToken,
 *                                            read?, write?}], departmentsRequired?, divisionsRequired?,
 *                                            numbersAutomatically?} makes a company, or changes the one with this
 *                                            organisation number -> {id, name, …}. Tokens begin with `test-`
 * POST   /sandbox/tripletex/companies/{id}/rows  [{resource, fields}]: what has been there all along -> {ids}
 * GET    /sandbox/tripletex/companies/{id}/rows  ?resource=  -> {data}: all of one resource
 * GET    /sandbox/tripletex/companies/{id}/employees  ?employeeNumber=  with employments and details
 * GET    /sandbox/tripletex/companies/{id}/leaves  ?employeeNumber=  leaves of absence, each with its employment's id here
 * PUT    /sandbox/tripletex/limit            {calls, seconds}: per token, 100 in 10 s unless set
 * PUT    /sandbox/tripletex/clock            {aheadSeconds}: moves its clock, by which sessions end
 * DELETE /sandbox/tripletex/sessions         ends all sessions
 * GET    /sandbox/tripletex/ledger           ?after=0&limit=1000&company=&employeeNumber=  -> {data, next}
 * GET    /sandbox/tripletex/ledger/counts    ?company=&employeeNumber=  per employee that has entries
 * GET    /sandbox/tripletex/faults           those that are on
 * POST   /sandbox/tripletex/faults           {kind, method?, path?, employeeNumber?, times?, chance?, seed?, …}
 * DELETE /sandbox/tripletex/faults[/{id}]    switches all or one off
 * POST   /sandbox/tripletex/reset            forgets companies, sessions, ledger, calls and faults; the limit is as at first
 *
 * A call is struck by the oldest fault that fits. Kinds:
 *   refuse         the connection is reset          slow {ms}     waits, then goes on as always
 *   hang           no answer, nothing is done       do-then-drop  does it and drops the connection
 *   answer         {status, body?, headers?}        do-then-hang  does it and never answers
 *                                                   do-then-fail  does it and answers 500
 */
import express, { Router } from 'express'
import { z } from 'zod'
import type { Request } from 'express'

import { BadControl, readControl } from '../bad-control.ts'
import { addFaultRoutes } from '../fault-routes.ts'
import { createDraft } from './draft.ts'
import { NewFault } from './faults.ts'
import { readBody } from './read-body.ts'
import { Refusal } from './refusals.ts'
import { render } from './render.ts'
import { RESOURCES } from './resources.ts'
import { readSelection } from './selection.ts'
import { TEST_TOKEN, keyOf } from './sessions.ts'
import { addEmployee } from './write-employee.ts'
import { addDetails, addEmployment } from './write-employment.ts'
import { addLeave } from './write-leave.ts'
import { idOf } from './company.ts'
import type { Limit, Limits } from '../limits.ts'
import type { Company, Row } from './company.ts'
import type { Faults } from './faults.ts'
import type { ResourceName } from './resources.ts'
import type { Serving } from './serving.ts'
import type { TripletexState } from './state.ts'

export const DEFAULT_LIMIT: Limit = { calls: 100, seconds: 10 }

const Token = z.string().regex(TEST_TOKEN, { error: 'begins with test-' })

const NewCompany = z.strictObject({
  name: z.string().min(1),
  organisationNumber: z.string().min(1),
  tokens: z.array(
    z.strictObject({
      consumerToken: Token,
      employeeToken: Token,
      read: z.boolean().default(true),
      write: z.boolean().default(true),
    }),
  ),
  departmentsRequired: z.boolean().default(false),
  divisionsRequired: z.boolean().default(false),
  numbersAutomatically: z.boolean().default(false),
})

const Resource = z.enum([
  'employee',
  'employment',
  'employmentDetails',
  'leaveOfAbsence',
  'department',
  'division',
  'occupationCode',
])

const NewRows = z.array(
  z.strictObject({
    resource: Resource,
    fields: z.record(z.string(), z.unknown()),
  }),
)

const Filter = z.strictObject({
  company: z.coerce.number().int().optional(),
  employeeNumber: z.string().optional(),
})

const Page = Filter.extend({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
})

const OfResource = z.strictObject({ resource: Resource })
const NewLimit = z.strictObject({ calls: z.int().min(1), seconds: z.number().positive() })
const Clock = z.strictObject({ aheadSeconds: z.number() })

const WHOLE = '*,address(*,country(isoAlpha2Code)),employments(*,employmentDetails(*))'

export function tripletexControl({
  state,
  limits,
  faults,
  serving,
}: {
  state: TripletexState
  limits: Limits
  faults: Faults
  serving: Serving
}): Router {
  const router = Router()
  router.use(express.json({ limit: '64mb' }))

  router.get('/', (_request, response) => {
    response.json({
      companies: [...state.companies.values()].map(shownCompany),
      ledger: { entries: state.ledger.size, ...state.ledger.totals },
      calls: serving.counts,
      limit: limits.current,
      faults: faults.list(),
    })
  })

  router.put('/companies', async (request, response) => {
    const { tokens, ...settings } = readControl({ schema: NewCompany, value: request.body })
    const company = await state.putCompany({
      ...settings,
      tokens: tokens.map(({ consumerToken, employeeToken, ...rights }) => ({
        key: keyOf({ consumerToken, employeeToken }),
        ...rights,
      })),
    })
    response.json(shownCompany(company))
  })

  router.post('/companies/:id/rows', async (request: Request<{ id: string }>, response) => {
    const company = companyOf({ state, id: request.params.id })
    const ids: number[] = []
    const kept: Promise<void>[] = []
    for (const { resource, fields } of readControl({ schema: NewRows, value: request.body })) {
      const draft = createDraft(company)
      ids.push(addRow({ draft, resource, fields }))
      kept.push(state.addRows(company, draft.rows()))
    }
    await Promise.all(kept)
    response.status(201).json({ ids })
  })

  router.get('/companies/:id/rows', (request: Request<{ id: string }>, response) => {
    const { resource } = readControl({ schema: OfResource, value: request.query })
    response.json({ data: companyOf({ state, id: request.params.id }).all(resource) })
  })

  router.get('/companies/:id/employees', (request: Request<{ id: string }>, response) => {
    const company = companyOf({ state, id: request.params.id })
    const number = request.query['employeeNumber']
    const rows = typeof number === 'string' ? company.withNumber(number) : company.all('employee')
    const selection = readSelection({ text: WHOLE, fields: RESOURCES.employee.fields })
    response.json({
      data: rows
        .filter(({ id }) => id !== company.ownerId)
        // The API does not tell the type of user; those who look here want to know.
        .map((row) => ({
          ...render({ company, resource: 'employee', row, selection }),
          userType: row['userType'] ?? null,
        })),
    })
  })

  router.get('/companies/:id/leaves', (request: Request<{ id: string }>, response) => {
    const company = companyOf({ state, id: request.params.id })
    const number = request.query['employeeNumber']
    const numberOf = (row: Row) =>
      company.get(
        'employee',
        idOf(company.get('employment', idOf(row['employment']) ?? 0)?.['employee']) ?? 0,
      )?.['employeeNumber']
    const rows = company.all('leaveOfAbsence')
    response.json({ data: rows.filter((row) => number === undefined || numberOf(row) === number) })
  })

  router.put('/limit', (request, response) => {
    limits.current = readControl({ schema: NewLimit, value: request.body })
    response.json(limits.current)
  })

  router.put('/clock', (request, response) => {
    state.clock.offsetMs = readControl({ schema: Clock, value: request.body }).aheadSeconds * 1000
    response.json({ now: state.clock.now().toISOString() })
  })

  router.delete('/sessions', (_request, response) => {
    state.sessions.clear()
    response.status(204).end()
  })

  router.get('/ledger', (request, response) => {
    const page = readControl({ schema: Page, value: request.query })
    const data = state.ledger.entries(page)
    response.json({ data, next: data.length < page.limit ? null : (data.at(-1)?.n ?? null) })
  })

  router.get('/ledger/counts', (request, response) => {
    response.json({ data: state.ledger.counts(readControl({ schema: Filter, value: request.query })) })
  })

  addFaultRoutes(router, { faults, schema: NewFault })

  router.post('/reset', async (_request, response) => {
    faults.clear()
    limits.current = DEFAULT_LIMIT
    serving.resetCounts()
    await state.clear()
    response.status(204).end()
  })

  return router
}

function addRow({
  draft,
  resource,
  fields,
}: {
  draft: ReturnType<typeof createDraft>
  resource: ResourceName
  fields: Record<string, unknown>
}): number {
  try {
    const body = readBody({ resource, value: fields })
    if (resource === 'employee') return addEmployee({ draft, body }).id
    if (resource === 'employment') return addEmployment({ draft, body }).id
    if (resource === 'employmentDetails') return addDetails({ draft, body }).id
    if (resource === 'leaveOfAbsence') return addLeave({ draft, body }).id
    return draft.add(resource, body).id
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new BadControl(`${resource}: ${error.message} ${JSON.stringify(error.messages)}`)
  }
}

function shownCompany({ settings, ownerId }: Company) {
  const { tokens: _tokens, ...shown } = settings
  return { ...shown, ownerId }
}

function companyOf({ state, id }: { state: TripletexState; id: string }): Company {
  const company = state.companies.get(Number(id))
  if (company === undefined) throw new BadControl(`there is no company ${id}`)
  return company
}

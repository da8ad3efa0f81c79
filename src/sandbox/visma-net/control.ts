/**
 * Control of the Visma.net in the sandbox; JSON in and out, no authentication.
 *
 * GET    /sandbox/visma-net                  companies, totals of the ledger, jobs by state, calls since the last reset,
 *                                            settings, faults
 * PUT    /sandbox/visma-net/companies        {tenantId, name, organisationNumber, kind?, clients?, taxUnits?,
 *                                            workTimeAgreements?, properties?} makes a company, or changes the one with this
 *                                            tenant id. `kind: customer`: tokens are issued, the API answers 401. `clients`:
 *                                            [{id, rights}] that may ask for tokens, all unless given. `properties`: names of
 *                                            texts that {employee, position} take besides
 * POST   /sandbox/visma-net/companies/{tenant}/documents  [{employee, positions}]: what has been there all along, with whatever
 *                                            properties -> {ids}
 * GET    /sandbox/visma-net/companies/{tenant}/employees  ?number=  drafts too, with positions
 * POST   /sandbox/visma-net/companies/{tenant}/edits  {number, employee?, positions?}: what a person changes there by hand,
 *                                            property by property; positions by id
 * POST   /sandbox/visma-net/companies/{tenant}/activate  {numbers?}: drafts, all unless given -> {activated, incomplete}
 * PUT    /sandbox/visma-net/settings         {jobSeconds?, seed?, sunset?, limit?}: how long jobs take, {least, most}, 1 to 30 s
 *                                            unless set, 0 at once; the Sunset header; {calls, seconds} or null
 * GET    /sandbox/visma-net/jobs             ?company=&status=  -> {data}
 * POST   /sandbox/visma-net/jobs/finish      carries out at once what is still to be done -> {finished}
 * GET    /sandbox/visma-net/ledger           ?after=0&limit=1000&company=&employeeNumber=  -> {data, next}
 * GET    /sandbox/visma-net/ledger/counts    ?company=&employeeNumber=  per employee that has entries
 * GET    /sandbox/visma-net/losses           ?company=&employeeNumber=  writes that took something away, or overwrote it in place
 * GET    /sandbox/visma-net/faults           those that are on
 * POST   /sandbox/visma-net/faults           {kind, method?, path?, employeeNumber?, times?, chance?, seed?, …}
 * DELETE /sandbox/visma-net/faults[/{id}]    switches all or one off
 * POST   /sandbox/visma-net/reset            forgets companies, jobs, ledger, calls, settings and faults
 *
 * A call is struck by the oldest fault that fits. Kinds:
 *   refuse         the connection is reset          slow {ms}         waits, then goes on as always
 *   hang           no answer, nothing is done       do-then-drop      does it and drops the connection
 *   answer         {status, body?, headers?}        do-then-hang      does it and never answers
 *                                                   do-then-fail      does it and answers 500
 *   accept-then-drop  a write that is accepted: drops the connection instead of the 202
 *   fail-job       {status?, property?, message?}: the job that a write asks for does nothing when its time comes
 *   slow-job       {seconds}: how long the job takes
 */
import express, { Router } from 'express'
import type { z } from 'zod'
import type { Request } from 'express'

import { BadControl, readControl } from '../bad-control.ts'
import { addFaultRoutes } from '../fault-routes.ts'
import { etagOf, isDraft, numberOf, type Company, type EmployeeRow } from './company.ts'
import {
  type LookUps,
  NewCompany,
  NewDocuments,
  Edit,
  Activation,
  NewSettings,
  Filter,
  Page,
  OfNumber,
  OfJobs,
} from './control-schemas.ts'
import { NewFault, type Faults } from './faults.ts'
import { secondsOf, shownJob, statusOf, type Status } from './jobs.ts'
import { shownEmployee } from './render.ts'
import { withAmounts } from './salary.ts'
import { missingIn } from './schema.ts'
import type { VismaNetState } from './state.ts'
import type { Limits } from '../limits.ts'
import type { Serving } from './serving.ts'

type Tenant = Request<{ tenant: string }>

export function vismaNetControl({
  state,
  limits,
  faults,
  serving,
}: {
  state: VismaNetState
  limits: Limits
  faults: Faults
  serving: Serving
}): Router {
  const router = Router()
  router.use(express.json({ limit: '64mb' }))
  const companyOf = ({ params: { tenant } }: Tenant): Company => {
    const company = state.companies.get(tenant)
    if (company === undefined) throw new BadControl(`there is no company ${tenant}`)
    return company
  }

  router.get('/', (_request, response) => {
    response.json({
      companies: [...state.companies.values()].map(({ settings, employees }) => ({
        ...settings,
        employees: employees.length,
      })),
      ledger: { entries: state.ledger.size, ...state.ledger.totals },
      jobs: jobsByState(state),
      calls: serving.counts,
      settings: state.settings,
      faults: faults.list(),
    })
  })

  router.put('/companies', async (request, response) => {
    const asked = readControl({ schema: NewCompany, value: request.body })
    const tenantId = asked.tenantId.toLowerCase()
    const known = state.companies.get(tenantId)?.settings
    const company = await state.putCompany({
      ...asked,
      tenantId,
      taxUnits: withIds(asked.taxUnits) ?? known?.taxUnits ?? withIds([{ name: asked.name }]) ?? [],
      workTimeAgreements:
        withIds(asked.workTimeAgreements) ?? known?.workTimeAgreements ?? withIds([{ name: '37.5' }]) ?? [],
    })
    response.json(company.settings)
  })

  router.post('/companies/:tenant/documents', async (request: Tenant, response) => {
    const company = companyOf(request)
    const kept: Promise<void>[] = []
    const ids: string[] = []
    for (const { employee, positions } of readControl({ schema: NewDocuments, value: request.body })) {
      const id = crypto.randomUUID()
      const row = { version: 1, changedAt: new Date().toISOString() }
      const number = numberOf({ document: employee }) ?? company.nextNumber()
      if (company.withNumber(number) !== undefined) throw new BadControl(`number ${number} is taken`)
      const rows = {
        employees: [{ ...row, id, document: { isDraft: false, ...employee, number } }],
        positions: positions.map((position) => ({
          ...{ ...row, id: crypto.randomUUID(), employeeId: id, document: withAmounts(position) },
        })),
      }
      kept.push(state.putRows(company, rows))
      ids.push(id)
    }
    await Promise.all(kept)
    response.status(201).json({ ids })
  })

  router.get('/companies/:tenant/employees', (request: Tenant, response) => {
    const company = companyOf(request)
    const { number } = readControl({ schema: OfNumber, value: request.query })
    const found = number === undefined ? company.employees : [company.withNumber(number)]
    const rows = found.filter((row) => row !== undefined)
    response.json({
      data: rows.map((row) => ({ ...shownEmployee({ company, row, positions: true }), eTag: etagOf(row) })),
    })
  })

  router.post('/companies/:tenant/edits', async (request: Tenant, response) => {
    const company = companyOf(request)
    const { number, employee, positions } = readControl({ schema: Edit, value: request.body })
    const row = company.withNumber(number)
    if (row === undefined) throw new BadControl(`there is no employee ${number}`)
    const edited = Object.entries(positions).map(([id, changes]) => {
      const position = company.position(id)
      if (position?.employeeId !== row.id) throw new BadControl(`employee ${number} has no position ${id}`)
      const changed = editedRow(position, changes)
      return { ...changed, document: withAmounts(changed.document) }
    })
    const employees = Object.keys(employee).length === 0 ? [] : [editedRow(row, employee)]
    await state.putRows(company, { employees, positions: edited })
    response.status(204).end()
  })

  router.post('/companies/:tenant/activate', async (request: Tenant, response) => {
    const company = companyOf(request)
    const { numbers } = readControl({ schema: Activation, value: request.body ?? {} })
    const drafts = company.employees.filter(
      (row) => isDraft(row) && (numbers === undefined || numbers.includes(numberOf(row) ?? '')),
    )
    const judged = drafts.map((row) => ({ row, missing: missingInDraft(company, row) }))
    const complete = judged.filter(({ missing }) => missing.length === 0).map(({ row }) => row)
    const employees = complete.map((row) => editedRow(row, { isDraft: false }))
    await state.putRows(company, { employees, positions: [] })
    response.json({
      activated: complete.map(numberOf),
      incomplete: judged
        .filter(({ missing }) => missing.length > 0)
        .map(({ row, missing }) => ({ number: numberOf(row), missing })),
    })
  })

  router.put('/settings', async (request, response) => {
    const { jobSeconds, seed, sunset, limit } = readControl({ schema: NewSettings, value: request.body })
    const { settings } = state
    await state.putSettings({
      jobSeconds: jobSeconds ?? settings.jobSeconds,
      seed: seed ?? settings.seed,
      sunset: sunset === undefined ? settings.sunset : sunset,
      limit: limit === undefined ? settings.limit : limit,
    })
    if (limit != null) limits.current = limit
    response.json(state.settings)
  })

  router.get('/jobs', (request, response) => {
    const { company, status } = readControl({ schema: OfJobs, value: request.query })
    const jobs = state.jobs.all().filter((job) => company === undefined || job.company === company)
    response.json({
      data: jobs
        .filter((job) => status === undefined || statusOf(job) === status)
        .map((job) => ({ ...shownJob(job), employeeNumber: job.number, seconds: secondsOf(job) })),
    })
  })

  router.post('/jobs/finish', async (_request, response) => {
    response.json({ finished: await state.finishJobs() })
  })

  router.get('/ledger', (request, response) => {
    const page = readControl({ schema: Page, value: request.query })
    const data = state.ledger.entries(page)
    response.json({ data, next: data.length < page.limit ? null : (data.at(-1)?.n ?? null) })
  })

  router.get('/ledger/counts', (request, response) => {
    response.json({ data: state.ledger.counts(readControl({ schema: Filter, value: request.query })) })
  })

  router.get('/losses', (request, response) => {
    response.json({ data: state.ledger.losses(readControl({ schema: Filter, value: request.query })) })
  })

  addFaultRoutes(router, { faults, schema: NewFault })

  router.post('/reset', async (_request, response) => {
    faults.clear()
    serving.resetCounts()
    await state.clear()
    response.status(204).end()
  })

  return router
}

function jobsByState(state: VismaNetState): Partial<Record<Status, number>> {
  const counts: Partial<Record<Status, number>> = {}
  for (const job of state.jobs.all()) counts[statusOf(job)] = (counts[statusOf(job)] ?? 0) + 1
  return counts
}

function withIds(rows: z.output<typeof LookUps> | undefined) {
  return rows?.map((row) => ({ ...row, id: (row.id ?? crypto.randomUUID()).toLowerCase() }))
}

function editedRow<Row extends EmployeeRow>(row: Row, changes: Record<string, unknown>): Row {
  const document = { ...row.document, ...changes }
  return { ...row, document, version: row.version + 1, changedAt: new Date().toISOString() }
}

function missingInDraft(company: Company, row: EmployeeRow): string[] {
  const positions = company.positionsOf(row.id)
  return [
    ...missingIn({ kind: 'employee', document: row.document }).map(({ property }) => property),
    ...(positions.length === 0 ? ['positions'] : []),
    ...positions.flatMap(({ document }, index) =>
      missingIn({ kind: 'position', document }).map(({ property }) => `positions[${index}].${property}`),
    ),
  ]
}

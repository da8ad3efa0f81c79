// What runs of an integration answer to people: joined, declined, gone on with, or not begun (I3, I8-I11). Through HTTP alone.
import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import { createTripletexControl, type TripletexControl } from '../../src/sandbox/tripletex/control-client.ts'
import { syncWorkflowId } from '../../src/temporal/ids.ts'
import { inDays } from '../support/dates.ts'
import { goLive, integrationThroughHttp, type HttpRig, type Sync } from '../support/http-integrations.ts'
import { employer, personBody } from '../support/integrations.ts'
import { startProduct, type Product } from '../support/product.ts'
import { mappingOf } from '../support/tripletex-people.ts'

type Integration = components['schemas']['Integration']

const patience = { timeout: 90_000, interval: 50 }

let product: Product
let tripletex: TripletexControl

beforeAll(async () => {
  product = await startProduct()
  const [apiUrl = ''] = product.config.payroll.tripletexApiUrls
  tripletex = createTripletexControl(apiUrl.replace('/tripletex/v2', ''))
})
afterEach(async () => {
  await tripletex.clearFaults()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

type Rig = HttpRig & {
  company: number
  /** The company takes other tokens from now on. */
  revoke(): Promise<void>
  /** Those that it takes are proven. */
  renew(): Promise<Integration>
  read(): Promise<Integration>
  runs(): Promise<Sync[]>
  sync(body?: object): Promise<Sync>
  held(sync: string): Promise<Sync>
}

/** A company of its own at Tripletex, and the tokens that open it. */
async function companyThere() {
  const organisationNumber = `9${randomInt(10_000_000, 99_999_999)}`
  const credentials = { consumerToken: `test-c-${randomUUID()}`, employeeToken: `test-e-${randomUUID()}` }
  const there = { name: 'Fjord AS', organisationNumber }
  const { id: company } = await tripletex.putCompany({ ...there, tokens: [credentials] })
  await tripletex.addRows({
    company,
    rows: [{ resource: 'department', fields: { name: 'Development', departmentNumber: '10' } }],
  })
  return { company, there, credentials }
}

async function rigOf(): Promise<Rig> {
  const { company, there, credentials: first } = await companyThere()
  let credentials = first
  const rig = await integrationThroughHttp(product, {
    system: 'tripletex',
    employer: { id: employer, ...there, country: 'NO', timeZone: 'Europe/Oslo' },
    mapping: mappingOf(),
    credentials,
    documentOf: (number, changes) => personBody(number, changes) as EmployeeDocument,
  })
  const stateOf = async (sync: string) => (await rig.call('GET', `/syncs/${sync}`)).body as Sync
  return {
    ...rig,
    company,
    async revoke() {
      credentials = { ...credentials, employeeToken: `test-e-${randomUUID()}` }
      await tripletex.putCompany({ ...there, tokens: [credentials] })
    },
    async renew() {
      const answer = await rig.call('PUT', `/integrations/${rig.id}/credentials`, { credentials })
      expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
      return answer.body as Integration
    },
    read: async () => (await rig.call('GET', `/integrations/${rig.id}`)).body as Integration,
    async runs() {
      const { data } = (await rig.call('GET', `/integrations/${rig.id}/syncs`)).body as { data: Sync[] }
      return data
    },
    async sync(body = {}) {
      const answer = await rig.call('POST', `/integrations/${rig.id}/sync`, body)
      expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 202 })
      return answer.body as Sync
    },
    async held(sync) {
      await expect.poll(async () => (await stateOf(sync)).stage, patience).toBe('held')
      return await stateOf(sync)
    },
  }
}

async function live(): Promise<Rig> {
  const rig = await rigOf()
  await goLive(rig)
  return rig
}

/** The first live run, which waits for its approval. */
async function waiting(): Promise<{ rig: Rig; run: Sync }> {
  const rig = await live()
  await rig.hire(3)
  const { id } = await rig.sync()
  return { rig, run: await rig.held(id) }
}

const lostIt = { outcome: 'stopped', problem: 'authorisation-lost' }
const refusedBy = (problem: string, says: string) => ({
  status: 409,
  problem,
  detail: expect.stringContaining(says) as string,
})
const kindsOf = async (rig: Rig) => (await rig.runs()).map(({ kind }) => kind)
const numbersThere = async ({ company }: Pick<Rig, 'company'>) =>
  (await tripletex.employees({ company }))
    .map((one) => String(one['employeeNumber']))
    .filter((number) => /^\d+$/.test(number))
    .toSorted()

test('I8 I10: new credentials start nothing that nobody asked for: not for a test, and not while paused', async () => {
  const rig = await live()
  await rig.run()
  await rig.hire(1, { mobilePhone: '+4741111111' })
  await rig.hire(3)
  await rig.call('POST', `/integrations/${rig.id}/pause`)
  await rig.revoke()
  const test = await rig.call('POST', `/integrations/${rig.id}/test`, { employees: ['E1'] })
  expect(await rig.ended(test)).toMatchObject(lostIt)
  expect(await rig.renew()).toMatchObject({ stage: 'paused' })
  expect(await kindsOf(rig)).toEqual(['test', 'manual', 'test'])
  // What is asked for while it is paused goes on, and in full.
  await rig.revoke()
  const lost = await rig.over((await rig.sync({ full: true })).id)
  expect(lost).toMatchObject(lostIt)
  expect(await rig.renew()).toMatchObject({ stage: 'paused' })
  const [goesOn] = await rig.runs()
  expect(goesOn).toMatchObject({ startedBy: 'koppling', goesOnFrom: lost.id, isFull: true })
  expect(await rig.over(goesOn?.id ?? '')).toMatchObject({
    outcome: 'completed',
    counts: { created: 1, updated: 1 },
  })
})

test('I8 I10: a run that was lost before a pause does not go on by itself, nor does one of long ago', async () => {
  const rig = await live()
  await rig.run()
  // Whom nothing links yet is looked for by every run.
  await rig.hire(3)
  await rig.revoke()
  expect(await rig.over((await rig.sync()).id)).toMatchObject(lostIt)
  await rig.call('PUT', `/integrations/${rig.id}/freeze`, { dates: [inDays(-1), inDays(0), inDays(1)] })
  expect(await rig.renew(), 'frozen').toMatchObject({ stage: 'live' })
  await rig.call('PUT', `/integrations/${rig.id}/freeze`, { dates: [] })
  await rig.revoke()
  const preview = await rig.call('POST', `/integrations/${rig.id}/preview`)
  expect(await rig.ended(preview)).toMatchObject(lostIt)
  expect(await rig.renew()).toMatchObject({ stage: 'live' })
  expect(await kindsOf(rig)).toEqual(['preview', 'manual', 'manual', 'test'])
  // As a pause while the run was under way leaves it.
  await rig.revoke()
  expect(await rig.over((await rig.sync()).id)).toMatchObject(lostIt)
  await product
    .db('integrations')
    .where({ id: rig.id })
    .update({ paused_at: new Date(), paused_by: 'payroll-1' })
  expect(await rig.renew()).toMatchObject({ stage: 'paused' })
  expect(await kindsOf(rig)).toEqual(['manual', 'preview', 'manual', 'manual', 'test'])
})

test('I10 I11: what was approved before the authorisation was lost is not asked about again', async () => {
  const { rig, run } = await waiting()
  const fault = { kind: 'answer', method: 'POST', path: '/employee', employeeNumber: '3' } as const
  await tripletex.addFault({ ...fault, status: 403 })
  expect(await rig.over(run.id)).toMatchObject(lostIt)
  await tripletex.clearFaults()
  await rig.revoke()
  expect(await rig.renew()).toMatchObject({ stage: 'live' })
  const [goesOn] = await rig.runs()
  expect(goesOn).toMatchObject({ goesOnFrom: run.id, approvedBy: 'payroll-1' })
  await expect.poll(async () => (await rig.runs())[0]?.stage, patience).toMatch(/^(held|finished)$/)
  expect((await rig.runs())[0]).toMatchObject({ outcome: 'completed', heldBecause: null })
  expect(await numbersThere(rig)).toEqual(['1', '2', '3'])
})

test('I8: a run is answered with only where it does what was asked for', async () => {
  const { rig, run } = await waiting()
  const ask = (step: string, body?: object) => rig.call('POST', `/integrations/${rig.id}/${step}`, body)
  expect(await ask('sync', {})).toMatchObject({ status: 202, body: { id: run.id } })
  const wayOut = refusedBy('sync-running', `/v1/syncs/${run.id}/decline`)
  expect(await ask('preview')).toMatchObject(wayOut)
  expect(await ask('sync', { full: true })).toMatchObject(wayOut)
  const scope = (await rig.call('GET', `/integrations/${rig.id}/scope`)).body as object
  await rig.call('PUT', `/integrations/${rig.id}/scope`, { ...scope, excludedEmployeeIds: ['E3'] })
  expect(await ask('sync', {}), 'by a former scope').toMatchObject(wayOut)
  await rig.call('POST', `/syncs/${run.id}/decline`, { reason: 'Too early.' })

  // The row of a preview that does not end, however slowly this machine asks.
  const { id } = await rig.ended(await ask('preview'))
  const under = { stage: 'writing', ended_at: null, outcome: null }
  await product.db('syncs').where({ id }).update(under)
  expect(await ask('sync', {})).toMatchObject(refusedBy('sync-running', `GET /v1/syncs/${id}`))
  expect(await ask('preview')).toMatchObject({ status: 202, body: { id } })
})

test('I11: a held run that is declined ends, and the next one goes by the scope of then', async () => {
  const { rig, run } = await waiting()
  const scope = (await rig.call('GET', `/integrations/${rig.id}/scope`)).body as object
  await rig.call('PUT', `/integrations/${rig.id}/scope`, { ...scope, excludedEmployeeIds: ['E3'] })
  const approval = { planned: run.planned }
  expect(await rig.call('POST', `/syncs/${run.id}/approve`, approval)).toMatchObject(
    refusedBy('sync-outdated', `/v1/syncs/${run.id}/decline`),
  )
  const decline = () => rig.call('POST', `/syncs/${run.id}/decline`, { reason: 'Not these people.' })
  const declined = { stage: 'finished', outcome: 'stopped', problem: 'declined', approvedBy: null }
  expect(await decline()).toMatchObject({ status: 200, body: declined })
  expect(await decline(), 'once').toMatchObject({ status: 409, problem: 'sync-not-held' })
  const workflow = product.temporal.workflow.getHandle(
    syncWorkflowId({ tenant: rig.tenant.id, integration: rig.id }),
  )
  expect(await workflow.result(), 'nobody waits for an approval any more').toBe('stopped')
  const { data: entries } = (
    await rig.call('GET', `/audit?subjectKind=integration&subjectId=${rig.id}&limit=200`)
  ).body as {
    data: { action: string; actor: string; reason: string | null }[]
  }
  expect(entries).toContainEqual(
    expect.objectContaining({
      action: 'integration.run-declined',
      actor: 'payroll-1',
      reason: 'Not these people.',
    }),
  )
  const finished = await product.db('events').where({ tenant_id: rig.tenant.id, type: 'sync.finished' })
  expect(finished).toContainEqual(
    expect.objectContaining({
      data: expect.objectContaining({ syncId: run.id, outcome: 'stopped', problem: 'declined' }) as object,
    }),
  )
  expect(await numbersThere(rig), 'of the test').toEqual(['1', '2'])

  const next = await rig.sync()
  expect(await rig.held(next.id)).toMatchObject({ planned: { scope: 2 }, heldBecause: ['first-live-run'] })
  expect(await rig.over(next.id)).toMatchObject({ outcome: 'completed', counts: { unchanged: 2 } })
  expect(await numbersThere(rig)).toEqual(['1', '2'])
})

test('I10: a set-up whose credentials the system takes no longer wants new ones first', async () => {
  const rig = await rigOf()
  await rig.hire(1)
  await rig.revoke()
  const test = await rig.call('POST', `/integrations/${rig.id}/test`, { employees: ['E1'] })
  expect(await rig.ended(test)).toMatchObject(lostIt)
  expect(await rig.read()).toMatchObject({
    stage: 'setting-up',
    nextStep: { step: 'credentials', code: 'not-authorised' },
  })
  expect(await rig.renew()).toMatchObject({ stage: 'setting-up', nextStep: { step: 'test' } })
  expect(await kindsOf(rig)).toEqual(['test'])
})

test('I3 I9: credentials of another company are not taken while a run is under way', async () => {
  const rig = await rigOf()
  for (const number of [1, 2]) await rig.hire(number)
  await rig.call('PUT', `/employers/${employer}`, {
    ...{ name: 'Fjord AS', organisationNumber: null, country: 'NO', timeZone: 'Europe/Oslo' },
  })
  const other = await companyThere()
  const body = { credentials: other.credentials, companyName: 'Fjord AS' }
  const each = { kind: 'answer', status: 503, method: 'POST', path: '/employee' } as const
  await tripletex.addFault({ ...each, employeeNumber: '1' })
  const started = await rig.call('POST', `/integrations/${rig.id}/test`, { employees: ['E1', 'E2'] })
  expect(await rig.call('PUT', `/integrations/${rig.id}/credentials`, body)).toMatchObject(
    refusedBy('sync-running', 'another company'),
  )
  await tripletex.clearFaults()
  expect(await rig.ended(started)).toMatchObject({ isGreen: true })
  expect(await numbersThere(rig)).toEqual(['1', '2'])
  expect(await numbersThere({ company: other.company })).toEqual([])
  expect(await rig.call('PUT', `/integrations/${rig.id}/credentials`, body)).toMatchObject({ status: 200 })
})

test('I8: what is paused stays so when it is promoted anew, until a person resumes it', async () => {
  const rig = await live()
  await rig.call('POST', `/integrations/${rig.id}/pause`)
  const promoted = await rig.call('POST', `/integrations/${rig.id}/promote`, { schedule: null })
  expect(promoted).toMatchObject({ status: 200, body: { stage: 'paused' } })
  expect(await rig.call('POST', `/integrations/${rig.id}/resume`)).toMatchObject({ body: { stage: 'live' } })
})

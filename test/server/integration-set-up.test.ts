// The whole set-up of an integration with Tripletex, through HTTP alone (I1-I8).
import { randomInt, randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { createTakeStep } from '../../src/intake/integration-steps.ts'
import { createTripletexControl, type TripletexControl } from '../../src/sandbox/tripletex/control-client.ts'
import { integrationWorkflowId, syncWorkflowId } from '../../src/temporal/ids.ts'
import { vaultOf } from '../../src/vault-of.ts'
import { inDays } from '../support/dates.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { employer, personBody } from '../support/integrations.ts'
import { holdPromotions } from '../support/locks.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { type Answer, insist, send } from '../support/requests.ts'
import { mappingOf } from '../support/tripletex-people.ts'

type Integration = components['schemas']['Integration']
type Sync = components['schemas']['Sync']

const patience = { timeout: 90_000, interval: 50 }

let product: Product
let tenant: TenantRig
let tripletex: TripletexControl
let company: { id: number; organisationNumber: string }
let credentials: { consumerToken: string; employeeToken: string }

beforeAll(async () => {
  product = await startProduct()
  const [apiUrl = ''] = product.config.payroll.tripletexApiUrls
  tripletex = createTripletexControl(apiUrl.replace('/tripletex/v2', ''))
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})
beforeEach(async () => {
  tenant = await product.tenant()
  credentials = await companyThere()
  await call('PUT', `/employers/${employer}`, {
    name: 'Fjord AS',
    organisationNumber: company.organisationNumber,
    country: 'NO',
    timeZone: 'Europe/Oslo',
  })
})

/** A company of its own at Tripletex, and the tokens that open it. */
async function companyThere() {
  const organisationNumber = `9${randomInt(10_000_000, 99_999_999)}`
  const tokens = { consumerToken: `test-c-${randomUUID()}`, employeeToken: `test-e-${randomUUID()}` }
  const { id } = await tripletex.putCompany({ name: 'Fjord AS', organisationNumber, tokens: [tokens] })
  await tripletex.addRows({
    company: id,
    rows: [
      { resource: 'department', fields: { name: 'Development', departmentNumber: '10' } },
      { resource: 'division', fields: { name: 'Oslo', organizationNumber: '888888888' } },
    ],
  })
  company = { id, organisationNumber }
  return tokens
}

async function call(method: string, path: string, json?: unknown, actor = 'payroll-1'): Promise<Answer> {
  return await insist(product.url, {
    path: `/v1${path}`,
    method,
    key: tenant.keys.admin,
    headers: { 'Koppling-Actor': actor },
    ...(json !== undefined && { json }),
  })
}

async function hire(number: number, changes = {}): Promise<void> {
  const answer = await call('PUT', `/employees/E${number}`, personBody(number, changes))
  expect(answer.status).toBeLessThan(300)
}

async function chosen(): Promise<string> {
  const made = await call('POST', '/integrations', {
    system: 'tripletex',
    name: 'Payroll',
    employerId: employer,
  })
  expect(made).toMatchObject({
    status: 201,
    body: { stage: 'setting-up', nextStep: { step: 'credentials' } },
  })
  return (made.body as Integration).id
}

async function authorised(): Promise<string> {
  const id = await chosen()
  expect(await call('PUT', `/integrations/${id}/mapping`, mappingOf())).toMatchObject({ status: 200 })
  expect(await call('PUT', `/integrations/${id}/credentials`, { credentials })).toMatchObject({ status: 200 })
  return id
}

async function ended(started: Answer): Promise<Sync> {
  expect(started).toMatchObject({ status: 202 })
  const { id } = started.body as Sync
  await expect.poll(async () => (await run(id)).stage, patience).toBe('finished')
  return await run(id)
}

async function run(id: string): Promise<Sync> {
  return (await call('GET', `/syncs/${id}`)).body as Sync
}

async function tested(employees = ['E1', 'E2']): Promise<string> {
  const id = await authorised()
  for (const number of [1, 2, 3]) await hire(number)
  const test = await ended(await call('POST', `/integrations/${id}/test`, { employees }))
  expect(test).toMatchObject({ outcome: 'completed', isGreen: true })
  return id
}

type Settled = { settled_until: Date | null }

const byHand = { schedule: null }

const handleOf = (workflowId: string) => product.temporal.workflow.getHandle(workflowId)
const integrationRun = (integration: string) =>
  handleOf(integrationWorkflowId({ tenant: tenant.id, integration }))

/** The latest run's workflow, once it has ended. */
async function syncRun(integration: string) {
  const run = handleOf(syncWorkflowId({ tenant: tenant.id, integration }))
  await run.result()
  return run
}

const refusedBy = (problem: string) => ({ status: 409, problem })

test('I1-I8: the whole set-up, from choosing the system to the first live run and the one after it', async () => {
  const id = await tested()
  expect(await call('GET', `/integrations/${id}`)).toMatchObject({
    body: { company: { name: 'Fjord AS' }, nextStep: { step: 'review' } },
  })
  expect(await call('POST', `/integrations/${id}/approve`)).toMatchObject({
    status: 200,
    body: { nextStep: { step: 'promotion' } },
  })
  expect(await call('POST', `/integrations/${id}/promote`, byHand)).toMatchObject({
    status: 200,
    body: { stage: 'live', nextStep: null },
  })
  // I11: the first live run shows what it is about to do, and waits.
  const started = await call('POST', `/integrations/${id}/sync`, {})
  const { id: sync } = started.body as Sync
  await expect.poll(async () => (await run(sync)).stage, patience).toBe('held')
  const held = await run(sync)
  expect(held).toMatchObject({ heldBecause: ['first-live-run'], planned: { scope: 3, created: 1 } })
  expect(await call('POST', `/integrations/${id}/sync`, {}), 'the one that goes').toMatchObject({
    status: 202,
    body: { id: sync },
  })
  const others = { ...held.planned, created: 2 }
  expect(await call('POST', `/syncs/${sync}/approve`, { planned: others })).toMatchObject(
    refusedBy('sync-numbers-changed'),
  )
  expect(await call('POST', `/syncs/${sync}/approve`, { planned: held.planned })).toMatchObject({
    status: 202,
  })
  expect(await ended(started)).toMatchObject({ outcome: 'completed', counts: { created: 1, unchanged: 2 } })
  await keepHistory('sync-held', await syncRun(id))
  const there = await tripletex.employees({ company: company.id })
  expect(there.map((one) => one['employeeNumber'])).toEqual(expect.arrayContaining(['1', '2', '3']))

  const writes = (await tripletex.entries({ company: company.id })).length
  expect(await ended(await call('POST', `/integrations/${id}/sync`, {}))).toMatchObject({
    counts: { unchanged: 3 },
  })
  expect(await tripletex.entries({ company: company.id })).toHaveLength(writes)
  await keepHistory('sync', await syncRun(id))
  expect(await call('POST', `/integrations/${id}/promote`, byHand), 'anew').toMatchObject({ status: 200 })
  expect(await ended(await call('POST', `/integrations/${id}/sync`, {}))).toMatchObject({ heldBecause: null })
  await keepHistory('integration', integrationRun(id))
})

test('I3: credentials that the system does not take, or of another company, change nothing', async () => {
  const id = await chosen()
  const wrong = { ...credentials, employeeToken: 'e-of-nobody' }
  expect(await call('PUT', `/integrations/${id}/credentials`, { credentials: wrong })).toMatchObject(
    refusedBy('credentials-rejected'),
  )
  const elsewhere = await companyThere()
  expect(await call('PUT', `/integrations/${id}/credentials`, { credentials: elsewhere })).toMatchObject(
    refusedBy('company-differs'),
  )
  expect(await call('GET', `/integrations/${id}`)).toMatchObject({
    body: { company: null, nextStep: { step: 'credentials', code: 'not-authorised' } },
  })
  expect(
    await call('PUT', `/integrations/${id}/credentials`, { credentials: { consumerToken: 'x' } }),
  ).toMatchObject({ status: 422, body: { errors: [{ pointer: '/credentials/employeeToken' }] } })
})

test('I3: credentials need both rights, a company that can be told or is confirmed by name, and a day ahead', async () => {
  const id = await chosen()
  const send = (body: object) => call('PUT', `/integrations/${id}/credentials`, body)
  const { organisationNumber } = company
  const reader = { consumerToken: `test-c-${randomUUID()}`, employeeToken: `test-e-${randomUUID()}` }
  await tripletex.putCompany({
    name: 'Fjord AS',
    organisationNumber,
    tokens: [credentials, { ...reader, write: false }],
  })
  expect(await send({ credentials: reader })).toMatchObject(refusedBy('rights-missing'))
  const unnumbered = { name: 'Fjord AS', organisationNumber: null, country: 'NO', timeZone: 'Europe/Oslo' }
  await call('PUT', `/employers/${employer}`, unnumbered)
  expect(await send({ credentials })).toMatchObject(refusedBy('company-not-confirmed'))
  expect(await send({ credentials, companyName: 'Fjell AS' })).toMatchObject(
    refusedBy('company-not-confirmed'),
  )
  expect(await send({ credentials, companyName: 'Fjord AS', expiresOn: inDays(-1) })).toMatchObject({
    status: 200,
    body: { company: { name: 'Fjord AS' }, nextStep: { step: 'credentials', code: 'credentials-expired' } },
  })
  expect(await call('POST', `/integrations/${id}/preview`)).toMatchObject(refusedBy('credentials-expired'))
})

test('I5: a test is refused without credentials, for nobody, for three, and for somebody incomplete', async () => {
  const unproven = await chosen()
  expect(await call('POST', `/integrations/${unproven}/test`, { employees: ['E1'] })).toMatchObject(
    refusedBy('not-authorised'),
  )
  await call('DELETE', `/integrations/${unproven}`)
  const id = await authorised()
  for (const number of [1, 2, 3]) await hire(number)
  await hire(4, { nationalId: null })
  const of = (employees: string[]) => call('POST', `/integrations/${id}/test`, { employees })
  expect(await of([])).toMatchObject(refusedBy('no-test-employees'))
  expect(await of(['E1', 'E2', 'E3'])).toMatchObject(refusedBy('too-many-test-employees'))
  expect(await of(['E1', 'E4'])).toMatchObject(refusedBy('test-employee-incomplete'))
  expect(await of(['E1', 'E1', 'E4'])).toMatchObject(refusedBy('test-employee-incomplete'))
  expect(await of(['E99'])).toMatchObject(refusedBy('test-employee-incomplete'))
  // Proving the right to write is refused there, and makes nobody.
  const made = await tripletex.entries({ company: company.id })
  expect(made.filter(({ effect }) => effect !== 'refused')).toEqual([])
})

test('I7: promotion is refused without a test, without an approval, and after the mapping changed', async () => {
  const untested = await authorised()
  expect(await call('POST', `/integrations/${untested}/promote`, byHand)).toMatchObject(
    refusedBy('test-missing'),
  )
  await call('DELETE', `/integrations/${untested}`)
  const id = await tested()
  const promote = () => call('POST', `/integrations/${id}/promote`, byHand)
  expect(await promote()).toMatchObject(refusedBy('not-approved'))
  expect(await call('POST', `/integrations/${id}/approve`)).toMatchObject({ status: 200 })
  const changed = mappingOf({ userType: 'STANDARD' })
  expect(await call('PUT', `/integrations/${id}/mapping`, changed)).toMatchObject({ status: 200 })
  expect(await promote()).toMatchObject(refusedBy('test-of-other-mapping'))
})

test('I7: a red test, a test that is too old and one of another company do not count', async () => {
  const id = await tested()
  const column = (columns: object) => product.db('syncs').where({ integration_id: id }).update(columns)
  const promote = () => call('POST', `/integrations/${id}/promote`, byHand)
  await column({ is_green: false })
  expect(await promote()).toMatchObject(refusedBy('test-not-green'))
  await column({ is_green: true, ended_at: new Date(Date.now() - 31 * 86_400_000) })
  expect(await promote()).toMatchObject(refusedBy('test-outdated'))
  await column({ ended_at: new Date(), target: '1' })
  expect(await promote()).toMatchObject(refusedBy('test-of-other-company'))
})

test('I2: only an admin promotes, and where the settings say so another one than who tested approves', async () => {
  const id = await tested()
  const asViewer = await send(product.url, {
    path: `/v1/integrations/${id}/promote`,
    method: 'POST',
    key: tenant.keys.viewer,
    headers: { 'Koppling-Actor': 'somebody' },
    json: byHand,
  })
  expect(asViewer).toMatchObject({ status: 403 })
  const { body: settings } = await call('GET', '/settings')
  await call('PUT', '/settings', { ...(settings as object), approverMustDiffer: true })
  expect(await call('POST', `/integrations/${id}/approve`)).toMatchObject(refusedBy('approver-ran-the-test'))
  expect(await call('POST', `/integrations/${id}/approve`, undefined, 'payroll-2')).toMatchObject({
    status: 200,
    body: { nextStep: { step: 'promotion' } },
  })
})

test('I6 I7: a test that is still running is neither approved nor taken live', async () => {
  const id = await authorised()
  await hire(1)
  const started = await call('POST', `/integrations/${id}/test`, { employees: ['E1'] })
  // The row of a test that does not end, however slowly this machine asks.
  const open = { stage: 'writing', ended_at: null, outcome: null, is_green: null }
  await ended(started)
  const { id: sync } = started.body as Sync
  await product.db('syncs').where({ id: sync }).update(open)
  for (const step of ['approve', 'promote'])
    expect(
      await call('POST', `/integrations/${id}/${step}`, step === 'promote' ? byHand : undefined),
      step,
    ).toMatchObject(refusedBy('test-running'))
  expect(await call('GET', `/integrations/${id}`)).toMatchObject({
    body: { nextStep: { code: 'test-running' } },
  })
})

test('I7 I8: promoted to a schedule it has one in Temporal, which pausing takes away and resuming brings back', async () => {
  const id = await tested()
  await call('POST', `/integrations/${id}/approve`)
  const schedule = {
    weekdays: ['monday', 'thursday'],
    at: '06:15',
    timeZone: 'Europe/Oslo',
    from: inDays(1),
    until: null,
  }
  expect(await call('POST', `/integrations/${id}/promote`, { schedule })).toMatchObject({
    status: 200,
    body: { stage: 'live', schedule },
  })
  const { settled_until: settled } = (await product.db('integrations').where({ id }).first()) as Settled
  expect(settled?.getTime(), 'its runs are waited for from now on').toBeGreaterThan(Date.now() - 600_000)
  const handle = product.temporal.schedule.getHandle(syncWorkflowId({ tenant: tenant.id, integration: id }))
  expect((await handle.describe()).info.nextActionTimes.length).toBeGreaterThan(0)
  expect(await call('POST', `/integrations/${id}/pause`)).toMatchObject({ body: { stage: 'paused' } })
  await expect(handle.describe()).rejects.toThrow('not found')
  expect(await call('POST', `/integrations/${id}/resume`)).toMatchObject({ body: { stage: 'live' } })
  // As the Schedule does at its time.
  await product.db('integrations').where({ id }).update({ approved_scope: 3 })
  await handle.trigger()
  const runs = async () => ((await call('GET', `/integrations/${id}/syncs`)).body as { data: Sync[] }).data
  await expect
    .poll(async () => (await runs()).map(({ kind, outcome }) => [kind, outcome]), patience)
    .toEqual([
      ['scheduled', 'completed'],
      ['test', 'completed'],
    ])
  const [action] = (await handle.describe()).info.recentActions
  const starter = handleOf(action?.action.workflow.workflowId ?? '')
  expect(await starter.result()).toBe('started')
  await keepHistory('sync-starter', starter)
})

test('I10: new credentials after a lost authorisation start a run for whom the last one did not come to', async () => {
  const id = await tested()
  await call('POST', `/integrations/${id}/approve`)
  await call('POST', `/integrations/${id}/promote`, byHand)
  await product.db('integrations').where({ id }).update({ approved_scope: 3 })
  const { consumerToken, employeeToken } = credentials
  await tripletex.putCompany({
    name: 'Fjord AS',
    organisationNumber: company.organisationNumber,
    tokens: [{ consumerToken, employeeToken: `${employeeToken}-new` }],
  })
  const lost = await ended(await call('POST', `/integrations/${id}/sync`, { full: true }))
  expect(lost).toMatchObject({ outcome: 'stopped', problem: 'authorisation-lost' })
  expect(await call('GET', `/integrations/${id}`)).toMatchObject({ body: { stage: 'needs-authorisation' } })
  credentials = { consumerToken, employeeToken: `${employeeToken}-new` }
  expect(await call('PUT', `/integrations/${id}/credentials`, { credentials })).toMatchObject({
    status: 200,
    body: { stage: 'live' },
  })
  const { data } = (await call('GET', `/integrations/${id}/syncs`)).body as { data: Sync[] }
  expect(data[0]).toMatchObject({ kind: 'manual', startedBy: 'koppling', goesOnFrom: lost.id })
})

test('I8 I10: new credentials start no run on a frozen day', async () => {
  const id = await tested()
  await call('POST', `/integrations/${id}/approve`)
  await call('POST', `/integrations/${id}/promote`, byHand)
  await product.db('integrations').where({ id }).update({ stage: 'needs-authorisation' })
  await call('PUT', `/integrations/${id}/freeze`, { dates: [inDays(-1), inDays(0), inDays(1)] })
  expect(await call('PUT', `/integrations/${id}/credentials`, { credentials })).toMatchObject({
    status: 200,
    body: { stage: 'live' },
  })
  const { data } = (await call('GET', `/integrations/${id}/syncs`)).body as { data: Sync[] }
  expect(data.map(({ kind }) => kind)).toEqual(['test'])
})

test('I10: a run whose old credentials are revoked after new ones were proven goes on with those, and loses nothing', async () => {
  const id = await tested()
  await call('POST', `/integrations/${id}/approve`)
  await call('POST', `/integrations/${id}/promote`, byHand)
  await product.db('integrations').where({ id }).update({ approved_scope: 3 })
  const renewed = { ...credentials, employeeToken: `${credentials.employeeToken}-new` }
  const there = { name: 'Fjord AS', organisationNumber: company.organisationNumber }
  await tripletex.putCompany({ ...there, tokens: [credentials, renewed] })
  for (const number of [1, 2]) await hire(number, { mobilePhone: '+4741111111' })
  // Each is read before it is written, and so long a page is under way.
  const fault = await tripletex.addFault({ kind: 'slow', method: 'GET', path: '/employee/{id}', ms: 4_000 })
  const started = await call('POST', `/integrations/${id}/sync`, {})
  const struck = async () => (await tripletex.status()).faults.find((one) => one.id === fault.id)?.struck ?? 0
  await expect.poll(struck, patience).toBeGreaterThan(0)
  const proven = await call('PUT', `/integrations/${id}/credentials`, { credentials: renewed })
  expect(proven).toMatchObject({ status: 200, body: { stage: 'live' } })
  await tripletex.putCompany({ ...there, tokens: [renewed] })
  await tripletex.clearFaults()
  expect(await ended(started)).toMatchObject({ outcome: 'completed', counts: { created: 1, updated: 2 } })
  expect(await call('GET', `/integrations/${id}`)).toMatchObject({ body: { stage: 'live' } })
  expect(await tripletex.counts({ company: company.id }), 'nobody was sent twice').toMatchObject([
    { created: 1, updated: 1 },
    { created: 1, updated: 1 },
    { created: 1, updated: 0 },
  ])
})

test('I8 I11: a run that waits for its approval ends when the integration is disconnected', async () => {
  const id = await tested()
  await call('POST', `/integrations/${id}/approve`)
  await call('POST', `/integrations/${id}/promote`, byHand)
  const started = await call('POST', `/integrations/${id}/sync`, {})
  await expect.poll(async () => (await run((started.body as Sync).id)).stage, patience).toBe('held')
  expect(await call('DELETE', `/integrations/${id}`)).toMatchObject({ body: { stage: 'disconnected' } })
  expect(await ended(started)).toMatchObject({ outcome: 'stopped', problem: 'integration-disconnected' })
})

test('I7 I8: live, no test beside a run, and no run on a frozen day', async () => {
  const id = await tested()
  await call('POST', `/integrations/${id}/approve`)
  await call('POST', `/integrations/${id}/promote`, byHand)
  const started = await call('POST', `/integrations/${id}/sync`, {})
  const { id: sync } = started.body as Sync
  await expect.poll(async () => (await run(sync)).stage, patience).toBe('held')
  expect(await call('POST', `/integrations/${id}/test`, { employees: ['E1'] })).toMatchObject(
    refusedBy('sync-running'),
  )
  const { planned } = await run(sync)
  // A day of the tenant and one of the zone.
  const dates = [inDays(-1), inDays(0), inDays(1)]
  await call('PUT', `/integrations/${id}/freeze`, { dates })
  expect(await call('POST', `/syncs/${sync}/approve`, { planned })).toMatchObject(refusedBy('sync-frozen'))
  await call('PUT', `/integrations/${id}/freeze`, { dates: [] })
  await call('POST', `/syncs/${sync}/approve`, { planned })
  await ended(started)
  expect(await call('POST', `/syncs/${sync}/approve`, { planned })).toMatchObject(refusedBy('sync-not-held'))
  await call('PUT', `/integrations/${id}/freeze`, { dates })
  expect(await call('POST', `/integrations/${id}/sync`, {})).toMatchObject(refusedBy('sync-frozen'))
})

/** Another integration that covers the same people, tested and approved. */
async function approvedBeside(): Promise<string> {
  const beside = { name: 'Other', organisationNumber: null, country: 'NO', timeZone: 'Europe/Oslo' }
  await call('PUT', '/employers/beside', beside)
  const scope = { employerIds: ['beside', employer] }
  const body = { system: 'tripletex', name: 'Second', employerId: 'beside', scope }
  const { id } = (await call('POST', '/integrations', body)).body as Integration
  await call('PUT', `/integrations/${id}/mapping`, mappingOf())
  await call('PUT', `/integrations/${id}/credentials`, { credentials, companyName: 'Fjord AS' })
  await ended(await call('POST', `/integrations/${id}/test`, { employees: ['E1'] }))
  expect(await call('POST', `/integrations/${id}/approve`)).toMatchObject({ status: 200 })
  return id
}

test('I7: another one for the same people that is live, paused or needs authorisation is accepted by name only', async () => {
  const id = await tested()
  await call('POST', `/integrations/${id}/approve`)
  const second = await approvedBeside()
  const promote = (more = {}) => call('POST', `/integrations/${second}/promote`, { ...byHand, ...more })
  const overlap = {
    ...refusedBy('integrations-overlap'),
    detail: expect.stringMatching(`${id}; .* acceptOverlapWith`) as string,
  }
  const mine = { tenant_id: tenant.id, id }
  const goLive = (trx: Knex) =>
    trx('integrations').where(mine).update({ stage: 'live', promoted_at: trx.fn.now() })
  await using held = await holdPromotions(product.db, { tenant: tenant.id, change: goLive })
  const atOnce = promote()
  await held.waiting(1)
  await held.release()
  expect(await atOnce, 'of two at once one').toMatchObject(overlap)
  for (const stage of ['live', 'paused', 'needs-authorisation']) {
    await product.db('integrations').where(mine).update({ stage })
    expect(await promote(), stage).toMatchObject(overlap)
  }
  expect(await call('GET', `/integrations/${second}`)).toMatchObject({
    body: { stage: 'setting-up', promoted: null },
  })
  expect(await promote({ acceptOverlapWith: [id] })).toMatchObject({ status: 200, body: { stage: 'live' } })
  const promoted = { tenant_id: tenant.id, subject_id: second, action: 'integration.promoted' }
  expect(
    (await product.db('audit').where(promoted).first('new_value')) as unknown,
    'who accepted what',
  ).toMatchObject({
    new_value: { acceptOverlapWith: [id] },
  })
})

test('I7: a step whose answer was lost is carried out once', async () => {
  const id = await tested()
  await call('POST', `/integrations/${id}/approve`)
  const takeStep = createTakeStep({
    db: product.db,
    vault: vaultOf(product.config),
    client: product.temporal,
  })
  const change = { tenant: tenant.id, cause: { actor: 'payroll-1' } }
  // PostgreSQL keeps the keys of a document in another order.
  const body = { acceptOverlapWith: [], schedule: null }
  const stepping = { integration: id, kind: 'promote', body, id: randomUUID() } as const
  await takeStep(change, stepping)
  await takeStep(change, stepping)
  const steps: unknown[] = await product
    .db('integration_steps')
    .where({ integration_id: id, kind: 'promote' })
  expect(steps).toHaveLength(1)
})

test('I8: what is disconnected has no credentials and no run any more, and another one can be set up', async () => {
  const id = await tested()
  expect(await call('DELETE', `/integrations/${id}`)).toMatchObject({
    status: 200,
    body: { stage: 'disconnected', company: null },
  })
  expect(await call('DELETE', `/integrations/${id}`), 'again').toMatchObject({ status: 200 })
  expect(await call('POST', `/integrations/${id}/preview`)).toMatchObject(
    refusedBy('integration-disconnected'),
  )
  const row = (await product.db('integrations').where({ id }).first('credentials_sealed')) as object
  expect(row).toEqual({ credentials_sealed: null })
  expect(await integrationRun(id).result()).toBe('disconnected')
  await keepHistory('integration-disconnected', integrationRun(id))
  await chosen()
})

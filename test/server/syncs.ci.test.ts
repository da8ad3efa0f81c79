// Runs of an integration with Tripletex, from the rows to the sandbox's ledger.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { findSync } from '../../src/db/syncs.ts'
import type { EmploymentDocument, UserDocument } from '../../src/domain/documents.ts'
import type { Scope } from '../../src/domain/integration.ts'
import { createTripletexControl } from '../../src/sandbox/tripletex/control-client.ts'
import { syncWorkflowId } from '../../src/temporal/ids.ts'
import { timersOf } from '../support/histories.ts'
import { employer, integrationOf, type IntegrationRig } from '../support/integrations.ts'
import { norwegianAccount, norwegianNumber } from '../support/norwegian-numbers.ts'
import { startProduct, type Product } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { employmentOf, mappingOf } from '../support/tripletex-people.ts'

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

type Results = { data: components['schemas']['SyncResult'][] }

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const employed = (id: string, changes: Partial<EmploymentDocument>) =>
  employmentOf(id, { employerId: employer, ...changes })
const accountOf = (index: number) => ({ country: 'NO', clearing: null, number: norwegianAccount(index) })
const userOf = (number: number) =>
  ({ id: `U${number}`, username: `u${number}`, vismaConnectEmail: null }) as UserDocument

async function setScope(rig: IntegrationRig, changes: Partial<Scope>): Promise<void> {
  const { db } = product
  await db('integrations')
    .where({ id: rig.id })
    .update({ scope: db.raw('scope || ?::jsonb', [JSON.stringify(changes)]), approved_scope: null })
}

async function lastDayThere(rig: IntegrationRig, employeeNumber: string): Promise<unknown> {
  const there = await rig.tripletex.employees({ company: rig.company, employeeNumber })
  const [employment] = there.flatMap((one) => one['employments'] as { endDate: string | null }[])
  return employment?.endDate ?? null
}

afterEach(async () => {
  const [apiUrl = ''] = product.config.payroll.tripletexApiUrls
  await createTripletexControl(apiUrl.replace('/tripletex/v2', '')).clearFaults()
})

test('I5 I6: a test creates the two employees that it names, is green, and a second one writes nothing', async () => {
  const rig = await integrationOf(product, { stage: 'setting-up' })
  for (const number of [1, 2, 3]) await rig.hire(number)
  const first = await rig.run('test', { employees: ['E1', 'E2'] })
  expect(first).toMatchObject({ outcome: 'completed', problem: null, isGreen: true, counts: { created: 2 } })
  expect(await rig.results(first.id)).toEqual({ E1: 'created', E2: 'created' })
  expect(await rig.numbersThere()).toEqual(['1', '2'])
  const writes = await rig.writes()
  const second = await rig.run('test', { employees: ['E1', 'E2'] })
  expect(second).toMatchObject({ outcome: 'completed', isGreen: true, counts: { unchanged: 2 } })
  expect(await rig.writes()).toBe(writes)
})

/** Live, with these employees there already, so that the next run goes by what changes. */
async function liveRig(numbers: readonly number[]): Promise<IntegrationRig> {
  const rig = await integrationOf(product)
  await Promise.all(numbers.map((number) => rig.hire(number)))
  const first = await rig.start('manual')
  await rig.held(first)
  await rig.approve(first)
  expect(await rig.ended(first)).toMatchObject({ outcome: 'completed', counts: { created: numbers.length } })
  return rig
}

test('I9: the second run sends nothing, the next one what changed, and a full one looks at everybody', async () => {
  const rig = await liveRig([1, 2, 3])
  const writes = await rig.writes()
  const calls = async () => (await rig.tripletex.status()).calls
  const before = await calls()
  const second = await rig.run('scheduled')
  expect(second).toMatchObject({ outcome: 'completed', counts: { unchanged: 3, leftScope: 0 } })
  expect(await calls()).toEqual(before)
  await rig.hire(2, { mobilePhone: '+4741111111' })
  const third = await rig.run('scheduled')
  expect(await rig.results(third.id)).toEqual({ E1: 'unchanged', E2: 'updated', E3: 'unchanged' })
  expect(await rig.writes()).toBe(writes + 1)
  const full = await rig.run('manual', { isFull: true })
  expect(await rig.results(full.id)).toEqual({ E1: 'unchanged', E2: 'unchanged', E3: 'unchanged' })
  expect(await rig.writes()).toBe(writes + 1)
})

test('I9: one that fails stops nobody, is tried again in the same run, and again in the next', async () => {
  const rig = await integrationOf(product, { approvedScope: 3 })
  for (const number of [1, 2, 3]) await rig.hire(number)
  const broken = { kind: 'answer', status: 200, body: 'not what was asked', method: 'GET' } as const
  const { tripletex } = rig
  await tripletex.addFault({ ...broken, path: '/employee', employeeNumber: '2', times: 1 })
  const healed = await rig.run('manual')
  expect(healed).toMatchObject({ outcome: 'completed', counts: { created: 3 } })
  await rig.hire(2, { givenName: 'Other' })
  await tripletex.addFault({ ...broken, path: '/employee/{id}', employeeNumber: '2' })
  const failing = await rig.run('manual')
  expect(await rig.results(failing.id)).toEqual({ E1: 'unchanged', E2: 'failed', E3: 'unchanged' })
  expect(failing.outcome).toBe('completed')
  const sent = product.db('sync_records').where({ integration_id: rig.id, employee_id: 'E2' })
  expect(await sent.first('digest')).toEqual({ digest: null })
  await tripletex.clearFaults()
  expect(await rig.results((await rig.run('manual')).id)).toEqual({
    E1: 'unchanged',
    E2: 'updated',
    E3: 'unchanged',
  })
})

test('I9: a first page that takes longer than a worker gives it at once is gone on with', async () => {
  const rig = await integrationOf(product, { approvedScope: 60 })
  for (let number = 1; number <= 60; number += 1) await rig.hire(number)
  await rig.tripletex.addFault({ kind: 'slow', method: 'POST', path: '/employee', ms: 1_500 })
  const sync = await rig.insert('manual')
  await rig.follow(sync)
  await rig.held(sync)
  await rig.approve(sync)
  expect(await rig.ended(sync)).toMatchObject({ outcome: 'completed', counts: { created: 60 } })
})

test('I9: an outage is ridden out, and results of before it are kept', async () => {
  const rig = await integrationOf(product, { approvedScope: 8 })
  for (let number = 1; number <= 8; number += 1) await rig.hire(number)
  await rig.tripletex.addFault({ kind: 'answer', status: 503, method: 'POST', path: '/employee', times: 6 })
  const run = await rig.run('manual')
  expect(run).toMatchObject({ outcome: 'completed', counts: { created: 8 } })
  expect(await rig.numbersThere()).toHaveLength(8)
})

test('I9: people go along for 90 days after their last day, and leaving the scope removes nothing', async () => {
  const rig = await liveRig([1, 2])
  await rig.hire(2, { departmentId: 'D10', employments: [employed('E2-1', { lastDay: daysAgo(30) })] })
  const ended = await rig.run('manual')
  expect(await rig.results(ended.id)).toEqual({ E1: 'unchanged', E2: 'updated' })
  expect(ended.planned).toMatchObject({ ended: 1, employees: 1 })
  await rig.hire(2, { employments: [employed('E2-1', { lastDay: daysAgo(91) })] })
  const gone = await rig.run('manual')
  expect(gone.counts).toEqual({ unchanged: 1, leftScope: 1 })
  expect(await rig.numbersThere()).toEqual(['1', '2'])
})

test('I10: lost authorisation ends the run, keeps its results and asks for new credentials', async () => {
  const rig = await liveRig([1])
  for (const number of [2, 3, 4]) await rig.hire(number)
  // Those that come first are written, then nobody is let in.
  await rig.tripletex.addFault({
    kind: 'answer',
    status: 403,
    method: 'POST',
    path: '/employee',
    employeeNumber: '3',
  })
  const lost = await rig.run('scheduled')
  expect(lost).toMatchObject({ outcome: 'stopped', problem: 'authorisation-lost' })
  expect(await rig.results(lost.id)).toMatchObject({ E1: 'unchanged' })
  expect(await rig.results(lost.id)).not.toHaveProperty('E3')
  expect(await rig.stage()).toBe('needs-authorisation')
  expect(
    await product.db('integrations').where({ id: rig.id }).first('authorisation_lost_why', 'version'),
  ).toMatchObject({ authorisation_lost_why: 'not-permitted' })
  await rig.tripletex.clearFaults()
  const rest = await rig.run('manual', { goesOnFrom: lost.id })
  expect(Object.keys(await rig.results(rest.id))).not.toContain('E1')
  expect(Object.values(await rig.results(rest.id))).toContain('created')
  expect(await rig.numbersThere()).toEqual(['1', '2', '3', '4'])
})

test('I10: a test that is not let in leaves the integration where it was', async () => {
  const rig = await integrationOf(product, { stage: 'setting-up' })
  await rig.hire(1)
  await rig.tripletex.addFault({ kind: 'answer', status: 403, method: 'POST', path: '/employee' })
  const lost = await rig.run('test', { employees: ['E1'] })
  expect(lost).toMatchObject({ outcome: 'stopped', problem: 'authorisation-lost', isGreen: false })
  expect(await rig.stage()).toBe('setting-up')
})

test('I11: a file in which half the bank accounts changed is stopped before the first write, and goes on when approved', async () => {
  const numbers = Array.from({ length: 24 }, (_, index) => index + 1)
  const rig = await liveRig(numbers)
  const writes = await rig.writes()
  await Promise.all(
    numbers
      .filter((number) => number % 2 === 0)
      .map((number) => rig.hire(number, { bankAccount: accountOf(number + 5_000) })),
  )
  const sync = await rig.start('scheduled')
  expect(await rig.held(sync)).toMatchObject({
    heldBecause: ['too-many'],
    planned: { scope: 24, bankAccountChanged: 12, created: 0, ended: 0, nationalIdChanged: 0, employees: 12 },
  })
  expect(await rig.writes()).toBe(writes)
  await rig.approve(sync)
  expect(await rig.ended(sync)).toMatchObject({
    outcome: 'completed',
    counts: { updated: 12, unchanged: 12 },
  })
  expect(await rig.writes()).toBe(writes + 12)
})

test('I11: many who were there before and may get another bank account are not written before somebody looked', async () => {
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1)
  const rig = await integrationOf(product, { approvedScope: 12 })
  await Promise.all(numbers.map((number) => rig.hire(number)))
  const rows = numbers.map((number) => ({
    resource: 'employee' as const,
    fields: {
      userType: 'NO_ACCESS',
      firstName: 'Test',
      lastName: `Person ${number}`,
      employeeNumber: String(number),
      bankAccountNumber: norwegianAccount(number + 5_000),
    },
  }))
  await rig.tripletex.addRows({ company: rig.company, rows })
  const writes = await rig.writes()
  const held = await rig.held(await rig.start('scheduled'))
  expect(held).toMatchObject({
    heldBecause: ['too-many'],
    planned: { scope: 12, created: 0, bankAccountChanged: 12, employees: 12 },
  })
  expect(await rig.writes()).toBe(writes)
})

test('I11: more changes than were approved are held again with the new numbers', async () => {
  const rig = await integrationOf(product)
  await rig.hire(1)
  const sync = await rig.start('manual')
  expect(await rig.held(sync)).toMatchObject({ heldBecause: ['first-live-run'], planned: { created: 1 } })
  await rig.hire(2)
  await rig.approve(sync)
  await expect
    .poll(async () => (await findSync(product.db, rig.tenant.id, sync))?.planned?.created, {
      timeout: 180_000,
    })
    .toBe(2)
  expect(await rig.held(sync)).toMatchObject({ stage: 'held' })
  expect(await rig.writes()).toBe(0)
  await rig.approve(sync)
  expect(await rig.ended(sync)).toMatchObject({ outcome: 'completed', counts: { created: 2 } })
  const { approved_scope: covered } = (await product.db('integrations').where({ id: rig.id }).first()) as {
    approved_scope: number
  }
  expect(covered).toBe(2)
})

test('I11: a widened scope asks, one hire in the same scope does not', async () => {
  const rig = await integrationOf(product)
  await setScope(rig, { departmentIds: ['D10'] })
  await rig.hire(1)
  await rig.hire(2, { departmentId: 'D20' })
  const first = await rig.start('manual')
  await rig.held(first)
  await rig.approve(first)
  expect(await rig.ended(first)).toMatchObject({ counts: { created: 1 } })
  await rig.hire(3)
  expect(await rig.run('scheduled')).toMatchObject({
    outcome: 'completed',
    counts: { created: 1, unchanged: 1 },
  })
  await setScope(rig, { departmentIds: ['D10', 'D20'] })
  const widened = await rig.start('scheduled')
  expect(await rig.held(widened)).toMatchObject({ heldBecause: ['scope-widened'], planned: { created: 1 } })
  await rig.approve(widened)
  expect(await rig.ended(widened)).toMatchObject({ outcome: 'completed' })
})

test('I11: employees whom the leaver guard holds are not sent as ended', async () => {
  const rig = await liveRig([1])
  await rig.hire(1, { employments: [employed('E1-1', { lastDay: daysAgo(2) })], user: userOf(1) })
  await product.db('leavers').where({ tenant_id: rig.tenant.id }).update({ stage: 'held', held_by: 'guard' })
  const held = await rig.run('scheduled')
  expect(held.planned).toMatchObject({ ended: 0 })
  expect(await lastDayThere(rig, '1')).toBe(null)
  await product
    .db('leavers')
    .where({ tenant_id: rig.tenant.id })
    .update({ stage: 'finished', held_by: null, outcome: 'completed', finished_at: new Date() })
  expect(await rig.run('scheduled')).toMatchObject({ planned: { ended: 1 }, counts: { updated: 1 } })
  expect(await lastDayThere(rig, '1')).toBe(daysAgo(2))
})

test('I9: an end that Tripletex refused to take back is taken back by the next run', async () => {
  const rig = await liveRig([1])
  await rig.hire(1, { employments: [employed('E1-1', { lastDay: daysAgo(2) })] })
  await rig.run('scheduled')
  expect(await lastDayThere(rig, '1')).toBe(daysAgo(2))
  await rig.hire(1, { familyName: 'Berg' })
  const refused = { status: 422, code: 18_000, message: 'Validering feilet', validationMessages: [] }
  const path = '/employee/employment/{id}'
  await rig.tripletex.addFault({ kind: 'answer', status: 422, body: refused, method: 'PUT', path, times: 1 })
  expect(await rig.run('scheduled'), 'the name is taken').toMatchObject({ counts: { refused: 1 } })
  expect(await rig.run('scheduled')).toMatchObject({ counts: { updated: 1 } })
  expect(await lastDayThere(rig, '1')).toBe(null)
})

test('I11: a run in which too many are refused stops', async () => {
  const rig = await integrationOf(product, { approvedScope: 12 })
  for (let number = 1; number <= 12; number += 1) await rig.hire(number)
  await rig.tripletex.addFault({
    kind: 'answer',
    status: 422,
    body: { status: 422, code: 18_000, message: 'Validering feilet', validationMessages: [] },
    method: 'POST',
    path: '/employee',
  })
  const sync = await rig.start('manual')
  await rig.held(sync)
  await rig.approve(sync)
  const run = await rig.ended(sync)
  expect(run).toMatchObject({ outcome: 'stopped', problem: 'too-many-refused', counts: { refused: 12 } })
})

test('I12: whoever carries the number of somebody else is doubtful, and not created until a person links or says new', async () => {
  const rig = await integrationOf(product, { approvedScope: 2 })
  await rig.hire(1)
  await rig.hire(2)
  const [there = 0] = await rig.tripletex.addRows({
    company: rig.company,
    rows: [
      {
        resource: 'employee',
        fields: {
          userType: 'NO_ACCESS',
          firstName: 'Someone',
          lastName: 'Else',
          employeeNumber: '1',
          dateOfBirth: '1970-01-01',
        },
      },
    ],
  })
  const doubtful = await rig.run('manual')
  expect(await rig.results(doubtful.id)).toEqual({ E1: 'doubtful', E2: 'created' })
  expect(
    await product.db('matches').where({ employee_id: 'E1', integration_id: rig.id }).first(),
  ).toMatchObject({
    kind: 'doubtful',
    doubt: 'contradiction',
    candidates: [String(there)],
  })
  expect(await rig.numbersThere()).toEqual(['1', '2'])
  await product
    .db('matches')
    .where({ employee_id: 'E1', integration_id: rig.id })
    .update({
      kind: 'matched',
      remote_id: String(there),
      doubt: null,
      candidates: null,
      decided_by: 'tester',
    })
  expect(await rig.results((await rig.run('manual')).id)).toMatchObject({ E1: 'updated', E2: 'unchanged' })
  expect(await rig.numbersThere()).toEqual(['1', '2'])
})

test('I9: what could not be sent for something that is missing there is sent once it is there', async () => {
  const departments = { D10: { number: '10' }, D20: { number: '20' } }
  const rig = await integrationOf(product, { approvedScope: 1, mapping: mappingOf({ departments }) })
  await rig.hire(1, { departmentId: 'D20' })
  expect(await rig.results((await rig.run('scheduled')).id)).toEqual({ E1: 'created' })
  const writes = await rig.writes()
  expect(await rig.results((await rig.run('scheduled')).id)).toEqual({ E1: 'unchanged' })
  expect(await rig.writes(), 'it is looked for, and nothing is written').toBe(writes)
  const fields = { name: 'Sales', departmentNumber: '20' }
  const [id] = await rig.tripletex.addRows({
    company: rig.company,
    rows: [{ resource: 'department', fields }],
  })
  expect(await rig.results((await rig.run('scheduled')).id)).toEqual({ E1: 'updated' })
  const there = await rig.tripletex.employees({ company: rig.company, employeeNumber: '1' })
  expect(there).toMatchObject([{ department: { id } }])
})

test('I6: an employment that is withdrawn after it was sent is told in each run while it is there', async () => {
  const { db } = product
  const rig = await integrationOf(product, { approvedScope: 1 })
  const first = employed('E1-1', { lastDay: daysAgo(-20) })
  const second = employed('E1-2', { startDate: daysAgo(-40) })
  await rig.hire(1, { employments: [first, second] })
  expect(await rig.results((await rig.run('scheduled')).id)).toEqual({ E1: 'created' })
  await rig.hire(1, { employments: [first, { ...second, withdrawn: true }] })
  const writes = await rig.writes()
  for (const { id } of [await rig.run('scheduled'), await rig.run('scheduled')]) {
    const told = await db('sync_results').where({ sync_id: id }).select('employee_id', 'outcome', 'problem')
    expect(told).toEqual([{ employee_id: 'E1', outcome: 'refused', problem: 'withdrawn-there' }])
  }
  expect(await rig.writes(), 'nothing is written').toBe(writes)
})

test('I12: whoever is there already is matched, not created again', async () => {
  const rig = await integrationOf(product, { approvedScope: 1 })
  await rig.hire(1)
  await rig.tripletex.addRows({
    company: rig.company,
    rows: [
      {
        resource: 'employee',
        fields: {
          userType: 'NO_ACCESS',
          firstName: 'Test',
          lastName: 'Person 1',
          employeeNumber: '1',
          dateOfBirth: '1990-05-04',
        },
      },
    ],
  })
  const run = await rig.run('manual')
  expect(await rig.results(run.id)).toEqual({ E1: 'updated' })
  expect(run.planned).toMatchObject({ created: 0 })
  expect(await rig.numbersThere()).toEqual(['1'])
})

test('I12: a stranger who only has the same number there is kept as it is, and whoever has the identity number is the same person', async () => {
  const rig = await integrationOf(product, { approvedScope: 2 })
  await rig.hire(1)
  await rig.hire(2)
  const person = (fields: object) => ({
    resource: 'employee' as const,
    fields: { userType: 'NO_ACCESS', ...fields },
  })
  const stranger = {
    firstName: 'Ola',
    lastName: 'Stranger',
    employeeNumber: '1',
    bankAccountNumber: norwegianAccount(99),
  }
  const maiden = { firstName: 'Other', lastName: 'Maiden', nationalIdentityNumber: norwegianNumber(2) }
  const [first] = await rig.tripletex.addRows({
    company: rig.company,
    rows: [person(stranger), person(maiden)],
  })
  const { id } = await rig.run('manual')
  expect(await rig.results(id)).toEqual({ E1: 'doubtful', E2: 'updated' })
  expect(await product.db('matches').where({ integration_id: rig.id }).orderBy('employee_id')).toMatchObject([
    { kind: 'doubtful', doubt: 'same-number', candidates: [String(first)] },
    { kind: 'matched', matched_by: 'national-id' },
  ])
  expect(await rig.tripletex.employees({ company: rig.company, employeeNumber: '1' })).toMatchObject([
    stranger,
  ])
  expect(await rig.numbersThere()).toEqual(['1', '2'])
})

test('I4: whoever lacks what the system needs is not sent, and what is missing is told', async () => {
  const mapping = mappingOf({ userType: 'STANDARD' })
  const rig = await integrationOf(product, { approvedScope: 4, mapping })
  await rig.hire(1)
  await rig.hire(2, { nationalId: null })
  await rig.hire(3, { workEmail: null })
  await rig.hire(4, { workEmail: null })
  const named = { firstName: 'Four', lastName: 'There', nationalIdentityNumber: norwegianNumber(4) }
  const there = { userType: 'NO_ACCESS', ...named }
  await rig.tripletex.addRows({ company: rig.company, rows: [{ resource: 'employee', fields: there }] })
  const run = await rig.run('manual')
  const sent = { E1: 'created', E4: 'updated' }
  expect(await rig.results(run.id)).toEqual({ ...sent, E2: 'blocked', E3: 'blocked' })
  expect(await rig.numbersThere()).toEqual(['1', '4'])
  const params = { path: { id: rig.id } }
  const readiness = await rig.tenant.viewer.GET('/v1/integrations/{id}/readiness', { params })
  const complete = readiness.data?.data.filter((each) => each.complete).map(({ employeeId }) => employeeId)
  expect(complete, 'as the run has it').toEqual(['E1', 'E4'])
})

test('a preview gives what would be done, writes nothing and remembers nothing as sent', async () => {
  const rig = await integrationOf(product, { stage: 'setting-up' })
  await rig.hire(1)
  const preview = await rig.run('preview')
  expect(preview).toMatchObject({ outcome: 'completed', counts: { created: 1 }, isGreen: null })
  expect(await rig.writes()).toBe(0)
  expect(await rig.run('test', { employees: ['E1'] })).toMatchObject({ counts: { created: 1 } })
})

test('L14: a stop of syncs lets a run wait, and it goes on when it is lifted', async () => {
  const rig = await integrationOf(product, { approvedScope: 1 })
  await rig.hire(1)
  const stop = async (syncs: boolean) => {
    const { error } = await product.platform.PUT('/v1/platform/stop', {
      params: { header: { 'Koppling-Actor': 'on-call' } },
      body: { tenant: rig.tenant.id, accounts: false, connections: false, syncs, reason: 'test' },
    })
    expect(error).toBeUndefined()
  }
  await stop(true)
  const sync = await rig.start('manual')
  await expect
    .poll(async () => (await findSync(product.db, rig.tenant.id, sync))?.stage, { timeout: 180_000 })
    .toBe('writing')
  const run = product.temporal.workflow.getHandle(syncWorkflowId(rig.ref(sync)))
  await expect
    .poll(async () => timersOf(await run.fetchHistory()).length, { timeout: 180_000 })
    .toBeGreaterThan(0)
  expect(await rig.writes()).toBe(0)
  await stop(false)
  expect(await rig.ended(sync)).toMatchObject({ outcome: 'completed', counts: { created: 1 } })
})

test('a run that is cancelled while it is held ends as stopped', async () => {
  const rig = await integrationOf(product)
  await rig.hire(1)
  const sync = await rig.start('manual')
  await rig.held(sync)
  await product.temporal.workflow.getHandle(syncWorkflowId(rig.ref(sync))).cancel()
  expect(await rig.ended(sync)).toMatchObject({ outcome: 'stopped', problem: 'cancelled' })
  expect(await rig.writes()).toBe(0)
})

test('I6: results are told by employee and field, sensitive values masked, by outcome, and as CSV', async () => {
  const rig = await integrationOf(product, { approvedScope: 3 })
  for (const number of [1, 2]) await rig.hire(number)
  await rig.hire(3, { nationalId: null })
  const { id } = await rig.run('manual')
  const as = rig.tenant.viewer
  const path = { params: { path: { id } } }
  const { data: sync } = await as.GET('/v1/syncs/{id}', path)
  expect(sync).toMatchObject({ stage: 'finished', counts: { created: 2, blocked: 1 }, planned: { scope: 3 } })
  const runs = await as.GET('/v1/integrations/{id}/syncs', { params: { path: { id: rig.id } } })
  expect(runs.data?.data.map((each) => each.id)).toEqual([id])

  const read = async (query = '') => {
    const key = rig.tenant.keys.viewer
    return (await send(product.url, { path: `/v1/syncs/${id}/results${query}`, key })).body
  }
  const all = await read()
  const [first] = (all as Results).data
  const shown = new Map(first?.fields.map(({ field, to }) => [field, to]))
  expect(shown.get('givenName')).toBe('Test')
  expect(shown.get('bankAccount')).toBe(`***${norwegianAccount(1).slice(-2)}`)
  expect(shown.get('employments.E1-1.pay')).toMatch(/^\*{3}.{2}$/)
  const secrets = [norwegianAccount(1), norwegianNumber(1), '600003', '+4740000000', 'Gata 1']
  const text = JSON.stringify(all)
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])

  expect(await read('?outcome=blocked')).toMatchObject({
    data: [{ employeeId: 'E3', problem: 'not-ready', fields: [{ field: 'nationalId', reason: 'missing' }] }],
    next: null,
  })
  const body = await read('?format=csv')
  const rows = String(body).split('\r\n')
  expect(rows[0]).toBe('employeeId,outcome,reach,problem,at,field,fieldOutcome,from,to,reason')
  expect(rows.filter((row) => row.startsWith('E3,'))).toHaveLength(1)
  expect(secrets.filter((secret) => String(body).includes(secret))).toEqual([])
})

test('of whoever was erased a run keeps nothing, and makes no key anew', async () => {
  const rig = await liveRig([1, 2])
  await product.db('person_keys').where({ tenant_id: rig.tenant.id, employee_id: 'E2' }).delete()
  const full = await rig.run('manual', { isFull: true })
  expect(await rig.results(full.id)).toEqual({ E1: 'unchanged' })
  const keys = await product.db('person_keys').where({ tenant_id: rig.tenant.id }).select('employee_id')
  expect(keys).toEqual([{ employee_id: 'E1' }])
})

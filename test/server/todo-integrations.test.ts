// The to-do list of integrations over HTTP: what waits for payroll, since when, and the calls that mend it (L18).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { todoSourcesOfIntegrations } from '../../src/db/todo-sources-of-integrations.ts'
import { insertMissed } from '../../src/db/missed-syncs.ts'
import { setDisconnected } from '../../src/db/integration-changes.ts'
import { inDays } from '../support/dates.ts'
import { employer, integrationOf, type IntegrationRig } from '../support/integrations.ts'
import { terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product } from '../support/product.ts'
import { sweepNow } from '../support/sweep.ts'
import { employmentOf } from '../support/tripletex-people.ts'

const patience = { timeout: 60_000, interval: 50 }

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function todosOf({ tenant: { viewer } }: IntegrationRig) {
  const { data } = await viewer.GET('/v1/todo', { params: { query: { for: 'payroll' } } })
  if (data === undefined) throw new Error('no to-do list')
  return data.data
}

const codesOf = async (rig: IntegrationRig) => (await todosOf(rig)).map(({ problem }) => problem)
const pathsOf = async (rig: IntegrationRig) =>
  (await todosOf(rig)).flatMap(({ ways }) => ways.map(({ method, path }) => `${method} ${path}`))

async function change({ id }: IntegrationRig, columns: object): Promise<void> {
  await product.db('integrations').where({ id }).update(columns)
}

const credentials = ({ id }: IntegrationRig) => `PUT /v1/integrations/${id}/credentials`

/** What was told of to-dos so far, after another comparison. */
async function told({ tenant }: IntegrationRig): Promise<unknown[]> {
  await product.db('todo_comparisons').delete()
  await sweepNow(product)
  return (await product
    .db('events')
    .where({ tenant_id: tenant.id })
    .whereLike('type', 'todo.%')
    .orderBy('position')
    .select(
      'type',
      product.db.raw(
        `data ->> 'problem' as problem, data ->> 'again' as again, data ->> 'integrationId' as integration`,
      ),
    )) as unknown[]
}

test('I10 L18: a lost authorisation is a to-do until new credentials are proven, and both are told as events', async () => {
  const rig = await integrationOf(product, { stage: 'needs-authorisation' })
  const at = new Date(Date.now() - 60_000)
  await change(rig, { authorisation_lost_at: at, authorisation_lost_why: 'credentials-rejected' })
  expect(await todosOf(rig)).toMatchObject([
    {
      problem: 'authorisation-lost',
      for: 'payroll',
      since: at.toISOString(),
      reason: 'credentials-rejected',
    },
  ])
  expect(await pathsOf(rig)).toEqual([credentials(rig)])
  const opened = { type: 'todo.opened', problem: 'authorisation-lost', again: 'false', integration: rig.id }
  await expect.poll(() => told(rig), patience).toEqual([opened])
  await change(rig, { stage: 'live', authorisation_lost_at: null, authorisation_lost_why: null })
  expect(await todosOf(rig)).toEqual([])
  await expect
    .poll(() => told(rig), patience)
    .toEqual([
      opened,
      { type: 'todo.closed', problem: 'authorisation-lost', again: null, integration: rig.id },
    ])
})

test('I10 L18: a lost authorisation is told again at each run that is missed by it, once', async () => {
  const rig = await integrationOf(product, { stage: 'needs-authorisation' })
  const at = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const miss = async (hours: number, date: string) => {
    const reason = 'authorisation-lost'
    await insertMissed(
      product.db,
      { tenant: rig.tenant.id, integration: rig.id },
      { date, dueAt: at(hours), reason, syncId: null },
    )
  }
  await miss(60, '2026-11-01')
  await change(rig, { authorisation_lost_at: at(50), authorisation_lost_why: 'credentials-rejected' })
  const opened = { type: 'todo.opened', problem: 'authorisation-lost', again: 'false', integration: rig.id }
  await expect.poll(() => told(rig), patience).toEqual([opened])
  const again = { ...opened, again: 'true' }
  await miss(40, '2026-11-02')
  await expect.poll(() => told(rig), patience).toEqual([opened, again])
  await miss(16, '2026-11-03')
  await expect.poll(() => told(rig), patience).toEqual([opened, again, again])
  expect(await told(rig)).toHaveLength(3)
  expect(await todosOf(rig)).toMatchObject([{ problem: 'authorisation-lost', date: '2026-11-03' }])
})

test('I3 L18: credentials are brought to mind 30 days before they expire, and until they are replaced', async () => {
  const rig = await integrationOf(product)
  await change(rig, { authorised_at: new Date('2026-01-01'), credentials_expire_on: inDays(32) })
  expect(await todosOf(rig)).toEqual([])
  await change(rig, { credentials_expire_on: inDays(29) })
  expect(await todosOf(rig)).toMatchObject([
    { problem: 'credentials-expiring', reason: null, date: inDays(29) },
  ])
  await change(rig, { credentials_expire_on: inDays(-2) })
  expect(await todosOf(rig)).toMatchObject([{ problem: 'credentials-expiring', reason: 'expired' }])
  expect(await pathsOf(rig)).toEqual([credentials(rig)])
  await change(rig, { stage: 'needs-authorisation', authorisation_lost_at: new Date() })
  expect(await codesOf(rig), 'one reason for new credentials is enough').toEqual(['authorisation-lost'])
})

test('I3 L18: credentials whose owner is leaving are a to-do, and stay one when the account is closed', async () => {
  const rig = await integrationOf(product)
  await hire({ ...product, tenant: rig.tenant }, 'P1')
  await change(rig, { credentials_by: 'U-P1' })
  expect(await todosOf(rig)).toEqual([])
  const { noAccessFrom } = await terminate(rig.tenant, 'P1-1', { lastDay: inDays(20) })
  expect(await todosOf(rig)).toMatchObject([
    { problem: 'credentials-owner-leaves', userId: 'U-P1', employeeId: 'P1', date: noAccessFrom },
  ])
  await terminate(rig.tenant, 'P1-1', { lastDay: inDays(-20) })
  await expect
    .poll(async () => (await todosOf(rig)).map(({ problem, date }) => [problem, date]), patience)
    .toEqual([['credentials-owner-leaves', null]])
  await change(rig, { credentials_by: 'somebody-else' })
  expect(await todosOf(rig)).toEqual([])
})

test('I11 L18: a sync that waits for an approval is a to-do until somebody approves it', async () => {
  const rig = await integrationOf(product)
  await rig.hire(1)
  const sync = await rig.start('manual')
  await rig.held(sync)
  expect(await todosOf(rig)).toMatchObject([{ problem: 'sync-held', reason: 'first-live-run' }])
  expect(await pathsOf(rig)).toEqual([
    `GET /v1/syncs/${sync}`,
    `POST /v1/syncs/${sync}/approve`,
    `POST /v1/syncs/${sync}/decline`,
  ])
  await rig.approve(sync)
  await rig.ended(sync)
  expect(await todosOf(rig)).toEqual([])
})

test('I12 L18: the doubtful matches of an integration are one to-do with their number, until all are decided', async () => {
  const rig = await integrationOf(product)
  await rig.hire(1)
  await rig.hire(2)
  const doubt = { tenant_id: rig.tenant.id, integration_id: rig.id, kind: 'doubtful', candidates: ['7'] }
  const at = (employee: string, target = String(rig.company)) => ({
    ...doubt,
    target,
    employee_id: employee,
    doubt: 'number-of-somebody-else',
  })
  await product.db('matches').insert([at('E1'), at('E2'), at('E2', `${rig.company}/test`)])
  expect(await todosOf(rig)).toMatchObject([{ problem: 'doubtful-matches', count: 2, employeeId: null }])
  expect(await pathsOf(rig)).toEqual([`GET /v1/integrations/${rig.id}/matches?kind=doubtful`])
  await product
    .db('matches')
    .where({ integration_id: rig.id, employee_id: 'E1' })
    .update({ kind: 'new', doubt: null })
  expect(await todosOf(rig)).toMatchObject([{ count: 1, employeeId: 'E2' }])
  expect(await pathsOf(rig)).toContain(`PUT /v1/integrations/${rig.id}/matches/E2`)
  const { error } = await rig.tenant.admin.PUT('/v1/integrations/{id}/matches/{employeeId}', {
    params: { path: { id: rig.id, employeeId: 'E2' }, header: { 'Koppling-Actor': 'payroll-1' } },
    body: { new: true, reason: 'asked them' },
  })
  expect(error).toBeUndefined()
  expect(await todosOf(rig)).toEqual([])
})

test('I12 L18: a doubtful match is a to-do only for whom a run would go through, at the company of now', async () => {
  const rig = await integrationOf(product)
  const employed = (number: number, changes: Parameters<typeof employmentOf>[1]) => ({
    employments: [employmentOf(`E${number}-1`, { employerId: employer, ...changes })],
  })
  await rig.tenant.admin.PUT('/v1/employers/{id}', {
    params: { path: { id: 'beside' } },
    body: { name: 'Beside AS', country: 'NO', timeZone: 'Europe/Oslo' },
  })
  await rig.hire(1, { departmentId: 'D1', officeId: 'O1' })
  await rig.hire(2, { departmentId: 'D2', officeId: 'O1' })
  await rig.hire(3, { departmentId: 'D1', officeId: null })
  await rig.hire(4, { departmentId: 'D1', officeId: 'O1', ...employed(4, { employerId: 'beside' }) })
  await rig.hire(5, { departmentId: 'D1', officeId: 'O1', ...employed(5, { lastDay: inDays(-95) }) })
  await rig.hire(6, { departmentId: 'D1', officeId: 'O1', ...employed(6, { lastDay: inDays(-80) }) })
  await rig.hire(7, { departmentId: 'D1', officeId: 'O1' })
  const doubtful = (number: number, target = String(rig.company)) => ({
    tenant_id: rig.tenant.id,
    integration_id: rig.id,
    employee_id: `E${number}`,
    target,
    kind: 'doubtful',
    doubt: 'number-of-somebody-else',
    candidates: ['7'],
  })
  await product
    .db('matches')
    .insert([
      ...[1, 2, 3, 4, 5, 6].map((number) => doubtful(number)),
      doubtful(7, 'another-company'),
      doubtful(6, `${rig.company}/test`),
    ])
  const counts = async (scope: object) => {
    const { error } = await rig.tenant.admin.PUT('/v1/integrations/{id}/scope', {
      params: { path: { id: rig.id }, header: { 'Koppling-Actor': 'payroll-1' } },
      body: scope,
    })
    expect(error).toBeUndefined()
    return (await todosOf(rig)).map(({ count }) => count)
  }
  expect(await counts({}), 'E4 of another employer, E5 long gone, E7 elsewhere').toEqual([4])
  expect(await counts({ employerIds: [employer, 'beside'] })).toEqual([5])
  expect(await counts({ departmentIds: ['D1'] }), 'without E2').toEqual([3])
  expect(await counts({ officeIds: ['O1', 'O2'] }), 'without E3').toEqual([3])
  expect(await counts({ employeeIds: ['E2', 'E3'] })).toEqual([2])
  expect(await counts({ excludedEmployeeIds: ['E1', 'E2', 'E3'] })).toEqual([1])
  expect(await counts({ employeeIds: ['E1'], excludedEmployeeIds: ['E1'] })).toEqual([])
  await product
    .db('matches')
    .where({ integration_id: rig.id, target: String(rig.company) })
    .update({
      target: `${rig.company}/live`,
    })
  expect(await counts({}), 'the folder of live runs').toEqual([4])
})

test('I9 L18: jobs that are not over after a day are one to-do, of whom the latest run has before it', async () => {
  const rig = await integrationOf(product)
  const run = async (kind: 'manual' | 'scheduled', hoursAgo: number, results: Record<string, object>) => {
    const sync = await rig.insert(kind)
    const at = new Date(Date.now() - hoursAgo * 3_600_000)
    const ended = { stage: 'finished', outcome: 'completed', started_at: at, ended_at: at }
    await product.db('syncs').where({ id: sync }).update(ended)
    for (const [employee, result] of Object.entries(results)) {
      const of = { tenant_id: rig.tenant.id, sync_id: sync, employee_id: employee, at }
      await product.db('sync_results').insert({ ...of, ...result })
    }
    return sync
  }
  for (const number of [1, 2, 3, 4]) await rig.hire(number)
  const sent = { outcome: 'updated', reach: 'sent' }
  const first = await run('scheduled', 60, { E1: sent, E2: sent, E3: sent, E4: sent })
  const of = { tenant_id: rig.tenant.id, integration_id: rig.id, sync_id: first }
  const job = (employee: string, hoursAgo: number, target = String(rig.company)) => {
    const at = new Date(Date.now() - hoursAgo * 3_600_000)
    return { ...of, employee_id: employee, target, asked_at: at, receipt: '/jobs/1', sent: '{}' }
  }
  const jobs = [job('E1', 60), job('E2', 59), job('E3', 23), job('E4', 60, 'another-company')]
  await product.db('sync_jobs').insert(jobs)
  const since = jobs[0]?.asked_at.toISOString()
  expect(await todosOf(rig)).toMatchObject([
    { problem: 'jobs-not-over', since, count: 2, employeeId: null, reason: null },
  ])
  const letRun = `POST /v1/integrations/${rig.id}/sync`
  expect(await pathsOf(rig)).toEqual([`GET /v1/syncs/${first}/results?reach=sent`, letRun])
  const notOver = { outcome: 'failed', problem: 'job-not-over' }
  const second = await run('manual', 30, { E1: notOver, E2: notOver })
  const failed = `GET /v1/syncs/${second}/results?outcome=failed`
  expect(await pathsOf(rig)).toEqual([failed, letRun])
  const third = await run('manual', 20, { E2: notOver })
  expect(await todosOf(rig), 'E1 is out of the scope').toMatchObject([{ count: 1, employeeId: 'E2' }])
  expect(await pathsOf(rig)).toEqual([failed.replace(second, third), letRun])
  await change(rig, { promoted_at: null, stage: 'setting-up' })
  expect(await todosOf(rig), 'what is set up is seen in its test').toEqual([])
  await change(rig, { promoted_at: new Date(), stage: 'live' })
  await product.db('sync_jobs').where({ integration_id: rig.id, employee_id: 'E2' }).delete()
  expect(await todosOf(rig)).toEqual([])
})

test('I9 L18: a sync of the schedule that did not come to its end is a to-do until a later one does', async () => {
  const rig = await integrationOf(product)
  const ended = async (kind: 'manual' | 'scheduled', columns: object, minutesAgo: number) => {
    const id = await rig.insert(kind)
    const at = new Date(Date.now() - minutesAgo * 60_000)
    await product
      .db('syncs')
      .where({ id })
      .update({ stage: 'finished', started_at: at, ended_at: at, ...columns })
    return id
  }
  await ended('scheduled', { outcome: 'failed', problem: 'refused' }, 90)
  await ended('scheduled', { outcome: 'stopped', problem: 'authorisation-lost' }, 80)
  expect(await codesOf(rig), 'that is a to-do of its own').toEqual([])
  const failed = await ended('scheduled', { outcome: 'stopped', problem: 'outage' }, 60)
  await ended('manual', { outcome: 'stopped', problem: 'outage' }, 50)
  expect(await todosOf(rig)).toMatchObject([{ problem: 'sync-failed', reason: 'outage' }])
  expect(await pathsOf(rig)).toEqual([`GET /v1/syncs/${failed}`, `POST /v1/integrations/${rig.id}/sync`])
  await ended('manual', { outcome: 'completed' }, 40)
  expect(await todosOf(rig)).toEqual([])
})

test('L18: nothing waits of an integration that is disconnected, nor of another tenant', async () => {
  const rig = await integrationOf(product, { stage: 'needs-authorisation' })
  const other = await integrationOf(product)
  await change(rig, { authorisation_lost_at: new Date(), credentials_expire_on: inDays(1) })
  expect(await todosOf(rig)).toHaveLength(1)
  expect(await todosOf(other)).toEqual([])
  const ref = { tenant: rig.tenant.id, integration: rig.id }
  await setDisconnected(product.db, ref, { now: new Date().toISOString() })
  expect(await todosOf(rig)).toEqual([])
  expect(todoSourcesOfIntegrations.every((source) => source.includes('i.disconnected_at is null'))).toBe(true)
})

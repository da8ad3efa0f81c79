// Visma.net (I1-I9): what is sent is carried out later, by jobs, and whoever is new waits as a draft.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createVismaNetControl } from '../../src/sandbox/visma-net/control-client.ts'
import { inDays } from '../support/dates.ts'
import { startProduct, type Product } from '../support/product.ts'
import { employmentOf } from '../support/visma-net-people.ts'
import {
  liveVismaNetIntegration,
  vismaNetIntegration,
  type VismaNetRig,
} from '../support/visma-net-integrations.ts'

const patience = { timeout: 60_000, interval: 100 }

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterEach(async () => {
  const [apiUrl = ''] = product.config.payroll.vismaNetApiUrls
  const control = createVismaNetControl(apiUrl.replace('/visma-net/v2', ''))
  await control.clearFaults()
  await control.putSettings({ jobSeconds: { least: 0, most: 0 } })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const slowly = async ({ control }: VismaNetRig) => control.putSettings({ jobSeconds: { least: 2, most: 3 } })
const problems = async ({ call }: VismaNetRig) =>
  ((await call('GET', '/todo')).body as { data: { problem: string; ways: { path: string }[] }[] }).data

const endThere = async ({ control, company }: VismaNetRig, number: string) => {
  const [there] = await control.employees({ company, number })
  return there?._embedded.positions.map(({ activeEnd }) => activeEnd ?? null)
}

test('I5 I6 I7: set up, tested into drafts, approved and promoted; the jobs are waited for', async () => {
  const rig = await vismaNetIntegration(product)
  await slowly(rig)
  const employees = [await rig.hire(1), await rig.hire(2)]
  const run = await rig.ended(await rig.call('POST', `/integrations/${rig.id}/test`, { employees }))
  expect(run).toMatchObject({ outcome: 'completed', isGreen: true, counts: { created: 2 } })
  expect(await rig.results(run.id)).toMatchObject({
    E1: { outcome: 'created', reach: 'waiting' },
    E2: { outcome: 'created', reach: 'waiting' },
  })
  const there = await rig.control.employees({ company: rig.company })
  expect(there.map(({ number, isDraft }) => `${number} ${isDraft}`).toSorted()).toEqual(['1 true', '2 true'])
  expect(await rig.call('POST', `/integrations/${rig.id}/approve`)).toMatchObject({ status: 200 })
  const schedule = { weekdays: ['monday', 'friday'], timeZone: 'Europe/Oslo', from: inDays(1) }
  expect(await rig.call('POST', `/integrations/${rig.id}/promote`, { schedule })).toMatchObject({
    status: 200,
    body: { stage: 'live' },
  })
  await rig.hire(3)
  expect(await rig.run()).toMatchObject({ counts: { created: 1, unchanged: 2 } })
  expect(await rig.numbersThere()).toEqual(['1', '2', '3'])
})

test('I6 L18: a draft waits until a person activates it, and is a to-do after five working days', async () => {
  const rig = await liveVismaNetIntegration(product)
  const first = await rig.run()
  expect(await rig.results(first.id), 'asked whether they are drafts still').toMatchObject({
    E1: { outcome: 'unchanged', reach: 'waiting' },
  })
  const whose = { integration_id: rig.id }
  const week = new Date(Date.now() - 8 * 86_400_000)
  expect(await problems(rig)).toEqual([])
  await product.db('sync_records').where(whose).update({ waiting_since: week })
  const path = `/v1/syncs/${first.id}/results?reach=waiting`
  expect(await problems(rig)).toMatchObject([{ problem: 'drafts-waiting', count: 2, ways: [{ path }] }])
  const waiting = await rig.call('GET', path.replace('/v1', ''))
  expect(waiting.body).toMatchObject({ data: [{ employeeId: 'E1' }, { employeeId: 'E2' }] })
  await rig.control.activate({ company: rig.company, numbers: ['1'] })
  expect(await rig.results((await rig.run()).id)).toMatchObject({
    E1: { reach: null },
    E2: { reach: 'waiting' },
  })
  expect(await problems(rig)).toMatchObject([{ problem: 'drafts-waiting', count: 1, employeeId: 'E2' }])
  await rig.control.activate({ company: rig.company })
  const counts = await rig.control.counts({ company: rig.company })
  await rig.run()
  expect(await problems(rig)).toEqual([])
  expect((await rig.run()).counts).toMatchObject({ unchanged: 2 })
  expect(await rig.control.counts({ company: rig.company }), 'looks write nothing').toEqual(counts)
})

test('I6 L18: a draft is a to-do no more once its employee is out of the scope, or it is gone there', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.run()
  const whose = { integration_id: rig.id }
  const week = new Date(Date.now() - 8 * 86_400_000)
  await product.db('sync_records').where(whose).update({ waiting_since: week })
  expect(await problems(rig)).toMatchObject([{ problem: 'drafts-waiting', count: 2 }])
  const without = product.db.raw(`jsonb_set(scope, '{excludedEmployeeIds}', '["E1"]')`)
  await product.db('integrations').where({ id: rig.id }).update({ scope: without })
  await rig.run()
  expect(await problems(rig)).toMatchObject([{ problem: 'drafts-waiting', count: 1, employeeId: 'E2' }])
  // As if somebody had deleted it there.
  const nobody = { remote_id: '0c7b0c51-7f0e-4a55-8f38-0e5a5d5f6a08' }
  await product
    .db('matches')
    .where({ ...whose, employee_id: 'E2' })
    .update(nobody)
  expect(await rig.results((await rig.run()).id)).toMatchObject({
    E2: { outcome: 'refused', problem: 'gone-there' },
  })
  expect(await problems(rig)).toEqual([])
})

test('I6 I9: a job that fails late is told in the words of the system, and sent again by the next run', async () => {
  const rig = await liveVismaNetIntegration(product)
  await slowly(rig)
  await rig.hire(3)
  await rig.control.addFault({ kind: 'fail-job', message: 'Not this one.', employeeNumber: '3', times: 1 })
  const run = await rig.run()
  expect(run).toMatchObject({ outcome: 'completed', counts: { refused: 1 } })
  const { fields, ...result } = (await rig.results(run.id))['E3'] ?? {}
  expect(result).toMatchObject({ outcome: 'refused', reach: null })
  expect(fields).toMatchObject([{ outcome: 'refused', reason: expect.stringContaining('Not this one.') }])
  expect(await rig.results((await rig.run()).id)).toMatchObject({ E3: { outcome: 'created' } })
  expect(await rig.numbersThere()).toEqual(['1', '2', '3'])
})

test('I6: words of a job that quote the person are withheld', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.hire(3, { familyName: 'Ødegård' })
  const message = 'There is no ØDEGÅRD here.'
  await rig.control.addFault({ kind: 'fail-job', message, employeeNumber: '3', times: 1 })
  const { fields } = (await rig.results((await rig.run()).id))['E3'] ?? {}
  expect(fields).toMatchObject([
    { outcome: 'refused', reason: expect.stringContaining('they quote a value') },
  ])
  expect(JSON.stringify(fields).toLowerCase()).not.toContain('ødegård')
})

test('I6: of somebody who was changed meanwhile no words of a job are told, since they may quote what was sent', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.control.putSettings({ jobSeconds: { least: 3_600, most: 3_600 } })
  await rig.hire(3, { familyName: 'Ødegård' })
  await rig.control.addFault({ kind: 'fail-job', message: 'No Ødegård here.', employeeNumber: '3', times: 1 })
  const running = rig.run()
  const told = async () => (await product.db('sync_jobs').whereNotNull('receipt')).length
  await expect.poll(told, patience).toBe(1)
  await rig.hire(3, { familyName: 'Dahl' })
  await rig.control.finishJobs()
  const { fields } = (await rig.results((await running).id))['E3'] ?? {}
  expect(fields).toMatchObject([{ reason: expect.stringContaining('changed after they were sent') }])
})

test('I9: a job that the system does not know any more may have been carried out, so nobody is made twice', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.control.putSettings({ jobSeconds: { least: 6, most: 6 } })
  await rig.hire(3)
  const asking = { method: 'GET', path: '/employees/jobs/{jobId}' } as const
  await rig.control.addFault({ kind: 'answer', status: 404, times: 1, ...asking })
  const run = await rig.run()
  expect((await rig.control.status()).faults, 'one was answered so').toEqual([])
  expect((await rig.results(run.id))['E3']).toMatchObject({ reach: 'waiting', problem: null })
  expect(await rig.control.counts({ company: rig.company, employeeNumber: '3' })).toMatchObject([
    { created: 1, failed: 0 },
  ])
})

test('I9: where nothing was asked for after all, no look for a job of it is made', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.hire(3)
  await rig.run()
  const jobsOf = async () => (await rig.control.status()).calls.jobs
  await rig.hire(3, { familyName: 'Berg' })
  const before = await jobsOf()
  await rig.run()
  const usual = (await jobsOf()) - before
  await rig.hire(3, { familyName: 'Dahl' })
  await rig.control.addFault({ kind: 'answer', status: 503, method: 'PUT', times: 1 })
  await rig.run()
  expect((await jobsOf()) - before - usual).toBe(usual)
})

/** E3 is going to be created by a job that takes an hour and whose answer is lost; answers how often jobs are looked for from now on. */
async function hiredWithoutAnswer({ control, hire }: VismaNetRig) {
  await control.putSettings({ jobSeconds: { least: 3_600, most: 3_600 } })
  await hire(3)
  const creating = { method: 'POST', path: '/employees/withPosition', times: 1 } as const
  await control.addFault({ kind: 'accept-then-drop', ...creating })
  const looks = async () => (await control.status()).calls.jobs
  const before = await looks()
  return async () => (await looks()) - before
}

test('I9: a run whose answer is lost waits for the job that may be its own, and makes nobody twice', async () => {
  const rig = await liveVismaNetIntegration(product)
  const looks = await hiredWithoutAnswer(rig)
  const running = rig.run()
  await expect.poll(looks, patience).toBeGreaterThan(3)
  await rig.control.finishJobs()
  const run = await running
  expect(run).toMatchObject({ outcome: 'completed' })
  expect((await rig.results(run.id))['E3']).toMatchObject({ reach: 'waiting' })
  expect(await rig.control.counts({ company: rig.company, employeeNumber: '3' })).toMatchObject([
    { created: 1, failed: 0 },
  ])
})

test('I6 I9: what is sent after a look for the job of a run that was cancelled is settled in the run that sent it', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.run()
  const looks = await hiredWithoutAnswer(rig)
  const { id } = (await rig.call('POST', `/integrations/${rig.id}/sync`, {})).body as { id: string }
  await expect.poll(looks, patience).toBeGreaterThan(3)
  await product.temporal.workflow.getHandle(`sync/${rig.tenant.id}/${rig.id}`).cancel()
  await rig.over(id)
  await rig.control.putSettings({ jobSeconds: { least: 0, most: 0 } })
  await rig.control.finishJobs()
  await rig.hire(3, { familyName: 'Berg' })
  const next = await rig.run()
  expect((await rig.results(next.id))['E3']).toMatchObject({ outcome: 'updated', reach: 'waiting' })
})

test('I9: what a run was not told the end of is settled by the next one, which asks for nothing more before', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.run()
  await rig.control.putSettings({ jobSeconds: { least: 3_600, most: 3_600 } })
  await rig.hire(2, { familyName: 'Berg' })
  const started = await rig.call('POST', `/integrations/${rig.id}/sync`, {})
  const { id } = started.body as { id: string }
  const sent = async () => (await rig.results(id))['E2']?.reach
  await expect.poll(sent, patience).toBe('sent')
  await product.temporal.workflow.getHandle(`sync/${rig.tenant.id}/${rig.id}`).cancel()
  expect(await rig.over(id)).toMatchObject({ outcome: 'stopped', problem: 'cancelled' })
  expect(await sent(), 'nobody knows yet').toBe('sent')
  await rig.hire(2, { familyName: 'Dahl' })
  const { id: next } = (await rig.call('POST', `/integrations/${rig.id}/sync`, {})).body as { id: string }
  const told = async () => (await rig.results(next))['E2']?.problem
  await expect.poll(told, patience).toBe('job-not-over')
  await rig.control.putSettings({ jobSeconds: { least: 0, most: 0 } })
  await rig.control.finishJobs()
  expect(await rig.over(next)).toMatchObject({ counts: { updated: 1, unchanged: 1 } })
  expect(await sent(), 'it is known now').toBe('waiting')
  const [there] = await rig.control.employees({ company: rig.company, number: '2' })
  expect(JSON.stringify(there)).toContain('Dahl')
  expect((await rig.control.losses({ company: rig.company })).flatMap(({ lost }) => lost)).toEqual([])
  expect(await product.db('sync_jobs').where({ integration_id: rig.id })).toEqual([])
})

test('I9 L18: a job that is under way for more than a day is a to-do until a run is told that it is over', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.run()
  await rig.control.putSettings({ jobSeconds: { least: 3_600, most: 3_600 } })
  await rig.hire(3)
  const started = await rig.call('POST', `/integrations/${rig.id}/sync`, {})
  const { id } = started.body as { id: string }
  await expect.poll(async () => (await rig.results(id))['E3']?.reach, patience).toBe('sent')
  await product.temporal.workflow.getHandle(`sync/${rig.tenant.id}/${rig.id}`).cancel()
  await rig.over(id)
  expect(await problems(rig)).toEqual([])
  const since = new Date(Date.now() - 25 * 3_600_000)
  await product.db('sync_jobs').where({ integration_id: rig.id }).update({ asked_at: since })
  const [seen, sync] = [`/v1/syncs/${id}/results?reach=sent`, `/v1/integrations/${rig.id}/sync`]
  expect(await problems(rig)).toMatchObject([
    {
      problem: 'jobs-not-over',
      for: 'payroll',
      since: since.toISOString(),
      count: 1,
      employeeId: 'E3',
      ways: [{ path: seen }, { method: 'POST', path: sync }],
    },
  ])
  expect((await rig.call('GET', seen.replace('/v1', ''))).body).toMatchObject({
    data: [{ employeeId: 'E3' }],
  })
  await rig.control.putSettings({ jobSeconds: { least: 0, most: 0 } })
  await rig.control.finishJobs()
  expect(await rig.ended(await rig.call('POST', sync.replace('/v1', ''), {}))).toMatchObject({
    outcome: 'completed',
  })
  expect(await problems(rig)).toEqual([])
})

test('I6 I9: a run that is over counts anew once a job of it has failed', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.run()
  await rig.control.putSettings({ jobSeconds: { least: 3_600, most: 3_600 } })
  await rig.hire(3)
  await rig.control.addFault({ kind: 'fail-job', employeeNumber: '3', times: 1 })
  const started = await rig.call('POST', `/integrations/${rig.id}/sync`, {})
  const { id } = started.body as { id: string }
  const sent = async () => (await rig.results(id))['E3']?.reach
  await expect.poll(sent, patience).toBe('sent')
  await product.temporal.workflow.getHandle(`sync/${rig.tenant.id}/${rig.id}`).cancel()
  const stopped = await rig.over(id)
  expect(stopped.counts, 'it was asked for').toMatchObject({ created: 1 })
  await rig.control.putSettings({ jobSeconds: { least: 0, most: 0 } })
  await rig.control.finishJobs()
  await rig.run()
  const { created: _created, ...others } = stopped.counts ?? {}
  expect(await rig.over(id)).toEqual({ ...stopped, counts: { ...others, refused: 1 } })
})

const positionsOf = async ({ control, company }: VismaNetRig, number: string) => {
  const [there] = await control.employees({ company, number })
  return (there?._embedded.positions ?? []).map(
    ({ activeStart, activeEnd }) =>
      `${String(activeStart)}..${typeof activeEnd === 'string' ? activeEnd : ''}`,
  )
}

test('I9: a start that is corrected is the same position, and so is its end', async () => {
  const rig = await liveVismaNetIntegration(product)
  const employment = (changes: object) => ({ employments: [employmentOf('E3-1', changes)] })
  await rig.hire(3, employment({ startDate: inDays(30) }))
  await rig.run()
  await rig.hire(3, employment({ startDate: inDays(60) }))
  const corrected = await rig.run()
  expect(await rig.results(corrected.id)).toMatchObject({ E3: { outcome: 'updated', problem: null } })
  expect(await positionsOf(rig, '3')).toEqual([`${inDays(60)}..`])
  await rig.hire(3, employment({ startDate: inDays(45), lastDay: inDays(90) }))
  expect(await rig.results((await rig.run()).id)).toMatchObject({ E3: { outcome: 'updated' } })
  expect(await positionsOf(rig, '3')).toEqual([`${inDays(45)}..${inDays(90)}`])
  // Of those who were there before, by what a look finds.
  await rig.hire(1, { employments: [employmentOf('E1-1', { startDate: '2020-03-01' })] })
  await rig.run()
  expect(await positionsOf(rig, '1')).toEqual(['2020-03-01..'])
})

test('I6 I9 I11: an employment that cannot be sent is refused until it is mended, and its end is not taken for sent', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.run()
  const recordOf = () =>
    product.db('sync_records').where({ integration_id: rig.id, employee_id: 'E1' }).first()
  // As from before its position was known.
  await product.db('sync_records').where({ integration_id: rig.id }).update({ employments_there: '{}' })
  const startDate = '2020-03-01'
  await rig.hire(1, { employments: [employmentOf('E1-1', { startDate })] })
  const refused = { outcome: 'refused', problem: 'other-employment-there' }
  expect(await rig.results((await rig.run()).id)).toMatchObject({ E1: refused, E2: { outcome: 'unchanged' } })
  const lastDay = inDays(30)
  await rig.hire(1, { familyName: 'Berg', employments: [employmentOf('E1-1', { startDate, lastDay })] })
  for (const hold of [await rig.run(), await rig.run()]) {
    expect(hold.counts).toMatchObject({ refused: 1 })
    expect(await rig.results(hold.id)).toMatchObject({ E1: refused })
    const { digest, ended } = (await recordOf()) as { digest: string | null; ended: object }
    expect({ digest, ended }).toEqual({ digest: null, ended: {} })
  }
  const test = await rig.ended(await rig.call('POST', `/integrations/${rig.id}/test`, { employees: ['E1'] }))
  expect(test).toMatchObject({ outcome: 'completed', isGreen: false })
  const [there] = await rig.control.employees({ company: rig.company, number: '1' })
  expect(JSON.stringify(there?.['personNames']), 'the rest arrives').toContain('Berg')
  const positions = { [there?._embedded.positions[0]?.id ?? '']: { activeStart: startDate } }
  await rig.control.edit({ company: rig.company, number: '1', positions })
  const mended = await rig.run()
  expect(mended.planned).toMatchObject({ ended: 1 })
  expect(await rig.results(mended.id)).toMatchObject({ E1: { outcome: 'updated', problem: null } })
  expect(await positionsOf(rig, '1')).toEqual([`${startDate}..${lastDay}`])
  expect(await recordOf()).toMatchObject({ ended: { 'E1-1': lastDay } })
})

test('I6: an employment that is withdrawn after it was sent is refused until it is taken away there', async () => {
  const rig = await liveVismaNetIntegration(product)
  const startDate = inDays(40)
  const [first, second] = [employmentOf('E1-1', { lastDay: inDays(20) }), employmentOf('E1-2', { startDate })]
  await rig.hire(1, { employments: [first, second] })
  await rig.run()
  expect(await positionsOf(rig, '1')).toContain(`${startDate}..`)
  await rig.hire(1, { employments: [first, { ...second, withdrawn: true }] })
  for (const { id } of [await rig.run(), await rig.run()]) {
    const { fields, ...result } = (await rig.results(id))['E1'] ?? {}
    expect(result).toMatchObject({ outcome: 'refused', problem: 'withdrawn-there' })
    expect(fields).toContainEqual(
      expect.objectContaining({ field: 'employments.E1-2', outcome: 'refused', reason: 'withdrawn-there' }),
    )
  }
  const [there] = await rig.control.employees({ company: rig.company, number: '1' })
  const stays = there?._embedded.positions.find(({ activeStart }) => activeStart === startDate)
  const ended = { activeStart: inDays(-9), activeEnd: inDays(-9) }
  await rig.control.edit({ company: rig.company, number: '1', positions: { [stays?.id ?? '']: ended } })
  expect(await rig.results((await rig.run()).id)).toMatchObject({
    E1: { outcome: 'unchanged', problem: null },
  })
})

const ended = { employments: [employmentOf('E2-1', { lastDay: inDays(20) })] }

test('I9: an end that arrived beside something that was refused is taken back with the termination', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.run()
  await rig.hire(2, { familyName: 'Berg', ...ended })
  await rig.control.addFault({ kind: 'fail-job', path: '/employees/{id}', method: 'PUT', times: 1 })
  expect(await rig.results((await rig.run()).id)).toMatchObject({ E2: { outcome: 'refused' } })
  expect(await endThere(rig, '2')).toEqual([inDays(20)])
  await rig.hire(2, { familyName: 'Berg' })
  expect(await rig.results((await rig.run()).id)).toMatchObject({ E2: { outcome: 'updated' } })
  expect(await endThere(rig, '2')).toEqual([null])
  expect(await rig.results((await rig.run()).id)).toMatchObject({ E2: { outcome: 'unchanged' } })
})

test('I9: an end whose answer was lost is taken back with the termination', async () => {
  const rig = await liveVismaNetIntegration(product)
  await rig.run()
  await rig.control.putSettings({ jobSeconds: { least: 3_600, most: 3_600 } })
  await rig.hire(2, ended)
  const path = '/employees/{id}/positions/{positionId}'
  await rig.control.addFault({ kind: 'accept-then-drop', path, method: 'PUT', times: 1 })
  const started = await rig.call('POST', `/integrations/${rig.id}/sync`, {})
  const { id } = started.body as { id: string }
  await expect.poll(async () => (await rig.results(id))['E2']?.problem, patience).toBe('job-not-over')
  await product.temporal.workflow.getHandle(`sync/${rig.tenant.id}/${rig.id}`).cancel()
  await rig.over(id)
  await rig.control.putSettings({ jobSeconds: { least: 0, most: 0 } })
  await rig.control.finishJobs()
  expect(await endThere(rig, '2')).toEqual([inDays(20)])
  await rig.hire(2)
  expect(await rig.results((await rig.run()).id)).toMatchObject({ E2: { outcome: 'updated' } })
  expect(await endThere(rig, '2')).toEqual([null])
})

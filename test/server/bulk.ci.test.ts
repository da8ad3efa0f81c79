// Many employees in one call: a line for a line, and nothing acts before the last one is answered (L5).
import { WorkflowNotFoundError } from '@temporalio/client'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKopplingClient } from '../../src/client/client.ts'
import { runApi } from '../../src/run-api.ts'
import { startApiProcess } from '../support/api-process.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeaver, readLeavers, readUser, terminate } from '../support/leavers.ts'
import { holdEmployee } from '../support/locks.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { ageMarks, sweepNow } from '../support/sweep.ts'
import { allTold, readTables } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

type Line = ReturnType<typeof employee> & { id: string }

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

const ending = (id: string, lastDay: string | null): Line => ({
  id,
  ...employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay }] }),
})

/** A bulk call that is held open: lines go out one by one, each when the test says so. */
function openBulk({ hr }: Pick<TenantRig, 'hr'>) {
  const { readable, writable } = new TransformStream<Line, Line>()
  const lines = writable.getWriter()
  const answers = hr.sendLines('/v1/employees/bulk', readable)
  return {
    async send(line: Line) {
      void lines.write(line).catch(() => undefined)
      const next = await answers.next()
      return next.done === true ? undefined : next.value
    },
    async end(): Promise<void> {
      await lines.close()
      expect(await answers.next()).toMatchObject({ done: true })
    },
  }
}

const workflowOf = (tenant: TenantRig, employment: string) =>
  product.temporal.workflow.getHandle(`leaver/${tenant.id}/${employment}`)

async function onlyLeaver(tenant: TenantRig, id: string) {
  const [leaver, ...others] = await readLeavers(tenant, id)
  expect(others).toEqual([])
  if (leaver === undefined) throw new Error(`no leaver of ${id}`)
  return leaver
}

/** Someone else who is closed meanwhile: whatever would act has had its time. */
async function somebodyElse(tenant: TenantRig, id: string): Promise<void> {
  await hire({ ...product, tenant }, id)
  await outcomeOf(tenant, (await terminate(tenant, `${id}-1`, { lastDay: inDays(-20) })).id, 'completed')
}

test('L5: nothing out of a bulk request acts before its last line is answered, not even by the sweep', async () => {
  const tenant = await product.tenant()
  await product.sandbox.addPeople({
    people: [{ email: emailOf('B1') }, { email: emailOf('B2') }],
    client: sandboxClientId,
  })
  const bulk = openBulk(tenant)
  expect(await bulk.send(ending('B1', inDays(-20)))).toEqual({ line: 1, id: 'B1', result: 'created' })
  const { id } = await onlyLeaver(tenant, 'B1')
  await ageMarks(product)
  await sweepNow(product)
  await somebodyElse(tenant, 'B-else')
  expect(await readLeaver(tenant, id)).toMatchObject({ stage: 'waiting', noAccessFrom: inDays(-14) })
  await expect(workflowOf(tenant, 'B1-1').describe()).rejects.toThrow(WorkflowNotFoundError)

  expect(await bulk.send(ending('B2', inDays(-20)))).toMatchObject({ line: 2, result: 'created' })
  await bulk.end()
  await outcomeOf(tenant, id, 'completed')
  await outcomeOf(tenant, (await onlyLeaver(tenant, 'B2')).id, 'completed')
})

test('L5: a leaver that sleeps, and that a bulk request makes due, waits for the last line even if it wakes before', async () => {
  const tenant = await product.tenant()
  await hire({ ...product, tenant }, 'B3')
  const bulk = openBulk(tenant)
  await bulk.send(ending('B3', inDays(30)))
  await bulk.end()
  await allTold(product.db)
  const { id } = await onlyLeaver(tenant, 'B3')

  const second = openBulk(tenant)
  expect(await second.send(ending('B3', inDays(-20)))).toMatchObject({ result: 'replaced' })
  // It wakes as if its time had come, asks, and hears that it is held.
  const workflow = workflowOf(tenant, 'B3-1')
  const plan = (await product.db('leavers').where({ id }).first('cycle', 'version')) as object
  await workflow.signal('replan', { ...plan, dueAt: new Date().toISOString(), outcome: null })
  const answered = async () => (await workflow.fetchHistory()).events?.filter(isActivityCompleted).length ?? 0
  await expect.poll(answered, { timeout: 180_000 }).toBeGreaterThan(0)
  expect(await readLeaver(tenant, id)).toMatchObject({ stage: 'waiting', noAccessFrom: inDays(-14) })
  expect(await readUser(tenant, 'U-B3')).toMatchObject({ active: true })
  await second.end()
  await outcomeOf(tenant, id, 'completed')
})

const isActivityCompleted = (event: { activityTaskCompletedEventAttributes?: unknown }) =>
  event.activityTaskCompletedEventAttributes != null

test('L5: a caller that goes away before the last line ends the request: what it sent acts', async () => {
  const tenant = await product.tenant()
  const answers = tenant.hr.sendLines('/v1/employees/bulk', [ending('B4', inDays(-20)), ending('B5', null)])
  await answers.next()
  await answers.return(undefined)
  await outcomeOf(tenant, (await onlyLeaver(tenant, 'B4')).id, 'completed')
})

test('L5: a caller that goes away before the first answer ends the request: what it sent acts', async () => {
  const tenant = await product.tenant()
  await hire({ ...product, tenant }, 'B15')
  const logged: string[] = []
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(line) })
  await using api = await runApi(product.config, { log, contract: 'enforce' })
  const leaving = new AbortController()
  await using hold = await holdEmployee(product.db, { tenant: tenant.id, id: 'B15' })
  const call = fetch(`${api.url}/v1/employees/bulk`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${tenant.keys.hr}`, 'Content-Type': 'application/x-ndjson' },
    body: JSON.stringify(ending('B15', inDays(-20))),
    signal: leaving.signal,
  })
  await hold.waiting(1)
  leaving.abort()
  await expect(call).rejects.toThrow(/aborted/)
  await expect.poll(() => logged.join(''), { timeout: 180_000 }).toContain('caller went away')
  await hold.release()
  await expect.poll(async () => (await readLeavers(tenant, 'B15')).length, { timeout: 180_000 }).toBe(1)
  await outcomeOf(tenant, (await onlyLeaver(tenant, 'B15')).id, 'completed')
})

test('L16: access now of somebody whom a bulk request holds acts at once, while the request goes on', async () => {
  const tenant = await product.tenant()
  await product.sandbox.addPeople({ people: [{ email: emailOf('B16') }], client: sandboxClientId })
  const bulk = openBulk(tenant)
  expect(await bulk.send(ending('B16', inDays(30)))).toMatchObject({ result: 'created' })
  const { id } = await terminate(tenant, 'B16-1', {
    lastDay: inDays(30),
    access: 'now',
    reason: 'dismissed',
  })
  expect(await outcomeOf(tenant, id, 'completed')).toMatchObject({
    steps: { account: { state: 'done' }, connection: { state: 'done' } },
  })
  expect(await bulk.send(ending('B17', null))).toMatchObject({ line: 2, result: 'created' })
  await bulk.end()
})

test('L5 L14: what the bulk request of a dead process held is let go by the sweep, also if its record is gone', async () => {
  const aged = await product.tenant()
  const gone = await product.tenant()
  await using api = await startApiProcess(product)
  for (const tenant of [aged, gone]) {
    const hr = createKopplingClient({ baseUrl: api.url, key: tenant.keys.hr })
    expect(await openBulk({ hr }).send(ending('B6', inDays(-20)))).toMatchObject({ result: 'created' })
  }
  await api.kill()
  await product.db('bulk_requests').update({ seen_at: product.db.raw('clock_timestamp()') })
  await ageMarks(product)
  await sweepNow(product)
  expect(await onlyLeaver(aged, 'B6'), 'a request that was just seen may live').toMatchObject({
    stage: 'waiting',
  })

  await product.db('bulk_requests').where({ tenant_id: gone.id }).delete()
  await product.db('bulk_requests').update({ seen_at: product.db.raw(`seen_at - interval '10 minutes'`) })
  await sweepNow(product)
  await outcomeOf(aged, (await onlyLeaver(aged, 'B6')).id, 'completed')
  await outcomeOf(gone, (await onlyLeaver(gone, 'B6')).id, 'completed')
  expect(await product.db('bulk_requests').select('id')).toEqual([])
})

test('bulk: a broken line fails alone, with its number and the way out, and the others are kept', async () => {
  const tenant = await product.tenant()
  const text = [
    JSON.stringify(ending('B7', null)),
    '',
    '{"id": "B8", ',
    JSON.stringify({ ...ending('B9', null), nickName: 'Pia' }),
    JSON.stringify(ending('B7', '2019-01-01')),
    JSON.stringify({ ...ending('B10', null), extra: { blob: 'x'.repeat(102_400) } }),
    JSON.stringify({ ...employee('B11'), employments: [] }),
    JSON.stringify(ending('B12', null)),
  ].join('\n')
  const answer = await send(product.url, {
    method: 'POST',
    path: '/v1/employees/bulk',
    key: tenant.keys.hr,
    text,
    headers: { 'Content-Type': 'application/x-ndjson' },
  })
  expect(answer.status).toBe(200)
  const lines = String(answer.body)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LineAnswer)
  expect(
    lines.map(({ line, id, result, problem }) => [line, id, result, problem?.status, slugOf(problem)]),
  ).toEqual([
    [1, 'B7', 'created', undefined, undefined],
    [3, undefined, 'refused', 400, 'invalid-json'],
    [4, undefined, 'refused', 422, 'invalid-request'],
    [5, 'B7', 'refused', 422, 'last-day-before-start'],
    [6, undefined, 'refused', 413, 'body-too-large'],
    [7, undefined, 'refused', 422, 'invalid-request'],
    [8, 'B12', 'created', undefined, undefined],
  ])
  expect(lines[2]?.problem?.errors).toMatchObject([{ pointer: '/nickName' }])
  expect(lines[4]?.problem?.detail).toMatch(/line is larger than 102400 bytes; send less/)
  const { data } = await tenant.viewer.GET('/v1/employees')
  expect(data?.data.map(({ id }) => id)).toEqual(['B12', 'B7'])
})

type LineAnswer = {
  line: number
  id?: string
  result: string
  problem?: { type: string; status: number; detail: string; errors?: unknown[] }
}
const slugOf = (problem: LineAnswer['problem']) => problem?.type.replace('/problems/', '')

test('bulk: someone who is missing from the file means nothing, and the same person may stand in it twice', async () => {
  const tenant = await product.tenant()
  await hire({ ...product, tenant }, 'B13')
  await terminate(tenant, 'B13-1', { lastDay: inDays(30) })
  await allTold(product.db)
  const rowsOf = async () =>
    (await readTables(product.db))['employments']?.filter((row) => row.includes('B13-1'))
  const before = await rowsOf()
  const lines = [ending('B14', null), ending('B14', inDays(30)), ending('B14', inDays(40))]
  const answers = await Array.fromAsync(tenant.hr.sendLines('/v1/employees/bulk', lines))
  expect(answers.map(({ line, result }) => [line, result])).toEqual([
    [1, 'created'],
    [2, 'replaced'],
    [3, 'replaced'],
  ])
  expect(await rowsOf()).toEqual(before)
  expect(await onlyLeaver(tenant, 'B13')).toMatchObject({ stage: 'waiting', edits: [] })
  expect(await onlyLeaver(tenant, 'B14')).toMatchObject({ noAccessFrom: inDays(46) })
})

test('bulk: an empty body is an empty answer, and one that is not NDJSON is 415', async () => {
  const tenant = await product.tenant()
  const request = { method: 'POST', path: '/v1/employees/bulk', key: tenant.keys.hr }
  const ndjson = { 'Content-Type': 'application/x-ndjson' }
  expect(await send(product.url, { ...request, text: '\n', headers: ndjson })).toMatchObject({
    status: 200,
    body: '',
  })
  expect(await send(product.url, { ...request, text: '{}' })).toMatchObject({
    status: 415,
    problem: 'unsupported-media-type',
  })
})

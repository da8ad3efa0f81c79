// Outages: intake loses nothing while Temporal is down, and says when to come back while the database is (L14).
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKopplingClient } from '../../src/client/client.ts'
import { CallRefused } from '../../src/client/lines.ts'
import { readConfig, type Config } from '../../src/config.ts'
import { runApi } from '../../src/run-api.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeavers, readUser, terminate } from '../support/leavers.ts'
import { holdEmployee } from '../support/locks.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { ageMarks, sweepNow } from '../support/sweep.ts'
import { allTold, readTables } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

const runAlso = (change: (config: Config) => Partial<Config>) =>
  runApi(
    { ...product.config, ...change(product.config) },
    { log: pino({ level: 'silent' }), contract: 'enforce' },
  )

/** An address of this machine where nobody listens. */
async function closedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  await once(server, 'close')
  return `127.0.0.1:${port}`
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

test('L13: while Temporal is down a decision is 503 with Retry-After, and the leaver stays as it is', async () => {
  await hire({ ...product, tenant }, 'OD1')
  const leaver = await terminate(tenant, 'OD1-1', { lastDay: inDays(30) })
  const address = await closedAddress()
  await using api = await runAlso(({ temporal }) => ({ temporal: { ...temporal, address } }))
  const answer = await send(api.url, {
    method: 'POST',
    path: `/v1/leavers/${leaver.id}/cancel`,
    key: tenant.keys.hr,
    json: { reason: 'stays' },
    headers: { 'Koppling-Actor': 'tester' },
  })
  expect(answer).toMatchObject({ status: 503, problem: 'unavailable' })
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(await readLeavers(tenant, 'OD1')).toMatchObject([{ id: leaver.id, stage: 'waiting', edits: [] }])
})

test('L14: while Temporal is down a termination is kept and answered, and the sweep tells it when Temporal is back', async () => {
  await hire({ ...product, tenant }, 'O1')
  await hire({ ...product, tenant }, 'O2')
  const edited = await terminate(tenant, 'O2-1', { lastDay: inDays(30) })
  await allTold(product.db)
  const address = await closedAddress()
  await using api = await runAlso(({ temporal }) => ({ temporal: { ...temporal, address } }))
  const hr = createKopplingClient({ baseUrl: api.url, key: tenant.keys.hr })
  const deaf = { ...tenant, hr }

  const asked = performance.now()
  const planned = await terminate(deaf, 'O1-1', { lastDay: inDays(-20) })
  console.log(`Temporal down: kept and answered after ${Math.round(performance.now() - asked)} ms`)
  expect(planned).toMatchObject({ stage: 'waiting', noAccessFrom: inDays(-14) })
  expect(await terminate(deaf, 'O2-1', { lastDay: inDays(-20) })).toMatchObject({
    id: edited.id,
    stage: 'waiting',
  })
  const lines = [
    {
      id: 'O3',
      ...employee('O3', { employments: [{ id: 'O3-1', startDate: '2020-02-01', lastDay: inDays(-20) }] }),
    },
  ]
  for await (const { result } of hr.sendLines('/v1/employees/bulk', lines)) expect(result).toBe('created')
  expect(await send(api.url, { path: '/health/ready' })).toMatchObject({
    status: 503,
    body: {
      status: 'not-ready',
      checks: [
        { name: 'database', state: 'up' },
        { name: 'temporal', state: 'down' },
      ],
    },
  })
  expect((await send(api.url, { path: '/health/live' })).status).toBe(200)

  await ageMarks(product)
  await sweepNow(product)
  await outcomeOf(tenant, planned.id, 'completed')
  await outcomeOf(tenant, edited.id, 'completed')
  await outcomeOf(tenant, (await readLeavers(tenant, 'O3'))[0]?.id ?? '', 'completed')
})

test('L14: an API that stops while Temporal does not answer leaves what it could not tell to the sweep', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const warned: string[] = []
  const log = pino({ level: 'warn' }, { write: (line) => void warned.push(line) })
  const { temporal } = product.config
  const config = { ...product.config, temporal: { ...temporal, address: `127.0.0.1:${portOf(silent)}` } }
  const api = await runApi(config, { log, contract: 'enforce' })
  const hr = createKopplingClient({ baseUrl: api.url, key: tenant.keys.hr })
  const lines = Array.from({ length: 24 }, (_, index) => `O1${index}`).map((id) => ({
    id,
    ...employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay: inDays(30) }] }),
  }))
  expect(await Array.fromAsync(hr.sendLines('/v1/employees/bulk', lines))).toHaveLength(24)
  await api[Symbol.asyncDispose]()
  silent.close()
  expect(warned.filter((line) => line.includes('the sweep will tell')).length).toBeLessThan(20)
  await ageMarks(product)
  await sweepNow(product)
  await allTold(product.db)
})

test('L14: while the workers are down intake goes on, and they act when they are back', async () => {
  await hire({ ...product, tenant }, 'O4')
  await product.stopWorkers()
  const { id } = await terminate(tenant, 'O4-1', { lastDay: inDays(-20) })
  await allTold(product.db)
  expect(await readUser(tenant, 'U-O4')).toMatchObject({ active: true })
  await product.startWorkers()
  await outcomeOf(tenant, id, 'completed')
})

test('L14: while PostgreSQL is down every call is 503 with Retry-After, and readiness names the database', async () => {
  const address = await closedAddress()
  await using api = await runAlso((config) => ({
    database: {
      ...config.database,
      url: readConfig({ DATABASE_URL: `postgres://k:k@${address}/k` }).database.url,
    },
  }))
  const key = tenant.keys.hr
  const json = employee('O5')
  const requests = [
    { path: '/v1/settings', key },
    { method: 'PUT', path: '/v1/employees/O5', key, json },
    { method: 'PUT', path: '/v1/employments/O5-1/termination', key, json: { lastDay: inDays(3) } },
    {
      method: 'POST',
      path: '/v1/employees/bulk',
      key,
      text: JSON.stringify({ id: 'O5', ...json }),
      headers: { 'Content-Type': 'application/x-ndjson' },
    },
  ]
  const answers = await Promise.all(requests.map((request) => send(api.url, request)))
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 503, problem: 'unavailable' })
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.detail).toMatch(/Send the same request again/)
  }
  const ready = await send(api.url, { path: '/health/ready' })
  expect(ready).toMatchObject({
    status: 503,
    body: {
      checks: [
        { name: 'database', state: 'down' },
        { name: 'temporal', state: 'up' },
      ],
    },
  })
  expect(ready.headers.get('retry-after')).not.toBeNull()
  expect((await send(api.url, { path: '/health/live' })).status).toBe(200)
})

/** Ends connections as a failover does, and waits until they have ended: those that wait for a lock, or all of the API. */
const cut = (those: 'waiting' | 'all') =>
  product.db.raw(
    `select pg_terminate_backend(pid, 30000) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and (? or wait_event_type = 'Lock')`,
    [those === 'all'],
  )

test('L14: a write whose connection is cut is 503, changes nothing, and is taken when it is sent again', async () => {
  await hire({ ...product, tenant }, 'O6')
  await allTold(product.db)
  const before = await readTables(product.db)
  const request = {
    method: 'PUT',
    path: '/v1/employments/O6-1/termination',
    key: tenant.keys.hr,
    json: { lastDay: inDays(30) },
  }
  await using hold = await holdEmployee(product.db, { tenant: tenant.id, id: 'O6' })
  const answering = send(product.url, request)
  await hold.waiting(1)
  await cut('waiting')
  const answer = await answering
  expect(answer).toMatchObject({ status: 503, problem: 'unavailable' })
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  await hold.release()
  expect(await readTables(product.db)).toEqual(before)
  expect(await send(product.url, request)).toMatchObject({
    status: 202,
    body: { stage: 'waiting', edits: [] },
  })
})

test('L14: a write that waits too long for a lock is 503, changes nothing, and is taken when it is sent again', async () => {
  await hire({ ...product, tenant }, 'O20')
  await allTold(product.db)
  const before = await readTables(product.db)
  const request = {
    method: 'PUT',
    path: '/v1/employments/O20-1/termination',
    key: tenant.keys.hr,
    json: { lastDay: inDays(30) },
  }
  await using hold = await holdEmployee(product.db, { tenant: tenant.id, id: 'O20' })
  let answer: Answer | undefined
  void send(product.url, request).then((sent) => (answer = sent))
  await expect.poll(() => answer, { timeout: 180_000 }).toMatchObject({ status: 503, problem: 'unavailable' })
  expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0)
  await hold.release()
  expect(await readTables(product.db)).toEqual(before)
  expect(await send(product.url, request)).toMatchObject({
    status: 202,
    body: { stage: 'waiting', edits: [] },
  })
})

test('L14: after all its connections were cut the API answers again, and the workers act', async () => {
  await hire({ ...product, tenant }, 'O7')
  await cut('all')
  await expect
    .poll(async () => (await send(product.url, { path: '/v1/settings', key: tenant.keys.viewer })).status, {
      timeout: 180_000,
    })
    .toBe(200)
  const { id } = await terminate(tenant, 'O7-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
})

test('L14: a bulk request whose connection is cut ends with a problem, and what was answered is kept and acts', async () => {
  const lines = ['O8', 'O9'].map((id) => ({
    id,
    ...employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay: inDays(-20) }] }),
  }))
  await hire({ ...product, tenant }, 'O9')
  await using hold = await holdEmployee(product.db, { tenant: tenant.id, id: 'O9' })
  const answers = tenant.hr.sendLines('/v1/employees/bulk', lines)
  expect((await answers.next()).value).toMatchObject({ line: 1, result: 'created' })
  const second = answers.next().catch((error: unknown) => error)
  await hold.waiting(1)
  await cut('waiting')
  const refusal = await second
  expect(refusal).toBeInstanceOf(CallRefused)
  expect(refusal).toMatchObject({ status: 503, problem: { type: '/problems/unavailable' } })
  await hold.release()
  await outcomeOf(tenant, (await readLeavers(tenant, 'O8'))[0]?.id ?? '', 'completed')
  expect(await readLeavers(tenant, 'O9')).toEqual([])
})

test('L14: a leaver that waits for a person is marked once, however often its user is corrected while Temporal is down', async () => {
  const corrected = (vismaConnectEmail: string) =>
    ({ id: 'U-O21', username: 'O21', vismaConnectEmail, connected: 'yes' }) as const
  const put = async ({ hr }: Pick<TenantRig, 'hr'>, email: string) => {
    const employments = [{ id: 'O21-1', startDate: '2020-02-01', lastDay: inDays(-20) }]
    const body = employee('O21', { employments, user: corrected(email) })
    const { error } = await hr.PUT('/v1/employees/{id}', { params: { path: { id: 'O21' } }, body })
    if (error) throw new Error(error.detail)
  }
  const leaver = async () => (await readLeavers(tenant, 'O21'))[0]
  await put(tenant, 'nobody@example.se')
  await expect.poll(async () => (await leaver())?.stage, { timeout: 180_000 }).toBe('attention')
  await allTold(product.db)

  const address = await closedAddress()
  await using api = await runAlso(({ temporal }) => ({ temporal: { ...temporal, address } }))
  const hr = createKopplingClient({ baseUrl: api.url, key: tenant.keys.hr })
  const version = async (): Promise<number> => {
    const row: unknown = await product.db('leavers').where({ employee_id: 'O21' }).first('version')
    return (row as { version: number }).version
  }
  const before = await version()
  await put({ hr }, 'nobody.either@example.se')
  await put({ hr }, 'nor.this.one@example.se')
  expect(await version()).toBe(before + 1)
})

// Idempotency-Key: whoever repeats a call gets the first answer, and nothing is done twice.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOnce } from '../../src/api/once.ts'
import type { BoundRoute } from '../../src/api/route.ts'
import { forgetOldAnswers, tryLockKey } from '../../src/db/idempotency.ts'
import { vaultOf } from '../../src/vault-of.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { readLeaver, terminate } from '../support/leavers.ts'
import { openTransaction } from '../support/locks.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { readTables } from '../support/tables.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

type Call = { method?: string; path: string; json?: unknown; as?: string | undefined; actor?: string }

const call = async (
  idempotencyKey: string,
  { method = 'POST', as = product.config.platformKey?.reveal(), actor, ...rest }: Call,
): Promise<Answer> =>
  await send(product.url, {
    method,
    key: as,
    headers: { 'Idempotency-Key': idempotencyKey, ...(actor !== undefined && { 'Koppling-Actor': actor }) },
    ...rest,
  })

const newKey = (name: string) => ({ path: `/v1/tenants/${tenant.id}/keys`, json: { role: 'hr', name } })
const keysNamed = async (name: string) => await product.db<{ name: string }>('api_keys').where({ name })
const isReplay = ({ headers }: Answer) => headers.get('idempotency-replayed')

test('a repeated call is answered byte for byte as the first time, says so, and acts once', async () => {
  const first = await call('first-1', newKey('once'))
  const again = await call('first-1', newKey('once'))
  expect([first.status, again.status]).toEqual([201, 201])
  expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body))
  expect([isReplay(first), isReplay(again)]).toEqual([null, 'true'])
  expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
  expect(await keysNamed('once')).toHaveLength(1)
})

test('ETag and headers of the first answer come again', async () => {
  const write = {
    method: 'PUT',
    path: '/v1/employees/IK1',
    json: employee('IK1'),
    as: tenant.keys.hr,
  }
  const first = await call('etag-1', write)
  const again = await call('etag-1', write)
  expect([first.status, again.status]).toEqual([201, 201])
  expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
  expect(first.headers.get('etag')).not.toBeNull()
})

test('the same key with anything else is 422 and changes nothing', async () => {
  await call('reused-1', newKey('reused'))
  const before = await readTables(product.db)
  const others: Call[] = [
    newKey('another name'),
    { ...newKey('reused'), actor: 'somebody' },
    { path: '/v1/tenants', json: { id: 'reused', name: 'x', timeZone: 'Europe/Oslo' } },
  ]
  for (const other of others) {
    expect(await call('reused-1', other)).toMatchObject({
      status: 422,
      problem: 'idempotency-key-reused',
      detail: expect.stringContaining('Send a new key'),
    })
  }
  expect(await readTables(product.db)).toEqual(before)
})

test('who writes the same with spaces, or fields in another order, asks the same', async () => {
  const path = `/v1/tenants/${tenant.id}/keys`
  const text = { path, text: '{ "name": "spaced",  "role": "hr" }' }
  const headers = { 'Idempotency-Key': 'spaced-1' }
  const key = product.config.platformKey?.reveal()
  const first = await send(product.url, { method: 'POST', key, headers, ...text })
  const again = await call('spaced-1', newKey('spaced'))
  expect([first.status, again.status, isReplay(again)]).toEqual([201, 201, 'true'])
})

test('a refusal is not kept: what stood in the way is mended, and the same call goes through', async () => {
  const termination = {
    method: 'PUT',
    path: '/v1/employments/IK2-1/termination',
    json: { lastDay: inDays(30) },
    as: tenant.keys.hr,
  }
  expect(await call('refused-1', termination)).toMatchObject({ status: 404 })
  await hire({ ...product, tenant }, 'IK2')
  expect(await call('refused-1', termination)).toMatchObject({ status: 202, body: { stage: 'waiting' } })
  // Its workflow was told although everything stood in one transaction.
  await expect
    .poll(() => product.db('leavers').where({ employment_id: 'IK2-1' }).whereRaw('told_version = version'), {
      timeout: 30_000,
    })
    .toHaveLength(1)
})

test('what is written and the answer commit together: a failure at the last line leaves neither', async () => {
  await product.db.raw(`alter table idempotency_keys add constraint broken check (key <> 'broken-1')`)
  try {
    expect(await call('broken-1', newKey('broken'))).toMatchObject({ status: 500 })
    expect(await keysNamed('broken')).toEqual([])
  } finally {
    await product.db.raw('alter table idempotency_keys drop constraint broken')
  }
  expect(await call('broken-1', newKey('broken'))).toMatchObject({ status: 201 })
  expect(await keysNamed('broken')).toHaveLength(1)
})

test('while the first call is under way another one is 409 and told when to come again', async () => {
  await using first = await openTransaction(product.db)
  expect(await tryLockKey(first.trx, { scope: 'platform', key: 'busy-1' })).toBe(true)
  const answer = await call('busy-1', newKey('busy'))
  expect(answer).toMatchObject({ status: 409, problem: 'idempotency-key-in-use' })
  expect(answer.headers.get('retry-after')).toBe('1')
  expect(await keysNamed('busy')).toEqual([])
  await first.trx.rollback()
  expect(await call('busy-1', newKey('busy'))).toMatchObject({ status: 201 })
})

test('50 repeats at once act once, and in the end all have one answer', async () => {
  const answered = async (): Promise<string> => {
    for (;;) {
      const answer = await call('many-1', newKey('many'))
      if (answer.status !== 409) return JSON.stringify(answer.body)
    }
  }
  const answers = await Promise.all(Array.from({ length: 50 }, answered))
  expect(new Set(answers).size).toBe(1)
  expect(await keysNamed('many')).toHaveLength(1)
})

test('keys of one tenant, of another and of the platform do not meet', async () => {
  const other = await product.tenant()
  const write = (as: string): Call => ({
    method: 'PUT',
    path: '/v1/employees/IK3',
    json: employee('IK3'),
    as,
  })
  const answers = [
    await call('shared-1', newKey('shared')),
    await call('shared-1', write(tenant.keys.hr)),
    await call('shared-1', write(other.keys.hr)),
  ]
  expect(answers.map((answer) => [answer.status, isReplay(answer)])).toEqual([
    [201, null],
    [201, null],
    [201, null],
  ])
  // The right to make the call is asked for before anything is replayed.
  expect(await call('shared-1', write(tenant.keys.viewer))).toMatchObject({ status: 403 })
})

test('answers are kept encrypted: no secret and no field of a person stands in the database', async () => {
  const made = await call('sealed-1', newKey('sealed'))
  const nationalId = { country: 'SE', number: '191212121212' }
  const person = { ...employee('IK4'), nationalId }
  await call('sealed-2', { method: 'PUT', path: '/v1/employees/IK4', json: person, as: tenant.keys.hr })
  const dump = JSON.stringify(await readTables(product.db))
  expect(dump).not.toContain((made.body as { secret: string }).secret)
  expect(dump).not.toContain('191212121212')
})

test('an answer is kept for 24 hours and then erased', async () => {
  const age = (hours: number) =>
    product
      .db('idempotency_keys')
      .where({ key: 'old-1' })
      .update({ created_at: product.db.raw(`now() - ? * interval '1 hour'`, [hours]) })
  await call('old-1', newKey('old'))
  await age(23.9)
  expect(isReplay(await call('old-1', newKey('old')))).toBe('true')
  await age(24.1)
  expect(isReplay(await call('old-1', newKey('old')))).toBeNull()
  expect(await keysNamed('old')).toHaveLength(2)
  await age(24.1)
  expect(await forgetOldAnswers(product.db, { limit: 100 })).toBe(1)
  expect(await product.db('idempotency_keys').where({ key: 'old-1' })).toEqual([])
})

test('L13: a decision whose answer was lost is carried out once', async () => {
  await hire({ ...product, tenant }, 'IK5')
  const { id } = await terminate(tenant, 'IK5-1')
  const until = instantIn(60)
  const postpone = {
    path: `/v1/leavers/${id}/postpone`,
    json: { until, reason: 'on call' },
    as: tenant.keys.hr,
    actor: 'hr-17',
  }
  expect(await call('lost-1', postpone)).toMatchObject({ status: 200, body: { stage: 'held' } })
  await product.db('idempotency_keys').where({ key: 'lost-1' }).delete()
  expect(await call('lost-1', postpone)).toMatchObject({ status: 200, body: { stage: 'held' } })
  const { edits } = await readLeaver(tenant, id)
  expect(edits.filter(({ what }) => what === 'decision')).toHaveLength(1)
})

test('a key that is not visible ASCII, or too long, is refused by name', async () => {
  for (const wrong of ['two words', 'x'.repeat(256)]) {
    expect(await call(wrong, newKey('wrong'))).toMatchObject({
      status: 422,
      pointers: ['/Idempotency-Key'],
    })
  }
  expect(await keysNamed('wrong')).toEqual([])
})

test('bulk: a request that broke off is repeated as a whole, answered in the same words, and goes on where it stopped', async () => {
  const ids = Array.from({ length: 8 }, (_, index) => `IB${index + 1}`)
  const lines = ids.map((id) => ({ id, ...employee(id) }))
  const options = { idempotencyKey: randomUUID() }
  const first: unknown[] = []
  const sending = tenant.hr.sendLines('/v1/employees/bulk', held(lines, 5), options)
  for await (const answer of sending) {
    first.push(answer)
    if (first.length === 5) break
  }
  expect(first).toHaveLength(5)
  const repeat = async () => await Array.fromAsync(tenant.hr.sendLines('/v1/employees/bulk', lines, options))
  // Until the API has noticed that the first caller is gone.
  let again: unknown[] = []
  await expect.poll(async () => (again = await repeat()).length, { timeout: 60_000, interval: 200 }).toBe(8)
  expect(JSON.stringify(again.slice(0, 5))).toBe(JSON.stringify(first))
  expect(again).toEqual(ids.map((id, index) => ({ line: index + 1, id, result: 'created' })))
  expect(JSON.stringify(await repeat())).toBe(JSON.stringify(again))
  const created = await product.db('audit').where({ tenant_id: tenant.id }).whereIn('subject_id', ids)
  expect(created.map(({ action, subject_id }) => `${action} ${subject_id}`).toSorted()).toEqual(
    ids.map((id) => `employee.created ${id}`),
  )
})

test('bulk: another document under the same line of the same key fails alone', async () => {
  const options = { idempotencyKey: randomUUID() }
  const sendAll = async (lines: ReturnType<typeof lineOf>[]) =>
    await Array.fromAsync(tenant.hr.sendLines('/v1/employees/bulk', lines, options))
  const lineOf = (id: string) => ({ id, ...employee(id) })
  await sendAll([lineOf('IC1'), lineOf('IC2')])
  expect(await sendAll([lineOf('IC1'), lineOf('IC3')])).toMatchObject([
    { line: 1, result: 'created' },
    { line: 2, result: 'refused', problem: { type: '/problems/idempotency-key-reused' } },
  ])
})

/** Sends so many lines and keeps the request open. */
async function* held<Line>(lines: readonly Line[], count: number): AsyncGenerator<Line> {
  yield* lines.slice(0, count)
  await new Promise(() => {})
}

test('the world outside is looked at before the transaction that others may wait for, and not again for a repeat', async () => {
  const looks: string[] = []
  const { pool } = product.db.client as { pool: { numUsed(): number } }
  const seen = (what: string) => void looks.push(`${what}, connections in use: ${pool.numUsed()}`)
  const handle = () => {
    seen('handled')
    return Promise.resolve({ status: 204 as const })
  }
  const route: BoundRoute = {
    operationId: 'toy',
    tag: 'Toys',
    summary: 'Toy',
    method: 'post',
    path: '/toys',
    roles: ['hr'],
    actor: 'recorded',
    idempotency: 'key',
    answers: {},
    problems: [],
    prepare: () => Promise.resolve(seen('prepared')),
    handle,
    within: () => ({ handle, carryOut: () => Promise.resolve() }),
  }
  const caller = { kind: 'tenant', tenant: tenant.id, role: 'hr', keyId: 'k1' } as const
  const request = { id: 'r1', prefersCsv: false, log: undefined, ifMatch: undefined, reason: undefined }
  const input = { caller, params: undefined, query: undefined, body: undefined, request } as never
  const once = createOnce({ db: product.db, vault: vaultOf(product.config) })
  const call = () => once({ route, input, key: 'prepared-1' }, (within) => within(input))
  expect([(await call()).isReplayed, (await call()).isReplayed]).toEqual([false, true])
  expect(looks).toEqual(['prepared, connections in use: 0', 'handled, connections in use: 1'])
})

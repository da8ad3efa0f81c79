// The stop switch over HTTP (L14): who may, what it answers, that it waits for whoever acts, and that the sweep lets go.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKopplingClient, type KopplingClient } from '../../src/client/client.ts'
import { isStopped } from '../../src/db/stops.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeaver, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { operatorKey } from '../support/platform.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { sweepNow } from '../support/sweep.ts'
import { atRest, readTables } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

let product: Product
let tenant: TenantRig
let key: string
let operator: KopplingClient

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
  key = await operatorKey(product)
  operator = createKopplingClient({ baseUrl: product.url, key, actor: 'on-call' })
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

const on = { tenant: null, accounts: true, connections: true, reason: 'wrong people are closed' }
const off = { tenant: null, accounts: false, connections: false, reason: 'mended' }

async function put(json: unknown, { by = key, actor = 'on-call' } = {}): Promise<Answer> {
  const headers: Record<string, string> = actor === '' ? {} : { 'Koppling-Actor': actor }
  return await send(product.url, { method: 'PUT', path: '/v1/platform/stop', key: by, json, headers })
}

const stops = async () => (await operator.GET('/v1/platform/stop')).data?.stops

async function heldLeaver(id: string) {
  await hire({ ...product, tenant }, id)
  const leaver = await terminate(tenant, `${id}-1`, { lastDay: inDays(-20) })
  await expect
    .poll(async () => (await readLeaver(tenant, leaver.id)).heldBy, { timeout: 30_000 })
    .toBe('stop')
  return leaver
}

test('L14: stopped with who and why, what is due is held and cannot be released, lifted it completes', async () => {
  expect((await put(on)).status).toBe(200)
  expect(await stops()).toMatchObject([
    { what: 'accounts', tenant: null, cause: 'operator', reason: on.reason, actor: 'on-call' },
    { what: 'connections', tenant: null, cause: 'operator', reason: on.reason, actor: 'on-call' },
  ])
  const { id } = await heldLeaver('S1')
  const release = await send(product.url, {
    method: 'POST',
    path: `/v1/leavers/${id}/release`,
    key: tenant.keys.hr,
    json: { reason: 'x' },
    headers: { 'Koppling-Actor': 'hr-17' },
  })
  expect(release).toMatchObject({ status: 409, problem: 'decision-refused' })
  expect(release.detail).toMatch(/platform has stopped it/)

  expect(await put(off)).toMatchObject({ status: 200, body: { stops: [] } })
  await outcomeOf(tenant, id, 'completed')
  const audit = (await product
    .db('platform_audit')
    .whereLike('action', 'platform.stop%')
    .orderBy('id')) as object[]
  expect(audit).toMatchObject([
    { action: 'platform.stopped', actor: 'on-call', reason: on.reason, value: { what: 'accounts' } },
    { action: 'platform.stopped', actor: 'on-call', reason: on.reason, value: { what: 'connections' } },
    { action: 'platform.stop-lifted', actor: 'on-call', reason: off.reason, value: { what: 'accounts' } },
    { action: 'platform.stop-lifted', actor: 'on-call', reason: off.reason, value: { what: 'connections' } },
  ])
})

test('L14: the same stop again leaves on record who stopped first; each scope is lifted by itself', async () => {
  const ofTenant = { ...on, tenant: tenant.id, connections: false }
  await put(ofTenant)
  const first = await stops()
  expect(await put({ ...ofTenant, reason: 'again' })).toMatchObject({ body: { stops: first } })
  await put({ ...on, connections: false })
  await put(off)
  expect(await stops()).toEqual(first)
  await put({ ...off, tenant: tenant.id })
  expect(await stops()).toEqual([])
  const audit = (await product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_kind: 'tenant' })
    .orderBy('id')) as object[]
  expect(audit.slice(-2)).toMatchObject([
    { action: 'tenant.stopped', actor: 'on-call', reason: on.reason },
    { action: 'tenant.stop-lifted', actor: 'on-call', reason: off.reason },
  ])
})

test('L14: a stop is answered only when whoever asked before it has acted', async () => {
  const acting = await product.db.transaction()
  expect(await isStopped(acting, tenant.id, 'accounts')).toBe(false)
  let answered = false
  const stopping = put(on).then((answer) => {
    answered = true
    return answer
  })
  const waiting = () =>
    product
      .db('pg_locks as l')
      .join('pg_database as d', 'd.oid', 'l.database')
      .where({ locktype: 'advisory', granted: false })
      .whereRaw('d.datname = current_database()')
      .select('pid') as Promise<unknown[]>
  await expect.poll(async () => (await waiting()).length).toBe(1)
  expect(answered).toBe(false)
  await acting.commit()
  expect((await stopping).status).toBe(200)
  await put(off)
})

test('L14: a stop that was lifted by a process which died right then is let go by the sweep', async () => {
  await put(on)
  const { id } = await heldLeaver('S2')
  await product.db('stops').update({ lifted_at: new Date() })
  await expect
    .poll(
      async () => {
        await sweepNow(product)
        return (await readLeaver(tenant, id)).heldBy
      },
      { timeout: 90_000 },
    )
    .toBe(null)
  await product.db('leavers').update({ marked_at: product.db.raw(`marked_at - interval '1 minute'`) })
  await sweepNow(product)
  await outcomeOf(tenant, id, 'completed')
})

test.for([
  ['an admin of a tenant', on, { by: 'admin' }, { status: 403, problem: 'forbidden' }],
  ['nobody named', on, { actor: '' }, { status: 400, problem: 'actor-required' }],
  ['no reason', { ...on, reason: undefined }, {}, { status: 422, pointers: ['/reason'] }],
  ['something else to stop', { ...on, payroll: true }, {}, { status: 422, pointers: ['/payroll'] }],
  ['an unknown tenant', { ...on, tenant: 'nobody' }, {}, { status: 404, problem: 'not-found' }],
] as const)('L14: a stop by %s is refused and changes nothing', async ([, json, who, expected]) => {
  await atRest(product.db)
  const before = await readTables(product.db)
  const as = { ...('by' in who && { by: tenant.keys[who.by] }), ...('actor' in who && { actor: who.actor }) }
  expect(await put(json, as)).toMatchObject(expected)
  expect(await readTables(product.db)).toEqual(before)
})

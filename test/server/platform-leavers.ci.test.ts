// The operator's list of all tenants, and a retry of many by a batch of Temporal (L14).
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runApi } from '../../src/run-api.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { outcomeOf, readLeaver, readLeavers } from '../support/leavers.ts'
import { employee, emailOf, hire } from '../support/people.ts'
import { operatorKey } from '../support/platform.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { ageMarks, sweepNow } from '../support/sweep.ts'
import { allTold, atRest, readTables } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

let product: Product
let tenants: TenantRig[]
let key: string

beforeAll(async () => {
  product = await startProduct()
  tenants = [await product.tenant(), await product.tenant()]
  key = await operatorKey(product)
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

type Row = { id: string; tenant: string; stage: string; problem: string | null; since: string }

async function listed(query: Record<string, string> = {}): Promise<Row[]> {
  const path = `/v1/platform/leavers?${new URLSearchParams(query).toString()}`
  const { body } = await send(product.url, { path, key })
  return (body as { data: Row[] }).data
}

async function retry(json: object, { url = product.url, by = key, actor = 'on-call' } = {}): Promise<Answer> {
  const headers: Record<string, string> = actor === '' ? {} : { 'Koppling-Actor': actor }
  return await send(url, {
    method: 'POST',
    path: '/v1/platform/leavers/retry',
    key: by,
    json: { reason: 'client mended', ...json },
    headers,
  })
}

/** A leaver of somebody who is said to be connected and is not known at Visma Connect: it asks for a person. */
async function refused(tenant: TenantRig, id: string): Promise<string> {
  const user = { id: `U-${id}`, username: id, vismaConnectEmail: emailOf(id), connected: 'yes' } as const
  const employments = [{ id: `${id}-1`, startDate: '2020-02-01', lastDay: inDays(-20) }]
  const { error } = await tenant.hr.PUT('/v1/employees/{id}', {
    params: { path: { id } },
    body: employee(id, { user, employments }),
  })
  if (error) throw new Error(error.detail)
  const [leaver] = await readLeavers(tenant, id)
  await expect
    .poll(async () => (await readLeaver(tenant, leaver?.id ?? '')).stage, { timeout: 180_000 })
    .toBe('attention')
  return leaver?.id ?? ''
}

const mend = (ids: readonly string[]) =>
  product.sandbox.addPeople({ people: ids.map((id) => ({ email: emailOf(id) })), client: sandboxClientId })

const notFound = { problem: 'connection-not-found' }

test('L14: the operator sees leavers of all tenants by problem, tenant and age, with ids, dates and codes only', async () => {
  const [first, second] = tenants as [TenantRig, TenantRig]
  const id = await refused(first, 'A1')
  await hire({ ...product, tenant: second }, 'A2')
  const params = { path: { id: 'A2-1' } }
  await second.hr.PUT('/v1/employments/{id}/termination', { params, body: { lastDay: inDays(30) } })

  const all = await listed()
  expect(all.map(({ tenant, stage }) => [tenant, stage])).toEqual([
    [first.id, 'attention'],
    [second.id, 'waiting'],
  ])
  expect(Object.keys(all[0] ?? {}).toSorted()).toEqual([
    'employmentId',
    'heldBy',
    'id',
    'links',
    'problem',
    'since',
    'stage',
    'tenant',
    'waitingFor',
  ])
  expect(await listed(notFound)).toMatchObject([{ id, ...notFound, waitingFor: 'person' }])
  expect(await listed({ tenant: second.id })).toMatchObject([{ tenant: second.id, problem: null }])
  expect(await listed({ dueBefore: instantIn(-1) })).toEqual([])
  expect(await listed({ dueBefore: instantIn(1) })).toMatchObject([{ id }])
  expect(await listed({ stage: 'held' })).toEqual([])
  const page = await send(product.url, { path: '/v1/platform/leavers?limit=1', key })
  const { next } = page.body as { next: string }
  expect(await listed({ cursor: next })).toMatchObject([{ tenant: second.id }])
})

test('L14: a retry of many without the number or with a wrong one is 409 with the number, and changes nothing', async () => {
  await refused(tenants[0] as TenantRig, 'B1')
  const count = (await listed(notFound)).length
  await allTold(product.db)
  const before = await readTables(product.db)
  for (const json of [{ filter: notFound }, { filter: notFound, expect: count + 1 }]) {
    const answer = await retry(json)
    expect(answer).toMatchObject({ status: 409, problem: 'count-differs', body: { count } })
    expect(answer.detail).toContain(`expect: ${count}`)
  }
  expect(await readTables(product.db)).toEqual(before)
})

test('L14: a retry of many by one batch of Temporal: every one that was refused completes, with who asked and why', async () => {
  const ids = ['C1', 'C2', 'C3', 'C4']
  const leavers = await Promise.all(
    ids.map(async (id, index) => {
      const tenant = tenants[index % 2] as TenantRig
      return { tenant, id: await refused(tenant, id) }
    }),
  )
  await atRest(product.db)
  const inVisibility = `WorkflowType = 'leaver' and KopplingStage = 'attention'`
  const count = (await listed(notFound)).length
  await expect
    .poll(async () => (await product.temporal.workflow.count(inVisibility)).count, { timeout: 180_000 })
    .toBe(count)
  await mend(ids)
  expect(await retry({ filter: notFound, expect: count })).toMatchObject({ status: 202, body: { count } })
  for (const { tenant, id } of leavers) {
    const { edits } = await outcomeOf(tenant, id, 'completed')
    expect(edits.at(-1)).toMatchObject({
      what: 'decision',
      old: { stage: 'attention' },
      new: { decision: 'retry' },
      actor: 'on-call',
      reason: 'client mended',
    })
  }
  const { namespace } = product.config.temporal
  const { operationInfo } = await product.temporal.workflowService.listBatchOperations({ namespace })
  expect(operationInfo).toHaveLength(1)
  const [entry] = (await product.db('platform_audit').orderBy('id', 'desc').limit(1)) as object[]
  expect(entry).toMatchObject({
    action: 'platform.leavers-retried',
    actor: 'on-call',
    reason: 'client mended',
    value: { filter: notFound, count },
  })
  const audit = (await product.db('audit').where({ action: 'leavers.retried' }).orderBy('id')) as {
    new_value: { count: number }
  }[]
  expect(audit.reduce((sum, { new_value }) => sum + new_value.count, 0)).toBe(count)
})

test('L14: while Temporal is down a retry of many is kept, and the sweep tells them', async () => {
  const tenant = tenants[0] as TenantRig
  const id = await refused(tenant, 'D1')
  await mend(['D1'])
  const temporal = { ...product.config.temporal, address: '127.0.0.1:9' }
  await using api = await runApi(
    { ...product.config, temporal },
    { log: pino({ level: 'silent' }), contract: 'enforce' },
  )
  const filter = { ...notFound, tenant: tenant.id }
  // Those whom the batch told, and who wait for a person again.
  await atRest(product.db)
  const count = (await listed(filter)).length
  expect((await retry({ filter, expect: count }, { url: api.url })).status).toBe(202)
  await ageMarks(product)
  await sweepNow(product)
  await outcomeOf(tenant, id, 'completed')
})

test('L14: whom the batch missed the sweep tells after ten minutes', async () => {
  const tenant = tenants[0] as TenantRig
  const id = await refused(tenant, 'E1')
  await mend(['E1'])
  await product
    .db('leavers')
    .where({ id })
    .update({ retry_asked_at: product.db.raw(`now() - interval '11 minutes'`) })
  await sweepNow(product)
  await ageMarks(product)
  await sweepNow(product)
  await outcomeOf(tenant, id, 'completed')
})

test.for([
  ['an admin of a tenant', { by: 'admin' }, {}, { status: 403, problem: 'forbidden' }],
  ['nobody named', { actor: '' }, {}, { status: 400, problem: 'actor-required' }],
  ['no reason', {}, { reason: undefined }, { status: 422, pointers: ['/reason'] }],
  ['an unknown filter', {}, { filter: { name: 'x' } }, { status: 422, pointers: ['/filter/name'] }],
  [
    'a problem that could change the query',
    {},
    { filter: { problem: `x' or 'a' = 'a` } },
    { status: 422, pointers: ['/filter/problem'] },
  ],
] as const)('L14: a retry of many by %s is refused', async ([, who, json, expected]) => {
  const as = {
    ...('by' in who && { by: tenants[0]?.keys[who.by] ?? '' }),
    ...('actor' in who && { actor: who.actor }),
  }
  expect(await retry({ filter: {}, expect: 0, ...json }, as)).toMatchObject(expected)
})

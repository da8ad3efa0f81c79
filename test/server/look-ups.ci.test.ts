// Whose connection it is becomes known in the background (L12), and never by moving what is known.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookUpsWorkflowId } from '../../src/temporal/ids.ts'
import { removeConnection } from '../support/connections.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { readUser } from '../support/leavers.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { sweepNow } from '../support/sweep.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct({ lookUps: true })
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const patience = { timeout: 60_000, interval: 100 }

async function put(id: string, user: object) {
  const body = employee(id, { user: { id: `U-${id}`, username: id, ...user } })
  const { error } = await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body })
  if (error) throw new Error(error.detail)
}

/** Waits until nobody is left whom a search could tell. */
async function searched(): Promise<void> {
  await sweepNow(product)
  const left = async () => {
    const rows: object[] = await product
      .db('users')
      .whereNull('visma_connect_user_id')
      .whereNotNull('visma_connect_email')
      .whereNull('connect_look_up')
      .whereNull('connect_looked_up_at')
    return rows.length
  }
  await expect.poll(left, patience).toBe(0)
}

test('L12: the Connect user is stored after a search by e-mail; what it cannot tell stands with the user, and none keeps the others waiting', async () => {
  const account = await hire({ ...product, tenant }, 'L1')
  const found = ['01', '02'].map((end) => ({
    id: `5f0c2f4e-55a3-4d0c-9d0e-0c8f7f3f2b${end}`,
    email: emailOf('L3'),
  }))
  const on = ['search' as const]
  await product.sandbox.addFault({ kind: 'answer', on, users: [emailOf('L3')], status: 200, body: found })
  await product.sandbox.addFault({
    kind: 'answer',
    on,
    users: [emailOf('L4')],
    status: 400,
    body: { error_code: 'ERROR_INVALID_EMAIL' },
  })
  await product.sandbox.addFault({ kind: 'answer', on, users: [emailOf('L5')], status: 418 })
  for (const id of ['L2', 'L3', 'L4', 'L5']) await put(id, { vismaConnectEmail: emailOf(id) })
  await put('L6', { vismaConnectEmail: null })
  const last = await hire({ ...product, tenant }, 'L7')
  await searched()
  const run = product.temporal.workflow.getHandle(lookUpsWorkflowId)
  await expect.poll(async () => (await run.describe()).status.name, patience).toBe('COMPLETED')
  await keepHistory('look-ups', run)
  const seen = {
    L1: null,
    L2: 'not-found',
    L3: 'several-matches',
    L4: 'email-refused',
    L5: null,
    L6: null,
    L7: null,
  }
  for (const [id, connectLookUp] of Object.entries(seen)) {
    expect.soft(await readUser(tenant, `U-${id}`), id).toMatchObject({ connectLookUp, connection: 'unknown' })
  }
  expect(await readUser(tenant, 'U-L1')).toMatchObject({ vismaConnectUserId: account })
  expect(await readUser(tenant, 'U-L7')).toMatchObject({ vismaConnectUserId: last })
  expect(await product.sandbox.counts(), 'a search changes nothing at the far side').toEqual([])
})

test('L12: a corrected e-mail is searched again; one that changed moves no Connect user that is known', async () => {
  const { ids } = await product.sandbox.addPeople({
    people: [{ email: 'l2.right@example.se' }, { email: 'l1.other@example.se' }],
    client: sandboxClientId,
  })
  const { vismaConnectUserId: known } = await readUser(tenant, 'U-L1')
  await put('L2', { vismaConnectEmail: 'l2.right@example.se' })
  expect(await readUser(tenant, 'U-L2'), 'not known yet').toMatchObject({ connectLookUp: null })
  await put('L1', { vismaConnectEmail: 'l1.other@example.se' })
  await searched()
  expect(await readUser(tenant, 'U-L2')).toMatchObject({ vismaConnectUserId: ids[0], connectLookUp: null })
  expect(await readUser(tenant, 'U-L1')).toMatchObject({ vismaConnectUserId: known })
})

test('L12: once it is known, a connection is seen to be shared although the e-mails differ', async () => {
  const account = await hire({ ...product, tenant }, 'L8')
  await put('L9', { vismaConnectEmail: null, vismaConnectUserId: account })
  await searched()
  expect(await readUser(tenant, 'U-L8')).toMatchObject({ vismaConnectUserId: account })
  await removeConnection(tenant, 'U-L9', 'kept-shared')
})

test('L12: nobody is searched twice', async () => {
  const { calls } = await product.sandbox.status()
  await sweepNow(product)
  expect((await product.sandbox.status()).calls).toEqual(calls)
})

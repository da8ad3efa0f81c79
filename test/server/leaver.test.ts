// The main job, end to end: a termination over HTTP, a leaver on the real Temporal server, one unlink in the sandbox.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readUser, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
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

test('L5 L7: an overdue termination closes the account and unlinks once, in 17 history events', async () => {
  const connectUser = await hire({ ...product, tenant }, 'E1')
  const planned = await terminate(tenant, 'E1-1', { lastDay: inDays(-20) })
  expect(planned).toMatchObject({
    days: 5,
    daysFrom: 'default',
    noAccessFrom: inDays(-14),
    noticeLateByDays: 14,
  })

  const done = await outcomeOf(tenant, planned.id, 'completed')
  expect(done.steps).toMatchObject({
    account: { state: 'done', observed: 'inactive' },
    connection: { state: 'done', observed: 'not-connected' },
  })
  expect(await readUser(tenant, 'U-E1')).toMatchObject({
    active: false,
    mayLogIn: false,
    inactiveWhy: 'automation',
    connection: 'no',
  })
  expect(await product.sandbox.counts({ user: connectUser })).toMatchObject([
    { unlinked: 1, connected: false },
  ])
  const handle = product.temporal.workflow.getHandle(`leaver/${tenant.id}/E1-1`)
  // The row is completed by the run's last activity, a moment before the run.
  await handle.result()
  expect((await handle.fetchHistory()).events).toHaveLength(17)
})

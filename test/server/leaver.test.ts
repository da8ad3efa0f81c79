// The main job, end to end: a termination over HTTP, a leaver on the real Temporal server, one unlink in the sandbox.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function terminate(employment: string, body: object) {
  const { data, error } = await tenant.hr.PUT('/v1/employments/{id}/termination', {
    params: { path: { id: employment } },
    body: { lastDay: inDays(30), ...body },
  })
  if (error) throw new Error(error.detail)
  return data
}

async function leaver(id: string) {
  const { data } = await tenant.viewer.GET('/v1/leavers/{id}', { params: { path: { id } } })
  if (data === undefined) throw new Error(`no leaver ${id}`)
  return data
}

const finished = (id: string) =>
  expect.poll(async () => (await leaver(id)).outcome, { timeout: 60_000, interval: 100 })

test('L5 L7: an overdue termination closes the account and unlinks once, in 17 history events', async () => {
  const connectUser = await hire({ ...product, tenant }, 'E1')
  const planned = await terminate('E1-1', { lastDay: inDays(-20) })
  expect(planned).toMatchObject({ days: 5, daysFrom: 'default', noAccessFrom: inDays(-14), noticeLateByDays: 14 })

  await finished(planned.id).toBe('completed')
  const done = await leaver(planned.id)
  expect(done.steps).toMatchObject({
    account: { state: 'done', observed: 'inactive' },
    connection: { state: 'done', observed: 'not-connected' },
  })
  const { data: user } = await tenant.viewer.GET('/v1/users/{id}', { params: { path: { id: 'U-E1' } } })
  expect(user).toMatchObject({ active: false, mayLogIn: false, inactiveWhy: 'automation', connection: 'no' })
  expect(await product.sandbox.counts({ user: connectUser })).toMatchObject([{ unlinked: 1, connected: false }])

  const handle = product.temporal.workflow.getHandle(`leaver/${tenant.id}/E1-1`)
  expect((await handle.fetchHistory()).events).toHaveLength(17)
})

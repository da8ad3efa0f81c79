// The HR system says that it carried the closing of an account out: the account step is enforced (L7).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays, instantIn } from '../support/dates.ts'
import { outcomeOf, readLeaver, readUser, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { atRest, readTables } from '../support/tables.ts'
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

const enforce = async (id: string, inactiveSince: string) =>
  await tenant.hr.PUT('/v1/users/{id}/enforcement', { params: { path: { id } }, body: { inactiveSince } })

/** Somebody whose account koppling has closed: the leaver, and since when. */
async function closed(id: string) {
  await hire({ ...product, tenant }, id)
  const { id: leaver } = await terminate(tenant, `${id}-1`, { lastDay: inDays(-20) })
  await outcomeOf(tenant, leaver, 'completed')
  const { inactiveSince } = await readUser(tenant, `U-${id}`)
  return { leaver, inactiveSince: inactiveSince ?? '' }
}

test('L7: an acknowledged closing is enforced in user and account step, once, and stands in the audit trail', async () => {
  const { leaver, inactiveSince } = await closed('E1')
  expect(await readUser(tenant, 'U-E1')).toMatchObject({ mayLogIn: false, enforcedAt: null })

  const { data } = await enforce('U-E1', inactiveSince)
  expect(data?.enforcedAt).toEqual(expect.any(String))
  const { steps } = await readLeaver(tenant, leaver)
  expect(steps.account).toMatchObject({ state: 'done', enforcedAt: data?.enforcedAt })

  await atRest(product.db)
  const before = await readTables(product.db)
  expect((await enforce('U-E1', inactiveSince)).data).toEqual(data)
  expect(await readTables(product.db)).toEqual(before)
  const trail = await product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_id: 'U-E1', action: 'user.enforced' })
  expect(trail).toMatchObject([{ new_value: { leaver, inactiveSince } }])
})

test('L7: a closing that no longer stands is not enforced, and says what stands', async () => {
  const { leaver, inactiveSince } = await closed('E2')
  const wrong = await enforce('U-E2', instantIn(-1))
  expect(wrong.error).toMatchObject({
    status: 409,
    detail: expect.stringContaining(inactiveSince) as string,
    errors: [expect.objectContaining({ pointer: '/inactiveSince' })],
  })

  await tenant.hr.POST('/v1/users/{id}/reactivate', {
    params: { path: { id: 'U-E2' }, header: { 'Koppling-Actor': 'hr-17' } },
    body: { reason: 'stays a week' },
  })
  expect((await enforce('U-E2', inactiveSince)).error).toMatchObject({ status: 409 })
  expect((await readLeaver(tenant, leaver)).steps.account.enforcedAt).toBeNull()
})

test('L7, L8: an account that is opened again has to be enforced anew when it is closed', async () => {
  await closed('E3')
  const headers = { 'Koppling-Actor': 'hr-17' }
  const params = { path: { id: 'U-E3' }, header: headers }
  const { inactiveSince } = await readUser(tenant, 'U-E3')
  await enforce('U-E3', inactiveSince ?? '')
  await tenant.hr.POST('/v1/users/{id}/reactivate', { params, body: { reason: 'stays a week' } })
  expect(await readUser(tenant, 'U-E3')).toMatchObject({ mayLogIn: true, enforcedAt: null })
  await tenant.hr.POST('/v1/users/{id}/deactivate', { params, body: { reason: 'done' } })
  const again = await readUser(tenant, 'U-E3')
  expect(again).toMatchObject({ mayLogIn: false, enforcedAt: null })
  expect((await enforce('U-E3', again.inactiveSince ?? '')).data).toMatchObject({ inactiveWhy: 'person' })
})

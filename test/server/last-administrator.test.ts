// L12: nobody locks out a tenant's last administrator by accident.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeaver, readUser, terminate } from '../support/leavers.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { sweepNow } from '../support/sweep.ts'
import { atRest, readTables } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

const patience = { timeout: 60_000, interval: 100 }

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

const administrator = (id: string, changes: object = {}) => ({
  user: { id: `U-${id}`, username: id, administrator: true, ...changes },
})

/** A tenant of its own with these administrators. */
async function tenantOf(...ids: string[]): Promise<TenantRig> {
  const tenant = await product.tenant()
  for (const id of ids) await hire({ ...product, tenant }, id, administrator(id))
  return tenant
}

const isHeld = async (tenant: TenantRig, leaver: string): Promise<void> => {
  await expect
    .poll(async () => (await readLeaver(tenant, leaver)).heldBy, patience)
    .toBe('last-administrator')
}

async function todosOf({ viewer }: TenantRig) {
  const query = { problem: 'last-administrator' }
  const { data } = await viewer.GET('/v1/todo', { params: { query } })
  return data?.data.map(({ leaverId, userId }) => ({ leaverId, userId }))
}

test('L12: of two administrators due at one instant exactly one is closed; the other goes on once somebody else is one', async () => {
  const tenant = await tenantOf('A1', 'A2')
  await hire({ ...product, tenant }, 'A3')
  // Both are told at the same moment, out of one bulk request.
  const lines = ['A1', 'A2'].map((id) => ({
    id,
    employeeNumber: id,
    givenName: 'Test',
    familyName: `Person ${id}`,
    employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay: inDays(-20) }],
    ...administrator(id),
  }))
  const answers = await Array.fromAsync(tenant.hr.sendLines('/v1/employees/bulk', lines))
  expect(answers.map(({ result }) => result)).toEqual(['replaced', 'replaced'])

  const leaverOf = async (id: string) => {
    const { data } = await tenant.viewer.GET('/v1/leavers', { params: { query: { employee: id } } })
    return data?.data[0]
  }
  const states = async () => {
    const leavers = [await leaverOf('A1'), await leaverOf('A2')]
    return leavers
      .map((leaver) => leaver?.outcome ?? leaver?.heldBy)
      .toSorted((first, second) => String(first).localeCompare(String(second)))
  }
  await expect.poll(states, patience).toEqual(['completed', 'last-administrator'])
  const active = [await readUser(tenant, 'U-A1'), await readUser(tenant, 'U-A2')].filter(
    (each) => each.active,
  )
  expect(active).toHaveLength(1)
  const left = active[0]?.employeeId ?? ''
  const held = await leaverOf(left)
  expect(held).toMatchObject({ stage: 'held', steps: { account: { state: 'pending' } } })
  expect(await todosOf(tenant)).toEqual([{ leaverId: held?.id, userId: `U-${left}` }])

  const path = { params: { path: { id: 'U-A3' } } }
  const { error } = await tenant.hr.PUT('/v1/users/{id}', {
    ...path,
    body: { username: 'A3', vismaConnectEmail: 'a3@example.se', administrator: true },
  })
  expect(error).toBeUndefined()
  expect(await todosOf(tenant)).toEqual([])
  await sweepNow(product)
  await outcomeOf(tenant, held?.id ?? '', 'completed')
})

test('L12: a handover in one night: whoever is not an administrator any more is let go', async () => {
  const tenant = await tenantOf('H1')
  await hire({ ...product, tenant }, 'H2')
  const { id } = await terminate(tenant, 'H1-1', { lastDay: inDays(-20) })
  await isHeld(tenant, id)
  // The nightly file names the new administrator, and the old one no more.
  const lines = ['H2', 'H1'].map((person) => ({
    ...employee(person, {
      employments: [
        { id: `${person}-1`, startDate: '2020-02-01', lastDay: person === 'H1' ? inDays(-20) : null },
      ],
    }),
    id: person,
    ...administrator(person, { administrator: person === 'H2' }),
  }))
  const answers = await Array.fromAsync(tenant.hr.sendLines('/v1/employees/bulk', lines))
  expect(answers.map(({ result }) => result)).toEqual(['replaced', 'replaced'])
  await sweepNow(product)
  await outcomeOf(tenant, id, 'completed')
  expect(await readUser(tenant, 'U-H2')).toMatchObject({ active: true, administrator: true })
  expect(await todosOf(tenant)).toEqual([])
})

test('L12, L16: access now passes only with allowLastAdministrator', async () => {
  const tenant = await tenantOf('A4')
  const now = { lastDay: inDays(0), access: 'now', reason: 'left at once' } as const
  const { id } = await terminate(tenant, 'A4-1', now)
  await isHeld(tenant, id)
  const release = await send(product.url, {
    method: 'POST',
    path: `/v1/leavers/${id}/release`,
    key: tenant.keys.hr,
    json: { reason: 'x' },
    headers: { 'Koppling-Actor': 'hr-17' },
  })
  expect(release).toMatchObject({ status: 409, detail: expect.stringContaining('allowLastAdministrator') })
  const byRule = await send(product.url, {
    method: 'PUT',
    path: '/v1/employments/A4-1/termination',
    key: tenant.keys.hr,
    json: { lastDay: inDays(0), allowLastAdministrator: true },
  })
  expect(byRule).toMatchObject({ status: 422, pointers: ['/allowLastAdministrator'] })
  expect(await readUser(tenant, 'U-A4')).toMatchObject({ active: true })
  await terminate(tenant, 'A4-1', { ...now, allowLastAdministrator: true })
  await outcomeOf(tenant, id, 'completed')
  expect(await readUser(tenant, 'U-A4')).toMatchObject({ active: false })
})

test('L8, L12: the last administrator is not deactivated by hand, nor by a document, nor made none; the refusal names the way out', async () => {
  const tenant = await tenantOf('A5', 'A6')
  const deactivate = (user: string) =>
    send(product.url, {
      method: 'POST',
      path: `/v1/users/${user}/deactivate`,
      key: tenant.keys.hr,
      json: { reason: 'by hand' },
      headers: { 'Koppling-Actor': 'hr-17' },
    })
  expect(await deactivate('U-A5')).toMatchObject({ status: 200 })
  await atRest(product.db)
  const before = await readTables(product.db)
  const refused = { status: 409, problem: 'last-administrator' }
  expect(await deactivate('U-A6')).toMatchObject({
    ...refused,
    detail: expect.stringContaining('somebody else'),
  })
  const { user } = administrator('A6', { administrator: false, active: false })
  const document = await send(product.url, {
    method: 'PUT',
    path: '/v1/users/U-A6',
    key: tenant.keys.hr,
    json: { username: user.username, administrator: false, active: false },
  })
  expect(document).toMatchObject({ ...refused, pointers: ['/active'] })
  const demotion = await send(product.url, {
    method: 'PUT',
    path: '/v1/users/U-A6',
    key: tenant.keys.hr,
    json: { username: user.username, administrator: false },
  })
  expect(demotion).toMatchObject({
    ...refused,
    pointers: ['/administrator'],
    detail: expect.stringContaining('somebody else'),
  })
  expect(await readTables(product.db)).toEqual(before)
})

test('L12, L18: that the last administrator leaves is a to-do seven days ahead', async () => {
  const tenant = await tenantOf('A7', 'A8')
  await terminate(tenant, 'A7-1', { lastDay: inDays(-1) })
  expect(await todosOf(tenant)).toEqual([])
  const { id } = await terminate(tenant, 'A8-1', { lastDay: inDays(20) })
  expect(await todosOf(tenant)).toEqual([])
  await terminate(tenant, 'A8-1', { lastDay: inDays(0) })
  expect(await todosOf(tenant)).toEqual([{ leaverId: id, userId: 'U-A8' }])
})

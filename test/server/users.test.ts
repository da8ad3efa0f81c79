// Users: the accounts that log in, with and without an employee, and how a reader follows their changes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeaver, readLeavers, readUser, terminate } from '../support/leavers.ts'
import { holdLeaver } from '../support/locks.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { allTold, readTables } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

type UserBody = components['schemas']['User']

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

const putUser = (id: string, body: Partial<UserBody>) =>
  tenant.hr.PUT('/v1/users/{id}', {
    params: { path: { id } },
    body: { username: id, vismaConnectEmail: emailOf(id.replace('U-', '')), ...body },
  })

const putEmployee = (id: string, body: ReturnType<typeof employee>) =>
  tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body })

test('L17: a user without employee is kept by its own document and has no leaver', async () => {
  const { data } = await putUser('consultant', { administrator: true, deactivateAfterDays: 3 })
  expect(data).toMatchObject({
    id: 'consultant',
    employeeId: null,
    username: 'consultant',
    administrator: true,
    deactivateAfterDays: 3,
    active: true,
    mayLogIn: true,
    connection: 'unknown',
  })
  expect(await readUser(tenant, 'consultant')).toEqual(data)
  expect((await readLeavers(tenant)).filter(({ userId }) => userId === 'consultant')).toEqual([])
})

test('PUT user: days, template and exemption of an employee’s user plan its leaver again', async () => {
  await hire({ ...product, tenant }, 'W1')
  const { id } = await terminate(tenant, 'W1-1', { lastDay: inDays(10) })
  await putUser('U-W1', { deactivateAfterDays: 20 })
  expect(await readLeaver(tenant, id)).toMatchObject({ days: 20, daysFrom: 'user', noAccessFrom: inDays(31) })
  await tenant.admin.PUT('/v1/user-templates/{id}', {
    params: { path: { id: 'forty' } },
    body: { name: 'Forty', deactivateAfterDays: 40 },
  })
  await putUser('U-W1', { userTemplateId: 'forty' })
  expect(await readLeaver(tenant, id)).toMatchObject({
    days: 40,
    daysFrom: 'template',
    noAccessFrom: inDays(51),
  })
  await putUser('U-W1', { exempt: true })
  expect(await readLeaver(tenant, id)).toMatchObject({ outcome: 'cancelled', reason: 'exempt' })
  expect(await readUser(tenant, 'U-W1')).toMatchObject({ employeeId: 'W1', exempt: true })
})

test('PUT user: an unknown template is 422 and nothing is made', async () => {
  const { error, response } = await putUser('U-none', { userTemplateId: 'nobody' })
  expect([response.status, error?.type, error?.errors?.[0]?.pointer]).toEqual([
    422,
    '/problems/template-unknown',
    '/userTemplateId',
  ])
  await expect(readUser(tenant, 'U-none')).rejects.toThrow('no user')
})

test('L8: active false of a user is by hand, and active true does not open what koppling closed', async () => {
  await hire({ ...product, tenant }, 'W2')
  await hire({ ...product, tenant }, 'W3')
  const byHand = await terminate(tenant, 'W2-1', { lastDay: inDays(10) })
  await putUser('U-W2', { active: false })
  expect(await readLeaver(tenant, byHand.id)).toMatchObject({ outcome: 'closed-by-hand' })
  expect(await readUser(tenant, 'U-W2')).toMatchObject({
    active: false,
    mayLogIn: false,
    inactiveWhy: 'person',
  })

  const closed = await terminate(tenant, 'W3-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, closed.id, 'completed')
  const { error, response } = await putUser('U-W3', { active: true })
  expect([response.status, error?.type, error?.errors?.[0]?.pointer]).toEqual([
    409,
    '/problems/use-reactivate',
    '/active',
  ])
  expect(await readUser(tenant, 'U-W3')).toMatchObject({
    active: false,
    inactiveWhy: 'automation',
    mayLogIn: false,
  })
})

test('L12: the Connect user id that is known stays when a later document leaves it out, and removal goes by it', async () => {
  const account = await hire({ ...product, tenant }, 'W4')
  await putUser('U-W4', { vismaConnectUserId: account })
  await putUser('U-W4', { vismaConnectEmail: 'renamed@example.se' })
  expect(await readUser(tenant, 'U-W4')).toMatchObject({ vismaConnectUserId: account })
  const { id } = await terminate(tenant, 'W4-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1, connected: false }])
})

test('L12: who is known to be connected, but has no account of that e-mail, waits for a person', async () => {
  await putEmployee(
    'W5',
    employee('W5', {
      user: { id: 'U-W5', username: 'W5', vismaConnectEmail: 'gone@example.se', connected: 'yes' },
    }),
  )
  const { id } = await terminate(tenant, 'W5-1', { lastDay: inDays(-20) })
  await expect.poll(async () => (await readLeaver(tenant, id)).stage, { timeout: 30_000 }).toBe('attention')
  expect(await readLeaver(tenant, id)).toMatchObject({
    waitingFor: 'person',
    steps: { account: { state: 'done' }, connection: { state: 'failed', problem: 'connection-not-found' } },
  })
})

test('L12: who has no account of that e-mail and was never known to be connected is unchanged', async () => {
  await putEmployee('W6', employee('W6'))
  const { id } = await terminate(tenant, 'W6-1', { lastDay: inDays(-20) })
  expect(await outcomeOf(tenant, id, 'completed')).toMatchObject({
    steps: { account: { state: 'done' }, connection: { state: 'unchanged' } },
  })
  expect(await readUser(tenant, 'U-W6')).toMatchObject({ connection: 'no' })
})

test('L7: a reader that goes on from the last change it saw misses none, also of a write that takes long', async () => {
  const fresh = await product.tenant()
  const rig = { ...product, tenant: fresh }
  await hire(rig, 'W8')
  await hire(rig, 'W9')
  const { id } = await terminate(fresh, 'W8-1', { lastDay: inDays(30) })
  await allTold(product.db)
  const put = (user: string, body: UserBody) =>
    fresh.hr.PUT('/v1/users/{id}', { params: { path: { id: user } }, body })
  const changedSince = async (since: string) => {
    const { data } = await fresh.viewer.GET('/v1/users', { params: { query: { changedSince: since } } })
    return data?.data ?? []
  }
  // What is not settled yet, because any transaction writes, comes a little later.
  let first: Awaited<ReturnType<typeof changedSince>> = []
  const known = async () =>
    (first = await changedSince('2000-01-01T00:00:00Z')).map(({ username }) => username)
  await expect.poll(known).toEqual(['W8', 'W9'])

  // Held up after the user was written and before it is committed.
  await using hold = await holdLeaver(product.db, { tenant: fresh.id, id })
  const slow = put('U-W8', { username: 'slow', deactivateAfterDays: 20 })
  await hold.waiting(1)
  await put('U-W9', { username: 'quick' })
  const seen = await changedSince(first.at(-1)?.changedAt ?? '')
  await hold.release()
  await slow
  const since = seen.at(-1)?.changedAt ?? first.at(-1)?.changedAt ?? ''
  const names = async () => [...seen, ...(await changedSince(since))].map(({ username }) => username)
  await expect.poll(names).toEqual(expect.arrayContaining(['slow', 'quick']))
})

test('L14: who waits for a person is tried again once the user is corrected, and not for anything else', async () => {
  const right = emailOf('W10')
  const { ids } = await product.sandbox.addPeople({ people: [{ email: right }], client: sandboxClientId })
  const vismaConnectEmail = 'gone.too@example.se'
  const user = { id: 'U-W10', username: 'W10', vismaConnectEmail, connected: 'yes' } as const
  await putEmployee('W10', employee('W10', { user }))
  const { id } = await terminate(tenant, 'W10-1', { lastDay: inDays(-20) })
  await expect.poll(async () => (await readLeaver(tenant, id)).stage, { timeout: 30_000 }).toBe('attention')
  await allTold(product.db)
  const { leavers: before } = await readTables(product.db)
  await putUser('U-W10', { username: 'W10', vismaConnectEmail })
  await terminate(tenant, 'W10-1', { lastDay: inDays(-20) })
  expect((await readTables(product.db))['leavers']).toEqual(before)

  await putUser('U-W10', { username: 'W10', vismaConnectEmail: right })
  expect(await outcomeOf(tenant, id, 'completed')).toMatchObject({
    steps: { account: { state: 'done' }, connection: { state: 'done', problem: null } },
  })
  const [account = ''] = ids
  expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1, connected: false }])
})

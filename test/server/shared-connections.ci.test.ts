// One person, several users: the connection of the whole application is taken by the last one to leave (L12).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeaver, readUser, terminate } from '../support/leavers.ts'
import { employee } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

let product: Product
let here: TenantRig
let there: TenantRig

beforeAll(async () => {
  product = await startProduct()
  here = await product.tenant()
  there = await product.tenant()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

async function account(email: string): Promise<string> {
  const { ids } = await product.sandbox.addPeople({ people: [{ email }], client: sandboxClientId })
  return ids[0] ?? ''
}

async function employ(tenant: TenantRig, id: string, user: object): Promise<void> {
  const body = employee(id, { user: { id: `U-${id}`, username: id, ...user } })
  const { error } = await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body })
  if (error) throw new Error(error.detail)
}

async function leave(tenant: TenantRig, id: string) {
  const leaver = await terminate(tenant, `${id}-1`, { lastDay: inDays(-20) })
  return await outcomeOf(tenant, leaver.id, 'completed')
}

const connection = (state: string) => ({ steps: { account: { state: 'done' }, connection: { state } } })
const unlinks = async (user: string) =>
  (await product.sandbox.counts({ user })).map(({ unlinked }) => unlinked)

test.for([
  ['in the one, then in the other tenant', 'first'],
  ['in the other, then in the one tenant', 'second'],
] as const)(
  'L12: two tenants with one Connect user: %s, the first keeps it and the last one removes it',
  async ([, order]) => {
    const shared = await account(`${order}@example.se`)
    const known = { vismaConnectEmail: `${order}@example.se`, vismaConnectUserId: shared }
    await employ(here, `C-${order}`, known)
    await employ(there, `C-${order}`, { ...known, vismaConnectEmail: `${order}@example.no` })
    const [first, last] = order === 'first' ? [here, there] : [there, here]

    const kept = await leave(first, `C-${order}`)
    expect(kept).toMatchObject(connection('kept-shared'))
    expect(kept.steps.connection.observed).toBe('connected')
    expect(await readUser(first, `U-C-${order}`)).toMatchObject({ active: false, connection: 'unknown' })
    expect(await unlinks(shared)).toEqual([])
    expect(await leave(last, `C-${order}`)).toMatchObject(connection('done'))
    expect(await unlinks(shared)).toEqual([1])
  },
)

test('L12: an e-mail shares the connection while the Connect user is not known yet, in whatever case it is written', async () => {
  const shared = await account('pia@example.se')
  await employ(here, 'M1', { vismaConnectEmail: 'pia@example.se' })
  await employ(there, 'M1', { vismaConnectEmail: 'PIA@Example.SE' })
  expect(await leave(there, 'M1')).toMatchObject(connection('kept-shared'))
  expect(await readUser(there, 'U-M1')).toMatchObject({ vismaConnectUserId: shared })
  expect(await unlinks(shared)).toEqual([])
  expect(await leave(here, 'M1')).toMatchObject(connection('done'))
  expect(await unlinks(shared)).toEqual([1])
})

test('L12: an e-mail that belongs to another Connect user by now shares nothing', async () => {
  const own = await account('kim@example.se')
  const other = await account('kim.other@example.se')
  await employ(here, 'M2', { vismaConnectEmail: 'kim@example.se' })
  await employ(there, 'M2', { vismaConnectEmail: 'kim@example.se', vismaConnectUserId: other })
  expect(await leave(here, 'M2')).toMatchObject(connection('done'))
  expect(await unlinks(own)).toEqual([1])
  expect(await unlinks(other)).toEqual([])
})

test('L12: two users of one tenant with one Connect user: the last to leave removes it', async () => {
  const shared = await account('two@example.se')
  await employ(here, 'M3', { vismaConnectUserId: shared })
  await employ(here, 'M4', { vismaConnectUserId: shared })
  expect(await leave(here, 'M3')).toMatchObject(connection('kept-shared'))
  expect(await leave(here, 'M4')).toMatchObject(connection('done'))
  expect(await unlinks(shared)).toEqual([1])
})

test('L12: a user that is not active keeps nothing', async () => {
  const shared = await account('idle@example.se')
  await employ(here, 'M5', { vismaConnectUserId: shared })
  await employ(there, 'M5', { vismaConnectUserId: shared, active: false })
  expect(await leave(here, 'M5')).toMatchObject(connection('done'))
  expect(await unlinks(shared)).toEqual([1])
})

test('L12: both leave at the same moment: it is removed exactly once, ten times out of ten', async () => {
  const all = await Promise.all(
    Array.from({ length: 10 }, async (_, index) => {
      const shared = await account(`both${index}@example.se`)
      const known = { vismaConnectUserId: shared }
      await Promise.all([employ(here, `S${index}`, known), employ(there, `S${index}`, known)])
      await Promise.all([leave(here, `S${index}`), leave(there, `S${index}`)])
      return await unlinks(shared)
    }),
  )
  expect(all).toEqual(Array.from({ length: 10 }, () => [1]))
})

test('L12: who keeps a connection because it is shared is never told where', async () => {
  const shared = await account('secret@example.se')
  await employ(here, 'Z-here', { vismaConnectUserId: shared })
  await employ(there, 'Z-there', { vismaConnectUserId: shared })
  const { id } = await leave(here, 'Z-here')
  const workflow = product.temporal.workflow.getHandle(`leaver/${here.id}/Z-here-1`)
  const audit: unknown[] = await product.db('audit').where({ tenant_id: here.id })
  const seen = JSON.stringify([
    await readLeaver(here, id),
    await readUser(here, 'U-Z-here'),
    await workflow.fetchHistory(),
    audit,
  ])
  expect(seen).toContain('Z-here')
  expect([there.id, 'Z-there'].filter((secret) => seen.includes(secret))).toEqual([])
  await leave(there, 'Z-there')
})

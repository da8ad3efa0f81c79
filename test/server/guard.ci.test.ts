// The mass guard at the size of a company: a wrong file, its approval and its way back; and what the evaluation costs (L13).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSettings } from '../../src/db/settings.ts'
import { findLeaver } from '../../src/db/leavers.ts'
import { passGuard, readGuard } from '../../src/intake/mass-guard.ts'
import { inDays } from '../support/dates.ts'
import { readLeavers } from '../support/leavers.ts'
import { emailOf, employee } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

const minute = 60_000
const patience = { timeout: 15 * minute, interval: 1_000 }

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function load(tenant: TenantRig, ids: readonly string[], lastDay: string | null): Promise<void> {
  const lines = ids.map((id) => ({
    id,
    ...employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay }] }),
  }))
  const answers = await Array.fromAsync(tenant.hr.sendLines('/v1/employees/bulk', lines))
  expect(answers.filter(({ result }) => result === 'refused')).toEqual([])
}

async function countOf(tenant: TenantRig, rows: object, table = 'leavers'): Promise<number> {
  const found: unknown[] = await product.db(table).where({ tenant_id: tenant.id, ...rows })
  return found.length
}

const unlinks = async () =>
  (await product.sandbox.counts({ client: sandboxClientId })).filter(({ unlinked }) => unlinked > 0).length

const post = (tenant: TenantRig, path: string, json: object) =>
  send(product.url, {
    method: 'POST',
    path,
    key: tenant.keys.admin,
    json,
    headers: { 'Koppling-Actor': 'admin-1' },
  })

async function guardOf({ viewer }: TenantRig) {
  const { data } = await viewer.GET('/v1/guard')
  if (data === undefined) throw new Error('no guard')
  return data
}

test('L13: of 1,000 employees a file terminates 400 by mistake: held as a whole, taken back; approved, exactly these; undone, given back', async () => {
  const tenant = await product.tenant({ guard: { count: 10, percent: 5 } })
  const ids = Array.from({ length: 1_000 }, (_, index) => `M${index + 1}`)
  const people = ids.map((id) => ({ email: emailOf(id) }))
  await product.sandbox.addPeople({ people, client: sandboxClientId })
  await load(tenant, ids, null)
  const wrong = ids.slice(0, 400)
  await load(tenant, wrong, inDays(-20))
  await expect.poll(async () => await countOf(tenant, { held_by: 'guard' }), patience).toBe(400)
  expect(await guardOf(tenant)).toMatchObject({ state: 'holding', count: 400, of: 1_000, limit: 50 })
  expect(await countOf(tenant, { active: true }, 'users')).toBe(1_000)
  expect(await unlinks()).toBe(0)

  await load(tenant, wrong, null)
  expect(await guardOf(tenant)).toMatchObject({ state: 'clear', count: 0 })
  expect(await countOf(tenant, { outcome: 'cancelled', reason: 'revoked' })).toBe(400)
  expect(await countOf(tenant, { active: true }, 'users')).toBe(1_000)
  expect(await unlinks()).toBe(0)

  await load(tenant, wrong, inDays(-20))
  await expect.poll(async () => await countOf(tenant, { held_by: 'guard' }), patience).toBe(400)
  const { revision, count } = await guardOf(tenant)
  const approved = await post(tenant, '/v1/guard/approve', { revision, count, reason: 'the site closes' })
  expect(approved).toMatchObject({ status: 200, body: { count: 400 } })
  await expect.poll(async () => await countOf(tenant, { outcome: 'completed' }), patience).toBe(400)
  const closed = (await readLeavers(tenant)).filter(({ outcome }) => outcome === 'completed')
  expect(closed.map(({ employeeId }) => employeeId ?? '').toSorted()).toEqual(wrong.toSorted())
  expect(await unlinks()).toBe(400)

  const { id: approval } = approved.body as { id: string }
  const began = performance.now()
  const undone = await post(tenant, '/v1/guard/undo', { approval, reason: 'the site stays' })
  console.log(`undoing an approval of 400: ${((performance.now() - began) / 1_000).toFixed(1)} s`)
  expect(undone).toMatchObject({ status: 200, body: { accountsGivenBack: 400, heldAgain: 0 } })
  expect((undone.body as { connectionsToRestore: unknown[] }).connectionsToRestore).toHaveLength(400)
  expect(await countOf(tenant, { active: true }, 'users')).toBe(1_000)
  expect(await guardOf(tenant)).toMatchObject({ state: 'holding', count: 400 })
  await expectLedgerToAgree(product)
})

test('L13: with 10,000 leavers due, one judgement is a matter of milliseconds', async () => {
  // Else the sweep tells of what is written here, and some of it acts.
  await product.stopWorkers()
  const tenant = await product.tenant({ automation: 'observe', guard: { count: 10, percent: 5 } })
  const { db } = product
  const size = 10_000
  const of = { tenant: tenant.id, size }
  await db.raw(
    `insert into employees (tenant_id, id, employee_number, given_name, family_name)
     select :tenant, 'P' || n, n, 'Test', 'Person' from generate_series(1, :size) n`,
    of,
  )
  await db.raw(
    `insert into employments (tenant_id, id, employee_id, start_date, last_day)
     select :tenant, 'P' || n || '-1', 'P' || n, '2020-02-01', current_date from generate_series(1, :size) n`,
    of,
  )
  await db.raw(
    `insert into users (tenant_id, id, employee_id, username, active)
     select :tenant, 'U-P' || n, 'P' || n, n, true from generate_series(1, :size) n`,
    of,
  )
  await db.raw(
    `insert into leavers (tenant_id, employment_id, employee_id, user_id, cycle, access, stage, last_day, no_access_from, acts_at)
     select :tenant, 'P' || n || '-1', 'P' || n, 'U-P' || n, 1, 'rule', 'waiting', current_date, current_date,
       now() + (n % 1000) * interval '1 minute'
     from generate_series(1, :size) n`,
    of,
  )
  await db.raw(
    `insert into leaver_steps (tenant_id, leaver_id, step)
     select tenant_id, id, step from leavers, unnest(array['account', 'connection']) step where tenant_id = :tenant`,
    of,
  )
  await db.raw('analyze leavers, users')
  const [row] = (await db('leavers')
    .where({ tenant_id: tenant.id })
    .orderBy('acts_at')
    .limit(1)
    .select('id')) as { id: string }[]
  const leaver = await findLeaver(db, tenant.id, row?.id ?? '')
  if (leaver === undefined) throw new Error('no leaver')
  const settings = await readSettings(db, tenant.id)
  const now = new Date().toISOString()
  const timed = async (what: string, wanted: boolean, guard = settings.guard) => {
    const began = performance.now()
    const { passes } = await db.transaction((trx) =>
      passGuard(trx, tenant.id, { leaver, settings: { guard }, now }),
    )
    console.log(`the guard, 10,000 due, ${what}: ${(performance.now() - began).toFixed(0)} ms`)
    expect(passes).toBe(wanted)
  }
  await timed('a limit of 100 %', true, { count: 10, percent: 100 })
  await timed('a limit of 20,000', true, { count: 20_000, percent: 0 })
  await timed('the first one, which holds all', false)
  await timed('the next one, which is held already', false)
  expect((await readGuard(db, tenant.id, { settings, now })).held).toHaveLength(size)
  expect(await countOf(tenant, { held_by: 'guard' })).toBe(size)
})

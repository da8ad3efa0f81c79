// Settings, user templates and employers: a change of them plans every leaver again that it concerns.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { inDays, midnight, nextYear } from '../support/dates.ts'
import { outcomeOf, readLeaver, readLeavers, readUser, terminate } from '../support/leavers.ts'
import { emailOf, hire } from '../support/people.ts'
import { startProduct, wideGuard, type Product, type TenantRig } from '../support/product.ts'
import { holdEmployee } from '../support/locks.ts'
import { send } from '../support/requests.ts'
import { allTold, readTables } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

type Settings = components['schemas']['NewSettings']

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

const common = { timeZone: 'Europe/Stockholm', lateNoticeDelayMinutes: 0, guard: wideGuard }

async function putSettings(tenant: TenantRig, settings: Partial<Settings>) {
  const { data, error } = await tenant.admin.PUT('/v1/settings', { body: { ...common, ...settings } })
  if (error) throw new Error(error.detail)
  return data
}

async function putTemplate(tenant: TenantRig, id: string, template: object): Promise<void> {
  const { error } = await tenant.admin.PUT('/v1/user-templates/{id}', {
    params: { path: { id } },
    body: { name: id, ...template },
  })
  if (error) throw new Error(error.detail)
}

async function putEmployer(tenant: TenantRig, id: string, timeZone: string | null): Promise<void> {
  const { error } = await tenant.admin.PUT('/v1/employers/{id}', {
    params: { path: { id } },
    body: { name: id, country: 'FI', timeZone },
  })
  if (error) throw new Error(error.detail)
}

const templated = (id: string, userTemplateId: string) => ({
  user: { id: `U-${id}`, username: id, vismaConnectEmail: emailOf(id), userTemplateId },
})

const employedBy = (id: string, employerId: string) => ({
  employments: [{ id: `${id}-1`, startDate: '2020-02-01', employerId }],
})

test('L3: a changed number of days plans every leaver again that goes by the settings, and no other', async () => {
  const tenant = await product.tenant()
  await putTemplate(tenant, 'sixty', { deactivateAfterDays: 60 })
  await hire({ ...product, tenant }, 'S1')
  await hire({ ...product, tenant }, 'S2', templated('S2', 'sixty'))
  await hire({ ...product, tenant }, 'S3')
  const first = await terminate(tenant, 'S1-1', { lastDay: inDays(10) })
  const second = await terminate(tenant, 'S2-1', { lastDay: inDays(10) })

  await putSettings(tenant, { deactivateAfterDays: 30 })
  expect(await readLeaver(tenant, first.id)).toMatchObject({
    days: 30,
    daysFrom: 'settings',
    noAccessFrom: inDays(41),
    edits: [
      {
        old: { days: 5, daysFrom: 'default', noAccessFrom: inDays(16) },
        new: { days: 30, daysFrom: 'settings', noAccessFrom: inDays(41) },
        actor: 'tester',
        noAccessFrom: inDays(41),
      },
    ],
  })
  expect(await readLeaver(tenant, second.id)).toMatchObject({ days: 60, noAccessFrom: inDays(71), edits: [] })
  expect(await readLeavers(tenant, 'S3')).toEqual([])

  await putSettings(tenant, { deactivateAfterDays: 0 })
  await terminate(tenant, 'S1-1', { lastDay: inDays(-1) })
  await outcomeOf(tenant, first.id, 'completed')
})

test('L3: days that become fewer close who is due by them, through the workflow that sleeps', async () => {
  const tenant = await product.tenant({ deactivateAfterDays: 30 })
  await hire({ ...product, tenant }, 'S4')
  const planned = await terminate(tenant, 'S4-1', { lastDay: inDays(-10) })
  expect(planned).toMatchObject({ stage: 'waiting', noAccessFrom: inDays(21) })
  await allTold(product.db)
  await putSettings(tenant, { deactivateAfterDays: 5 })
  expect(await outcomeOf(tenant, planned.id, 'completed')).toMatchObject({
    noAccessFrom: inDays(-4),
    noticeLateByDays: 4,
  })
})

test('L1: settings off end what goes by them, and a number starts it again as a new cycle', async () => {
  const tenant = await product.tenant()
  await hire({ ...product, tenant }, 'S5')
  const planned = await terminate(tenant, 'S5-1', { lastDay: inDays(10) })
  await putSettings(tenant, { deactivateAfterDays: 'off' })
  expect(await readLeaver(tenant, planned.id)).toMatchObject({ outcome: 'cancelled', reason: 'off' })
  await putSettings(tenant, { deactivateAfterDays: 3 })
  const leavers = await readLeavers(tenant, 'S5')
  expect(leavers).toMatchObject([{ stage: 'waiting', days: 3, noAccessFrom: inDays(14) }, { id: planned.id }])
})

test('L3: settings that are repeated change nothing; L11: off leaves closed what was closed', async () => {
  const tenant = await product.tenant()
  await hire({ ...product, tenant }, 'S6')
  const { id } = await terminate(tenant, 'S6-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  await allTold(product.db)
  const before = await readTables(product.db)
  await putSettings(tenant, {})
  expect(await readTables(product.db)).toEqual(before)
  await putSettings(tenant, { deactivateAfterDays: 'off' })
  expect(await readUser(tenant, 'U-S6')).toMatchObject({ active: false })
  expect(await readLeaver(tenant, id)).toMatchObject({ outcome: 'completed' })
  await putSettings(tenant, { deactivateAfterDays: 90 })
  expect(await readUser(tenant, 'U-S6'), 'more days make it not due').toMatchObject({ active: true })
  expect(await readLeaver(tenant, id)).toMatchObject({ outcome: 'undone' })
})

test('L1: a changed template plans its users again, and a deleted one gives them the days of the settings', async () => {
  const tenant = await product.tenant({ deactivateAfterDays: 7 })
  await putTemplate(tenant, 'season', { deactivateAfterDays: 60 })
  await hire({ ...product, tenant }, 'S7', templated('S7', 'season'))
  await hire({ ...product, tenant }, 'S8')
  const { id } = await terminate(tenant, 'S7-1', { lastDay: inDays(10) })
  const other = await terminate(tenant, 'S8-1', { lastDay: inDays(10) })
  await putTemplate(tenant, 'season', { deactivateAfterDays: 90 })
  expect(await readLeaver(tenant, id)).toMatchObject({
    days: 90,
    daysFrom: 'template',
    noAccessFrom: inDays(101),
  })
  const { response } = await tenant.admin.DELETE('/v1/user-templates/{id}', {
    params: { path: { id: 'season' } },
  })
  expect(response.status).toBe(204)
  expect(await readLeaver(tenant, id)).toMatchObject({
    days: 7,
    daysFrom: 'settings',
    noAccessFrom: inDays(18),
  })
  expect(await readLeaver(tenant, other.id)).toMatchObject({ edits: [] })
  const gone = await tenant.admin.DELETE('/v1/user-templates/{id}', { params: { path: { id: 'season' } } })
  expect(gone.response.status).toBe(404)
  await putTemplate(tenant, 'season', { deactivateAfterDays: 20 })
  expect(await readLeaver(tenant, id)).toMatchObject({
    days: 20,
    daysFrom: 'template',
    noAccessFrom: inDays(31),
  })
})

test('L2: a changed zone of the employer keeps the date and moves the instant; what was done stays done', async () => {
  const tenant = await product.tenant()
  await putEmployer(tenant, 'acme', null)
  await hire({ ...product, tenant }, 'S9', employedBy('S9', 'acme'))
  await hire({ ...product, tenant }, 'S10', employedBy('S10', 'acme'))
  const planned = await terminate(tenant, 'S9-1', { lastDay: `${nextYear}-10-31` })
  const closed = await terminate(tenant, 'S10-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, closed.id, 'completed')
  expect(planned).toMatchObject({
    noAccessFrom: `${nextYear}-11-06`,
    actsAt: `${nextYear}-11-05T23:00:00.000Z`,
  })

  await putEmployer(tenant, 'acme', 'Europe/Helsinki')
  expect(await readLeaver(tenant, planned.id)).toMatchObject({
    noAccessFrom: `${nextYear}-11-06`,
    actsAt: `${nextYear}-11-05T22:00:00.000Z`,
  })
  await putEmployer(tenant, 'acme', 'America/New_York')
  expect(await readLeaver(tenant, planned.id)).toMatchObject({
    noAccessFrom: `${nextYear}-11-06`,
    actsAt: midnight(`${nextYear}-11-06`, 'America/New_York'),
  })
  expect(await readLeaver(tenant, closed.id)).toMatchObject({ outcome: 'completed' })
  expect(await readUser(tenant, 'U-S10')).toMatchObject({ active: false })
})

test('L2: the due time and the zone of the settings move the instant of who has no zone of an employer', async () => {
  const tenant = await product.tenant()
  await hire({ ...product, tenant }, 'S11')
  const { id } = await terminate(tenant, 'S11-1', { lastDay: `${nextYear}-10-31` })
  await putSettings(tenant, { dueTime: '18:00' })
  expect(await readLeaver(tenant, id)).toMatchObject({
    noAccessFrom: `${nextYear}-11-06`,
    actsAt: `${nextYear}-11-06T17:00:00.000Z`,
  })
  await putSettings(tenant, { dueTime: '18:00', timeZone: 'Europe/Helsinki' })
  expect(await readLeaver(tenant, id)).toMatchObject({
    noAccessFrom: `${nextYear}-11-06`,
    actsAt: `${nextYear}-11-06T16:00:00.000Z`,
  })
})

test('L3: a person hired and terminated while the zone of the employer changes has the instant of the new zone', async () => {
  const tenant = await product.tenant()
  await putEmployer(tenant, 'moving', 'Europe/Stockholm')
  await hire({ ...product, tenant }, 'S12', employedBy('S12', 'moving'))
  await hire({ ...product, tenant }, 'S13', employedBy('S13', 'moving'))
  await terminate(tenant, 'S12-1', { lastDay: `${nextYear}-10-31` })
  // The change of the employer is held up where it plans the first person again.
  await using hold = await holdEmployee(product.db, { tenant: tenant.id, id: 'S12' })
  const moving = putEmployer(tenant, 'moving', 'Europe/Helsinki')
  await hold.waiting(1)
  const terminating = terminate(tenant, 'S13-1', { lastDay: `${nextYear}-10-31` })
  await Promise.race([terminating, hold.waiting(2)])
  await hold.release()
  await moving
  const { id } = await terminating
  expect(await readLeaver(tenant, id)).toMatchObject({ actsAt: `${nextYear}-11-05T22:00:00.000Z` })
})

test('L9: while automation observes everything is planned and nothing acts; switched on, what is due acts', async () => {
  const tenant = await product.tenant({ automation: 'observe' })
  const account = await hire({ ...product, tenant }, 'S14')
  const { id } = await terminate(tenant, 'S14-1', { lastDay: inDays(-20) })
  expect(await readLeaver(tenant, id)).toMatchObject({ stage: 'waiting', noAccessFrom: inDays(-14) })
  expect(await product.sandbox.counts({ user: account })).toEqual([])
  await putSettings(tenant, { automation: 'on', confirmActingWithin24Hours: 1 })
  await outcomeOf(tenant, id, 'completed')
})

test('L9: settings without automation leave it as it is: nothing acts by the way', async () => {
  const tenant = await product.tenant({ automation: 'observe' })
  const account = await hire({ ...product, tenant }, 'S16')
  const { id } = await terminate(tenant, 'S16-1', { lastDay: inDays(-20) })
  expect(await putSettings(tenant, { deactivateAfterDays: 7 })).toMatchObject({ automation: 'observe' })
  expect(await readLeaver(tenant, id)).toMatchObject({ stage: 'waiting', noAccessFrom: inDays(-12) })
  expect(await readUser(tenant, 'U-S16')).toMatchObject({ active: true })
  expect(await product.sandbox.counts({ user: account })).toEqual([])
  const on = { deactivateAfterDays: 7, automation: 'on', confirmActingWithin24Hours: 1 } as const
  await putSettings(tenant, on)
  expect(await putSettings(tenant, {})).toMatchObject({ automation: 'on' })
  await outcomeOf(tenant, id, 'completed')
})

test('L9: switching on tells how many act within 24 hours and wants that number back; none needs no confirmation', async () => {
  const tenant = await product.tenant({ automation: 'observe' })
  for (const id of ['S20', 'S21', 'S22']) await hire({ ...product, tenant }, id)
  await hire({ ...product, tenant }, 'S23', {
    user: { id: 'U-S23', username: 'S23', active: false, connected: 'yes' },
  })
  const due = await terminate(tenant, 'S20-1', { lastDay: inDays(-20) })
  await terminate(tenant, 'S21-1', { lastDay: inDays(-5) })
  await terminate(tenant, 'S22-1', { lastDay: inDays(20) })
  await terminate(tenant, 'S23-1', { lastDay: inDays(-20) })
  const switchOn = (json: object) =>
    send(product.url, {
      method: 'PUT',
      path: '/v1/settings',
      key: tenant.keys.admin,
      json: { ...common, automation: 'on', ...json },
    })
  const before = await readTables(product.db, tenant.id)
  const refused = { status: 409, problem: 'confirmation-required', body: { actingWithin24Hours: 2 } }
  expect(await switchOn({})).toMatchObject({ ...refused, pointers: ['/confirmActingWithin24Hours'] })
  expect(await switchOn({ confirmActingWithin24Hours: 3 })).toMatchObject(refused)
  expect(await switchOn({ confirmActingWithin24Hours: 2, deactivateAfterDays: 9 })).toMatchObject({
    status: 422,
    pointers: ['/automation'],
  })
  expect(await readTables(product.db, tenant.id)).toEqual(before)

  expect(await switchOn({ confirmActingWithin24Hours: 2 })).toMatchObject({ status: 200 })
  expect(await switchOn({ confirmActingWithin24Hours: 2 }), 'sent again').toMatchObject({ status: 200 })
  await outcomeOf(tenant, due.id, 'completed')
  expect(await readUser(tenant, 'U-S22')).toMatchObject({ active: true })
  // Inactive at that moment: not touched, but reported.
  expect(await readUser(tenant, 'U-S23')).toMatchObject({ inactiveWhy: 'launch', connection: 'yes' })
  const { data: report } = await tenant.viewer.GET('/v1/reports/inactive-but-connected')
  expect(report?.data.map(({ id }) => id)).toContain('U-S23')

  const other = await product.tenant({ automation: 'observe' })
  expect(await putSettings(other, { automation: 'on' })).toMatchObject({ automation: 'on' })
})

test('L9: a leaver that came due while automation observed acts when it is switched on again', async () => {
  const tenant = await product.tenant()
  await hire({ ...product, tenant }, 'S15')
  const { id } = await terminate(tenant, 'S15-1', { lastDay: inDays(30) })
  await allTold(product.db)
  await putSettings(tenant, { automation: 'observe' })
  await terminate(tenant, 'S15-1', { lastDay: inDays(-20) })
  // As if it had been told just before: its workflow wakes, and finds that nothing may act.
  const [told] = (await product
    .db('leavers')
    .where({ id })
    .update({ told_version: product.db.ref('version') })
    .returning(['cycle', 'version'])) as { cycle: number; version: number }[]
  const plan = { ...told, dueAt: new Date().toISOString(), outcome: null }
  await product.temporal.workflow.getHandle(`leaver/${tenant.id}/S15-1`).signal('replan', plan)
  await expect
    .poll(async () => (await readLeaver(tenant, id)).waitingFor, { timeout: 30_000 })
    .toBe('automation')
  expect(await readUser(tenant, 'U-S15')).toMatchObject({ active: true })
  await putSettings(tenant, { automation: 'on', confirmActingWithin24Hours: 1 })
  await outcomeOf(tenant, id, 'completed')
})

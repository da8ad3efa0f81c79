// What moves a leaver that waits: each an edit of the same leaver, with old and new, who, why and the new date (L4).
import { DateTime } from 'luxon'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readLeaver, readLeavers, terminate } from '../support/leavers.ts'
import { emailOf, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

type Request = { method: 'PUT' | 'DELETE'; path: string; json?: object }

const settings = { timeZone: 'Europe/Stockholm', lateNoticeDelayMinutes: 0 }
const template = (days: number | null) => ({ name: 'season', deactivateAfterDays: days })
const employer = (timeZone: string) => ({ name: 'acme', country: 'SE', timeZone })
const user = { username: 'E1', vismaConnectEmail: emailOf('E1') }

/** Who changes it is `admin-1`, why where the call takes a reason; E1 of acme ends in 20 days, with 9 days of the template. */
const edits: Record<
  string,
  { request: Request; old: object; new: object; reason?: string; noAccessFrom: string }
> = {
  'a new last day': {
    request: {
      method: 'PUT',
      path: '/v1/employments/E1-1/termination',
      json: { lastDay: inDays(40), reason: 'longer' },
    },
    old: { lastDay: inDays(20) },
    new: { lastDay: inDays(40) },
    reason: 'longer',
    noAccessFrom: inDays(50),
  },
  'a changed access end': {
    request: {
      method: 'PUT',
      path: '/v1/employments/E1-1/termination',
      json: { lastDay: inDays(20), access: { endsOn: inDays(12) }, reason: 'garden leave' },
    },
    old: { access: 'rule' },
    new: { access: { endsOn: inDays(12) } },
    reason: 'garden leave',
    noAccessFrom: inDays(12),
  },
  'days of the user': {
    request: {
      method: 'PUT',
      path: '/v1/users/U-E1',
      json: { ...user, userTemplateId: 'season', deactivateAfterDays: 2 },
    },
    old: { days: 9, daysFrom: 'template' },
    new: { days: 2, daysFrom: 'user' },
    noAccessFrom: inDays(23),
  },
  'days of the template': {
    request: { method: 'PUT', path: '/v1/user-templates/season', json: template(30) },
    old: { days: 9, daysFrom: 'template' },
    new: { days: 30, daysFrom: 'template' },
    noAccessFrom: inDays(51),
  },
  'a template without days': {
    request: { method: 'PUT', path: '/v1/user-templates/season', json: template(null) },
    old: { days: 9, daysFrom: 'template' },
    new: { days: 5, daysFrom: 'default' },
    noAccessFrom: inDays(26),
  },
  'a deleted template': {
    request: { method: 'DELETE', path: '/v1/user-templates/season' },
    old: { days: 9, daysFrom: 'template' },
    new: { days: 5, daysFrom: 'default' },
    noAccessFrom: inDays(26),
  },
  'another zone of the employer': {
    request: { method: 'PUT', path: '/v1/employers/acme', json: employer('America/New_York') },
    old: { noAccessFrom: inDays(30), actsAt: midnight(inDays(30), 'Europe/Stockholm') },
    new: { noAccessFrom: inDays(30), actsAt: midnight(inDays(30), 'America/New_York') },
    noAccessFrom: inDays(30),
  },
  'another hour of the settings': {
    request: { method: 'PUT', path: '/v1/settings', json: { ...settings, dueTime: '06:00' } },
    old: { actsAt: midnight(inDays(30), 'Europe/Stockholm') },
    new: { actsAt: midnight(inDays(30), 'Europe/Stockholm', 6) },
    noAccessFrom: inDays(30),
  },
}

async function leaverOf(tenant: TenantRig) {
  const put = (path: string, json: object) =>
    send(product.url, {
      method: 'PUT',
      path,
      key: tenant.keys.admin,
      json,
      headers: { 'Koppling-Actor': 'hr-0' },
    })
  await put('/v1/user-templates/season', template(9))
  await put('/v1/employers/acme', employer('Europe/Stockholm'))
  await hire({ ...product, tenant }, 'E1', {
    employments: [{ id: 'E1-1', startDate: '2020-02-01', employerId: 'acme' }],
    user: { id: 'U-E1', ...user, userTemplateId: 'season' },
  })
  return await terminate(tenant, 'E1-1', { lastDay: inDays(20) })
}

test.for(Object.keys(edits))(
  'L4: %s is an edit of the same leaver, with old, new, who, why and the new date',
  async (what) => {
    const edit = edits[what]
    if (edit === undefined) throw new Error(`no edit ${what}`)
    const tenant = await product.tenant()
    const { id } = await leaverOf(tenant)
    const { status } = await send(product.url, {
      ...edit.request,
      key: tenant.keys.admin,
      headers: { 'Koppling-Actor': 'admin-1' },
    })
    expect(status).toBeLessThan(300)
    expect(await readLeaver(tenant, id)).toMatchObject({
      noAccessFrom: edit.noAccessFrom,
      edits: [
        {
          what: 'plan',
          old: edit.old,
          new: edit.new,
          actor: 'admin-1',
          reason: edit.reason ?? null,
          noAccessFrom: edit.noAccessFrom,
        },
      ],
    })
  },
)

test('L4, L11: somebody who returns and leaves again has a new leaver, and the former one keeps its history', async () => {
  const tenant = await product.tenant()
  const first = await leaverOf(tenant)
  await terminate(tenant, 'E1-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, first.id, 'completed')
  const employments = [
    { id: 'E1-1', startDate: '2020-02-01', employerId: 'acme', lastDay: inDays(-20) },
    { id: 'E1-2', startDate: inDays(0), employerId: 'acme', lastDay: inDays(60) },
  ]
  const body = { employeeNumber: 'E1', givenName: 'Test', familyName: 'Person E1', employments }
  const { error } = await tenant.hr.PUT('/v1/employees/{id}', {
    params: { path: { id: 'E1' } },
    body: { ...body, user: { id: 'U-E1', ...user, userTemplateId: 'season' } },
  })
  expect(error).toBeUndefined()
  const [second, former] = await readLeavers(tenant, 'E1')
  expect(second).toMatchObject({
    employmentId: 'E1-2',
    stage: 'waiting',
    noAccessFrom: inDays(70),
    edits: [],
  })
  expect(former).toMatchObject({ id: first.id, employmentId: 'E1-1', outcome: 'completed' })
  expect(former?.edits.map(({ what }) => what)).toEqual(['plan', 'account'])
})

function midnight(date: string, zone: string, hour = 0): string {
  return DateTime.fromISO(date, { zone }).set({ hour }).toUTC().toISO() ?? ''
}

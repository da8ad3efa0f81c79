// What moves a leaver that waits: each an edit of the same leaver, with old and new, who, why and the new date, and its workflow
// sleeps until that (L4).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays, midnight } from '../support/dates.ts'
import { outcomeOf, readLeaver, readLeavers, terminate } from '../support/leavers.ts'
import { emailOf, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { asleepUntil, completed } from '../support/rig-runs.ts'
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
const employer = (timeZone: string | null) => ({ name: 'acme', country: 'SE', timeZone })
const user = { username: 'E1', vismaConnectEmail: emailOf('E1') }

type Edit = {
  /** Of the employer; the tenant's where it has none. */
  zone?: null
  request: Request
  old: object
  new: object
  /** In the body, where that takes one; it comes before the header's. */
  reason?: string
  noAccessFrom: string
  /** Midnight in Stockholm unless said. */
  wakes?: string
}

/** Who changes it is `admin-1`, and why `why`; E1 of acme ends in 20 days, with 9 days of the template. */
const edits: Record<string, Edit> = {
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
    wakes: midnight(inDays(30), 'America/New_York'),
  },
  'another zone of the tenant': {
    zone: null,
    request: { method: 'PUT', path: '/v1/settings', json: { ...settings, timeZone: 'Europe/Helsinki' } },
    old: { actsAt: midnight(inDays(30), 'Europe/Stockholm') },
    new: { actsAt: midnight(inDays(30), 'Europe/Helsinki') },
    noAccessFrom: inDays(30),
    wakes: midnight(inDays(30), 'Europe/Helsinki'),
  },
  'another hour of the settings': {
    request: { method: 'PUT', path: '/v1/settings', json: { ...settings, dueTime: '06:00' } },
    old: { actsAt: midnight(inDays(30), 'Europe/Stockholm') },
    new: { actsAt: midnight(inDays(30), 'Europe/Stockholm', 6) },
    noAccessFrom: inDays(30),
    wakes: midnight(inDays(30), 'Europe/Stockholm', 6),
  },
}

const why = 'Avtalet förlängt, 100 %'

async function leaverOf(tenant: TenantRig, zone: string | null = 'Europe/Stockholm') {
  const put = (path: string, json: object) =>
    send(product.url, {
      method: 'PUT',
      path,
      key: tenant.keys.admin,
      json,
      headers: { 'Koppling-Actor': 'hr-0' },
    })
  await put('/v1/user-templates/season', template(9))
  await put('/v1/employers/acme', employer(zone))
  await hire({ ...product, tenant }, 'E1', {
    employments: [{ id: 'E1-1', startDate: '2020-02-01', employerId: 'acme' }],
    user: { id: 'U-E1', ...user, userTemplateId: 'season' },
  })
  return await terminate(tenant, 'E1-1', { lastDay: inDays(20) })
}

test.for(Object.keys(edits))(
  'L4: %s is an edit of the same leaver, with old, new, who, why and the new date, which its workflow sleeps until',
  async (what) => {
    const edit = edits[what]
    if (edit === undefined) throw new Error(`no edit ${what}`)
    const tenant = await product.tenant()
    const { id } = await leaverOf(tenant, edit.zone)
    const workflow = product.temporal.workflow.getHandle(`leaver/${tenant.id}/E1-1`)
    await asleepUntil(workflow, midnight(inDays(30), 'Europe/Stockholm'))
    const headers = { 'Koppling-Actor': 'admin-1', 'Koppling-Reason': encodeURIComponent(why) }
    const { status } = await send(product.url, { ...edit.request, key: tenant.keys.admin, headers })
    expect(status).toBeLessThan(300)
    const wakes = edit.wakes ?? midnight(edit.noAccessFrom, 'Europe/Stockholm')
    await asleepUntil(workflow, wakes)
    const { data: keys } = await product.platform.GET('/v1/tenants/{id}/keys', {
      params: { path: { id: tenant.id } },
    })
    expect(await readLeaver(tenant, id)).toMatchObject({
      noAccessFrom: edit.noAccessFrom,
      actsAt: wakes,
      edits: [
        {
          what: 'plan',
          old: edit.old,
          new: edit.new,
          actor: 'admin-1',
          keyId: keys?.data.find(({ role }) => role === 'admin')?.id,
          reason: edit.reason ?? why,
          noAccessFrom: edit.noAccessFrom,
        },
      ],
    })
  },
)

test('L4: a revoked termination is an edit with who and why, also with a header in plain ASCII, and its workflow ends', async () => {
  const tenant = await product.tenant()
  const { id } = await leaverOf(tenant)
  const answer = await send(product.url, {
    method: 'DELETE',
    path: '/v1/employments/E1-1/termination',
    key: tenant.keys.hr,
    headers: { 'Koppling-Reason': 'stays after all' },
  })
  expect(answer).toMatchObject({ status: 202, body: { id, outcome: 'cancelled' } })
  const { edits } = await readLeaver(tenant, id)
  expect(edits).toMatchObject([
    { what: 'ending', new: { reason: 'revoked' }, actor: null, reason: 'stays after all' },
  ])
  expect(edits[0]?.keyId, 'who, if no person was named').toMatch(/./)
  await completed(product.temporal.workflow.getHandle(`leaver/${tenant.id}/E1-1`))
  const audited = await product.db('audit').where({ tenant_id: tenant.id, reason: 'stays after all' })
  expect(audited).toMatchObject([{ action: 'employment.termination-revoked' }])
})

test.for([
  ['empty', ' '],
  ['longer than 200 characters', 'x'.repeat(201)],
  ['with a percent sign of no code', '100% sure'],
  ['that is not UTF-8', '%E5'],
  ['with a line break in it', 'a%0Ab'],
] as const)('L4: a reason %s is refused and names the way out', async ([, reason]) => {
  const tenant = await product.tenant()
  const answer = await send(product.url, {
    method: 'PUT',
    path: '/v1/settings',
    key: tenant.keys.admin,
    json: { ...settings, deactivateAfterDays: 9 },
    headers: { 'Koppling-Reason': reason },
  })
  expect(answer).toMatchObject({ status: 422, problem: 'invalid-request', pointers: ['/Koppling-Reason'] })
  expect(answer.detail).toMatch(/1 to 200 characters: ASCII, or UTF-8 percent-encoded/)
})

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

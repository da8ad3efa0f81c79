// A dry run says what the write then does, and changes nothing.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { inDays } from '../support/dates.ts'
import { readLeaver, readLeavers, terminate } from '../support/leavers.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { changeSettings } from '../support/replans.ts'
import { send } from '../support/requests.ts'
import { allTold, readTables } from '../support/tables.ts'

type Leaver = components['schemas']['Leaver']
type Preview = components['schemas']['Preview']
type Write = {
  method: 'PUT' | 'DELETE' | 'POST'
  path: string
  json?: unknown
  headers?: Record<string, string>
}

let product: Product
let tenant: TenantRig

/** Nothing that a test makes late acts before the test ends. */
const common = { timeZone: 'Europe/Stockholm', lateNoticeDelayMinutes: 1440 }

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
  await write({ method: 'PUT', path: '/v1/user-templates/T', json: { name: 'T', deactivateAfterDays: 60 } })
  await write({ method: 'PUT', path: '/v1/employers/F', json: { name: 'F', country: 'FI' } })
  for (const id of ['P1', 'P2', 'P3', 'P4', 'P5']) await hire({ ...product, tenant }, id)
  await hire({ ...product, tenant }, 'P6', {
    user: { id: 'U-P6', username: 'P6', vismaConnectEmail: emailOf('P6'), userTemplateId: 'T' },
  })
  await hire({ ...product, tenant }, 'P7', {
    employments: [{ id: 'P7-1', startDate: '2020-02-01', employerId: 'F' }],
  })
  const closed = await terminate(tenant, 'P5-1', { lastDay: inDays(-20) })
  await vi.waitUntil(async () => (await readLeaver(tenant, closed.id)).outcome === 'completed', 60_000)
  await changeSettings(tenant, common)
  for (const id of ['P1-1', 'P2-1', 'P6-1', 'P7-1']) await terminate(tenant, id)
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function write({ method, path, json, headers = {} }: Write) {
  return await send(product.url, {
    method,
    path,
    key: tenant.keys.admin,
    json,
    headers: { 'Koppling-Actor': 'tester', ...headers },
  })
}

type Seen = { leavers: Map<string, Leaver>; closed: Set<string> }

/** The latest cycle of each employment, and whose account is closed. */
async function seen(): Promise<Seen> {
  await allTold(product.db)
  const leavers = await readLeavers(tenant)
  const { data } = await tenant.viewer.GET('/v1/users', { params: { query: { active: 'false' } } })
  return {
    leavers: new Map(leavers.toReversed().map((leaver) => [leaver.employmentId ?? '', leaver])),
    closed: new Set(data?.data.map(({ id }) => id)),
  }
}

/** What happened between the two, by what readers see of the leavers. */
function happened(before: Seen, after: Seen): Preview['counts'] {
  const counts = {
    planned: 0,
    movedEarlier: 0,
    movedLater: 0,
    cancelled: 0,
    givenBack: before.closed.difference(after.closed).size,
    closingWithin24Hours: 0,
  }
  const tomorrow = Date.now() + 86_400_000
  for (const [employment, leaver] of after.leavers) {
    const former = before.leavers.get(employment)
    const was = former === undefined || former.stage === 'finished' ? undefined : former.actsAt
    const is = leaver.stage === 'finished' ? undefined : leaver.actsAt
    if (was != null && is == null) counts.cancelled += 1
    if (is == null || is === was) continue
    if (was == null) counts.planned += 1
    else if (is < was) counts.movedEarlier += 1
    else counts.movedLater += 1
    if (Date.parse(is) <= tomorrow) counts.closingWithin24Hours += 1
  }
  return counts
}

const settings = (changes: object): Write => ({
  method: 'PUT',
  path: '/v1/settings',
  json: { ...common, ...changes },
})
const termination = (id: string, json: object): Write => ({
  method: 'PUT',
  path: `/v1/employments/${id}/termination`,
  json,
})
const withUser = (id: string, changes: object) => ({
  user: { id: `U-${id}`, username: id, vismaConnectEmail: emailOf(id), ...changes },
})

/** One after the other, each on what the one before left. */
const writes: [title: string, change: Write, counts: Partial<Preview['counts']>][] = [
  [
    'more days of the settings',
    settings({ deactivateAfterDays: 30 }),
    { movedLater: 3, planned: 1, givenBack: 1 },
  ],
  [
    'fewer days of the settings',
    settings({ deactivateAfterDays: 0 }),
    { movedEarlier: 4, closingWithin24Hours: 1 },
  ],
  ['days off', settings({ deactivateAfterDays: 'off' }), { cancelled: 4 }],
  ['days after off', settings({ deactivateAfterDays: 3 }), { planned: 4 }],
  ['a later hour', settings({ deactivateAfterDays: 3, dueTime: '18:00' }), { movedLater: 4 }],
  [
    'a changed guard',
    settings({ deactivateAfterDays: 3, dueTime: '18:00', guard: { count: 1, percent: 1 } }),
    {},
  ],
  [
    'a template',
    { method: 'PUT', path: '/v1/user-templates/T', json: { name: 'T', deactivateAfterDays: 90 } },
    { movedLater: 1 },
  ],
  ['a deleted template', { method: 'DELETE', path: '/v1/user-templates/T' }, { movedEarlier: 1 }],
  [
    'the zone of an employer',
    {
      method: 'PUT',
      path: '/v1/employers/F',
      json: { name: 'F', country: 'FI', timeZone: 'Europe/Helsinki' },
    },
    { movedEarlier: 1 },
  ],
  ['a termination', termination('P3-1', { lastDay: inDays(10) }), { planned: 1 }],
  ['a later last day', termination('P3-1', { lastDay: inDays(20) }), { movedLater: 1 }],
  [
    'a last day long ago',
    termination('P3-1', { lastDay: inDays(-40) }),
    { movedEarlier: 1, closingWithin24Hours: 1 },
  ],
  [
    'a termination that is taken back',
    { method: 'DELETE', path: '/v1/employments/P3-1/termination' },
    { cancelled: 1 },
  ],
  [
    'a return in the document',
    {
      method: 'PUT',
      path: '/v1/employees/P1',
      json: employee('P1', {
        employments: [
          { id: 'P1-1', startDate: '2020-02-01', lastDay: inDays(30) },
          { id: 'P1-2', startDate: inDays(31) },
        ],
      }),
    },
    { cancelled: 1 },
  ],
  [
    'a new employee who is leaving',
    {
      method: 'PUT',
      path: '/v1/employees/P8',
      json: employee('P8', {
        employments: [{ id: 'P8-1', startDate: '2020-02-01', lastDay: inDays(5) }],
      }),
    },
    { planned: 1 },
  ],
  [
    'days of the user',
    {
      method: 'PUT',
      path: '/v1/users/U-P2',
      json: { username: 'P2', vismaConnectEmail: emailOf('P2'), deactivateAfterDays: 100 },
    },
    { movedLater: 1 },
  ],
  [
    'a user that is exempt',
    { method: 'PUT', path: '/v1/employees/P6', json: employee('P6', withLastDay('P6', { exempt: true })) },
    { cancelled: 1 },
  ],
]

function withLastDay(id: string, user: object) {
  return {
    employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay: inDays(30) }],
    ...withUser(id, user),
  }
}

test.for(writes)(
  'L15: a dry run of %s changes nothing, and says what the write then does',
  async ([, change, counts]) => {
    const before = await seen()
    const tables = await readTables(product.db)
    const dry = await write({ ...change, path: `${change.path}?dryRun=true` })
    expect(dry.status, dry.detail).toBe(200)
    expect(await readTables(product.db)).toEqual(tables)

    const answer = await write(change)
    expect(answer.problem, answer.detail).toBe(undefined)
    const after = await seen()
    const preview = dry.body as Preview
    expect(preview.counts).toEqual(happened(before, after))
    expect(preview.counts).toMatchObject(counts)
    for (const entry of preview.entries) {
      // What is late acts so many minutes after it was heard of: a little later than the dry run said.
      const { noAccessFrom, actsAt } = entry.after ?? {}
      const isLate = (noAccessFrom ?? '') <= inDays(0)
      expect(after.leavers.get(entry.employmentId ?? '')).toMatchObject({
        employeeId: entry.employeeId,
        userId: entry.userId,
        outcome: entry.outcome,
        ...(entry.after !== null && { noAccessFrom, daysFrom: entry.daysFrom }),
        ...(entry.after !== null && !isLate && { actsAt }),
      })
      const { heldUntil, ...was } = entry.before ?? { heldUntil: null }
      expect(heldUntil).toBe(null)
      expect(before.leavers.get(entry.employmentId ?? '') ?? {}).toMatchObject(was)
    }
    const entries = { ...preview.counts, closingWithin24Hours: 0, givenBack: 0 }
    const sum = Object.values(entries).reduce((one, next) => one + next)
    expect(preview.entries).toHaveLength(sum)
  },
)

const refusals: [title: string, change: Write, problem: string][] = [
  ['another ETag', { ...settings({}), headers: { 'If-Match': '"other"' } }, 'precondition-failed'],
  [
    'another ETag of an employer',
    {
      method: 'PUT',
      path: '/v1/employers/F',
      json: { name: 'F', country: 'SE' },
      headers: { 'If-Match': '"other"' },
    },
    'precondition-failed',
  ],
  ['a wrong value', settings({ deactivateAfterDays: -1 }), 'invalid-request'],
  ['a last day before the start', termination('P2-1', { lastDay: '2019-01-01' }), 'last-day-before-start'],
  [
    'access now without a reason',
    termination('P2-1', { lastDay: inDays(3), access: 'now' }),
    'reason-required',
  ],
  ['an unknown employment', termination('P9-1', { lastDay: inDays(3) }), 'not-found'],
  ['a template that is gone', { method: 'DELETE', path: '/v1/user-templates/T' }, 'not-found'],
  [
    'an employment that is missing',
    {
      method: 'PUT',
      path: '/v1/employees/P2',
      json: employee('P2', { employments: [{ id: 'X', startDate: '2020-02-01' }] }),
    },
    'employment-missing',
  ],
  [
    'an unknown template',
    { method: 'PUT', path: '/v1/users/U-P2', json: { username: 'P2', userTemplateId: 'none' } },
    'template-unknown',
  ],
]

test.for(refusals)('L15: a dry run refuses %s as the write does', async ([, change, problem]) => {
  const dry = await write({ ...change, path: `${change.path}?dryRun=true` })
  const real = await write(change)
  expect(dry.problem).toBe(problem)
  expect([dry.status, dry.problem, dry.pointers, dry.detail]).toEqual([
    real.status,
    real.problem,
    real.pointers,
    real.detail,
  ])
})

test('L9, L15: a dry run of switching on counts who would be closed within 24 hours although no date moves', async () => {
  const observing = await product.tenant({ automation: 'observe' })
  for (const id of ['O1', 'O2']) await hire({ ...product, tenant: observing }, id)
  await terminate(observing, 'O1-1', { lastDay: inDays(-20) })
  await terminate(observing, 'O2-1', { lastDay: inDays(20) })
  const { data: settings } = await observing.viewer.GET('/v1/settings')
  if (settings === undefined) throw new Error('no settings')
  const { data } = await observing.admin.PUT('/v1/settings', {
    params: { query: { dryRun: true } },
    body: { ...settings, automation: 'on' },
  })
  expect(data).toMatchObject({
    counts: { planned: 0, closingWithin24Hours: 1 },
    entries: [],
    truncated: false,
  })
})

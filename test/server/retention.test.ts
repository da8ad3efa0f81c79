// What is past keeping goes by itself, once, and does not come back with the next load.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseClock } from '../../src/db/transaction.ts'
import { retentionRounds } from '../../src/db/retention-rounds.ts'
import { keepNoLonger } from '../../src/intake/retention.ts'
import { inDays } from '../support/dates.ts'
import { readLeavers, readUser } from '../support/leavers.ts'
import { employee } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { readTables } from '../support/tables.ts'

let product: Product

beforeAll(async () => {
  product = await startProduct({ workers: false })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const secrets = {
  nationalId: { country: 'SE', number: '191212121212' },
  birthDate: '1912-12-12',
  address: { street: 'Gatan 1', postalCode: '11122', city: 'Stockholm', country: 'SE' },
  bankAccount: { country: 'SE', clearing: '8327-9', number: '123456789' },
}
const pay = { type: 'monthly', amount: '42000.00', currency: 'SEK', from: '2025-01-01' } as const

/** Nobody who logs in: the leaver has nothing to do and is finished at once. */
function ended(id: string, lastDay: string | null, changes: object = {}) {
  const employments = [{ id: `${id}-1`, startDate: '2020-02-01', lastDay, pay }]
  return { ...employee(id, { ...secrets, employments, user: null }), ...changes }
}

async function put(tenant: TenantRig, id: string, json: object, query = '') {
  const answer = await send(product.url, {
    method: 'PUT',
    path: `/v1/employees/${id}${query}`,
    key: tenant.keys.hr,
    json,
  })
  expect(answer.status, answer.detail).toBeLessThan(300)
  return answer.body as { warnings?: { pointer: string; code: string }[] }
}

/** Stored while it was employed, and over since. */
async function leftDaysAgo(tenant: TenantRig, id: string, days: number, changes: object = {}) {
  await put(tenant, id, ended(id, null, changes))
  await product
    .db('employments')
    .where({ tenant_id: tenant.id, id: `${id}-1` })
    .update({ last_day: inDays(-days), terminated_by: 'document' })
}

async function keep(): Promise<void> {
  const now = await databaseClock(product.db)
  // Until all rounds of today are done, as sweeps do it.
  while ((await retentionRounds(product.db, now)).length > 0)
    await keepNoLonger({ db: product.db, clock: databaseClock }, { now })
}

async function again(tenant: TenantRig): Promise<void> {
  await product.db('retention_rounds').where({ tenant_id: tenant.id }).delete()
  await keep()
}

async function fieldsOf(tenant: TenantRig, id: string): Promise<string[]> {
  const { data } = await tenant.viewer.GET('/v1/employees/{id}', { params: { path: { id } } })
  const { nationalId, birthDate, address, bankAccount, employments = [] } = data ?? {}
  const all = { nationalId, birthDate, address, bankAccount, pay: employments[0]?.pay }
  return Object.entries(all).flatMap(([name, value]) => (value == null ? [] : name))
}

async function erased(tenant: TenantRig): Promise<unknown[]> {
  return (await product
    .db('audit')
    .where({ tenant_id: tenant.id, action: 'employee.fields-erased' })
    .orderBy('subject_id')
    .select('subject_id', 'actor', 'new_value', 'old_value')) as unknown[]
}

const all = ['nationalId', 'birthDate', 'address', 'bankAccount', 'pay']

test('retention: each field goes with the first day on which its time is over, and one entry a person names what went', async () => {
  const retention = { payDays: 30, bankAccountDays: 60, nationalIdDays: 90, addressDays: 120 }
  const tenant = await product.tenant({ retention })
  for (const days of [29, 30, 89, 90, 120]) await leftDaysAgo(tenant, `R${days}`, days)
  await keep()
  expect(await fieldsOf(tenant, 'R29')).toEqual(all)
  expect(await fieldsOf(tenant, 'R30')).toEqual(['nationalId', 'birthDate', 'address', 'bankAccount'])
  expect(await fieldsOf(tenant, 'R89')).toEqual(['nationalId', 'birthDate', 'address'])
  expect(await fieldsOf(tenant, 'R90')).toEqual(['address'])
  expect(await fieldsOf(tenant, 'R120')).toEqual([])
  const names: [string, string[]][] = [
    ['R120', ['nationalId', 'birthDate', 'bankAccount', 'address', 'employments/R120-1/pay']],
    ['R30', ['employments/R30-1/pay']],
    ['R89', ['bankAccount', 'employments/R89-1/pay']],
    ['R90', ['nationalId', 'birthDate', 'bankAccount', 'employments/R90-1/pay']],
  ]
  expect(await erased(tenant)).toEqual(
    names.map(([id, fields]) => ({
      subject_id: id,
      actor: 'koppling',
      new_value: { erased: fields },
      old_value: null,
    })),
  )

  const before = await readTables(product.db, tenant.id)
  await again(tenant)
  expect(await readTables(product.db, tenant.id), 'a second round finds nothing').toEqual(before)
})

test('retention: absences go with pay, and later ones are refused until there is a new employment', async () => {
  const tenant = await product.tenant({ retention: { payDays: 30 } })
  const of = (id: string) => ({ employeeId: id, employmentId: `${id}-1`, type: 'x', percent: '100' })
  const tell = async (id: string, startDate: string) =>
    await send(product.url, {
      method: 'PUT',
      path: `/v1/absences/of-${id}`,
      key: tenant.keys.hr,
      json: { ...of(id), startDate },
    })
  for (const [id, days] of [
    ['B29', 29],
    ['B30', 30],
    ['B31', 31],
  ] as const) {
    await put(tenant, id, ended(id, null, { employments: [{ id: `${id}-1`, startDate: '2020-02-01' }] }))
    expect((await tell(id, '2025-01-01')).status).toBe(201)
    const mine = { tenant_id: tenant.id, id: `${id}-1` }
    await product
      .db('employments')
      .where(mine)
      .update({ last_day: inDays(-days), terminated_by: 'document' })
  }
  await keep()
  expect(await product.db('absences').where({ tenant_id: tenant.id }).pluck('id')).toEqual(['of-B29'])
  expect(await erased(tenant)).toMatchObject([
    { subject_id: 'B30', new_value: { erased: ['absences/of-B30'] } },
    { subject_id: 'B31', new_value: { erased: ['absences/of-B31'] } },
  ])
  expect((await tell('B29', '2025-02-01')).status).toBe(200)
  expect(await tell('B30', '2025-02-01')).toMatchObject({ status: 409, problem: 'past-keeping' })
  const back = [
    { id: 'B30-1', startDate: '2020-02-01', lastDay: inDays(-30) },
    { id: 'B30-2', startDate: inDays(1) },
  ]
  await put(tenant, 'B30', ended('B30', null, { employments: back }))
  expect((await tell('B30', '2025-02-01')).status).toBe(201)
})

test('retention: a nightly load of the same document brings nothing back, changes nothing and is warned; a return is taken whole', async () => {
  const tenant = await product.tenant()
  await leftDaysAgo(tenant, 'N1', 100)
  await keep()
  const document = ended('N1', inDays(-100))
  await put(tenant, 'N1', document)
  const before = await readTables(product.db, tenant.id)
  const warnings = ['/nationalId', '/birthDate', '/bankAccount', '/address', '/employments/0/pay'].map(
    (pointer) => ({
      pointer,
      code: 'past-keeping',
    }),
  )
  for (const query of ['', '?dryRun=true'])
    expect(await put(tenant, 'N1', document, query)).toMatchObject({ warnings })
  const line = await send(product.url, {
    method: 'POST',
    path: '/v1/employees/bulk',
    key: tenant.keys.hr,
    text: JSON.stringify({ id: 'N1', ...document }),
    headers: { 'Content-Type': 'application/x-ndjson' },
  })
  expect(JSON.parse(String(line.body))).toMatchObject({ result: 'replaced', warnings })
  expect(await readTables(product.db, tenant.id)).toEqual(before)

  const employments = [...document.employments, { id: 'N1-2', startDate: inDays(10), pay }]
  expect(await put(tenant, 'N1', { ...document, employments })).not.toHaveProperty('warnings')
  expect(await fieldsOf(tenant, 'N1')).toEqual(all)
})

test('retention: who left long ago and is loaded for the first time comes without what is past keeping', async () => {
  const tenant = await product.tenant()
  expect((await put(tenant, 'F1', ended('F1', inDays(-91)))).warnings).toHaveLength(5)
  expect(await put(tenant, 'F2', ended('F2', inDays(-89)))).not.toHaveProperty('warnings')
  expect([await fieldsOf(tenant, 'F1'), await fieldsOf(tenant, 'F2')]).toEqual([[], all])
})

test('retention: a last day that was mistyped takes nothing away before the sweep, and nothing while the leaver is open', async () => {
  const tenant = await product.tenant({ lateNoticeDelayMinutes: 1440 })
  const user = employee('M1').user
  await put(tenant, 'M1', ended('M1', null, { user }))
  await put(tenant, 'M1', ended('M1', inDays(-400), { user }))
  expect(await readLeavers(tenant, 'M1')).toMatchObject([{ stage: 'waiting' }])
  await keep()
  expect(await fieldsOf(tenant, 'M1')).toEqual(all)
})

test('retention: nothing goes of whoever is employed, returns or is preserved; who was never employed counts from the last change', async () => {
  const tenant = await product.tenant()
  await leftDaysAgo(tenant, 'K1', 100, { preserve: true })
  await put(tenant, 'K2', ended('K2', null))
  const employments = [
    { id: 'K3-1', startDate: '2020-02-01', lastDay: inDays(-200), pay },
    { id: 'K3-2', startDate: inDays(30) },
  ]
  await put(tenant, 'K3', ended('K3', null, { employments }))
  for (const [id, days] of [
    ['K4', 89],
    ['K5', 90],
  ] as const) {
    await put(tenant, id, ended(id, null, { employments: [] }))
    const age = { updated_at: `${inDays(-days)}T12:00:00+01:00` }
    await product.db('employees').where({ tenant_id: tenant.id, id }).update(age)
  }
  await keep()
  for (const id of ['K1', 'K2', 'K3']) expect(await fieldsOf(tenant, id), id).toEqual(all)
  expect(await fieldsOf(tenant, 'K4')).toEqual(['nationalId', 'birthDate', 'address', 'bankAccount'])
  expect(await fieldsOf(tenant, 'K5')).toEqual([])
  const same = ended('K5', null, { employments: [] })
  expect((await put(tenant, 'K5', { ...same, revision: 2 })).warnings).toHaveLength(4)
  expect(await put(tenant, 'K5', { ...same, givenName: 'New' }), 'changed now').not.toHaveProperty('warnings')
})

test('retention: one round a day; other settings begin it anew, and a round that broke off goes on where it stood', async () => {
  const tenant = await product.tenant()
  await leftDaysAgo(tenant, 'D1', 60)
  await leftDaysAgo(tenant, 'D2', 60)
  await keep()
  const now = await databaseClock(product.db)
  expect(await retentionRounds(product.db, now), 'nothing is read again today').toEqual([])
  const retention = { payDays: 60, bankAccountDays: 60, nationalIdDays: 60, addressDays: 60 }
  const settings = { timeZone: 'Europe/Stockholm', retention }
  await tenant.admin.PUT('/v1/settings', { params: { query: { dryRun: true } }, body: settings })
  expect(await retentionRounds(product.db, now), 'a preview begins nothing').toEqual([])
  await tenant.admin.PUT('/v1/settings', { body: settings })
  expect(await retentionRounds(product.db, now)).toMatchObject([
    { tenant: tenant.id, step: 'fields', position: '' },
  ])

  const broken = { tenant_id: tenant.id, day: inDays(0), step: 'fields', position: 'D1' }
  await product.db('retention_rounds').insert(broken)
  await keep()
  expect([await fieldsOf(tenant, 'D1'), await fieldsOf(tenant, 'D2')]).toEqual([all, []])
})

test('retention: a tenant takes no longer of a sweep than it is given, and the next sweep goes on', async () => {
  const tenant = await product.tenant()
  for (const id of ['S1', 'S2']) await leftDaysAgo(tenant, id, 100)
  const now = await databaseClock(product.db)
  const sweep = async () => {
    await keepNoLonger({ db: product.db, clock: databaseClock }, { now, forMs: 0 })
    return (await erased(tenant)).length
  }
  expect([await sweep(), await sweep()]).toEqual([1, 2])
  await keep()
  expect(await erased(tenant)).toHaveLength(2)
})

test('retention: whoever cannot be locked keeps nobody else waiting, and comes with a later round', async () => {
  const tenant = await product.tenant()
  for (const id of ['B1', 'B2']) await leftDaysAgo(tenant, id, 100)
  const now = await databaseClock(product.db)
  const other = await product.db.transaction()
  try {
    await other('employees').where({ tenant_id: tenant.id, id: 'B1' }).forUpdate().select('id')
    await expect(keepNoLonger({ db: product.db, clock: databaseClock }, { now })).rejects.toMatchObject({
      failures: [{ tenant: tenant.id }],
    })
  } finally {
    await other.rollback()
  }
  await keep()
  expect([await fieldsOf(tenant, 'B1'), await fieldsOf(tenant, 'B2')]).toEqual([all, []])
  await again(tenant)
  expect(await fieldsOf(tenant, 'B1')).toEqual([])
})

/** As a leaver that closed the account so many months ago leaves things. */
async function closedMonthsAgo(tenant: TenantRig, id: string, months: number, changes: object = {}) {
  await put(tenant, id, { ...employee(id), ...changes })
  const lastDay = inDays(-31 * months)
  await put(tenant, id, employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay }] }))
  const [leaver] = await readLeavers(tenant, id)
  const mine = { tenant_id: tenant.id }
  const at = product.db.raw(`now() - make_interval(months => ?)`, [months])
  const ending = {
    stage: 'finished',
    outcome: 'completed',
    finished_at: at,
    told_version: product.db.raw('version'),
  }
  await product
    .db('leavers')
    .where({ ...mine, id: leaver?.id })
    .update(ending)
  const closed = {
    active: false,
    inactive_why: 'automation',
    inactive_since: at,
    closed_by_leaver: leaver?.id,
  }
  await product
    .db('users')
    .where({ ...mine, id: `U-${id}` })
    .update(closed)
  const edit = {
    ...mine,
    leaver_id: leaver?.id,
    number: 1,
    what: 'plan',
    actor: 'hr-7',
    reason: 'as agreed',
    at,
  }
  await product.db('leaver_edits').insert(edit)
  return leaver?.id ?? ''
}

test('retention: evidence goes after its months, what the rules go by stays: no cycle opens again, and a return is let in', async () => {
  const tenant = await product.tenant()
  const gone = await closedMonthsAgo(tenant, 'V1', 25)
  const kept = await closedMonthsAgo(tenant, 'V2', 23)
  const preserved = await closedMonthsAgo(tenant, 'V3', 25, { preserve: true })
  const open = employee('V4', { employments: [{ id: 'V4-1', startDate: '2020-02-01', lastDay: inDays(20) }] })
  await put(tenant, 'V4', open)
  await product
    .db('leavers')
    .where({ tenant_id: tenant.id, employee_id: 'V4' })
    .update({ created_at: '2020-01-01' })
  await keep()

  const statusOf = async (path: string) => (await send(product.url, { path, key: tenant.keys.admin })).status
  for (const path of [`/v1/leavers/${gone}`, `/v1/leavers/${gone}/evidence`])
    expect(await statusOf(path)).toBe(404)
  for (const id of [kept, preserved]) expect(await statusOf(`/v1/leavers/${id}/evidence`)).toBe(200)
  expect(await readLeavers(tenant, 'V1')).toEqual([])
  expect(await readLeavers(tenant, 'V4')).toMatchObject([{ stage: 'waiting' }])
  const edits: string[] = await product.db('leaver_edits').where({ tenant_id: tenant.id }).pluck('leaver_id')
  expect(edits.toSorted()).toEqual([kept, preserved].toSorted())

  const lastDay = inDays(-31 * 25)
  const employments = [{ id: 'V1-1', startDate: '2020-02-01', lastDay }]
  const before = await readTables(product.db, tenant.id)
  await put(tenant, 'V1', employee('V1', { employments }))
  expect(await readTables(product.db, tenant.id), 'no other cycle opens').toEqual(before)
  await put(
    tenant,
    'V1',
    employee('V1', { employments: [...employments, { id: 'V1-2', startDate: inDays(0) }] }),
  )
  expect(await readUser(tenant, 'U-V1')).toMatchObject({ active: true })
})

/** Makes the leaver a second cycle, after one that ended long ago; answers that one. */
async function formerCycle(
  tenant: TenantRig,
  { id, latest, outcome }: { id: string; latest: string; outcome: string },
): Promise<string> {
  const mine = { tenant_id: tenant.id }
  await product
    .db('leavers')
    .where({ ...mine, id: latest })
    .update({ cycle: 2 })
  const [former] = (await product
    .db('leavers')
    .insert({
      ...mine,
      employment_id: `${id}-1`,
      employee_id: id,
      user_id: `U-${id}`,
      cycle: 1,
      access: 'rule',
      stage: 'finished',
      outcome,
      told_version: 1,
      finished_at: '2020-01-01',
    })
    .returning('id')) as { id: string }[]
  return former?.id ?? ''
}

test('retention: former cycles go as a whole, and a forgotten leaver that is restated is shown again', async () => {
  const tenant = await product.tenant()
  const latest = await closedMonthsAgo(tenant, 'C1', 25)
  const mine = { tenant_id: tenant.id }
  const former = await formerCycle(tenant, { id: 'C1', latest, outcome: 'cancelled' })
  await product.db('leaver_steps').insert({ ...mine, leaver_id: former, step: 'account' })
  await keep()
  const rows: unknown = await product.db('leavers').where(mine).pluck('id')
  expect(rows).toEqual([latest])

  const employments = [{ id: 'C1-1', startDate: '2020-02-01', lastDay: null }]
  await put(tenant, 'C1', employee('C1', { employments }))
  expect(await readLeavers(tenant, 'C1')).toMatchObject([{ id: latest, outcome: 'undone' }])
  await again(tenant)
  expect(await readLeavers(tenant, 'C1'), 'it is news').toMatchObject([{ id: latest }])
})

test('retention: the words of a termination go with the leaver of that termination, not with a former one', async () => {
  const tenant = await product.tenant()
  const latest = await closedMonthsAgo(tenant, 'D1', 1)
  const mine = { tenant_id: tenant.id }
  const former = await formerCycle(tenant, { id: 'D1', latest, outcome: 'completed' })
  // Its row stays, since the account is closed by it.
  await product
    .db('users')
    .where({ ...mine, id: 'U-D1' })
    .update({ closed_by_leaver: former })
  const words = async (): Promise<unknown> =>
    await product
      .db('employments')
      .where({ ...mine, id: 'D1-1' })
      .pluck('termination_reason')
  await product
    .db('employments')
    .where({ ...mine, id: 'D1-1' })
    .update({ termination_reason: 'as agreed' })
  await keep()
  expect(await product.db('leavers').where(mine).whereNotNull('forgotten_at').pluck('id')).toEqual([former])
  expect(await words()).toEqual(['as agreed'])

  await product
    .db('leavers')
    .where({ ...mine, id: latest })
    .update({ finished_at: '2020-01-01' })
  await product.db('leaver_edits').where(mine).update({ at: '2020-01-01' })
  await again(tenant)
  expect(await words()).toEqual([null])
})

test('retention: results of requests about many connections and of re-plans go after their days, what the to-do list goes by stays', async () => {
  const tenant = await product.tenant()
  const mine = { tenant_id: tenant.id }
  const id = (number: number) => `6f1d0d6e-1111-4222-8333-94444555577${number}`
  for (const person of ['Q1', 'Q2']) await put(tenant, person, employee(person))
  const at = (days: number) => `${inDays(-days)}T12:00:00.000Z`
  const request = { ...mine, kind: 'remove', actor: 'hr-7', reason: 'as agreed' }
  for (const [number, days] of [
    [1, 91],
    [2, 89],
    [3, 91],
  ] as const) {
    await product.db('connection_requests').insert({ ...request, id: id(number), requested_at: at(days) })
    const user = number === 3 ? 'U-Q2' : 'U-Q1'
    const change = { ...request, id: id(number), user_id: user, of_active: false, requested_at: at(days) }
    const state = number === 3 ? 'failed' : 'done'
    await product.db('connection_changes').insert({ ...change, state, at: at(days), finished_at: at(days) })
    await product
      .db('connection_request_items')
      .insert({ ...mine, request_id: id(number), user_id: user, change_id: id(number) })
  }
  const replan = { ...mine, what: 'settings', subject_id: tenant.id, total: 0, to_tell: 0 }
  for (const [number, days] of [
    [1, 91],
    [2, 89],
  ] as const)
    await product
      .db('replans')
      .insert({ ...replan, id: id(number), planned_at: at(days), finished_at: at(days) })
  await keep()
  const idsOf = async (table: string, column = 'id'): Promise<string[]> =>
    ((await product.db(table).where(mine).pluck(column)) as string[]).toSorted()
  expect(await idsOf('connection_requests'), 'the failed one still waits for somebody').toEqual([
    id(2),
    id(3),
  ])
  expect(await idsOf('connection_request_items', 'request_id')).toEqual([id(2), id(3)])
  expect(await idsOf('connection_changes')).toEqual([id(2), id(3)])
  expect(await idsOf('replans')).toContain(id(2))
  expect(await idsOf('replans')).not.toContain(id(1))
})

test('retention: results of syncs go after their days, not those of a preserved person or of a run that is open; the run stays', async () => {
  const tenant = await product.tenant()
  const mine = { tenant_id: tenant.id }
  await put(tenant, 'R1', employee('R1'))
  await put(tenant, 'R2', employee('R2', { preserve: true }))
  await product.db('employers').insert({ ...mine, id: 'acme', name: 'x', country: 'SE' })
  const integration = { ...mine, name: 'x', employer_id: 'acme', scope: {} }
  const made: Record<string, string> = {}
  for (const [name, days] of [
    ['old', 91],
    ['young', 89],
    ['open', undefined],
  ] as const) {
    const [{ id: of } = { id: '' }] = (await product
      .db('integrations')
      .insert({ ...integration, system: name, starts_on: '2026-11-01', created_by: 'x' })
      .returning('id')) as { id: string }[]
    const sync = { ...mine, integration_id: of, kind: 'manual', target: '1', mapping_version: 1 }
    const ended = days !== undefined && {
      stage: 'finished',
      outcome: 'completed',
      ended_at: `${inDays(-days)}T12:00:00.000Z`,
    }
    const [{ id } = { id: '' }] = (await product
      .db('syncs')
      .insert({ ...sync, started_by: 'x', started_at: '2020-01-01', ...ended })
      .returning('id')) as { id: string }[]
    made[id] = name
    for (const person of ['R1', 'R2'])
      await product
        .db('sync_results')
        .insert({ ...mine, sync_id: id, employee_id: person, outcome: 'unchanged' })
  }
  await keep()
  const results = (await product.db('sync_results').where(mine)) as { sync_id: string; employee_id: string }[]
  const left = results.map(({ sync_id: id, employee_id: person }) => `${made[id]} ${person}`)
  expect(left.toSorted()).toEqual(['old R2', 'open R1', 'open R2', 'young R1', 'young R2'])
  expect(await product.db('syncs').where(mine)).toHaveLength(3)
})

test.for([
  ['payDays', 29, 30, 3650],
  ['bankAccountDays', 29, 30, 3650],
  ['nationalIdDays', 29, 30, 3650],
  ['addressDays', 29, 30, 3650],
  ['resultsDays', 29, 30, 3650],
  ['evidenceMonths', 2, 3, 1200],
] as const)(
  'settings: retention.%s from %i is refused, from %i to %i it is taken',
  async ([name, less, least, most]) => {
    const tenant = await product.tenant()
    const answers = []
    for (const number of [less, least, most, most + 1]) {
      const json = { timeZone: 'Europe/Stockholm', retention: { [name]: number } }
      const answer = await send(product.url, {
        method: 'PUT',
        path: '/v1/settings',
        key: tenant.keys.admin,
        json,
      })
      answers.push([answer.status, ...answer.pointers])
    }
    expect(answers).toEqual([[422, `/retention/${name}`], [200], [200], [422, `/retention/${name}`]])
  },
)

// Terminations over HTTP: planned, edited, taken back, and carried out.
import { WorkflowNotFoundError } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays, nextYear } from '../support/dates.ts'
import { outcomeOf, readLeaver, readLeavers, readUser, revoke, terminate } from '../support/leavers.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { allTold } from '../support/tables.ts'
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

const hireHere = (id: string, changes: Partial<ReturnType<typeof employee>> = {}) =>
  hire({ ...product, tenant }, id, changes)

const workflowOf = (employment: string) =>
  product.temporal.workflow.getHandle(`leaver/${tenant.id}/${employment}`)

/** The user of that employee, with days of its own. */
const userOf = (id: string, fields: object) => ({
  user: { id: `U-${id}`, username: id, vismaConnectEmail: emailOf(id), ...fields },
})

test('L1 L2: last day 31 October, 5 days of the settings: no access from 6 November, at its first instant in Stockholm', async () => {
  const five = await product.tenant({ deactivateAfterDays: 5 })
  await hire({ ...product, tenant: five }, 'D1')
  expect(await terminate(five, 'D1-1', { lastDay: `${nextYear}-10-31` })).toMatchObject({
    employmentId: 'D1-1',
    employeeId: 'D1',
    userId: 'U-D1',
    lastDay: `${nextYear}-10-31`,
    access: 'rule',
    days: 5,
    daysFrom: 'settings',
    noAccessFrom: `${nextYear}-11-06`,
    actsAt: `${nextYear}-11-05T23:00:00.000Z`,
    noticeLateByDays: 0,
    actedLateBySeconds: null,
    stoppedForSeconds: 0,
    stage: 'waiting',
    heldBy: null,
    waitingFor: null,
    outcome: null,
    reason: null,
    steps: { account: { state: 'pending' }, connection: { state: 'pending' } },
    postponed: null,
    edits: [],
  })
})

test.for([
  [
    'L1: a template of 60 days wins over the settings',
    'D2',
    { userTemplateId: 'sixty' },
    {
      days: 60,
      daysFrom: 'template',
      noAccessFrom: `${nextYear}-12-31`,
      actsAt: `${nextYear}-12-30T23:00:00.000Z`,
    },
  ],
  [
    'L1: 0 days of the user win over its template',
    'D3',
    { userTemplateId: 'sixty', deactivateAfterDays: 0 },
    {
      days: 0,
      daysFrom: 'user',
      noAccessFrom: `${nextYear}-11-01`,
      actsAt: `${nextYear}-10-31T23:00:00.000Z`,
    },
  ],
  [
    'L1: where nothing is set it is 5 days by default',
    'D4',
    {},
    {
      days: 5,
      daysFrom: 'default',
      noAccessFrom: `${nextYear}-11-06`,
      actsAt: `${nextYear}-11-05T23:00:00.000Z`,
    },
  ],
  [
    'L1: off of the user, and nothing is planned',
    'D5',
    { deactivateAfterDays: 'off' },
    { stage: 'finished', outcome: 'cancelled', reason: 'off', noAccessFrom: null, actsAt: null },
  ],
] as const)('%s', async ([, id, user, planned]) => {
  await tenant.admin.PUT('/v1/user-templates/{id}', {
    params: { path: { id: 'sixty' } },
    body: { name: 'Sixty', deactivateAfterDays: 60 },
  })
  await hireHere(id, userOf(id, user))
  expect(await terminate(tenant, `${id}-1`, { lastDay: `${nextYear}-10-31` })).toMatchObject(planned)
})

test('L4: edits are kept with old and new value, who, why and the new date', async () => {
  await hireHere('T1')
  const { id, noAccessFrom } = await terminate(tenant, 'T1-1', { lastDay: inDays(10) })
  expect(noAccessFrom).toBe(inDays(16))
  await allTold(product.db)
  const { data: edited } = await tenant.hr.PUT('/v1/employments/{id}/termination', {
    params: { path: { id: 'T1-1' }, header: { 'Koppling-Actor': 'anna' } },
    body: { lastDay: inDays(20), reason: 'notice extended' },
  })
  expect(edited).toMatchObject({
    id,
    noAccessFrom: inDays(26),
    edits: [
      {
        what: 'plan',
        old: { lastDay: inDays(10), noAccessFrom: inDays(16) },
        new: { lastDay: inDays(20), noAccessFrom: inDays(26) },
        actor: 'anna',
        reason: 'notice extended',
        noAccessFrom: inDays(26),
      },
    ],
  })
  await expect
    .poll(async () => (await workflowOf('T1-1').fetchHistory()).events?.filter(isSignal).length, {
      timeout: 30_000,
    })
    .toBe(1)
})

const isSignal = (event: { workflowExecutionSignaledEventAttributes?: unknown }) =>
  event.workflowExecutionSignaledEventAttributes != null

test('L4: a revoked termination is cancelled, terminating again is a new cycle, and the first one stays in the history', async () => {
  await hireHere('T2')
  const first = await terminate(tenant, 'T2-1', { lastDay: inDays(10) })
  expect(await revoke(tenant, 'T2-1')).toMatchObject({
    id: first.id,
    stage: 'finished',
    outcome: 'cancelled',
    reason: 'revoked',
    steps: { account: { state: 'skipped' }, connection: { state: 'skipped' } },
  })
  const second = await terminate(tenant, 'T2-1', { lastDay: inDays(-10) })
  expect(second.id).not.toBe(first.id)
  await outcomeOf(tenant, second.id, 'completed')
  expect((await readLeavers(tenant, 'T2')).map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
    [second.id, 'completed', null],
    [first.id, 'cancelled', 'revoked'],
  ])
})

test('L4: revoking what was never terminated changes nothing', async () => {
  await hireHere('T3')
  expect(await revoke(tenant, 'T3-1')).toBeUndefined()
  expect(await readLeavers(tenant, 'T3')).toEqual([])
})

test('L16: access now closes a running employment although another one runs, whatever the days', async () => {
  const account = await hireHere('T4', {
    employments: [
      { id: 'T4-1', startDate: '2020-02-01' },
      { id: 'T4-2', startDate: '2021-02-01' },
    ],
    ...userOf('T4', { deactivateAfterDays: 'off' }),
  })
  const asked = performance.now()
  const { id } = await terminate(tenant, 'T4-1', { lastDay: inDays(60), access: 'now', reason: 'dismissed' })
  const done = await outcomeOf(tenant, id, 'completed')
  console.log(
    `access now: closed and unlinked ${Math.round(performance.now() - asked)} ms after it was asked for`,
  )
  expect(done).toMatchObject({
    access: 'now',
    noAccessFrom: inDays(0),
    noticeLateByDays: 0,
    steps: { account: { state: 'done' }, connection: { state: 'done' } },
  })
  expect(await readUser(tenant, 'U-T4')).toMatchObject({ active: false, mayLogIn: false, connection: 'no' })
  expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1, connected: false }])

  await revoke(tenant, 'T4-1')
  expect(await readUser(tenant, 'U-T4'), 'access now is never undone by a change').toMatchObject({
    active: false,
  })
  expect(await readLeaver(tenant, id)).toMatchObject({ outcome: 'completed' })
})

test('L16: access now falls once: whoever returns, with another account, is left alone', async () => {
  await hireHere('T16')
  const now = { lastDay: inDays(60), access: 'now', reason: 'dismissed' } as const
  const { id } = await terminate(tenant, 'T16-1', now)
  await outcomeOf(tenant, id, 'completed')
  const employments = [
    { id: 'T16-1', startDate: '2020-02-01', lastDay: now.lastDay },
    { id: 'T16-2', startDate: inDays(0) },
  ]
  const put = async (user: object) => {
    const body = { ...employee('T16', { employments }), ...user }
    const { error } = await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id: 'T16' } }, body })
    if (error) throw new Error(error.detail)
  }
  await put({ user: null, withdrawUser: true })
  await put({ user: { id: 'U-T16-new', username: 'T16' } })
  expect(await readLeavers(tenant, 'T16')).toMatchObject([{ id, outcome: 'completed' }])
  expect(await readUser(tenant, 'U-T16-new')).toMatchObject({ active: true })

  const again = await terminate(tenant, 'T16-2', { ...now, reason: 'dismissed again' })
  await outcomeOf(tenant, again.id, 'completed')
  expect(await readUser(tenant, 'U-T16-new')).toMatchObject({ active: false })
})

test('L16: access now wants a reason and an actor', async () => {
  await hireHere('T5')
  const now = { lastDay: inDays(60), access: 'now' }
  const request = { method: 'PUT', path: '/v1/employments/T5-1/termination', key: tenant.keys.hr }
  const actor = { 'Koppling-Actor': 'anna' }
  expect(await send(product.url, { ...request, json: now, headers: actor })).toMatchObject({
    status: 422,
    problem: 'reason-required',
    pointers: ['/reason'],
  })
  expect(await send(product.url, { ...request, json: { ...now, reason: 'dismissed' } })).toMatchObject({
    status: 400,
    problem: 'actor-required',
  })
  expect(await readLeavers(tenant, 'T5')).toEqual([])
  expect(await readUser(tenant, 'U-T5')).toMatchObject({ active: true })
})

test('L16: endsOn closes on its own date, also before the last day', async () => {
  await hireHere('T6')
  const planned = await terminate(tenant, 'T6-1', { lastDay: inDays(90), access: { endsOn: inDays(10) } })
  expect(planned).toMatchObject({ lastDay: inDays(90), noAccessFrom: inDays(10), stage: 'waiting' })
  const today = await terminate(tenant, 'T6-1', { lastDay: inDays(90), access: { endsOn: inDays(0) } })
  expect(today).toMatchObject({ id: planned.id, noAccessFrom: inDays(0) })
  await outcomeOf(tenant, planned.id, 'completed')
})

test('L3: of several employments the last one carries the action, the others are superseded and name it', async () => {
  await hireHere('T7', {
    employments: [
      { id: 'T7-1', startDate: '2020-02-01' },
      { id: 'T7-2', startDate: '2021-02-01' },
    ],
  })
  expect(await terminate(tenant, 'T7-1', { lastDay: inDays(-30) })).toMatchObject({
    outcome: 'superseded',
    supersededBy: 'T7-2',
  })
  expect(await readUser(tenant, 'U-T7')).toMatchObject({ active: true })
  expect(await terminate(tenant, 'T7-2', { lastDay: inDays(20) })).toMatchObject({ noAccessFrom: inDays(26) })

  const later = await terminate(tenant, 'T7-1', { lastDay: inDays(40) })
  expect(later).toMatchObject({ stage: 'waiting', noAccessFrom: inDays(46) })
  expect((await readLeavers(tenant, 'T7')).find(({ employmentId }) => employmentId === 'T7-2')).toMatchObject(
    {
      outcome: 'superseded',
      supersededBy: 'T7-1',
    },
  )
  await terminate(tenant, 'T7-2', { lastDay: inDays(-20) })
  const last = await terminate(tenant, 'T7-1', { lastDay: inDays(-10) })
  await outcomeOf(tenant, last.id, 'completed')
  expect((await readLeavers(tenant, 'T7')).filter(({ outcome }) => outcome === 'completed')).toHaveLength(1)
})

test('L3: someone who returns by the end of access plus one day is not closed: cancelled as returning', async () => {
  await hireHere('T8')
  const { id } = await terminate(tenant, 'T8-1', { lastDay: inDays(-1) })
  const returning = (startDate: string) =>
    tenant.hr.PUT('/v1/employees/{id}', {
      params: { path: { id: 'T8' } },
      body: employee('T8', {
        employments: [
          { id: 'T8-1', startDate: '2020-02-01', lastDay: inDays(-1) },
          { id: 'T8-2', startDate },
        ],
      }),
    })
  // No access from inDays(5); one day before a start the account opens again.
  await returning(inDays(7))
  expect(await readLeaver(tenant, id)).toMatchObject({ stage: 'waiting', noAccessFrom: inDays(5) })
  await returning(inDays(6))
  expect(await readLeaver(tenant, id)).toMatchObject({
    outcome: 'cancelled',
    reason: 'returning',
    supersededBy: 'T8-2',
  })
})

test.for([
  ['no-user', { user: null }],
  ['off', userOf('F-off', { deactivateAfterDays: 'off' })],
  ['exempt', userOf('F-exempt', { exempt: true })],
  ['inactive', userOf('F-inactive', { active: false })],
] as const)(
  'L3: with nothing to do (%s) there is a finished leaver with that reason, and no workflow',
  async ([reason, changes]) => {
    const id = `F-${reason}`
    await hireHere(id, changes)
    expect(await terminate(tenant, `${id}-1`, { lastDay: inDays(-20) })).toMatchObject({
      stage: 'finished',
      outcome: 'cancelled',
      reason,
      noAccessFrom: null,
      steps: { account: { state: 'skipped' }, connection: { state: 'skipped' } },
      links: { temporal: null },
    })
    await expect(workflowOf(`${id}-1`).describe()).rejects.toThrow(WorkflowNotFoundError)
  },
)

test('L3: with nothing to do, another last day and another reason restate the one finished leaver', async () => {
  await hireHere('T17', userOf('T17', { exempt: true }))
  const { id } = await terminate(tenant, 'T17-1', { lastDay: inDays(10) })
  expect(await terminate(tenant, 'T17-1', { lastDay: inDays(20) })).toMatchObject({
    id,
    lastDay: inDays(20),
    outcome: 'cancelled',
    reason: 'exempt',
  })
  const body = { username: 'T17', deactivateAfterDays: 'off' } as const
  await tenant.hr.PUT('/v1/users/{id}', { params: { path: { id: 'U-T17' } }, body })
  expect(await readLeavers(tenant, 'T17')).toMatchObject([{ id, lastDay: inDays(20), reason: 'off' }])
})

test('L3: when there is something to do after all, a new cycle opens and acts', async () => {
  await hireHere('T9', userOf('T9', { exempt: true }))
  const nothing = await terminate(tenant, 'T9-1', { lastDay: inDays(-20) })
  const body = employee('T9', {
    employments: [{ id: 'T9-1', startDate: '2020-02-01', lastDay: inDays(-20) }],
    ...userOf('T9', { exempt: false }),
  })
  await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id: 'T9' } }, body })
  const [opened, first] = await readLeavers(tenant, 'T9')
  expect(first).toMatchObject({ id: nothing.id, outcome: 'cancelled', reason: 'exempt' })
  await outcomeOf(tenant, opened?.id ?? '', 'completed')
})

test('L5: a late notice waits its minutes, is told how late it was, and hearing it again postpones nothing', async () => {
  const careful = await product.tenant({ lateNoticeDelayMinutes: 10 })
  await hire({ ...product, tenant: careful }, 'T10')
  const asked = Date.now()
  const planned = await terminate(careful, 'T10-1', { lastDay: inDays(-20) })
  expect(planned).toMatchObject({ stage: 'waiting', noAccessFrom: inDays(-14), noticeLateByDays: 14 })
  const delay = Date.parse(planned.actsAt ?? '') - asked
  expect(delay).toBeGreaterThanOrEqual(600_000 - 1_000)
  expect(await terminate(careful, 'T10-1', { lastDay: inDays(-20), reason: 'again' })).toMatchObject({
    id: planned.id,
    actsAt: planned.actsAt,
    edits: [],
  })
  expect(await revoke(careful, 'T10-1'), 'a mistyped year is taken back in time').toMatchObject({
    reason: 'revoked',
  })
  expect(await readUser(careful, 'U-T10')).toMatchObject({ active: true })
})

test('L11: revoking the termination of a completed leaver gives the account back; the connection stays gone', async () => {
  const account = await hireHere('T11')
  const { id } = await terminate(tenant, 'T11-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  expect(await revoke(tenant, 'T11-1')).toMatchObject({
    id,
    stage: 'finished',
    outcome: 'undone',
    steps: { account: { state: 'done' }, connection: { state: 'done' } },
    edits: [{ what: 'account', new: { account: 'active', because: 'undone' } }],
  })
  expect(await readUser(tenant, 'U-T11')).toMatchObject({
    active: true,
    mayLogIn: true,
    inactiveWhy: null,
    connection: 'no',
  })
  expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1, connected: false }])

  const again = await terminate(tenant, 'T11-1', { lastDay: inDays(-20) })
  expect(await outcomeOf(tenant, again.id, 'completed')).toMatchObject({
    steps: { account: { state: 'done' }, connection: { state: 'unchanged' } },
  })
  expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1 }])
})

test('L11: a last day that moves into the future undoes a completed leaver, and a new cycle waits', async () => {
  await hireHere('T12')
  const { id } = await terminate(tenant, 'T12-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  const moved = await terminate(tenant, 'T12-1', { lastDay: inDays(20) })
  expect(moved).toMatchObject({ stage: 'waiting', noAccessFrom: inDays(26) })
  expect(moved.id).not.toBe(id)
  expect(await readLeaver(tenant, id)).toMatchObject({ outcome: 'undone' })
  expect(await readUser(tenant, 'U-T12')).toMatchObject({ active: true })
})

test('L7: while Visma Connect is down the account is closed, and the connection is removed once when it is back', async () => {
  const account = await hireHere('T13')
  await product.sandbox.addFault({ kind: 'outage', users: [account, emailOf('T13')] })
  const { id } = await terminate(tenant, 'T13-1', { lastDay: inDays(-20) })
  await expect
    .poll(async () => (await readLeaver(tenant, id)).steps.connection.problem, { timeout: 30_000 })
    .not.toBeNull()
  expect(await readLeaver(tenant, id)).toMatchObject({
    stage: 'acting',
    steps: { account: { state: 'done' } },
  })
  expect(await readUser(tenant, 'U-T13')).toMatchObject({ active: false })
  await product.sandbox.clearFaults()
  expect(await outcomeOf(tenant, id, 'completed')).toMatchObject({
    steps: { connection: { state: 'done', problem: null } },
  })
  expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1 }])
})

test('L6: a revoke between the two steps gives the account back and asks for no removal', async () => {
  const account = await hireHere('T14')
  await product.sandbox.addFault({ kind: 'outage', users: [account, emailOf('T14')] })
  const { id } = await terminate(tenant, 'T14-1', { lastDay: inDays(-20) })
  await expect.poll(async () => (await readLeaver(tenant, id)).stage, { timeout: 30_000 }).toBe('acting')
  expect(await revoke(tenant, 'T14-1')).toMatchObject({
    outcome: 'undone',
    steps: { connection: { state: 'skipped' } },
  })
  expect(await readUser(tenant, 'U-T14')).toMatchObject({ active: true })
  await product.sandbox.clearFaults()
  await expect
    .poll(async () => (await workflowOf('T14-1').describe()).status.name, { timeout: 30_000 })
    .toBe('COMPLETED')
  expect(await product.sandbox.counts({ user: account })).toEqual([])
})

test('L6: a last day that moves into the future between the two steps opens a new cycle, which waits', async () => {
  const account = await hireHere('T15')
  await product.sandbox.addFault({ kind: 'outage', users: [account, emailOf('T15')] })
  const { id } = await terminate(tenant, 'T15-1', { lastDay: inDays(-20) })
  await expect.poll(async () => (await readLeaver(tenant, id)).stage, { timeout: 30_000 }).toBe('acting')
  const moved = await terminate(tenant, 'T15-1', { lastDay: inDays(20) })
  expect(moved).toMatchObject({ stage: 'waiting', outcome: null, noAccessFrom: inDays(26) })
  expect(moved.id).not.toBe(id)
  expect(await readLeaver(tenant, id)).toMatchObject({ outcome: 'undone' })
  expect(await readUser(tenant, 'U-T15')).toMatchObject({ active: true })
  await product.sandbox.clearFaults()
  await expect.poll(async () => (await workflowOf('T15-1').describe()).status.name).toBe('RUNNING')

  const early = await terminate(tenant, 'T15-1', { lastDay: inDays(-10) })
  expect(await outcomeOf(tenant, early.id, 'completed')).toMatchObject({ id: moved.id })
  expect(await product.sandbox.counts({ user: account })).toMatchObject([{ unlinked: 1 }])
})

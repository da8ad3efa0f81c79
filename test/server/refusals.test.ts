// Every act of a person, done wrongly in every way: refused with the way out in the answer, and nothing is changed.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { problemTypes, type ProblemType } from '../../src/api/problem-types.ts'
import { routeDeclarations } from '../../src/api/routes.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { readLeaver, terminate } from '../support/leavers.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { operatorKey } from '../support/platform.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { allTold, readTables } from '../support/tables.ts'

let product: Product
let tenant: TenantRig
let operator: string
/** Of which the employee `attention` is known at the system. */
let integration: string
/** An approval that was undone. */
let approval: string

const who = ['sleeping', 'acting', 'attention', 'finished'] as const
type Who = (typeof who)[number] | 'nobody'
const leavers = { nobody: '6f1d0d6e-1111-4222-8333-944445555666', sleeping: '' } as Record<Who, string>

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
  operator = await operatorKey(product)
  const connectUsers: Partial<Record<Who, string>> = {}
  for (const id of who) connectUsers[id] = await hire({ ...product, tenant }, id)
  await hire({ ...product, tenant }, 'exempt', {
    user: { ...employee('exempt').user, id: 'U-exempt', username: 'exempt', exempt: true },
  })
  await hire({ ...product, tenant }, 'chief', {
    user: { ...employee('chief').user, id: 'U-chief', username: 'chief', administrator: true },
  })
  leavers.sleeping = (await terminate(tenant, 'sleeping-1')).id
  await leave('finished', async () => (await readLeaver(tenant, leavers.finished)).outcome === 'completed')
  const ids = [connectUsers.attention ?? '', '5f0c2f4e-55a3-4d0c-9d0e-0c8f7f3f2b11']
  const email = emailOf('attention')
  await product.sandbox.addFault({
    kind: 'answer',
    on: ['search'],
    users: [email],
    status: 200,
    body: ids.map((id) => ({ id, email })),
  })
  await leave('attention', () => isIn('attention', 'attention'))
  await stop()
  await leave('acting', async () => (await readLeaver(tenant, leavers.acting)).heldBy === 'stop')
  approval = await undoneApproval()
  integration = await integrationOfAcme()
  await allTold(product.db)
})
afterAll(async () => {
  await stop(false)
  await product[Symbol.asyncDispose]()
})

const isIn = async (id: Who, stage: string) => (await readLeaver(tenant, leavers[id])).stage === stage

/** Terminates by a late notice. */
async function leave(id: Who, until: () => Promise<boolean>): Promise<void> {
  leavers[id] = (await terminate(tenant, `${id}-1`, { lastDay: inDays(-20) })).id
  await vi.waitUntil(until, { timeout: 60_000, interval: 50 })
}

/** Whose account is closed from now on stays between its two steps. */
async function stop(connections = true): Promise<void> {
  const json = { tenant: tenant.id, accounts: false, connections, reason: 'test' }
  const headers = { 'Koppling-Actor': 'op-1' }
  await send(product.url, { method: 'PUT', path: '/v1/platform/stop', key: operator, json, headers })
}

async function undoneApproval(): Promise<string> {
  const post = async (path: string, json: object) =>
    await send(product.url, {
      method: 'POST',
      path: `/v1/guard/${path}`,
      key: tenant.keys.admin,
      json: { reason: 'test', ...json },
      headers: { 'Koppling-Actor': 'admin-1' },
    })
  const { id } = (await post('approve', { date: inDays(3), count: 1 })).body as { id: string }
  await post('undo', { approval: id })
  return id
}

async function integrationOfAcme(): Promise<string> {
  const acme = { path: { id: 'acme' } }
  await tenant.admin.PUT('/v1/employers/{id}', { params: acme, body: { name: 'Acme', country: 'NO' } })
  const { data } = await tenant.admin.POST('/v1/integrations', {
    body: { system: 'tripletex', name: 'Payroll', employerId: 'acme' },
  })
  const id = data?.id ?? ''
  const company = { company_id: '1', company_name: 'Acme' }
  await product
    .db('integrations')
    .where({ tenant_id: tenant.id, id })
    .update({ ...company, credentials_sealed: 'x', authorised_at: '2026-01-01' })
  await tenant.admin.PUT('/v1/integrations/{id}/matches/{employeeId}', {
    params: { path: { id, employeeId: 'attention' } },
    body: { remoteId: '77', reason: 'test' },
  })
  return id
}

/** What is sent instead of the act as it would be right, and what is said then. */
type Wrong = {
  /** Of the path. */
  id?: string
  json?: () => object | undefined
  key?: () => string | undefined
  actor?: null
  problem: ProblemType
  /** In the detail of the answer. */
  says: RegExp
}

type Act = { id?: string; json: () => object | undefined; wrong: Record<string, Wrong> }

const missing = {
  id: 'nobody',
  problem: 'not-found',
  says: /here is no (leaver|user|employment|employee|integration|run) /,
} as const
const noReason = (json: () => object, problem: ProblemType = 'invalid-request', says = /reason/): Wrong => ({
  json: () => ({ ...json(), reason: undefined }),
  problem,
  says,
})

function decision(states: Partial<Record<Who, RegExp>>, extra: object = {}): Act {
  const json = () => ({ reason: 'x', ...extra })
  const refused = Object.entries(states).map(([id, says]) => {
    return [`a leaver that is ${id}`, { id, problem: 'decision-refused', says } satisfies Wrong] as const
  })
  const wrong = { 'a leaver that nobody knows': missing, 'no reason': noReason(json) }
  return { id: 'sleeping', json, wrong: { ...wrong, ...Object.fromEntries(refused) } }
}

const notActed = (instead: RegExp) => ({ acting: instead, attention: instead, finished: instead })
const notRemoving = (instead: RegExp) => ({ sleeping: instead, finished: instead })

function byHand(wrong: Act['wrong']): Act {
  const json = () => ({ reason: 'x' })
  return {
    id: 'sleeping',
    json,
    wrong: { 'a user that nobody knows': missing, 'no reason': noReason(json), ...wrong },
  }
}

const many = (): Act => {
  const json = () => ({ users: ['U-sleeping'], reason: 'x' })
  return {
    json,
    wrong: {
      'no reason': noReason(json, 'invalid-request', /./),
      nobody: { json: () => ({ users: [], reason: 'x' }), problem: 'invalid-request', says: /./ },
      'an unknown filter': {
        json: () => ({ filter: { name: 'x' }, reason: 'x' }),
        problem: 'invalid-request',
        says: /./,
      },
    },
  }
}

const erasing = (refused: Act['wrong']): Act => ({
  id: 'sleeping',
  json: () => undefined,
  wrong: {
    'a person whom nobody knows': missing,
    'the role hr': { key: () => tenant.keys.hr, problem: 'forbidden', says: /roles admin.* another key/ },
    ...refused,
  },
})

const now = () => ({ lastDay: inDays(30), access: 'now', reason: 'x' })
const approving = () => ({ revision: 'x', count: 3, reason: 'x' })
const undoing = () => ({ approval, reason: 'x' })
const connecting = () => ({ email: emailOf('finished') })
const matching = () => ({ remoteId: '55', reason: 'x' })
const stopping = () => ({ tenant: null, accounts: true, connections: false, reason: 'x' })
const closing = () => ({ confirm: tenant.id, reason: 'x' })
const retrying = () => ({ filter: {}, reason: 'x' })

const hrRole: Wrong = {
  key: () => tenant.keys.hr,
  problem: 'forbidden',
  says: /roles admin.* another key/,
}

/** A step of an integration that is authorised and not tested yet. */
const step = (json: () => object | undefined, wrong: Act['wrong'] = {}): Act => ({
  json,
  wrong: { 'an integration that nobody knows': missing, 'the role hr': hrRole, ...wrong },
})
const bodiless = (problem?: ProblemType, says = /./): Act =>
  step(
    () => undefined,
    problem === undefined ? {} : { 'an integration that is not that far': { problem, says } },
  )
const testOf = (problem: ProblemType, says: RegExp, employees: string[]): Wrong => ({
  json: () => ({ employees }),
  problem,
  says,
})
const scheduleOf = (changes: object) => () => ({
  schedule: {
    weekdays: ['monday'],
    at: '06:00',
    timeZone: 'Europe/Oslo',
    from: inDays(1),
    until: null,
    ...changes,
  },
})
const wrongSchedules: Act['wrong'] = {
  'a time that is no quarter of an hour': {
    json: scheduleOf({ at: '06:10' }),
    problem: 'invalid-request',
    says: /./,
  },
  'a time that a day of the year lacks': {
    json: scheduleOf({ at: '02:30' }),
    problem: 'invalid-request',
    says: /do not show 02:30 once; choose another time/,
  },
  'an end before the start': {
    json: scheduleOf({ until: inDays(0) }),
    problem: 'invalid-request',
    says: /./,
  },
}
const numbers = {
  scope: 1,
  created: 1,
  ended: 0,
  bankAccountChanged: 0,
  nationalIdChanged: 0,
  employees: 1,
}

const acts: Record<string, Act> = {
  putIntegrationCredentials: step(() => ({ credentials: { consumerToken: 'x', employeeToken: 'y' } }), {
    'credentials that lack a token': {
      json: () => ({ credentials: { consumerToken: 'x' } }),
      problem: 'invalid-request',
      says: /./,
    },
    'tokens that the system does not know': {
      problem: 'credentials-rejected',
      says: /Nothing was changed/,
    },
  }),
  testIntegration: step(() => ({ employees: ['sleeping'] }), {
    nobody: testOf('no-test-employees', /name one or two/, []),
    three: testOf('too-many-test-employees', /3 were named/, ['sleeping', 'acting', 'exempt']),
    'somebody incomplete': testOf('test-employee-incomplete', /sleeping: not complete/, ['sleeping']),
  }),
  previewIntegration: bodiless(),
  syncIntegration: step(() => ({}), {
    'an integration that is not live': { problem: 'not-promoted', says: /promote it by POST/ },
  }),
  approveIntegrationTest: bodiless('test-missing', /run one by POST/),
  promoteIntegration: step(() => ({ schedule: null }), {
    'an integration without a test': { problem: 'test-missing', says: /run one by POST/ },
    ...wrongSchedules,
  }),
  putIntegrationSchedule: step(() => ({ schedule: null }), {
    'an integration that is not live': { problem: 'not-promoted', says: /promote it by POST/ },
    ...wrongSchedules,
  }),
  pauseIntegration: bodiless('not-promoted', /promote it by POST/),
  resumeIntegration: bodiless('not-promoted', /promote it by POST/),
  disconnectIntegration: bodiless(),
  approveSync: {
    json: () => ({ planned: numbers }),
    wrong: {
      'a run that nobody knows': missing,
      'the role hr': hrRole,
      'numbers that lack some': {
        json: () => ({ planned: { scope: 1 } }),
        problem: 'invalid-request',
        says: /./,
      },
    },
  },
  declineSync: {
    json: () => ({ reason: 'Not these people.' }),
    wrong: { 'a run that nobody knows': missing, 'the role hr': hrRole, 'no reason': noReason(() => ({})) },
  },
  postponeLeaver: {
    ...decision(notActed(/only a leaver that has not acted yet.* reactivate the user by hand/), {
      until: instantIn(9),
    }),
  },
  releaseLeaver: decision({
    sleeping: /only a leaver that a person holds.* run-now/,
    ...notActed(/only a leaver that a person holds.* run-now/),
    acting: /when its operator lifts the stop/,
  }),
  runLeaverNow: decision(notActed(/only a leaver that has not acted yet.* termination with access now/)),
  retryLeaver: decision(notRemoving(/being removed.* DELETE \/v1\/users\/\{id\}\/connection/)),
  skipConnection: decision(notRemoving(/being removed.* cancelled or postponed/)),
  confirmLeaver: decision({
    ...notRemoving(/somebody is asked to remove by hand/),
    acting: /somebody is asked to remove by hand/,
    attention: /somebody is asked to remove by hand.* tried again or skipped/,
  }),
  cancelLeaver: decision(notActed(/only a leaver that has not acted yet.* take the termination back/)),
  deactivateUser: byHand({
    'the last administrator': {
      id: 'chief',
      problem: 'last-administrator',
      says: /make somebody else administrator first/,
    },
  }),
  reactivateUser: byHand({
    'an end that lies behind': {
      id: 'finished',
      json: () => ({ reason: 'x', until: instantIn(-1) }),
      problem: 'invalid-request',
      says: /send an instant after now/,
    },
    'an end for an account that is open': {
      json: () => ({ reason: 'x', until: instantIn(3) }),
      problem: 'decision-refused',
      says: /POST \/v1\/leavers\/[0-9a-f-]+\/postpone/,
    },
  }),
  removeConnection: byHand({
    'an exempt user': { id: 'exempt', problem: 'user-exempt', says: /marked exempt/ },
  }),
  confirmConnection: byHand({
    'a user of whom nobody is asked': { problem: 'nothing-to-confirm', says: /nobody is asked/ },
  }),
  skipConnectionChange: byHand({
    'a user of whom nobody is asked': { problem: 'nothing-to-confirm', says: /nobody is asked/ },
  }),
  connectUser: {
    id: 'sleeping',
    json: connecting,
    wrong: {
      'a user that nobody knows': missing,
      'a user whose account is closed': { id: 'finished', problem: 'user-inactive', says: /./ },
      'an exempt user': { id: 'exempt', problem: 'user-exempt', says: /marked exempt/ },
    },
  },
  removeConnections: many(),
  connectUsers: many(),
  eraseEmployee: erasing({
    'somebody who is employed': { problem: 'still-employed', says: /terminate it/ },
  }),
  eraseUser: erasing({
    'a user of an employee': {
      problem: 'user-of-employee',
      says: /belongs to the employee sleeping; erase that one/,
    },
  }),
  approveGuard: {
    json: approving,
    wrong: {
      'no reason': noReason(approving),
      'the role hr': { key: () => tenant.keys.hr, problem: 'forbidden', says: /roles admin.* another key/ },
      'a set that is not held': { problem: 'guard-changed', says: /there is nothing to approve/ },
      'a date that is past': {
        json: () => ({ date: inDays(-1), count: 3, reason: 'x' }),
        problem: 'invalid-request',
        says: /send that of today or a later one/,
      },
      'a date and nobody named': {
        json: () => ({ date: inDays(3), count: 3, reason: 'x' }),
        actor: null,
        problem: 'actor-required',
        says: /Koppling-Actor/,
      },
      'a date and the role hr': {
        json: () => ({ date: inDays(3), count: 3, reason: 'x' }),
        key: () => tenant.keys.hr,
        problem: 'forbidden',
        says: /roles admin.* another key/,
      },
    },
  },
  undoGuardApproval: {
    json: undoing,
    wrong: {
      'no reason': noReason(undoing),
      'the role hr': { key: () => tenant.keys.hr, problem: 'forbidden', says: /roles admin.* another key/ },
      'an approval that nobody knows': {
        json: () => ({ approval: leavers.nobody, reason: 'x' }),
        problem: 'not-found',
        says: /there is no approval/,
      },
      'one that was undone': { problem: 'decision-refused', says: /waits for another approval/ },
    },
  },
  putMatch: {
    id: 'sleeping',
    json: matching,
    wrong: {
      'no reason': noReason(matching, 'invalid-request', /./),
      'neither an id nor new': {
        json: () => ({ reason: 'x' }),
        problem: 'invalid-request',
        says: /"new": true/,
      },
      'an employee that nobody knows': missing,
      'the role hr': { key: () => tenant.keys.hr, problem: 'forbidden', says: /roles admin.* another key/ },
      'an id at the system that another employee has': {
        json: () => ({ ...matching(), remoteId: '77' }),
        problem: 'remote-id-taken',
        says: /77 is linked to the employee attention already; say first/,
      },
    },
  },
  putTermination: {
    id: 'sleeping',
    json: now,
    wrong: {
      'an employment that nobody knows': missing,
      'no reason': noReason(now, 'reason-required', /wants a reason/),
      'a last day before the start': {
        json: () => ({ ...now(), lastDay: '2019-12-31' }),
        problem: 'last-day-before-start',
        says: /send its employee with withdrawn: true/,
      },
      'another access that may lock the last administrator out': {
        json: () => ({ ...now(), access: 'rule', allowLastAdministrator: true }),
        problem: 'invalid-request',
        says: /send "access": "now", or leave this out/,
      },
    },
  },
  putStop: {
    json: stopping,
    wrong: {
      'no reason': noReason(stopping),
      'a tenant that nobody knows': {
        json: () => ({ ...stopping(), tenant: 'nobody' }),
        problem: 'not-found',
        says: /./,
      },
      'the key of a tenant': {
        key: () => tenant.keys.admin,
        problem: 'forbidden',
        says: /roles operator, platform.* another key/,
      },
    },
  },
  closeTenant: {
    json: closing,
    wrong: {
      'no reason': noReason(closing),
      'another id to confirm': {
        json: () => ({ ...closing(), confirm: 'another' }),
        problem: 'invalid-request',
        says: /the id of the tenant in the path/,
      },
      'a tenant that nobody knows': { id: 'nobody', problem: 'not-found', says: /There is no tenant nobody/ },
      'the key of an admin': {
        key: () => tenant.keys.admin,
        problem: 'forbidden',
        says: /roles platform, partner.* another key/,
      },
    },
  },
  reopenTenant: {
    json: closing,
    wrong: {
      'no reason': noReason(closing),
      'another id to confirm': {
        json: () => ({ ...closing(), confirm: 'another' }),
        problem: 'invalid-request',
        says: /the id of the tenant in the path/,
      },
      'a tenant that is not closed': { problem: 'tenant-not-closed', says: /is not closed/ },
      'the key of an operator': {
        key: () => operator,
        problem: 'forbidden',
        says: /roles platform.* another key/,
      },
    },
  },
  retryOpenLeavers: {
    json: retrying,
    wrong: {
      'no reason': noReason(retrying),
      'no number': { problem: 'count-differs', says: /Send expect: \d+ if these are meant/ },
      'the key of a tenant': {
        key: () => tenant.keys.admin,
        problem: 'forbidden',
        says: /roles operator, platform.* another key/,
      },
    },
  },
}

const declared = new Map(routeDeclarations.map((route) => [route.operationId, route]))

/** Where only `access: now` wants a person, the declaration cannot say so. */
const actsOfPeople = [...declared.values()]
  .filter(({ operationId, actor }) => actor === 'required' || operationId === 'putTermination')
  .map(({ operationId }) => operationId)

test('L13: every call that the API declares as the act of a person is tried wrongly here', () => {
  expect(Object.keys(acts).toSorted()).toEqual(actsOfPeople.toSorted())
})

const always: Record<string, Wrong> = {
  'no key': { key: () => undefined, problem: 'unauthorized', says: /Send `Authorization: Bearer <key>`/ },
  'a role that only reads': {
    key: () => tenant.keys.viewer,
    problem: 'forbidden',
    says: /This call is for the roles .* Use another key/,
  },
  'nobody named': { actor: null, problem: 'actor-required', says: /Send the header `Koppling-Actor`/ },
}

const cases = Object.entries(acts).flatMap(([operation, act]) =>
  Object.keys({ ...always, ...act.wrong }).map((how) => [operation, how] as const),
)

function pathOf(operation: string, id: string): string {
  const path = declared.get(operation)?.path ?? ''
  if (path.startsWith('/tenants')) return `/v1${path.replace('{id}', id === '' ? tenant.id : id)}`
  if (path.startsWith('/integrations')) {
    const isUnknown = id === 'nobody' && !path.includes('{employeeId}')
    return `/v1${path.replace('{id}', isUnknown ? leavers.nobody : integration).replace('{employeeId}', id)}`
  }
  if (path.startsWith('/syncs')) return `/v1${path.replace('{id}', leavers.nobody)}`
  const subject = path.startsWith('/leavers')
    ? leavers[id as Who]
    : path.startsWith('/users')
      ? `U-${id}`
      : path.startsWith('/employees')
        ? id
        : `${id}-1`
  return `/v1${path.replace('{id}', subject)}`
}

test.for(cases)(
  'L8 L13 L16 I12: %s with %s is refused, names the way out and changes nothing',
  async ([operation, how]) => {
    const act = acts[operation]
    const wrong = { ...always, ...act?.wrong }[how]
    if (act === undefined || wrong === undefined) throw new Error(`no case ${operation}, ${how}`)
    const roles = declared.get(operation)?.roles ?? []
    const ofPlatform = roles.includes('operator') ? operator : product.config.platformKey?.reveal()
    const usual = roles.includes('platform') ? ofPlatform : tenant.keys.admin
    const before = await readTables(product.db)
    const answer = await send(product.url, {
      method: declared.get(operation)?.method.toUpperCase() ?? '',
      path: pathOf(operation, wrong.id ?? act.id ?? ''),
      key: wrong.key === undefined ? usual : wrong.key(),
      json: (wrong.json ?? act.json)(),
      headers: wrong.actor === null ? {} : { 'Koppling-Actor': 'hr-17' },
    })
    const { status, wayOut } = problemTypes[wrong.problem]
    expect(answer).toMatchObject({ status, problem: wrong.problem, body: { wayOut } })
    expect(answer.detail).toMatch(wrong.says)
    expect(await readTables(product.db)).toEqual(before)
  },
)

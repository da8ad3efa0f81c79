// Who may call what, for every operation of the OpenAPI document; and that no id reaches into another tenant.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vaultOf } from '../../src/vault-of.ts'
import { sealEverything } from '../support/audit.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { terminate } from '../support/leavers.ts'
import { integrationOf } from '../support/integrations.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { allTold, readTables } from '../support/tables.ts'

type Operation = { method: string; path: string; operationId: string; roles: string[] }

let product: Product
let tenant: TenantRig
let other: TenantRig
let partnerKey: string
let operations: Operation[]

beforeAll(async () => {
  product = await startProduct({ workers: false })
  tenant = await product.tenant()
  other = await product.tenant()
  await product.platform.POST('/v1/partners', { body: { id: 'vendor', name: 'Vendor' } })
  const { data: key } = await product.platform.POST('/v1/partners/{id}/keys', {
    params: { path: { id: 'vendor' } },
    body: { name: 'main' },
  })
  partnerKey = key?.secret ?? ''
  await send(product.url, {
    method: 'POST',
    path: '/v1/tenants',
    key: partnerKey,
    json: { id: 'of-vendor', name: 'Of vendor', timeZone: 'Europe/Oslo' },
  })
  operations = await readOperations()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function readOperations(): Promise<Operation[]> {
  const { body } = await send(product.url, { path: '/openapi.json' })
  const { paths } = body as { paths: Record<string, Record<string, Record<string, unknown>>> }
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operationId: String(operation['operationId']),
        roles: operation['x-koppling-roles'] as string[],
      })),
    )
}

/** Without a body and with an id that nothing has, so that who is let in changes nothing. */
async function call(
  { method, path }: Operation,
  key: string | undefined,
  headers: Record<string, string> = {},
) {
  return await send(product.url, { method, path: path.replace('{id}', 'nobody'), key, headers })
}

const letIn = ({ status, problem }: Answer) =>
  status !== 401 && status !== 403 && problem !== 'tenant-required'

const people = ['hr', 'admin']
const readers = ['viewer', 'hr', 'admin']

test('roles: every operation is for the roles that were decided for it', () => {
  expect(Object.fromEntries(operations.map(({ operationId, roles }) => [operationId, roles]))).toEqual({
    createTenant: ['platform', 'partner'],
    getTenant: ['platform', 'partner'],
    closeTenant: ['platform', 'partner'],
    reopenTenant: ['platform'],
    createPartner: ['platform'],
    createPartnerKey: ['platform'],
    listPartnerKeys: ['platform'],
    createKey: ['platform', 'partner'],
    listKeys: ['platform', 'partner'],
    rotateKey: ['platform', 'partner'],
    revokeKey: ['platform', 'partner'],
    getSettings: readers,
    putSettings: ['admin'],
    getVismaConnect: ['admin'],
    putVismaConnect: ['admin'],
    getEmployer: readers,
    putEmployer: ['admin'],
    getUserTemplate: readers,
    putUserTemplate: ['admin'],
    deleteUserTemplate: ['admin'],
    listEmployees: readers,
    getEmployee: readers,
    getAbsence: readers,
    putAbsence: people,
    exportEmployee: ['admin'],
    exportUser: ['admin'],
    putEmployee: people,
    putEmployees: people,
    eraseEmployee: ['admin'],
    eraseUser: ['admin'],
    putTermination: people,
    deleteTermination: people,
    listUsers: readers,
    getUser: readers,
    putUser: people,
    listReplans: readers,
    getReplan: readers,
    putIntegrationCredentials: ['admin'],
    testIntegration: ['admin'],
    previewIntegration: ['admin'],
    syncIntegration: ['admin'],
    approveIntegrationTest: ['admin'],
    promoteIntegration: ['admin'],
    putIntegrationSchedule: ['admin'],
    pauseIntegration: ['admin'],
    resumeIntegration: ['admin'],
    disconnectIntegration: ['admin'],
    approveSync: ['admin'],
    declineSync: ['admin'],
    listSyncs: readers,
    getSync: readers,
    listSyncResults: readers,
    getSyncFile: ['admin'],
    listLeavers: readers,
    getLeaver: readers,
    postponeLeaver: people,
    releaseLeaver: people,
    runLeaverNow: people,
    retryLeaver: people,
    skipConnection: people,
    cancelLeaver: people,
    confirmLeaver: people,
    confirmConnection: people,
    skipConnectionChange: people,
    getGuard: readers,
    approveGuard: ['admin'],
    undoGuardApproval: ['admin'],
    listInactiveButConnected: readers,
    listTodo: readers,
    listEvents: readers,
    createWebhookEndpoint: ['admin', 'partner'],
    listWebhookEndpoints: ['admin', 'partner'],
    getWebhookEndpoint: ['admin', 'partner'],
    putWebhookEndpoint: ['admin', 'partner'],
    deleteWebhookEndpoint: ['admin', 'partner'],
    rotateWebhookSecret: ['admin', 'partner'],
    enableWebhookEndpoint: ['admin', 'partner'],
    testWebhookEndpoint: ['admin', 'partner'],
    listWebhookDeliveries: ['admin', 'partner'],
    replayWebhookDelivery: ['admin', 'partner'],
    deactivateUser: people,
    reactivateUser: people,
    enforceUser: people,
    createPlatformKey: ['platform'],
    listPlatformKeys: ['platform'],
    getStop: ['operator', 'platform'],
    putStop: ['operator', 'platform'],
    listMissingConnections: readers,
    getConnection: readers,
    removeConnection: people,
    removeConnections: people,
    getConnectionRemovals: readers,
    listOpenLeavers: ['operator', 'platform'],
    retryOpenLeavers: ['operator', 'platform'],
    listAlarms: ['operator', 'platform'],
    connectUser: people,
    connectUsers: people,
    getConnections: readers,
    getLeaverEvidence: readers,
    listSystems: readers,
    createIntegration: ['admin'],
    listIntegrations: readers,
    getIntegration: readers,
    getIntegrationMapping: readers,
    putIntegrationMapping: ['admin'],
    getIntegrationScope: readers,
    putIntegrationScope: ['admin'],
    getIntegrationFreeze: readers,
    putIntegrationFreeze: ['admin'],
    listReadiness: readers,
    listMatches: readers,
    putMatch: ['admin'],
    listAudit: ['admin'],
    verifyAudit: ['admin'],
    exportAudit: ['admin'],
    listPlatformAudit: ['operator', 'platform'],
    verifyPlatformAudit: ['operator', 'platform'],
    exportPlatformAudit: ['operator', 'platform'],
  })
})

test.for(['viewer', 'hr', 'admin', 'platform'] as const)(
  'roles: a key of role %s is let in where the document names the role, and is 403 everywhere else',
  async (role) => {
    const key = role === 'platform' ? product.config.platformKey?.reveal() : tenant.keys[role]
    const before = await readTables(product.db)
    const wrong = []
    for (const operation of operations) {
      const answer = await call(operation, key)
      const expected = operation.roles.includes(role) ? letIn(answer) : answer.problem === 'forbidden'
      if (!expected) wrong.push([operation.operationId, answer.status, answer.problem])
    }
    expect(wrong).toEqual([])
    expect(await readTables(product.db)).toEqual(before)
  },
)

test('roles: a partner that names its tenant has the rights of admin; without one it is asked for it', async () => {
  const before = await readTables(product.db)
  const wrong = []
  for (const operation of operations) {
    const named = await call(operation, partnerKey, { 'Koppling-Tenant': 'of-vendor' })
    const unnamed = await call(operation, partnerKey)
    const asAdmin = operation.roles.includes('admin')
    const asPartner = operation.roles.includes('partner')
    const namedAsExpected = asAdmin || asPartner ? letIn(named) : named.problem === 'forbidden'
    const unnamedAsExpected = asPartner
      ? letIn(unnamed)
      : unnamed.problem === (asAdmin ? 'tenant-required' : 'forbidden')
    if (!namedAsExpected || !unnamedAsExpected)
      wrong.push([operation.operationId, named.problem, unnamed.problem])
  }
  expect(wrong).toEqual([])
  expect(await readTables(product.db)).toEqual(before)
})

test('roles: without a key, with a wrong one, and as a tenant that names another one nobody is let in anywhere', async () => {
  const ofTenants = operations.filter(({ roles }) => roles.includes('admin'))
  // One after the other: all at once they would wait for connections of the database on a busy machine.
  const answersTo = async (asked: readonly Operation[], key?: string, headers = {}): Promise<Set<string>> => {
    const answers = new Set<string>()
    for (const operation of asked) {
      const { status, problem } = await call(operation, key, headers)
      answers.add(`${status} ${problem}`)
    }
    return answers
  }
  expect(await answersTo(operations)).toEqual(new Set(['401 unauthorized']))
  expect(await answersTo(operations, 'kop_000000000000000000_x')).toEqual(new Set(['401 unauthorized']))
  const named = await answersTo(ofTenants, tenant.keys.admin, { 'Koppling-Tenant': other.id })
  expect(named).toEqual(new Set(['404 tenant-unknown']))
})

test('isolation: an id of another tenant is 404 for every operation that takes one, or makes a thing of its own', async () => {
  await hire({ ...product, tenant: other }, 'I1')
  const { id: leaver } = await terminate(other, 'I1-1', { lastDay: inDays(30) })
  const path = { params: { path: { id: 'I1' } } }
  await other.admin.PUT('/v1/employers/{id}', { ...path, body: { name: 'Other', country: 'SE' } })
  await other.admin.PUT('/v1/user-templates/{id}', { ...path, body: { name: 'Other' } })
  const { data: keys } = await product.platform.GET('/v1/tenants/{id}/keys', {
    params: { path: { id: other.id } },
  })
  const { response } = await other.admin.PUT('/v1/settings', {
    body: { timeZone: 'Europe/Stockholm', deactivateAfterDays: 9 },
  })
  const replan = response.headers.get('koppling-replan')
  const { data: asked } = await other.hr.POST('/v1/connection-removals', {
    body: { users: ['U-I1'], reason: 'x' },
  })
  const removals = asked?.id ?? ''
  const { data: connecting } = await other.hr.POST('/v1/connections', {
    body: { users: ['U-I1'], reason: 'x' },
  })
  const connections = connecting?.id ?? ''
  const url = 'http://127.0.0.1:9/'
  const { data: made } = await other.admin.POST('/v1/webhook-endpoints', { body: { url } })
  const endpoint = made?.id ?? ''
  const { data: sent } = await other.admin.POST('/v1/webhook-endpoints/{id}/test', {
    params: { path: { id: endpoint } },
  })
  const delivery = sent?.id ?? ''
  const { data: set } = await other.admin.POST('/v1/integrations', {
    body: { system: 'tripletex', name: 'x', employerId: 'I1' },
  })
  const integration = set?.id ?? ''
  const ofRig = await integrationOf(product, { tenant: other })
  const sync = await ofRig.insert('manual')
  const absence = {
    employeeId: 'I1',
    employmentId: 'I1-1',
    type: 'x',
    startDate: '2026-01-01',
    percent: '100',
  }
  await other.hr.PUT('/v1/absences/{id}', { params: { path: { id: 'I1-A' } }, body: absence })
  const notFound = { status: 404 }
  /** By operation: the other tenant's id, a body that fits, and the answer. What PUT makes is the caller's own. */
  const cases: Record<string, { id: string; json?: unknown; answer: object }> = {
    createPartnerKey: { id: 'vendor', json: { name: 'x' }, answer: { status: 403 } },
    listPartnerKeys: { id: 'vendor', answer: { status: 403 } },
    getTenant: { id: other.id, answer: { status: 403 } },
    closeTenant: { id: other.id, json: { reason: 'x', confirm: other.id }, answer: { status: 403 } },
    reopenTenant: { id: other.id, json: { reason: 'x', confirm: other.id }, answer: { status: 403 } },
    createKey: { id: other.id, json: { role: 'admin', name: 'x' }, answer: { status: 403 } },
    listKeys: { id: other.id, answer: { status: 403 } },
    rotateKey: { id: keys?.data[0]?.id ?? '', json: {}, answer: { status: 403 } },
    revokeKey: { id: keys?.data[0]?.id ?? '', answer: { status: 403 } },
    getEmployer: { id: 'I1', answer: notFound },
    getUserTemplate: { id: 'I1', answer: notFound },
    deleteUserTemplate: { id: 'I1', answer: notFound },
    getEmployee: { id: 'I1', answer: notFound },
    getAbsence: { id: 'I1-A', answer: notFound },
    putAbsence: { id: 'I1-A', json: absence, answer: { status: 422, problem: 'employee-unknown' } },
    eraseEmployee: { id: 'I1', answer: notFound },
    eraseUser: { id: 'U-I1', answer: notFound },
    exportEmployee: { id: 'I1', answer: notFound },
    exportUser: { id: 'U-I1', answer: notFound },
    putTermination: { id: 'I1-1', json: { lastDay: inDays(3) }, answer: notFound },
    deleteTermination: { id: 'I1-1', answer: notFound },
    getUser: { id: 'U-I1', answer: notFound },
    getLeaver: { id: leaver, answer: notFound },
    getLeaverEvidence: { id: leaver, answer: notFound },
    getReplan: { id: replan ?? '', answer: notFound },
    listSyncs: { id: integration, answer: notFound },
    getSync: { id: sync, answer: notFound },
    listSyncResults: { id: sync, answer: notFound },
    getSyncFile: { id: sync, answer: notFound },
    deactivateUser: { id: 'U-I1', json: { reason: 'x' }, answer: notFound },
    reactivateUser: { id: 'U-I1', json: { reason: 'x' }, answer: notFound },
    enforceUser: { id: 'U-I1', json: { inactiveSince: instantIn(0) }, answer: notFound },
    getConnection: { id: 'U-I1', answer: notFound },
    removeConnection: { id: 'U-I1', json: { reason: 'x' }, answer: notFound },
    getConnectionRemovals: { id: removals, answer: notFound },
    connectUser: { id: 'U-I1', json: { email: 'i1@example.se' }, answer: notFound },
    getConnections: { id: connections, answer: notFound },
    getWebhookEndpoint: { id: endpoint, answer: notFound },
    putWebhookEndpoint: { id: endpoint, json: { url }, answer: notFound },
    deleteWebhookEndpoint: { id: endpoint, answer: notFound },
    rotateWebhookSecret: { id: endpoint, json: {}, answer: notFound },
    enableWebhookEndpoint: { id: endpoint, answer: notFound },
    testWebhookEndpoint: { id: endpoint, answer: notFound },
    replayWebhookDelivery: { id: delivery, answer: notFound },
    getIntegration: { id: integration, answer: notFound },
    getIntegrationMapping: { id: integration, answer: notFound },
    putIntegrationMapping: { id: integration, json: {}, answer: notFound },
    getIntegrationScope: { id: integration, answer: notFound },
    putIntegrationScope: { id: integration, json: {}, answer: notFound },
    getIntegrationFreeze: { id: integration, answer: notFound },
    putIntegrationFreeze: { id: integration, json: { dates: [] }, answer: notFound },
    putIntegrationCredentials: {
      id: integration,
      json: { credentials: { consumerToken: 'x', employeeToken: 'y' } },
      answer: notFound,
    },
    testIntegration: { id: integration, json: { employees: ['I1'] }, answer: notFound },
    previewIntegration: { id: integration, answer: notFound },
    syncIntegration: { id: integration, json: {}, answer: notFound },
    approveIntegrationTest: { id: integration, answer: notFound },
    promoteIntegration: { id: integration, json: { schedule: null }, answer: notFound },
    putIntegrationSchedule: { id: integration, json: { schedule: null }, answer: notFound },
    pauseIntegration: { id: integration, answer: notFound },
    resumeIntegration: { id: integration, answer: notFound },
    disconnectIntegration: { id: integration, answer: notFound },
    declineSync: { id: sync, json: { reason: 'Not these people.' }, answer: notFound },
    approveSync: {
      id: sync,
      json: {
        planned: {
          scope: 0,
          created: 0,
          ended: 0,
          bankAccountChanged: 0,
          nationalIdChanged: 0,
          employees: 0,
        },
      },
      answer: notFound,
    },
    listReadiness: { id: integration, answer: notFound },
    listMatches: { id: integration, answer: notFound },
    putMatch: { id: integration, json: { new: true, reason: 'x' }, answer: notFound },
    postponeLeaver: { id: leaver, json: { until: instantIn(9), reason: 'x' }, answer: notFound },
    releaseLeaver: { id: leaver, json: { reason: 'x' }, answer: notFound },
    runLeaverNow: { id: leaver, json: { reason: 'x' }, answer: notFound },
    retryLeaver: { id: leaver, json: { reason: 'x' }, answer: notFound },
    confirmLeaver: { id: leaver, json: { reason: 'x' }, answer: notFound },
    confirmConnection: { id: 'U-I1', json: { reason: 'x' }, answer: notFound },
    skipConnectionChange: { id: 'U-I1', json: { reason: 'x' }, answer: notFound },
    skipConnection: { id: leaver, json: { reason: 'x' }, answer: notFound },
    cancelLeaver: { id: leaver, json: { reason: 'x' }, answer: notFound },
    putEmployer: { id: 'I1', json: { name: 'Own', country: 'NO' }, answer: { status: 200 } },
    putUserTemplate: { id: 'I1', json: { name: 'Own' }, answer: { status: 200 } },
    putUser: { id: 'U-I1', json: { username: 'own' }, answer: { status: 200, body: { employeeId: null } } },
    putEmployee: {
      id: 'I1',
      json: employee('I1', { user: { id: 'U-I1', username: 'own' } }),
      answer: { status: 201, body: { user: { username: 'own' } } },
    },
  }
  const withId = operations.filter((operation) => operation.path.includes('{id}'))
  expect(Object.keys(cases).toSorted()).toEqual(withId.map(({ operationId }) => operationId).toSorted())

  await allTold(product.db)
  const before = await rowsOf(other.id)
  for (const [operationId, { id, json, answer }] of Object.entries(cases)) {
    const operation = withId.find((each) => each.operationId === operationId)
    const path = operation?.path.replace('{id}', id).replace('{employeeId}', 'I1') ?? ''
    const headers = { 'Koppling-Actor': 'tester' }
    const request = { method: operation?.method ?? '', path, key: tenant.keys.admin, json, headers }
    expect.soft(await send(product.url, request), operationId).toMatchObject(answer)
  }
  expect(await rowsOf(other.id)).toEqual(before)
})

test('isolation: lists hold what is one’s own', async () => {
  await hire({ ...product, tenant: other }, 'I2', {
    employments: [{ id: 'I2-1', startDate: '2020-02-01', lastDay: inDays(9) }],
  })
  const third = await product.tenant()
  await hire({ ...product, tenant: third }, 'I3', {
    employments: [{ id: 'I3-1', startDate: '2020-02-01', lastDay: inDays(9) }],
  })
  const { data: employees } = await third.viewer.GET('/v1/employees')
  const { data: users } = await third.viewer.GET('/v1/users')
  const { data: integrations } = await third.viewer.GET('/v1/integrations')
  expect(integrations?.data).toEqual([])
  const { data: leavers } = await third.viewer.GET('/v1/leavers', { params: { query: { all: true } } })
  expect(employees?.data.map(({ id }) => id)).toEqual(['I3'])
  expect(users?.data.map(({ id }) => id)).toEqual(['U-I3'])
  expect(leavers?.data.map(({ employmentId }) => employmentId)).toEqual(['I3-1'])

  const { data: events } = await third.viewer.GET('/v1/events')
  expect(events?.data).toMatchObject([
    { type: 'leaver.planned', data: { tenant: third.id, sequence: 1, employmentId: 'I3-1' } },
  ])
  const { data: endpoints } = await third.admin.GET('/v1/webhook-endpoints')
  const { data: deliveries } = await third.admin.GET('/v1/webhook-deliveries')
  expect([endpoints?.data, deliveries?.data]).toEqual([[], []])
})

test('isolation: a partner’s endpoints and deliveries exist for its own key alone, and not in the name of a tenant', async () => {
  const url = 'http://127.0.0.1:9/'
  await product.platform.POST('/v1/partners', { body: { id: 'rival', name: 'Rival' } })
  const { data: rival } = await product.platform.POST('/v1/partners/{id}/keys', {
    params: { path: { id: 'rival' } },
    body: { name: 'main' },
  })
  const ask = async (method: string, path: string, key: string | undefined, headers = {}, json?: unknown) =>
    await send(product.url, { method, path: `/v1${path}`, key, headers, json })
  const made = await ask('POST', '/webhook-endpoints', partnerKey, {}, { url })
  const { id } = made.body as { id: string }
  const test = await ask('POST', `/webhook-endpoints/${id}/test`, partnerKey)
  const { id: delivery } = test.body as { id: string }
  expect([made.status, test.status]).toEqual([201, 202])
  const others: [string | undefined, object][] = [
    [rival?.secret, {}],
    [partnerKey, { 'Koppling-Tenant': 'of-vendor' }],
    [tenant.keys.admin, {}],
  ]
  for (const [key, headers] of others) {
    const answers = [
      await ask('GET', `/webhook-endpoints/${id}`, key, headers),
      await ask('PUT', `/webhook-endpoints/${id}`, key, headers, { url }),
      await ask('DELETE', `/webhook-endpoints/${id}`, key, headers),
      await ask('POST', `/webhook-endpoints/${id}/rotate-secret`, key, headers, {}),
      await ask('POST', `/webhook-endpoints/${id}/enable`, key, headers),
      await ask('POST', `/webhook-endpoints/${id}/test`, key, headers),
      await ask('POST', `/webhook-deliveries/${delivery}/replay`, key, headers),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    for (const path of ['/webhook-endpoints', '/webhook-deliveries', `/webhook-deliveries?endpoint=${id}`])
      expect((await ask('GET', path, key, headers)).body).toEqual({ data: [], next: null })
  }
  expect((await ask('GET', `/webhook-endpoints/${id}`, partnerKey)).status).toBe(200)
})

test('isolation: the audit trail, its export and the platform’s own hold nothing of another tenant', async () => {
  await hire({ ...product, tenant: other }, 'I4')
  const third = await product.tenant()
  await hire({ ...product, tenant: third }, 'I5')
  await sealEverything(product.db, vaultOf(product.config).auditSigner)
  const as = async (path: string) => await send(product.url, { path, key: third.keys.admin })
  const [listed, exported] = [await as('/v1/audit?limit=500'), await as('/v1/audit/export')]
  for (const { body } of [listed, exported]) {
    expect(JSON.stringify(body)).toContain('I5')
    expect(JSON.stringify(body)).not.toContain('I4')
    expect(JSON.stringify(body)).not.toContain(other.id)
  }
  expect(await as(`/v1/audit?subjectId=I4`)).toMatchObject({ body: { data: [] } })
})

async function rowsOf(id: string): Promise<string[]> {
  return Object.values(await readTables(product.db))
    .flat()
    .filter((row) => row.includes(`"${id}"`))
}

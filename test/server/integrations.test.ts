// An integration as people set it up before anything is sent: catalogue, documents, readiness, matches.
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { findIntegration } from '../../src/db/integrations.ts'
import { pageOfScope } from '../../src/db/sync-scope.ts'
import { databaseClock } from '../../src/db/transaction.ts'
import { isInScope, type Scope } from '../../src/domain/integration.ts'
import { employersOf } from '../../src/domain/scope.ts'
import { putScope } from '../../src/intake/integrations.ts'
import { readinessPage } from '../../src/intake/readiness.ts'
import { walkScope } from '../../src/intake/scope-walk.ts'
import { vaultOf } from '../../src/vault-of.ts'
import { inDays } from '../support/dates.ts'
import { holdPromotions } from '../support/locks.ts'
import { employee } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { employment, person } from '../unit/readiness-people.ts'

type Employee = components['schemas']['Employee']
type Integration = components['schemas']['Integration']

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct({ workers: false })
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function ask(method: string, path: string, json?: unknown, headers = {}): Promise<Answer> {
  const as = { 'Koppling-Actor': 'admin-1', ...headers }
  return await send(product.url, {
    method,
    path: `/v1/${path}`,
    key: tenant.keys.admin,
    json,
    headers: as,
  })
}

const get = async <Body>(path: string): Promise<Body> => {
  const answer = await ask('GET', path)
  expect(answer.status, answer.detail).toBe(200)
  return answer.body as Body
}

const emptyScope = {
  employerIds: null,
  departmentIds: null,
  officeIds: null,
  employeeIds: null,
  excludedEmployeeIds: [],
}

let employers = 0

/** Of an employer of its own, whose id is answered too. */
async function integrated(body: object = {}): Promise<Integration & { employer: string }> {
  employers += 1
  const employer = `acme-${employers}`
  await ask('PUT', `employers/${employer}`, {
    name: 'Acme',
    country: 'NO',
    organisationNumber: '999999999',
  })
  const made = await ask('POST', 'integrations', {
    system: 'tripletex',
    name: 'Payroll',
    employerId: employer,
    ...body,
  })
  expect(made.status, made.detail).toBe(201)
  return { ...(made.body as Integration), employer }
}

/** Complete for Tripletex once its codes are mapped, at the employer. */
function complete(id: string, employer: string, changes: Partial<Employee> = {}): Employee {
  const { employments: _employments, user: _user, ...fields } = person
  return {
    ...fields,
    employeeNumber: id,
    employments: [{ ...employment, id: `${id}-1`, employerId: employer }],
    user: null,
    ...changes,
  }
}

async function hire(id: string, body: Employee): Promise<void> {
  const answer = await ask('PUT', `employees/${id}`, body)
  expect(answer.status, answer.detail).toBe(201)
}

const mapping = {
  defaultDepartment: { number: '1' },
  defaultOffice: '888888888',
  defaultContractType: { employmentForm: 'PERMANENT' },
}

/** As if the system had taken credentials of this company. */
async function authorise(id: string, company = '4711'): Promise<void> {
  await product.db('integrations').where({ tenant_id: tenant.id, id }).update({
    credentials_sealed: 'x',
    credentials_by: 'admin-1',
    credentials_version: 1,
    authorised_at: '2026-11-01T08:00:00.000Z',
    company_id: company,
    company_name: 'Fjord AS',
    company_organisation_number: '999999999',
  })
}

const auditOf = async (subject: string) =>
  await product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_id: subject })
    .orderBy('id')
    .select<{ action: string; old_value: object | null; new_value: object | null }[]>(
      'action',
      'old_value',
      'new_value',
      'reason',
    )

test('I1: the catalogue shows what a system needs: the schemas of credentials and mapping, and the weight of each field', async () => {
  const { data } = await get<{ data: components['schemas']['System'][] }>('systems')
  const ofFiles = { testWrites: 'test-folder', transport: 'file', asynchronous: true, schedule: true }
  expect(data).toMatchObject([
    {
      ...ofFiles,
      id: 'agda-ps',
      datasets: ['employees'],
      credentials: { type: 'object', required: ['host', 'username'] },
      mapping: { type: 'object', properties: { companyNumber: { type: 'string', default: '1' } } },
    },
    {
      ...ofFiles,
      id: 'paxml',
      datasets: ['employees', 'absences'],
      credentials: { anyOf: [{ required: ['delivery'] }, { required: ['host', 'username'] }] },
      mapping: { type: 'object', properties: { absenceTypes: { type: 'object' } } },
    },
    {
      id: 'tripletex',
      datasets: ['employees', 'absences'],
      testWrites: 'live',
      transport: 'api',
      asynchronous: false,
      schedule: true,
      credentials: { type: 'object', required: ['consumerToken', 'employeeToken'] },
      mapping: { type: 'object', properties: { departments: { type: 'object' } } },
    },
    {
      id: 'visma-net',
      datasets: ['employees'],
      testWrites: 'draft',
      transport: 'api',
      asynchronous: true,
      schedule: true,
      credentials: { type: 'object', required: ['clientId', 'clientSecret', 'tenantId'] },
      mapping: { type: 'object', properties: { createAs: { default: 'draft' } } },
    },
  ])
  const tripletex = data.find(({ id }) => id === 'tripletex')
  expect(tripletex?.credentials).toMatchObject({
    properties: { apiUrl: { enum: product.config.payroll.tripletexApiUrls } },
  })
  expect(tripletex?.requirements.fields).toContainEqual({
    field: 'nationalId',
    name: 'the national identity number',
    missing: 'blocks',
    invalid: 'blocks',
    notTaken: 'partly-exported',
    notChecked: null,
  })
  expect(tripletex?.requirements.takes.nationalIds).toEqual(['fodselsnummer', 'd-nummer'])
})

test('I1, I2: an integration begins with its system and employer, says what comes next, and is written down', async () => {
  const { employer, ...made } = await integrated()
  expect(made).toMatchObject({
    system: 'tripletex',
    employerId: employer,
    stage: 'setting-up',
    nextStep: { step: 'credentials', code: 'not-authorised' },
    company: null,
    credentials: null,
    mapping: { version: 1, liveVersion: null },
    scope: { employerIds: null, employeeIds: null, excludedEmployeeIds: [] },
    schedule: null,
    frozen: [],
  })
  expect(made.nextStep?.detail).toContain('PUT /v1/integrations/{id}/credentials')
  expect(made.startsOn).toBe(`${inDays(0).slice(0, 7)}-01`)
  expect(await get(`integrations/${made.id}`)).toEqual(made)
  expect(await auditOf(made.id)).toMatchObject([
    { action: 'integration.created', new_value: { system: 'tripletex', employerId: employer } },
  ])
})

test('I2: whoever is not an admin reads an integration and changes nothing of it', async () => {
  const { id } = await integrated()
  for (const role of ['hr', 'viewer'] as const) {
    const as = async (method: string, path: string, json?: unknown) => {
      const key = tenant.keys[role]
      const headers = { 'Koppling-Actor': 'somebody' }
      return await send(product.url, { method, path: `/v1/${path}`, key, json, headers })
    }
    for (const part of ['', '/mapping', '/scope', '/freeze', '/readiness', '/matches'])
      expect(await as('GET', `integrations/${id}${part}`), `${role} ${part}`).toMatchObject({ status: 200 })
    const writes = [
      await as('POST', 'integrations', { system: 'tripletex', name: 'x', employerId: 'x' }),
      await as('PUT', `integrations/${id}/mapping`, mapping),
      await as('PUT', `integrations/${id}/scope`, {}),
      await as('PUT', `integrations/${id}/freeze`, { dates: [] }),
      await as('PUT', `integrations/${id}/matches/X1`, { new: true, reason: 'x' }),
    ]
    expect(writes.map(({ problem }) => problem)).toEqual(writes.map(() => 'forbidden'))
  }
  expect(await auditOf(id)).toHaveLength(1)
})

test('I1: a second integration of a system for an employer is refused by the id of the first, until that one is disconnected', async () => {
  const { id, employer } = await integrated()
  const again = { system: 'tripletex', name: 'Again', employerId: employer }
  expect(await ask('POST', 'integrations', again)).toMatchObject({
    status: 409,
    problem: 'integration-exists',
    pointers: ['/employerId'],
    body: { integration: id },
  })
  await product
    .db('integrations')
    .where({ tenant_id: tenant.id, id })
    .update({ stage: 'disconnected', disconnected_at: '2026-11-26T08:00:00.000Z' })
  expect(await ask('POST', 'integrations', again)).toMatchObject({ status: 201 })
})

test('I1: of two who set up the same at once one is refused', async () => {
  await ask('PUT', 'employers/raced', { name: 'Raced', country: 'NO' })
  const body = { system: 'tripletex', name: 'Payroll', employerId: 'raced' }
  const answers = await Promise.all([ask('POST', 'integrations', body), ask('POST', 'integrations', body)])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
})

test.for([
  ['a system that is not in the catalogue', { system: 'abacus' }, 'system-unknown', '/system'],
  ['an employer that nobody knows', { employerId: 'nobody' }, 'employer-unknown', '/employerId'],
  [
    'an employer of the scope that nobody knows',
    { scope: { employerIds: ['nobody'] } },
    'employer-unknown',
    '/scope/employerIds/0',
  ],
  [
    'an employee of the scope that nobody knows',
    { scope: { excludedEmployeeIds: ['nobody'] } },
    'employee-unknown',
    '/scope/excludedEmployeeIds/0',
  ],
  ['a list of nobody', { scope: { departmentIds: [] } }, 'invalid-request', '/scope/departmentIds'],
  ['absences of nobody', { scope: { datasets: ['absences'] } }, 'invalid-request', '/scope/datasets'],
  [
    'what no system takes',
    { scope: { datasets: ['employees', 'x'] } },
    'invalid-request',
    '/scope/datasets/1',
  ],
] as const)('I1, I8: %s is 422 and named', async ([, changes, problem, pointer]) => {
  await ask('PUT', 'employers/known', { name: 'Known', country: 'NO' })
  const body = { system: 'tripletex', name: 'x', employerId: 'known', ...changes }
  expect(await ask('POST', 'integrations', body)).toMatchObject({
    status: 422,
    problem,
    pointers: [pointer],
  })
})

test('I7: what comes next follows the latest test: missing, then to be looked at, then to be promoted', async () => {
  const { id } = await integrated()
  const next = async () => (await get<Integration>(`integrations/${id}`)).nextStep
  await authorise(id)
  expect(await next()).toMatchObject({ step: 'test', code: 'test-missing' })
  const mine = { tenant_id: tenant.id }
  const now = new Date().toISOString()
  const sync = { ...mine, integration_id: id, kind: 'test', target: '4711', mapping_version: 1 }
  const ended = { stage: 'finished', outcome: 'completed', ended_at: now, is_green: true }
  const [test] = (await product
    .db('syncs')
    .insert({ ...sync, ...ended, started_by: 'admin-1' })
    .returning('id')) as { id: string }[]
  const set = async (columns: object) =>
    await product
      .db('integrations')
      .where({ ...mine, id })
      .update(columns)
  await set({ test_sync_id: test?.id })
  expect(await next()).toMatchObject({ step: 'review', code: 'not-approved' })
  await set({ approved_sync_id: test?.id, approved_by: 'admin-2', approved_at: now })
  expect(await next()).toMatchObject({ step: 'promotion', code: null })
  await ask('PUT', `integrations/${id}/mapping`, mapping)
  expect(await next()).toMatchObject({ step: 'test', code: 'test-of-other-mapping' })
  await set({ authorisation_lost_at: now, authorisation_lost_why: 'credentials-rejected' })
  expect(await next()).toMatchObject({ step: 'credentials', code: 'not-authorised' })
})

test('I7: a live integration whose mapping was tested has nothing left to set up, and one that is disconnected neither', async () => {
  const { id } = await integrated()
  await authorise(id)
  const set = async (columns: object) =>
    await product.db('integrations').where({ tenant_id: tenant.id, id }).update(columns)
  await set({
    stage: 'live',
    promoted_at: '2026-11-26T08:00:00.000Z',
    promoted_by: 'x',
    live_mapping_version: 1,
  })
  expect(await get(`integrations/${id}`)).toMatchObject({ stage: 'live', nextStep: null })
  await set({ stage: 'disconnected', disconnected_at: '2026-11-26T08:00:00.000Z' })
  expect(await get(`integrations/${id}`)).toMatchObject({ stage: 'disconnected', nextStep: null })
})

test('I3: what credentials hold stands in no answer, only who made them, when they run out and the company', async () => {
  const { id } = await integrated()
  await authorise(id)
  const answer = await ask('GET', `integrations/${id}`)
  expect(answer.body).toMatchObject({
    credentials: { version: 1, by: 'admin-1', expiresOn: null, authorisedAt: '2026-11-01T08:00:00.000Z' },
    company: { id: '4711', name: 'Fjord AS', organisationNumber: '999999999' },
  })
  expect(JSON.stringify(answer.body)).not.toContain('sealed')
})

test('I8: integrations are listed the oldest first, each once, over pages', async () => {
  const made = [await integrated(), await integrated(), await integrated()].map(({ id }) => id)
  const ids: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const cursor: string = next === '' ? '' : `&cursor=${next}`
    const page: { data: Integration[]; next: string | null } = await get(`integrations?limit=2${cursor}`)
    ids.push(...page.data.map(({ id }) => id))
    next = page.next
  }
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.slice(-3)).toEqual(made)
})

test('I8: a changed mapping is a new version, the same one again is none, and what the schema refuses is named', async () => {
  const { id } = await integrated()
  const path = `integrations/${id}/mapping`
  expect(await get(path)).toMatchObject({
    version: 1,
    mapping: { departments: {}, userType: 'NO_ACCESS' },
    unmapped: [],
  })
  const put = await ask('PUT', path, mapping)
  expect(put).toMatchObject({
    status: 200,
    body: { version: 2, madeBy: expect.stringContaining('admin-1') as string },
  })
  expect(await ask('PUT', path, mapping)).toMatchObject({ status: 200, body: put.body })
  const wrong = { departments: { D10: { numbr: '1' } }, endReason: 'SACKED' }
  expect(await ask('PUT', path, wrong)).toMatchObject({
    status: 422,
    problem: 'invalid-request',
    pointers: expect.arrayContaining(['/endReason', '/departments/D10/number']) as string[],
  })
  expect(await get(`integrations/${id}`)).toMatchObject({ mapping: { version: 2, liveVersion: null } })
  expect(await auditOf(id)).toMatchObject([
    { action: 'integration.created' },
    { action: 'integration.mapping-changed', old_value: { version: 1 }, new_value: { version: 2 } },
  ])
})

test('I1: a code that would break the file for everybody is refused by its place', async () => {
  const { id } = await integrated({ system: 'agda-ps' })
  const path = `integrations/${id}/mapping`
  expect(await ask('PUT', path, { encoding: 'iso-8859-1', payCodes: { monthly: '10–A' } })).toMatchObject({
    status: 422,
    problem: 'invalid-request',
    pointers: ['/payCodes/monthly'],
  })
  expect(await ask('PUT', path, { payCodes: { monthly: '10–A' } })).toMatchObject({ status: 200 })
})

test('I4: the mapping names every value of its scope that it says nothing about, with how many have it', async () => {
  const { id, employer } = await integrated()
  const at = (name: string, changes: object = {}) => ({
    ...employment,
    id: `${name}-1`,
    employerId: employer,
    ...changes,
  })
  await hire('M1', complete('M1', employer, { departmentId: 'D10', officeId: 'O1', employments: [at('M1')] }))
  await hire(
    'M2',
    complete('M2', employer, {
      departmentId: 'D10',
      officeId: null,
      employments: [
        at('M2', { occupationCode: 'cook' }),
        at('M2b', { occupationCode: 'cook' }),
        at('M2c', { employerId: null, contractType: 'elsewhere' }),
      ],
    }),
  )
  // Ended long ago, and of another employer.
  await hire(
    'M3',
    complete('M3', employer, { departmentId: 'D99', employments: [at('M3', { lastDay: inDays(-91) })] }),
  )
  await hire(
    'M4',
    complete('M4', employer, { departmentId: 'D98', employments: [at('M4', { employerId: null })] }),
  )
  const path = `integrations/${id}/mapping`
  expect(await get(path)).toMatchObject({
    unmapped: [
      { field: 'contractType', value: 'permanent', employees: 2 },
      { field: 'departmentId', value: 'D10', employees: 2 },
      { field: 'occupationCode', value: 'cook', employees: 1 },
      { field: 'officeId', value: 'O1', employees: 1 },
    ],
  })
  await ask('PUT', path, { ...mapping, occupationCodes: { cook: '5120101' } })
  expect(await get(path)).toMatchObject({ unmapped: [] })
})

test('I11: a widened scope makes the next live run ask, a narrower one does not', async () => {
  const { id } = await integrated()
  await hire('W1', employee('W1'))
  const approved = async () =>
    (await product.db('integrations').where({ tenant_id: tenant.id, id }).first('approved_scope')) as unknown
  await product.db('integrations').where({ tenant_id: tenant.id, id }).update({ approved_scope: 40 })
  const path = `integrations/${id}/scope`
  const narrow = { departmentIds: ['D1', 'D1'], excludedEmployeeIds: ['W1'] }
  expect(await ask('PUT', path, narrow)).toMatchObject({ status: 200, body: { departmentIds: ['D1'] } })
  expect(await approved()).toEqual({ approved_scope: 40 })
  expect(await ask('PUT', path, { ...narrow, departmentIds: ['D1', 'D2'] })).toMatchObject({ status: 200 })
  expect(await approved()).toEqual({ approved_scope: null })
  const [, narrowed, widened] = await auditOf(id)
  expect(narrowed).toMatchObject({ action: 'integration.scope-changed', new_value: { widened: false } })
  expect(widened?.new_value).toMatchObject({ widened: true, departmentIds: ['D1', 'D2'] })
})

test('I7, I8: a live scope is widened into that of another one only where that is accepted by name', async () => {
  const { id, employer } = await integrated()
  await ask('PUT', `integrations/${id}/scope`, { departmentIds: ['D1'] })
  const beside = await integrated({ scope: { departmentIds: ['D2'] } })
  const path = `integrations/${beside.id}/scope`
  const both = { employerIds: [employer, beside.employer], departmentIds: ['D2', 'D3'] }
  expect(await ask('PUT', path, both)).toMatchObject({ status: 200 })
  const change = (of: string, columns: object) => (db: Knex) =>
    db('integrations').where({ tenant_id: tenant.id, id: of }).update(columns)
  const live = { stage: 'live', promoted_at: '2026-11-01T08:00:00.000Z' }
  await change(id, live)(product.db)
  const wider = { ...both, departmentIds: ['D1', 'D2', 'D3'] }
  expect(await ask('PUT', path, wider), 'not live yet, so judged at promotion').toMatchObject({ status: 200 })
  await ask('PUT', path, both)
  await change(beside.id, live)(product.db)
  const overlap = {
    status: 409,
    body: { type: '/problems/integrations-overlap' },
    detail: expect.stringMatching(`${id}; .* acceptOverlapWith`) as string,
  }
  for (const stage of ['live', 'paused', 'needs-authorisation']) {
    await change(id, { stage })(product.db)
    expect(await ask('PUT', path, wider), stage).toMatchObject(overlap)
  }
  expect(await get(path), 'nothing was changed').toMatchObject(both)
  expect(await ask('PUT', path, { ...both, departmentIds: ['D2'] }), 'narrower').toMatchObject({
    status: 200,
  })
  const accepting = { ...wider, acceptOverlapWith: [id] }
  expect(await ask('PUT', path, accepting)).toMatchObject({ status: 200, body: wider })
  expect((await auditOf(beside.id)).at(-1)?.new_value, 'who accepted what').toMatchObject({
    acceptOverlapWith: [id],
  })
  expect(await ask('PUT', path, wider), 'as it is').toMatchObject({ status: 200 })
  await ask('PUT', path, both)
  await change(id, { stage: 'disconnected', disconnected_at: '2026-11-02T08:00:00.000Z' })(product.db)
  expect(await ask('PUT', path, wider), 'disconnected').toMatchObject({ status: 200 })
})

test('I7, I8: of two live scopes that are widened into each other at once, one is refused', async () => {
  const { id, employer } = await integrated()
  const beside = await integrated()
  const live = { stage: 'live', promoted_at: '2026-11-01T08:00:00.000Z' }
  await product.db('integrations').where({ tenant_id: tenant.id }).whereIn('id', [id, beside.id]).update(live)
  const both = { ...emptyScope, datasets: ['employees'], employerIds: [employer, beside.employer] }
  await using held = await holdPromotions(product.db, {
    tenant: tenant.id,
    change: (trx) =>
      trx('integrations')
        .where({ tenant_id: tenant.id, id })
        .update({ scope: JSON.stringify(both) }),
  })
  const atOnce = ask('PUT', `integrations/${beside.id}/scope`, both)
  await held.waiting(1)
  await held.release()
  expect(await atOnce).toMatchObject({ status: 409, body: { type: '/problems/integrations-overlap' } })
})

test('I8, I11: an integration covers employees unless it names absences as well, which widens its scope', async () => {
  const { id, scope } = await integrated()
  expect(scope.datasets).toEqual(['employees'])
  const mine = { tenant_id: tenant.id, id }
  await product.db('integrations').where(mine).update({ approved_scope: 40 })
  const path = `integrations/${id}/scope`
  const both = { datasets: ['absences', 'employees', 'absences'] }
  expect(await ask('PUT', path, both)).toMatchObject({ body: { datasets: ['employees', 'absences'] } })
  expect(await get(`integrations/${id}`)).toMatchObject({ scope: { datasets: ['employees', 'absences'] } })
  const row = product.db('integrations').where(mine)
  expect(await row.clone().first('approved_scope')).toEqual({ approved_scope: null })
  await row.clone().update({ approved_scope: 40 })
  expect(await ask('PUT', path, {})).toMatchObject({ body: { datasets: ['employees'] } })
  expect(await row.clone().first('approved_scope')).toEqual({ approved_scope: 40 })
})

test('I1, I8: a dataset that the system does not take is refused', async () => {
  const { id } = await integrated()
  const integration = { tenant: tenant.id, cause: {} }
  const scope = { ...emptyScope, datasets: ['employees', 'absences'] as const }
  const put = { id, accept: () => undefined, scope, acceptOverlapWith: [], offered: ['employees'] as const }
  await expect(putScope({ db: product.db, clock: databaseClock }, integration, put)).rejects.toMatchObject({
    code: 'dataset-not-offered',
    pointer: '/datasets',
  })
})

test('I4: types of absences that the mapping says nothing about are counted and told by employee, where absences are covered', async () => {
  const { id, employer } = await integrated()
  await ask('PUT', `integrations/${id}/mapping`, {
    ...mapping,
    absenceTypes: { parental: 'PARENTAL_BENEFITS' },
  })
  for (const name of ['V1', 'V2']) {
    await hire(name, complete(name, employer))
    const of = { employeeId: name, employmentId: `${name}-1`, percent: '100', startDate: inDays(-3) }
    for (const type of ['sick', 'parental'])
      expect(await ask('PUT', `absences/${name}-${type}`, { ...of, type })).toMatchObject({ status: 201 })
    // Over before the integration began.
    const over = { ...of, type: 'old', startDate: '2020-03-01', endDate: '2020-03-02' }
    await ask('PUT', `absences/${name}-old`, over)
  }
  const unmappedTypes = async () =>
    (await get<{ unmapped: unknown[] }>(`integrations/${id}/mapping`)).unmapped
  expect(await unmappedTypes()).toEqual([])
  await ask('PUT', `integrations/${id}/scope`, { datasets: ['employees', 'absences'] })
  expect(await unmappedTypes()).toEqual([{ field: 'absenceType', value: 'sick', employees: 2 }])
  const { data } = await get<{ data: object[] }>(`integrations/${id}/readiness`)
  const pointer = '/absences/V1-sick/type'
  expect(data[0]).toMatchObject({
    employeeId: 'V1',
    complete: true,
    findings: [{ field: 'absenceType', pointer, code: 'not-mapped', severity: 'partly-exported' }],
  })
})

test('I8: frozen dates are kept in order, each once', async () => {
  const { id } = await integrated()
  const dates = ['2027-01-25', '2026-12-23', '2027-01-25']
  const kept = ['2026-12-23', '2027-01-25']
  expect(await ask('PUT', `integrations/${id}/freeze`, { dates })).toMatchObject({ body: { dates: kept } })
  expect(await get(`integrations/${id}`)).toMatchObject({ frozen: kept })
})

test.for([
  ['mapping', mapping],
  ['scope', { departmentIds: ['D1'] }],
  ['freeze', { dates: [] }],
  ['matches/X1', { new: true, reason: 'x' }],
] as const)('I8: once disconnected %s cannot be changed', async ([part, body]) => {
  const { id } = await integrated()
  await product
    .db('integrations')
    .where({ tenant_id: tenant.id, id })
    .update({ stage: 'disconnected', disconnected_at: '2026-11-26T08:00:00.000Z' })
  expect(await ask('PUT', `integrations/${id}/${part}`, body)).toMatchObject({
    status: 409,
    problem: 'integration-disconnected',
  })
})

test('I8: whom the database finds in a scope is whom the rule covers', async () => {
  const { employer } = await integrated()
  const { employer: second } = await integrated()
  const some = ['D1', 'D2', null]
  const people = some.flatMap((departmentId, one) =>
    ['O1', null].flatMap((officeId, two) =>
      [employer, second].map((at, three) => ({ id: `S${one}${two}${three}`, departmentId, officeId, at })),
    ),
  )
  for (const { id, departmentId, officeId, at } of people) {
    const employments = [{ id: `${id}-1`, startDate: '2020-02-01', employerId: at }]
    await hire(id, employee(id, { departmentId, officeId, employments }))
  }
  const everyone: Scope = {
    employerIds: null,
    departmentIds: null,
    officeIds: null,
    employeeIds: null,
    excludedEmployeeIds: [],
  }
  const scopes: Scope[] = [
    everyone,
    { ...everyone, employerIds: [employer, second] },
    { ...everyone, departmentIds: ['D1'] },
    { ...everyone, officeIds: ['O1'], departmentIds: ['D1', 'D2'] },
    { ...everyone, employeeIds: ['S000', 'S110'], excludedEmployeeIds: ['S110'] },
  ]
  const found = []
  const ruled = []
  for (const scope of scopes) {
    const whole = { ...scope, employerIds: employersOf({ employerId: employer, scope }) }
    const asked = { scope: whole, today: inDays(0), goesOnFrom: null, after: null, limit: 500 }
    found.push(await pageOfScope(product.db, tenant.id, asked))
    ruled.push(
      people
        .filter(({ at, ...whose }) =>
          isInScope({ ...whose, employments: [{ ...employment, employerId: at }] }, whole),
        )
        .map(({ id }) => id),
    )
  }
  expect(found).toEqual(ruled)
  expect(found.map((ids) => ids.length)).toEqual([6, 12, 2, 2, 1])
})

test('I4: readiness tells every missing or invalid field of everyone in scope after the mapping, never a value', async () => {
  const { id, employer } = await integrated()
  const secret = '04059012378'
  await hire('R1', complete('R1', employer))
  await hire(
    'R2',
    complete('R2', employer, {
      nationalId: { country: 'NO', number: secret },
      bankAccount: null,
      mobilePhone: '070',
    }),
  )
  await hire('R3', employee('R3'))
  const path = `integrations/${id}/readiness`
  expect(await get(path)).toMatchObject({
    data: [
      {
        employeeId: 'R1',
        complete: false,
        findings: [
          { field: 'department', code: 'not-mapped', severity: 'warning' },
          { field: 'contractType', pointer: '/employments/0/contractType', code: 'not-mapped' },
        ],
      },
      { employeeId: 'R2', complete: false },
    ],
    next: null,
    testEmployees: [],
  })
  await ask('PUT', `integrations/${id}/mapping`, mapping)
  const answer = await ask('GET', path)
  expect(answer.body).toMatchObject({
    data: [
      { employeeId: 'R1', complete: true, findings: [] },
      {
        employeeId: 'R2',
        findings: [
          { field: 'nationalId', code: 'wrong-check-digit', severity: 'blocks' },
          { field: 'mobilePhone', code: 'wrong-form' },
          { field: 'bankAccount', code: 'missing', severity: 'partly-exported' },
        ],
      },
    ],
    testEmployees: ['R1'],
  })
  expect(JSON.stringify(answer.body)).not.toContain(secret)
  expect(await get(`${path}?complete=true`)).toMatchObject({ data: [{ employeeId: 'R1' }] })
  expect(await get(`${path}?complete=false`)).toMatchObject({ data: [{ employeeId: 'R2' }] })
})

test('I4: pages of readiness neither skip nor repeat, whichever are asked for', async () => {
  const { id, employer } = await integrated()
  await ask('PUT', `integrations/${id}/mapping`, mapping)
  for (const number of [1, 2, 3, 4, 5])
    await hire(`G${number}`, complete(`G${number}`, employer, number % 2 === 0 ? { nationalId: null } : {}))
  const all = async (query: string) => {
    const ids: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`
      const page: { data: { employeeId: string }[]; next: string | null } = await get(
        `integrations/${id}/readiness?limit=1${query}${cursor}`,
      )
      ids.push(...page.data.map(({ employeeId }) => employeeId))
      next = page.next
    }
    return ids
  }
  expect(await all('')).toEqual(['G1', 'G2', 'G3', 'G4', 'G5'])
  expect(await all('&complete=true')).toEqual(['G1', 'G3', 'G5'])
  expect(await all('&complete=false')).toEqual(['G2', 'G4'])
})

test('I4: a page that looked through enough ends there, and the next one goes on from there', async () => {
  const { id, employer } = await integrated()
  for (const number of [1, 2, 3, 4, 5]) await hire(`H${number}`, complete(`H${number}`, employer))
  const integration = await findIntegration(product.db, tenant.id, id)
  if (integration === undefined) throw new Error('no integration')
  const means = { db: product.db, clock: databaseClock, vault: vaultOf(product.config) }
  const walk = await walkScope(means, tenant.id, integration, { rowsAtOnce: 2 })
  const pages = (await Array.fromAsync(walk.pages('H1'))).map((page) => page.map(({ id: each }) => each))
  expect(pages).toEqual([
    ['H2', 'H3'],
    ['H4', 'H5'],
  ])
  const judge = ({ id: employeeId }: { id: string }) => ({
    employeeId,
    complete: employeeId === 'H5',
    findings: [],
  })
  const asked = { integration, target: null, judge, complete: true, limit: 10, mostLookedAt: 3 }
  expect(await readinessPage(means, tenant.id, { ...asked, after: '' })).toEqual({ found: [], last: 'H3' })
  expect(await readinessPage(means, tenant.id, { ...asked, after: 'H3' })).toMatchObject({
    found: [{ employeeId: 'H5' }],
    last: undefined,
  })
})

test('I5: nobody of protected identity is proposed for a test, whoever is complete else', async () => {
  const { id, employer } = await integrated()
  await ask('PUT', `integrations/${id}/mapping`, mapping)
  for (const name of ['T1', 'T2', 'T3', 'T4'])
    await hire(name, complete(name, employer, { protectedIdentity: name === 'T1' }))
  expect(await get(`integrations/${id}/readiness`)).toMatchObject({
    data: [{ employeeId: 'T1', complete: true }, {}, {}, {}],
    testEmployees: ['T2', 'T3'],
  })
})

test('I12: a person links a doubtful employee or says that it is new, and the next run sends all of it', async () => {
  const { id } = await integrated()
  for (const name of ['L1', 'L2']) await hire(name, employee(name))
  const path = `integrations/${id}/matches`
  expect(await get(path)).toEqual({ data: [], next: null })
  const decide = async (name: string, body: object) =>
    await ask('PUT', `${path}/${name}`, { reason: 'looked', ...body })
  expect(await decide('L1', { remoteId: '7' })).toMatchObject({ status: 409, problem: 'not-authorised' })
  await authorise(id)
  const of = { tenant_id: tenant.id, integration_id: id, target: '4711' }
  await product.db('matches').insert({
    ...of,
    employee_id: 'L1',
    kind: 'doubtful',
    doubt: 'several',
    candidates: ['7', '8'],
  })
  await product.db('matches').insert({ ...of, target: 'other', employee_id: 'L2', kind: 'new' })
  expect(await get(`${path}?kind=doubtful`)).toMatchObject({
    data: [{ employeeId: 'L1', kind: 'doubtful', doubt: 'several', candidates: ['7', '8'], decidedBy: null }],
  })
  await product
    .db('sync_records')
    .insert({ ...of, dataset: 'employees', employee_id: 'L1', digest: 'of another' })
  const linked = { kind: 'matched', remoteId: '7', doubt: null, candidates: [], decidedBy: 'admin-1' }
  expect(await decide('L1', { remoteId: '7' })).toMatchObject({ status: 200, body: linked })
  expect(await product.db('sync_records').where(of)).toEqual([])
  expect(await decide('L2', { remoteId: '7' })).toMatchObject({
    status: 409,
    problem: 'remote-id-taken',
    body: { employee: 'L1' },
  })
  expect(await decide('L2', { new: true })).toMatchObject({
    status: 200,
    body: { kind: 'new', remoteId: null },
  })
  expect(await get(path)).toMatchObject({
    data: [
      { employeeId: 'L1', ...linked },
      { employeeId: 'L2', kind: 'new' },
    ],
  })
  expect((await auditOf('L1')).at(-1)).toMatchObject({
    action: 'integration.match-decided',
    old_value: { kind: 'doubtful', remoteId: null },
    new_value: { integration: id, kind: 'matched', remoteId: '7' },
    reason: 'looked',
  })
})

test('I12: what a person has said again changes nothing, also what was sent since', async () => {
  const { id } = await integrated()
  await authorise(id)
  await hire('A1', employee('A1'))
  const decide = async () =>
    await ask('PUT', `integrations/${id}/matches/A1`, { remoteId: '9', reason: 'looked' })
  const first = await decide()
  const record = { tenant_id: tenant.id, integration_id: id, target: '4711', dataset: 'employees' }
  await product.db('sync_records').insert({ ...record, employee_id: 'A1', digest: 'x' })
  expect((await decide()).body).toEqual(first.body)
  expect(await product.db('sync_records').where(record)).toHaveLength(1)
})

/** The Visma.net of the sandbox over raw HTTP: as strict as it claims to be, and its ledger tells what took effect. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  startVismaNetSandbox,
  vismaNetClient,
  vismaNetCompany,
  vismaNetScopes,
  type VismaNetSandbox,
} from '../support/visma-net.ts'

type Body = Record<string, unknown>
type Response = { status: number; headers: Headers; body: Body }

const MEDIA_TYPE = 'application/vnd.no.payroll.employee.V2.0+json'
const company = vismaNetCompany.tenantId
const AT_ONCE = { least: 0, most: 0 }
const NEVER_BY_ITSELF = { least: 86_000, most: 86_000 }

const position = {
  typeOfPosition: 'Ordinary',
  employmentForm: [{ value: 'fast' }],
  typeOfWork: [{ value: '1233101' }],
  workTimeAgreement: [{ value: vismaNetCompany.workTimeAgreements[0]?.id }],
  partTimeFactors: [{ value: 100 }],
  salaryInformation: [{ salaryType: 'Period', contractSalaryType: 'Monthly', monthlySalary: '50000' }],
  taxUnitIds: [{ value: vismaNetCompany.taxUnits[0]?.id }],
  activeStart: '2020-02-01',
}

const kari = {
  number: '1042',
  personNames: [{ firstName: 'Kari', lastName: 'Prøve' }],
  personIds: [{ typeOfId: 'DNumber', id: '67024795818' }],
  dateOfBirth: '1990-05-04',
  address: { countryCode: 'NO' },
  salaryPaymentMethod: { paymentType: 'cash' },
}

let sandbox: VismaNetSandbox
let token: string

beforeAll(async () => {
  sandbox = await startVismaNetSandbox()
})
afterAll(() => sandbox[Symbol.asyncDispose]())

beforeEach(async () => {
  await sandbox.control.reset()
  await sandbox.control.putCompany(vismaNetCompany)
  await sandbox.control.putSettings({ jobSeconds: AT_ONCE })
  token = await tokenFor()
})

async function raw(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init)
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson && text !== '' ? JSON.parse(text) : {}) as Body,
  }
}

const form = {
  grant_type: 'client_credentials',
  client_id: vismaNetClient.id,
  client_secret: vismaNetClient.clientSecret,
  scope: vismaNetScopes.join(' '),
  tenant_id: company,
}

const askForToken = (changed: Record<string, string> = {}, at = sandbox.tokenUrl) =>
  raw(at, { method: 'POST', body: new URLSearchParams({ ...form, ...changed }) })

async function tokenFor(changed: Record<string, string> = {}): Promise<string> {
  return String((await askForToken(changed)).body['access_token'])
}

function call({
  method = 'GET',
  path,
  body,
  as = token,
  headers = {},
  at = sandbox.apiUrl,
}: {
  method?: string
  path: string
  body?: unknown
  as?: string
  headers?: Record<string, string>
  at?: string
}) {
  return raw(`${at}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${as}`,
      accept: MEDIA_TYPE,
      ...(method === 'GET' ? {} : { 'content-type': MEDIA_TYPE }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

const get = (path: string) => call({ path })
const post = (path: string, body: unknown) => call({ method: 'POST', path, body })
const put = (path: string, body: unknown, etag: unknown) =>
  call({ method: 'PUT', path, body, headers: { 'if-match': String(etag) } })

const dataOf = ({ body }: Response) => body['data'] as Body[]
const wrong = ({ status, body }: Response) => ({
  status,
  properties: (body['errors'] as Body[]).map(({ property }) => property),
})
const refusedBecause = (...properties: string[]) => ({ status: 400, properties })

/** Of an answer 202, below the API's base. */
function jobPathOf({ headers }: Response): string {
  const path = headers.get('location') ?? ''
  expect(path).toMatch(/^\/visma-net\/v2\//)
  return path.replace('/visma-net/v2', '')
}

async function jobOf(answer: Response) {
  expect(answer.status).toBe(202)
  return (await get(jobPathOf(answer))).body
}

const resultsOf = (job: Body) =>
  (job['validationResults'] as Body[]).map(({ severity, property }) => ({ severity, property }))
const failedFor = (...properties: string[]) => ({
  status: 'Failed',
  results: properties.map((property) => ({ severity: 'error', property })),
})
const verdictOf = async (answer: Response) => {
  const job = await jobOf(answer)
  return { status: job['status'], results: resultsOf(job) }
}

const createBody = (more: Body = {}, inPosition: Body = {}) => ({
  ...kari,
  positions: [{ ...position, ...inPosition }],
  ...more,
})
const create = (more: Body = {}, inPosition: Body = {}) =>
  post('/employees/withPosition', createBody(more, inPosition))

/** An employee as it is read, with the versions to write by. */
async function read(id: unknown) {
  const { headers, body } = await get(`/employees/${String(id)}?embed=(positions)`)
  const { _embedded, ...document } = body as Body & { _embedded: { positions: (Body & { id: string })[] } }
  return { document, etag: headers.get('etag'), positions: _embedded.positions }
}

async function makeKari(more: Body = {}, inPosition: Body = {}) {
  const job = await jobOf(await create(more, inPosition))
  expect(job).toMatchObject({ status: 'Succeeded' })
  const { document, etag, positions } = await read(job['artifactId'])
  const [first] = positions
  if (first === undefined) throw new Error('without a position')
  const path = `/employees/${String(document['id'])}`
  return { document, etag, path, position: first, positionPath: `${path}/positions/${first.id}` }
}

describe('tokens', () => {
  test('a token for a company opens the API and tells the scopes that it holds', async () => {
    const { status, body } = await askForToken()
    expect({ status, scope: body['scope'] }).toEqual({ status: 200, scope: vismaNetScopes.join(' ') })
    expect((await get('/companySettings')).body).toEqual({
      companyName: 'Fjord AS',
      organizationNumber: '999999999',
    })
  })

  test('no token, a forged one, one without a tenant and one of a customer tenant are 401', async () => {
    const customer = 'cccccccc-2222-4333-8444-555555555555'
    await sandbox.control.putCompany({ ...vismaNetCompany, tenantId: customer, kind: 'customer' })
    const ofCustomer = await tokenFor({ tenant_id: customer })
    const { tenant_id: _tenant, ...withoutTenant } = form
    const answer = await raw(sandbox.tokenUrl, { method: 'POST', body: new URLSearchParams(withoutTenant) })
    for (const as of ['', `${token}x`, ofCustomer, String(answer.body['access_token'])])
      expect((await call({ path: '/employees', as })).status).toBe(401)
  })

  test('a tenant that is unknown or has not let the client in gives no token', async () => {
    expect(await askForToken({ tenant_id: 'dddddddd-2222-4333-8444-555555555555' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    })
    await sandbox.control.putCompany({ ...vismaNetCompany, clients: [{ id: 'other' }] })
    expect(await askForToken()).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  })

  test('what the tenant has not given is missing in the scope, and 403', async () => {
    await sandbox.control.putCompany({
      ...vismaNetCompany,
      clients: [{ id: vismaNetClient.id, rights: ['read'] }],
    })
    const { body } = await askForToken()
    expect(body['scope']).toBe('visma_net_employee:employees:read')
    token = String(body['access_token'])
    expect((await get('/employees')).status).toBe(200)
    expect((await create()).status).toBe(403)
    expect(await askForToken({ scope: 'visma_net_employee:employees:write' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    })
  })
})

describe('media types', () => {
  test('answers are of the media type of the vendor, refusals plain JSON with what is wrong', async () => {
    expect((await get('/employees')).headers.get('content-type')).toBe(MEDIA_TYPE)
    const refusal = await get('/employees?page=2')
    expect(refusal.headers.get('content-type')).toBe('application/json')
    expect(refusal.body).toMatchObject({
      message: expect.any(String) as string,
      errors: [{ property: 'page' }],
    })
  })

  test('a body of another type is 415, a wish for another answer 406, no JSON 400', async () => {
    const write = { method: 'POST', path: '/employees/withPosition', body: createBody() }
    const statusWith = async (headers: Record<string, string>) => (await call({ ...write, headers })).status
    expect(await statusWith({ 'content-type': 'application/json' })).toBe(415)
    expect(await statusWith({ accept: 'application/json' })).toBe(406)
    expect(await statusWith({ accept: '*/*', 'content-type': `${MEDIA_TYPE}; charset=utf-8` })).toBe(202)
    for (const body of ['{', '[]', '']) expect((await post('/employees/withPosition', body)).status).toBe(400)
  })
})

describe('jobs', () => {
  test('a write is 202 with an empty body; nothing is there until its job has run', async () => {
    await sandbox.control.putSettings({ jobSeconds: NEVER_BY_ITSELF })
    const answer = await create()
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 202, body: {} })
    expect(await jobOf(answer)).toMatchObject({
      ...{ tenantId: company, clientId: vismaNetClient.id, action: 'Create', artifactType: 'Employee' },
      ...{ status: 'Queued', statusCode: 1, artifactId: null, validationResults: [] },
    })
    expect(dataOf(await get('/employees'))).toEqual([])
    expect(await sandbox.control.finishJobs()).toBe(1)
    const job = await jobOf(answer)
    expect(job).toMatchObject({ status: 'Succeeded', statusCode: 4 })
    expect((await get(`/employees/${String(job['artifactId'])}`)).body).toMatchObject({ number: '1042' })
  })

  test('jobs take their time, and end by themselves', async () => {
    await sandbox.control.putSettings({ jobSeconds: { least: 0.1, most: 0.2 } })
    const answer = await create()
    await expect.poll(async () => (await jobOf(answer))['status'], { timeout: 60_000 }).toBe('Succeeded')
  })

  test('how long each takes is drawn from the seed', async () => {
    const durations = async (seed: number) => {
      await sandbox.control.reset()
      await sandbox.control.putCompany(vismaNetCompany)
      await sandbox.control.putSettings({ jobSeconds: { least: 10, most: 1000 }, seed })
      for (const number of ['1', '2', '3']) await create({ number })
      const jobs = await sandbox.control.jobs()
      return jobs.map(({ seconds }) => seconds)
    }
    const first = await durations(7)
    expect(new Set(first).size).toBe(3)
    expect(await durations(7)).toEqual(first)
    expect(await durations(8)).not.toEqual(first)
  })

  test('the second employee with a number fails late and leaves nothing behind', async () => {
    await sandbox.control.putSettings({ jobSeconds: NEVER_BY_ITSELF })
    const answers = [await create(), await create()]
    expect(answers.map(({ status }) => status)).toEqual([202, 202])
    await sandbox.control.finishJobs()
    const jobs = await Promise.all(answers.map(jobOf))
    expect(jobs.map(({ status }) => status)).toEqual(['Succeeded', 'Failed'])
    expect(jobs[1]).toMatchObject({ artifactId: null, statusCode: 5 })
    expect(await sandbox.control.counts({ employeeNumber: '1042' })).toMatchObject([
      { accepted: 2, created: 1, failed: 1, positions: { '2020-02-01': 1 } },
    ])
  })

  test('an employee without a number gets the next free one', async () => {
    await create({ number: '7' })
    await create({ number: undefined })
    expect(dataOf(await get('/employees')).map(({ number }) => number)).toEqual(['7', '8'])
  })

  test('jobs of employees are listed newest first, those of positions under their employee', async () => {
    const { path, positionPath, position: known } = await makeKari()
    await put(positionPath, known, known['eTag'])
    await create({ number: '2' })
    const listed = async (at: string) =>
      dataOf(await get(at)).map(({ action, artifactType }) => [action, artifactType])
    expect(await listed('/employees/jobs')).toEqual([
      ['Create', 'Employee'],
      ['Create', 'Employee'],
    ])
    expect(await listed(`${path}/positions/jobs`)).toEqual([['Update', 'Position']])
    const [newest] = await sandbox.control.jobs().then((jobs) => jobs.toReversed())
    expect(dataOf(await get('/employees/jobs'))[0]).toMatchObject({ id: newest?.id })
    expect((await get('/employees/jobs/unknown')).status).toBe(404)
  })

  test('a job of another company is not there', async () => {
    const other = 'eeeeeeee-2222-4333-8444-555555555555'
    await sandbox.control.putCompany({ ...vismaNetCompany, tenantId: other })
    const job = jobPathOf(await create())
    token = await tokenFor({ tenant_id: other })
    expect((await get(job)).status).toBe(404)
    expect(dataOf(await get('/employees'))).toEqual([])
  })
})

describe('what a new employee lacks is told at once', () => {
  test.each(['personNames', 'personIds', 'dateOfBirth', 'address', 'salaryPaymentMethod', 'positions'])(
    '%s',
    async (property) => {
      const nested: Record<string, string> = {
        address: 'address.countryCode',
        salaryPaymentMethod: 'salaryPaymentMethod.paymentType',
      }
      expect(wrong(await create({ [property]: undefined }))).toEqual(
        refusedBecause(nested[property] ?? property),
      )
    },
  )

  test.each(Object.keys(position))('positions[0].%s', async (property) => {
    expect(wrong(await create({}, { [property]: undefined }))).toEqual(
      refusedBecause(`positions[0].${property}`),
    )
  })

  test('an empty list and a name without its last part are missing, too', async () => {
    expect(wrong(await create({ personIds: [], personNames: [{ firstName: 'Kari' }] }))).toEqual(
      refusedBecause('personIds', 'personNames[0].lastName'),
    )
  })
})

describe('what cannot be read is told at once', () => {
  test('amounts are texts', async () => {
    const salaryInformation = [{ salaryType: 'Period', contractSalaryType: 'Monthly', monthlySalary: 50_000 }]
    expect(wrong(await create({}, { salaryInformation }))).toEqual(
      refusedBecause('positions[0].salaryInformation[0].monthlySalary'),
    )
  })

  test('the amount that the type of contract names has to be there', async () => {
    const salaryInformation = [{ salaryType: 'Period', contractSalaryType: 'Hourly', monthlySalary: '50000' }]
    expect(wrong(await create({}, { salaryInformation }))).toEqual(
      refusedBecause('positions[0].salaryInformation[0].hourlySalary'),
    )
  })

  test('unknown properties, unless the company is set to take such a text', async () => {
    const emailAddress = 'kari@example.no'
    expect(wrong(await create({ emailAddress }))).toEqual(refusedBecause('emailAddress'))
    expect(wrong(await create({ address: { countryCode: 'NO', planet: 'Mars' } }))).toEqual(
      refusedBecause('address.planet'),
    )
    await sandbox.control.putCompany({ ...vismaNetCompany, properties: { employee: ['emailAddress'] } })
    expect(wrong(await create({ emailAddress: 7 }))).toEqual(refusedBecause('emailAddress'))
    expect((await create({ emailAddress })).status).toBe(202)
  })

  test('a date that is none', async () => {
    expect(wrong(await create({ dateOfBirth: '1990-02-30' }, { activeStart: '1/2/2030' }))).toEqual(
      refusedBecause('dateOfBirth', 'positions[0].activeStart'),
    )
  })

  test('a timeline whose values overlap, leave a gap or end before they start', async () => {
    const problemsWith = async (...partTimeFactors: Body[]) => wrong(await create({}, { partTimeFactors }))
    const at = 'positions[0].partTimeFactors'
    const until = (activeEnd: string) => ({ value: 100, activeEnd })
    const from = (activeStart: string, more: Body = {}) => ({ value: 50, activeStart, ...more })
    expect(await problemsWith({ value: 100 }, from('2025-01-01'))).toEqual(refusedBecause(at))
    expect(await problemsWith(until('2025-01-01'), from('2025-01-01'))).toEqual(refusedBecause(at))
    expect(await problemsWith(until('2024-12-30'), from('2025-01-01'))).toEqual(refusedBecause(at))
    expect(await problemsWith(from('2025-01-02', { activeEnd: '2025-01-01' }))).toEqual(
      refusedBecause(`${at}[0].activeEnd`),
    )
    expect((await create({}, { partTimeFactors: [until('2024-12-31'), from('2025-01-01')] })).status).toBe(
      202,
    )
  })

  test('a dimension holds one value at a time, and may hold none; pensions may overlap', async () => {
    const accountingDimensions = (...dimensionValues: Body[]) => ({
      accountingDimensions: [{ dimension: '1', dimensionValues }],
    })
    const before = { value: '210', activeEnd: '2024-01-31' }
    const pensions = [{ name: 'OTP' }, { name: 'AFP' }]
    expect(
      wrong(await create({}, accountingDimensions(before, { value: '220', activeStart: '2024-01-31' }))),
    ).toEqual(refusedBecause('positions[0].accountingDimensions[0].dimensionValues'))
    const gap = accountingDimensions(before, { value: '220', activeStart: '2024-03-01' })
    expect((await create({}, { ...gap, pensions })).status).toBe(202)
  })

  test('an employment that ends before it starts', async () => {
    expect(wrong(await create({}, { activeEnd: '2020-01-31' }))).toEqual(
      refusedBecause('positions[0].activeEnd'),
    )
  })
})

describe('what does not hold is told late, by the job', () => {
  test.each([
    ['ten digits', { typeOfId: 'DNumber', id: '6702479581' }],
    ['other control digits', { typeOfId: 'DNumber', id: '67024795819' }],
    ['a D number as FNumber', { typeOfId: 'FNumber', id: '67024795818' }],
  ])('an identity number with %s', async (_what, personId) => {
    expect(await verdictOf(await create({ personIds: [personId] }))).toEqual(failedFor('personIds[0].id'))
  })

  test.each([
    ['taxUnitIds', 'aaaaaaaa-0000-4000-8000-00000000dead'],
    ['workTimeAgreement', 'bbbbbbbb-0000-4000-8000-00000000dead'],
    ['employmentForm', 'permanent'],
    ['typeOfWork', 'Developer'],
    ['partTimeFactors', 101],
  ])('%s %s', async (property, value) => {
    expect(await verdictOf(await create({}, { [property]: [{ value }] }))).toEqual(
      failedFor(`positions[0].${property}[0].value`),
    )
    expect(dataOf(await get('/employees'))).toEqual([])
  })

  test('a manager who is no employee', async () => {
    expect(await verdictOf(await create({ manager: crypto.randomUUID() }))).toEqual(failedFor('manager'))
    const { document } = await makeKari()
    expect(await verdictOf(await create({ number: '2', manager: document['id'] }))).toMatchObject({
      status: 'Succeeded',
    })
    expect(dataOf(await get(`/employees?manager=${String(document['id'])}`))).toMatchObject([{ number: '2' }])
  })
})

describe('salaries', () => {
  test('all three amounts are shown, worked out of the one that counts; monthly unless said', async () => {
    const { position: made } = await makeKari(
      {},
      { salaryInformation: [{ salaryType: 'Period', monthlySalary: '10000', yearlySalary: '1' }] },
    )
    expect(made['salaryInformation']).toEqual([
      {
        ...{ salaryType: 'Period', contractSalaryType: 'Monthly' },
        ...{ monthlySalary: '10000', hourlySalary: '61.54', yearlySalary: '120000' },
      },
    ])
  })

  test('without the type of contract, a timeline with an hourly one keeps its salaries and warns', async () => {
    const hourly = { salaryType: 'Period', contractSalaryType: 'Hourly', hourlySalary: '300' }
    const { positionPath, position: known } = await makeKari({}, { salaryInformation: [hourly] })
    const [salary] = known['salaryInformation'] as [Body]
    const added = { salaryType: 'Period', monthlySalary: '60000', activeStart: '2025-01-01' }
    const job = await jobOf(
      await put(
        positionPath,
        { ...known, salaryInformation: [{ ...salary, activeEnd: '2024-12-31' }, added], typeOfPerson: 'A' },
        known['eTag'],
      ),
    )
    expect({ status: job['status'], results: resultsOf(job) }).toEqual({
      status: 'Succeeded',
      results: [{ severity: 'warning', property: 'salaryInformation' }],
    })
    const { body, headers } = await get(positionPath)
    expect(body).toMatchObject({ typeOfPerson: 'A', salaryInformation: [salary] })

    const { contractSalaryType: _type, ...untyped } = salary
    const changed = { ...body, salaryInformation: [{ ...untyped, monthlySalary: '70000' }] }
    expect(await verdictOf(await put(positionPath, changed, headers.get('etag')))).toEqual(
      failedFor('salaryInformation'),
    )
  })
})

describe('drafts', () => {
  test('a draft may lack what is required, and is listed only where asked for', async () => {
    expect(await verdictOf(await post('/employees/withPosition', { isDraft: true }))).toMatchObject({
      status: 'Succeeded',
    })
    expect(dataOf(await get('/employees'))).toEqual([])
    expect(dataOf(await get('/employees?includeDrafts=true'))).toMatchObject([{ isDraft: true, number: '1' }])
  })

  test('what stands in a draft is judged all the same', async () => {
    const write = (more: Body) => post('/employees/withPosition', { isDraft: true, ...more })
    expect(wrong(await write({ positions: [{ partTimeFactors: [{ value: '100' }] }] }))).toEqual(
      refusedBecause('positions[0].partTimeFactors[0].value'),
    )
    expect(await verdictOf(await write({ personIds: [{ typeOfId: 'FNumber', id: '1' }] }))).toEqual(
      failedFor('personIds[0].id'),
    )
  })

  test('a client cannot activate one; a person can, once it is complete, and its ETag changes', async () => {
    const { document, etag, path } = await makeKari({ isDraft: true, dateOfBirth: undefined })
    expect(wrong(await put(path, { ...document, isDraft: false }, etag))).toEqual(refusedBecause('isDraft'))
    expect(await sandbox.control.activate({ company })).toEqual({
      activated: [],
      incomplete: [{ number: '1042', missing: ['dateOfBirth'] }],
    })
    await jobOf(await put(path, { ...document, dateOfBirth: '1990-05-04' }, etag))
    const before = (await get(path)).headers.get('etag')
    expect(await sandbox.control.activate({ company })).toEqual({ activated: ['1042'], incomplete: [] })
    const after = await get(path)
    expect(after.body).toMatchObject({ isDraft: false })
    expect(after.headers.get('etag')).not.toBe(before)
  })
})

describe('overwriting', () => {
  test('without If-Match 428, with another one 412; quotes may be left out', async () => {
    const { document, etag, path, positionPath, position: known } = await makeKari()
    for (const [at, body] of [
      [path, document],
      [positionPath, known],
    ] as const) {
      expect((await call({ method: 'PUT', path: at, body })).status).toBe(428)
      expect((await put(at, body, '"other"')).status).toBe(412)
    }
    expect((await put(path, document, etag?.replaceAll('"', ''))).status).toBe(202)
    expect((await put(path, document, etag)).status).toBe(412)
  })

  test('the ETags of an employee and of its positions are their own', async () => {
    const { document, etag, path, positionPath, position: known } = await makeKari()
    expect((await get(positionPath)).headers.get('etag')).toBe(known['eTag'])
    await jobOf(await put(positionPath, { ...known, typeOfPerson: 'A' }, known['eTag']))
    const after = await get(path)
    expect(after.headers.get('etag')).toBe(etag)
    expect(String(after.body['lastChange']) > String(document['lastChange'])).toBe(true)
    await jobOf(await put(path, { ...document, notes: 'new' }, etag))
    expect((await get(positionPath)).headers.get('etag')).not.toBe(known['eTag'])
    expect((await get(path)).headers.get('etag')).not.toBe(etag)
  })

  test('the whole document is replaced: what is not sent is gone, and the ledger says what', async () => {
    const { document, etag, path } = await makeKari({ notes: 'keep me' })
    const { notes: _notes, taxInformation: _tax, ...rest } = document
    await jobOf(await put(path, rest, etag))
    expect((await get(path)).body).not.toHaveProperty('notes')
    expect(await sandbox.control.losses()).toMatchObject([
      { employeeNumber: '1042', effect: 'updated', lost: ['notes', 'taxInformation'], overwritten: [] },
    ])
  })

  test('closing a value and appending one loses nothing', async () => {
    const { positionPath, position: known } = await makeKari()
    const [salary] = known['salaryInformation'] as [Body]
    const salaryInformation = [
      { ...salary, activeEnd: '2024-12-31' },
      { ...salary, monthlySalary: '60000', activeStart: '2025-01-01' },
    ]
    await jobOf(await put(positionPath, { ...known, salaryInformation }, known['eTag']))
    expect(await sandbox.control.losses()).toEqual([])
    const before = (await get(positionPath)).body
    const [first] = before['salaryInformation'] as [Body]
    await jobOf(await put(positionPath, { ...before, salaryInformation: [first] }, before['eTag']))
    expect(await sandbox.control.losses()).toMatchObject([{ lost: ['salaryInformation[2025-01-01]'] }])
  })

  test('a value that is overwritten in place is told apart from one that is lost', async () => {
    const accountingDimensions = [
      { dimension: '1', dimensionValues: [{ value: '210', activeStart: '2020-02-01' }] },
    ]
    const { positionPath, position: known } = await makeKari({}, { accountingDimensions })
    const changed = {
      ...known,
      partTimeFactors: [{ value: 50 }],
      accountingDimensions: [
        { dimension: '1', dimensionValues: [{ value: '220', activeStart: '2020-02-01' }] },
      ],
    }
    await jobOf(await put(positionPath, changed, known['eTag']))
    expect(await sandbox.control.losses()).toMatchObject([
      {
        lost: [],
        overwritten: ['partTimeFactors[]', 'accountingDimensions[1].dimensionValues[2020-02-01]'],
      },
    ])
  })

  test('an end may be taken back', async () => {
    const { positionPath, position: known } = await makeKari({}, { activeEnd: '2025-12-31' })
    const { activeEnd: _end, ...open } = known
    await jobOf(await put(positionPath, open, known['eTag']))
    expect((await get(positionPath)).body).not.toHaveProperty('activeEnd')
    expect(await sandbox.control.losses()).toEqual([])
  })

  test('what people entered there is taken back as it is, and nothing else that is unknown', async () => {
    const { document, path } = await makeKari()
    const borderCommuter = { country: 'SE', periods: [{ id: '7', days: 3 }] }
    await sandbox.control.edit({ company, number: '1042', employee: { borderCommuter } })
    const { body, headers } = await get(path)
    expect(body).toMatchObject({ borderCommuter })
    expect(wrong(await put(path, { ...body, hobbies: [] }, headers.get('etag')))).toEqual(
      refusedBecause('hobbies'),
    )
    await jobOf(await put(path, body, headers.get('etag')))
    expect((await get(path)).body).toMatchObject({ borderCommuter })
    const { etag } = await read(document['id'])
    await jobOf(await put(path, document, etag))
    expect(await sandbox.control.losses()).toMatchObject([{ lost: ['borderCommuter'] }])
  })

  test('what is read only comes back as it was or is refused; positions are overwritten by themselves', async () => {
    const { document, etag, path, positionPath, position: known } = await makeKari()
    expect(wrong(await put(path, { ...document, id: 'other' }, etag))).toEqual(refusedBecause('id'))
    expect(wrong(await put(path, { ...document, _embedded: {} }, etag))).toEqual(refusedBecause('_embedded'))
    expect(wrong(await put(positionPath, { ...known, employeeId: 'other' }, known['eTag']))).toEqual(
      refusedBecause('employeeId'),
    )
  })

  test('of two writes from one version the later job fails', async () => {
    const { document, etag, path } = await makeKari()
    await sandbox.control.putSettings({ jobSeconds: NEVER_BY_ITSELF })
    const answers = [
      await put(path, { ...document, notes: 'one' }, etag),
      await put(path, { ...document, notes: 'two' }, etag),
    ]
    await sandbox.control.finishJobs()
    const jobs = await Promise.all(answers.map(jobOf))
    expect(jobs.map(({ status }) => status)).toEqual(['Succeeded', 'Failed'])
    expect(jobs.map(({ artifactId }) => artifactId)).toEqual([document['id'], document['id']])
    expect((await get(path)).body).toMatchObject({ notes: 'one' })
  })

  test('a position is added with all that it needs, and belongs to its employee alone', async () => {
    const { path, position: first } = await makeKari({}, { activeEnd: '2024-06-30' })
    const again = { ...position, activeStart: '2025-01-01' }
    const { typeOfWork: _work, ...incomplete } = again
    expect(wrong(await post(`${path}/positions`, incomplete))).toEqual(refusedBecause('typeOfWork'))
    const job = await jobOf(await post(`${path}/positions`, again))
    expect(job).toMatchObject({ artifactType: 'Position', action: 'Create', status: 'Succeeded' })
    const listed = await get(`${path}/positions`)
    expect(listed.body).toMatchObject([
      { id: first.id },
      { id: job['artifactId'], activeStart: '2025-01-01' },
    ])
    const other = await makeKari({ number: '2' })
    expect((await get(`${other.path}/positions/${first.id}`)).status).toBe(404)
    expect(await sandbox.control.counts({ employeeNumber: '1042' })).toMatchObject([
      { positions: { '2020-02-01': 1, '2025-01-01': 1 } },
    ])
  })
})

describe('lists', () => {
  async function crowd(count: number): Promise<void> {
    const documents = Array.from({ length: count }, (_, index) => ({
      employee: { ...kari, number: String(index + 1) },
      positions: [position],
    }))
    await sandbox.control.addDocuments({ company, documents })
  }

  async function pages(query: string, path = '/employees'): Promise<Body[][]> {
    const found: Body[][] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const separator = query === '' ? '' : '&'
      const next = cursor === '' ? '' : `${separator}cursor=${cursor}`
      const { status, body } = await get(`${path}?${query}${next}`)
      expect(status).toBe(200)
      found.push(body['data'] as Body[])
      cursor = body['cursor'] as string | null
    }
    return found
  }

  test('50 a page at the most, fewer where asked for', async () => {
    await crowd(101)
    const sizes = async (query: string) => (await pages(query)).map(({ length }) => length)
    expect(await sizes('')).toEqual([50, 50, 1])
    expect(await sizes('page-size=1000')).toEqual([50, 50, 1])
    expect(await sizes('page-size=40')).toEqual([40, 40, 21])
    const numbers = (await pages('page-size=40')).flat().map(({ number }) => number)
    expect(new Set(numbers).size).toBe(101)
  })

  test('the cursor wants the parameters that it was made with', async () => {
    await crowd(3)
    const { body } = await get('/employees?page-size=1&onlyActive=True')
    const cursor = String(body['cursor'])
    expect((await get(`/employees?page-size=1&onlyActive=True&cursor=${cursor}`)).status).toBe(200)
    for (const query of [`page-size=1&cursor=${cursor}`, `page-size=2&onlyActive=True&cursor=${cursor}`])
      expect(wrong(await get(`/employees?${query}`))).toEqual(refusedBecause('cursor'))
    expect(wrong(await get('/employees?cursor=abc'))).toEqual(refusedBecause('cursor'))
  })

  test('whoever comes in between moves no page', async () => {
    await crowd(2)
    const { body } = await get('/employees?page-size=2')
    expect(body['cursor']).toBeNull()
    const first = await get('/employees?page-size=1')
    await create({ number: '900' })
    const rest = await get(`/employees?page-size=1&cursor=${String(first.body['cursor'])}`)
    expect(dataOf(rest)).toMatchObject([{ number: '2' }])
    const jobs = await pages('page-size=1', '/employees/jobs')
    expect(jobs.map(({ length }) => length)).toEqual([1])
  })

  test('unknown parameters, repeated ones and values that are none are 400', async () => {
    for (const [query, property] of [
      ['employeeNumber=1', 'employeeNumber'],
      ['page-size=0', 'page-size'],
      ['page-size=2&page-size=3', 'page-size'],
      ['onlyActive=yes', 'onlyActive'],
      ['fromLastChangedDate=2026', 'fromLastChangedDate'],
      ['embed=(pensions)', 'embed'],
      ['fields=(number)', 'fields'],
      ['fields=id', 'fields'],
    ] as const)
      expect(wrong(await get(`/employees?${query}`))).toEqual(refusedBecause(property))
  })

  test('onlyActive shows those with a position today', async () => {
    await create({ number: '1' })
    await create({ number: '2' }, { activeEnd: '2024-01-31' })
    await create({ number: '3' }, { activeStart: '2099-01-01' })
    expect(dataOf(await get('/employees?onlyActive=True'))).toMatchObject([{ number: '1' }])
    expect(dataOf(await get('/employees?onlyActive=False')).length).toBe(3)
  })

  test('fromLastChangedDate counts that day, and changes of positions', async () => {
    const { document } = await makeKari()
    const day = String(document['lastChange']).slice(0, 10)
    expect(dataOf(await get(`/employees?fromLastChangedDate=${day}`)).length).toBe(1)
    expect(dataOf(await get('/employees?fromLastChangedDate=2999-01-01'))).toEqual([])
  })

  test('fields and embed show what is asked for', async () => {
    const { document, position: known } = await makeKari()
    const { id, lastChange } = document
    const listed = async (query: string) => dataOf(await get(`/employees?${query}`))
    expect(await listed('fields=(id,lastChange)')).toEqual([{ id, lastChange }])
    expect(await listed('embed=(positions)&fields=(id,positions(id,activeStart))')).toEqual([
      { id, _embedded: { positions: [{ id: known.id, activeStart: '2020-02-01' }] } },
    ])
    expect(await listed('embed=(positions)')).toMatchObject([{ _embedded: { positions: [known] } }])
    expect((await listed(''))[0]).not.toHaveProperty('_embedded')
  })

  test('tax units and work time agreements are there by their GUIDs', async () => {
    for (const name of ['taxUnits', 'workTimeAgreements'] as const) {
      const [first] = vismaNetCompany[name]
      expect((await get(`/${name}`)).body).toEqual({ data: [first], cursor: null })
      expect((await get(`/${name}/${String(first?.id)}`)).body).toEqual(first)
      expect((await get(`/${name}/1`)).status).toBe(404)
    }
  })

  test('what there is not is 404', async () => {
    for (const path of ['/employees/1', `/employees/${crypto.randomUUID()}/positions`, '/people'])
      expect((await get(path)).status).toBe(404)
  })
})

describe('what goes wrong', () => {
  test('too many calls are 429 with the seconds to wait, and without a limit none are', async () => {
    for (let count = 0; count < 20; count += 1) expect((await get('/employees')).status).toBe(200)
    await sandbox.control.putSettings({ limit: { calls: 2, seconds: 600 } })
    expect((await get('/employees')).status).toBe(200)
    expect((await get('/employees')).status).toBe(200)
    const { status, headers } = await get('/employees')
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    await sandbox.control.putSettings({ limit: null })
    expect((await get('/employees')).status).toBe(200)
  })

  test('the Sunset header stands in every answer once it is set', async () => {
    expect((await get('/employees')).headers.get('sunset')).toBeNull()
    const sunset = 'Thu, 31 Dec 2026 23:59:59 GMT'
    await sandbox.control.putSettings({ sunset })
    expect((await get('/employees')).headers.get('sunset')).toBe(sunset)
    expect((await get('/nothing')).headers.get('sunset')).toBe(sunset)
  })

  test('an answer 202 that is lost leaves its job', async () => {
    await sandbox.control.addFault({ kind: 'accept-then-drop', times: 1 })
    expect((await get('/employees')).status).toBe(200)
    expect(wrong(await create({ dateOfBirth: 'x' }))).toMatchObject({ status: 400 })
    await expect(create()).rejects.toThrow('fetch failed')
    expect(dataOf(await get('/employees'))).toMatchObject([{ number: '1042' }])
    expect(dataOf(await get('/employees/jobs'))).toMatchObject([{ status: 'Succeeded' }])
    expect((await sandbox.control.status()).faults).toEqual([])
  })

  test('a fault before the work leaves nothing', async () => {
    await sandbox.control.addFault({ kind: 'refuse', method: 'POST', times: 1 })
    await expect(create()).rejects.toThrow('fetch failed')
    await sandbox.control.addFault({ kind: 'answer', status: 503, body: 'down', employeeNumber: '1042' })
    expect((await create()).status).toBe(503)
    expect((await create({ number: '2' })).status).toBe(202)
    expect(await sandbox.control.counts()).toMatchObject([{ employeeNumber: '2', created: 1 }])
  })

  test('a fault after the work does not take it back', async () => {
    await sandbox.control.addFault({ kind: 'do-then-fail', path: '/employees/withPosition', times: 1 })
    expect((await create()).status).toBe(500)
    await sandbox.control.addFault({ kind: 'do-then-drop', method: 'GET', times: 1 })
    await expect(get('/employees')).rejects.toThrow('fetch failed')
    expect(dataOf(await get('/employees')).length).toBe(1)
  })

  test('a job fails late for whom a fault says so, whatever its last state is called', async () => {
    await sandbox.control.putSettings({ jobSeconds: NEVER_BY_ITSELF })
    await sandbox.control.addFault({
      kind: 'fail-job',
      employeeNumber: '1042',
      times: 1,
      message: 'No luck.',
    })
    await sandbox.control.addFault({ kind: 'fail-job', employeeNumber: '3', status: 'Succeeded' })
    const answers = [await create(), await create({ number: '2' }), await create({ number: '3' })]
    expect((await jobOf(answers[0] as Response))['status']).toBe('Queued')
    await sandbox.control.finishJobs()
    const jobs = await Promise.all(answers.map(jobOf))
    expect(jobs).toMatchObject([
      { status: 'Failed', artifactId: null, validationResults: [{ severity: 'error', message: 'No luck.' }] },
      { status: 'Succeeded', validationResults: [] },
      { status: 'Succeeded', artifactId: null, validationResults: [{ severity: 'error' }] },
    ])
    expect(dataOf(await get('/employees'))).toMatchObject([{ number: '2' }])
    await jobOf(await create())
    await sandbox.control.finishJobs()
    expect(dataOf(await get('/employees')).length).toBe(2)
  })

  test('a job takes as long as a fault says', async () => {
    await sandbox.control.addFault({ kind: 'slow-job', seconds: 3600, times: 1 })
    const answers = [await create(), await create({ number: '2' })]
    const jobs = await Promise.all(answers.map(jobOf))
    expect(jobs.map(({ status }) => status)).toEqual(['Queued', 'Succeeded'])
    expect((await sandbox.control.status()).jobs).toEqual({ Queued: 1, Succeeded: 1 })
  })
})

describe('the ledger', () => {
  test('counts what was accepted, made, overwritten, failed and refused per employee', async () => {
    const { document, etag, path, position: known, positionPath } = await makeKari()
    await put(path, { ...document, notes: 'new' }, etag)
    await put(path, document, etag)
    await put(positionPath, known, known['eTag'])
    await create()
    await create({ personIds: [] })
    const [counts] = await sandbox.control.counts({ company, employeeNumber: '1042' })
    expect(counts).toMatchObject({
      ...{ accepted: 4, created: 1, updated: 2, failed: 1, refused: 2, positions: { '2020-02-01': 1 } },
      updates: { [String(document['id'])]: 1, [known.id]: 1 },
    })
    expect((await sandbox.control.entries()).map(({ effect, status }) => status ?? effect)).toEqual([
      ...[202, 'created', 'created', 202, 'updated', 412],
      ...[202, 'updated', 202, 'failed', 400],
    ])
  })

  test('holds no personal data', async () => {
    await create()
    await create({ personIds: [{ typeOfId: 'DNumber', id: '1' }] })
    const text = JSON.stringify(await sandbox.control.entries())
    for (const secret of ['Kari', 'Prøve', '67024795818', '1990-05-04', '50000'])
      expect(text).not.toContain(secret)
  })
})

describe('a restart', () => {
  test('keeps all, and jobs that were queued go on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'koppling-visma-net-'))
    try {
      await using first = await startVismaNetSandbox({ folder })
      await first.control.putCompany(vismaNetCompany)
      await first.control.putSettings({ jobSeconds: AT_ONCE })
      const { body } = await askForToken({}, first.tokenUrl)
      const as = String(body['access_token'])
      const ofFirst = { method: 'POST', path: '/employees/withPosition', as, at: first.apiUrl }
      await call({ ...ofFirst, body: createBody() })
      const [before] = await first.control.employees({ company })
      await first.control.putSettings({ jobSeconds: NEVER_BY_ITSELF })
      await first.control.addFault({ kind: 'fail-job', employeeNumber: '3' })
      await first.control.addFault({ kind: 'slow-job', seconds: 1, employeeNumber: '2' })
      for (const number of ['3', '2']) await call({ ...ofFirst, body: createBody({ number }) })
      await first[Symbol.asyncDispose]()

      await using second = await startVismaNetSandbox({ folder })
      const [after] = await second.control.employees({ company })
      expect(after).toEqual(before)
      expect((await second.control.status()).settings).toMatchObject({ jobSeconds: NEVER_BY_ITSELF })
      await expect
        .poll(async () => (await second.control.status()).jobs, { timeout: 30_000 })
        .toEqual({ Succeeded: 2, Queued: 1 })
      expect(await second.control.finishJobs()).toBe(1)
      const counts = await second.control.counts()
      expect(counts.map(({ employeeNumber, created, failed }) => [employeeNumber, created, failed])).toEqual([
        ['1042', 1, 0],
        ['3', 0, 1],
        ['2', 1, 0],
      ])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

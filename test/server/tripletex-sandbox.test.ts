/** The Tripletex of the sandbox over raw HTTP: as strict as it claims to be, and its ledger tells what took effect. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fjord, startTripletexSandbox, tripletexTokens, type TripletexSandbox } from '../support/tripletex.ts'

type Body = Record<string, unknown>
type Response = { status: number; headers: Headers; body: Body }

const ada = { firstName: 'Ada', lastName: 'Lind', userType: 'NO_ACCESS' }
const born = { dateOfBirth: '1990-05-04' }

let sandbox: TripletexSandbox
let token: string
let company: number

beforeAll(async () => {
  sandbox = await startTripletexSandbox()
})
afterAll(() => sandbox[Symbol.asyncDispose]())

beforeEach(async () => {
  await sandbox.control.reset()
  company = (await sandbox.control.putCompany(fjord)).id
  token = await session()
})

async function raw(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`${sandbox.apiUrl}${path}`, init)
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson && text !== '' ? JSON.parse(text) : {}) as Body,
  }
}

function call({
  method = 'GET',
  path,
  body,
  user = '0',
  as = token,
  headers = {},
}: {
  method?: string
  path: string
  body?: unknown
  user?: string
  as?: string
  headers?: Record<string, string>
}) {
  return raw(path, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${as}`).toString('base64')}`,
      'content-type': 'application/json; charset=utf-8',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function session(asked: Body = {}) {
  const { body } = await raw('/token/session/:create', {
    method: 'POST',
    body: JSON.stringify({ ...tripletexTokens, expirationDate: daysFromNow(2), ...asked }),
  })
  return String((body['value'] as Body | undefined)?.['token'])
}

const post = (path: string, body: unknown) => call({ method: 'POST', path, body })
const put = (path: string, body: unknown) => call({ method: 'PUT', path, body })
const get = (path: string) => call({ path })
const valueOf = ({ body }: Response) => body['value'] as Body & { id: number; version: number }
const valuesOf = ({ body }: Response) => body['values'] as Body[]
const refusal = ({ status, body }: Response) => ({ status, code: body['code'] })
const fieldsRefused = ({ body }: Response) => (body['validationMessages'] as Body[]).map(({ field }) => field)

async function makeAda(more: Body = {}) {
  const made = await post('/employee', { ...ada, employeeNumber: '1042', ...more })
  expect(made.status).toBe(201)
  return valueOf(made)
}

describe('sessions', () => {
  test('a session is made by POST with 201 and by the older PUT with 200', async () => {
    const asked = { ...tripletexTokens, expirationDate: daysFromNow(2) }
    const posted = await raw('/token/session/:create', { method: 'POST', body: JSON.stringify(asked) })
    const older = await raw(`/token/session/:create?${new URLSearchParams(asked).toString()}`, {
      method: 'PUT',
    })
    expect([posted.status, older.status]).toEqual([201, 200])
    for (const answer of [posted, older]) expect(String(valueOf(answer)['token'])).toMatch(/^test-/)
  })

  test('user 0 and a blank one are the company of the token, others and other tokens are 401/3000', async () => {
    for (const user of ['0', ''])
      expect(await call({ path: '/token/session/%3EwhoAmI', user })).toMatchObject({
        status: 200,
        body: { value: { companyId: company, company: { id: company } } },
      })
    expect(refusal(await call({ path: '/employee', user: '77' }))).toEqual({ status: 401, code: 3000 })
    expect(refusal(await call({ path: '/employee', as: 'test-unknown' }))).toEqual({
      status: 401,
      code: 3000,
    })
    expect(refusal(await raw('/employee'))).toEqual({ status: 401, code: 3000 })
  })

  test('tokens that do not belong together or are not of a test environment are refused', async () => {
    const attempt = async (changed: Body) =>
      refusal(
        await raw('/token/session/:create', {
          method: 'POST',
          body: JSON.stringify({ ...tripletexTokens, expirationDate: daysFromNow(2), ...changed }),
        }),
      )
    expect(await attempt({ employeeToken: 'test-other' })).toEqual({ status: 401, code: 3000 })
    expect(await attempt({ expirationDate: daysFromNow(-1) })).toEqual({ status: 422, code: 18_000 })
    expect(await attempt({ scope: 'all' })).toEqual({ status: 422, code: 16_000 })
    const real = { ...fjord, organisationNumber: '1', tokens: [{ consumerToken: 'c', employeeToken: 'e' }] }
    await expect(sandbox.control.putCompany(real)).rejects.toThrow('begins with test-')
  })

  test('a session ends with the midnight before its last date, or when it is deleted', async () => {
    expect((await get('/employee')).status).toBe(200)
    await sandbox.control.moveClock(3 * 86_400)
    expect(refusal(await get('/employee'))).toEqual({ status: 401, code: 3000 })
    await sandbox.control.moveClock(0)
    expect((await call({ method: 'DELETE', path: `/token/session/${token}` })).status).toBe(204)
    expect(refusal(await get('/employee'))).toEqual({ status: 401, code: 3000 })
  })

  test('who may not write is 403/9000, who may not read sees nobody', async () => {
    const blind = { consumerToken: 'test-c', employeeToken: 'test-e', read: false, write: false }
    await sandbox.control.putCompany({ ...fjord, tokens: [tripletexTokens, blind] })
    const as = await session({ consumerToken: blind.consumerToken, employeeToken: blind.employeeToken })
    expect(valuesOf(await call({ path: '/employee', as }))).toEqual([])
    expect(valuesOf(await get('/employee'))).toHaveLength(1)
    const { ownerId } = await sandbox.control.putCompany(fjord)
    await sandbox.control.putCompany({ ...fjord, tokens: [tripletexTokens, blind] })
    expect(refusal(await call({ path: `/employee/${ownerId}`, as }))).toEqual({ status: 403, code: 9000 })
    expect(refusal(await call({ method: 'POST', path: '/employee', as, body: ada }))).toEqual({
      status: 403,
      code: 9000,
    })
  })
})

describe('employees', () => {
  test('one with employment and details is made as a whole, each part with its own version', async () => {
    const { id } = await makeAda({
      ...born,
      phoneNumberMobile: '+46700000000',
      address: { addressLine1: 'Gata 1', city: 'Oslo' },
      employments: [
        {
          employmentId: 'E1-1',
          startDate: '2030-02-01',
          employmentDetails: [{ date: '2030-02-01', employmentForm: 'PERMANENT', annualSalary: 600_000 }],
        },
      ],
    })
    const whole = await get(
      `/employee/${id}?fields=*,address(*),phoneNumberMobileCountry(isoAlpha2Code),employments(*,employmentDetails(*))`,
    )
    expect(valueOf(whole)).toMatchObject({
      version: 1,
      userType: null,
      phoneNumberMobile: '700000000',
      phoneNumberMobileCountry: { isoAlpha2Code: 'SE' },
      address: { version: 1, city: 'Oslo' },
      employments: [
        {
          version: 1,
          isMainEmployer: true,
          taxDeductionCode: 'loennFraHovedarbeidsgiver',
          employmentDetails: [{ version: 1, annualSalary: 600_000, monthlySalary: 50_000 }],
        },
      ],
    })
    expect(await sandbox.control.counts()).toEqual([
      { company, employeeNumber: '1042', created: 1, updated: 0, deleted: 0, refused: 0 },
    ])
  })

  test('if a nested part is refused, nothing is made', async () => {
    const answer = await post('/employee', {
      ...ada,
      ...born,
      employeeNumber: '1042',
      employments: [{ startDate: '2030-02-01', employmentDetails: [{ date: '2029-01-01' }] }],
    })
    expect(refusal(answer)).toEqual({ status: 422, code: 18_000 })
    expect(await sandbox.control.employees({ company })).toEqual([])
    expect(await sandbox.control.entries()).toMatchObject([
      { effect: 'refused', employeeNumber: '1042', status: 422, code: 18_000 },
    ])
  })

  test.each([
    ['an unknown property', { ...ada, startDate: '2030-01-01' }, 16_000, ['startDate']],
    [
      'an unknown nested one',
      { ...ada, employments: [{ department: { id: 1 } }] },
      16_000,
      ['employments.department'],
    ],
    ['a value of a wrong type', { ...ada, dateOfBirth: '1990-02-30' }, 16_000, ['dateOfBirth']],
    ['no name and no type of user', { lastName: 'Lind' }, 18_000, ['firstName', 'userType']],
    ['a user without e-mail', { ...ada, userType: 'STANDARD' }, 18_000, ['email']],
    [
      'an employment before the birth date is known',
      { ...ada, employments: [{ startDate: '2030-01-01' }] },
      18_000,
      ['dateOfBirth'],
    ],
    ['a department that is not there', { ...ada, department: { id: 5 } }, 18_000, ['department.id']],
    [
      'ten digits as identity number',
      { ...ada, nationalIdentityNumber: '1234567890' },
      18_000,
      ['nationalIdentityNumber'],
    ],
  ])('%s is refused', async (_what, body, code, fields) => {
    const answer = await post('/employee', body)
    expect(refusal(answer)).toEqual({ status: 422, code })
    expect(fieldsRefused(answer)).toEqual(fields)
    expect(answer.body['requestId']).toBe(answer.headers.get('x-tlx-request-id'))
  })

  test('number and e-mail are there once', async () => {
    await makeAda({ email: 'ada@example.no' })
    const again = await post('/employee', { ...ada, employeeNumber: '1042', email: 'ADA@example.no' })
    expect(fieldsRefused(again)).toEqual(['email', 'employeeNumber'])
  })

  test('a department is required where its module is on, a division where payroll has sub-units', async () => {
    await sandbox.control.putCompany({ ...fjord, departmentsRequired: true, divisionsRequired: true })
    const employments = [{ startDate: '2030-01-01' }]
    expect(fieldsRefused(await post('/employee', ada))).toEqual(['department.id'])
    const department = valueOf(await post('/department', { name: 'Sales', departmentNumber: '10' }))
    const division = valueOf(await post('/division', { name: 'Oslo', organizationNumber: '888888888' }))
    const placed = { ...ada, ...born, department: { id: department.id } }
    expect(fieldsRefused(await post('/employee', { ...placed, employments }))).toEqual([
      'employments.division.id',
    ])
    const whole = { ...placed, employments: [{ ...employments[0], division: { id: division.id } }] }
    expect((await post('/employee', whole)).status).toBe(201)
  })

  test('a PUT changes what is sent, counts the version, and refuses a stale one', async () => {
    const { id } = await makeAda({ email: 'ada@example.no' })
    const changed = await put(`/employee/${id}`, { id, version: 1, lastName: 'Berg' })
    expect(valueOf(changed)).toMatchObject({ version: 2, firstName: 'Ada', lastName: 'Berg' })
    const late = await put(`/employee/${id}`, { id, version: 1, lastName: 'Dahl' })
    expect(refusal(late)).toEqual({ status: 409, code: 8000 })
    expect(valueOf(await put(`/employee/${id}`, { lastName: 'Dahl' })).version).toBe(3)
    expect(fieldsRefused(await put(`/employee/${id}`, { id: id + 1 }))).toEqual(['id'])
    expect(refusal(await put('/employee/99', { lastName: 'Dahl' }))).toEqual({ status: 404, code: 6000 })
    expect(refusal(await put('/employee/x', {}))).toEqual({ status: 400, code: 12_000 })
  })

  test('an address is changed by its own id and version', async () => {
    const { id } = await makeAda({ address: { city: 'Oslo' } })
    expect(fieldsRefused(await put(`/employee/${id}`, { address: { city: 'Moss' } }))).toEqual(['address.id'])
    const address = valueOf(await get(`/employee/${id}?fields=address(*)`))['address'] as Body
    const moved = { id: address['id'], version: 1, city: 'Moss' }
    expect((await put(`/employee/${id}`, { address: moved })).status).toBe(200)
    expect(refusal(await put(`/employee/${id}`, { address: moved }))).toEqual({ status: 409, code: 8000 })
  })

  test('nobody is deleted', async () => {
    const { id } = await makeAda()
    expect(refusal(await call({ method: 'DELETE', path: `/employee/${id}` }))).toEqual({
      status: 403,
      code: 9000,
    })
  })
})

describe('employments and details', () => {
  test('need the birth date, keep their order, and end', async () => {
    const { id } = await makeAda()
    const employment = { employee: { id }, startDate: '2030-02-01' }
    expect(fieldsRefused(await post('/employee/employment', employment))).toEqual(['employee.dateOfBirth'])
    await put(`/employee/${id}`, born)
    const made = valueOf(await post('/employee/employment', employment))
    const line = { employment: { id: made.id }, date: '2030-02-01', annualSalary: 1 }
    expect((await post('/employee/employment/details', line)).status).toBe(201)
    expect(fieldsRefused(await post('/employee/employment/details', line))).toEqual(['date'])
    await post('/employee/employment/details', { ...line, date: '2030-06-01', annualSalary: 2 })
    const later = await put(`/employee/employment/${made.id}`, { id: made.id, startDate: '2030-07-01' })
    expect(fieldsRefused(later)).toEqual(['startDate'])
    const ended = await put(`/employee/employment/${made.id}`, {
      id: made.id,
      version: 1,
      endDate: '2031-01-31',
      employmentEndReason: 'EMPLOYMENT_END_EMPLOYEE',
    })
    expect(valueOf(ended)).toMatchObject({
      version: 2,
      endDate: '2031-01-31',
      lastSalaryChangeDate: '2030-06-01',
    })
    expect(valuesOf(await get(`/employee/employment/details?employmentId=${made.id}`))).toHaveLength(2)
    const shift = { ...line, date: '2030-08-01', workingHoursScheme: 'OFFSHORE_336' }
    expect(fieldsRefused(await post('/employee/employment/details', shift))).toEqual(['shiftDurationHours'])
  })
})

describe('leaves of absence', () => {
  const path = '/employee/employment/leaveOfAbsence'

  async function employed(): Promise<number> {
    const body = { ...ada, ...born, employeeNumber: '7', employments: [{ startDate: '2020-02-01' }] }
    const made = await call({ method: 'POST', path: '/employee', body })
    const [employment] = valueOf(made)['employments'] as { id: number }[]
    return employment?.id ?? 0
  }

  test('are found by employment and date, today unless given, and shown by id', async () => {
    const id = await employed()
    const body = { employment: { id }, startDate: daysFromNow(-1), percentage: 50, type: 'FURLOUGH' }
    const open = valueOf(await post(path, body))
    const later = { ...body, startDate: daysFromNow(30), endDate: daysFromNow(40), type: 'EDUCATIONAL' }
    const ahead = valueOf(await post(path, later))
    const found = async (query: string) => valuesOf(await get(`${path}?${query}`)).map((one) => one['id'])
    expect(await found(`employmentIds=${id}`)).toEqual([open.id])
    expect(await found(`employmentIds=1,${id}&date=${daysFromNow(40)}`)).toEqual([open.id, ahead.id])
    expect(await found(`employmentIds=${id}&date=${daysFromNow(41)}`)).toEqual([open.id])
    expect(await found(`employmentIds=${id + 999}`)).toEqual([])
    expect(await get(`${path}?date=2026-02-30`)).toMatchObject({ status: 422 })
    expect(valueOf(await get(`${path}/${ahead.id}`))).toMatchObject({ type: 'EDUCATIONAL', percentage: 50 })
    expect(await sandbox.control.leaves({ company, employeeNumber: '7' })).toHaveLength(2)
    expect(await sandbox.control.leaves({ company, employeeNumber: '8' })).toEqual([])
    expect(await sandbox.control.counts({ employeeNumber: '7' })).toMatchObject([{ created: 3 }])
  })

  test('a PUT goes by the version, and none is deleted', async () => {
    const id = await employed()
    const body = { employment: { id }, startDate: '2026-06-01', percentage: 50, type: 'FURLOUGH' }
    const made = valueOf(await post(path, body))
    const at = `${path}/${made.id}`
    const changed = await put(at, { id: made.id, version: made.version, percentage: 75.5 })
    expect(valueOf(changed)).toMatchObject({ version: 2, percentage: 75.5, startDate: '2026-06-01' })
    expect(await put(at, { version: 1, percentage: 1 })).toMatchObject({ status: 409, body: { code: 8000 } })
    expect(await call({ method: 'DELETE', path: at })).toMatchObject({ status: 403, body: { code: 9000 } })
  })

  test.each([
    ['without a type', { type: null }, 18_000],
    ['of a type that is not in the list', { type: 'SICK' }, 16_000],
    ['without a start', { startDate: null }, 18_000],
    ['from before its employment', { startDate: '2019-01-01' }, 18_000],
    ['that ends before it starts', { endDate: '2026-05-31' }, 18_000],
    ['of no time', { percentage: 0 }, 18_000],
    ['with a property that nobody knows', { reason: 'x' }, 16_000],
    ['of no employment', { employment: { id: 1 } }, 18_000],
  ])('one %s is refused', async (_, changes, code) => {
    const id = await employed()
    const body = { employment: { id }, startDate: '2026-06-01', percentage: 50, type: 'FURLOUGH', ...changes }
    expect(await post(path, body)).toMatchObject({ status: 422, body: { code } })
    expect(await sandbox.control.leaves({ company })).toEqual([])
  })
})

describe('lists', () => {
  test('the filter of e-mails finds what contains the text, that of numbers what is equal', async () => {
    await makeAda({ email: 'ada@example.no' })
    await makeAda({ employeeNumber: '10420', email: 'kada@example.no', firstName: 'Kada' })
    const found = async (query: string) =>
      valuesOf(await get(`/employee?fields=employeeNumber&${query}`)).map((one) => one['employeeNumber'])
    expect(await found('email=ada@example.no')).toEqual(['1042', '10420'])
    expect(await found('employeeNumber=1042')).toEqual(['1042'])
    expect(await found('firstName=ada&sorting=-employeeNumber')).toEqual(['10420', '1042'])
    expect(await found('from=1&count=1')).toEqual(['1042'])
  })

  test('unknown fields are 400/11000, unknown parameters and orders are refused', async () => {
    expect(refusal(await get('/employee?fields=id,salary'))).toEqual({ status: 400, code: 11_000 })
    expect(refusal(await get('/employee?fields=department(id,size)'))).toEqual({ status: 400, code: 11_000 })
    expect(refusal(await get('/employee?nationalIdentityNumber=1'))).toEqual({ status: 422, code: 21_000 })
    expect(refusal(await get('/employee?sorting=salary'))).toEqual({ status: 422, code: 17_000 })
  })

  test('a list that did not change is 304 to whoever shows its digest', async () => {
    const ask = (digest: string) => call({ path: '/employee', headers: { 'if-none-match': digest } })
    expect((await get('/employee')).body['versionDigest']).toBeNull()
    const digest = String((await ask('any')).body['versionDigest'])
    expect((await ask(digest)).status).toBe(304)
    await makeAda()
    expect((await ask(digest)).status).toBe(200)
  })

  test('countries and occupation codes are looked up by code', async () => {
    const [norway] = valuesOf(await get('/country?code=NO&fields=isoAlpha2Code,name'))
    expect(norway).toEqual({ isoAlpha2Code: 'NO', name: 'Norway' })
    const [code] = valuesOf(await get('/employee/employment/occupationCode?code=2512101&fields=nameNO'))
    expect(code).toEqual({ nameNO: 'SYSTEMUTVIKLER' })
  })
})

describe('limit and faults', () => {
  test('every answer tells the limit, and one call too many is 429 until the period is over', async () => {
    await sandbox.control.setLimit({ calls: 2, seconds: 600 })
    const answers = [await get('/employee'), await get('/nowhere'), await get('/employee')]
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 429])
    expect(answers.map(({ headers }) => headers.get('x-rate-limit-remaining'))).toEqual(['1', '0', '0'])
    expect(answers[2]?.headers.get('x-rate-limit-limit')).toBe('2')
    const reset = Number(answers[2]?.headers.get('x-rate-limit-reset'))
    expect([reset > 500, reset <= 600]).toEqual([true, true])
  })

  test('a fault that drops the connection lets the write take effect, and strikes as often as it should', async () => {
    await sandbox.control.addFault({
      kind: 'do-then-drop',
      method: 'POST',
      path: '/employee',
      employeeNumber: '1042',
      times: 1,
    })
    const make = (employeeNumber: string) => post('/employee', { ...ada, employeeNumber })
    expect((await make('1')).status).toBe(201)
    await expect(make('1042')).rejects.toThrow('fetch failed')
    expect(fieldsRefused(await make('1042'))).toEqual(['employeeNumber'])
    expect(await sandbox.control.counts({ employeeNumber: '1042' })).toMatchObject([
      { created: 1, refused: 1 },
    ])
    expect((await sandbox.control.status()).faults).toEqual([])
  })

  test('a fault with a chance strikes the same calls for the same seed', async () => {
    async function struck(seed: number) {
      await sandbox.control.clearFaults()
      await sandbox.control.addFault({ kind: 'answer', status: 503, chance: 0.5, seed })
      const statuses: number[] = []
      for (let count = 0; count < 12; count += 1) statuses.push((await get('/country?count=1')).status)
      return statuses
    }
    const first = await struck(7)
    expect(new Set(first)).toEqual(new Set([200, 503]))
    expect(await struck(7)).toEqual(first)
  })
})

test('what was answered outlives a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'koppling-tripletex-'))
  try {
    const before = await startTripletexSandbox({ folder })
    const { id } = await before.control.putCompany(fjord)
    await before.control.addRows({
      company: id,
      rows: [{ resource: 'employee', fields: { ...ada, employeeNumber: '7' } }],
    })
    await before[Symbol.asyncDispose]()
    await using after = await startTripletexSandbox({ folder })
    expect(await after.control.employees({ company: id, employeeNumber: '7' })).toMatchObject([ada])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

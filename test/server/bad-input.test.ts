// Bad input: each gets a problem that names the field and the way out, and nothing is changed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { terminate } from '../support/leavers.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Request } from '../support/requests.ts'
import { allTold, readTables } from '../support/tables.ts'

let product: Product
let tenant: TenantRig
let other: TenantRig
let revoked: string

beforeAll(async () => {
  product = await startProduct({ workers: false })
  tenant = await product.tenant()
  other = await product.tenant()
  await hire({ ...product, tenant }, 'B1', { revision: 5 })
  await hire({ ...product, tenant }, 'B2')
  await hire({ ...product, tenant: other }, 'B-other')
  await terminate(tenant, 'B2-1', { lastDay: inDays(30) })
  const { data } = await product.platform.POST('/v1/tenants/{id}/keys', {
    params: { path: { id: tenant.id } },
    body: { role: 'hr', name: 'revoked' },
  })
  revoked = data?.secret ?? ''
  await product.platform.DELETE('/v1/keys/{id}', { params: { path: { id: data?.id ?? '' } } })
  await allTold(product.db)
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

type Refused = {
  status: number
  problem: string
  pointers?: readonly string[]
  /** The way out. */
  says: RegExp
}

/** Sent with the key of role hr unless another is given. */
async function expectRefused(
  request: Request,
  { status, problem, pointers = [], says }: Refused,
): Promise<void> {
  const before = await readTables(product.db)
  const answer = await send(product.url, { key: tenant.keys.hr, ...request })
  expect({ status: answer.status, problem: answer.problem, pointers: answer.pointers }).toEqual({
    status,
    problem,
    pointers,
  })
  expect(answer.detail).toMatch(says)
  expect(await readTables(product.db)).toEqual(before)
}

const putEmployee = (id: string, json: unknown): Request => ({
  method: 'PUT',
  path: `/v1/employees/${id}`,
  json,
})
const putTermination = (json: unknown, id = 'B1-1'): Request => ({
  method: 'PUT',
  path: `/v1/employments/${id}/termination`,
  json,
})
const employed = (changes: object) =>
  employee('B9', { employments: [{ id: 'B9-1', startDate: '2020-02-01', ...changes }] })

const invalid = (pointer: string, says: RegExp): Refused => ({
  status: 422,
  problem: 'invalid-request',
  pointers: [pointer],
  says,
})
const mustBeDate = /must be a date that exists, as YYYY-MM-DD/
const mustBeInYears = /must lie between 1900 and 2999\. For no end send null/
const mustHoldNoControls = /must not hold control characters/
const mustBeCode = /must be a problem code/
const mustBeAnInstant = /must lie between 1900 and 2999, with at most nine digits after the second/
const notJson = { status: 400, problem: 'invalid-json' }
const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
const mustBeDays = /must be a whole number from 0 to 999, "off", or null to inherit/

test.for<[string, Request, Refused]>([
  [
    'an unknown field',
    putEmployee('B9', { ...employee('B9'), nickName: 'Pia' }),
    invalid('/nickName', /`nickName`.*(unknown|leave)/i),
  ],
  ['an unknown query parameter', { path: '/v1/leavers?stages=waiting' }, invalid('/stages', /`stages`/)],
  [
    'a wrong type',
    putEmployee('B9', { ...employee('B9'), givenName: 7 }),
    invalid('/givenName', /`givenName` must be text/),
  ],
  [
    'a missing field',
    putEmployee('B9', { ...employee('B9'), familyName: undefined }),
    invalid('/familyName', /`familyName` is (missing|required)/),
  ],
  ['a document that is not an object', putEmployee('B9', []), invalid('', /must be an object/)],
  ['a call without its body', { method: 'PUT', path: '/v1/employees/B9' }, invalid('', /body/)],
  [
    'a bulk load without its file',
    { method: 'POST', path: '/v1/employees/bulk' },
    invalid('', /The body is required: send one JSON document per line/),
  ],
  [
    'a start date that does not exist',
    putEmployee('B9', employed({ startDate: '2027-02-29' })),
    invalid('/employments/0/startDate', mustBeDate),
  ],
  [
    'a last day that does not exist',
    putTermination({ lastDay: '2026-09-31' }),
    invalid('/lastDay', mustBeDate),
  ],
  [
    'a last day with a time',
    putTermination({ lastDay: '2026-09-30T00:00:00Z' }),
    invalid('/lastDay', mustBeDate),
  ],
  [
    'a last day that stands for none',
    putTermination({ lastDay: '9999-12-31' }),
    invalid('/lastDay', mustBeInYears),
  ],
  [
    'a start date before 1900',
    putEmployee('B9', employed({ startDate: '1899-12-31' })),
    invalid('/employments/0/startDate', mustBeInYears),
  ],
  [
    'a name with NUL in it',
    putEmployee('B9', { ...employee('B9'), givenName: 'Pi\0a' }),
    invalid('/givenName', mustHoldNoControls),
  ],
  [
    'a phone with NUL in it',
    putEmployee('B9', { ...employee('B9'), mobilePhone: '\0' }),
    invalid('/mobilePhone', mustHoldNoControls),
  ],
  [
    'a bank account with NUL in it',
    putEmployee('B9', { ...employee('B9'), bankAccount: { country: 'SE', number: '8327\0' } }),
    invalid('/bankAccount/number', mustHoldNoControls),
  ],
  [
    'a reason with NUL in it',
    putTermination({ lastDay: inDays(3), reason: 'moves\0' }),
    invalid('/reason', mustHoldNoControls),
  ],
  [
    'an end of access that does not exist',
    putTermination({ lastDay: '2026-09-30', access: { endsOn: '2026-13-01' } }),
    invalid('/access/endsOn', mustBeDate),
  ],
  [
    'an access of another kind',
    putTermination({ lastDay: '2026-09-30', access: 'soon' }),
    invalid('/access', /"rule", "now" or \{ "endsOn"/),
  ],
  [
    '1,000 days of the settings',
    { method: 'PUT', path: '/v1/settings', json: { timeZone: 'Europe/Oslo', deactivateAfterDays: 1000 } },
    invalid('/deactivateAfterDays', mustBeDays),
  ],
  [
    '−1 days of a template',
    { method: 'PUT', path: '/v1/user-templates/T1', json: { name: 'T', deactivateAfterDays: -1 } },
    invalid('/deactivateAfterDays', mustBeDays),
  ],
  [
    '1,000 days of a user',
    { method: 'PUT', path: '/v1/users/U1', json: { username: 'u', deactivateAfterDays: 1000 } },
    invalid('/deactivateAfterDays', mustBeDays),
  ],
  [
    'half a day',
    { method: 'PUT', path: '/v1/users/U1', json: { username: 'u', deactivateAfterDays: 1.5 } },
    invalid('/deactivateAfterDays', mustBeDays),
  ],
  [
    'an unknown time zone of the settings',
    { method: 'PUT', path: '/v1/settings', json: { timeZone: 'Europe/Uppsala' } },
    invalid('/timeZone', /IANA time zone database, such as Europe\/Stockholm/),
  ],
  [
    'an offset as time zone of an employer',
    { method: 'PUT', path: '/v1/employers/a', json: { name: 'A', country: 'SE', timeZone: '+01:00' } },
    invalid('/timeZone', /IANA time zone database/),
  ],
  [
    'a due time that is not a whole hour',
    { method: 'PUT', path: '/v1/settings', json: { timeZone: 'Europe/Oslo', dueTime: '07:30' } },
    invalid('/dueTime', /whole hour, 00:00 to 23:00/),
  ],
  [
    'an id that is a Swedish identity number',
    putEmployee('191212121212', employee('B9')),
    invalid('/id', /must not be an identity number/),
  ],
  [
    'an id that is a Norwegian identity number',
    putEmployee('17054026641', employee('B9')),
    invalid('/id', /must not be an identity number/),
  ],
  [
    'an employment whose id is an identity number',
    putEmployee('B9', employed({ id: '19121212-1212' })),
    invalid('/employments/0/id', /must not be an identity number/),
  ],
  [
    'a user whose id is an e-mail address',
    putEmployee('B9', employee('B9', { user: { id: 'b9@example.se', username: 'b9' } })),
    invalid('/user/id', /An e-mail address cannot be an id/),
  ],
  [
    'an e-mail address that is none',
    putEmployee('B9', employee('B9', { workEmail: 'b9.example.se' })),
    invalid('/workEmail', /must be an e-mail address/),
  ],
  [
    'an e-mail address at a host that cannot be',
    putEmployee('B9', employee('B9', { workEmail: 'b9@mail-.example.se' })),
    invalid('/workEmail', /must be an e-mail address/),
  ],
  [
    'an e-mail address with a name of 65 characters',
    putEmployee('B9', employee('B9', { workEmail: `${'b'.repeat(65)}@example.se` })),
    invalid('/workEmail', /must be an e-mail address/),
  ],
  [
    'two employments with one id',
    putEmployee(
      'B9',
      employee('B9', {
        employments: [
          { id: 'X', startDate: '2020-02-01' },
          { id: 'X', startDate: '2021-02-01' },
        ],
      }),
    ),
    invalid('/employments/1/id', /X stands twice; give each period an id of its own/),
  ],
  ['a limit of 0', { path: '/v1/leavers?limit=0' }, invalid('/limit', /whole number from 1 to 500/)],
  ['a limit of 501', { path: '/v1/users?limit=501' }, invalid('/limit', /whole number from 1 to 500/)],
  [
    'an actor that is an e-mail address',
    { ...putTermination({ lastDay: inDays(3) }), headers: { 'Koppling-Actor': 'anna@example.se' } },
    invalid('/Koppling-Actor', /must be 1 to 64 characters/),
  ],
  [
    'an If-Match without quotes',
    { ...putEmployee('B1', employee('B1')), headers: { 'If-Match': 'abc' } },
    invalid('/If-Match', /with its quotes/),
  ],
  [
    'a last day before the start, in a document',
    putEmployee('B9', employed({ lastDay: '2020-01-31' })),
    {
      status: 422,
      problem: 'last-day-before-start',
      pointers: ['/employments/0/lastDay'],
      says: /2020-01-31 is before the start 2020-02-01; .*withdrawn: true/,
    },
  ],
  [
    'a last day before the start, in a termination',
    putTermination({ lastDay: '2020-01-31' }),
    {
      status: 422,
      problem: 'last-day-before-start',
      pointers: ['/lastDay'],
      says: /2020-01-31 is before the start 2020-02-01; .*withdrawn: true/,
    },
  ],
  [
    'access that ends before the start',
    putTermination({ lastDay: inDays(3), access: { endsOn: '2020-01-31' } }),
    {
      status: 422,
      problem: 'last-day-before-start',
      pointers: ['/access/endsOn'],
      says: /end on 2020-01-31, before the start 2020-02-01/,
    },
  ],
  [
    'two employees with one user',
    putEmployee('B9', { ...employee('B9'), user: employee('B1').user }),
    {
      status: 409,
      problem: 'user-elsewhere',
      pointers: ['/user/id'],
      says: /belongs to the employee B1; .*withdrawUser: true/,
    },
  ],
  [
    'a missing employment without withdrawn',
    putEmployee('B1', employee('B1', { employments: [] })),
    {
      status: 409,
      problem: 'employment-missing',
      pointers: ['/employments'],
      says: /B1-1 is missing; send it, or with withdrawn: true/,
    },
  ],
  [
    'an older revision',
    putEmployee('B1', employee('B1', { revision: 4 })),
    {
      status: 409,
      problem: 'stale',
      pointers: ['/revision'],
      says: /4 is older than the known 5; send the latest document/,
    },
  ],
  [
    'a body that is not JSON',
    { method: 'PUT', path: '/v1/employees/B9', text: '{"employeeNumber": ' },
    { status: 400, problem: 'invalid-json', says: /Send one JSON document in UTF-8/ },
  ],
  [
    'a field that stands twice in the body',
    { method: 'PUT', path: '/v1/users/U1', text: '{"username":"a","username":"b"}' },
    { ...notJson, says: /two members of the same name/ },
  ],
  [
    'half of a surrogate pair in a name',
    { method: 'PUT', path: '/v1/users/U1', text: String.raw`{"username":"a\ud83d"}` },
    { ...notJson, says: /half of a surrogate pair/ },
  ],
  [
    'half of a surrogate pair in what is ignored',
    putEmployee('B9', employee('B9', { extra: { note: '\udc00' } })),
    { ...notJson, says: /half of a surrogate pair/ },
  ],
  [
    'a body that is nested 15,000 deep',
    { method: 'PUT', path: '/v1/users/U1', text: nested(15_000), headers: { 'Idempotency-Key': 'deep' } },
    { ...notJson, says: /nested more than 100 levels deep/ },
  ],
  [
    'a number that is too large for one',
    { method: 'PUT', path: '/v1/users/U1', text: '{"username":"a","deactivateAfterDays":1e400}' },
    invalid('/deactivateAfterDays', mustBeDays),
  ],
  [
    'a bell in a name',
    { method: 'PUT', path: '/v1/users/U1', json: { username: 'a\u0007' } },
    invalid('/username', mustHoldNoControls),
  ],
  [
    'a line break in a name',
    { method: 'PUT', path: '/v1/users/U1', json: { username: 'a\nb' } },
    invalid('/username', mustHoldNoControls),
  ],
  [
    'an escape in a reason',
    putTermination({ lastDay: inDays(3), reason: 'moves\u001b[2J' }),
    invalid('/reason', /must not hold control characters other than tabs and line breaks/),
  ],
  [
    'a name of 201 characters',
    { method: 'PUT', path: '/v1/users/U1', json: { username: '😀'.repeat(201) } },
    invalid('/username', /must have at most 200 characters/),
  ],
  ['NUL in a problem code', { path: '/v1/leavers?problem=%00' }, invalid('/problem', mustBeCode)],
  ['NUL in a problem code of the to-dos', { path: '/v1/todo?problem=%00' }, invalid('/problem', mustBeCode)],
  [
    'NUL in what an audit is about',
    { path: '/v1/audit?subjectId=%00' },
    invalid('/subjectId', mustHoldNoControls),
  ],
  [
    'an instant of the year 0',
    { path: '/v1/users?changedSince=0000-01-01T00:00:00Z' },
    invalid('/changedSince', mustBeAnInstant),
  ],
  [
    'an instant of the year 0 in the audit',
    { path: '/v1/audit?from=0000-01-01T00:00:00Z' },
    invalid('/from', mustBeAnInstant),
  ],
  [
    'an instant with 200 digits after the second',
    { path: `/v1/users?changedSince=2026-01-01T00:00:00.${'1'.repeat(200)}Z` },
    invalid('/changedSince', mustBeAnInstant),
  ],
  [
    'a body that is not said to be JSON',
    { method: 'PUT', path: '/v1/employees/B9', text: '{}', headers: { 'Content-Type': 'text/plain' } },
    { status: 415, problem: 'unsupported-media-type', says: /Content-Type: application\/json/ },
  ],
  [
    'a body above the limit',
    putEmployee('B9', employee('B9', { extra: { blob: 'x'.repeat(102_400) } })),
    { status: 413, problem: 'body-too-large', says: /larger than 102400 bytes.*send less/s },
  ],
  [
    'a method that the path does not know',
    { method: 'POST', path: '/v1/settings', json: {} },
    { status: 405, problem: 'method-not-allowed', says: /GET, PUT|PUT, GET/ },
  ],
  ['a path that does not exist', { path: '/v1/leaver' }, { status: 404, problem: 'not-found', says: /path/ }],
  [
    'an unknown employment',
    putTermination({ lastDay: inDays(3) }, 'B99-1'),
    { status: 404, problem: 'not-found', says: /no employment B99-1/ },
  ],
  [
    'an unknown leaver',
    { path: '/v1/leavers/B99' },
    { status: 404, problem: 'not-found', says: /no leaver B99/ },
  ],
])('bad input: %s is refused by its name, and nothing changes', async ([, request, refused]) => {
  const key = request.path.match(/settings|templates|employers|audit/) ? tenant.keys.admin : tenant.keys.hr
  await expectRefused({ ...request, key }, refused)
})

test('bad input: an employment of another tenant is 404, as if it did not exist', async () => {
  const notFound = { status: 404, problem: 'not-found', says: /no employment B-other-1/ }
  await expectRefused(putTermination({ lastDay: inDays(3) }, 'B-other-1'), notFound)
  await expectRefused({ method: 'DELETE', path: '/v1/employments/B-other-1/termination' }, notFound)
})

test('bad input: no key, a wrong key and a revoked key are 401 and say how a key is sent', async () => {
  const refused = { status: 401, problem: 'unauthorized' }
  const request = putEmployee('B9', employee('B9'))
  await expectRefused(
    { ...request, key: undefined },
    { ...refused, says: /Send `Authorization: Bearer <key>`/ },
  )
  await expectRefused({ ...request, key: `${tenant.keys.hr}x` }, { ...refused, says: /unknown or revoked/ })
  await expectRefused({ ...request, key: revoked }, { ...refused, says: /Send a key that is in use/ })
})

test('bad input: a role too low is 403 and names the roles that may', async () => {
  const forbidden = { status: 403, problem: 'forbidden' }
  await expectRefused(
    { ...putEmployee('B9', employee('B9')), key: tenant.keys.viewer },
    { ...forbidden, says: /for the roles hr, admin; the key has the role viewer/ },
  )
  await expectRefused(
    { method: 'PUT', path: '/v1/settings', json: { timeZone: 'Europe/Oslo' } },
    { ...forbidden, says: /for the roles admin; the key has the role hr/ },
  )
})

test('bad input: every mistake of a document is named at once, and no value is repeated', async () => {
  const secret = '19121212-1212'
  const answer = await send(product.url, {
    key: tenant.keys.hr,
    ...putEmployee('B9', {
      ...employee('B9'),
      givenName: 1,
      nationalId: { country: 'Sweden', number: secret },
      [secret]: 1,
    }),
  })
  expect(answer.pointers.toSorted()).toEqual(['', '/givenName', '/nationalId/country'])
  expect(JSON.stringify(answer.body)).not.toContain(secret)
})

test('input at the edge of what is documented is taken, and comes back as it was sent', async () => {
  const path = '/v1/users/edge'
  const put = async (json: object) =>
    await send(product.url, { method: 'PUT', path, key: tenant.keys.hr, json })
  const username = '😀'.repeat(200)
  expect(await put({ username })).toMatchObject({ status: 200, body: { username } })
  const quoted = String.raw`"username": \"x\", {\\":`
  expect(await put({ username: quoted })).toMatchObject({ status: 200, body: { username: quoted } })
  const reason = 'två rader:\n\tden andra'
  const by = { key: tenant.keys.hr, headers: { 'Koppling-Actor': 'tester' }, json: { reason } }
  const closed = await send(product.url, { method: 'POST', path: `${path}/deactivate`, ...by })
  expect(closed).toMatchObject({ status: 200, body: { active: false } })
  const deep = JSON.parse(nested(98)) as Record<string, unknown>
  const extra = await send(product.url, {
    key: tenant.keys.hr,
    ...putEmployee('B-deep', employee('B-deep', { extra: deep })),
  })
  expect(extra.status).toBe(201)
})

test('L2: a last day at the end of 2999 has its first day without access in 3000', async () => {
  const answer = await send(product.url, {
    key: tenant.keys.hr,
    ...putTermination({ lastDay: '2999-12-31' }, 'B2-1'),
  })
  expect(answer).toMatchObject({ status: 202, body: { noAccessFrom: '3000-01-06' } })
  const { body } = await send(product.url, { key: tenant.keys.hr, path: '/v1/leavers?employee=B2' })
  expect(body).toMatchObject({ data: [{ lastDay: '2999-12-31', noAccessFrom: '3000-01-06' }] })
})

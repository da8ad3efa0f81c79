/** The SCIM providers of the sandbox over raw HTTP: as strict as they claim to be, and their ledger tells what took effect. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startScimSandbox, type ScimSandbox } from '../support/scim.ts'

type Body = Record<string, unknown> & { scimType?: string }
type Answer = { status: number; headers: Headers; body: Body; text: string }

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const token = 'token-of-acme'

let sandbox: ScimSandbox
let baseUrl: string
let ada: string

beforeAll(async () => {
  sandbox = await startScimSandbox()
})
afterAll(() => sandbox[Symbol.asyncDispose]())

beforeEach(async () => {
  await sandbox.control.reset()
  baseUrl = (await sandbox.control.putProvider({ id: 'acme', token })).baseUrl
  const users = [
    { userName: 'Ada.Lind@example.se', externalId: 'E1' },
    { userName: 'bo.ek@example.se', externalId: 'E2' },
    { userName: 'cy.ask@example.se', active: false },
  ]
  ada = (await sandbox.control.addUsers({ provider: 'acme', users }))[0] ?? ''
})

async function call(
  path: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, ...init.headers }
  const response = await fetch(`${baseUrl}${path}`, { ...init, headers })
  const text = await response.text()
  const isScim = response.headers.get('content-type')?.startsWith('application/scim+json') ?? false
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isScim ? JSON.parse(text) : {}) as Body,
  }
}

function patch(operations: unknown, { id = ada, ...headers }: Record<string, string> = {}) {
  return call(`/Users/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/scim+json', ...headers },
    body: JSON.stringify({ schemas: [PATCH_OP], Operations: operations }),
  })
}

const suspend = [{ op: 'replace', path: 'active', value: false }]
const find = (query: Record<string, string>) => call(`/Users?${new URLSearchParams(query).toString()}`)
const namesOf = ({ body }: Answer) => ((body['Resources'] ?? []) as Body[]).map(({ userName }) => userName)
const told = ({ status, body }: Answer) => `${status} ${body.scimType ?? ''}`.trim()
const effects = async () =>
  (await sandbox.control.entries()).map(({ effect, status, form }) => `${effect} ${status} ${form}`)

test('what a provider can do is told, and the rest of its surface is there', async () => {
  const { status, headers, body } = await call('/ServiceProviderConfig')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toMatch(/^application\/scim\+json/)
  expect(body).toMatchObject({
    patch: { supported: true },
    filter: { supported: true, maxResults: 200 },
    etag: { supported: true },
    bulk: { supported: false },
  })
  expect((await call('/ResourceTypes')).body).toMatchObject({ totalResults: 1 })
  expect((await call('/Schemas')).body).toMatchObject({ totalResults: 1 })
  expect(told(await call('/Schemas?filter=id%20eq%20%221%22'))).toBe('403')
  expect(told(await call('/Groups'))).toBe('501')
  expect(told(await call('/Users', { method: 'POST', body: '{}' }))).toBe('415')
  expect(told(await call('/nothing'))).toBe('404')
})

test('each provider has its own token and its own people', async () => {
  await sandbox.control.putProvider({ id: 'other', token: 'token-of-other' })
  const wrong = { headers: { authorization: 'Bearer token-of-other' } }
  const refused = await call('/Users', wrong)
  expect(refused.status).toBe(401)
  expect(refused.headers.get('www-authenticate')).toBe('Bearer')
  expect(refused.body).toMatchObject({
    status: '401',
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
  })
  baseUrl = baseUrl.replace('acme', 'other')
  expect((await call('/Users', wrong)).body).toMatchObject({ totalResults: 0 })
  baseUrl = baseUrl.replace('other', 'nobody')
  expect(await call('/Users')).toMatchObject({ status: 404, text: 'Not Found' })
})

describe('search', () => {
  test.for([
    ['userName eq "ada.lind@EXAMPLE.se"', ['Ada.Lind@example.se']],
    ['USERNAME EQ "bo.ek@example.se"', ['bo.ek@example.se']],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "bo.ek@example.se"', ['bo.ek@example.se']],
    ['externalId eq "E1"', ['Ada.Lind@example.se']],
    ['externalId eq "e1"', []],
    ['active eq false', ['cy.ask@example.se']],
    ['active eq true and externalId eq "E2"', ['bo.ek@example.se']],
    ['userName eq "nobody@example.se"', []],
  ] as const)('%s finds %j', async ([filter, names]) => {
    expect(namesOf(await find({ filter }))).toEqual(names)
  })

  test.for([
    'userName sw "ada"',
    'userName eq "ada" or userName eq "bo"',
    'emails[type eq "work"]',
    'title eq "x"',
    'active eq "false"',
    'userName eq ada',
    'userName eq "a" and',
    '',
  ])('%j is refused', async (filter) => {
    expect(told(await find({ filter }))).toBe('400 invalidFilter')
  })

  test('no hit is 200 without resources, and pages begin at 1', async () => {
    const { body } = await find({ filter: 'userName eq "nobody@example.se"' })
    expect(body).toMatchObject({ totalResults: 0, itemsPerPage: 0 })
    expect(body).not.toHaveProperty('Resources')
    expect(namesOf(await find({ startIndex: '2', count: '1' }))).toEqual(['bo.ek@example.se'])
    expect(namesOf(await find({ startIndex: '0', count: '1' }))).toEqual(['Ada.Lind@example.se'])
    expect((await find({ count: '0' })).body).toMatchObject({ totalResults: 3, itemsPerPage: 0 })
    expect((await find({ count: '-1' })).body).toMatchObject({ itemsPerPage: 0 })
    expect(told(await find({ page: '1' }))).toBe('400 invalidValue')
  })

  test('a search may be POSTed, and says which attributes it wants', async () => {
    const found = await call('/Users/.search', {
      method: 'POST',
      headers: { 'content-type': 'application/scim+json' },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
        filter: 'userName eq "ada.lind@example.se"',
        attributes: ['active'],
      }),
    })
    expect(found.body['Resources']).toEqual([expect.objectContaining({ id: ada, active: true })])
    expect(namesOf(found)).toEqual([undefined])
    expect(await effects()).toEqual([])
  })

  test('one page holds at most as many as the provider says', async () => {
    await sandbox.control.putProvider({ id: 'acme', token, maxResults: 2 })
    expect((await find({})).body).toMatchObject({ totalResults: 3, itemsPerPage: 2 })
    expect((await find({ count: '50' })).body).toMatchObject({ totalResults: 3, itemsPerPage: 2 })
  })
})

describe('versions', () => {
  test('who has the version gets 304, and a changed one is 412 to If-Match', async () => {
    const { headers, body } = await call(`/Users/${ada}`)
    const tag = headers.get('etag') ?? ''
    expect(tag).toBe('W/"1"')
    expect(body).toMatchObject({ meta: { version: tag, location: `${baseUrl}/Users/${ada}` } })
    expect((await call(`/Users/${ada}`, { headers: { 'if-none-match': tag } })).status).toBe(304)
    expect((await patch(suspend, { 'if-match': tag })).headers.get('etag')).toBe('W/"2"')
    expect(told(await patch(suspend, { 'if-match': tag }))).toBe('412')
    expect(await effects()).toEqual(['suspended 204 path', 'refused 412 path'])
  })

  test('a provider without versions tells none, and refuses If-Match', async () => {
    await sandbox.control.putProvider({ id: 'acme', token, etag: false })
    const { headers, body } = await call(`/Users/${ada}`)
    expect(headers.get('etag')).toBeNull()
    expect(body['meta']).not.toHaveProperty('version')
    expect(told(await patch(suspend, { 'if-match': 'W/"1"' }))).toBe('400')
  })
})

describe('PATCH', () => {
  test('suspends and resumes by either form, and the suspended are still found', async () => {
    expect((await patch([{ op: 'replace', value: { active: false } }])).status).toBe(204)
    expect(namesOf(await find({ filter: `id eq "${ada}" and active eq false` }))).toEqual([
      'Ada.Lind@example.se',
    ])
    expect((await patch([{ op: 'replace', path: 'active', value: true }])).status).toBe(204)
    expect((await patch([{ op: 'replace', path: 'active', value: true }])).status).toBe(204)
    expect(await effects()).toEqual(['suspended 204 object', 'resumed 204 path', 'unchanged 204 path'])
    expect(await sandbox.control.counts()).toMatchObject([
      { user: ada, active: true, suspended: 1, resumed: 1 },
    ])
  })

  test.for([
    ['an operation in capitals', [{ op: 'Replace', path: 'active', value: false }], '400 invalidSyntax'],
    ['a text for a truth', [{ op: 'replace', path: 'active', value: 'False' }], '400 invalidValue'],
    ['no operation', [], '400 invalidSyntax'],
    ['remove without a path', [{ op: 'remove' }], '400 noTarget'],
    ['an unknown attribute', [{ op: 'replace', path: 'shoeSize', value: '41' }], '400 invalidPath'],
    ['brackets on one value', [{ op: 'replace', path: 'userName[x eq "y"]', value: 'a' }], '400 invalidPath'],
    [
      'nothing that matches',
      [{ op: 'replace', path: 'emails[type eq "home"].value', value: 'a' }],
      '400 noTarget',
    ],
    ['the id', [{ op: 'replace', path: 'id', value: '2' }], '400 mutability'],
    ['a taken name', [{ op: 'replace', path: 'userName', value: 'BO.EK@example.se' }], '409 uniqueness'],
    ['the second of two', [...suspend, { op: 'replace', path: 'shoeSize', value: '41' }], '400 invalidPath'],
  ] as const)('%s is refused, and nothing is changed', async ([, operations, expected]) => {
    expect(told(await patch(operations))).toBe(expected)
    expect((await sandbox.control.users({ provider: 'acme' }))[0]).toMatchObject({ active: true, version: 1 })
    expect(await sandbox.control.counts()).toMatchObject([{ user: ada, refused: 1 }])
  })

  test.for([
    ['path', [{ op: 'replace', value: { active: false } }], 'noTarget'],
    ['object', suspend, 'invalidPath'],
  ] as const)(
    'a provider that takes only the form %s refuses the other',
    async ([form, operations, scimType]) => {
      await sandbox.control.putProvider({ id: 'acme', token, patchForms: [form] })
      expect(told(await patch(operations))).toBe(`400 ${scimType}`)
    },
  )

  test('attributes that are asked for make the answer a document', async () => {
    const answer = await call(`/Users/${ada}?attributes=active`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ schemas: [PATCH_OP], Operations: suspend }),
    })
    expect(answer.body).toEqual({ schemas: [expect.anything()], id: ada, active: false })
  })

  test('a provider that forgets the suspended answers 404 afterwards', async () => {
    await sandbox.control.putProvider({ id: 'acme', token, inactive: 'gone' })
    expect((await patch(suspend)).status).toBe(204)
    expect(told(await call(`/Users/${ada}`))).toBe('404')
    expect(told(await patch(suspend))).toBe('404')
    expect(await sandbox.control.counts()).toMatchObject([
      { userName: 'Ada.Lind@example.se', active: null, suspended: 1 },
    ])
  })
})

test('a DELETE is carried out, and stands in the ledger for all to see', async () => {
  expect((await call(`/Users/${ada}`, { method: 'DELETE' })).status).toBe(204)
  expect(told(await call(`/Users/${ada}`))).toBe('404')
  expect(await sandbox.control.counts()).toMatchObject([{ user: ada, deleted: 1 }])
  expect((await sandbox.control.status()).ledger).toMatchObject({ deleted: 1, entries: 1 })
})

test('faults strike whom and what they name', async () => {
  await sandbox.control.addFault({ kind: 'throttle', retryAfter: 7, users: ['BO.ek@example.se'], times: 1 })
  expect((await call(`/Users/${ada}`)).status).toBe(200)
  const throttled = await find({ filter: 'userName eq "bo.ek@example.se"' })
  expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7'])
  await sandbox.control.addFault({ kind: 'lie', on: ['patch'], times: 1 })
  expect((await patch(suspend)).status).toBe(204)
  await sandbox.control.addFault({ kind: 'do-then-fail', on: ['patch'], times: 1 })
  expect((await patch(suspend)).status).toBe(500)
  await sandbox.control.addFault({ kind: 'change-first', on: ['patch'], times: 1 })
  expect(told(await patch(suspend, { 'if-match': 'W/"2"' }))).toBe('412')
  await sandbox.control.addFault({ kind: 'outage', provider: 'nobody' })
  expect((await call(`/Users/${ada}`)).body).toMatchObject({ active: false })
  expect(await effects()).toEqual(['suspended 204 path', 'refused 412 path'])
})

test('people, switches and ledger outlive a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'koppling-scim-'))
  const own = sandbox
  try {
    await using first = await startScimSandbox({ folder })
    sandbox = first
    baseUrl = (await first.control.putProvider({ id: 'acme', token, inactive: 'gone' })).baseUrl
    const users = [{ userName: 'ada@example.se' }, { userName: 'bo@example.se' }]
    ada = (await first.control.addUsers({ provider: 'acme', users }))[0] ?? ''
    await patch(suspend)
    const before = await first.control.entries()
    await first[Symbol.asyncDispose]()
    await using second = await startScimSandbox({ folder })
    expect(await second.control.entries()).toEqual(before)
    expect(await second.control.users({ provider: 'acme' })).toMatchObject([{ userName: 'bo@example.se' }])
    expect((await second.control.status()).ledger).toMatchObject({ suspended: 1, entries: 1 })
  } finally {
    sandbox = own
    await rm(folder, { recursive: true, force: true })
  }
})

/** The client of SCIM 2.0 against the sandbox, over HTTP: the sandbox's ledger is the witness. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

import { VismaConnectFailure } from '../../src/visma-connect/errors.ts'
import { createScim } from '../../src/visma-connect/scim2/scim.ts'
import type { NewFault } from '../../src/sandbox/scim/faults.ts'
import type { Scim, ScimOptions, ScimSettings } from '../../src/visma-connect/scim2/scim.ts'
import { startScimSandbox, type ScimSandbox } from '../support/scim.ts'

const token = 'token-of-acme'
const ADA = 'Ada.Lind@example.se'

let sandbox: ScimSandbox
let baseUrl: string
let ada: string
let client: Scim
const opened: AsyncDisposable[] = []

function open({ options = {}, ...changed }: { options?: ScimOptions } & Partial<ScimSettings> = {}): Scim {
  const one = createScim({ baseUrl, token, ...changed }, options)
  opened.push({ [Symbol.asyncDispose]: () => one.close() })
  return one
}

type Switches = Omit<Parameters<ScimSandbox['control']['putProvider']>[0], 'id' | 'token'>
const switchTo = (switches: Switches) => sandbox.control.putProvider({ id: 'acme', token, ...switches })
const addUsers = (...users: { userName: string; id?: string; active?: boolean }[]) =>
  sandbox.control.addUsers({ provider: 'acme', users })

beforeAll(async () => {
  sandbox = await startScimSandbox()
})
afterAll(() => sandbox[Symbol.asyncDispose]())

beforeEach(async () => {
  await sandbox.control.reset()
  baseUrl = (await switchTo({})).baseUrl
  ada = (await addUsers({ userName: ADA }))[0] ?? ''
  client = open()
})

afterEach(async () => {
  const { deleted } = (await sandbox.control.status()).ledger
  await Promise.all(opened.splice(0).map((one) => one[Symbol.asyncDispose]()))
  expect(deleted, 'accounts deleted').toBe(0)
})

/** The failure of a call as `Class code`; it must be one of ours and carry nothing secret or personal. */
async function told(call: Promise<unknown>): Promise<string> {
  const failure: unknown = await call.then(
    (value) => expect.unreachable(`was answered with ${inspect(value)}`),
    (error: unknown) => error,
  )
  if (!(failure instanceof VismaConnectFailure)) throw failure
  const all = `${inspect(failure, { depth: 10, showHidden: true })} ${JSON.stringify(failure)}`
  expect(failure.cause).toBeUndefined()
  expect(all).not.toMatch(/token-of|Bearer|example\.se|\bada\b|\blind\b/i)
  expect(failure.message).not.toContain('Visma Connect')
  return `${failure.name} ${failure.code}`
}

const entries = async () =>
  (await sandbox.control.entries()).map(({ effect, status, form }) => `${effect} ${status} ${form}`)

describe('proof', () => {
  test('reads what the provider supports, and searches once', async () => {
    expect(await client.prove()).toEqual({ supports: { patch: true, etag: true, filter: true } })
    expect((await sandbox.control.status()).calls).toMatchObject({ config: 1, search: 1, patch: 0 })
  })

  test('a token that is not accepted, or may not read, proves nothing', async () => {
    expect(await told(open({ token: 'another' }).prove())).toBe('Unauthorised token-rejected')
    await sandbox.control.addFault({ kind: 'answer', on: ['search'], status: 403 })
    expect(await told(client.prove())).toBe('Unauthorised not-permitted')
  })

  test('an address where no provider is proves nothing', async () => {
    expect(await told(open({ baseUrl: `${sandbox.url}/scim/nobody/v2` }).prove())).toBe(
      'UnexpectedAnswer unexpected-status',
    )
    expect(await told(open({ baseUrl: `${sandbox.url}/` }).prove())).toBe(
      'UnexpectedAnswer unexpected-status',
    )
  })

  test('a provider that says that it cannot filter is not searched', async () => {
    await switchTo({ filter: false })
    expect(await client.prove()).toMatchObject({ supports: { filter: false } })
    expect((await sandbox.control.status()).calls.search).toBe(0)
  })

  test.for([
    'ftp://scim.example.com/v2',
    'scim.example.com',
    'https://ada:secret@scim.example.com/v2',
    'https://scim.example.com/v2?tenant=1',
  ])('%s is no base URL', (url) => {
    expect(() => open({ baseUrl: url })).toThrow(TypeError)
  })

  test('a token that would end the header is none', () => {
    expect(() => open({ token: 'a\r\nx-evil: 1' })).toThrow(TypeError)
  })
})

describe('find', () => {
  test('the case of letters does not matter', async () => {
    expect(await client.findByUserName('ADA.lind@example.SE')).toEqual([
      { id: ada, userName: ADA, active: true, version: 'W/"1"' },
    ])
    expect(await client.findByUserName('nobody@example.se')).toEqual([])
  })

  test('several with one name are all told', async () => {
    const [other] = await addUsers({ userName: ADA.toLowerCase() })
    expect((await client.findByUserName(ADA)).map(({ id }) => id)).toEqual([ada, other])
  })

  test('a name with quotes stays one value of the filter', async () => {
    const name = String.raw`o"hara\ or userName eq "${ADA}`
    const [id] = await addUsers({ userName: name })
    expect((await client.findByUserName(name)).map((user) => user.id)).toEqual([id])
  })

  test('what a provider answers beyond the name asked for is passed over', async () => {
    const resource = (id: string, userName: string) => ({ id, userName, active: true })
    const page = { totalResults: 2, Resources: [resource('1', 'ada.lind+hr@example.se'), resource('2', ADA)] }
    await sandbox.control.addFault({ kind: 'answer', on: ['search'], status: 200, body: page })
    expect((await client.findByUserName(ADA)).map(({ id }) => id)).toEqual(['2'])
  })

  test('pages that are smaller than asked for are read to the end', async () => {
    await switchTo({ maxResults: 2 })
    await addUsers(...Array.from({ length: 4 }, () => ({ userName: ADA })))
    expect(await client.findByUserName(ADA)).toHaveLength(5)
  })

  test('a provider that answers everybody is not believed', async () => {
    await sandbox.control.addFault({
      kind: 'answer',
      on: ['search'],
      status: 200,
      body: { totalResults: 5000, Resources: [{ id: '1', userName: 'x' }] },
    })
    expect(await told(client.findByUserName(ADA))).toBe('UnexpectedAnswer filter-ignored')
    expect(await told(client.prove())).toBe('UnexpectedAnswer filter-ignored')
  })

  test('an account without an id is told by its path', async () => {
    const body = { totalResults: 1, Resources: [{ userName: ADA }] }
    await sandbox.control.addFault({ kind: 'answer', on: ['search'], status: 200, body })
    await expect(client.findByUserName(ADA)).rejects.toMatchObject({
      code: 'field-missing',
      path: 'Resources[0].id',
    })
  })
})

describe('get', () => {
  test('tells whether it is active; an unknown id and one that cannot be any are undefined', async () => {
    await addUsers({ userName: 'bo@example.se', id: 'b/ö 1', active: false })
    expect(await client.get('b/ö 1')).toEqual({
      id: 'b/ö 1',
      userName: 'bo@example.se',
      active: false,
      version: 'W/"1"',
    })
    expect(await client.get('unknown')).toBeUndefined()
    const { get } = (await sandbox.control.status()).calls
    expect([await client.get('..'), await client.get('')]).toEqual([undefined, undefined])
    expect((await sandbox.control.status()).calls.get).toBe(get)
  })

  test('a 404 of a web server counts only if the provider is there', async () => {
    const notFound = { kind: 'answer', status: 404, body: 'Not Found' } as const
    await sandbox.control.addFault({ ...notFound, on: ['get'] })
    expect(await client.get(ada)).toBeUndefined()
    await sandbox.control.clearFaults()
    await sandbox.control.addFault(notFound)
    expect(await told(client.get(ada))).toBe('UnexpectedAnswer unexpected-status')
  })
})

describe('suspend and resume', () => {
  test('suspends once with the version it read, and says so the second time', async () => {
    expect(await client.suspend(ada)).toBe('suspended')
    expect(await client.suspend(ada)).toBe('already-suspended')
    expect(await client.get(ada)).toMatchObject({ active: false })
    expect(await sandbox.control.entries()).toMatchObject([
      { effect: 'suspended', form: 'path', ifMatch: 'W/"1"' },
    ])
  })

  test('resumes likewise', async () => {
    expect(await client.resume(ada)).toBe('already-active')
    await client.suspend(ada)
    expect(await client.resume(ada)).toBe('resumed')
    expect(await entries()).toEqual(['suspended 204 path', 'resumed 204 path'])
  })

  test('who is not there is gone, and so is who is forgotten when suspended', async () => {
    expect(await client.suspend('unknown')).toBe('gone')
    expect(await client.resume('unknown')).toBe('gone')
    await switchTo({ inactive: 'gone' })
    expect(await client.suspend(ada)).toBe('suspended')
    expect(await client.get(ada)).toBeUndefined()
    expect(await client.suspend(ada)).toBe('gone')
    expect(await entries()).toEqual(['suspended 204 path'])
  })

  test('who is gone between reading and writing is gone', async () => {
    const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '404' }
    await sandbox.control.addFault({ kind: 'answer', on: ['patch'], status: 404, body })
    expect(await client.suspend(ada)).toBe('gone')
  })

  test('a provider without ETag is sent no If-Match', async () => {
    await switchTo({ etag: false })
    expect(await client.suspend(ada)).toBe('suspended')
    expect(await sandbox.control.entries()).toMatchObject([{ effect: 'suspended', ifMatch: null }])
  })

  test('a provider that refuses the path form is sent the object form, from the second account on at once', async () => {
    await switchTo({ patchForms: ['object'], etag: false, patchAnswer: 200 })
    const [bo = ''] = await addUsers({ userName: 'bo@example.se' })
    expect([await client.suspend(ada), await client.suspend(bo)]).toEqual(['suspended', 'suspended'])
    expect(await entries()).toEqual(['refused 400 path', 'suspended 200 object', 'suspended 200 object'])
  })

  test('the order of the forms can be set', async () => {
    expect(await open({ patchForms: ['object', 'path'] }).suspend(ada)).toBe('suspended')
    expect(await open({ patchForms: ['object'] }).resume(ada)).toBe('resumed')
    expect(await entries()).toEqual(['suspended 204 object', 'resumed 204 object'])
  })

  test('a provider that takes no form, or says that it has no PATCH, needs a person', async () => {
    expect(await told(open({ patchForms: [] }).suspend(ada))).toBe('Refused patch-refused')
    await switchTo({ patchForms: ['object'] })
    expect(await told(open({ patchForms: ['path'] }).suspend(ada))).toBe('Refused patch-refused')
    await switchTo({ patchForms: [] })
    const without = open()
    expect(await told(without.suspend(ada))).toBe('Refused patch-refused')
    expect(await entries()).toEqual(['refused 400 path'])
    await switchTo({})
    expect(await without.suspend(ada), 'it has PATCH by now').toBe('suspended')
  })

  test('a provider under which `active` is read-only needs a person; a 400 without a reason does not', async () => {
    const answer: Extract<NewFault, { kind: 'answer' }> = { kind: 'answer', on: ['patch'], status: 400 }
    await sandbox.control.addFault({ ...answer, body: { scimType: 'mutability' }, times: 1 })
    expect(await told(client.suspend(ada))).toBe('Refused patch-refused')
    await sandbox.control.addFault({ ...answer, body: { detail: `${ADA} is wrong` }, times: 2 })
    expect(await told(client.suspend(ada))).toBe('UnexpectedAnswer unexpected-status')
    expect(await client.suspend(ada)).toBe('suspended')
  })

  test('an account that was changed in between is read again', async () => {
    await sandbox.control.addFault({ kind: 'change-first', on: ['patch'], times: 2 })
    expect(await client.suspend(ada)).toBe('suspended')
    expect(await entries()).toEqual(['refused 412 path', 'refused 412 path', 'suspended 204 path'])
    await sandbox.control.addFault({ kind: 'change-first', on: ['patch'] })
    expect(await told(client.resume(ada))).toBe('Unavailable changed-meanwhile')
  })

  test('what a lie left as it was is seen by a second look', async () => {
    await sandbox.control.addFault({ kind: 'lie', on: ['patch'] })
    expect(await client.suspend(ada)).toBe('suspended')
    expect(await client.get(ada)).toMatchObject({ active: true })
  })
})

describe('failures', () => {
  test.for([
    ['outage', 'Unavailable server-error', 'Unavailable server-error'],
    ['refuse', 'Unavailable connection-lost', 'OutcomeUnknown connection-lost'],
    ['throttle', 'Throttled throttled', 'Throttled throttled'],
    ['do-then-drop', 'Unavailable connection-lost', 'OutcomeUnknown connection-lost'],
    ['do-then-fail', 'Unavailable server-error', 'OutcomeUnknown server-error'],
  ] as const)('%s: a read is %s, a write %s', async ([kind, read, write]) => {
    await sandbox.control.addFault({ kind, on: ['get'] })
    expect(await told(client.get(ada))).toBe(read)
    expect(await told(client.suspend(ada))).toBe(read)
    await sandbox.control.clearFaults()
    await sandbox.control.addFault({ kind, on: ['patch'], times: 1 })
    expect(await told(client.suspend(ada))).toBe(write)
    expect(await client.suspend(ada)).toBe(kind.startsWith('do-then') ? 'already-suspended' : 'suspended')
    expect(await sandbox.control.counts()).toMatchObject([{ suspended: 1 }])
  })

  test('how long to wait is told along', async () => {
    await sandbox.control.addFault({ kind: 'throttle', retryAfter: 7 })
    await expect(client.get(ada)).rejects.toMatchObject({ retryAfterMs: 7_000 })
  })

  test('half a document, and one that is too large', async () => {
    await switchTo({ patchAnswer: 200 })
    await sandbox.control.addFault({ kind: 'garble', on: ['get'], times: 1 })
    expect(await told(client.get(ada))).toBe('UnexpectedAnswer not-json')
    await sandbox.control.addFault({ kind: 'garble', on: ['patch'], times: 1 })
    expect(await told(client.suspend(ada))).toBe('OutcomeUnknown not-json')
    expect(await told(open({ options: { maxAnswerBytes: 10 } }).get(ada))).toBe(
      'UnexpectedAnswer answer-too-large',
    )
  })

  test('the deadline is one for all that a call asks', async () => {
    await sandbox.control.addFault({ kind: 'slow', ms: 60_000, on: ['patch'] })
    expect(await told(open({ options: { callMs: 3_000 } }).suspend(ada))).toBe(
      'OutcomeUnknown no-answer-in-time',
    )
    await sandbox.control.clearFaults()
    await sandbox.control.addFault({ kind: 'slow', ms: 60_000, on: ['get'] })
    expect(await told(open({ options: { callMs: 500 } }).suspend(ada))).toMatch(/^Unavailable /)
  })

  test('a redirect is not followed, and a name that the look-up refuses is not called', async () => {
    await sandbox.control.addFault({ kind: 'answer', status: 307, headers: { location: baseUrl } })
    expect(await told(client.get(ada))).toBe('UnexpectedAnswer unexpected-status')
    const refused = Object.assign(new Error('refused'), { code: 'EREFUSED' })
    const options: ScimOptions = { lookup: (_name, _options, callback) => callback(refused, '', 4) }
    const named = open({ baseUrl: baseUrl.replace('127.0.0.1', 'localhost'), options })
    expect(await told(named.get(ada))).toBe('Unavailable not-reached')
  })

  test('the token stands in the header of each request, and nowhere else', async () => {
    const seen: string[] = []
    const answer: RequestListener = (request, response) => {
      seen.push(`${request.headers.authorization ?? ''} ${request.headers.accept ?? ''}`)
      response.writeHead(500).end()
    }
    const server = createServer(answer)
    await once(server.listen({ port: 0, host: '127.0.0.1' }), 'listening')
    opened.push({ [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())) })
    const { port } = server.address() as AddressInfo
    expect(await told(open({ baseUrl: `http://127.0.0.1:${port}/v2/` }).get(ada))).toBe(
      'Unavailable server-error',
    )
    expect(seen).toEqual([`Bearer ${token} application/scim+json, application/json`])
  })
})

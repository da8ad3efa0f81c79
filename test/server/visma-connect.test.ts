/** The client of Visma Connect against the sandbox, over HTTP: the sandbox's ledger is the witness. */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AddressInfo } from 'node:net'

import { createSandboxControl } from '../../src/sandbox/control-client.ts'
import { startSandbox } from '../../src/sandbox/server.ts'
import { VismaConnectFailure } from '../../src/visma-connect/errors.ts'
import { createVismaConnect } from '../../src/visma-connect/public-api.ts'
import type { SandboxControl } from '../../src/sandbox/control-client.ts'
import type { NewFault } from '../../src/sandbox/faults.ts'
import type { Sandbox } from '../../src/sandbox/server.ts'
import type { VismaConnect, VismaConnectOptions } from '../../src/visma-connect/public-api.ts'

const SECRET = 'the-secret-of-hr'
const ADA = { email: 'ada.lind@example.se', firstName: 'Ada', lastName: 'Lind' }
const SCOPES = ['publicapi:user:read', 'publicapi:user:create', 'publicapi:user:update']

let folder: string
let sandbox: Sandbox
let control: SandboxControl
let ada: string
let client: VismaConnect
const opened: VismaConnect[] = []

const settings = () => ({
  tokenUrl: `${sandbox.url}/connect/token`,
  apiUrl: `${sandbox.url}/v1.0`,
  clientId: 'hr',
  clientSecret: SECRET,
  scopes: SCOPES,
})

function open({
  options = {},
  ...changed
}: { options?: VismaConnectOptions } & Partial<ReturnType<typeof settings>> = {}) {
  const one = createVismaConnect({ ...settings(), ...changed }, options)
  opened.push(one)
  return one
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koppling-sandbox-'))
  sandbox = await startSandbox({ port: 0, folder })
  control = createSandboxControl(sandbox.url)
  await control.putClient({ id: 'other', clientSecret: 'of-other' })
})

beforeEach(async () => {
  await control.reset()
  await control.putClient({ id: 'hr', clientSecret: SECRET })
  const { ids } = await control.addPeople({ people: [{ ...ADA, clients: ['hr', 'other'] }] })
  ada = ids[0] ?? ''
  client = open()
})

afterEach(async () => {
  await control.clearFaults()
  await Promise.all(opened.splice(0).map((one) => one.close()))
})

afterAll(async () => {
  await sandbox.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The failure of a call as `Class code`; it must be one of ours and carry nothing secret or personal. */
async function failureOf(call: Promise<unknown>): Promise<VismaConnectFailure> {
  const failure: unknown = await call.then(
    (value) => expect.unreachable(`was answered with ${inspect(value)}`),
    (error: unknown) => error,
  )
  if (!(failure instanceof VismaConnectFailure)) throw failure
  const all = `${inspect(failure, { depth: 10, showHidden: true })} ${JSON.stringify(failure)}`
  expect(failure.cause).toBeUndefined()
  expect(all).not.toMatch(/the-secret|eyJ|Bearer|example\.se|\bada\b|\blind\b/i)
  return failure
}

const told = async (call: Promise<unknown>) => {
  const failure = await failureOf(call)
  return `${failure.name} ${failure.code}`
}

const callsOf = async (operation: string) => (await control.status()).calls[operation] ?? 0

const unlinkedTimes = async (user: string) => (await control.counts({ user, client: 'hr' }))[0]?.unlinked ?? 0

/** A token of its own first, so that a fault meets the call and not the token. */
async function ready(options: VismaConnectOptions = {}): Promise<VismaConnect> {
  const one = open({ options })
  await one.getUser(ada)
  return one
}

describe('find and get', () => {
  test('a search that answers ada.lind+hr@ and ada.lind@ finds only the one asked for', async () => {
    const { ids } = await control.addPeople({
      people: [{ email: 'ada.lind+hr@example.se' }, { email: 'ada.lind+x@example.se' }],
    })
    expect(await client.findByEmail('ada.lind@example.se')).toEqual([{ id: ada, email: ADA.email }])
    expect(await client.findByEmail('ada.lind+hr@example.se')).toEqual([
      { id: ids[0], email: 'ada.lind+hr@example.se' },
    ])
    expect(await client.findByEmail('ada.lind+nobody@example.se')).toEqual([])
  })

  test('the case of letters does not matter, whoever wrote it', async () => {
    await control.addPeople({ people: [{ email: 'Ola.Nordmann@Example.NO' }] })
    expect(await client.findByEmail('ola.nordmann@example.no')).toHaveLength(1)
    expect(await client.findByEmail('ADA.LIND@EXAMPLE.SE')).toEqual([{ id: ada, email: ADA.email }])
  })

  test('204 and an empty array are nobody', async () => {
    expect(await client.findByEmail('nobody@example.se')).toEqual([])
    await control.addFault({ kind: 'answer', status: 200, body: [], on: ['search'] })
    expect(await client.findByEmail(ADA.email)).toEqual([])
  })

  test('two accounts with the same e-mail are both told', async () => {
    const body = [
      { id: 'a-1', email: ADA.email },
      { id: 'a-2', email: 'ADA.lind@example.se', new_field: {} },
    ]
    await control.addFault({ kind: 'answer', status: 200, body, on: ['search'] })
    expect(await client.findByEmail(ADA.email)).toEqual([
      { id: 'a-1', email: ADA.email },
      { id: 'a-2', email: 'ADA.lind@example.se' },
    ])
  })

  test('an e-mail with signs that mean something in a URL is sent as it is', async () => {
    await control.addPeople({ people: [{ email: "o'neil&co+a@example.se" }] })
    expect(await client.findByEmail("o'neil&co+a@example.se")).toHaveLength(1)
  })

  test('a user is found by id, and an unknown id is nobody', async () => {
    expect(await client.getUser(ada)).toEqual({ id: ada, email: ADA.email })
    expect(await client.getUser('00000000-0000-4000-8000-000000000000')).toBeUndefined()
  })

  test('an id that would change the path is nobody and is not sent', async () => {
    const before = (await control.status()).calls
    expect(await client.getUser('../search/users')).toBeUndefined()
    expect(await told(client.unlink('..'))).toBe('Refused connect-user-unknown')
    expect((await control.status()).calls).toEqual(before)
  })

  test('a 404 without a code is a wrong address, not a missing user', async () => {
    const lost = open({ apiUrl: `${sandbox.url}/v2.0` })
    expect(await told(lost.getUser(ada))).toBe('UnexpectedAnswer unexpected-status')
    expect(await told(lost.findByEmail(ADA.email))).toBe('UnexpectedAnswer unexpected-status')
  })

  test.for([
    ['[0].email', [{ id: 'a-1', name: 'Ada Lind' }]],
    ['[1].id', [{ id: 'a-1', email: ADA.email }, { email: ADA.email }]],
    ['', { users: [] }],
  ] as const)('a search whose answer lacks "%s" names that path', async ([path, body]) => {
    await control.addFault({ kind: 'answer', status: 200, body, on: ['search'] })
    expect(await failureOf(client.findByEmail(ADA.email))).toMatchObject({
      name: 'UnexpectedAnswer',
      code: 'field-missing',
      path,
    })
  })
})

describe('unlink and link', () => {
  test('L7: the second unlink answers already-removed, and the ledger has one', async () => {
    expect(await client.unlink(ada)).toBe('removed')
    expect(await client.unlink(ada)).toBe('already-removed')
    expect(await control.counts({ user: ada })).toEqual([
      {
        user: ada,
        email: ADA.email,
        client: 'hr',
        connected: false,
        linked: 0,
        unlinked: 1,
        updated: 0,
        mailed: 0,
        refused: 1,
      },
    ])
  })

  test("L12: an unlink takes this client's link only; the account and other links stay", async () => {
    await client.unlink(ada)
    expect(await control.person(ada)).toMatchObject({ email: ADA.email, clients: ['other'] })
    expect(await client.findByEmail(ADA.email)).toEqual([{ id: ada, email: ADA.email }])
  })

  test('a user whom Visma Connect does not know is refused for good', async () => {
    const failure = await failureOf(client.unlink('00000000-0000-4000-8000-000000000000'))
    expect(failure).toMatchObject({
      name: 'Refused',
      code: 'connect-user-unknown',
      detail: 'ERROR_INVALID_USER',
    })
    expect(failure.message).toContain('vismaConnectUserId')
  })

  test('L11: linking again by e-mail finds the same account', async () => {
    await client.unlink(ada)
    const person = { ...ADA, countryCode: 'SE', preferredLanguage: 'sv-SE' }
    expect(await client.link(person)).toEqual({ outcome: 'linked', user: { id: ada, email: ADA.email } })
    expect(await client.link(person)).toEqual({ outcome: 'already-linked' })
    expect(await control.counts({ user: ada })).toMatchObject([
      { connected: true, linked: 1, unlinked: 1, refused: 1 },
    ])
  })

  test('linking somebody without an account makes one', async () => {
    const person = {
      email: 'ny@example.se',
      firstName: 'Ny',
      lastName: 'Person',
      countryCode: 'SE',
      preferredLanguage: 'sv-SE',
    }
    const answer = await client.link(person)
    expect(answer).toMatchObject({ outcome: 'linked', user: { email: 'ny@example.se' } })
    expect(await client.findByEmail('ny@example.se')).toHaveLength(1)
  })

  test.for([
    ['email-refused', { email: 'ada.lind' }],
    ['name-refused', { firstName: ' ' }],
    ['country-refused', { countryCode: 'ZZ' }],
    ['language-refused', { preferredLanguage: 'swedish' }],
  ] as const)('linking with wrong data is Refused %s', async ([code, wrong]) => {
    const person = {
      email: 'ny@example.se',
      firstName: 'Ada',
      lastName: 'Lind',
      countryCode: 'SE',
      preferredLanguage: 'sv-SE',
    }
    expect(await told(client.link({ ...person, ...wrong }))).toBe(`Refused ${code}`)
  })
})

describe('faults', () => {
  /** fault · what unlink becomes · how often it was carried out · what a search becomes */
  const faults: [NewFault, string, number, string][] = [
    [{ kind: 'outage' }, 'Unavailable server-error', 0, 'Unavailable server-error'],
    [{ kind: 'refuse' }, 'OutcomeUnknown connection-lost', 0, 'Unavailable connection-lost'],
    [{ kind: 'throttle' }, 'Throttled throttled', 0, 'Throttled throttled'],
    [{ kind: 'do-then-drop' }, 'OutcomeUnknown connection-lost', 1, 'Unavailable connection-lost'],
    [{ kind: 'do-then-fail' }, 'OutcomeUnknown server-error', 1, 'Unavailable server-error'],
    [{ kind: 'cut' }, 'OutcomeUnknown connection-lost', 1, 'Unavailable connection-lost'],
    [{ kind: 'garble' }, 'OutcomeUnknown not-json', 1, 'UnexpectedAnswer not-json'],
    [
      { kind: 'answer', status: 302, headers: { location: '/' } },
      'UnexpectedAnswer unexpected-status',
      0,
      'UnexpectedAnswer unexpected-status',
    ],
    [
      { kind: 'answer', status: 202 },
      'UnexpectedAnswer unexpected-status',
      0,
      'UnexpectedAnswer unexpected-status',
    ],
    [
      { kind: 'answer', status: 200, body: '<html>log in</html>' },
      'OutcomeUnknown not-json',
      0,
      'UnexpectedAnswer not-json',
    ],
    [{ kind: 'answer', status: 504 }, 'OutcomeUnknown server-error', 0, 'Unavailable server-error'],
    [
      { kind: 'answer', status: 409, body: { error_code: 'ERROR_OTHER' } },
      'UnexpectedAnswer unexpected-status',
      0,
      'UnexpectedAnswer unexpected-status',
    ],
    [{ kind: 'answer', status: 403 }, 'Unauthorised not-permitted', 0, 'Unauthorised not-permitted'],
    [
      { kind: 'answer', status: 400, body: { error_code: 'ERROR_NEW', message: `${ADA.email} is wrong` } },
      'UnexpectedAnswer unexpected-status',
      0,
      'UnexpectedAnswer unexpected-status',
    ],
    [
      { kind: 'answer', status: 200, body: 'x'.repeat(70_000) },
      'OutcomeUnknown answer-too-large',
      0,
      'UnexpectedAnswer answer-too-large',
    ],
  ]

  test.for(faults.map((row) => [JSON.stringify(row[0]).slice(0, 60), ...row] as const))(
    '%s: one attempt, told by its class',
    async ([, fault, unlink, effects, search]) => {
      const one = await ready({ maxAnswerBytes: 65_536 })
      const before = (await control.status()).calls
      await control.addFault({ ...fault, on: ['unlink', 'search'] })
      expect(await told(one.unlink(ada))).toBe(unlink)
      expect(await told(one.findByEmail(ADA.email))).toBe(search)
      const after = (await control.status()).calls
      expect(await unlinkedTimes(ada)).toBe(effects)
      expect({ unlink: after['unlink'], search: after['search'], token: after['token'] }).toEqual({
        unlink: (before['unlink'] ?? 0) + 1,
        search: (before['search'] ?? 0) + 1,
        token: before['token'],
      })
    },
  )

  test('an answer after the deadline is an unknown outcome for a write and no harm for a read', async () => {
    const one = await ready({ callMs: 3_000 })
    await control.addFault({ kind: 'slow', ms: 600_000, on: ['unlink', 'search'] })
    const outcomes = await Promise.all([told(one.unlink(ada)), told(one.findByEmail(ADA.email))])
    expect(outcomes).toEqual(['OutcomeUnknown no-answer-in-time', 'Unavailable no-answer-in-time'])
  })

  test('L7: a cut attempt is looked up by the next one: already-removed after our own asking', async () => {
    await control.addFault({ kind: 'do-then-drop', on: ['unlink'], users: [ADA.email], times: 1 })
    expect(await told(client.unlink(ada))).toBe('OutcomeUnknown connection-lost')
    expect(await client.unlink(ada)).toBe('already-removed')
    expect(await unlinkedTimes(ada)).toBe(1)
  })

  test('a done that is not true is found out by a second unlink', async () => {
    await control.addFault({ kind: 'lie', on: ['unlink'], times: 1 })
    expect(await client.unlink(ada)).toBe('removed')
    expect(await unlinkedTimes(ada)).toBe(0)
    expect(await client.unlink(ada)).toBe('removed')
    expect(await client.unlink(ada)).toBe('already-removed')
  })

  test('a fault for one user leaves the others alone', async () => {
    const { ids } = await control.addPeople({ people: [{ email: 'bo@example.se' }], client: 'hr' })
    await control.addFault({ kind: 'outage', users: [ada] })
    expect(await client.unlink(ids[0] ?? '')).toBe('removed')
    expect(await told(client.unlink(ada))).toBe('Unavailable server-error')
    expect(await told(client.findByEmail(ADA.email))).toBe('Unavailable server-error')
  })

  test('429 tells how long to wait, in seconds or by a date', async () => {
    await control.addFault({ kind: 'throttle', retryAfter: 7, times: 1, on: ['unlink'] })
    expect(await failureOf(client.unlink(ada))).toMatchObject({ name: 'Throttled', retryAfterMs: 7000 })
    const inTenMinutes = new Date(Date.now() + 600_000).toUTCString()
    await control.addFault({ kind: 'throttle', retryAfter: inTenMinutes, times: 1, on: ['unlink'] })
    const { retryAfterMs } = (await failureOf(client.unlink(ada))) as { retryAfterMs?: number }
    expect(retryAfterMs).toBeGreaterThan(500_000)
    expect(retryAfterMs).toBeLessThanOrEqual(600_000)
  })
})

describe('network', () => {
  test('a port that nobody listens on: nothing was sent', async () => {
    const port = await freePort()
    const one = open({ apiUrl: `http://127.0.0.1:${port}/v1.0` })
    const failure = await failureOf(one.unlink(ada))
    expect(failure).toMatchObject({ name: 'Unavailable', code: 'not-reached', detail: 'ECONNREFUSED' })
  })

  test.for([
    ['connectMs', { connectMs: 500, callMs: 5_000 }, 'UND_ERR_CONNECT_TIMEOUT'],
    ['the deadline of the call', { connectMs: 60_000, callMs: 1_000 }, undefined],
  ] as const)(
    'a server that never finishes connecting is given up by %s: nothing was sent',
    async ([, options, detail]) => {
      await using silent = await listenSilently()
      const one = open({ apiUrl: `https://127.0.0.1:${silent.port}/v1.0`, options })
      expect(await failureOf(one.unlink(ada))).toMatchObject({
        name: 'Unavailable',
        code: 'not-reached',
        detail,
      })
    },
  )

  test('closing lets the call under way end and refuses the next ones', async () => {
    const one = await ready()
    await control.addFault({ kind: 'slow', ms: 100, on: ['unlink'], times: 1 })
    const underway = one.unlink(ada)
    await expect.poll(async () => (await control.status()).faults).toEqual([])
    await one.close()
    expect(await underway).toBe('removed')
    expect(await told(one.unlink(ada))).toBe('Unavailable not-reached')
  })
})

describe('tokens', () => {
  test('ten calls at once ask for one token', async () => {
    const before = await callsOf('token')
    await Promise.all(Array.from({ length: 10 }, () => client.findByEmail(ADA.email)))
    expect(await callsOf('token')).toBe(before + 1)
  })

  test('a token of an hour is used for 59 minutes and then renewed ahead of its end', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      const before = await callsOf('token')
      await client.getUser(ada)
      vi.advanceTimersByTime(59 * 60_000 - 5_000)
      await client.getUser(ada)
      expect(await callsOf('token')).toBe(before + 1)
      vi.advanceTimersByTime(5_000)
      await client.getUser(ada)
      expect(await callsOf('token')).toBe(before + 2)
    } finally {
      vi.useRealTimers()
    }
  })

  test('two calls at once with a token that is over ask for one new token', async () => {
    await control.putClient({ id: 'hr', clientSecret: SECRET, tokenSeconds: 1 })
    const one = await ready()
    // The younger of the two: once it is over, so is the client's own.
    const raw = await rawToken()
    await control.putClient({ id: 'hr', clientSecret: SECRET })
    await expect.poll(() => statusWith(raw)).toBe(401)
    const before = await callsOf('token')
    await Promise.all([one.findByEmail(ADA.email), one.getUser(ada)])
    expect(await callsOf('token')).toBe(before + 1)
  })

  test('two calls that get 401 for the same token ask for one new token, and both succeed', async () => {
    const one = await ready()
    const before = (await control.status()).calls
    await control.addFault({ kind: 'reject-token', times: 2, on: ['search', 'unlink'] })
    expect(await Promise.all([one.findByEmail(ADA.email), one.unlink(ada)])).toEqual([
      [{ id: ada, email: ADA.email }],
      'removed',
    ])
    const after = (await control.status()).calls
    expect(after['token']).toBe((before['token'] ?? 0) + 1)
    expect(after['unlink']).toBe((before['unlink'] ?? 0) + 2)
    expect(await unlinkedTimes(ada)).toBe(1)
  })

  test('a second 401 is told after one renewal', async () => {
    const one = await ready()
    const before = (await control.status()).calls
    await control.addFault({ kind: 'reject-token', on: ['unlink'] })
    expect(await told(one.unlink(ada))).toBe('Unauthorised token-rejected')
    const after = (await control.status()).calls
    expect(after['unlink']).toBe((before['unlink'] ?? 0) + 2)
    expect(after['token']).toBe((before['token'] ?? 0) + 1)
  })

  test('a wrong secret, a client that is no service and a scope not granted are told apart', async () => {
    await control.putClient({ id: 'web', clientSecret: SECRET, grantTypes: ['authorization_code'] })
    await control.putClient({ id: 'reader', clientSecret: SECRET, scopes: ['publicapi:user:read'] })
    const wrongSecret = await failureOf(open({ clientSecret: 'the-secret-of-nobody' }).unlink(ada))
    const notService = await failureOf(open({ clientId: 'web' }).unlink(ada))
    const notGranted = await failureOf(open({ clientId: 'reader' }).unlink(ada))
    expect(wrongSecret).toMatchObject({
      name: 'Unauthorised',
      code: 'client-rejected',
      detail: 'invalid_client',
    })
    expect(notService).toMatchObject({
      name: 'Unauthorised',
      code: 'client-rejected',
      detail: 'unauthorized_client',
    })
    expect(notGranted).toMatchObject({ name: 'Unauthorised', code: 'scope-refused', detail: 'invalid_scope' })
  })

  test('a token without the scope of the call is 403, and the ledger says refused', async () => {
    const one = open({ scopes: ['publicapi:user:read'] })
    expect(await failureOf(one.unlink(ada))).toMatchObject({ name: 'Unauthorised', code: 'not-permitted' })
    expect(await control.counts({ user: ada })).toMatchObject([{ unlinked: 0, refused: 1, connected: true }])
  })

  test.for([
    ['an outage', { kind: 'outage' }, 'Unavailable server-error'],
    ['a reset connection', { kind: 'refuse' }, 'Unavailable connection-lost'],
    ['a cut answer', { kind: 'cut' }, 'Unavailable connection-lost'],
    ['429', { kind: 'throttle', retryAfter: 3 }, 'Throttled throttled'],
    ['half a JSON document', { kind: 'garble' }, 'UnexpectedAnswer not-json'],
    ['500', { kind: 'do-then-fail' }, 'Unavailable server-error'],
    ['404', { kind: 'answer', status: 404 }, 'UnexpectedAnswer unexpected-status'],
    [
      'no expires_in',
      { kind: 'answer', status: 200, body: { access_token: 'eyJ.x.y', token_type: 'Bearer' } },
      'UnexpectedAnswer field-missing',
    ],
    [
      'a token that would break a header',
      {
        kind: 'answer',
        status: 200,
        body: { access_token: 'eyJ\r\nx', expires_in: 60, token_type: 'Bearer' },
      },
      'UnexpectedAnswer field-missing',
    ],
  ] as const)(
    'the token endpoint with %s: unlink is not sent, and the next call succeeds',
    async ([, fault, expected]) => {
      const before = (await control.status()).calls
      await control.addFault({ ...fault, on: ['token'], times: 1 })
      expect(await told(client.unlink(ada))).toBe(expected)
      expect((await control.status()).calls['unlink']).toBe(before['unlink'])
      expect(await client.unlink(ada)).toBe('removed')
    },
  )

  test('the deadline of a call holds while it waits for a token', async () => {
    const one = open({ options: { callMs: 500 } })
    await control.addFault({ kind: 'slow', ms: 600_000, on: ['token'], times: 1 })
    const [first, second] = await Promise.all([
      failureOf(one.unlink(ada)),
      failureOf(one.findByEmail(ADA.email)),
    ])
    expect([first.name, second.name]).toEqual(['Unavailable', 'Unavailable'])
    expect([first.call, second.call]).toEqual(['token', 'token'])
    expect(first.code).toBe('not-reached') // its own deadline, not that of the request for a token
  })
})

async function rawToken(): Promise<string> {
  const form = {
    grant_type: 'client_credentials',
    client_id: 'hr',
    client_secret: SECRET,
    scope: 'publicapi:user:read',
  }
  const response = await fetch(`${sandbox.url}/connect/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  return ((await response.json()) as { access_token: string }).access_token
}

async function statusWith(token: string): Promise<number> {
  const response = await fetch(`${sandbox.url}/v1.0/users/${ada}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  await response.arrayBuffer()
  return response.status
}

async function freePort(): Promise<number> {
  await using server = await listenSilently()
  return server.port
}

/** Takes connections and says nothing. */
async function listenSilently() {
  const sockets = new Set<{ destroy(): void }>()
  const server = createServer((socket) => void sockets.add(socket.on('error', () => undefined)))
  await once(server.listen({ port: 0, host: '127.0.0.1' }), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

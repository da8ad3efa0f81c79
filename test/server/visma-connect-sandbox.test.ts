/** The sandbox itself: as strict as it claims to be, and nothing that it answered is ever lost. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { SignJWT, createRemoteJWKSet, generateKeyPair, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ChildProcess } from 'node:child_process'

import { createSandboxControl } from '../../src/sandbox/control-client.ts'
import { startSandbox } from '../../src/sandbox/server.ts'
import { OutcomeUnknown, Unavailable } from '../../src/visma-connect/errors.ts'
import { createVismaConnect } from '../../src/visma-connect/public-api.ts'
import type { Sandbox } from '../../src/sandbox/server.ts'

const FORM = {
  grant_type: 'client_credentials',
  client_id: 'hr',
  client_secret: 'of-hr',
  scope: 'publicapi:user:read',
}
const ONE_ID = '11111111-1111-4111-8111-111111111111'
const ALL = 'publicapi:user:read publicapi:user:create publicapi:user:update'

let folder: string
let running: Sandbox[]
let children: ChildProcess[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koppling-sandbox-'))
  running = []
  children = []
})

afterEach(async () => {
  await Promise.all(running.map((sandbox) => sandbox.stop()))
  await Promise.all(children.map(kill))
  await rm(folder, { recursive: true, force: true })
})

async function start(port = 0) {
  const sandbox = await startSandbox({ port, folder })
  running.push(sandbox)
  const control = createSandboxControl(sandbox.url)
  await control.putClient({ id: 'hr', clientSecret: 'of-hr' })
  await control.putClient({ id: 'other', clientSecret: 'of-other' })
  return { sandbox, control, call: caller(sandbox.url) }
}

async function stop(sandbox: Sandbox): Promise<void> {
  running = running.filter((one) => one !== sandbox)
  await sandbox.stop()
}

/** Raw HTTP, so that the protocol is tested and not a client of ours. */
function caller(url: string) {
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init })
    const text = await response.text()
    return {
      status: response.status,
      body: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>),
    }
  }
  const token = async (form: Record<string, string> = { ...FORM, scope: ALL }) => {
    const { body } = await send('/connect/token', { method: 'POST', body: new URLSearchParams(form) })
    return String(body?.['access_token'])
  }
  const api = (asked: { method?: string; path: string; jwt: string; body?: unknown }) =>
    send(`/v1.0${asked.path}`, {
      method: asked.method ?? 'GET',
      headers: {
        authorization: `Bearer ${asked.jwt}`,
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    })
  return { send, token, api }
}

/** The sandbox as a process of its own, ready. */
async function startProcess({ port = 0, endWithParent = false } = {}) {
  const options = [
    '--folder',
    folder,
    '--port',
    String(port),
    ...(endWithParent ? ['--end-with-parent'] : []),
  ]
  const child = spawn(process.execPath, ['src/sandbox/main.ts', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { url } = JSON.parse(line) as { url: string }
  return { child, url, port: Number(new URL(url).port), control: createSandboxControl(url) }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

describe('tokens', () => {
  test('a token is signed with RS256 by a key that discovery leads to, and says for whom it is', async () => {
    const { sandbox, call } = await start()
    const { body: discovery } = await call.send('/.well-known/openid-configuration')
    expect(discovery).toMatchObject({ issuer: sandbox.url, token_endpoint: `${sandbox.url}/connect/token` })
    const keys = createRemoteJWKSet(new URL(String(discovery?.['jwks_uri'])))
    const { payload, protectedHeader } = await jwtVerify(await call.token(), keys, {
      issuer: sandbox.url,
      typ: 'at+jwt',
    })
    expect(protectedHeader.alg).toBe('RS256')
    expect(payload).toMatchObject({ client_id: 'hr', scope: ALL.split(' ') })
    expect((payload.exp ?? 0) - (payload.nbf ?? 0)).toBe(3600)
    expect(payload.sub).toBeUndefined()
  })

  test.for([
    ['JSON', JSON.stringify(FORM), 400, 'invalid_request'],
    [
      'no grant',
      new URLSearchParams({ ...FORM, grant_type: '' }).toString().replace('grant_type=&', ''),
      400,
      'invalid_request',
    ],
    ['another grant', form({ grant_type: 'password' }), 400, 'unsupported_grant_type'],
    ['a parameter that does not exist', form({ audience: 'x' }), 400, 'invalid_request'],
    ['a parameter twice', `${form({})}&scope=publicapi:user:read`, 400, 'invalid_request'],
    ['a client that is not registered', form({ client_id: 'nobody' }), 401, 'invalid_client'],
    ['a wrong secret', form({ client_secret: 'wrong' }), 401, 'invalid_client'],
    ['no secret', form({ client_secret: '' }), 401, 'invalid_client'],
    ['no scope', form({ scope: '' }), 400, 'invalid_scope'],
    ['a scope that does not exist', form({ scope: 'publicapi:everything' }), 400, 'invalid_scope'],
    ['a scope that the client was not given', form({ scope: 'publicapi:user:delete' }), 400, 'invalid_scope'],
  ] as const)('a token request with %s is refused', async ([what, body, status, error]) => {
    const { call } = await start()
    const type = what === 'JSON' ? 'application/json' : 'application/x-www-form-urlencoded'
    const answer = await call.send('/connect/token', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    })
    expect(answer).toMatchObject({ status, body: { error } })
  })

  test('a missing, a forged and an unsigned token are 401', async () => {
    const { sandbox, call } = await start()
    const good = await call.token()
    const [header, payload, signature] = good.split('.')
    const { privateKey } = await generateKeyPair('RS256')
    const forged = await new SignJWT({ client_id: 'hr', scope: ALL.split(' ') })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' })
      .setIssuer(sandbox.url)
      .setAudience(`${sandbox.url}/resources`)
      .setExpirationTime('1h')
      .sign(privateKey)
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`
    const changed = `${header}.${Buffer.from(`{"client_id":"hr"}`).toString('base64url')}.${signature}`
    for (const jwt of ['', 'x', forged, unsigned, changed])
      expect((await call.api({ path: '/users', jwt })).status, jwt).toBe(401)
    expect((await call.send('/v1.0/users')).status).toBe(401)
    expect((await call.api({ path: '/users', jwt: good })).status).toBe(200)
  })

  test.for([
    ['GET', '/search/users?email=a@example.se', 'publicapi:user:update'],
    ['GET', '/users', 'publicapi:user:update'],
    ['GET', '/users/x', 'publicapi:user:update'],
    ['POST', '/users', 'publicapi:user:update'],
    ['PUT', '/users/x', 'publicapi:user:read'],
    ['PUT', '/users/x/unlinkClient', 'publicapi:user:read publicapi:user:create'],
  ] as const)('%s %s with only %s is 403', async ([method, path, scope]) => {
    const { call } = await start()
    const jwt = await call.token({ ...FORM, scope })
    expect((await call.api({ method, path, jwt })).status).toBe(403)
  })

  test('a token outlives a restart on the same port', async () => {
    const first = await start()
    const jwt = await first.call.token()
    await stop(first.sandbox)
    const second = await start(first.sandbox.port)
    expect((await second.call.api({ path: '/users', jwt })).status).toBe(200)
  })
})

describe('users', () => {
  test('list pages through everybody in order, and % stands for any text', async () => {
    const { control, call } = await start()
    const people = ['a@example.se', 'b@example.no', 'c@example.se', 'd@sub.example.se', 'e@example.se'].map(
      (email) => ({ email }),
    )
    await control.addPeople({ people })
    const jwt = await call.token()
    const emails = async (query: string) => {
      const { body } = await call.api({ path: `/users?${query}`, jwt })
      const { users, ...totals } = body as {
        users: { email: string }[]
        total_pages: number
        total_users: number
      }
      return { ...totals, emails: users.map((user) => user.email) }
    }
    expect(await emails('email=%25@example.se&page=1&per_page=2')).toEqual({
      total_pages: 2,
      total_users: 3,
      emails: ['a@example.se', 'c@example.se'],
    })
    expect((await emails('email=%25@example.se&page=2&per_page=2')).emails).toEqual(['e@example.se'])
    expect((await emails('email=%25.se')).total_users).toBe(4)
    expect((await emails('email=c@example.se')).emails).toEqual(['c@example.se'])
    expect((await emails('email=.%25')).total_users).toBe(0)
    expect((await emails('')).total_users).toBe(5)
  })

  test('creating twice is 409 for this client and a new link for another', async () => {
    const { control, call } = await start()
    const body = {
      email: 'ny@example.se',
      first_name: 'Ny',
      last_name: 'Berg',
      country_code: 'SE',
      preferred_language: 'sv-SE',
    }
    const hr = await call.token()
    const other = await call.token({ ...FORM, client_id: 'other', client_secret: 'of-other', scope: ALL })
    const made = await call.api({ method: 'POST', path: '/users', jwt: hr, body })
    expect(made).toMatchObject({ status: 201, body: { ...body, name: 'Ny Berg' } })
    expect(await call.api({ method: 'POST', path: '/users', jwt: hr, body })).toEqual({
      status: 409,
      body: { error_code: 'ERROR_USER_LINKED_TO_CLIENT' },
    })
    expect((await call.api({ method: 'POST', path: '/users', jwt: other, body })).body?.['id']).toBe(
      made.body?.['id'],
    )
    expect((await control.person('ny@example.se'))?.clients).toEqual(['hr', 'other'])
  })

  test('an update changes what is given and only where the client is linked', async () => {
    const { control, call } = await start()
    const { ids } = await control.addPeople({ people: [{ email: 'a@example.se', clients: ['hr'] }] })
    const path = `/users/${ids[0]}`
    const hr = await call.token()
    const other = await call.token({ ...FORM, client_id: 'other', client_secret: 'of-other', scope: ALL })
    const body = { last_name: 'Ek' }
    expect(await call.api({ method: 'PUT', path, jwt: hr, body })).toMatchObject({
      status: 200,
      body: { name: 'Test Ek' },
    })
    expect((await call.api({ method: 'PUT', path, jwt: other, body })).status).toBe(409)
    expect(await call.api({ path, jwt: other })).toMatchObject({
      body: { first_name: 'Test', last_name: 'Ek' },
    })
  })

  test.for([
    ['an unknown field', 'POST', '/users', { ...person(), nick_name: 'x' }, 400, 'ERROR_UNKNOWN_FIELD'],
    ['a missing field', 'POST', '/users', { email: 'ny@example.se' }, 400, 'ERROR_COUNTRY_CODE_NOT_EXIST'],
    ['no JSON', 'POST', '/users', undefined, 400, 'ERROR_INVALID_REQUEST'],
    ['an e-mail in an update', 'PUT', '/users/ID', { email: 'b@example.se' }, 400, 'ERROR_UNKNOWN_FIELD'],
    [
      'a body with unlink',
      'PUT',
      '/users/ID/unlinkClient',
      { client_id: 'hr' },
      400,
      'ERROR_INVALID_REQUEST',
    ],
    ['an unknown parameter', 'GET', '/users?domain=example.se', undefined, 400, 'ERROR_UNKNOWN_FIELD'],
    ['no e-mail in a search', 'GET', '/search/users', undefined, 400, 'ERROR_INVALID_EMAIL'],
    ['101 a page', 'GET', '/users?per_page=101', undefined, 400, 'ERROR_INVALID_REQUEST'],
    ['an unknown user', 'PUT', '/users/nobody/unlinkClient', undefined, 404, 'ERROR_INVALID_USER'],
    ['an unknown route', 'GET', '/people', undefined, 404, undefined],
    ['DELETE', 'DELETE', '/users/ID', undefined, 404, undefined],
  ] as const)('%s is refused', async ([, method, path, body, status, code]) => {
    const { control, call } = await start()
    const { ids } = await control.addPeople({ people: [{ email: 'a@example.se', clients: ['hr'] }] })
    const answer = await call.api({
      method,
      path: path.replace('ID', ids[0] ?? ''),
      jwt: await call.token(),
      body,
    })
    expect({ status: answer.status, code: answer.body?.['error_code'] }).toEqual({ status, code })
    expect((await control.person(ids[0] ?? ''))?.clients).toEqual(['hr'])
  })

  test('of 20 unlinks at once one is carried out, and the numbers of the ledger have no gap', async () => {
    const { control, call } = await start()
    const { ids } = await control.addPeople({ people: [{ email: 'a@example.se', clients: ['hr'] }] })
    const jwt = await call.token()
    const path = `/users/${ids[0]}/unlinkClient`
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call.api({ method: 'PUT', path, jwt })),
    )
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 409),
    ])
    const entries = await control.entries()
    expect(entries.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    expect(entries[0]).toMatchObject({ effect: 'unlinked', user: ids[0], client: 'hr', operation: 'unlink' })
    expect(entries[19]).toMatchObject({ effect: 'refused', errorCode: 'ERROR_USER_UNLINKED_FROM_CLIENT' })
  })
})

describe('control', () => {
  test('of 2,000 people loaded every one is there after a restart, and loading again adds none', async () => {
    const { sandbox, control, call } = await start()
    const people = Array.from({ length: 2_000 }, (_, index) => ({ email: `p${index}@example.se` }))
    const loaded = await control.addPeople({ people, client: 'hr' })
    expect(loaded).toMatchObject({ created: 2_000, known: 0 })
    const jwt = await call.token()
    expect(
      (await call.api({ method: 'PUT', path: `/users/${loaded.ids[1_999]}/unlinkClient`, jwt })).status,
    ).toBe(200)
    await stop(sandbox)
    const again = await start()
    expect(await again.control.status()).toMatchObject({ people: 2_000, ledger: { entries: 1 } })
    expect(await again.control.person('p1998@example.se')).toMatchObject({
      id: loaded.ids[1_998],
      clients: ['hr'],
    })
    expect(await again.control.addPeople({ people, client: 'hr' })).toMatchObject({
      created: 0,
      known: 2_000,
    })
    // Loading is no link: who was unlinked stays so.
    expect((await again.control.person('p1999@example.se'))?.clients).toEqual([])
  })

  test.for([
    ['a line that is no JSON', '{"email":"a@example.se"}\n{"email":', 'line 2'],
    ['an unknown field', '[{"email":"a@example.se"},{"email":"b@example.se","mail":1}]', 'person 2'],
    ['a client that is not registered', '{"email":"a@example.se","clients":["nobody"]}', 'nobody'],
    [
      'one id for two people',
      `{"email":"a@example.se","id":"${ONE_ID}"}\n{"email":"b@example.se","id":"${ONE_ID}"}`,
      'person 2',
    ],
  ] as const)('people with %s are refused as a whole, and it says where', async ([, body, where]) => {
    const { control, call } = await start()
    const answer = await call.send('/sandbox/people?client=hr', { method: 'POST', body })
    expect(answer.status).toBe(400)
    expect(String(answer.body?.['error'])).toContain(where)
    expect((await control.status()).people).toBe(0)
  })

  test('an unknown kind of fault is refused', async () => {
    const { call } = await start()
    const headers = { 'content-type': 'application/json' }
    const answer = await call.send('/sandbox/faults', { method: 'POST', headers, body: '{"kind":"explode"}' })
    expect(answer.status).toBe(400)
  })

  test('a reset forgets people, ledger and faults, keeps clients, and begins again at 1', async () => {
    const { sandbox, control, call } = await start()
    const load = { people: [{ email: 'a@example.se' }], client: 'hr' }
    const jwt = await call.token()
    const unlink = async (id = '') =>
      (await call.api({ method: 'PUT', path: `/users/${id}/unlinkClient`, jwt })).status
    expect(await unlink((await control.addPeople(load)).ids[0])).toBe(200)
    await control.addFault({ kind: 'outage' })
    await control.reset()
    expect(await control.status()).toMatchObject({ people: 0, ledger: { entries: 0 }, faults: [] })
    expect(await unlink((await control.addPeople(load)).ids[0])).toBe(200)
    await stop(sandbox)
    const again = await start()
    expect((await again.control.entries()).map(({ n, effect }) => [n, effect])).toEqual([[1, 'unlinked']])
  })

  test('the page for people tells what this is and how much has happened', async () => {
    const { sandbox, control, call } = await start()
    const { ids } = await control.addPeople({ people: [{ email: 'a@example.se' }], client: 'hr' })
    await call.api({ method: 'PUT', path: `/users/${ids[0]}/unlinkClient`, jwt: await call.token() })
    const html = await (await fetch(`${sandbox.url}/`)).text()
    expect(html).toContain('A simulator of Visma Connect')
    expect(html).toContain('<strong>1</strong> unlinked')
  })
})

describe('the state on disk', () => {
  test('kill -9 loses nothing that was answered, and a restart goes on: one unlink each', async () => {
    const first = await startProcess()
    await first.control.putClient({ id: 'hr', clientSecret: 'of-hr' })
    const people = Array.from({ length: 300 }, (_, index) => ({ email: `p${index}@example.se` }))
    const { ids } = await first.control.addPeople({ people, client: 'hr' })
    const client = createVismaConnect({
      tokenUrl: `${first.url}/connect/token`,
      apiUrl: `${first.url}/v1.0`,
      clientId: 'hr',
      clientSecret: 'of-hr',
      scopes: ALL.split(' '),
    })
    let answered = 0
    const before = await Promise.allSettled(
      ids.map(async (id) => {
        const outcome = await client.unlink(id)
        answered += 1
        if (answered === 100) await kill(first.child)
        return outcome
      }),
    )
    const removed = ids.filter((_, index) => before[index]?.status === 'fulfilled')
    const failures = before.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    )
    expect(removed.length).toBeGreaterThanOrEqual(100)
    expect(failures.length).toBeGreaterThan(0)
    for (const failure of failures)
      expect([OutcomeUnknown, Unavailable]).toContain((failure as Error).constructor)

    const second = await startProcess({ port: first.port })
    const kept = new Set((await second.control.entries()).map(({ user }) => user))
    expect(removed.filter((id) => !kept.has(id))).toEqual([])
    const after = await Promise.all(ids.map((id) => client.unlink(id)))
    expect(ids.filter((id, index) => (after[index] === 'already-removed') !== kept.has(id))).toEqual([])
    const counts = await second.control.counts()
    expect(counts.map(({ unlinked, connected }) => [unlinked, connected])).toEqual(ids.map(() => [1, false]))
    expect((await second.control.entries()).map(({ n }) => n)).toEqual(
      Array.from(
        { length: 300 + after.filter((outcome) => outcome === 'already-removed').length },
        (_, index) => index + 1,
      ),
    )
    await client.close()
  })

  test('a line that was being written at the kill is cut off, and what follows is whole', async () => {
    const first = await start()
    const { ids } = await first.control.addPeople({ people: [{ email: 'a@example.se' }], client: 'hr' })
    await stop(first.sandbox)
    await appendFile(join(folder, 'ledger.ndjson'), '{"n":1,"at":"2026-11-06T')
    const second = await start()
    expect(await second.control.entries()).toEqual([])
    await second.call.api({
      method: 'PUT',
      path: `/users/${ids[0]}/unlinkClient`,
      jwt: await second.call.token(),
    })
    await stop(second.sandbox)
    const lines = (await readFile(join(folder, 'ledger.ndjson'), 'utf8')).split('\n')
    expect(lines.map((line) => (line === '' ? line : (JSON.parse(line) as { n: number }).n))).toEqual([1, ''])
  })

  test('a damaged file is told with its name and the way out', async () => {
    await writeFile(join(folder, 'people.ndjson'), 'not JSON\n')
    await expect(startSandbox({ port: 0, folder })).rejects.toThrow(
      /people\.ndjson is damaged .* Remove the folder/,
    )
  })

  test('a process that is to end with its parent ends when its standard input does', async () => {
    const { child } = await startProcess({ endWithParent: true })
    const exited = once(child, 'exit')
    child.stdin?.end()
    expect(await exited).toEqual([0, null])
  })

  test('SIGTERM ends the process in order', async () => {
    const { child } = await startProcess()
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
  })
})

function form(changed: Record<string, string>): string {
  return new URLSearchParams({ ...FORM, ...changed }).toString()
}

function person() {
  return {
    email: 'ny@example.se',
    first_name: 'Ny',
    last_name: 'Berg',
    country_code: 'SE',
    preferred_language: 'sv-SE',
  }
}

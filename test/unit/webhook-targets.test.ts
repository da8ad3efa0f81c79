// SSRF: what webhooks may be sent to. Real servers stand where the tricks lead to, and nobody connects to them.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgeAddress, parseNetworks } from '../../src/webhooks/addresses.ts'
import { createSender } from '../../src/webhooks/sender.ts'
import type { Resolved } from '../../src/webhooks/target.ts'
import { startReceiver, type Receiver } from '../support/receiver.ts'

const secret = `whsec_${randomBytes(32).toString('base64')}`
const message = {
  id: 'evt_1',
  body: '{"type":"webhook.test","timestamp":"2026-11-05T23:00:00.000Z","data":{}}',
}
const v4 = (address: string): Resolved => ({ address, family: 4 })
const v6 = (address: string): Resolved => ({ address, family: 6 })

/** What a name server, or `/etc/hosts`, could answer. */
const names: Record<string, Resolved[]> = {
  'private.example.se': [v4('10.0.0.5')],
  'loopback.example.se': [v4('127.0.0.1')],
  'loopback6.example.se': [v6('::1')],
  'metadata.example.se': [v4('169.254.169.254')],
  'mixed.example.se': [v4('93.184.215.14'), v4('127.0.0.1')],
  'mapped.example.se': [v6('::ffff:127.0.0.1')],
  'zone.example.se': [v6('fe80::1%eth0')],
  'nothing.example.se': [],
  postgres: [v4('172.18.0.2')],
  'public.example.se': [v4('93.184.215.14')],
}

let trap: Receiver
let port: string

beforeAll(async () => {
  trap = await startReceiver()
  port = new URL(trap.url).port
})
afterAll(async () => {
  await trap[Symbol.asyncDispose]()
})

const resolve = (name: string): Promise<Resolved[]> => {
  const found = names[name]
  return found === undefined ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(found)
}

const tricks: [what: string, url: string, problem: string][] = [
  ['loopback', 'https://127.0.0.1', 'address-refused'],
  ['another address of loopback', 'https://127.8.9.10', 'address-refused'],
  ['loopback in decimal', 'https://2130706433', 'address-refused'],
  ['loopback in hexadecimal', 'https://0x7f000001', 'address-refused'],
  ['loopback in octal', 'https://0177.0.0.1', 'address-refused'],
  ['loopback in octal as one number', 'https://017700000001', 'address-refused'],
  ['loopback in parts of several bases', 'https://0x7f.0.0x0.01', 'address-refused'],
  ['loopback cut short', 'https://127.1', 'address-refused'],
  ['loopback with a trailing dot', 'https://127.0.0.1.', 'address-refused'],
  ['loopback in full-width digits', 'https://１２７.０.０.１', 'address-refused'],
  ['loopback in circled digits', 'https://①②⑦.⓪.⓪.①', 'address-refused'],
  ['loopback percent-encoded', 'https://%31%32%37.0.0.1', 'address-refused'],
  ['loopback over HTTP', 'http://127.0.0.1', 'address-refused'],
  ['zero', 'https://0.0.0.0', 'address-refused'],
  ['zero as one digit', 'https://0', 'address-refused'],
  ['IPv6 loopback', 'https://[::1]', 'address-refused'],
  ['IPv6 loopback written out', 'https://[0:0:0:0:0:0:0:1]', 'address-refused'],
  ['IPv6 unspecified', 'https://[::]', 'address-refused'],
  ['IPv4 mapped into IPv6', 'https://[::ffff:127.0.0.1]', 'address-refused'],
  ['IPv4 mapped into IPv6 in hexadecimal', 'https://[::ffff:7f00:1]', 'address-refused'],
  ['IPv4-compatible IPv6', 'https://[::127.0.0.1]', 'address-refused'],
  ['NAT64 of loopback', 'https://[64:ff9b::7f00:1]', 'address-refused'],
  ['6to4 of loopback', 'https://[2002:7f00:1::]', 'address-refused'],
  ['link-local with a zone', 'https://[fe80::1%25eth0]', 'url-invalid'],
  ['localhost', 'https://localhost', 'address-refused'],
  ['localhost in capitals with a dot', 'https://LOCALHOST.', 'address-refused'],
  ['a name below localhost', 'https://a.localhost', 'address-refused'],
  ['a name that leads to a private address', 'https://private.example.se', 'address-refused'],
  ['a name that leads to loopback', 'https://loopback.example.se', 'address-refused'],
  ['the same with a trailing dot', 'https://loopback.example.se.', 'address-refused'],
  ['a name that leads to IPv6 loopback', 'https://loopback6.example.se', 'address-refused'],
  ['a name that leads to the metadata of the cloud', 'https://metadata.example.se', 'address-refused'],
  ['a name with one bad address among good ones', 'https://mixed.example.se', 'address-refused'],
  ['a name that leads to a mapped address', 'https://mapped.example.se', 'address-refused'],
  ['a name that leads to an address with a zone', 'https://zone.example.se', 'address-refused'],
  ['a name inside of the network', 'https://postgres', 'address-refused'],
  ['a name without address', 'https://nothing.example.se', 'name-unknown'],
  ['a name that is not known', 'https://unknown.example.se', 'name-unknown'],
  ['the metadata address', 'https://169.254.169.254', 'address-refused'],
  ['credentials before the host', 'https://good.example.se@127.0.0.1', 'url-credentials'],
  ['credentials with a password', 'https://user:password@public.example.se', 'url-credentials'],
  ['empty credentials', 'https://@127.0.0.1', 'url-credentials'],
  ['a backslash that hides the host', 'https://public.example.se\\@127.0.0.1', 'url-credentials'],
  ['plain HTTP to a public address', 'http://public.example.se', 'url-scheme'],
  ['another scheme', 'gopher://127.0.0.1', 'url-scheme'],
  ['a file', 'file:///etc/passwd', 'url-scheme'],
  ['a fragment', 'https://public.example.se/#x', 'url-fragment'],
  ['no URL', 'public.example.se', 'url-invalid'],
]

/** The port of the trap goes behind the host, where there is one. */
const atTrap = (url: string): string => url.replace(/^(https?:\/\/[^/]+)/, `$1:${port}`)

test.for(tricks)('SSRF: nothing is sent to %s', async ([, url, problem]) => {
  const sender = createSender({ allowed: [], resolve })
  const result = await sender.send({ ...message, url: atTrap(url), secrets: [secret] })
  expect(result).toEqual({ status: null, problem })
  await expect(sender.check(atTrap(url))).rejects.toThrow(problem)
  expect(trap.connections).toBe(0)
})

test.for([22, 25, 80, 445, 993])('SSRF: nothing is sent to port %i of a public address', async (port) => {
  const sender = createSender({ allowed: [], resolve })
  await expect(sender.check(`https://public.example.se:${port}/`)).rejects.toThrow('url-port')
})

test('SSRF: a public HTTPS server is taken, on the usual port and on high ones', async () => {
  const sender = createSender({ allowed: [], resolve })
  for (const url of ['https://public.example.se/a?b=c', 'https://public.example.se:8443', 'https://8.8.8.8'])
    await expect(sender.check(url)).resolves.toBeUndefined()
})

const refused = [
  '0.1.2.3',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.255',
  '127.255.255.255',
  '169.254.0.1',
  '168.63.129.16',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::8.8.8.8',
  '::ffff:10.0.0.1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::a00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:2::1',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:a00:1::1',
  '2002:808:808::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  'not an address',
  '1.2.3',
]

test.for(refused.map((address) => [address] as const))('SSRF: the address %s is refused', ([address]) => {
  expect(judgeAddress(address, [])).toBe('refused')
})

test.for([
  ['8.8.8.8'],
  ['93.184.215.14'],
  ['172.32.0.1'],
  ['100.128.0.1'],
  ['::ffff:8.8.8.8'],
  ['2606:4700::1111'],
] as const)('SSRF: the address %s is anybody’s', ([address]) => {
  expect(judgeAddress(address, [])).toBe('public')
})

test('SSRF: what the deployment allows is reached, by HTTP and on any port, and nothing beside it', async () => {
  const allowed = parseNetworks(['10.1.0.0/16', 'fd12::/32'])
  expect(['10.1.2.3', '::ffff:10.1.2.3', 'fd12::5'].map((each) => judgeAddress(each, allowed))).toEqual([
    'allowed',
    'allowed',
    'allowed',
  ])
  expect(['10.2.0.1', '127.0.0.1', 'fd13::5'].map((each) => judgeAddress(each, allowed))).toEqual([
    'refused',
    'refused',
    'refused',
  ])
  const sender = createSender({ allowed: parseNetworks(['127.0.0.1/32']), resolve })
  const before = trap.received.length
  expect(await sender.send({ ...message, url: trap.url, secrets: [secret] })).toEqual({
    status: 204,
    problem: null,
  })
  expect(trap.received).toHaveLength(before + 1)
})

test('SSRF: a redirect to loopback is a failure and is not followed', async () => {
  await using elsewhere = await startReceiver({ host: '127.0.0.2' })
  await using receiver = await startReceiver()
  const sender = createSender({ allowed: parseNetworks(['127.0.0.0/8']), resolve })
  for (const status of [301, 302, 303, 307, 308]) {
    receiver.answer = (response) => response.writeHead(status, { location: elsewhere.url }).end()
    const result = await sender.send({ ...message, url: receiver.url, secrets: [secret] })
    expect(result).toEqual({ status, problem: 'redirect' })
  }
  expect(elsewhere.connections).toBe(0)
})

test('SSRF: a name that changes between the check and the connection leads to the address that was checked', async () => {
  await using inside = await startReceiver({ host: '127.0.0.2' })
  const { port } = new URL(inside.url)
  const good = createServer((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'))
  good.listen(Number(port), '127.0.0.1')
  await once(good, 'listening')
  let asked = 0
  const rebinding = createSender({
    allowed: parseNetworks(['127.0.0.1/32']),
    resolve: () => {
      asked += 1
      return Promise.resolve([v4(asked % 2 === 1 ? '127.0.0.1' : '127.0.0.2')])
    },
  })
  const url = `http://rebinding.example.se:${(good.address() as AddressInfo).port}/`
  const first = await rebinding.send({ ...message, url, secrets: [secret] })
  expect([first, asked]).toEqual([{ status: 204, problem: null }, 1])
  // Asked anew for each attempt, so what changed since is refused then.
  const second = await rebinding.send({ ...message, url, secrets: [secret] })
  expect([second, asked]).toEqual([{ status: null, problem: 'address-refused' }, 2])
  expect(inside.connections).toBe(0)
  good.close()
})

test('webhooks: of several addresses of a name the next one is tried when one does not answer', async () => {
  await using receiver = await startReceiver()
  const sender = createSender({
    allowed: parseNetworks(['127.0.0.0/8']),
    resolve: () => Promise.resolve([v4('127.0.0.3'), v4('127.0.0.1')]),
  })
  const url = receiver.url.replace('127.0.0.1', 'two.example.se')
  expect(await sender.send({ ...message, url, secrets: [secret] })).toEqual({ status: 204, problem: null })
  expect(receiver.received[0]?.headers.host).toMatch(/^two\.example\.se:/)
})

test('webhooks: an answer without end is not read to its end, and its status counts', async () => {
  await using receiver = await startReceiver()
  let written = 0
  receiver.answer = (response) => {
    response.writeHead(200)
    const chunk = Buffer.alloc(65_536)
    const write = (): void => {
      written += chunk.length
      if (!response.destroyed && response.write(chunk)) setImmediate(write)
      else response.once('drain', write)
    }
    response.on('error', () => undefined)
    write()
  }
  const sender = createSender({ allowed: parseNetworks(['127.0.0.0/8']) })
  expect(await sender.send({ ...message, url: receiver.url, secrets: [secret] })).toEqual({
    status: 200,
    problem: null,
  })
  expect(written).toBeLessThan(64 * 1_024 * 1_024)
})

test('webhooks: no answer in time, a connection refused and a certificate that nobody knows are told apart', async () => {
  await using silent = await startReceiver()
  silent.answer = () => undefined
  const sender = createSender({ allowed: parseNetworks(['127.0.0.0/8']), timeoutMs: 300 })
  const send = (url: string) => sender.send({ ...message, url, secrets: [secret] })
  expect(await send(silent.url)).toEqual({ status: null, problem: 'timeout' })
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as AddressInfo
  closed.close()
  expect(await send(`http://127.0.0.1:${port}/`)).toEqual({ status: null, problem: 'connection-refused' })
})

test('webhooks: the time to wait that an endpoint asks for is taken from its answer', async () => {
  await using receiver = await startReceiver()
  receiver.answer = (response) => response.writeHead(429, { 'retry-after': '120' }).end()
  const sender = createSender({ allowed: parseNetworks(['127.0.0.0/8']) })
  const result = await sender.send({ ...message, url: receiver.url, secrets: [secret] })
  expect(result).toEqual({ status: 429, problem: 'status-429', retryAfterMs: 120_000 })
})

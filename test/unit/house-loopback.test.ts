import { once } from 'node:events'
import { get } from 'node:http'
import { connect, createServer, type AddressInfo } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { expect, test } from 'vitest'
import { takeRefusedHosts } from '../support/loopback-only.ts'

const elsewhere = [
  ['a name', () => connect({ host: 'example.com', port: 80 }), 'example.com'],
  ['a port with a name', () => connect(80, 'example.com'), 'example.com'],
  ['an IPv4 address', () => connect({ host: '192.0.2.1', port: 80 }), '192.0.2.1'],
  ['an IPv6 address', () => connect({ host: '2001:db8::1', port: 80 }), '2001:db8::1'],
  ['every address of this machine', () => connect({ host: '0.0.0.0', port: 80 }), '0.0.0.0'],
  ['a name that begins like a local one', () => connect(80, 'localhost.example'), 'localhost.example'],
  ['TLS', () => connectTls({ host: 'example.com', port: 443 }), 'example.com'],
  ['HTTP', () => get('http://example.com/'), 'example.com'],
] as const

test.for(elsewhere)('tests are refused a connection elsewhere: %s', async ([, open, host]) => {
  const [error] = (await once(open(), 'error').catch((failure: unknown) => [failure])) as [Error]
  expect(error.message).toBe(`refused: tests connect to this machine only, not to ${host}`)
  expect(takeRefusedHosts()).toEqual([host])
})

test('tests are refused a connection elsewhere: fetch', async () => {
  await expect(fetch('https://example.com/')).rejects.toThrow('fetch failed')
  expect(takeRefusedHosts()).toEqual(['example.com'])
})

test.for([['127.0.0.1'], ['localhost'], ['::ffff:127.0.0.1']] as const)(
  'tests reach this machine as %s',
  async ([host]) => {
    const server = createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const [greeting] = (await once(connect({ host, port }), 'data')) as [Buffer]
    expect(greeting.toString()).toBe('hello')
    server.close()
  },
)

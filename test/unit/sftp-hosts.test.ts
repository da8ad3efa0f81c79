import { expect, test } from 'vitest'
import { Unauthorised, Unavailable } from '../../src/connectors/errors.ts'
import { createHosts } from '../../src/connectors/sftp/hosts.ts'

const open = { address: '93.184.215.14', family: 4 }
const inside = { address: '10.1.0.7', family: 4 }
const names = new Map([
  ['sftp.example.se', [open]],
  ['inside.example.se', [inside]],
  ['both.example.se', [open, inside]],
])

const find = (allowed: string[], host: string, port = 22) =>
  createHosts({
    allowed,
    resolve: async (name) => names.get(name) ?? Promise.reject(new Error('ENOTFOUND')),
  }).find({ host, port, call: 'authorise' })

test.for([
  ['a public server without a list', [], 'sftp.example.se', 22, [open]],
  ['a public server on another port', [], 'sftp.example.se', 2_222, [open]],
  ['a public address', [], '93.184.215.14', 22, [open]],
  ['a listed server', ['SFTP.example.se'], 'sftp.Example.se', 2_022, [open]],
  ['a listed server with its port', ['sftp.example.se:990'], 'sftp.example.se', 990, [open]],
  ['a listed internal server', ['inside.example.se'], 'inside.example.se', 22, [inside]],
  ['a listed IPv6 address', ['[::1]:2022'], '::1', 2_022, [{ address: '::1', family: 6 }]],
] as const)('SFTP_HOSTS: %s is reached', async ([, allowed, host, port, addresses]) => {
  expect(await find([...allowed], host, port)).toEqual(addresses)
})

test.for([
  ['a public server that is not listed', ['other.example.se'], 'sftp.example.se', 22],
  ['another port of a listed server', ['sftp.example.se:22'], 'sftp.example.se', 2_222],
  ['an internal server without a list', [], 'inside.example.se', 22],
  ['a name with an internal address among others', [], 'both.example.se', 22],
  ['this machine', [], 'localhost', 22],
  ['a service of a public server that is not SFTP', [], 'sftp.example.se', 25],
] as const)('SFTP_HOSTS: %s is refused', async ([, allowed, host, port]) => {
  await expect(find([...allowed], host, port)).rejects.toBeInstanceOf(Unauthorised)
})

test('SFTP_HOSTS: a name that nobody knows may be known later', async () => {
  await expect(find([], 'nobody.example.se')).rejects.toBeInstanceOf(Unavailable)
})

import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { sftpCredentials } from '../../src/connectors/sftp/credentials.ts'

const schema = sftpCredentials()
const right = { host: 'sftp.example.se', username: 'fjord', password: 'test-password' }
const json = new Ajv2020({ strict: false }).compile(z.toJSONSchema(schema, { io: 'input' }))
const hostKey = `SHA256:${'a'.repeat(43)}`

test('SFTP: port and folders are those of Agda PS unless given', () => {
  expect(schema.parse(right)).toEqual({
    ...right,
    port: 22,
    folders: { test: 'Test/Importfiler', live: 'Prod/Importfiler' },
  })
  const folders = { test: 'in/test', live: 'in/live' }
  expect(sftpCredentials(folders).parse(right).folders).toEqual(folders)
  expect(schema.parse({ ...right, folders: { live: 'Fil/In' } }).folders).toEqual({
    test: 'Test/Importfiler',
    live: 'Fil/In',
  })
})

test.for([
  ['a password', right],
  ['a key', { ...right, password: undefined, privateKey: 'key' }],
  ['a key with its passphrase', { ...right, password: undefined, privateKey: 'key', passphrase: 'hush' }],
  ['a host key', { ...right, hostKey }],
])('SFTP: %s is taken', ([, credentials]) => {
  expect(schema.safeParse(credentials).success).toBe(true)
  expect(json(structuredClone(JSON.parse(JSON.stringify(credentials))))).toBe(true)
})

test.for([
  ['neither password nor key', { ...right, password: undefined }],
  ['password and key', { ...right, privateKey: 'key' }],
  ['a passphrase without a key', { ...right, passphrase: 'hush' }],
  ['a URL as host', { ...right, host: 'sftp://sftp.example.se' }],
  ['a host key in another form', { ...right, hostKey: 'ssh-ed25519 AAAA' }],
  ['a port that is none', { ...right, port: 70_000 }],
  ['backslashes in a folder', { ...right, folders: { test: 'Test\\Importfiler' } }],
  ['what nobody knows', { ...right, user: 'fjord' }],
])('SFTP: %s is refused, and the schema says so', ([, credentials]) => {
  expect(schema.safeParse(credentials).success).toBe(false)
  expect(json(structuredClone(JSON.parse(JSON.stringify(credentials))))).toBe(false)
})

test.for([
  ['the same folder twice', { test: 'In', live: 'In' }],
  ['the same folder, written otherwise', { test: '/in/./', live: 'In' }],
  ['a folder above', { test: '../In' }],
])('SFTP: %s is refused', ([, folders]) => {
  expect(schema.safeParse({ ...right, folders }).success).toBe(false)
})

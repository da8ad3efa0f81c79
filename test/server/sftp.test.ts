import { afterAll, beforeEach, expect, test } from 'vitest'
import {
  OutcomeUnknown,
  Refused,
  Unauthorised,
  Unavailable,
  UnexpectedAnswer,
} from '../../src/connectors/errors.ts'
import { createSftp } from '../../src/connectors/sftp/sftp.ts'
import { generateKeyPair } from '../../src/sandbox/sftp/key-pair.ts'
import { clientOf, fixedFile, renamingOf, sftpAccount, startSftpServer } from '../support/sftp.ts'
import type { SftpCredentials } from '../../src/connectors/sftp/credentials.ts'

const server = await startSftpServer()
const { control } = server
const { username } = sftpAccount
afterAll(() => server[Symbol.asyncDispose]())

beforeEach(async () => {
  await control.reset()
  await control.putAccount({ ...sftpAccount, format: 'aim' })
})

const file = fixedFile('1-Fjord-employees-20300201-080000.xml', '<Personer>åäö</Personer>\n'.repeat(9_000))
const { name } = file
const part = `.${name}.part`
const there = (folder: 'test' | 'live' = 'live') =>
  control.files({ username, folder }).then((files) => files.map(({ name: each }) => each))
const operations = async () => (await control.status()).operations
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  )

test('I3: authorising proves reading and writing in both folders and leaves nothing behind', async () => {
  const { authorise } = await clientOf(server)
  expect(await authorise()).toEqual({
    company: { id: `sftp://${username}@${server.host}`, name: null, organisationNumber: null },
    proven: { read: true, write: true },
  })
  expect(await operations()).toMatchObject({ open: 2, rename: 2, remove: 2 })
  expect([...(await there('test')), ...(await there('live'))]).toEqual([])
})

test.for([
  ['read', { read: false, write: true }],
  ['write', { read: true, write: false }],
] as const)('I3: an account that may not %s is told so', async ([, rights]) => {
  await control.putAccount({ ...sftpAccount, format: 'aim', ...rights })
  const { authorise } = await clientOf(server)
  expect(await authorise()).toMatchObject({ proven: rights })
})

test('I3: a private key logs in, with its passphrase if it has one', async () => {
  const key = generateKeyPair('of the key')
  await control.putAccount({ username, publicKey: key.public, format: 'aim' })
  const by = (credentials: Partial<SftpCredentials>) =>
    clientOf(server, { credentials: { password: undefined, privateKey: key.private, ...credentials } })
  const right = await by({ passphrase: 'of the key' })
  expect(await right.authorise()).toMatchObject({ proven: { read: true, write: true } })
  for (const wrong of [await by({ passphrase: 'of another' }), await by({})])
    expect(await failure(wrong.authorise())).toMatchObject({
      code: 'credentials-rejected',
      message: /private key/,
    })
  const { private: other } = generateKeyPair()
  const stranger = await by({ privateKey: other })
  expect(await failure(stranger.authorise())).toBeInstanceOf(Unauthorised)
})

test('I3: what proves the rights is cleared away again, also where the disk is full', async () => {
  const { authorise } = await clientOf(server)
  await control.addFault({ kind: 'answer', status: 4, on: ['write'] })
  expect(await failure(authorise())).toBeInstanceOf(Unavailable)
  expect(await there('test')).toEqual([])
})

test('I3: a wrong password is refused with what to do, and stands in no failure', async () => {
  const { authorise } = await clientOf(server, { credentials: { password: 'test-wrong-password' } })
  const refused = await failure(authorise())
  expect(refused).toBeInstanceOf(Unauthorised)
  expect(refused).toMatchObject({
    code: 'credentials-rejected',
    message: expect.stringContaining('password'),
  })
  expect(JSON.stringify(refused) + String((refused as Error).stack)).not.toContain('test-wrong-password')
})

test('I3: without a host key the key is shown, with another than the pinned one it is refused; no password is sent', async () => {
  const { hostKey } = await control.status()
  const unpinned = await clientOf(server, { credentials: { hostKey: undefined } })
  const pinned = await clientOf(server)
  expect(await failure(unpinned.authorise())).toMatchObject({
    code: 'credentials-rejected',
    message: expect.stringContaining(`${hostKey}. If its owner confirms it`),
  })
  const changed = await control.changeHostKey()
  for (const call of [
    () => pinned.authorise(),
    () => pinned.folders.upload(file, 'live'),
    () => pinned.folders.place(file, 'live', renamingOf()),
    () => pinned.folders.isThere(name, 'live'),
  ]) {
    const refused = await failure(call())
    expect(refused).toBeInstanceOf(Unauthorised)
    expect((refused as Error).message).toContain(`${changed}, not ${hostKey}`)
  }
  expect((await control.status()).logIns).toEqual([])
})

test('SFTP_HOSTS: only listed servers are reached, and without a list no internal one', async () => {
  const credentials = await server.credentials()
  const [host, port] = [credentials.host, credentials.port]
  const refusedBy = async (hosts: string[], to: Partial<SftpCredentials> = {}) =>
    await failure(
      createSftp({ hosts })
        .at({ ...credentials, ...to })
        .authorise(),
    )
  for (const hosts of [[], ['sftp.example.se'], [`${host}:${port + 1}`]])
    expect(await refusedBy(hosts)).toMatchObject({ code: 'credentials-rejected', message: /SFTP_HOSTS/ })
  expect(await refusedBy([], { host: 'localhost' })).toMatchObject({ code: 'credentials-rejected' })
  expect((await control.status()).logIns).toEqual([])
  expect(
    await createSftp({ hosts: [host] })
      .at(credentials)
      .authorise(),
  ).toBeDefined()
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  const named = createSftp({ hosts: ['sftp.example.se'], resolve }).at({
    ...credentials,
    host: 'SFTP.example.se',
  })
  expect(await named.authorise()).toBeDefined()
})

test('a file appears under its name only when it is placed, whole and flushed to the disk', async () => {
  const { folders } = await clientOf(server)
  await folders.upload(file, 'live')
  expect(await control.files({ username, folder: 'live' })).toEqual([{ name: part, size: file.size }])
  expect(await folders.isThere(name, 'live')).toBe(false)
  expect(await operations()).toMatchObject({ fsync: 1, write: Math.ceil(file.size / (31 * 1_024)) })
  await folders.place(file, 'live', renamingOf())
  expect(await control.files({ username, folder: 'live' })).toEqual([{ name, size: file.size }])
  expect(await folders.isThere(name, 'live')).toBe(true)
  expect(await folders.isThere(name, 'test')).toBe(false)
})

test('the same file counts as delivered, however often it is uploaded and placed', async () => {
  const { folders } = await clientOf(server)
  for (let time = 0; time < 2; time += 1) {
    await folders.upload(file, 'live')
    await folders.place(file, 'live', renamingOf())
  }
  await folders.place(file, 'live', renamingOf())
  expect(await there()).toEqual([name])
  expect(await operations()).toMatchObject({ rename: 1, fsync: 1 })
})

test.for([
  ['of the same size', 'x'.repeat(file.size)],
  ['of another size', 'x'],
])('another file %s is never written over', async ([, content = '']) => {
  const { folders } = await clientOf(server)
  await folders.upload(file, 'live')
  await control.putFile({ username, folder: 'live', name, content })
  for (const call of [() => folders.upload(file, 'live'), () => folders.place(file, 'live', renamingOf())]) {
    const refused = await failure(call())
    expect(refused).toBeInstanceOf(Refused)
    expect(refused).toMatchObject({ code: 'name-taken-there' })
  }
  await folders.withdraw(name, 'live')
  expect(await failure(folders.place(file, 'live', renamingOf()))).toMatchObject({ code: 'name-taken-there' })
  expect(await control.files({ username, folder: 'live' })).toEqual([{ name, size: content.length }])
  expect((await control.status()).overwritten).toEqual([])
})

test('a file that was fetched at once is placed, and one that lost its folder is not', async () => {
  const { folders } = await clientOf(server)
  const renaming = renamingOf()
  await folders.upload(file, 'live')
  await control.addFault({ kind: 'do-then-drop', on: ['rename'], times: 1 })
  expect(await failure(folders.place(file, 'live', renaming))).toBeInstanceOf(OutcomeUnknown)
  await control.takeFile({ username, folder: 'live', name })
  await folders.place(file, 'live', renaming)
  expect(await there()).toEqual([])
  const elsewhere = await clientOf(server, {
    credentials: { folders: { test: 'Test/Elsewhere', live: 'Prod/Elsewhere' } },
  })
  for (const call of [
    () => elsewhere.folders.place(file, 'live', renaming),
    () => elsewhere.folders.isThere(name, 'live'),
    () => elsewhere.folders.upload(file, 'live'),
    () => elsewhere.authorise(),
  ])
    expect(await failure(call())).toMatchObject({ code: 'folder-not-there' })
})

test('a part that is gone before its rename was asked for was not fetched', async () => {
  const { folders } = await clientOf(server)
  await folders.upload(file, 'live')
  await control.takeFile({ username, folder: 'live', name: part })
  for (let time = 0; time < 2; time += 1)
    expect(await failure(folders.place(file, 'live', renamingOf()))).toBeInstanceOf(UnexpectedAnswer)
})

test('the rename is noted before it is asked for, and not asked for where it may not be', async () => {
  const { folders } = await clientOf(server)
  await folders.upload(file, 'live')
  const note = () => Promise.reject(new Error('withdrawn'))
  expect(await failure(folders.place(file, 'live', { ...renamingOf(), note }))).toMatchObject({
    message: 'withdrawn',
  })
  expect(await there()).toEqual([part])
  expect((await operations()).rename).toBeUndefined()
})

test('a file stays in the folder where it was fixed to be, and what may be done there no more costs no credentials', async () => {
  const { folders } = await clientOf(server)
  const path = folders.pathOf('live')
  await folders.upload(file, 'live')
  const { folders: today } = await clientOf(server, {
    credentials: { folders: { test: 'Test/Importfiler', live: 'Prod/Elsewhere' } },
  })
  await control.addFault({ kind: 'answer', status: 3, on: ['rename', 'remove'], times: 2 })
  expect(await failure(today.place(file, { path }, renamingOf()))).toBeInstanceOf(UnexpectedAnswer)
  await today.withdraw(name, { path })
  expect(await there(), 'left there').toEqual([part])
  await today.place(file, { path }, renamingOf())
  expect(await there()).toEqual([name])
  expect(await today.isThere(name, { path })).toBe(true)
  expect(await failure(today.isThere(name, 'live'))).toMatchObject({ code: 'folder-not-there' })
})

test('what is withdrawn is the part alone', async () => {
  const { folders } = await clientOf(server)
  await folders.withdraw(name, 'live')
  await folders.upload(file, 'live')
  await folders.withdraw(name, 'live')
  expect(await there()).toEqual([])
  await folders.upload(file, 'live')
  await folders.place(file, 'live', renamingOf())
  await folders.withdraw(name, 'live')
  expect(await there()).toEqual([name])
})

test('a part that is left over is written again, also a longer one', async () => {
  const { folders } = await clientOf(server)
  for (const content of ['x', 'x'.repeat(file.size * 2)]) {
    await control.putFile({ username, folder: 'live', name: part, content })
    await folders.upload(file, 'live')
    await folders.place(file, 'live', renamingOf())
    await control.takeFile({ username, folder: 'live', name })
  }
  expect(await there()).toEqual([])
})

test('a part whose size is wrong is not placed', async () => {
  const { folders } = await clientOf(server)
  await folders.upload(file, 'live')
  await control.putFile({ username, folder: 'live', name: part, content: 'x' })
  expect(await failure(folders.place(file, 'live', renamingOf()))).toMatchObject({
    code: 'unexpected-status',
  })
  expect(await there()).toEqual([part])
})

test('bytes that are not those that were fixed are never delivered', async () => {
  const { folders } = await clientOf(server)
  const other = { ...file, sha256: '0'.repeat(64) }
  expect(await failure(folders.upload(other, 'live'))).toBeInstanceOf(Error)
  expect(await failure(folders.upload({ ...file, name: '../x' }, 'live'))).toBeInstanceOf(Error)
  expect(await there()).not.toContain(name)
})

test('a connection that is lost: nothing was sent, or nobody knows', async () => {
  const { folders } = await clientOf(server)
  await control.addFault({ kind: 'drop', on: ['connect'], times: 1 })
  const before = await failure(folders.upload(file, 'live'))
  expect(before).toBeInstanceOf(Unavailable)
  expect(before).toMatchObject({ code: 'not-reached' })
  await control.addFault({ kind: 'drop', on: ['login'], times: 1 })
  expect(await failure(folders.upload(file, 'live'))).toMatchObject({ code: 'not-reached' })
  await control.addFault({ kind: 'drop', on: ['stat'], times: 1 })
  const read = await failure(folders.upload(file, 'live'))
  expect(read).toBeInstanceOf(Unavailable)
  await control.addFault({ kind: 'drop', on: ['write'], after: 3, times: 1 })
  const written = await failure(folders.upload(file, 'live'))
  expect(written).toBeInstanceOf(OutcomeUnknown)
  expect(written).toMatchObject({ code: 'connection-lost' })
})

test('a server that does not answer is not waited for', async () => {
  const impatient = await clientOf(server, { connectMs: 2_000 })
  await control.addFault({ kind: 'hang', on: ['login'], times: 1 })
  expect(await failure(impatient.folders.isThere(name, 'live'))).toMatchObject({ code: 'not-reached' })
  const { folders } = await clientOf(server, { answerMs: 2_000 })
  await control.addFault({ kind: 'hang', on: ['stat'], times: 1 })
  expect(await failure(folders.isThere(name, 'live'))).toMatchObject({ code: 'no-answer-in-time' })
  await control.addFault({ kind: 'do-then-hang', on: ['close'], times: 1 })
  const written = await failure(folders.upload(file, 'live'))
  expect(written).toBeInstanceOf(OutcomeUnknown)
  expect(written).toMatchObject({ code: 'no-answer-in-time' })
})

test.for([
  ['open', 3, 'not-permitted'],
  ['write', 4, 'server-error'],
  ['rename', 4, 'server-error'],
  ['open', 8, 'refused'],
] as const)('a server that answers %s with %i: %s', async ([operation, status, code]) => {
  const { folders } = await clientOf(server)
  await control.addFault({ kind: 'answer', on: [operation], status })
  const deliver = async () => {
    await folders.upload(file, 'live')
    await folders.place(file, 'live', renamingOf())
  }
  expect(await failure(deliver())).toMatchObject({ code })
})

test('a large file is read no faster than it is taken, so that memory stays flat', async () => {
  const { folders } = await clientOf(server, { answerMs: 500 })
  await control.addFault({ kind: 'hang', on: ['write'], after: 10 })
  let pulled = 0
  const large = {
    ...file,
    size: 200_000_000,
    async *bytes() {
      for (; pulled < 200_000_000; pulled += 100_000) yield Buffer.alloc(100_000)
    },
  }
  expect(await failure(folders.upload(large, 'live'))).toMatchObject({ code: 'no-answer-in-time' })
  expect(pulled).toBeLessThan(2_000_000)
})

test('closing answers what is under way', async () => {
  const { sftp, folders } = await clientOf(server)
  await control.addFault({ kind: 'slow', ms: 200, on: ['open'], times: 1 })
  const uploaded = folders.upload(file, 'live')
  await sftp.close()
  expect(await control.files({ username, folder: 'live' })).toEqual([{ name: part, size: file.size }])
  await uploaded
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2, { type SFTPWrapper } from 'ssh2'
import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../../src/sandbox/main.ts'
import { createSftpControl } from '../../src/sandbox/sftp/control-client.ts'

const folder = await mkdtemp(join(tmpdir(), 'koppling-sftp-'))
const account = { username: 'fjord', password: 'test-password-of-fjord', format: 'aim' } as const
const { username } = account
let sandbox = await startSandbox({ port: 0, folder })
let control = createSftpControl(sandbox.url)
await control.putAccount(account)
afterAll(async () => {
  await sandbox.stop()
  await rm(folder, { recursive: true, force: true })
})

async function restart(): Promise<void> {
  await sandbox.stop()
  sandbox = await startSandbox({ port: 0, folder })
  control = createSftpControl(sandbox.url)
}

async function withSftp<Result>(work: (sftp: SFTPWrapper) => Promise<Result>): Promise<Result> {
  const { host, port } = await control.status()
  const client = new ssh2.Client()
  const ready = Promise.withResolvers<void>()
  client.once('ready', ready.resolve).once('error', ready.reject)
  client.connect({ host, port, username, password: account.password })
  await ready.promise
  try {
    const opened = Promise.withResolvers<SFTPWrapper>()
    client.sftp((error, sftp) => (error ? opened.reject(error) : opened.resolve(sftp)))
    return await work(await opened.promise)
  } finally {
    client.end()
  }
}

/** The status of an answer, 0 for none that is wrong. */
const statusOf = (start: (done: (error?: Error | null) => void) => void): Promise<number> =>
  new Promise((resolve) =>
    start((error) => resolve(error != null && 'code' in error ? Number(error.code) : 0)),
  )

const { NO_SUCH_FILE, PERMISSION_DENIED, FAILURE, OP_UNSUPPORTED } = ssh2.utils.sftp.STATUS_CODE

test('sandbox: a client sees its own root and nothing above it', async () => {
  await withSftp(async (sftp) => {
    const names = await new Promise((resolve) =>
      sftp.readdir('../../..', (_error, list) => resolve(list.map(({ filename }) => filename).toSorted())),
    )
    expect(names).toEqual(['Prod', 'Test'])
    for (const path of ['/../../accounts.json', '../host-key.json', '/Test/../../../etc/passwd'])
      expect(await statusOf((done) => sftp.open(path, 'r', done))).toBe(NO_SUCH_FILE)
    expect(await statusOf((done) => sftp.realpath('Test/./../Prod/Importfiler', done))).toBe(0)
  })
})

test('sandbox: files are written in the folders of the import job only, and never over another one by a rename', async () => {
  await control.putFile({ username, folder: 'test', name: 'a.xml', content: 'a' })
  await control.putFile({ username, folder: 'test', name: 'b.xml', content: 'b' })
  await withSftp(async (sftp) => {
    const at = (name: string) => `Test/Importfiler/${name}`
    expect(await statusOf((done) => sftp.rename(at('a.xml'), at('b.xml'), done))).toBe(FAILURE)
    expect(await statusOf((done) => sftp.rename(at('a.xml'), 'Test/a.xml', done))).toBe(PERMISSION_DENIED)
    expect(await statusOf((done) => sftp.open('Test/a.xml', 'w', done))).toBe(PERMISSION_DENIED)
    expect(await statusOf((done) => sftp.open(at('c/d.xml'), 'w', done))).toBe(NO_SUCH_FILE)
    expect(await statusOf((done) => sftp.mkdir(at('c'), done))).toBe(PERMISSION_DENIED)
    expect(await statusOf((done) => sftp.symlink('/etc', at('c'), done))).toBe(PERMISSION_DENIED)
    expect(await statusOf((done) => sftp.unlink('Test/Importfiler', done))).not.toBe(0)
    expect(await statusOf((done) => sftp.chmod(at('a.xml'), 0o600, done))).toBe(OP_UNSUPPORTED)
    expect(await statusOf((done) => sftp.rename(at('a.xml'), at('c.xml'), done))).toBe(0)
    expect(await statusOf((done) => sftp.open(at('b.xml'), 'w', done))).toBe(0)
  })
  expect((await control.status()).overwritten).toEqual(['/Test/Importfiler/b.xml'])
  for (const name of ['b.xml', 'c.xml']) await control.takeFile({ username, folder: 'test', name })
})

const person = (fields: string) =>
  `<Personer><Person><FTG_NR>1</FTG_NR><ANST_NR>7</ANST_NR>${fields}</Person></Personer>`
const nameAt = (second: number) => `1-Fjord-employees-20300201-08000${second}.xml`

test('sandbox: the import job takes finished files in order, keeps Test and Prod apart, and outlives a restart', async () => {
  const put = (of: 'test' | 'live', name: string, content: string) =>
    control.putFile({ username, folder: of, name, content })
  await put('live', nameAt(2), person('<EFTERNAMN>Al</EFTERNAMN>'))
  await put('live', nameAt(1), person('<EFTERNAMN>Ek</EFTERNAMN><FORNAMN>Bo</FORNAMN>'))
  await put('live', nameAt(3), person('<EFTERNAMN>Asp</EFTERNAMN><X/>'))
  await put('live', `.${nameAt(4)}.part`, person(''))
  await put('live', `${nameAt(5)}.part`, person(''))
  await put('test', nameAt(1), person('<EFTERNAMN>Test</EFTERNAMN>'))
  await control.runImport()
  const told = [
    ['test', nameAt(1), 'imported', null],
    ['live', nameAt(1), 'imported', null],
    ['live', nameAt(2), 'imported', null],
    ['live', nameAt(3), 'refused', 'line 1: Person/X: is not known'],
  ]
  const people = async () => ({
    live: (await control.inRegister({ username, folder: 'live', key: '1/7' }))?.fields,
    test: (await control.inRegister({ username, folder: 'test', key: '1/7' }))?.fields,
  })
  const known = {
    live: { FTG_NR: '1', ANST_NR: '7', EFTERNAMN: 'Al', FORNAMN: 'Bo' },
    test: { FTG_NR: '1', ANST_NR: '7', EFTERNAMN: 'Test' },
  }
  const imports = async () =>
    (await control.imports({ username })).map(({ folder: of, name, outcome, reason }) => [
      of,
      name,
      outcome,
      reason,
    ])
  expect(await imports()).toEqual(told)
  expect(await people()).toEqual(known)
  expect((await control.files({ username, folder: 'live' })).map(({ name }) => name)).toEqual([
    `.${nameAt(4)}.part`,
    `${nameAt(5)}.part`,
  ])
  const { port, hostKey } = await control.status()
  await restart()
  expect(await imports()).toEqual(told)
  expect(await people()).toEqual(known)
  expect(await control.status()).toMatchObject({ port, hostKey })
})

test('sandbox: the import job runs by itself when it is told to, also after a restart', async () => {
  await control.scheduleImport(0.05)
  await restart()
  await control.putFile({ username, folder: 'live', name: nameAt(6), content: person('') })
  await expect
    .poll(async () => (await control.imports({ username })).at(-1)?.name, { timeout: 60_000 })
    .toBe(nameAt(6))
  await control.scheduleImport(null)
})

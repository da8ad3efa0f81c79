import { afterAll, beforeEach, expect, test } from 'vitest'
import { OutcomeUnknown, Unavailable } from '../../src/connectors/errors.ts'
import { clientOf, fixedFile, renamingOf, sftpAccount, startSftpServer } from '../support/sftp.ts'
import type { FixedFile, Folders } from '../../src/connectors/file-connection.ts'

const server = await startSftpServer()
const { control } = server
const { username } = sftpAccount
afterAll(() => server[Symbol.asyncDispose]())

beforeEach(async () => {
  await control.reset()
  await control.putAccount({ ...sftpAccount, format: 'aim' })
})

function fileOf(seed: number): FixedFile {
  const people = Array.from(
    { length: 300 },
    (_, index) =>
      `<Person><FTG_NR>1</FTG_NR><ANST_NR>${index}</ANST_NR><EFTERNAMN>Öst ${seed}</EFTERNAMN></Person>`,
  )
  const second = String(seed % 60).padStart(2, '0')
  return fixedFile(
    `1-Fjord-employees-20300201-0800${second}.xml`,
    `<Personer>${people.join('\n')}</Personer>`,
  )
}

/** As a run does it: again until it succeeds, and what was uploaded is never uploaded again. */
async function deliver(
  folders: Folders,
  file: FixedFile,
  afterFailure: () => Promise<unknown>,
): Promise<number> {
  let failures = 0
  const renaming = renamingOf()
  for (const step of [() => folders.upload(file, 'live'), () => folders.place(file, 'live', renaming)]) {
    for (let isDone = false; !isDone;) {
      try {
        await step()
        isDone = true
      } catch (error) {
        if (!(error instanceof Unavailable || error instanceof OutcomeUnknown)) throw error
        failures += 1
        await afterFailure()
      }
    }
  }
  return failures
}

const seeds = Array.from({ length: 25 }, (_, index) => index + 1)

test('connections that drop at seeded moments: every file is imported exactly once, and no part is left', async () => {
  const { folders } = await clientOf(server)
  let failures = 0
  for (const seed of seeds) {
    await control.addFault({ kind: 'do-then-drop', on: ['rename', 'close'], chance: 0.5, seed, times: 3 })
    await control.addFault({ kind: 'drop', chance: 0.1, seed })
    // The import job may come whenever it likes.
    failures += await deliver(folders, fileOf(seed), () => control.runImport())
    await control.clearFaults()
    await control.runImport()
  }
  expect(failures).toBeGreaterThan(seeds.length)
  const imports = await control.imports()
  expect(imports.map(({ name, sha256, outcome }) => [name, sha256, outcome])).toEqual(
    seeds.map((seed) => [fileOf(seed).name, fileOf(seed).sha256, 'imported']),
  )
  expect(await control.files({ username, folder: 'live' })).toEqual([])
  expect((await control.status()).overwritten).toEqual([])
  const register = await control.register({ username, folder: 'live' })
  expect(register.size).toBe(300)
  expect(new Set([...register.values()].map(({ fields }) => fields['EFTERNAMN']))).toEqual(
    new Set(['Öst 25']),
  )
})

test('a rename whose answer is lost, fetched before the next attempt: not delivered twice', async () => {
  const { folders } = await clientOf(server)
  await control.addFault({ kind: 'do-then-drop', on: ['rename'], times: 1 })
  expect(await deliver(folders, fileOf(1), () => control.runImport())).toBe(1)
  await control.runImport()
  expect(await control.imports()).toHaveLength(1)
})

test('two attempts at once deliver one file', async () => {
  const both = await Promise.all([clientOf(server), clientOf(server)])
  const file = fileOf(1)
  const ends = await Promise.allSettled(both.map(({ folders }) => folders.upload(file, 'live')))
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  const renaming = renamingOf()
  await Promise.all(both.map(({ folders }) => folders.place(file, 'live', renaming)))
  await control.runImport()
  expect(await control.imports()).toMatchObject([
    { name: file.name, sha256: file.sha256, outcome: 'imported' },
  ])
  expect(await control.files({ username, folder: 'live' })).toEqual([])
})

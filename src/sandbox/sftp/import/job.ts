/**
 * The import job of one payroll system: takes finished files out of the folders of each account, in order of their names. A good
 * one changes the register as a whole; a bad one changes nothing. Where they go is out of the clients' sight.
 */
import { createHash } from 'node:crypto'
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openJournal } from '../../journal.ts'
import { IMPORT_FOLDERS, onDisk, type ImportFolder } from '../paths.ts'
import { BadFile } from './bad-file.ts'
import { formats } from './formats.ts'
import { applyFile, chunksOf, judgeFile } from './read-file.ts'
import { createRegister, type Register } from './register.ts'
import type { Account, Accounts } from '../accounts.ts'

export type Imported = {
  n: number
  at: string
  username: string
  folder: ImportFolder
  name: string
  size: number
  sha256: string
  outcome: 'imported' | 'refused'
  /** why it was refused */
  reason: string | null
  /** of whom it tells */
  people: number
}

export type ImportJob = {
  /** Waits for a run that is under way, and runs once more. */
  run(): Promise<Imported[]>
  imports: readonly Imported[]
  registerOf(account: Account, folder: ImportFolder): Register
  clear(): Promise<void>
  close(): Promise<void>
}

export async function openImportJob({
  home,
  accounts,
}: {
  home: string
  accounts: Accounts
}): Promise<ImportJob> {
  const imports: Imported[] = []
  const registers = new Map<string, Register>()
  let last: Promise<unknown> = Promise.resolve()
  const journal = await openJournal({
    file: join(home, 'imports.ndjson'),
    replay: (fact) => imports.push(fact as Imported),
  })
  // What was told to be done before a kill is done now, and what was imported is imported again: the register is in memory.
  for (const imported of imports) {
    const account = accounts.get(imported.username)
    if (account === undefined) continue
    await takeAway(account, imported)
    if (imported.outcome === 'imported') await apply(account, imported)
  }

  function registerOf({ username }: Account, folder: ImportFolder): Register {
    const key = `${username} ${folder}`
    const register = registers.get(key) ?? createRegister()
    registers.set(key, register)
    return register
  }

  function archiveOf(account: Account, { n, outcome, folder, name }: Imported): string {
    return join(accounts.folderOf(account), outcome, folder, `${n}-${name}`)
  }

  async function takeAway(account: Account, imported: Imported): Promise<void> {
    const archive = archiveOf(account, imported)
    if (await isThere(archive)) return
    await mkdir(join(archive, '..'), { recursive: true })
    await rename(join(folderOf(account, imported.folder), imported.name), archive)
  }

  function folderOf(account: Account, folder: ImportFolder): string {
    return onDisk({ root: accounts.rootOf(account), path: IMPORT_FOLDERS[folder] })
  }

  async function apply(account: Account, imported: Imported): Promise<void> {
    await applyFile({
      chunks: chunksOf(archiveOf(account, imported)),
      format: formats[account.format],
      register: registerOf(account, imported.folder),
    })
  }

  async function take({
    account,
    folder,
    name,
  }: {
    account: Account
    folder: ImportFolder
    name: string
  }): Promise<Imported> {
    const chunks = chunksOf(join(folderOf(account, folder), name))
    const facts = {
      n: imports.length + 1,
      at: new Date().toISOString(),
      username: account.username,
      folder,
      name,
      ...(await sumOf(chunks())),
    }
    const judged = await judge({ chunks, account, name })
    const imported: Imported = { ...facts, ...judged }
    await journal.append([imported])
    imports.push(imported)
    await takeAway(account, imported)
    if (imported.outcome === 'imported') await apply(account, imported)
    return imported
  }

  async function runOnce(): Promise<Imported[]> {
    const taken: Imported[] = []
    for (const account of accounts.list())
      for (const folder of ['test', 'live'] as const)
        for (const name of await finishedIn(folderOf(account, folder)))
          taken.push(await take({ account, folder, name }))
    return taken
  }

  const queue = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = last.then(work, work)
    last = done
    return done
  }

  return {
    run: () => queue(runOnce),
    imports,
    registerOf,
    clear: () =>
      queue(async () => {
        imports.length = 0
        registers.clear()
        await journal.clear()
        for (const account of accounts.list())
          for (const outcome of ['imported', 'refused'])
            await rm(join(accounts.folderOf(account), outcome), { recursive: true, force: true })
      }),
    close: () => queue(() => journal.close()),
  }
}

async function judge({
  chunks,
  account,
  name,
}: {
  chunks: () => AsyncIterable<Buffer>
  account: Account
  name: string
}): Promise<Pick<Imported, 'outcome' | 'reason' | 'people'>> {
  try {
    const { people } = await judgeFile({ chunks, name, format: formats[account.format], owner: account })
    return { outcome: 'imported', reason: null, people }
  } catch (error) {
    if (error instanceof BadFile) return { outcome: 'refused', reason: error.message, people: 0 }
    throw error
  }
}

/** Those that are being written begin with a dot or end with `.part`. */
async function finishedIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.part'))
    .map(({ name }) => name)
    .toSorted()
}

async function sumOf(chunks: AsyncIterable<Buffer>): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    size += chunk.length
  }
  return { size, sha256: hash.digest('hex') }
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openHome } from '../../src/local/home.ts'
import { explainPostgres } from '../../src/local/postgres-data.ts'
import { startPostgres } from '../../src/local/postgres.ts'
import { removeHome } from '../support/home-folder.ts'
import { isAlive, listen, makeFolder, ownFolder, startInstance, within } from './local-rig.ts'
import type { Exit } from '../../src/local/local-server.ts'
import type { LocalPostgres } from '../../src/local/postgres.ts'

// One data folder for the whole file: making a database takes longer than all the rest.
let folder = ''
beforeAll(async () => {
  folder = await makeFolder()
  const home = await openHome({ folder, ...listen() })
  const { report, lines } = listen()
  const { url, stop } = await startPostgres({ home, port: 0, report })
  expect(lines).toContain('Creating the database.')
  await ask({ url, query: 'create table kept as select 7 as n' })
  await stop()
  await home.close()
})
afterAll(() => removeHome(folder))

async function ask({ url, query }: { url: string; query: string }): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(query)).rows
  } finally {
    await client.end()
  }
}

/** Opens the folder until the test ends. */
async function open(path = folder): Promise<{
  start: (options?: { port?: number; onUnexpectedExit?: (exit: Exit) => void }) => Promise<LocalPostgres>
  lines: string[]
  close: () => Promise<void>
}> {
  const { report, lines } = listen()
  const home = await openHome({ folder: path, report })
  const started: LocalPostgres[] = []
  const close = async (): Promise<void> => {
    await Promise.all(started.map(({ stop }) => stop()))
    await home.close()
  }
  onTestFinished(close)
  const start = async (options = {}): Promise<LocalPostgres> => {
    const postgres = await startPostgres({ home, port: 0, report, ...options })
    started.push(postgres)
    return postgres
  }
  return { start, lines, close }
}

/** The processes in the group of a server: the server itself and its watcher. */
async function groupOf(pid: number): Promise<number[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const members = numbers.map(async (number) => {
    const line = await readFile(`/proc/${number}/stat`, 'utf8').catch(() => '')
    const group = line.slice(line.lastIndexOf(')') + 2).split(' ')[2]
    return group === String(pid) ? [Number(number)] : []
  })
  return (await Promise.all(members)).flat()
}

test('data outlive a restart; a stopped server is gone', async () => {
  const { start, lines } = await open()
  const postgres = await start()
  expect(await ask({ url: postgres.url, query: 'select n from kept' })).toEqual([{ n: 7 }])
  expect(lines).toEqual(['Starting PostgreSQL 18.'])
  await postgres.stop()
  expect(await isAlive(postgres.pid)).toBe(false)
})

test('it is PostgreSQL 18 on 127.0.0.1 that writes through, in UTC, and its role is no superuser', async () => {
  const { start } = await open()
  const { url } = await start()
  const query = `select current_setting('listen_addresses') as host, current_setting('fsync') as fsync,
    current_setting('server_version_num')::int / 10000 as major, current_setting('is_superuser') as super,
    current_setting('timezone') as zone, pg_encoding_to_char(encoding) as encoding
    from pg_database where datname = current_database()`
  expect(await ask({ url, query })).toEqual([
    { host: '127.0.0.1', fsync: 'on', major: 18, super: 'off', zone: 'UTC', encoding: 'UTF8' },
  ])
})

test('it wants the password, which only the user of the data folder can read', async () => {
  const { start } = await open()
  const { url, port } = await start()
  const wrong = `postgres://koppling:wrong@127.0.0.1:${port}/koppling`
  await expect(ask({ url: wrong, query: 'select 1' })).rejects.toMatchObject({ code: '28P01' })
  const file = join(folder, 'postgres', 'password')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(url).toContain((await readFile(file, 'utf8')).trim())
})

test('its log tells of a refused row without the values in it', async () => {
  const { start } = await open()
  const { url } = await start()
  await ask({
    url,
    query: 'create table people (email text primary key check (email <> $$no$$), age int not null)',
  })
  const client = new Client({ connectionString: url })
  await client.connect()
  const insert = (values: unknown[]) => client.query('insert into people values ($1, $2)', values)
  await insert(['kanarie@example.se', 1])
  await expect(insert(['kanarie@example.se', 2])).rejects.toThrow('duplicate key')
  await expect(insert(['kanarie.two@example.se', null])).rejects.toThrow('not-null')
  await client.end()
  const log = await readFile(join(folder, 'logs', 'postgres.log'), 'utf8')
  expect(log).toContain('violates not-null constraint')
  expect(log).not.toContain('kanarie')
})

test('its role makes databases from koppling as the template', async () => {
  const { start } = await open()
  const { url } = await start()
  await ask({ url: url.replace(/koppling$/, 'postgres'), query: 'create database copied template koppling' })
  expect(await ask({ url: url.replace(/koppling$/, 'copied'), query: 'select n from kept' })).toEqual([
    { n: 7 },
  ])
})

test('kill -9 of the parent leaves no PostgreSQL, and the next start has the data', async () => {
  const instance = await startInstance({ folder, jobs: ['postgres'] })
  const { pid, url = '' } = instance.fact('postgres')
  await ask({ url, query: 'create table before_kill as select 8 as n' })

  await instance.kill()

  await expect.poll(() => isAlive(pid), within).toBe(false)
  const { start } = await open()
  const next = await start()
  expect(await ask({ url: next.url, query: 'select n from before_kill' })).toEqual([{ n: 8 }])
})

test('a PostgreSQL that nobody recorded is found by its data and ended before the next start', async () => {
  const instance = await startInstance({ folder, jobs: ['postgres'] })
  const { pid } = instance.fact('postgres')
  for (const watcher of await groupOf(pid)) if (watcher !== pid) process.kill(watcher, 'SIGKILL')
  await instance.kill()
  for (const name of await readdir(folder)) if (name.startsWith('lock.')) await rm(join(folder, name))
  expect(await isAlive(pid)).toBe(true)

  const { start, lines } = await open()
  const next = await start()

  expect(await isAlive(pid)).toBe(false)
  expect(lines).toContain(`Ended postgres (process ${pid}), left over from an instance that was killed.`)
  expect(await ask({ url: next.url, query: 'select n from kept' })).toEqual([{ n: 7 }])
})

test('a number in postmaster.pid that belongs to another program by now stops no start', async () => {
  const { start } = await open()
  const first = await start()
  await first.stop()
  const { uid, gid } = await stat(first.folder)
  const other = spawn('/bin/sleep', ['600'], { uid, gid, cwd: '/' })
  onTestFinished(() => void other.kill())
  const pid = other.pid ?? 0
  await writeFile(join(first.folder, 'data', 'postmaster.pid'), `${pid}\n`)

  const second = await start()

  expect(await isAlive(pid)).toBe(true)
  expect(await ask({ url: second.url, query: 'select n from kept' })).toEqual([{ n: 7 }])
})

test('a PostgreSQL that was killed is told, and starts again on its port', async () => {
  const { start } = await open()
  const exits: Exit[] = []
  const first = await start({ onUnexpectedExit: (exit) => exits.push(exit) })

  process.kill(first.pid, 'SIGKILL')
  await expect.poll(() => exits, within).toEqual([{ code: null, signal: 'SIGKILL' }])

  const second = await start({ port: first.port })
  expect(second.url).toBe(first.url)
  expect(await ask({ url: second.url, query: 'select n from kept' })).toEqual([{ n: 7 }])
})

test('a taken port moves to a free one', async () => {
  const taken = createServer().listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => void taken.close())
  await once(taken, 'listening')
  const address = taken.address()
  const wanted = typeof address === 'object' && address ? address.port : 0
  const { start, lines } = await open()

  const { port } = await start({ port: wanted })

  expect(lines).toContain(`Port ${wanted} is taken: PostgreSQL uses ${port} instead.`)
})

test('data of a newer PostgreSQL are refused and left as they are', async () => {
  const { start } = await open()
  const first = await start()
  await first.stop()
  const version = join(first.folder, 'data', 'PG_VERSION')
  await writeFile(version, '19\n')

  await expect(start()).rejects.toMatchObject({
    code: 'other-data-version',
    message: expect.stringMatching(/are of PostgreSQL 19, and this koppling brings PostgreSQL 18/) as string,
  })
  expect(await readFile(version, 'utf8')).toBe('19\n')
  await writeFile(version, '18\n')
})

test('a lost password is told with the way out, and the server is not left running', async () => {
  const { start } = await open()
  const first = await start()
  await first.stop()
  const file = join(folder, 'postgres', 'password')
  const password = await readFile(file, 'utf8')
  await rm(file)

  await expect(start()).rejects.toMatchObject({
    code: 'server-did-not-start',
    message: expect.stringMatching(/postgres\/password.*KOPPLING_HOME/) as string,
  })
  expect(await readdir(join(first.folder, 'data'))).not.toContain('postmaster.pid')
  await writeFile(file, password)
})

test('a data folder that was moved keeps its database', async () => {
  const first = await open()
  await first.close()
  await rename(folder, `${folder}-moved`)
  folder = `${folder}-moved`
  const { start } = await open()
  const { url } = await start()
  expect(await ask({ url, query: 'select n from kept' })).toEqual([{ n: 7 }])
})

test('a copy of a data folder leaves the database of the first alone', async () => {
  const { start } = await open()
  const first = await start()
  const copy = join(await ownFolder(), 'copy')
  await cp(folder, copy, { recursive: true })
  await Promise.all(
    (await readdir(copy)).filter((name) => name.startsWith('lock.')).map((name) => rm(join(copy, name))),
  )

  const second = await open(copy)
  const outcome = await second.start().then(
    (postgres) => postgres.folder,
    (error: unknown) => error,
  )

  // an ordinary user's copy has files of its own; root's databases lie outside of the copies
  expect([join(copy, 'postgres'), expect.objectContaining({ code: 'folder-not-reachable' })]).toContainEqual(
    outcome,
  )
  expect(await ask({ url: first.url, query: 'select n from kept' })).toEqual([{ n: 7 }])
})

test('a first start that is killed while it makes the database is begun anew', async () => {
  const fresh = await ownFolder()
  const instance = await startInstance({ folder: fresh, jobs: ['postgres'], until: 'Creating the database.' })
  await instance.kill()

  const { start } = await open(fresh)
  const postgres = await start()

  expect(await ask({ url: postgres.url, query: 'select 1 as n' })).toEqual([{ n: 1 }])
  expect((await readdir(postgres.folder)).filter((name) => name.startsWith('draft'))).toEqual([])
})

test('a file where the database belongs is refused with the way out', async () => {
  const fresh = await ownFolder()
  await writeFile(join(fresh, 'postgres'), '')
  const { start } = await open(fresh)
  await expect(start()).rejects.toMatchObject({
    code: 'folder-not-writable',
    message: expect.stringContaining('a file is in the way') as string,
  })
})

test.for([
  ['could not write lock file "postmaster.pid": No space left on device', 'disk-full'],
  ['could not open file "PG_VERSION": Permission denied', 'folder-not-reachable'],
  ['could not look up effective user ID 12345: user does not exist', 'server-did-not-start'],
  ['could not do something else', 'server-did-not-start'],
] as const)('PostgreSQL saying “%s” is told as %s', ([said, code]) => {
  expect(explainPostgres({ said, folder: '/data' })).toMatchObject({ code })
})

import { writeFileSync } from 'node:fs'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openHome } from '../../src/local/home.ts'
import { AlreadyRunning } from '../../src/local/local-error.ts'
import { takeLock } from '../../src/local/lock.ts'
import { endProcess, identifyProcess } from '../../src/local/process-identity.ts'
import { isAlive, listen, ownFolder, startInstance } from './local-rig.ts'

test('a second start is refused and told the addresses of the first', async () => {
  const folder = await ownFolder()
  const first = await startInstance({ folder, jobs: [] })

  const refusal: unknown = await openHome({ folder, ...listen() }).catch((error: unknown) => error)

  expect(refusal).toBeInstanceOf(AlreadyRunning)
  expect(refusal).toMatchObject({
    code: 'already-running',
    pid: first.pid,
    addresses: { api: 'http://127.0.0.1:1', 'Temporal UI': 'http://127.0.0.1:2' },
    message: expect.stringContaining(
      'koppling is already running at api http://127.0.0.1:1, Temporal UI http://127.0.0.1:2',
    ) as string,
  })
})

test('a folder whose instance was killed opens again, and one that was closed too', async () => {
  const folder = await ownFolder()
  const first = await startInstance({ folder, jobs: [] })
  await first.kill()

  const second = await openHome({ folder, ...listen() })
  await second.close()
  const third = await openHome({ folder, ...listen() })
  await third.close()

  expect(await readdir(folder)).toEqual(expect.arrayContaining(['layout', 'logs']))
})

test('of ten starts at once after a kill exactly one wins, twenty times over', async () => {
  const folder = await ownFolder()
  const dead = { pid: 1, startedAt: 'another boot', released: false, state: 'left' }
  await writeFile(join(folder, 'lock.7'), JSON.stringify(dead))
  for (let round = 0; round < 20; round += 1) {
    const takers = Array.from({ length: 10 }, () =>
      takeLock<string>({ folder, name: 'lock', inherit: (left) => `after ${left}` }),
    )
    const won = (await Promise.all(takers)).filter((taken) => 'lock' in taken)
    expect(won).toHaveLength(1)
    expect(won[0]?.state).toBe(round === 0 ? 'after left' : 'after free')
    await won[0]?.lock.release('free')
  }
})

test('of four processes that start at once exactly one opens the folder', async () => {
  const folder = await ownFolder()
  const starts = Array.from({ length: 4 }, () => startInstance({ folder, jobs: [] }))
  const outcomes = (await Promise.all(starts)).map(({ facts }) => facts.at(-1)?.refused ?? 'ready')
  expect(outcomes.toSorted()).toEqual(['already-running', 'already-running', 'already-running', 'ready'])
})

test('what a killed instance left running is ended at the next start', async () => {
  const folder = await ownFolder()
  const first = await startInstance({ folder, jobs: ['stray'] })
  const { pid } = first.fact('stray')
  await first.kill()
  expect(await isAlive(pid)).toBe(true)

  const { report, lines } = listen()
  const home = await openHome({ folder, report })

  expect(await isAlive(pid)).toBe(false)
  expect(lines).toEqual([`Ended stray (process ${pid}), left over from an instance that was killed.`])
  await home.close()
})

test('a process is not ended when its start time or its command is not the recorded one', async () => {
  const folder = await ownFolder()
  const instance = await startInstance({ folder, jobs: ['foreign'] })
  const { pid } = instance.fact('foreign')
  const { startedAt = '' } = (await identifyProcess(pid)) ?? {}
  const identity = { pid, startedAt, command: '/bin/sleep' }
  const end = { signal: 'SIGKILL', graceMs: 1_000 } as const

  expect(await endProcess({ identity: { ...identity, startedAt: 'before' }, ...end })).toBe(false)
  expect(await endProcess({ identity: { ...identity, command: '/bin/other' }, ...end })).toBe(false)
  expect(await isAlive(pid)).toBe(true)
  expect(await endProcess({ identity, ...end })).toBe(true)
  expect(await isAlive(pid)).toBe(false)
})

test('a folder of a newer layout is refused and left as it is', async () => {
  const folder = await ownFolder()
  await writeFile(join(folder, 'layout'), '2\n')

  await expect(openHome({ folder, ...listen() })).rejects.toMatchObject({
    code: 'newer-layout',
    message: expect.stringMatching(/has layout 2, .* knows layout 1.*KOPPLING_HOME/) as string,
  })
  expect(await readFile(join(folder, 'layout'), 'utf8')).toBe('2\n')
})

test.for([
  [
    'a file in the way',
    async (folder: string) => (await writeFile(join(folder, 'file'), ''), join(folder, 'file')),
  ],
  [
    'a folder below a file',
    async (folder: string) => (await writeFile(join(folder, 'file'), ''), join(folder, 'file', 'home')),
  ],
  ['a place where nobody can write', () => Promise.resolve('/sys/koppling')],
] as const)('%s as the data folder is refused with the way out', async ([, place]) => {
  const folder = await place(await ownFolder())
  await expect(openHome({ folder, ...listen() })).rejects.toMatchObject({
    code: 'folder-not-writable',
    message: expect.stringMatching(
      new RegExp(`^The folder ${folder} cannot be written: .*KOPPLING_HOME`),
    ) as string,
  })
})

test('the data folder is for its user alone', async () => {
  const folder = join(await ownFolder(), 'home')
  const home = await openHome({ folder, ...listen() })
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  await home.close()
})

test('a lock that a power cut left empty is taken', async () => {
  const folder = await ownFolder()
  await mkdir(join(folder, 'logs'))
  await writeFile(join(folder, 'lock.1'), '')
  const home = await openHome({ folder, ...listen() })
  await home.close()
  expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual(['lock.2'])
})

test('a child that ends after the folder was closed does not take it back', async () => {
  const folder = await ownFolder()
  const home = await openHome({ folder, ...listen() })
  await home.record({ pid: 1, startedAt: 'another boot', command: 'x', name: 'x', signal: 'SIGTERM' })
  await home.close()
  await home.close()
  await home.forget(1)
  const next = await openHome({ folder, ...listen() })
  await next.close()
  expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual(['lock.2'])
})

test('a slow taker that fills a hole in the numbers gives way to the holder above it', async () => {
  const folder = await ownFolder()
  const holder = await identifyProcess(process.ppid)
  const living = JSON.stringify({ ...holder, released: false, state: 'theirs' })
  await writeFile(join(folder, 'lock.1'), '')

  const taken = await takeLock<string>({
    folder,
    name: 'lock',
    inherit: () => {
      writeFileSync(join(folder, 'lock.3'), living) // while this one is between looking and taking
      return 'mine'
    },
  })

  expect(taken).toEqual({ holder: { pid: process.ppid, state: 'theirs' } })
  expect((await readdir(folder)).toSorted()).toEqual(['lock.1', 'lock.3'])
})

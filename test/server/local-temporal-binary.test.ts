import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { acquireTemporalBinary } from '../../src/local/temporal-binary.ts'
import { bareMachine, isAlive, listen, startInstance, writeProgram, within } from './local-rig.ts'

const CLI = "echo 'temporal version 1.8.2 (Server 1.31.2, UI 2.50.1)'"
const FOLDER = `temporal-cli-1.8.2-${process.platform}-${process.arch}`

/** A Go that writes down each build, and builds what `CLI` says. */
async function fakeGo({ bin, build = '' }: { bin: string; build?: string }): Promise<() => Promise<number>> {
  const log = join(bin, 'builds')
  await writeFile(log, '')
  await writeProgram({
    path: join(bin, 'go'),
    lines: `case $1 in
version) echo 'go version go1.26.4 test/test' ;;
list) echo 'go: downloading example.org/module v1' >&2; echo one; echo two ;;
build)
  echo build >> ${log}
  ${build}
  while [ "$1" != -o ]; do shift; done
  printf '#!/bin/sh\\n%s\\n' "${CLI.replaceAll('"', '\\"')}" > "$2"
  chmod 755 "$2" ;;
esac`,
  })
  return async () => (await readFile(log, 'utf8')).split('\n').length - 1
}

test('a CLI on the PATH serves, and nothing is fetched', async () => {
  const { environment, bin } = await bareMachine()
  const path = await writeProgram({ path: join(bin, 'temporal'), lines: CLI })
  const { report, lines } = listen()
  expect(await acquireTemporalBinary({ environment, report })).toEqual({ path, serverVersion: '1.31.2' })
  expect(lines).toEqual([])
})

test.for([
  [
    'too old',
    "echo 'temporal version 1.3.0 (Server 1.27.1, UI 2.36.0)'",
    'its server is 1.27.1, and 1.31 is the oldest that will do',
  ],
  ['another program', 'echo hello', 'it does not tell the version of its server'],
  [
    'not the one that made the state',
    "echo 'temporal version 1.9.0 (Server 1.32.0, UI 3)'",
    'its server is 1.32.0, and 1.31.2 made the stored workflows',
  ],
] as const)('a CLI on the PATH that is %s is passed over with the reason', async ([, lines, reason]) => {
  const { environment, bin, cache } = await bareMachine()
  const onPath = await writeProgram({ path: join(bin, 'temporal'), lines })
  await fakeGo({ bin })
  const heard = listen()
  const found = await acquireTemporalBinary({ environment, report: heard.report, wanted: '1.31.2' })
  expect(found.path).toBe(join(cache, FOLDER, 'temporal'))
  expect(heard.lines[0]).toBe(`Passing over ${onPath}: ${reason}.`)
})

test('TEMPORAL_CLI is taken before the PATH, and a wrong one is an error', async () => {
  const { environment, bin } = await bareMachine()
  await writeProgram({ path: join(bin, 'temporal'), lines: CLI })
  const named = await writeProgram({ path: join(bin, 'named'), lines: CLI })
  const acquire = (TEMPORAL_CLI: string) =>
    acquireTemporalBinary({ environment: { ...environment, TEMPORAL_CLI }, ...listen() })
  expect((await acquire(named)).path).toBe(named)
  await expect(acquire(join(bin, 'missing'))).rejects.toMatchObject({
    code: 'no-server',
    message: expect.stringMatching(
      /missing does not serve: it is no program that this user may run\. Set TEMPORAL_CLI/,
    ) as string,
  })
})

test('two processes that need a build at once make one', async () => {
  const { environment, bin, cache } = await bareMachine()
  const goOn = join(bin, 'go-on')
  const builds = await fakeGo({ bin, build: `while [ ! -e ${goOn} ]; do sleep 0.1; done` })
  const waiting = Promise.withResolvers<void>()
  const hear = ({ line = '' }): void => {
    if (line.startsWith('Waiting for process')) waiting.resolve()
  }
  const acquire = () => startInstance({ folder: '', jobs: [], environment, hear })
  const both = Promise.all([acquire(), acquire()])
  await waiting.promise
  await writeFile(goOn, '')
  const instances = await both
  const path = join(cache, FOLDER, 'temporal')
  expect(instances.map(({ facts }) => facts.find(({ job }) => job)?.path)).toEqual([path, path])
  expect(await builds()).toBe(1)
  const told = instances.flatMap(({ facts }) => facts.map(({ line }) => line ?? ''))
  expect(told.filter((line) => line.startsWith('Waiting for process'))).toHaveLength(1)
  expect((await readdir(cache)).filter((name) => name.includes('draft'))).toEqual([])
})

test('a build whose process was killed is ended, and the next one begins anew', async () => {
  const { environment, bin, cache } = await bareMachine()
  const builds = await fakeGo({ bin, build: `echo $$ > ${join(bin, 'pid')}; exec sleep 600` })
  const starting = startInstance({ folder: '', jobs: [], environment })
  await expect.poll(builds, within).toBe(1)
  const pid = async (): Promise<number> => Number(await readFile(join(bin, 'pid'), 'utf8').catch(() => '0'))
  await expect.poll(pid, within).toBeGreaterThan(0)
  await killBuilder(cache)
  await starting
  const builder = await pid()
  await expect.poll(() => isAlive(builder), within).toBe(false)

  await fakeGo({ bin })
  const { path } = await acquireTemporalBinary({ environment, ...listen() })
  expect(path).toBe(join(cache, FOLDER, 'temporal'))
  expect((await readdir(cache)).filter((name) => name.includes('draft'))).toEqual([])
})

/** The number of the process that builds stands in the lock. */
async function killBuilder(cache: string): Promise<void> {
  const lock = await readFile(join(cache, `${FOLDER}.lock.1`), 'utf8')
  process.kill((JSON.parse(lock) as { pid: number }).pid, 'SIGKILL')
}

test('a build says how far it is', async () => {
  const { environment, bin } = await bareMachine()
  await fakeGo({ bin })
  const { report, lines } = listen()
  await acquireTemporalBinary({ environment, report })
  expect(lines.slice(2)).toEqual([
    'Building the Temporal server with go version go1.26.4 test/test. This happens once and takes about five minutes on two cores.',
    'The Temporal server is built.',
  ])
})

test('a build that fails tells what Go said and the ways out, and leaves nothing', async () => {
  const { environment, bin, cache } = await bareMachine()
  await fakeGo({ bin, build: 'echo "verifying module: checksum mismatch" >&2; exit 1' })
  await expect(acquireTemporalBinary({ environment, ...listen() })).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringMatching(/TEMPORAL_ADDRESS[^]*checksum mismatch/) as string,
  })
  expect((await readdir(cache)).filter((name) => !name.includes('.lock.'))).toEqual([])
})

test('a Go that is too old and may not fetch another is told', async () => {
  const { environment, bin } = await bareMachine()
  const lines = "echo 'go: go.mod requires go >= 1.26.4 (running go 1.22.0; GOTOOLCHAIN=local)' >&2; exit 1"
  await writeProgram({ path: join(bin, 'go'), lines })
  await expect(acquireTemporalBinary({ environment, ...listen() })).rejects.toMatchObject({
    code: 'no-server',
    message: expect.stringMatching(/requires go >= 1\.26\.4 \(running go 1\.22\.0.*Three ways out/) as string,
  })
})

test('a cache folder that cannot be written is told with the way out', async () => {
  const { environment, bin } = await bareMachine()
  const inTheWay = join(bin, 'file')
  await writeFile(inTheWay, '')
  await expect(
    acquireTemporalBinary({ environment: { ...environment, XDG_CACHE_HOME: inTheWay }, ...listen() }),
  ).rejects.toMatchObject({
    code: 'folder-not-writable',
    message: expect.stringContaining('XDG_CACHE_HOME') as string,
  })
})

test('a full disk during a build is told as such', async () => {
  const { environment, bin } = await bareMachine()
  await fakeGo({ bin, build: 'echo "write /x: no space left on device" >&2; exit 1' })
  await expect(acquireTemporalBinary({ environment, ...listen() })).rejects.toMatchObject({
    code: 'disk-full',
  })
})

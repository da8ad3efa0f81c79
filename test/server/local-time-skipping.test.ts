import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { acquireTimeSkippingServer } from '../../src/local/time-skipping.ts'
import { startTimeSkipping } from '../support/rig-time-skipping.ts'
import { bareMachine, listen, machine, writeProgram } from './local-rig.ts'

test('the server that is acquired lets time pass', async () => {
  const path = await acquireTimeSkippingServer({ environment: machine, ...listen() })
  await using server = await startTimeSkipping(path)
  const before = await server.currentTimeMs()
  await server.sleep('30 days')
  const passed = (await server.currentTimeMs()) - before
  expect(passed).toBeGreaterThanOrEqual(30 * 24 * 3_600_000)
})

test('TEMPORAL_TEST_SERVER is taken first, and a wrong one is an error', async () => {
  const { environment, bin } = await bareMachine()
  const acquire = (TEMPORAL_TEST_SERVER: string) =>
    acquireTimeSkippingServer({ environment: { ...environment, TEMPORAL_TEST_SERVER }, ...listen() })
  const path = await writeProgram({ path: join(bin, 'named'), lines: 'true' })
  expect(await acquire(path)).toBe(path)
  await expect(acquire(join(bin, 'missing'))).rejects.toMatchObject({ code: 'no-server' })
})

test.for([
  ['Java', [], 'there is no java on the PATH'],
  ['Maven', ['java'], 'there is no mvn on the PATH'],
] as const)('without %s and without a network the ways out are told', async ([, programs, missing]) => {
  const { environment, bin } = await bareMachine()
  await Promise.all(programs.map((name) => writeProgram({ path: join(bin, name), lines: 'true' })))
  await expect(acquireTimeSkippingServer({ environment, ...listen() })).rejects.toMatchObject({
    code: 'no-server',
    message: expect.stringMatching(new RegExp(`${missing}.*Maven.*TEMPORAL_TEST_SERVER`)) as string,
  })
})

test('Maven is asked once, and the program takes its arguments to Java', async () => {
  const { environment, bin, cache } = await bareMachine()
  const calls = join(bin, 'calls')
  await writeFile(calls, '')
  await writeProgram({
    path: join(bin, 'mvn'),
    lines: `echo mvn >> ${calls}; for each; do :; done; mkdir -p "\${each#-DoutputDirectory=}"`,
  })
  await writeProgram({ path: join(bin, 'java'), lines: `echo "$@" > ${join(bin, 'arguments')}` })

  const acquire = () => acquireTimeSkippingServer({ environment, ...listen() })
  const [path] = await Promise.all([acquire(), acquire()])

  expect(path).toBe(
    join(cache, `temporal-test-server-1.38.0-${process.platform}-${process.arch}`, 'temporal-test-server'),
  )
  expect(await readFile(calls, 'utf8')).toBe('mvn\n')
})

test('a Maven that fails tells what it said, and leaves nothing in the cache', async () => {
  const { environment, bin } = await bareMachine()
  await writeProgram({ path: join(bin, 'java'), lines: 'true' })
  await writeProgram({
    path: join(bin, 'mvn'),
    lines: "echo '[INFO] fine'; echo '[ERROR] no such artifact'; exit 1",
  })
  const acquire = () => acquireTimeSkippingServer({ environment, ...listen() })
  await expect(acquire()).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringMatching(/Maven said:\n\[ERROR\] no such artifact$/) as string,
  })
  await expect(acquire()).rejects.toMatchObject({ code: 'build-failed' })
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startChild } from '../../src/local/child.ts'
import { openHome } from '../../src/local/home.ts'
import { isAlive, listen, ownFolder, startInstance, within } from './local-rig.ts'
import type { Exit } from '../../src/local/local-server.ts'

const environment = { PATH: '/usr/bin:/bin' }

test('kill -9 of the parent ends a foreign program, and nothing is left for the next start', async () => {
  const folder = await ownFolder()
  const instance = await startInstance({ folder, jobs: ['foreign'] })
  const { pid } = instance.fact('foreign')
  expect(await isAlive(pid)).toBe(true)

  await instance.kill()

  await expect.poll(() => isAlive(pid), within).toBe(false)
  const { report, lines } = listen()
  await (await openHome({ folder, report })).close()
  expect(lines).toEqual([])
})

test('kill -9 of the parent lets a part of koppling stop in order', async () => {
  const folder = await ownFolder()
  const instance = await startInstance({ folder, jobs: ['part'] })
  const { pid } = instance.fact('part')
  const log = (): Promise<string> => readFile(join(folder, 'logs', 'part.log'), 'utf8')
  await expect.poll(log, within).toBe('working\n')

  await instance.kill()

  await expect.poll(() => isAlive(pid), within).toBe(false)
  expect(await log()).toBe('working\nstopped in order\n')
})

test('a program that will not end in order is killed after the grace', async () => {
  const home = await openHome({ folder: await ownFolder(), ...listen() })
  const exits: Exit[] = []
  const child = await startChild({
    home,
    name: 'stubborn',
    command: '/bin/sh',
    args: ['-c', 'trap "" TERM; echo started; while :; do sleep 0.1; done'],
    environment,
    graceMs: 200,
    onUnexpectedExit: (exit) => exits.push(exit),
  })
  await expect.poll(() => child.lastLines(1), within).toEqual(['started'])

  await child.stop()
  await child.stop()

  expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' })
  expect(await isAlive(child.pid)).toBe(false)
  expect(exits).toEqual([])
  await home.close()
})

test('stopping one that has just ended waits until its end is recorded', async () => {
  const home = await openHome({ folder: await ownFolder(), ...listen() })
  const recording = Promise.withResolvers<void>()
  const order: string[] = []
  const forget = async (pid: number) => {
    await recording.promise
    await home.forget(pid)
    order.push('recorded')
  }
  const ending = { name: 'ending', command: '/bin/sh', args: ['-c', 'exit 0'], environment }
  const child = await startChild({ ...ending, home: { ...home, forget } })
  await expect.poll(() => child.running(), within).toBe(false)

  const stopping = child.stop().then(() => order.push('stopped'))
  await child.lastLines(1)
  recording.resolve()
  await stopping

  expect(order).toEqual(['recorded', 'stopped'])
  await home.close()
})

test('an exit that was not asked for is told once, with its code and what was said last', async () => {
  const home = await openHome({ folder: await ownFolder(), ...listen() })
  const exits: Exit[] = []
  const child = await startChild({
    home,
    name: 'failing',
    command: '/bin/sh',
    args: ['-c', 'echo one; echo two >&2; exit 3'],
    environment,
    onUnexpectedExit: (exit) => exits.push(exit),
  })

  await expect.poll(() => exits, within).toEqual([{ code: 3, signal: null }])

  expect(await child.lastLines(20)).toEqual(['one', 'two'])
  await child.stop()
  expect(exits).toHaveLength(1)
  await home.close()
})

test('what was said before this start is not taken for its output', async () => {
  const home = await openHome({ folder: await ownFolder(), ...listen() })
  const say = (word: string) =>
    startChild({ home, name: 'talker', command: '/bin/echo', args: [word], environment })
  await (
    await say('before')
  ).exited
  const child = await say('now')
  await child.exited
  expect(await child.lastLines(20)).toEqual(['now'])
  expect(await readFile(join(home.logs, 'talker.log'), 'utf8')).toBe('before\nnow\n')
  await home.close()
})

test('a program that is not there ends with code 127 and says so', async () => {
  const home = await openHome({ folder: await ownFolder(), ...listen() })
  const child = await startChild({ home, name: 'none', command: '/bin/no-such', args: [], environment })
  expect(await child.exited).toEqual({ code: 127, signal: null })
  expect((await child.lastLines(1)).join()).toMatch(/no-such.*not found|No such file/)
  await home.close()
})

import { expect, test } from 'vitest'
import { keepRunning } from '../../src/local/keep-running.ts'
import type { Exit } from '../../src/local/local-server.ts'

const killed: Exit = { code: null, signal: 'SIGKILL' }

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** A server in miniature: each start takes the next of the given ways. */
function server(ways: ((exits: (exit: Exit) => void) => void)[], pauseMs = 1) {
  const lines: string[] = []
  const report = (line: string): void => void lines.push(line)
  const seen = { starts: 0, stopped: [] as number[], exits: ((): void => undefined) as (exit: Exit) => void }
  const start = async (onUnexpectedExit: (exit: Exit) => void) => {
    const number = seen.starts
    seen.starts += 1
    seen.exits = onUnexpectedExit
    await turn()
    ways[number]?.(onUnexpectedExit)
    return { stop: () => Promise.resolve(void seen.stopped.push(number)) }
  }
  return {
    seen,
    lines,
    start: () =>
      keepRunning({ name: 'server', report, start, pauses: { firstMs: pauseMs, longestMs: pauseMs } }),
  }
}

const diesAtOnce = (exits: (exit: Exit) => void): void => exits(killed)

/** It dies before its start has answered, and the start fails for that. */
const diesWithin = (exits: (exit: Exit) => void): void => {
  exits(killed)
  throw new Error('it went away')
}

test('a first start whose server dies on the way fails, and nothing is started again behind it', async () => {
  const { seen, lines, start } = server([diesWithin])
  await expect(start()).rejects.toThrow('it went away')
  const other = server(Array.from({ length: 9 }, () => diesAtOnce))
  await other.start()
  await expect.poll(() => other.seen.starts, { timeout: 60_000 }).toBe(10)
  expect({ starts: seen.starts, lines }).toEqual({ starts: 1, lines: [] })
})

test('a server that dies right before its start answers is started again, and the second is what stop stops', async () => {
  const { seen, lines, start } = server([diesAtOnce])
  const running = await start()
  await expect.poll(() => seen.starts, { timeout: 60_000 }).toBe(2)
  await running.stop()
  expect(seen.stopped).toEqual([1])
  expect(lines).toEqual(['The server ended by itself (SIGKILL) and is started again.'])
})

test('a restart whose server dies on the way is repeated, and never runs twice', async () => {
  const { seen, lines, start } = server([() => undefined, diesWithin])
  const running = await start()
  seen.exits(killed)
  await expect.poll(() => seen.starts, { timeout: 60_000 }).toBe(3)
  await running.stop()
  expect(seen).toMatchObject({ starts: 3, stopped: [2] })
  expect(lines).toEqual([
    'The server ended by itself (SIGKILL) and is started again.',
    'The server did not start again: it went away',
  ])
})

test('stop does not wait for the pause before a restart', async () => {
  const { seen, start } = server([], 100_000_000)
  const running = await start()
  seen.exits(killed)
  await turn()
  await running.stop()
  expect(seen).toMatchObject({ starts: 1, stopped: [0] })
})

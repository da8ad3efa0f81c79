/** A part of `npm start` in a process of its own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { startPart, type Child } from './child.ts'
import { keepRunning } from './keep-running.ts'
import { LocalError } from './local-error.ts'
import type { Home } from './home.ts'
import type { Environment, Report } from './local-server.ts'

export type Part = { stop(): Promise<void> }

const READY_WITHIN_MS = 60_000
const POLL_MS = 100

/** `ready` answers whether the part serves; it is waited for. Throws `LocalError` `server-did-not-start`. */
export async function keepPart({
  ready,
  report,
  ...part
}: {
  home: Home
  name: string
  script: string
  args: readonly string[]
  environment: Environment
  ready: () => Promise<boolean>
  report: Report
}): Promise<Part> {
  return await keepRunning({
    name: part.name,
    report,
    start: async (onUnexpectedExit) => {
      let isReady = false
      const child = await startPart({
        ...part,
        onUnexpectedExit: (exit) => isReady && onUnexpectedExit(exit),
      })
      await untilReady({ name: part.name, child, ready })
      isReady = true
      return { stop: () => child.stop() }
    },
  })
}

async function untilReady({
  name,
  child,
  ready,
}: {
  name: string
  child: Child
  ready: () => Promise<boolean>
}): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (child.running() && performance.now() < deadline) {
    if (await ready()) return
    await sleep(POLL_MS)
  }
  const lines = await child.lastLines(20)
  await child.stop()
  throw new LocalError('server-did-not-start', `The ${name} did not start. It said:\n${lines.join('\n')}`)
}

/** Whether a GET of this address is answered with success. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

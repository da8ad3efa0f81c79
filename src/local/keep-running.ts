/** Servers and parts that are started again when they end by themselves, as after a kill. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Exit, Report } from './local-server.ts'

type Stoppable = { stop(): Promise<void> }

const PAUSES = { firstMs: 1_000, longestMs: 30_000 }

/**
 * Starts it, and again with growing pauses whenever it ends without having been stopped. Answers what the first start gave;
 * `stop` stops what runs at that time. `start` must give the same addresses each time.
 */
export async function keepRunning<Server extends Stoppable>({
  name,
  report,
  start,
  pauses = PAUSES,
}: {
  name: string
  report: Report
  start: (onUnexpectedExit: (exit: Exit) => void) => Promise<Server>
  pauses?: typeof PAUSES
}): Promise<Server> {
  const stopping = new AbortController()
  let again: Promise<void> = Promise.resolve()
  let current = await startOnce()
  const first = current

  /** An end before the start has answered is acted on only if it answers: a start that fails is told by its error. */
  async function startOnce(): Promise<Server> {
    let answered = false
    let early: Exit | undefined
    const server = await start((exit) => {
      if (answered) ended(exit)
      else early = exit
    })
    answered = true
    if (early !== undefined) ended(early)
    return server
  }

  function ended(exit: Exit): void {
    report(`The ${name} ended by itself (${exit.signal ?? `status ${exit.code}`}) and is started again.`)
    again = again.then(startAgain)
  }

  async function startAgain(): Promise<void> {
    const { signal } = stopping
    for (let pauseMs = pauses.firstMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, pauses.longestMs)) {
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined) // whoever stops does not wait
      if (signal.aborted) return
      try {
        current = await startOnce()
        return
      } catch (error) {
        report(`The ${name} did not start again: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }

  const stop = async (): Promise<void> => {
    stopping.abort()
    await again
    await current.stop()
  }
  return { ...first, stop }
}

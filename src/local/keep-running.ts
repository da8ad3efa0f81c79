/** Servers and parts that are started again when they end by themselves, as after a kill. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Exit, Report } from './local-server.ts'

type Stoppable = { stop(): Promise<void> }

const AGAIN_AFTER_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/**
 * Starts it, and again with growing pauses whenever it ends without having been stopped. Answers what the first start gave;
 * `stop` stops what runs at that time. `start` must give the same addresses each time.
 */
export async function keepRunning<Server extends Stoppable>({
  name,
  report,
  start,
}: {
  name: string
  report: Report
  start: (onUnexpectedExit: (exit: Exit) => void) => Promise<Server>
}): Promise<Server> {
  let stopped = false
  let again: Promise<void> = Promise.resolve()
  const onUnexpectedExit = (exit: Exit): void => {
    report(`The ${name} ended by itself (${exit.signal ?? `status ${exit.code}`}) and is started again.`)
    again = again.then(startAgain)
  }
  const first = await start(onUnexpectedExit)
  let current: Stoppable = first

  async function startAgain(): Promise<void> {
    for (let pauseMs = AGAIN_AFTER_MS; !stopped; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      await sleep(pauseMs)
      if (stopped) return
      try {
        current = await start(onUnexpectedExit)
        return
      } catch (error) {
        report(`The ${name} did not start again: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }

  const stop = async (): Promise<void> => {
    stopped = true
    await again
    await current.stop()
  }
  return { ...first, stop }
}

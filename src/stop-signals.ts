/** How a person or a supervisor asks a command to end. */

/** Ctrl-C reaches a program under npm twice: from the terminal, and once more from npm, which passes it on. */
const SAME_REQUEST_MS = 2_000

/** `stop` at the first SIGINT or SIGTERM; `cut` at one that comes later than a repeat of the same request can. */
export function onStopSignals({ stop, cut }: { stop: () => void; cut: () => void }): void {
  let asked: number | undefined
  const heard = (): void => {
    const now = performance.now()
    if (asked === undefined) stop()
    else if (now - asked > SAME_REQUEST_MS) cut()
    asked ??= now
  }
  process.on('SIGINT', heard)
  process.on('SIGTERM', heard)
}

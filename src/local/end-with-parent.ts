/** For the parts of koppling that `startPart` starts: they end when the process that started them is gone. */

/** Tells a part that its standard input is the pipe to its parent. */
export const WITH_PARENT = '--end-with-parent'

const GRACE_MS = 10_000

/**
 * When the parent is gone, however it went: calls `stop`, and ends the process after that, or after 10 s. Does nothing in a
 * process that was started by hand, whose `argv` lacks the flag.
 */
export function endWithParent({ argv, stop }: { argv: readonly string[]; stop: () => Promise<void> }): void {
  if (!argv.includes(WITH_PARENT)) return
  const end = (): void => {
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.stdin.once('close', end)
  process.stdin.on('error', () => undefined) // a close follows
  process.stdin.resume()
  process.stdin.unref() // a part that is done may end by itself
}

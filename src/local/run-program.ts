/** Runs a program to its end. It ends when this process does. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'

import { spawnTethered } from './tether.ts'

import type { Environment, Exit } from './local-server.ts'

const KEPT_LINES = 40
const GRACE_MS = 5_000

export type Outcome = {
  /** code 126 or 127: there is no such program */
  exit: Exit
  /** the last lines of both outputs, in the order of their arrival */
  lines: string[]
}

/** `abort` kills the program. */
export async function runProgram({
  onLine,
  abort,
  ...program
}: {
  command: string
  args: readonly string[]
  environment: Environment
  cwd?: string
  user?: { uid: number; gid: number } | undefined
  onLine?: (line: string) => void
  abort?: AbortSignal
}): Promise<Outcome> {
  const child = spawnTethered({ ...program, signal: 'SIGTERM', graceMs: GRACE_MS, output: 'pipe' })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      onLine?.(line)
      lines.push(line)
      if (lines.length > KEPT_LINES) lines.shift()
    })
  }
  const kill = (): void => void child.kill('SIGKILL')
  abort?.addEventListener('abort', kill, { once: true })
  const [code, signal] = (await once(child, 'close')) as [Exit['code'], Exit['signal']]
  abort?.removeEventListener('abort', kill)
  return { exit: { code, signal }, lines }
}

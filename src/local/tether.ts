/** Starts a program that ends when this process ends, however it ends: also by SIGKILL. */
import { spawn } from 'node:child_process'

import type { ChildProcess } from 'node:child_process'
import type { Environment } from './local-server.ts'

/**
 * A watcher waits for the end of the pipe that the parent holds and then ends the program, which takes the shell's place, so
 * that its number is the child's ($$ stays the number of the outer shell). The watcher is put up for adoption: PostgreSQL
 * takes the death of a child that it does not know for a crash.
 */
const TETHER = `signal=$1 grace=$2
shift 2
exec 3<&0 </dev/null
( {
  PATH=/usr/bin:/bin
  while read -r _ <&3; do :; done
  kill -s "$signal" $$ || exit
  while kill -0 $$ && [ "$grace" -gt 0 ]; do sleep 1; grace=$((grace - 1)); done
  kill -s KILL $$
} >/dev/null 2>&1 & )
exec 3<&-
exec "$@"`

export type TetheredProgram = {
  command: string
  args: readonly string[]
  environment: Environment
  cwd?: string | undefined
  user?: { uid: number; gid: number } | undefined
  /** what the program understands as an orderly end */
  signal: NodeJS.Signals
  graceMs: number
  /** a file descriptor to write to, or a pipe to read from */
  output: number | 'pipe'
}

/** In a process group of its own, so that Ctrl-C reaches only the parent, which then stops its programs in order. */
export function spawnTethered(program: TetheredProgram): ChildProcess {
  const { command, args, environment, cwd = '/', user, signal, graceMs, output } = program
  const tether = ['-c', TETHER, 'tether', signal.slice('SIG'.length), String(Math.ceil(graceMs / 1_000))]
  const stdio: ['pipe', typeof output, typeof output] = ['pipe', output, output]
  return holdPipe(
    spawn('/bin/sh', [...tether, command, ...args], {
      ...user,
      env: { ...environment },
      cwd,
      detached: true,
      stdio,
    }),
  )
}

/** Keeps the pipe to a child as long as the child lives. */
export function holdPipe(child: ChildProcess): ChildProcess {
  child.once('exit', () => child.stdin?.destroy()) // lets the watcher go
  child.stdin?.on('error', () => undefined) // the other end may close first
  return child
}

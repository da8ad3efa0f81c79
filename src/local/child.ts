/** Child processes of an instance: tied to their parent's life, recorded in the data folder, stopped within a deadline. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { WITH_PARENT } from './end-with-parent.ts'
import { openLogFile } from './log-file.ts'
import { identifyProcess } from './process-identity.ts'
import { holdPipe, spawnTethered } from './tether.ts'

import type { ChildProcess } from 'node:child_process'
import type { Home } from './home.ts'
import type { Environment, Exit } from './local-server.ts'
import type { LogFile } from './log-file.ts'

export type Child = {
  pid: number
  /** settles when the process has ended, for whatever reason */
  exited: Promise<Exit>
  running(): boolean
  /** asks it to end, and kills it after the grace; may be called twice */
  stop(): Promise<void>
  /** the end of its output since this start */
  lastLines(count: number): Promise<string[]>
}

/** Carries out `act`, and stops the child if that fails. */
export async function stopUnless<T>(child: Child, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    await child.stop()
    throw error
  }
}

type Common = {
  home: Home
  /** names the log, `<home>/logs/<name>.log` */
  name: string
  args: readonly string[]
  environment: Environment
  /** how long `stop` waits before it kills */
  graceMs?: number
  /** called once when it ends without having been stopped, so that it can be started again */
  onUnexpectedExit?: ((exit: Exit) => void) | undefined
}

export type ForeignProgram = Common & {
  command: string
  cwd?: string | undefined
  user?: { uid: number; gid: number } | undefined
  /** what it understands as an orderly end */
  signal?: NodeJS.Signals
}

const GRACE_MS = 10_000

/** Starts a program that knows nothing of its parent, such as a database server. */
export async function startChild(program: ForeignProgram): Promise<Child> {
  const { command, signal = 'SIGTERM', graceMs = GRACE_MS } = program
  const start = (output: number): ChildProcess => spawnTethered({ ...program, signal, graceMs, output })
  return supervise({ ...program, mark: command, signal, graceMs, start })
}

/** Starts a part of koppling: a TypeScript file that calls `endWithParent`, run by this very Node. */
export async function startPart({ script, ...part }: Common & { script: string }): Promise<Child> {
  const start = (output: number): ChildProcess =>
    holdPipe(
      spawn(process.execPath, [script, ...part.args, WITH_PARENT], {
        env: { ...part.environment },
        detached: true, // Ctrl-C reaches only the parent, which stops its parts in order
        stdio: ['pipe', output, output],
      }),
    )
  return supervise({ ...part, mark: script, signal: 'SIGTERM', graceMs: part.graceMs ?? GRACE_MS, start })
}

async function supervise({
  home,
  name,
  mark,
  signal,
  graceMs,
  onUnexpectedExit,
  start,
}: {
  home: Home
  name: string
  /** the part of its command line by which it is known again */
  mark: string
  signal: NodeJS.Signals
  graceMs: number
  onUnexpectedExit?: ((exit: Exit) => void) | undefined
  start: (output: number) => ChildProcess
}): Promise<Child> {
  const log = await openLogFile(join(home.logs, `${name}.log`))
  const child = start(log.handle.fd)
  let stopping = false
  const exited = exitOf({ child, log, home })
  void exited.then((exit) => stopping || onUnexpectedExit?.(exit)).catch(() => undefined) // a failed start is thrown below
  const running = (): boolean => child.exitCode === null && child.signalCode === null
  const stop = async (): Promise<void> => {
    stopping = true
    // One that has ended by itself may not be forgotten yet, and whoever stops closes the home next.
    if (!running()) return void (await exited)
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
    await exited
    clearTimeout(timer)
  }
  if (child.pid === undefined) throw await exited.then(() => new Error(`${mark} did not start`))
  const identity = await identifyProcess(child.pid)
  if (identity) {
    await home.record({ ...identity, command: mark, name, signal }).catch(async (error: unknown) => {
      await stop()
      throw error
    })
  }
  return { pid: child.pid, exited, running, stop, lastLines: (count) => log.lastLines(count) }
}

async function exitOf({
  child,
  log,
  home,
}: {
  child: ChildProcess
  log: LogFile
  home: Home
}): Promise<Exit> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [Exit['code'], Exit['signal']]
    // on a full disk the record stays; a next start finds no such process
    if (child.pid !== undefined) await home.forget(child.pid).catch(() => undefined)
    return { code, signal }
  } finally {
    await log.close()
  }
}

/** Which process is which. The system gives numbers again, so a process is known by its number and its start time. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

import { LocalError } from './local-error.ts'

export type ProcessIdentity = {
  pid: number
  /** comparable on one machine only */
  startedAt: string
  /** the command line, or a part of it that tells the program */
  command: string
}

const POLL_MS = 50
const KILLED_WITHIN_MS = 5_000

/** The process with this number, or undefined when there is none (a zombie counts as none). */
export async function identifyProcess(pid: number): Promise<ProcessIdentity | undefined> {
  return process.platform === 'linux' ? await readProc(pid) : await askPs(pid)
}

/** Whether that very process is still there. */
export async function isRunning({ pid, startedAt }: { pid: number; startedAt: string }): Promise<boolean> {
  return (await identifyProcess(pid))?.startedAt === startedAt
}

/**
 * Ends that very process: by the signal, after the grace by SIGKILL. True when it was there to end. Does nothing when the
 * number belongs to another process by now: start time and command must both be as recorded. Throws `LocalError`
 * `left-over-stays` when the process cannot be ended.
 */
export async function endProcess({
  identity,
  signal,
  graceMs,
}: {
  identity: ProcessIdentity
  signal: NodeJS.Signals
  graceMs: number
}): Promise<boolean> {
  const found = await identifyProcess(identity.pid)
  if (found?.startedAt !== identity.startedAt || !found.command.includes(identity.command)) return false
  send({ pid: identity.pid, signal })
  if (await endsWithin({ identity, ms: graceMs })) return true
  send({ pid: identity.pid, signal: 'SIGKILL' })
  if (await endsWithin({ identity, ms: KILLED_WITHIN_MS })) return true
  throw stays(identity.pid)
}

async function endsWithin({ identity, ms }: { identity: ProcessIdentity; ms: number }): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += POLL_MS) {
    if (!(await isRunning(identity))) return true
    await sleep(POLL_MS)
  }
  return !(await isRunning(identity))
}

function send({ pid, signal }: { pid: number; signal: NodeJS.Signals }): void {
  try {
    process.kill(pid, signal)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ESRCH') return
    throw stays(pid, cause)
  }
}

function stays(pid: number, cause?: unknown): LocalError {
  const message = `Process ${pid}, left over from an instance that was killed, does not end. End it by hand and start again.`
  return new LocalError('left-over-stays', message, { cause })
}

/** proc(5): after the name in brackets come the state (field 3) and, as field 22, the start time in ticks since boot. */
async function readProc(pid: number): Promise<ProcessIdentity | undefined> {
  try {
    const [stat, commandLine, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ])
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return {
      pid,
      startedAt: `${boot.slice(0, 8)}:${fields[19]}`,
      command: commandLine.split('\0').join(' ').trim(),
    }
  } catch {
    return undefined // it ended before or meanwhile
  }
}

async function askPs(pid: number): Promise<ProcessIdentity | undefined> {
  try {
    const format = ['-ww', '-o', 'lstart=,stat=,command=', '-p', String(pid)]
    const { stdout } = await promisify(execFile)('/bin/ps', format, { env: { LC_ALL: 'C' } })
    const [, startedAt, state, command] = /^(.{24})\s+(\S+)\s+(.*)$/.exec(stdout.trim()) ?? []
    if (startedAt === undefined || state === undefined || command === undefined || state.startsWith('Z'))
      return undefined
    return { pid, startedAt, command }
  } catch {
    return undefined // ps answers 1 when there is no such process
  }
}

/** The data folder: who uses it, what runs for it, and by which layout it is kept. */
import { mkdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'

import { AlreadyRunning, LocalError, explainFileErrors } from './local-error.ts'
import { takeLock } from './lock.ts'
import { exists } from './make-once.ts'
import { endProcess } from './process-identity.ts'
import { writeWhole } from './whole-file.ts'

import type { Report } from './local-server.ts'
import type { Lock } from './lock.ts'
import type { ProcessIdentity } from './process-identity.ts'

/** Raised when what lies in the folder changes its meaning. */
const LAYOUT = 1
const LEFT_OVER_GRACE_MS = 10_000

/** A process of this instance; `signal` is what it understands as an orderly end. */
export type RecordedChild = ProcessIdentity & { name: string; signal: NodeJS.Signals }

export type Home = {
  /** absolute, without links */
  folder: string
  logs: string
  /** notes a child, so that a next start can end it if this process is killed */
  record(child: RecordedChild): Promise<void>
  forget(pid: number): Promise<void>
  /** what a second start is answered with, such as `{ api: 'http://127.0.0.1:3000' }` */
  announce(addresses: Record<string, string>): Promise<void>
  /** lets the next start in; the children are stopped before. May be called twice */
  close(): Promise<void>
}

type State = { addresses: Record<string, string>; children: RecordedChild[] }

/**
 * Opens the data folder for this process alone, and ends what a killed instance left running. Throws `LocalError`:
 * `already-running` (as `AlreadyRunning`, with the addresses), `folder-not-writable`, `disk-full`, `newer-layout`,
 * `left-over-stays`.
 */
export async function openHome({ folder: path, report }: { folder: string; report: Report }): Promise<Home> {
  return explainFileErrors({ folder: path, setting: 'KOPPLING_HOME' }, async () => {
    await mkdir(join(path, 'logs'), { recursive: true, mode: 0o700 })
    const folder = await realpath(path)
    const fresh = await checkLayout(folder)
    const taken = await takeLock<State>({
      folder,
      name: 'lock',
      inherit: (left) => ({ addresses: {}, children: left?.children ?? [] }),
    })
    if ('holder' in taken) {
      const { pid, state } = taken.holder
      throw new AlreadyRunning({ folder, pid, addresses: state.addresses })
    }
    const { lock, state } = taken
    try {
      if (fresh) await writeWhole({ path: join(folder, 'layout'), text: `${LAYOUT}\n` })
      await endLeftOvers({ children: state.children, report })
      return homeAt({ folder, lock })
    } catch (error) {
      await lock.release(state)
      throw error
    }
  })
}

/** True when the folder has no layout yet. */
async function checkLayout(folder: string): Promise<boolean> {
  const path = join(folder, 'layout')
  const found = (await exists(path)) ? (await readFile(path, 'utf8')).trim() : ''
  if (found === '' || Number(found) === LAYOUT) return found === ''
  throw new LocalError(
    'newer-layout',
    `The data folder ${folder} has layout ${found}, and this koppling knows layout ${LAYOUT}. ` +
      'Use the newer koppling that made it, or set KOPPLING_HOME to another folder.',
  )
}

async function endLeftOvers({
  children,
  report,
}: {
  children: RecordedChild[]
  report: Report
}): Promise<void> {
  await Promise.all(
    children.map(async (identity) => {
      const ended = await endProcess({ identity, signal: identity.signal, graceMs: LEFT_OVER_GRACE_MS })
      if (ended) report(leftOverLine(identity))
    }),
  )
}

export function leftOverLine({ name, pid }: { name: string; pid: number }): string {
  return `Ended ${name} (process ${pid}), left over from an instance that was killed.`
}

function homeAt({ folder, lock }: { folder: string; lock: Lock<State> }): Home {
  let state: State = { addresses: {}, children: [] }
  let closing: Promise<void> | undefined
  const change = (next: Partial<State>): Promise<void> => {
    state = { ...state, ...next }
    return lock.write(state)
  }
  return {
    folder,
    logs: join(folder, 'logs'),
    record: (child) => change({ children: [...state.children, child] }),
    forget: (pid) => change({ children: state.children.filter((child) => child.pid !== pid) }),
    announce: (addresses) => change({ addresses }),
    close: () => (closing ??= lock.release({ ...state, addresses: {} })),
  }
}

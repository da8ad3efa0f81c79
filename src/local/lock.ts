/**
 * A lock in a folder that one living process holds. Node has no lock of the system's, so it is a file `<name>.<n>`: whoever
 * creates the next number holds it, and only after the holder of the highest one has released it or died. The highest file
 * is never removed, so a number is never given twice, and a hole in the numbers means that a higher one exists.
 */
import { readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { LocalError } from './local-error.ts'
import { identifyProcess, isRunning } from './process-identity.ts'
import { createWhole, writeWhole } from './whole-file.ts'

export type Lock<State> = {
  /** puts down what others find in the lock; calls are carried out in their order */
  write(state: State): Promise<void>
  /** for good: what is written later leaves it released */
  release(state: State): Promise<void>
}

type Held<State> = { pid: number; startedAt: string; released: boolean; state: State }

/** Takes the lock, or says who has it. `inherit` makes the first state from the one that the last holder left, if any. */
export async function takeLock<State>({
  folder,
  name,
  inherit,
}: {
  folder: string
  name: string
  inherit: (left: State | undefined) => State
}): Promise<{ lock: Lock<State>; state: State } | { holder: { pid: number; state: State } }> {
  const own = await identifyProcess(process.pid)
  if (!own) {
    const message =
      'The local servers need Linux or macOS; on Windows use WSL, or run the parts by themselves.'
    throw new LocalError('platform-not-supported', message)
  }
  for (;;) {
    const last = (await numbersOf({ folder, name })).at(-1) ?? 0
    const held = last === 0 ? undefined : await read<State>(join(folder, `${name}.${last}`))
    if (held?.released === false && (await isRunning(held))) {
      return { holder: { pid: held.pid, state: held.state } }
    }
    const state = inherit(held?.state)
    const path = join(folder, `${name}.${last + 1}`)
    const entry: Held<State> = { pid: own.pid, startedAt: own.startedAt, released: false, state }
    if (!(await createWhole({ path, text: JSON.stringify(entry) }))) continue
    const numbers = await numbersOf({ folder, name })
    if (numbers.at(-1) !== last + 1) {
      await rm(path, { force: true }) // it was a hole: a higher one exists
      continue
    }
    await Promise.all(
      numbers.slice(0, -1).map((number) => rm(join(folder, `${name}.${number}`), { force: true })),
    )
    return { lock: lockAt({ path, entry }), state }
  }
}

function lockAt<State>({ path, entry }: { path: string; entry: Held<State> }): Lock<State> {
  let written = Promise.resolve()
  let released = false
  const write = (state: State): Promise<void> => {
    const content = { ...entry, state, released }
    written = written.catch(() => undefined).then(() => writeWhole({ path, text: JSON.stringify(content) }))
    return written
  }
  return {
    write,
    release: (state) => {
      released = true
      return write(state)
    },
  }
}

async function numbersOf({ folder, name }: { folder: string; name: string }): Promise<number[]> {
  const numbers = (await readdir(folder))
    .filter((file) => file.startsWith(`${name}.`))
    .map((file) => Number(file.slice(name.length + 1)))
  return numbers.filter((number) => Number.isInteger(number)).toSorted((a, b) => a - b)
}

/** undefined for a file that is gone or that a power cut left empty */
async function read<State>(path: string): Promise<Held<State> | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Held<State>
  } catch {
    return undefined
  }
}

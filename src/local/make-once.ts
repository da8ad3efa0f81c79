/** Makes a folder that several share, such as a downloaded server: whole or not at all, and by one process at a time. */
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { takeLock } from './lock.ts'

import type { Report } from './local-server.ts'
import type { Lock } from './lock.ts'

const LOOK_EVERY_MS = 200
const TELL_EVERY_MS = 15_000

/**
 * The path of `<parent>/<name>`, which `make` fills in a draft beside it when it does not exist yet. While another process
 * makes it this one waits for it; if that one dies or fails, this one tries.
 */
export async function makeOnce({
  parent,
  name,
  report,
  make,
}: {
  parent: string
  name: string
  report: Report
  make: (draft: string) => Promise<void>
}): Promise<string> {
  const path = join(parent, name)
  if (await exists(path)) return path
  await mkdir(parent, { recursive: true })
  const lock = await waitForLock({ parent, name, report })
  try {
    if (await exists(path)) return path
    await removeDrafts({ parent, name }) // of a process that was killed
    const draft = join(parent, `${name}.draft-${process.pid}`)
    await mkdir(draft)
    await make(draft)
    await rename(draft, path)
    return path
  } finally {
    await removeDrafts({ parent, name })
    await lock.release({})
  }
}

async function waitForLock({
  parent,
  name,
  report,
}: {
  parent: string
  name: string
  report: Report
}): Promise<Lock<object>> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const taken = await takeLock<object>({ folder: parent, name: `${name}.lock`, inherit: () => ({}) })
    if ('lock' in taken) return taken.lock
    const { pid } = taken.holder
    if (waited % TELL_EVERY_MS === 0) report(`Waiting for process ${pid}, which makes ${join(parent, name)}.`)
    await sleep(LOOK_EVERY_MS)
  }
}

async function removeDrafts({ parent, name }: { parent: string; name: string }): Promise<void> {
  const drafts = (await readdir(parent)).filter((file) => file.startsWith(`${name}.draft-`))
  await Promise.all(
    drafts.map((file) => rm(join(parent, file), { recursive: true, force: true, maxRetries: 5 })),
  )
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}

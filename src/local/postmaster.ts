/** A PostgreSQL that outlived its parent: known by the file in which it wrote its number. */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { leftOverLine } from './home.ts'
import { endProcess, identifyProcess } from './process-identity.ts'

import type { Report } from './local-server.ts'

const GRACE_MS = 15_000

/**
 * Ends the server that runs over `data`, if one does. Where the number in postmaster.pid belongs to another program by now,
 * the file is removed: PostgreSQL itself would take any living process of its user for a server and refuse to start.
 */
export async function endPostmaster({ data, report }: { data: string; report: Report }): Promise<void> {
  const path = join(data, 'postmaster.pid')
  const content = await readFile(path, 'utf8').catch(() => '')
  const pid = Number.parseInt(content, 10)
  if (!(pid > 0)) return
  const found = await identifyProcess(pid)
  if (!found) return // PostgreSQL sees that itself, and whether backends are left
  if (!found.command.includes(data) || !found.command.includes('postgres')) return rm(path, { force: true })
  await endProcess({ identity: found, signal: 'SIGINT', graceMs: GRACE_MS })
  report(leftOverLine({ name: 'postgres', pid }))
}

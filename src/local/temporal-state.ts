/**
 * The file in which the dev server keeps its workflows. The server makes the schema of a new file and never changes that of
 * an existing one, so each file belongs to one server version.
 */
import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { exists } from './make-once.ts'
import { writeWhole } from './whole-file.ts'

import type { Report } from './local-server.ts'

export type TemporalState = {
  file: string
  /** the server version that made the file; undefined for a new one */
  version: string | undefined
  /** notes that a server of this version has served from the file */
  served(version: string): Promise<void>
}

/** Opens `<home>/temporal/state.db`. A file that never served is what a kill during the first start left: it is made anew. */
export async function openTemporalState({
  home,
  report,
}: {
  home: string
  report: Report
}): Promise<TemporalState> {
  const folder = join(home, 'temporal')
  const file = join(folder, 'state.db')
  const versionFile = join(folder, 'server-version')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const version = (await exists(versionFile)) ? (await readFile(versionFile, 'utf8')).trim() : ''
  const known = version !== '' && (await exists(file))
  if (!known && (await exists(file))) {
    report('The first start of the Temporal server was interrupted: its state is made anew.')
    const halves = (await readdir(folder)).filter((name) => name.startsWith('state.db'))
    await Promise.all(halves.map((name) => rm(join(folder, name))))
  }
  return {
    file,
    version: known ? version : undefined,
    served: (served) => writeWhole({ path: versionFile, text: `${served}\n` }),
  }
}

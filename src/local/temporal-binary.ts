/** Where the Temporal dev server comes from: the first that serves of TEMPORAL_CLI, the PATH, the cache, a download, a build. */
import { join } from 'node:path'

import { cacheFolder } from './cache-folder.ts'
import { findProgram, isProgram } from './find-program.ts'
import { buildTemporal } from './go-build.ts'
import { LocalError, explainFileErrors } from './local-error.ts'
import { makeOnce } from './make-once.ts'
import { runProgram } from './run-program.ts'
import { downloadWithSdk } from './sdk-download.ts'

import type { LocalProblem } from './local-error.ts'
import type { Environment, Report } from './local-server.ts'

export type TemporalBinary = {
  path: string
  /** of the server inside, such as `1.31.2` */
  serverVersion: string
}

/** The CLI that is downloaded or built; it has server 1.31.2. Newer ones cannot be built from their modules. */
const CLI_VERSION = '1.8.2'
/** priorities of task queues work from here on */
const OLDEST_SERVER = '1.31'

type Refusal = { problem: LocalProblem; refused: string; wayOut: string }

/**
 * `wanted` is the server version whose state is to be opened; no other will do. A CLI on the PATH that does not serve is
 * passed over and told. Throws `LocalError`: `no-server`, `other-data-version`, `build-failed`, `folder-not-writable`,
 * `disk-full`.
 */
export async function acquireTemporalBinary({
  environment,
  report,
  wanted,
}: {
  environment: Environment
  report: Report
  wanted?: string | undefined
}): Promise<TemporalBinary> {
  const named = environment['TEMPORAL_CLI']
  if (named) return orThrow({ path: named, found: await judge({ path: named, wanted }) })
  const onPath = await findProgram({ name: 'temporal', environment })
  if (onPath) {
    const found = await judge({ path: onPath, wanted })
    if (!('refused' in found)) return found
    report(`Passing over ${onPath}: ${found.refused}.`)
  }
  const path = await acquireOwn({ environment, report })
  return orThrow({ path, found: await judge({ path, wanted }) })
}

function orThrow({ path, found }: { path: string; found: TemporalBinary | Refusal }): TemporalBinary {
  if (!('refused' in found)) return found
  const { problem, refused, wayOut } = found
  throw new LocalError(problem, `The temporal CLI ${path} does not serve: ${refused}. ${wayOut}`)
}

async function acquireOwn({
  environment,
  report,
}: {
  environment: Environment
  report: Report
}): Promise<string> {
  const parent = cacheFolder(environment)
  const name = `temporal-cli-${CLI_VERSION}-${process.platform}-${process.arch}`
  const make = async (draft: string): Promise<void> => {
    const target = join(draft, 'temporal')
    const downloaded = await downloadWithSdk({
      server: 'temporal',
      version: CLI_VERSION,
      target,
      environment,
      report,
    })
    if (!downloaded) await buildTemporal({ target, environment, report })
  }
  const folder = await explainFileErrors({ folder: parent, setting: 'XDG_CACHE_HOME' }, () =>
    makeOnce({ parent, name, report, make }),
  )
  return join(folder, 'temporal')
}

async function judge({
  path,
  wanted,
}: {
  path: string
  wanted: string | undefined
}): Promise<TemporalBinary | Refusal> {
  if (!(await isProgram(path))) return unfit('it is no program that this user may run')
  const environment = { HOME: '/', PATH: '/usr/bin:/bin' }
  const abort = AbortSignal.timeout(20_000)
  const { lines } = await runProgram({ command: path, args: ['--version'], environment, abort })
  const serverVersion = /Server (\d+\.\d+\.\d+[^,)\s]*)/.exec(lines.join('\n'))?.[1]
  if (serverVersion === undefined) return unfit('it does not tell the version of its server')
  if (serverVersion.localeCompare(OLDEST_SERVER, 'en', { numeric: true }) < 0) {
    return unfit(`its server is ${serverVersion}, and ${OLDEST_SERVER} is the oldest that will do`)
  }
  if (wanted === undefined || wanted === serverVersion) return { path, serverVersion }
  return {
    problem: 'other-data-version',
    refused: `its server is ${serverVersion}, and ${wanted} made the stored workflows`,
    wayOut:
      `Set TEMPORAL_CLI to a temporal CLI with server ${wanted}, ` +
      'or move the folder temporal out of the data folder to begin with none.',
  }
}

function unfit(refused: string): Refusal {
  return {
    problem: 'no-server',
    refused,
    wayOut: 'Set TEMPORAL_CLI to another, or unset it and remove this one.',
  }
}

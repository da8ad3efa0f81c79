/** The time-skipping test server, a Java program: the first that serves of TEMPORAL_TEST_SERVER, the cache, a download, Maven. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { cacheFolder } from './cache-folder.ts'
import { findProgram, isProgram } from './find-program.ts'
import { LocalError, diskFull, explainFileErrors } from './local-error.ts'
import { exists, makeOnce } from './make-once.ts'
import { runProgram } from './run-program.ts'
import { downloadWithSdk } from './sdk-download.ts'

import type { Environment, Report } from './local-server.ts'

const VERSION = '1.38.0'
const POM = fileURLToPath(new URL('../../tools/pom.xml', import.meta.url))
const WAYS_OUT =
  'Two ways out: install Java 8 or newer and Maven, or set TEMPORAL_TEST_SERVER to the path of a temporal-test-server.'

/**
 * Java takes the place of the shell, since the SDK ends only the process that it started; a watcher ends it when the SDK's
 * own process was killed.
 */
const WRAPPER = `#!/bin/sh
parent=$PPID
( {
  while kill -0 "$parent" && kill -0 $$; do sleep 2; done
  kill -0 "$parent" || kill -s KILL $$
} >/dev/null 2>&1 </dev/null & )
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -cp "\${0%/*}/lib/*" io.temporal.testserver.TestServer "$@"
`

/**
 * The path of a program for `createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`. Throws
 * `LocalError`: `no-server`, `build-failed`, `folder-not-writable`, `disk-full`.
 */
export async function acquireTimeSkippingServer({
  environment,
  report,
}: {
  environment: Environment
  report: Report
}): Promise<string> {
  const named = environment['TEMPORAL_TEST_SERVER']
  if (named) {
    if (await isProgram(named)) return named
    throw new LocalError('no-server', `TEMPORAL_TEST_SERVER (${named}) is no program that this user may run.`)
  }
  const parent = cacheFolder(environment)
  const name = `temporal-test-server-${VERSION}-${process.platform}-${process.arch}`
  const make = (draft: string): Promise<void> => fill({ draft, environment, report })
  const folder = await explainFileErrors({ folder: parent, setting: 'XDG_CACHE_HOME' }, () =>
    makeOnce({ parent, name, report, make }),
  )
  if (await exists(join(folder, 'lib'))) await need({ program: 'java', environment })
  return join(folder, 'temporal-test-server')
}

async function fill({
  draft,
  environment,
  report,
}: {
  draft: string
  environment: Environment
  report: Report
}): Promise<void> {
  const target = join(draft, 'temporal-test-server')
  if (
    await downloadWithSdk({ server: 'temporal-test-server', version: VERSION, target, environment, report })
  )
    return
  await need({ program: 'java', environment })
  const maven = await need({ program: 'mvn', environment })
  report(`Fetching the time-skipping test server ${VERSION} with Maven: 40 jars, 38 MB.`)
  await fetchJars({ maven, lib: join(draft, 'lib'), environment, report })
  await writeFile(target, WRAPPER, { mode: 0o755 })
}

async function need({
  program,
  environment,
}: {
  program: 'java' | 'mvn'
  environment: Environment
}): Promise<string> {
  const path = await findProgram({ name: program, environment })
  if (path) return path
  throw new LocalError(
    'no-server',
    `The time-skipping test server cannot be had: there is no ${program} on the PATH. ${WAYS_OUT}`,
  )
}

async function fetchJars({
  maven,
  lib,
  environment,
  report,
}: {
  maven: string
  lib: string
  environment: Environment
  report: Report
}): Promise<void> {
  let fetched = 0
  const { exit, lines } = await runProgram({
    command: maven,
    args: ['-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${lib}`],
    environment,
    onLine: (line) => {
      if (!/Downloaded from .*\.jar/.test(line)) return
      fetched += 1
      if (fetched % 10 === 0) report(`Maven: ${fetched} jars fetched, its own among them.`)
    },
  })
  if (exit.code === 0) return
  const said = lines.filter((line) => line.includes('ERROR')).join('\n')
  if (/no space left on device/i.test(said)) throw diskFull({ folder: lib, cause: said })
  throw new LocalError(
    'build-failed',
    `The time-skipping test server could not be fetched. ${WAYS_OUT} Maven said:\n${said}`,
  )
}

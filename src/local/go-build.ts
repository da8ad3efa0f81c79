/** Builds the Temporal CLI from Go modules, whose versions and sums are fixed in tools/. */
import { fileURLToPath } from 'node:url'

import { findProgram } from './find-program.ts'
import { LocalError, diskFull } from './local-error.ts'
import { runProgram } from './run-program.ts'

import type { Environment, Report } from './local-server.ts'

const TOOLS = fileURLToPath(new URL('../../tools/', import.meta.url))
const PACKAGE = 'github.com/temporalio/cli/cmd/temporal'
const TELL_EVERY_MS = 10_000
const WAYS_OUT =
  'Three ways out: install Go 1.26 or newer (https://go.dev/dl) and start again; set TEMPORAL_CLI to the path of a temporal CLI; ' +
  'or set TEMPORAL_ADDRESS to a Temporal server that runs already.'

type Go = { command: string; environment: Environment; cwd: string }

/** Builds into the file `target`. Throws `LocalError`: `no-server` without a usable Go, `build-failed`, `disk-full`. */
export async function buildTemporal({
  target,
  environment,
  report,
}: {
  target: string
  environment: Environment
  report: Report
}): Promise<void> {
  const command = await findProgram({ name: 'go', environment })
  if (!command) {
    throw new LocalError(
      'no-server',
      `There is no Temporal server here, none can be downloaded, and no Go to build one. ${WAYS_OUT}`,
    )
  }
  const go = {
    command,
    environment: { ...environment, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '-mod=readonly' },
    cwd: TOOLS,
  }
  // in this folder an older Go fetches the one that go.mod asks for, or says that it cannot
  const version = await runProgram({ ...go, args: ['version'] })
  const told = version.lines.at(-1) ?? ''
  if (version.exit.code !== 0) {
    throw new LocalError(
      'no-server',
      `There is no Temporal server here, none can be downloaded, and Go cannot build one: ${told}. ${WAYS_OUT}`,
    )
  }
  report(
    `Building the Temporal server with ${told}. This happens once and takes about five minutes on two cores.`,
  )
  await compile({ go, target, packages: await fetchSources({ go, report }), report })
}

/** Answers with the number of packages to compile. */
async function fetchSources({ go, report }: { go: Go; report: Report }): Promise<number> {
  let modules = 0
  let packages = 0
  const { exit, lines } = await telling(
    () => report(`Fetching sources: ${modules} modules so far.`),
    () =>
      runProgram({
        ...go,
        args: ['list', '-deps', PACKAGE],
        onLine: (line) => {
          if (line.startsWith('go: downloading')) modules += 1
          else packages += 1
        },
      }),
  )
  if (exit.code !== 0) throw explain(lines)
  return packages
}

async function compile({
  go,
  target,
  packages,
  report,
}: {
  go: Go
  target: string
  packages: number
  report: Report
}): Promise<void> {
  let begun = 0
  const { exit, lines } = await telling(
    () => report(begun < packages ? `Compiling: package ${begun} of at most ${packages}.` : 'Linking.'),
    () =>
      runProgram({
        ...go,
        args: ['build', '-v', '-trimpath', '-ldflags', '-s -w', '-o', target, PACKAGE],
        // the program itself is the last, whatever was cached
        onLine: (line) => (begun = line === PACKAGE ? packages : begun + 1),
      }),
  )
  if (exit.code !== 0) throw explain(lines)
  report('The Temporal server is built.')
}

/** Tells every ten seconds how far it is, also while nothing can be heard. */
async function telling<T>(tell: () => void, act: () => Promise<T>): Promise<T> {
  const timer = setInterval(tell, TELL_EVERY_MS)
  try {
    return await act()
  } finally {
    clearInterval(timer)
  }
}

function explain(lines: string[]): LocalError {
  const said = lines.slice(-15).join('\n')
  if (/no space left on device|disk quota exceeded/i.test(said)) {
    return diskFull({ folder: 'the caches of Go and of koppling', cause: said })
  }
  const message = `The Temporal server could not be built. ${WAYS_OUT} Go said:\n${said}`
  return new LocalError('build-failed', message)
}

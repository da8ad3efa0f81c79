/** The SDK's own download of a server. It comes with a development dependency, which an installation may lack. */
import { rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { runProgram } from './run-program.ts'

import type { Environment, Report } from './local-server.ts'

const SCRIPT = fileURLToPath(new URL('../../tools/download-server.ts', import.meta.url))
const LOOK_EVERY_MS = 1_000
const TELL_EVERY_MS = 5_000
/** a network that swallows everything must not hold up the other ways */
const STALLED_AFTER_MS = 20_000

const NAMES = { temporal: 'Temporal CLI', 'temporal-test-server': 'time-skipping test server' } as const

/** Puts the server at `target`. False, with the reason told, when it cannot be had this way: without a network in a second. */
export async function downloadWithSdk({
  server,
  version,
  target,
  environment,
  report,
}: {
  server: keyof typeof NAMES
  version: string
  target: string
  environment: Environment
  report: Report
}): Promise<boolean> {
  const what = `${NAMES[server]} ${version}`
  const folder = dirname(target)
  const file = join(folder, `${server}-v${version}`)
  report(`Downloading the ${what}.`)
  const watch = watchGrowth({ path: `${file}.downloading`, what, report })
  const { lines } = await runProgram({
    command: process.execPath,
    args: [SCRIPT, server, `v${version}`, folder],
    environment,
    abort: watch.stalled,
  })
  watch.end()
  // it has this name once it is whole, also when the server was then not started
  if ((await sizeOf(file)) > 0) {
    await rename(file, target)
    return true
  }
  report(`The ${what} cannot be downloaded: ${watch.stalled.aborted ? 'nothing arrives' : reasonIn(lines)}.`)
  return false
}

function watchGrowth({ path, what, report }: { path: string; what: string; report: Report }): {
  stalled: AbortSignal
  end(): void
} {
  const stalled = new AbortController()
  let size = 0
  let quietMs = 0
  let untoldMs = 0
  const look = async (): Promise<void> => {
    const now = await sizeOf(path)
    quietMs = now === size ? quietMs + LOOK_EVERY_MS : 0
    untoldMs += LOOK_EVERY_MS
    size = now
    if (quietMs >= STALLED_AFTER_MS) stalled.abort()
    if (now === 0 || untoldMs < TELL_EVERY_MS) return
    untoldMs = 0
    report(`The ${what}: ${Math.round(now / 1e6)} MB so far.`)
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  return { stalled: stalled.signal, end: () => clearInterval(timer) }
}

/** The SDK chains the causes of an error, the innermost last. */
function reasonIn(lines: string[]): string {
  return lines.at(-1)?.split('): ').at(-1) ?? 'it gave no reason'
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0
}

/** `npm start` until it says that it is ready: in an empty folder, and once more. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Environment } from '../src/config.ts'
import { freePorts, removeHome, type Report } from './ground.ts'
import type { Section } from './table.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

export async function measureStart(surroundings: Environment, report: Report): Promise<Section> {
  const folder = await mkdtemp(join(tmpdir(), 'koppling-bench-'))
  const environment = { ...surroundings, ...freePorts, KOPPLING_HOME: folder }
  try {
    report('start: in an empty folder')
    const first = await secondsUntilReady(environment)
    report('start: once more')
    const again = await secondsUntilReady(environment)
    return {
      title: 'npm start until "Ready."',
      rows: [
        { what: 'in an empty folder, with the sample company', unit: 's', koppling: first },
        { what: 'once more', unit: 's', koppling: again },
      ],
    }
  } finally {
    await removeHome(folder)
  }
}

async function secondsUntilReady(environment: Environment): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, [main, 'start'], {
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines = createInterface(child.stdout)
  let seconds: number | undefined
  for await (const line of lines) {
    if (line === 'Ready.') seconds = (performance.now() - started) / 1_000
    // The last that it says; before that a signal would cut it off instead of stopping it in order.
    if (line.includes('Where to look')) child.kill('SIGTERM')
  }
  await ended
  if (seconds === undefined) throw new Error('npm start ended before it was ready; what it said is above')
  return seconds
}

/** `npm start` until it says something, is ready and has dealt with everybody who is due: in an empty folder, and once more. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Environment } from '../src/config.ts'
import { freePorts, removeHome, type Report } from './ground.ts'
import type { Section } from './table.ts'

/** Seconds since the command was given. */
type Start = { firstOutput: number; ready: number; shown: number }

export async function measureStart(surroundings: Environment, report: Report): Promise<Section> {
  const folder = await mkdtemp(join(tmpdir(), 'koppling-bench-'))
  const environment = { ...surroundings, ...freePorts, KOPPLING_HOME: folder }
  try {
    report('start: in an empty folder')
    const first = await start(environment)
    report('start: once more')
    const again = await start(environment)
    return {
      title: 'npm start',
      rows: [
        { what: 'first output', unit: 's', koppling: first.firstOutput },
        { what: 'ready in an empty folder, with the sample company', unit: 's', koppling: first.ready },
        {
          what: 'from ready until the last who is due is dealt with',
          unit: 's',
          koppling: first.shown - first.ready,
        },
        { what: 'first output, once more', unit: 's', koppling: again.firstOutput },
        { what: 'ready, once more', unit: 's', koppling: again.ready },
      ],
    }
  } finally {
    await removeHome(folder)
  }
}

async function start(environment: Environment): Promise<Start> {
  const started = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const seen: Partial<Start> = {}
  for await (const line of createInterface(child.stdout)) {
    const seconds = (performance.now() - started) / 1_000
    // npm says first what it runs.
    if (line !== '' && !line.startsWith('> ')) seen.firstOutput ??= seconds
    if (line === 'Ready.') seen.ready = seconds
    if (line === 'Where to look') {
      seen.shown = seconds
      // Said before all runs: a signal that comes earlier cuts off instead of stopping in order.
      child.kill('SIGTERM')
    }
  }
  await ended
  const { firstOutput, ready, shown } = seen
  if (firstOutput === undefined || ready === undefined || shown === undefined)
    throw new Error('npm start ended before it was ready; what it said is above')
  return { firstOutput, ready, shown }
}

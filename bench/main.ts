// `npm run bench`: times, sizes and ratios of one run on this machine; fails on no number. `npm run bench -- intake start` runs
// these sections alone; `--people 10000` is how many the re-plan moves and the sync writes (2,000 unless given), `--limit 500` how many
// calls a second the payroll system takes (100 unless given).
import { availableParallelism, cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { measureBulk } from './bulk.ts'
import { measureFiles } from './files.ts'
import { measureFloor } from './floor.ts'
import { startGround, type Ground } from './ground.ts'
import { measureIntake } from './intake.ts'
import { measureReplan } from './replan.ts'
import { measureSleeping } from './sleeping.ts'
import { measureStart } from './start.ts'
import { measureSyncs } from './syncs.ts'
import { tableOf, type Section } from './table.ts'

const onGround: Record<string, (ground: Ground, people: number, limit: number) => Promise<Section>> = {
  bulk: measureBulk,
  intake: measureIntake,
  sleeping: measureSleeping,
  floor: measureFloor,
  replan: measureReplan,
  syncs: measureSyncs,
  files: measureFiles,
}
const interrupted = 130
const names = [...Object.keys(onGround), 'start']
const options = {
  people: { type: 'string', default: '2000' },
  limit: { type: 'string', default: '100' },
} as const

const begun = performance.now()
const report = (line: string): void => {
  process.stdout.write(`[${((performance.now() - begun) / 1_000).toFixed(0).padStart(3)} s] ${line}\n`)
}

async function main(args: string[]): Promise<void> {
  const { positionals: asked, values } = parseArgs({ args, options, allowPositionals: true })
  const people = Number(values.people)
  const limit = Number(values.limit)
  const unknown = asked.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    process.stderr.write(`unknown: ${unknown.join(', ')}; there are ${names.join(', ')}\n`)
    process.exitCode = 1
    return
  }
  const chosen = asked.length > 0 ? asked : names
  const show = (section: Section): void => void process.stdout.write(tableOf(section))
  process.stdout.write(`${machine()}\n`)
  if (chosen.some((name) => name !== 'start')) {
    await using ground = await startGround(process.env, report)
    process.once('SIGINT', () => void stopEarly(ground))
    for (const [name, measure] of Object.entries(onGround)) {
      if (chosen.includes(name)) show(await measure(ground, people, limit))
    }
  }
  if (chosen.includes('start')) show(await measureStart(process.env, report))
}

async function stopEarly(ground: Ground): Promise<void> {
  await ground[Symbol.asyncDispose]()
  process.exit(interrupted)
}

/** What the numbers are of. */
function machine(): string {
  const servers = ['DATABASE_URL', 'TEMPORAL_ADDRESS'].map((name) =>
    process.env[name] ? `that of ${name}` : 'local',
  )
  return [
    `${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}; load ${loadavg()[1]?.toFixed(1)} over the last 5 minutes`,
    `Node ${process.versions.node}; PostgreSQL: ${servers[0]}; Temporal: ${servers[1]} (the local one keeps its state in SQLite, and is slower than a cluster)`,
  ].join('\n')
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})

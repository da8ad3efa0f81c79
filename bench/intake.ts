/** A termination over HTTP until it is answered, next to a bare start of a workflow with one insert. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createCompany, inDays, type Company } from './company.ts'
import { atWidth, elapsedMs, quantile } from './pace.ts'
import type { bare } from './bare-workflows.ts'
import type { Ground, PartName } from './ground.ts'
import type { Section } from './table.ts'
import { sweepScheduleId } from '../src/temporal/ids.ts'

const eachRound = 100
/** The first one of each warms up. */
const rounds = 6
const width = 16
const noticeDays = 60
/** Until the first workflow tasks of a round are done as well. */
const restMs = 2_000

/** Processor time in ms by part, of a whole round. */
type Cpu = Record<'caller' | 'worker' | 'temporal' | 'postgres', number>

type Leg = { answeredMs: number; durableMs: number; cpu: Cpu; took: number[] }

export async function measureIntake(ground: Ground): Promise<Section> {
  const company = await createCompany(ground)
  ground.report('intake: hiring')
  const employments = await company.hire(rounds * eachRound)
  // As autovacuum does within a minute; nobody's database has never been looked at.
  await ground.db.raw('analyze')
  await ground.db.raw('create table bench_notices (id text primary key, last_day date not null)')
  const sweep = ground.temporal.schedule.getHandle(sweepScheduleId)
  await sweep.pause('it would fall on some of the rounds only')
  try {
    const kopplings: Leg[] = []
    const bares: Leg[] = []
    // In an order that a drift of the machine favours neither.
    const order = Array.from({ length: rounds }, (_, index) =>
      index % 2 === 0 ? [bares, kopplings] : [kopplings, bares],
    )
    for (const leg of order.flat()) {
      ground.report(`intake: ${leg === bares ? 'bare starts' : 'terminations'}, round ${leg.length}`)
      const employmentsOfRound = employments.slice(leg.length * eachRound, (leg.length + 1) * eachRound)
      leg.push(
        leg === bares
          ? await measureBare(ground, `${company.tenant}-${leg.length}`)
          : await measureKoppling({ ground, company, employments: employmentsOfRound }),
      )
    }
    return sectionOf({ bare: bares.slice(1), koppling: kopplings.slice(1) })
  } finally {
    await sweep.unpause()
    await ground.db.raw('drop table bench_notices')
  }
}

async function measureKoppling({
  ground,
  company,
  employments,
}: {
  ground: Ground
  company: Company
  employments: readonly string[]
}): Promise<Leg> {
  const cpu = cpuOf(ground, 'worker', () => ground.cpu('api'))
  const before = await cpu()
  let took: number[] = []
  let answeredMs = 0
  const durableMs = await elapsedMs(async () => {
    answeredMs = await elapsedMs(async () => {
      took = await atWidth({ items: employments, width }, (id) => company.terminate(id, inDays(noticeDays)))
    })
    await company.told()
  })
  await sleep(restMs)
  return { answeredMs, durableMs, cpu: since(before, await cpu()), took }
}

async function measureBare(ground: Ground, prefix: string): Promise<Leg> {
  const { temporal, db, bareQueue } = ground
  const ids = Array.from({ length: eachRound }, (_, index) => `bare/${prefix}/${index}`)
  const dueAt = Date.now() + noticeDays * 86_400_000
  const cpu = cpuOf(ground, 'bare-worker', () => {
    const { user, system } = process.cpuUsage()
    return Promise.resolve((user + system) / 1_000)
  })
  const before = await cpu()
  let took: number[] = []
  const answeredMs = await elapsedMs(async () => {
    took = await atWidth({ items: ids, width }, async (workflowId) => {
      await db('bench_notices').insert({ id: workflowId, last_day: inDays(noticeDays) })
      await temporal.workflow.start<typeof bare>('bare', { workflowId, taskQueue: bareQueue, args: [dueAt] })
    })
  })
  await sleep(restMs)
  return { answeredMs, durableMs: answeredMs, cpu: since(before, await cpu()), took }
}

function cpuOf(ground: Ground, worker: PartName, caller: () => Promise<number>): () => Promise<Cpu> {
  return async () => ({
    caller: await caller(),
    worker: await ground.cpu(worker),
    temporal: await ground.cpu('temporal'),
    postgres: await ground.cpu('postgres'),
  })
}

function since(before: Cpu, after: Cpu): Cpu {
  return Object.fromEntries(
    Object.entries(after).map(([part, ms]) => [part, ms - before[part as keyof Cpu]]),
  ) as Cpu
}

function sectionOf(legs: { bare: Leg[]; koppling: Leg[] }): Section {
  const row = (what: string, unit: string, of: (legs: readonly Leg[]) => number) => ({
    what,
    unit,
    bare: of(legs.bare),
    koppling: of(legs.koppling),
  })
  const sum = (all: readonly Leg[], of: (leg: Leg) => number) =>
    all.reduce((total, leg) => total + of(leg), 0)
  const perSecond = (all: readonly Leg[], of: (leg: Leg) => number) =>
    (all.length * eachRound * 1_000) / sum(all, of)
  const cpuEach =
    (...parts: (keyof Cpu)[]) =>
    (all: readonly Leg[]) =>
      sum(all, ({ cpu }) => parts.reduce((total, part) => total + cpu[part], 0)) / (all.length * eachRound)
  const slowest = (share: number) => (all: readonly Leg[]) =>
    quantile(
      all.flatMap(({ took }) => took),
      share,
    )
  return {
    title: `Intake: PUT termination until 202, and a bare start with one insert (${width} at once)`,
    rows: [
      row('answered', 'a second', (all) => perSecond(all, ({ answeredMs }) => answeredMs)),
      row('workflow started', 'a second', (all) => perSecond(all, ({ durableMs }) => durableMs)),
      row('answer, half within', 'ms', slowest(0.5)),
      row('answer, 99 % within', 'ms', slowest(0.99)),
      row('processor, API or client', 'ms each', cpuEach('caller')),
      row('processor, worker', 'ms each', cpuEach('worker')),
      row('processor, temporal', 'ms each', cpuEach('temporal')),
      row('processor, postgres', 'ms each', cpuEach('postgres')),
      row('processor, all of them', 'ms each', cpuEach('caller', 'worker', 'temporal', 'postgres')),
    ],
    notes: [
      'All of them: until the workflow has begun to sleep. Whoever sends the HTTP requests is not counted; the sweep, which runs once a minute whatever comes, rests meanwhile.',
    ],
  }
}

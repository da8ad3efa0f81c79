/** A whole leaver, next to a bare workflow that sleeps and runs two activities, on the same servers. */
import { setTimeout as sleep } from 'node:timers/promises'
import { leaverWorkflowId } from '../src/temporal/ids.ts'
import { createCompany, inDays } from './company.ts'
import { atWidth, elapsedMs } from './pace.ts'
import type { bare } from './bare-workflows.ts'
import type { Ground, PartName } from './ground.ts'
import type { Section } from './table.ts'

const leavers = 60
const width = 16
const bareSleepMs = 10_000
const restMs = 1_000

/** Processor time in ms by part, of all leavers of a leg. */
type Cpu = Record<'worker' | 'temporal' | 'postgres' | 'api', number>

type Leg = { startsMs: number; workMs: number; cpu: Cpu; events: number; bytes: number }

export async function measureFloor(ground: Ground): Promise<Section> {
  const bareLeg = await measureBare(ground)
  const kopplingLeg = await measureKoppling(ground)
  const row = (what: string, unit: string, of: (leg: Leg) => number) => ({
    what,
    unit,
    bare: of(bareLeg),
    koppling: of(kopplingLeg),
  })
  const cpuOf = (part: keyof Cpu) => row(`processor, ${part}`, 'ms each', ({ cpu }) => cpu[part] / leavers)
  return {
    title: `The floor: ${leavers} leavers that come due together; bare = sleep, activity, activity`,
    rows: [
      row('started', 'a second', ({ startsMs }) => (leavers * 1_000) / startsMs),
      row('completed', 'a second', ({ workMs }) => (leavers * 1_000) / workMs),
      row('history', 'events', ({ events }) => events),
      row('history', 'bytes', ({ bytes }) => bytes),
      ...(['worker', 'temporal', 'postgres', 'api'] as const).map(cpuOf),
    ],
    notes: [
      'A koppling leaver is noticed over HTTP, keeps its state, and removes a connection in the sandbox,',
      'at most as many a second as the worker allows for Visma Connect.',
    ],
  }
}

async function measureBare(ground: Ground): Promise<Leg> {
  const { temporal, bareQueue, report } = ground
  const ids = Array.from({ length: leavers }, (_, index) => `bare/floor/${index}`)
  // Warm: the first runs load code.
  await temporal.workflow.execute<typeof bare>('bare', {
    workflowId: 'bare/warm',
    taskQueue: bareQueue,
    args: [0],
  })
  report(`floor: ${leavers} bare workflows`)
  const started = await cpuOf(ground, 'bare-worker')
  const dueAt = Date.now() + bareSleepMs
  const startsMs = await elapsedMs(() =>
    atWidth({ items: ids, width }, (workflowId) =>
      temporal.workflow.start<typeof bare>('bare', { workflowId, taskQueue: bareQueue, args: [dueAt] }),
    ),
  )
  return await untilDone({
    ground,
    ids,
    worker: 'bare-worker',
    startsMs,
    starts: since(started, await cpuOf(ground, 'bare-worker')),
    dueAt,
  })
}

async function measureKoppling(ground: Ground): Promise<Leg> {
  const { db, report } = ground
  const warm = await createCompany(ground, { lateNoticeDelayMinutes: 0 })
  const [first = ''] = await warm.hire(1)
  await warm.terminate(first, inDays(-30))
  await warm.told()
  await ground.temporal.workflow
    .getHandle(leaverWorkflowId({ tenant: warm.tenant, employment: first }))
    .result()

  const company = await createCompany(ground, { lateNoticeDelayMinutes: 1 })
  const employments = await company.hire(leavers)
  report(`floor: ${leavers} koppling leavers, which sleep for a minute`)
  const started = await cpuOf(ground, 'worker')
  const startsMs = await elapsedMs(async () => {
    await atWidth({ items: employments, width }, (id) => company.terminate(id, inDays(-30)))
    await company.told()
  })
  const starts = since(started, await cpuOf(ground, 'worker'))
  const [due] = (await db('leavers').where({ tenant_id: company.tenant }).min('acts_at as at')) as {
    at: Date
  }[]
  const ids = employments.map((employment) => leaverWorkflowId({ tenant: company.tenant, employment }))
  return await untilDone({ ground, ids, worker: 'worker', startsMs, starts, dueAt: due?.at.getTime() ?? 0 })
}

type Work = {
  ground: Ground
  ids: readonly string[]
  worker: PartName
  startsMs: number
  starts: Cpu
  dueAt: number
}

/** From a moment before they are due until the last is done; the sleep itself is not measured. */
async function untilDone({ ground, ids, worker, startsMs, starts, dueAt }: Work): Promise<Leg> {
  await sleep(Math.max(0, dueAt - restMs - Date.now()))
  const woken = await cpuOf(ground, worker)
  const handles = ids.map((id) => ground.temporal.workflow.getHandle(id))
  await Promise.all(handles.map((handle) => handle.result()))
  const workMs = Date.now() - dueAt
  const work = since(woken, await cpuOf(ground, worker))
  const cpu = Object.fromEntries(
    Object.entries(starts).map(([part, ms]) => [part, ms + work[part as keyof Cpu]]),
  ) as Cpu
  const described = await handles[0]?.describe()
  return { startsMs, workMs, cpu, events: described?.historyLength ?? 0, bytes: described?.historySize ?? 0 }
}

async function cpuOf({ cpu }: Ground, worker: PartName): Promise<Cpu> {
  return {
    worker: await cpu(worker),
    temporal: await cpu('temporal'),
    postgres: await cpu('postgres'),
    api: await cpu('api'),
  }
}

function since(before: Cpu, after: Cpu): Cpu {
  return Object.fromEntries(
    Object.entries(after).map(([part, ms]) => [part, ms - before[part as keyof Cpu]]),
  ) as Cpu
}

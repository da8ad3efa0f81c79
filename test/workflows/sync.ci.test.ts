// How a run waits and ends, by a clock that skips; its activities stand in, since the rows are proven by test/server/syncs.ci.test.ts.
import { expect } from 'vitest'
import type { SyncEnd } from '../../activities/sync-closing.ts'
import { Throttled, Unauthorised, Unavailable } from '../../src/connectors/errors.ts'
import { nothingPlanned } from '../../src/domain/run-guard.ts'
import { syncWorkflowType } from '../../src/temporal/integration-messages.ts'
import { mainQueue } from '../../src/temporal/queues.ts'
import { completed } from '../support/rig-runs.ts'
import { test, type Rig } from '../support/rig.ts'

const hourMs = 3_600_000
const said = { call: 'write', message: 'test' }
let runs = 0

/** Runs with this attempt at a page; answers how it ended, when, and how often it tried. */
async function run(
  rig: Rig,
  {
    hours,
    write,
    settle,
  }: {
    hours: number
    write: (
      attempt: number,
      asked: object,
    ) => { after: string | null; isStopped?: true; hasFailed?: true; notOver?: number }
    /** Of a system that carries out later what it is asked for: how many jobs are under way at this look. */
    settle?: (look: number) => number
  },
): Promise<{ end: SyncEnd | undefined; tookMs: number; attempts: number }> {
  const startedMs = Date.parse(await rig.clock.now())
  const goesOnUntil = new Date(startedMs + hours * hourMs).toISOString()
  let end: SyncEnd | undefined
  let endedMs = startedMs
  let attempts = 0
  let looks = 0
  const hasJobs = settle !== undefined && { hasJobs: true }
  Object.assign(rig.instead, {
    beginSync: () => Promise.resolve({ kind: 'scheduled', goesOnUntil, ...hasJobs }),
    listRemotePeople: () => Promise.resolve(false),
    planPages: () => Promise.resolve({ after: null, planned: nothingPlanned }),
    reviewPlan: () => Promise.resolve({ passes: true, goesOnUntil }),
    writePages: async (asked: object) => {
      attempts += 1
      return await Promise.resolve(write(attempts, asked))
    },
    settleJobs: async () => {
      looks += 1
      return await Promise.resolve({ underWay: settle?.(looks) ?? 0 })
    },
    closeSync: async (asked: { end: SyncEnd; sync: string }) => {
      end = asked.end
      endedMs = Date.parse(await rig.clock.now())
      return { sync: asked.sync, outcome: asked.end.outcome, stage: 'live' }
    },
  })
  runs += 1
  const ref = { tenant: 't', integration: `i${runs}`, sync: `s${runs}` }
  const started = await rig.temporal.workflow.start(syncWorkflowType, {
    taskQueue: mainQueue,
    workflowId: `sync/t/${ref.integration}`,
    args: [ref],
  })
  await rig.clock.on(2 * hours * hourMs)
  await completed(started)
  return { end, tookMs: endedMs - startedMs, attempts }
}

test('I9: an outage is ridden out until the time that was given, then the run stops', async ({ rig }) => {
  const write = () => {
    throw new Unavailable('not-reached', said)
  }
  const { end, tookMs, attempts } = await run(rig, { hours: 0.5, write })
  expect(end).toEqual({ outcome: 'stopped', problem: 'outage' })
  expect(tookMs).toBeGreaterThan(0.45 * hourMs)
  expect(tookMs).toBeLessThan(0.55 * hourMs)
  expect(attempts).toBeGreaterThan(50)
})

test('I9: an outage that ends is over, and the run completes', async ({ rig }) => {
  const write = (attempt: number) => {
    if (attempt <= 9) throw new Unavailable('server-error', said)
    return { after: null }
  }
  expect(await run(rig, { hours: 1, write })).toMatchObject({ end: { outcome: 'completed', problem: null } })
})

test('I9: throttled it comes again when it was told to', async ({ rig }) => {
  const write = (attempt: number) => {
    if (attempt === 1) throw new Throttled({ ...said, retryAfterMs: 600_000 })
    return { after: null }
  }
  const { end, tookMs } = await run(rig, { hours: 1, write })
  expect(end).toMatchObject({ outcome: 'completed' })
  expect(tookMs).toBeGreaterThanOrEqual(600_000)
})

test('I10: lost authorisation is not tried again: the run stops and says why', async ({ rig }) => {
  const write = () => {
    throw new Unauthorised('session-rejected', said)
  }
  const { end, attempts } = await run(rig, { hours: 1, write })
  expect(end).toEqual({
    outcome: 'stopped',
    problem: 'authorisation-lost',
    authorisationLostWhy: 'session-rejected',
  })
  expect(attempts).toBe(1)
})

test('I9: a fault in koppling ends the run as failed when its time is over', async ({ rig }) => {
  const write = () => {
    throw new TypeError('x is undefined')
  }
  expect((await run(rig, { hours: 1, write })).end).toEqual({
    outcome: 'failed',
    problem: 'fault-in-koppling',
  })
})

test('L14: a stopped run waits for longer than an outage may last, and does not fail', async ({ rig }) => {
  const write = (attempt: number) =>
    attempt <= 18 ? { after: null, isStopped: true as const } : { after: null }
  const { end, tookMs } = await run(rig, { hours: 0.2, write })
  expect(end).toMatchObject({ outcome: 'completed' })
  expect(tookMs).toBeGreaterThan(0.2 * hourMs)
})

const minuteMs = 60_000

test('I9: a job that never ends is left to the next run after a quarter of an hour', async ({ rig }) => {
  const { end, tookMs } = await run(rig, { hours: 24, write: () => ({ after: null }), settle: () => 1 })
  expect(end).toEqual({ outcome: 'completed', problem: null })
  expect(tookMs).toBeGreaterThanOrEqual(14 * minuteMs)
  expect(tookMs).toBeLessThan(20 * minuteMs)
})

test('I9: jobs are waited for as long as some of them end', async ({ rig }) => {
  const jobs = (look: number) => (look < 16 ? 2 : Number(look < 30))
  const { end, tookMs } = await run(rig, { hours: 24, write: () => ({ after: null }), settle: jobs })
  expect(end).toMatchObject({ outcome: 'completed' })
  expect(tookMs).toBeGreaterThan(20 * minuteMs)
})

test('I9: whose write may be under way is tried again until it is over, and nobody else is', async ({
  rig,
}) => {
  const passes: object[] = []
  const write = (attempt: number, asked: object) => {
    passes.push(asked)
    return attempt < 6 ? { after: null, hasFailed: true as const, notOver: 1 } : { after: null }
  }
  expect(await run(rig, { hours: 24, write, settle: () => 0 })).toMatchObject({
    end: { outcome: 'completed' },
    attempts: 6,
  })
  const later = { after: null, isSecondPass: true, onlyNotOver: true }
  expect(passes).toMatchObject([{ isSecondPass: false }, { isSecondPass: true }, later, later, later, later])
  expect(passes[1]).not.toHaveProperty('onlyNotOver')
})

test('I9: a write that may be under way for ever is left to the next run after a quarter of an hour', async ({
  rig,
}) => {
  const write = () => ({ after: null, hasFailed: true as const, notOver: 1 })
  const { end, tookMs, attempts } = await run(rig, { hours: 24, write, settle: () => 0 })
  expect(end).toMatchObject({ outcome: 'completed' })
  expect(attempts).toBeGreaterThan(10)
  expect(tookMs).toBeGreaterThanOrEqual(14 * minuteMs)
  expect(tookMs).toBeLessThan(20 * minuteMs)
})

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
  { hours, write }: { hours: number; write: (attempt: number) => { after: string | null; isStopped?: true } },
): Promise<{ end: SyncEnd | undefined; tookMs: number; attempts: number }> {
  const startedMs = Date.parse(await rig.clock.now())
  const goesOnUntil = new Date(startedMs + hours * hourMs).toISOString()
  let end: SyncEnd | undefined
  let endedMs = startedMs
  let attempts = 0
  Object.assign(rig.instead, {
    beginSync: () => Promise.resolve({ kind: 'scheduled', goesOnUntil }),
    listRemotePeople: () => Promise.resolve(false),
    planPages: () => Promise.resolve({ after: null, planned: nothingPlanned }),
    reviewPlan: () => Promise.resolve({ passes: true, goesOnUntil }),
    writePages: async () => {
      attempts += 1
      return await Promise.resolve(write(attempts))
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

import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import { isDatabaseUnavailable } from '../db/availability.ts'
import { leaveReplan, takeOverReplans, touchReplan, type Runner } from '../db/replans.ts'
import type { Intake } from './context.ts'
import { planPage, skipNext } from './replan-page.ts'
import { createPace, tellReplanned } from './tell-replanned.ts'

/** People per transaction: few enough that nobody waits long for one of them. */
const pageSize = 200
const touchEveryMs = 5_000
const pauseMs = 1_000

/** Measured on two cores: the workflows keep up, and those of others are not late. */
const toldPerSecond = 40

export type Replanner = {
  /** Goes to work; resolves when a small one is planned (or could not be at once), a large one goes on behind. */
  start(runner: Runner, options: { total: number }): Promise<void>
  /** Goes on with what dead processes left; answers how many. */
  takeOver(): Promise<number>
  /** Waits until everything at hand is planned and told. */
  idle(): Promise<void>
  /** Leaves what is left to other processes. */
  stop(): Promise<void>
}

type Deps = Pick<Intake, 'db' | 'clock' | 'teller'> & {
  client: Client
  log: { warn(fields: object, message: string): void }
}

/** Plans people again after a change that concerns many, page by page, and then tells the workflows whose date moved. */
export function createReplanner(deps: Deps): Replanner {
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()
  const { signal } = stopping
  const pace = createPace(toldPerSecond)

  function run(runner: Runner): { planned: Promise<void> } {
    const planned = Promise.withResolvers<void>()
    const work = perform({ ...deps, runner, signal, pace, atRest: planned.resolve }).finally(() => {
      planned.resolve()
      running.delete(work)
    })
    running.add(work)
    return { planned: planned.promise }
  }

  return {
    async start(runner, { total }) {
      const { planned } = run(runner)
      if (total <= pageSize) await planned
    },

    async takeOver() {
      const abandoned = await takeOverReplans(deps.db)
      for (const runner of abandoned) run(runner)
      return abandoned.length
    },

    async idle() {
      while (running.size > 0) await Promise.all(running)
    },

    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

type Work = Deps & {
  runner: Runner
  signal: AbortSignal
  pace: () => Promise<void>
  /** Called when all are planned, and when that has to wait. */
  atRest: () => void
}

/** Never rejects: what fails here is taken over by the sweep. */
async function perform(work: Work): Promise<void> {
  const { db, runner, signal, log } = work
  // A touch that fails is made up by the next.
  const touching = setInterval(() => void touchReplan(db, runner).catch(() => undefined), touchEveryMs)
  try {
    await planAll(work)
    work.atRest()
    await tellReplanned(work)
  } catch (error) {
    log.warn({ ...about(runner), error: nameOf(error) }, 'a re-plan broke off; the sweep goes on with it')
  } finally {
    clearInterval(touching)
    if (signal.aborted) await leaveReplan(db, runner).catch(() => undefined)
  }
}

/** An error that comes again for one person alone leaves that person out; a database that is away is waited for. */
async function planAll({ db, clock, teller, runner, signal, log, atRest }: Work): Promise<void> {
  let limit = pageSize
  while (!signal.aborted) {
    try {
      if (!(await planPage({ db, clock, teller }, runner, { limit }))) return
      limit = pageSize
    } catch (error) {
      atRest()
      log.warn({ ...about(runner), limit, error: nameOf(error) }, 'people could not be planned again')
      if (isDatabaseUnavailable(error)) await sleep(pauseMs, undefined, { ref: false })
      else if (limit > 1) limit = 1
      else log.warn({ ...about(runner), employee: await skipNext({ db }, runner) }, 'left out of the re-plan')
    }
  }
}

function about({ tenant, id }: Runner) {
  return { tenant, replan: id }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

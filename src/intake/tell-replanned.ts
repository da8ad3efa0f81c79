import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import type { Knex } from 'knex'
import { markedLeavers, passToReplan } from '../db/leaver-marks.ts'
import { finishReplan, laterReplanOfAll, touchReplan, type Runner } from '../db/replans.ts'
import { inTransaction } from '../db/transaction.ts'
import { untoldLeaver } from './tell-leaver.ts'
import { tellMark } from './tell.ts'

const batchSize = 40
const pauseMs = 10_000

/** Lets its callers go on one after the other, so many a second. */
export function createPace(perSecond: number): () => Promise<void> {
  let next = 0
  return async () => {
    const now = performance.now()
    next = Math.max(next, now) + 1_000 / perSecond
    await sleep(next - now)
  }
}

/**
 * Tells the workflows whose date a re-plan moved, soonest first and at a pace that leaves room for others, and finishes the
 * re-plan. What could not be told is tried again; what a later re-plan of everybody moves anyway is left to it.
 */
export async function tellReplanned({
  db,
  client,
  log,
  runner,
  signal,
  pace,
}: {
  db: Knex
  client: Client
  log: { warn(fields: object, message: string): void }
  runner: Runner
  signal: AbortSignal
  pace: () => Promise<void>
}): Promise<void> {
  const { tenant, id } = runner
  const refused = new Set<string>()
  while (!signal.aborted) {
    if (!(await touchReplan(db, runner)) || (await passOn({ db, runner }))) return
    const leavers = await markedLeavers(db, {
      tenant,
      replan: { id, except: [...refused] },
      limit: batchSize,
    })
    if (leavers.length === 0 && refused.size === 0) {
      await finishReplan(db, runner)
      return
    }
    if (leavers.length === 0 || refused.size >= batchSize) {
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined)
      refused.clear()
      continue
    }
    await Promise.all(
      leavers.map(async (leaver) => {
        await pace()
        if (signal.aborted) return
        try {
          await tellMark({ db, client, mark: untoldLeaver(leaver) })
        } catch (error) {
          const name = error instanceof Error ? error.name : 'unknown'
          log.warn({ tenant, leaver: leaver.id, error: name }, 'not told by the re-plan; tried again')
          refused.add(leaver.id)
        }
      }),
    )
  }
}

async function passOn({ db, runner }: { db: Knex; runner: Runner }): Promise<boolean> {
  const later = await laterReplanOfAll(db, runner)
  if (later === undefined) return false
  return await inTransaction(db, async (trx) => {
    const count = await passToReplan(trx, runner.tenant, { from: runner.id, to: later })
    return await finishReplan(trx, runner, { to: later, count })
  })
}

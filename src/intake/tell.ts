import type { Client } from '@temporalio/client'
import type { Knex } from 'knex'
import {
  clearMark,
  markOvertaken,
  postponeMark,
  type Mark,
  type MarkedTable,
  type MarkFilter,
} from '../db/marks.ts'
import type { ToCompare } from '../db/sweep-progress.ts'
import { compareRuns, type Compared } from './compare.ts'
import { replaceLeaver, untoldLeavers } from './tell-leaver.ts'
import { replaceReturner, untoldReturns } from './tell-return.ts'

const rpcDeadlineMs = 5_000
const tellingAtOnce = 8
const fewMarks = 10

export type Teller = {
  /** Tells the workflows of what was marked soon, without making the caller wait; what fails stays marked for the sweep. */
  soon(tenant: string, marked: readonly string[]): void
  /** Tells what has been marked for a while; answers how many were looked at. */
  sweep(options: { markedForMs: number; limit: number }): Promise<number>
  /** Looks whether what was told still runs in Temporal, for so long at most; `now` by intake's clock. */
  compare(options: { now: string; forMs: number }): Promise<Compared>
  /** Waits for what is being told, and leaves the rest to the sweep. */
  settled(): Promise<void>
}

/** A mark, and how its workflow is told of that version. */
export type Untold = Mark & { version: number; tell: (client: Client) => Promise<void> }

type Log = { warn(fields: object, message: string): void }

/** What is told: each kind has a table of marks and a workflow. */
const kinds: Record<MarkedTable, (db: Knex, filter: MarkFilter) => Promise<Untold[]>> = {
  leavers: untoldLeavers,
  returns: untoldReturns,
}

type Replacing = { db: Knex; client: Client; tenant: string; id: string; of: string }

const replacements: Record<MarkedTable, (replacing: Replacing) => Promise<void>> = {
  leavers: replaceLeaver,
  returns: replaceReturner,
}

/** Intake's way to the workflows: a change commits with a mark, telling clears it if nothing changed meanwhile. */
export function createTeller({ db, client, log }: { db: Knex; client: Client; log: Log }): Teller {
  const waiting: { tenant: string; id: string }[] = []
  const running = new Set<Promise<void>>()
  const underway = new Set<string>()
  const askedAgain = new Set<string>()

  async function untold(filter: MarkFilter): Promise<Untold[]> {
    const found = await Promise.all(Object.values(kinds).map((kind) => kind(db, filter)))
    return found.flat()
  }

  const tell = (mark: Untold) => tellMark({ db, client, mark })

  /** One that cannot be told must not hold up the others: its mark counts as new, so the next sweep tries again. */
  async function tellOrPostpone(mark: Untold): Promise<void> {
    try {
      await tell(mark)
    } catch (error) {
      const { table, tenant, id } = mark
      log.warn({ table, tenant, id, error: nameOf(error) }, 'not told by the sweep')
      await postponeMark(db, mark)
    }
  }

  async function tellIfMarked({ tenant, id }: { tenant: string; id: string }): Promise<void> {
    // An id is of one kind only, and nearly always of the first.
    for (const kind of Object.values(kinds)) {
      const [mark] = await kind(db, { tenant, ids: [id], limit: 1 })
      if (mark !== undefined) {
        await tell(mark)
        return
      }
    }
  }

  const replace = ({ table, tenant, id, of }: ToCompare) =>
    replacements[table]({ db, client, tenant, id, of })

  async function drain(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (underway.has(next.id)) askedAgain.add(next.id)
      else await tellInOrder(next)
    }
  }

  /** One at a time of each id, so that a workflow hears of the versions in their order. */
  async function tellInOrder({ tenant, id }: { tenant: string; id: string }): Promise<void> {
    underway.add(id)
    do {
      askedAgain.delete(id)
      try {
        await tellIfMarked({ tenant, id })
      } catch (error) {
        log.warn({ tenant, id, error: nameOf(error) }, 'not told now; the sweep will tell')
      }
    } while (askedAgain.has(id))
    underway.delete(id)
  }

  return {
    soon(tenant, marked) {
      const next = marked.map((id) => ({ tenant, id }))
      // The few of one person go before the many of a setting that changed.
      if (next.length <= fewMarks) waiting.unshift(...next)
      else waiting.push(...next)
      // Each takes one out of the line before it first waits.
      while (running.size < tellingAtOnce && waiting.length > 0) {
        const worker: Promise<void> = drain().finally(() => running.delete(worker))
        running.add(worker)
      }
    },

    async sweep({ markedForMs, limit }) {
      const marks = await untold({ markedForMs, limit })
      for (const mark of marks) await tellOrPostpone(mark)
      return marks.length
    },

    compare: (options) => compareRuns({ db, client, log, tell: tellIfMarked, replace }, options),

    async settled() {
      // With Temporal down a long line would take hours; the sweep tells what is still marked.
      waiting.length = 0
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

/**
 * Tells this one; rejects if that fails, and the mark stands. What was told meanwhile of a newer version is told once more, since
 * nobody knows which of the two the workflow heard last.
 */
export async function tellMark({
  db,
  client,
  mark,
}: {
  db: Knex
  client: Client
  mark: Untold
}): Promise<void> {
  const { table, tenant, id, version } = mark
  await client.withDeadline(Date.now() + rpcDeadlineMs, () => mark.tell(client))
  if ((await clearMark(db, mark, version)) || !(await markOvertaken(db, mark, version))) return
  const [newer] = await kinds[table](db, { tenant, ids: [id], limit: 1 })
  if (newer !== undefined) await tellMark({ db, client, mark: newer })
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

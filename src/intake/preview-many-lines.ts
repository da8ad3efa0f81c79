import type { DueLeaver } from '../db/guard.ts'
import { dueAtOf, employmentColumn, type Leaver } from '../db/leavers.ts'
import { readSettings } from '../db/settings.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import { guardAheadMs, guardWindowMs } from '../domain/mass-guard.ts'
import type { Intake } from './context.ts'
import { aheadOf, largestClosing, readGuard, type Ahead } from './mass-guard.ts'
import { tryOut, type Preview, type Tried, type Trying } from './preview.ts'

const mostDates = 100

export type LinesPreview = {
  counts: Preview['counts']
  closings: { noAccessFrom: CalendarDate; count: number }[]
  guard: {
    held: number
    heldBefore: number
    closing: number
    limit: number
    of: number
    ahead: Ahead[]
  }
}

/**
 * L15: what many lines would do, each by itself, by what stands now: each is done and taken back at once, so that nobody waits for
 * a caller who sends slowly. Of a line nothing is kept in memory but who would be closed within the next days (L13).
 */
export function createLinesPreview(intake: Intake, tenant: string) {
  const counts: Preview['counts'] = {
    planned: 0,
    movedEarlier: 0,
    movedLater: 0,
    cancelled: 0,
    givenBack: 0,
    closingWithin24Hours: 0,
  }
  const dates = new Map<CalendarDate, number>()
  const due = new Map<string, DueLeaver | undefined>()
  let users = 0

  function add({ preview, changed, opened, now }: Tried<unknown>): void {
    const horizon = horizonOf(now)
    for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] += preview.counts[name]
    users += opened
    for (const { after } of preview.entries) {
      if (after?.noAccessFrom != null) dates.set(after.noAccessFrom, (dates.get(after.noAccessFrom) ?? 0) + 1)
    }
    const soon = (at: string | null | undefined) => at != null && at < horizon
    for (const leaver of changed) {
      const entry = preview.entries.find((each) => each.employmentId === leaver.employmentId)
      const dueNow = dueOf(leaver, now)
      if (soon(dueNow?.dueAt)) due.set(leaver.employmentId, dueNow)
      else if (soon(entry?.before?.actsAt) || due.has(leaver.employmentId))
        due.set(leaver.employmentId, undefined)
    }
  }

  return {
    async line<Result>(trying: Trying<Result>): Promise<Tried<Result>> {
      const tried = await tryOut(intake, tenant, trying)
      add(tried)
      return tried
    },

    async summary(): Promise<LinesPreview> {
      const { db, clock } = intake
      const settings = await readSettings(db, tenant)
      const now = await clock(db)
      const judging = { settings, now, aheadMs: guardAheadMs }
      const before = await readGuard(db, tenant, judging)
      const after = await readGuard(db, tenant, { ...judging, foresight: { due, users } })
      const until = new Date(Date.parse(now) + guardAheadMs).toISOString()
      return {
        counts,
        closings: [...dates]
          .map(([noAccessFrom, count]) => ({ noAccessFrom, count }))
          .toSorted((one, other) => (one.noAccessFrom < other.noAccessFrom ? -1 : 1))
          .slice(0, mostDates),
        guard: {
          held: after.held.length,
          heldBefore: before.held.length,
          closing: largestClosing(after, now),
          limit: after.limit,
          of: after.of,
          ahead: aheadOf(after, until),
        },
      }
    },
  }
}

function horizonOf(now: string): string {
  return new Date(Date.parse(now) + guardWindowMs + guardAheadMs).toISOString()
}

/** As the mass guard looks at it: not access `now`, which passes it (L16). */
function dueOf(leaver: Leaver, now: string): DueLeaver | undefined {
  const { id, employmentId, employeeId, userId, lastDay, noAccessFrom, stage, heldBy, access } = leaver
  const dueAt = dueAtOf(leaver)
  const waits = stage === 'waiting' || stage === 'held'
  if (!waits || access === 'now' || dueAt === null || lastDay === null || noAccessFrom === null)
    return undefined
  return {
    id,
    employmentId: employmentColumn(employmentId),
    employeeId,
    userId,
    lastDay,
    noAccessFrom,
    dueAt,
    stage,
    heldBy,
    approvalId: null,
    needsApproval: false,
    createdAt: now,
  }
}

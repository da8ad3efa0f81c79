import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { automation, recordAudit } from '../db/audit.ts'
import { emitEvents } from '../db/events.ts'
import { approvalsAhead } from '../db/guard-approvals.ts'
import {
  closingsSince,
  countActiveUsers,
  dueLeavers,
  guardGlance,
  holdByGuard,
  type DueLeaver,
} from '../db/guard.ts'
import type { Leaver } from '../db/leavers.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { SettingsDocument } from '../domain/documents.ts'
import type { Instant } from '../domain/local-time.ts'
import { countsAt, excessOf, guardLimit, guardWindowMs, type Excess } from '../domain/mass-guard.ts'

type Judging = { settings: Pick<SettingsDocument, 'guard'>; now: Instant }

/** One that is going to close an account; `leaver` undefined: an account that is closed already. */
export type Weighed = { at: number; leaver: DueLeaver | undefined; approvalId: string | undefined }

/** What closes around now, soonest first, and what the guard makes of it. */
export type GuardReading = {
  weighed: readonly Weighed[]
  /** Users that are active now, and those whose accounts closed within the last 24 hours. */
  of: number
  limit: number
  excess: Excess<Weighed> | undefined
  /** What the guard holds or is going to hold: an approval frees these. */
  held: readonly DueLeaver[]
  /** Those among them that still have to be held; the others are let go once nobody changes the set any more. */
  tooMany: ReadonlySet<string>
}

/** What a change would make of it (L15): by employment who is due otherwise, or not any more, and how many more users there are. */
export type GuardForesight = { due: ReadonlyMap<string, DueLeaver | undefined>; users: number }

/** Weighs all that closes within 24 hours around now; with `aheadMs` also what closes after that. */
export async function readGuard(
  db: Knex,
  tenant: string,
  {
    settings,
    now,
    aheadMs = 0,
    foresight = { due: new Map(), users: 0 },
  }: Judging & { aheadMs?: number; foresight?: GuardForesight },
): Promise<GuardReading> {
  const nowMs = Date.parse(now)
  const since = isoOf(nowMs - guardWindowMs)
  const closed = await closingsSince(db, tenant, { since })
  const planned = await dueLeavers(db, tenant, { until: isoOf(nowMs + guardWindowMs + aheadMs) })
  const due = [
    ...planned.filter(({ employmentId }) => employmentId === null || !foresight.due.has(employmentId)),
    ...[...foresight.due.values()].filter((each) => each !== undefined),
  ]
  const covering = await approvalsCovering(db, tenant, due)
  const weighed: Weighed[] = [
    ...closed.map((at) => ({ at: at.getTime(), leaver: undefined, approvalId: undefined })),
    ...due.map((leaver) => ({
      at: countsAt({ dueAt: Date.parse(leaver.dueAt), at: nowMs }),
      leaver,
      approvalId: leaver.approvalId ?? (leaver.needsApproval ? undefined : covering.get(leaver.noAccessFrom)),
    })),
  ]
  const of = closed.length + (await countActiveUsers(db, tenant)) + foresight.users
  const limit = guardLimit({ guard: settings.guard, of })
  const excess = excessOf({ closings: weighed, limit, beginningBy: nowMs })
  const exceeding = new Set(excess?.closings)
  const tooMany = new Set<string>()
  const held: DueLeaver[] = []
  for (const each of weighed) {
    const { leaver, approvalId } = each
    if (leaver === undefined || approvalId !== undefined || each.at >= nowMs + guardWindowMs) continue
    if (leaver.needsApproval || exceeding.has(each)) tooMany.add(leaver.id)
    if (tooMany.has(leaver.id) || leaver.heldBy === 'guard') held.push(leaver)
  }
  return { weighed, of, limit, excess, held, tooMany }
}

/**
 * L13: whether this leaver, which is due, may close its account; the caller holds the guard's lock. If not, it and everything
 * that is due in the same 24 hours is held, before the first one acts. Access `now` passes (L16).
 */
export async function passGuard(
  trx: Knex,
  tenant: string,
  { leaver, settings, now }: Judging & { leaver: Leaver },
): Promise<{ passes: boolean; approvalId?: string | undefined }> {
  if (leaver.access === 'now') return { passes: true }
  const { count } = settings.guard
  const glance = await guardGlance(trx, tenant, {
    leaver: leaver.id,
    since: isoOf(Date.parse(now) - guardWindowMs),
    until: isoOf(Date.parse(now) + guardWindowMs),
    most: count,
  })
  if (glance.approvalId !== null) return { passes: true }
  // Not even if fewer are left: they may be in the middle of being taken back. Only a review or an approval lets go.
  if (glance.isHeld) return { passes: false }
  if (!glance.needsApproval && glance.closing <= count) return { passes: true }

  const reading = await readGuard(trx, tenant, { settings, now })
  if (!reading.tooMany.has(leaver.id)) {
    return {
      passes: true,
      approvalId: reading.weighed.find((each) => each.leaver?.id === leaver.id)?.approvalId,
    }
  }
  await hold(trx, tenant, { reading, now })
  return { passes: false }
}

async function hold(
  trx: Knex,
  tenant: string,
  { reading: { held, tooMany, limit, of }, now }: { reading: GuardReading; now: Instant },
): Promise<void> {
  const ids = held.filter(({ id, stage }) => stage === 'waiting' && tooMany.has(id)).map(({ id }) => id)
  if (ids.length === 0) return
  const count = await holdByGuard(trx, tenant, { ids, now })
  await recordAudit(trx, tenant, automation, {
    action: 'guard.held',
    subject: { kind: 'guard', id: tenant },
    new: { held: count, limit, of },
  })
  await emitEvents(trx, [{ tenant, type: 'guard.holding', data: { held: count, limit, of } }])
}

/** How many accounts close within 24 hours at most, beginning now or before. */
export function largestClosing({ weighed }: GuardReading, now: Instant): number {
  return excessOf({ closings: weighed, limit: 0, beginningBy: Date.parse(now) })?.largest ?? 0
}

export type Ahead = { date: CalendarDate; count: number; isApproved: boolean }

/** L13: the dates of the coming days on which too many would close, as they are planned. */
export function aheadOf({ weighed, limit, tooMany }: GuardReading, until: Instant): Ahead[] {
  const excess = excessOf({ closings: weighed, limit, beginningBy: Date.parse(until) })
  const dates = new Map<CalendarDate, Ahead>()
  for (const { leaver, approvalId } of excess?.closings ?? []) {
    if (leaver === undefined || tooMany.has(leaver.id)) continue
    const { noAccessFrom: date } = leaver
    const { count = 0, isApproved = true } = dates.get(date) ?? {}
    dates.set(date, { date, count: count + 1, isApproved: isApproved && approvalId !== undefined })
  }
  return [...dates.values()].toSorted((first, second) => (first.date < second.date ? -1 : 1))
}

/** What an approval names: the same set, the same revision. */
export function revisionOf(held: readonly Pick<DueLeaver, 'id'>[]): string {
  const ids = held.map(({ id }) => id).toSorted()
  return createHash('sha256').update(ids.join()).digest('base64url').slice(0, 22)
}

/** Ahead for a date and a number: whoever is due on that date, unless there are more by now. */
async function approvalsCovering(
  db: Knex,
  tenant: string,
  due: readonly DueLeaver[],
): Promise<Map<string, string>> {
  const perDate = new Map<string, number>()
  for (const { noAccessFrom } of due) perDate.set(noAccessFrom, (perDate.get(noAccessFrom) ?? 0) + 1)
  if (perDate.size === 0) return new Map()
  const ahead = await approvalsAhead(db, tenant, [...perDate.keys()])
  return new Map(
    ahead
      .filter(({ date, count, closed }) => closed + (perDate.get(date) ?? 0) <= count)
      .map(({ date, id }) => [date, id]),
  )
}

function isoOf(ms: number): Instant {
  return new Date(ms).toISOString()
}

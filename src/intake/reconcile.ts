import { isDeepStrictEqual as isDeepEqual } from 'node:util'
import type { Knex } from 'knex'
import type { Cause } from '../db/audit.ts'
import { recordEdit } from '../db/leaver-edits.ts'
import {
  endLeaver,
  insertFinishedLeaver,
  latestLeaversOf,
  markLeaver,
  openLeaver,
  postponeLeaver,
  replanLeaver,
  restateNothingToDo,
  stepOf,
  type Ending,
  type Leaver,
  type LeaverPlanColumns,
} from '../db/leavers.ts'
import { waitsByHand } from '../domain/by-hand.ts'
import type { Employment } from '../domain/employment.ts'
import { timingOf } from '../domain/late-notice.ts'
import type { Due, EmploymentPlan } from '../domain/leaver-plan.ts'
import { giveBackIfNotDue } from './give-back.ts'
import { plansOf, type Person } from './person.ts'

/** `latest`: the latest cycle of each employment, where it was read already. */
export type Reconciling = {
  person: Person
  latest?: ReadonlyMap<string, Leaver>
  cause: Cause
  bulkRequest?: string | undefined
}

/**
 * Brings the leavers of a person in line with the rules (level-triggered, L3): opens, re-plans and ends cycles, and gives
 * back an account whose reason is gone (L11). Runs in the transaction of the change, under the locks of L6. Answers the ids of
 * the leavers whose workflow is to be told.
 */
export async function reconcile(
  db: Knex,
  tenant: string,
  { person, latest: known, cause, bulkRequest }: Reconciling,
): Promise<string[]> {
  const marked: string[] = []
  const before = known ?? (await latestLeaversOf(db, tenant, person.employeeId))
  const current = await giveBackIfNotDue(db, tenant, {
    person,
    latest: before,
    cause,
    bulkRequest,
    marked,
  })
  // Giving back may have ended a leaver.
  const latest = current === person ? before : await latestLeaversOf(db, tenant, person.employeeId)
  const plans = plansOf(current, { asIfActive: false })
  const context = { db, tenant, person: current, cause, bulkRequest, marked }
  for (const id of new Set([...plans.keys(), ...latest.keys()])) {
    const leaver = latest.get(id)
    if (leaver !== undefined && closesAccount(leaver, current)) {
      if (await isMended(db, tenant, { leaver, person: current })) {
        await markLeaver(db, tenant, leaver.id)
        marked.push(leaver.id)
      }
      continue
    }
    const plan = plans.get(id) ?? withdrawn
    const employment = current.employments.find((each) => each.id === id)
    if (plan.kind === 'due' && employment !== undefined) await keepDue(context, { leaver, plan, employment })
    else if (plan.kind === 'nothing-to-do') await keepEnded(context, { leaver, plan, employment })
  }
  return marked
}

type Context = {
  db: Knex
  tenant: string
  person: Person
  cause: Cause
  bulkRequest: string | undefined
  marked: string[]
}

type NothingToDo = Extract<EmploymentPlan, { kind: 'nothing-to-do' }>

const withdrawn = {
  kind: 'nothing-to-do',
  outcome: 'cancelled',
  reason: 'withdrawn',
  supersededBy: undefined,
} as const

/** Between its two steps a leaver looks inactive to the rules; it goes on all the same. */
function closesAccount(leaver: Leaver, { user }: Person): boolean {
  return leaver.stage !== 'finished' && user?.closedByLeaver === leaver.id
}

/** L14: what a person was asked for may have come with the user's document; then the step is tried again. */
async function isMended(
  db: Knex,
  tenant: string,
  { leaver, person: { user } }: { leaver: Leaver; person: Person },
): Promise<boolean> {
  if (leaver.stage !== 'attention' || user === undefined) return false
  const { at } = await stepOf(db, tenant, leaver.id, 'connection')
  return at !== null && user.changedAt > at && leaver.toldVersion === leaver.version
}

async function keepDue(
  { db, tenant, person, cause, bulkRequest, marked }: Context,
  { leaver, plan, employment }: { leaver: Leaver | undefined; plan: Due; employment: Employment },
): Promise<void> {
  const open = leaver !== undefined && leaver.stage !== 'finished' ? leaver : undefined
  const columns = columnsOf({ plan, employment, person, before: open })
  const hold =
    open === undefined ? holdByHand({ person, plan, employment, actsAt: columns.actsAt }) : undefined
  if (open === undefined && leaver !== undefined && hold === undefined && isDecided(leaver, plan)) return
  if (open === undefined) {
    const id = await openLeaver(db, tenant, {
      employmentId: employment.id,
      employeeId: person.employeeId,
      userId: person.user?.id ?? null,
      cycle: (leaver?.cycle ?? 0) + 1,
      plan: columns,
      bulkRequest,
    })
    if (hold !== undefined) await postponeLeaver(db, tenant, id, hold)
    marked.push(id)
    return
  }
  if (isDeepEqual(summaryOf(open), summaryOf(columns)) && open.actsAt === columns.actsAt) return
  const tell = open.actsAt !== columns.actsAt
  await replanLeaver(db, tenant, open.id, { plan: columns, tell, bulkRequest })
  await recordEdit(db, tenant, open.id, cause, {
    what: 'plan',
    old: summaryOf(open),
    new: summaryOf(columns),
    noAccessFrom: columns.noAccessFrom,
  })
  if (tell) marked.push(open.id)
}

async function keepEnded(
  { db, tenant, person, cause, bulkRequest, marked }: Context,
  {
    leaver,
    plan,
    employment,
  }: { leaver: Leaver | undefined; plan: NothingToDo | typeof withdrawn; employment: Employment | undefined },
): Promise<void> {
  const ending = {
    outcome: plan.outcome,
    reason: plan.reason ?? null,
    supersededBy: plan.supersededBy ?? null,
  }
  if (leaver !== undefined && leaver.stage !== 'finished') {
    await endLeaver(db, tenant, leaver.id, { ...ending, bulkRequest })
    await recordEdit(db, tenant, leaver.id, cause, {
      what: 'ending',
      old: summaryOf(leaver),
      new: ending,
      noAccessFrom: null,
    })
    marked.push(leaver.id)
    return
  }
  if (employment?.lastDay === undefined) return
  const seen: Ending =
    ending.outcome === 'closed-by-hand'
      ? { outcome: 'cancelled', reason: 'inactive', supersededBy: null }
      : ending
  if (leaver !== undefined && !hadNothingToDo(leaver)) {
    if (leaver.outcome !== 'cancelled' || isDeepEqual(endingOf(leaver), seen)) return
  }
  if (leaver !== undefined && hadNothingToDo(leaver)) {
    const { lastDay, access } = employment
    const userId = person.user?.id ?? null
    const before = {
      ...endingOf(leaver),
      lastDay: leaver.lastDay,
      access: leaver.access,
      userId: leaver.userId,
    }
    if (isDeepEqual(before, { ...seen, lastDay, access, userId })) return
    await restateNothingToDo(db, tenant, leaver.id, { ending: seen, lastDay, access, userId })
    return
  }
  await insertFinishedLeaver(db, tenant, {
    employmentId: employment.id,
    employeeId: person.employeeId,
    userId: person.user?.id ?? null,
    cycle: (leaver?.cycle ?? 0) + 1,
    lastDay: employment.lastDay,
    access: employment.access,
    ending: seen,
  })
}

/** L8: who was let in again by hand after the employment was over is closed when that ends. */
function holdByHand({
  person: { user },
  plan,
  employment: { timeZone },
  actsAt,
}: {
  person: Person
  plan: Due
  employment: Employment
  actsAt: string
}) {
  const reopened = user?.reopened
  if (reopened == null || reopened.until <= actsAt) return undefined
  if (!waitsByHand({ plan, reopenedAt: reopened.at, timeZone })) return undefined
  return { heldBy: 'by-hand-until', until: reopened.until, by: reopened.by, reason: reopened.reason } as const
}

/** What a person decided about this very termination stands: no new cycle asks again. */
function isDecided(leaver: Leaver, plan: Due): boolean {
  // L16: access `now` is one decision; it does not fall on whoever returns to the account afterwards.
  if (plan.access === 'now' && leaver.access === 'now' && leaver.actsAt === plan.dueAt) return true
  const isSame = leaver.lastDay === plan.lastDay && isDeepEqual(leaver.access, plan.access)
  return leaver.outcome === 'cancelled-by-operator' && isSame
}

/** A cycle that never had a date: it may be restated, since nothing was ever planned by it. */
function hadNothingToDo(leaver: Leaver): boolean {
  return leaver.noAccessFrom === null
}

function endingOf({ outcome, reason, supersededBy }: Leaver) {
  return { outcome, reason, supersededBy }
}

/**
 * L5: a date that was heard of too late keeps the moment it was given, so that repeating the same news postpones nothing; a
 * changed zone may bring it forward.
 */
function columnsOf({
  plan,
  employment,
  person,
  before,
}: {
  plan: Due
  employment: Employment
  person: Person
  before: Leaver | undefined
}): LeaverPlanColumns {
  const { settings, now } = person
  const timing = timingOf({
    due: plan,
    noticedAt: now,
    lateNoticeDelayMinutes: settings.lateNoticeDelayMinutes,
    timeZone: employment.timeZone,
  })
  const { lastDay, access, days, daysFrom, noAccessFrom } = plan
  const columns = { lastDay, access, days, daysFrom, noAccessFrom, ...timing }
  const sameDate = before?.noAccessFrom === noAccessFrom && isDeepEqual(before.access, access)
  if (!sameDate || plan.dueAt > now || before.actsAt === null) return columns
  return {
    ...columns,
    actsAt: before.actsAt < timing.actsAt ? before.actsAt : timing.actsAt,
    noticeLateByDays: before.noticeLateByDays,
  }
}

function summaryOf({
  lastDay,
  access,
  days,
  daysFrom,
  noAccessFrom,
}: Pick<Leaver, 'lastDay' | 'access' | 'days' | 'daysFrom' | 'noAccessFrom'>) {
  return { lastDay, access, days, daysFrom, noAccessFrom }
}

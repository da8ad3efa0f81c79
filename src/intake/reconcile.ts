import { isDeepStrictEqual as isDeepEqual } from 'node:util'
import type { Knex } from 'knex'
import type { Cause } from '../db/audit.ts'
import { recordEdit } from '../db/leaver-edits.ts'
import {
  endLeaver,
  insertFinishedLeaver,
  markLeaver,
  openLeaver,
  releaseLeaver,
  postponeLeaver,
  replanLeaver,
  restateEnding,
  restateNothingToDo,
  type Ending,
  type Leaver,
} from '../db/leavers.ts'
import { stepOf } from '../db/leaver-steps.ts'
import { noteAskedFor } from '../db/user-connections.ts'
import { giveBackIfNotDue } from './give-back.ts'
import { movesOf, summaryOf, type Move } from './moves.ts'
import { latestOf, type Person } from './person.ts'
import { planReturn } from './plan-return.ts'

/** `latest`: the latest cycle of each employment, where it was read already. */
export type Reconciling = {
  person: Person
  latest?: ReadonlyMap<string, Leaver>
  cause: Cause
  bulkRequest?: string | undefined
}

/**
 * Brings the leavers of a person in line with the rules (level-triggered, L3): opens, re-plans and ends cycles, and gives
 * back an account whose reason is gone, or plans when it opens again (L11). Runs in the transaction of the change, under the
 * locks of L6. Answers the marks of what is to be told.
 */
export async function reconcile(
  db: Knex,
  tenant: string,
  { person, latest: known, cause, bulkRequest }: Reconciling,
): Promise<string[]> {
  const marked: string[] = []
  const before = known ?? (await latestOf(db, tenant, person))
  const current = await giveBackIfNotDue(db, tenant, {
    person,
    latest: before,
    cause,
    bulkRequest,
    marked,
  })
  // Giving back may have ended a leaver.
  const latest = current === person ? before : await latestOf(db, tenant, person)
  const context = { db, tenant, person: current, cause, bulkRequest, marked }
  for (const move of movesOf({ person: current, latest })) {
    if (move.kind === 'open') await openCycle(context, move)
    else if (move.kind === 'replan') await replan(context, move)
    else if (move.kind === 'end') await keepEnded(context, move)
    else if (await isMended(db, tenant, { leaver: move.leaver, person: current })) {
      await markLeaver(db, tenant, move.leaver.id)
      marked.push(move.leaver.id)
    }
  }
  await planReturn(db, tenant, { person: current, latest, cause, marked })
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

async function openCycle(
  { db, tenant, person, bulkRequest, marked }: Context,
  { employment, cycle, columns, hold }: Extract<Move, { kind: 'open' }>,
): Promise<void> {
  const id = await openLeaver(db, tenant, {
    employmentId: employment.id,
    employeeId: person.employeeId,
    userId: person.user?.id ?? null,
    cycle,
    plan: columns,
    bulkRequest,
  })
  if (hold !== undefined) await postponeLeaver(db, tenant, id, hold)
  marked.push(id)
}

async function replan(
  { db, tenant, cause, bulkRequest, marked }: Context,
  { leaver, columns, tell, releases }: Extract<Move, { kind: 'replan' }>,
): Promise<void> {
  await replanLeaver(db, tenant, leaver.id, { plan: columns, tell, bulkRequest })
  if (releases) await releaseLeaver(db, tenant, leaver.id)
  await recordEdit(db, tenant, leaver.id, cause, {
    what: 'plan',
    // The instant too: a changed zone moves nothing else.
    old: { ...summaryOf(leaver), actsAt: leaver.actsAt },
    new: { ...summaryOf(columns), actsAt: columns.actsAt },
    noAccessFrom: columns.noAccessFrom,
  })
  if (tell) marked.push(leaver.id)
}

async function keepEnded(
  { db, tenant, person, cause, bulkRequest, marked }: Context,
  { leaver, plan, employment }: Extract<Move, { kind: 'end' }>,
): Promise<void> {
  const ending = {
    outcome: plan.outcome,
    reason: plan.reason ?? null,
    supersededBy: plan.supersededBy ?? null,
  }
  if (leaver !== undefined && leaver.stage !== 'finished') {
    await noteAsked(db, tenant, leaver)
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
  if (employment?.lastDay === undefined) {
    // What a person decided was about that termination; another one is decided anew.
    if (leaver?.outcome === 'cancelled-by-operator') {
      await restateEnding(db, tenant, leaver.id, {
        outcome: leaver.outcome,
        reason: 'revoked',
        supersededBy: null,
      })
    }
    return
  }
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

/** L6: what the leaver has asked for goes with the user, also to where it belongs from now on. */
async function noteAsked(db: Knex, tenant: string, { id, userId, stage }: Leaver): Promise<void> {
  if (userId === null || (stage !== 'acting' && stage !== 'attention')) return
  const { askedAt } = await stepOf(db, tenant, id, 'connection')
  await noteAskedFor(db, tenant, userId, { askedAt, leaver: id })
}

/** A cycle that never had a date: it may be restated, since nothing was ever planned by it. */
function hadNothingToDo(leaver: Leaver): boolean {
  return leaver.noAccessFrom === null
}

function endingOf({ outcome, reason, supersededBy }: Leaver) {
  return { outcome, reason, supersededBy }
}

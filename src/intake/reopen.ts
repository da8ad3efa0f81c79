import type { Knex } from 'knex'
import { recordAudit, type Cause } from '../db/audit.ts'
import { recordEdit } from '../db/leaver-edits.ts'
import { endLeaver, findLeaver, postponeLeaver, type Leaver } from '../db/leavers.ts'
import { stepOf } from '../db/leaver-steps.ts'
import { noteAskedFor } from '../db/user-connections.ts'
import { activateUser, moveReopening, type User } from '../db/users.ts'
import { openDaysByHand } from '../domain/by-hand.ts'
import type { Instant } from '../domain/local-time.ts'
import { Rejection } from '../domain/rejection.ts'
import { latestOf } from './person.ts'

/** Opens the account; a leaver that was still removing the connection is over. Answers whom to tell. */
export async function reopen(
  trx: Knex,
  tenant: string,
  { user, now, until, cause }: { user: User; now: Instant; until: Instant | null; cause: Cause },
): Promise<string[]> {
  await activateUser(trx, tenant, user.id, {
    at: now,
    until: until ?? inDays(now, openDaysByHand),
    by: cause.actor ?? null,
    reason: cause.reason ?? null,
  })
  const leaver = user.closedByLeaver === null ? undefined : await findLeaver(trx, tenant, user.closedByLeaver)
  if (leaver === undefined || leaver.stage === 'finished') return []
  const { askedAt } = await stepOf(trx, tenant, leaver.id, 'connection')
  await noteAskedFor(trx, tenant, user.id, { askedAt, leaver: leaver.id })
  await endLeaver(trx, tenant, leaver.id, { outcome: 'undone', reason: null, supersededBy: null })
  await recordEdit(trx, tenant, leaver.id, cause, {
    what: 'account',
    old: { account: 'inactive' },
    new: { account: 'active', because: 'by-hand' },
    noAccessFrom: null,
  })
  return [leaver.id]
}

type MovingEnd = { user: User; until: Instant; cause: Cause }

/**
 * L8: another end of an account that a person has opened, for those of its leavers that wait for it. Answers whom to tell. Throws
 * the Rejection `decision-refused` where no leaver waits so.
 */
export async function moveEnd(
  trx: Knex,
  tenant: string,
  { user, until, cause }: MovingEnd,
): Promise<string[]> {
  const before = user.reopened?.until ?? null
  if (before !== null && Date.parse(before) === Date.parse(until)) return []
  const whose = user.employeeId === null ? { user: user.id } : { employee: user.employeeId }
  const leavers = [...(await latestOf(trx, tenant, { whose })).values()]
  const waiting = leavers.filter(({ heldBy }) => heldBy === 'by-hand-until')
  if (before === null || waiting.length === 0) throw refused({ user, leavers })

  const { actor: by = null, reason = null } = cause
  await moveReopening(trx, tenant, user.id, { until, by, reason })
  for (const { id, noAccessFrom } of waiting) {
    await postponeLeaver(trx, tenant, id, { heldBy: 'by-hand-until', until, by, reason })
    await recordEdit(trx, tenant, id, cause, {
      what: 'account',
      old: { openUntil: before },
      new: { openUntil: until, because: 'by-hand' },
      noAccessFrom,
    })
  }
  await recordAudit(trx, tenant, cause, {
    action: 'user.open-until-moved',
    subject: { kind: 'user', id: user.id },
    old: { openUntil: before },
    new: { openUntil: until },
  })
  return waiting.map(({ id }) => id)
}

function refused({ user, leavers }: { user: User; leavers: readonly Leaver[] }): Rejection {
  const next = leavers.find(({ stage }) => stage === 'waiting' || stage === 'held')
  const wayOut =
    next === undefined
      ? 'nothing is going to close it, so there is no end to move: leave "until" out'
      : `its leaver ${next.id} is going to close it: hold that back by POST /v1/leavers/${next.id}/postpone`
  return new Rejection('decision-refused', {
    detail: `the account of ${user.id} is open, and was not opened by hand until an end; ${wayOut}`,
    pointer: '/until',
  })
}

function inDays(now: Instant, days: number): Instant {
  return new Date(Date.parse(now) + days * 86_400_000).toISOString()
}

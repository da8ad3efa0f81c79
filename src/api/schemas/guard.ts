/** What a caller sees of the mass guard. */
import { z } from 'zod'
import type { GuardApproval } from '../../db/guard-approvals.ts'
import type { DueLeaver } from '../../db/guard.ts'
import { guardAheadMs } from '../../domain/mass-guard.ts'
import { aheadOf, largestClosing, revisionOf, type GuardReading } from '../../intake/mass-guard.ts'
import { DateField, InstantField, PlannedDateField } from './values.ts'

export const UndoneView = z
  .strictObject({
    approval: z.string().meta({
      description:
        'The id of the approval; `POST /connections` with it as filter connects all of them again whom it closed.',
    }),
    accountsGivenBack: z.int().meta({ description: 'Accounts that the approval had let close.' }),
    heldAgain: z.int().meta({ description: 'Leavers that had not acted yet.' }),
    connectionsToRestore: z
      .array(
        z.strictObject({
          leaverId: z.string(),
          userId: z.string().nullable(),
          employeeId: z.string().nullable().meta({ description: 'Null for a user without employee.' }),
        }),
      )
      .meta({ description: 'Whose connection had been asked to be removed: never restored silently.' }),
  })
  .meta({ id: 'GuardUndone' })

const leaversShown = 100

const HeldLeaver = z
  .strictObject({
    id: z.string(),
    employmentId: z.string().nullable(),
    employeeId: z.string().nullable(),
    userId: z.string().nullable(),
    lastDay: DateField.nullable(),
    noAccessFrom: PlannedDateField,
    actsAt: InstantField,
  })
  .meta({ id: 'HeldLeaver' })

export const ApprovalView = z
  .strictObject({
    id: z.string().meta({ description: 'Undoing the approval names it.' }),
    count: z.int(),
    date: PlannedDateField.nullable().meta({
      description: 'Given ahead, for those whose access ends on this date; null: for the set that was shown.',
    }),
    reason: z.string(),
    by: z.string(),
    at: InstantField,
    undone: z.strictObject({ at: InstantField, by: z.string(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'GuardApproval' })

export const GuardView = z
  .strictObject({
    state: z.enum(['clear', 'holding', 'clearing']).meta({
      description:
        '`clearing`: fewer are left than the limit, and they go on by themselves once nobody changes the set any more.',
    }),
    revision: z.string().meta({ description: 'Names the set that is held; an approval sends it back.' }),
    count: z.int().meta({ description: 'How many leavers are held; an approval frees exactly these.' }),
    closing: z.int().meta({
      description:
        'How many accounts would close within 24 hours in all, with those closed already and those approved.',
    }),
    of: z.int().meta({ description: 'The active users, and those closed within the last 24 hours.' }),
    limit: z.int().meta({ description: 'How many may close within 24 hours without an approval.' }),
    windowStart: InstantField.nullable(),
    windowEnd: InstantField.nullable(),
    leavers: z
      .array(HeldLeaver)
      .meta({ description: `The first ${leaversShown} of those that are held, soonest first.` }),
    ahead: z.array(z.strictObject({ date: PlannedDateField, count: z.int(), isApproved: z.boolean() })).meta({
      description:
        'Dates of the next seven days on which too many accounts would close, as planned by now; they can be approved ahead.',
    }),
    approvals: z.array(ApprovalView).meta({ description: 'The latest first.' }),
  })
  .meta({ id: 'Guard' })

export function guardView({
  reading,
  now,
  approvals,
}: {
  reading: GuardReading
  now: string
  approvals: GuardApproval[]
}): z.input<typeof GuardView> {
  const { excess, held, tooMany, of, limit } = reading
  const until = new Date(Date.parse(now) + guardAheadMs).toISOString()
  return {
    state: held.length === 0 ? 'clear' : tooMany.size === 0 ? 'clearing' : 'holding',
    revision: revisionOf(held),
    count: held.length,
    closing: largestClosing(reading, now),
    of,
    limit,
    windowStart: excess === undefined ? null : new Date(excess.from).toISOString(),
    windowEnd: excess === undefined ? null : new Date(excess.until).toISOString(),
    leavers: held.slice(0, leaversShown).map(shown),
    ahead: aheadOf(reading, until),
    approvals,
  }
}

function shown({
  id,
  employmentId,
  employeeId,
  userId,
  lastDay,
  noAccessFrom,
  dueAt,
}: DueLeaver): z.input<typeof HeldLeaver> {
  const shownLastDay = employmentId === null ? null : lastDay
  return { id, employmentId, employeeId, userId, lastDay: shownLastDay, noAccessFrom, actsAt: dueAt }
}

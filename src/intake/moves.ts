import { isDeepStrictEqual as isDeepEqual } from 'node:util'
import type { Leaver, LeaverPlanColumns } from '../db/leavers.ts'
import type { Reopening } from '../db/users.ts'
import { tenantClosedReason } from '../domain/closing.ts'
import { waitsByHand } from '../domain/by-hand.ts'
import type { Employment } from '../domain/employment.ts'
import { timingOf } from '../domain/late-notice.ts'
import type { Due, EmploymentPlan } from '../domain/leaver-plan.ts'
import { staysClosed } from './closed.ts'
import { plansOf, type Person } from './person.ts'

type NothingToDo = Extract<EmploymentPlan, { kind: 'nothing-to-do' }>
type Withdrawn = typeof withdrawn

/** What the rules make of one employment, by what stands of it; nothing if it stands as it should. */
export type Move =
  /** The account is closed, and its leaver still removes the connection. */
  | { kind: 'closing'; leaver: Leaver }
  | {
      kind: 'open'
      employment: Employment
      cycle: number
      columns: LeaverPlanColumns
      hold: ReturnType<typeof holdOf>
    }
  | { kind: 'replan'; leaver: Leaver; columns: LeaverPlanColumns; tell: boolean; releases: boolean }
  | {
      kind: 'end'
      leaver: Leaver | undefined
      plan: NothingToDo | Withdrawn
      employment: Employment | undefined
    }

const withdrawn = {
  kind: 'nothing-to-do',
  outcome: 'cancelled',
  reason: 'withdrawn',
  supersededBy: undefined,
} as const

/** Level-triggered (L3), and without effects: what is written and what is foreseen are the same. */
export function movesOf({ person, latest }: { person: Person; latest: ReadonlyMap<string, Leaver> }): Move[] {
  const plans = plansOf(person, { asIfActive: false })
  return [...new Set([...plans.keys(), ...latest.keys()])].flatMap((id): Move[] => {
    const leaver = latest.get(id)
    if (leaver !== undefined && closesAccount(leaver, person)) return [{ kind: 'closing', leaver }]
    const plan = plans.get(id) ?? withdrawn
    const employment = person.employments.find((each) => each.id === id)
    if (plan.kind === 'nothing-to-do') return [{ kind: 'end', leaver, plan, employment }]
    return employment === undefined ? [] : movesOfDue({ person, leaver, plan, employment })
  })
}

function movesOfDue({
  person,
  leaver,
  plan,
  employment,
}: {
  person: Person
  leaver: Leaver | undefined
  plan: Due
  employment: Employment
}): Move[] {
  const open = leaver !== undefined && leaver.stage !== 'finished' ? leaver : undefined
  const columns = columnsOf({ plan, employment, person, before: open })
  if (open === undefined) {
    const reopened = letInByHand({ person, plan, employment })
    if (leaver !== undefined && reopened === undefined && isDecided(leaver, plan)) return []
    const hold = reopened && holdOf({ reopened, actsAt: columns.actsAt })
    return [{ kind: 'open', employment, cycle: (leaver?.cycle ?? 0) + 1, columns, hold }]
  }
  // L16: who asks for access now, or once more, waits for no postponement that was given before.
  const isAskedNow = columns.access === 'now' && (open.access !== 'now' || open.actsAt !== columns.actsAt)
  const releases = open.stage === 'held' && isAskedNow
  const tell = open.actsAt !== columns.actsAt || releases
  if (!tell && isDeepEqual(summaryOf(open), summaryOf(columns))) return []
  return [{ kind: 'replan', leaver: open, columns, tell, releases }]
}

/**
 * Between its two steps a leaver looks inactive to the rules; it goes on all the same. Where a person closed the account as well
 * (L8) it cannot be given back: then the leaver ends if it is no longer due.
 */
function closesAccount(leaver: Leaver, person: Person): boolean {
  const { user } = person
  if (leaver.stage === 'finished' || user?.closedByLeaver !== leaver.id) return false
  return user.inactiveWhy !== 'person' || staysClosed({ person, leaver })
}

/** L8: somebody was let in again by hand after the employment was over, whatever had been decided about it before. */
function letInByHand({
  person: { user },
  plan,
  employment: { timeZone },
}: {
  person: Person
  plan: Due
  employment: Employment
}): Reopening | undefined {
  const reopened = user?.reopened
  if (reopened == null) return undefined
  return waitsByHand({ plan, reopenedAt: reopened.at, timeZone }) ? reopened : undefined
}

/** L8: until the end that was given, if the rule would close the account sooner. */
function holdOf({ reopened, actsAt }: { reopened: Reopening; actsAt: string }) {
  if (reopened.until <= actsAt) return undefined
  return { heldBy: 'by-hand-until', until: reopened.until, by: reopened.by, reason: reopened.reason } as const
}

/** What a person decided about this very termination stands: no new cycle asks again. */
function isDecided(leaver: Leaver, plan: Due): boolean {
  // Nobody decided that: with the tenant open again it is still to be done.
  if (leaver.reason === tenantClosedReason) return false
  // L16: access `now` is one decision; it does not fall on whoever returns to the account afterwards. Asked again it is another.
  if (plan.access === 'now') return leaver.access === 'now' && leaver.actsAt === plan.dueAt
  const isSame = leaver.lastDay === plan.lastDay && isDeepEqual(leaver.access, plan.access)
  return leaver.outcome === 'cancelled-by-operator' && leaver.reason === null && isSame
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
  if (!sameDate || access === 'now' || plan.dueAt > now || before.actsAt === null) return columns
  return {
    ...columns,
    actsAt: before.actsAt < timing.actsAt ? before.actsAt : timing.actsAt,
    noticeLateByDays: before.noticeLateByDays,
  }
}

export function summaryOf({
  lastDay,
  access,
  days,
  daysFrom,
  noAccessFrom,
}: Pick<Leaver, 'lastDay' | 'access' | 'days' | 'daysFrom' | 'noAccessFrom'>) {
  return { lastDay, access, days, daysFrom, noAccessFrom }
}

/** People to plan for, and the shapes of their plans; the values of a plan are written out by the tests. */
import type { DaysByLevel } from '../../src/domain/days.ts'
import type { Access, Employment } from '../../src/domain/employment.ts'
import {
  planPerson,
  type PersonToPlan,
  type PlannedUser,
  type PlanRules,
} from '../../src/domain/leaver-plan.ts'

export const stockholm = 'Europe/Stockholm'
export const helsinki = 'Europe/Helsinki'
export const stJohns = 'America/St_Johns'

type Ended = { access?: Access; askedAt?: string; zone?: string }

export function employed(
  id: string,
  startDate: string,
  lastDay?: string,
  { access = 'rule', askedAt, zone = stockholm }: Ended = {},
): Employment {
  return { id, startDate, lastDay, access, accessAskedAt: askedAt, timeZone: zone }
}

export const untilOctober = employed('a', '2020-02-01', '2026-10-31')
export const active: PlannedUser = { exempt: false, inactiveWhy: undefined }
export const unset: DaysByLevel = { user: undefined, template: undefined, settings: undefined }
const fiveDays: PlanRules = {
  deactivateAfter: { ...unset, settings: 5 },
  reactivateBefore: unset,
  keepIfReturningWithinDays: 0,
  dueTime: '00:00',
}
export const rules = (changes: Partial<PlanRules>): PlanRules => ({ ...fiveDays, ...changes })

export type Situation = {
  employments: readonly Employment[]
  user?: PlannedUser
  noUser?: true
  rules?: PlanRules
  now?: string
}

function person({
  employments,
  user = active,
  noUser,
  rules: own = fiveDays,
  now = '2026-09-01T08:00:00.000Z',
}: Situation): PersonToPlan {
  return { employments, user: noUser ? undefined : user, rules: own, now }
}

export const plansOf = (situation: Situation) => Object.fromEntries(planPerson(person(situation)))

export const ended = (outcome: string, reason?: string, supersededBy?: string) => ({
  kind: 'nothing-to-do',
  outcome,
  reason,
  supersededBy,
})
export const revoked = ended('cancelled', 'revoked')
export const returning = (to?: string) => ended('cancelled', 'returning', to)
export const superseded = (by: string) => ended('superseded', undefined, by)

export const due = (noAccessFrom: string, dueAt: string) => ({ kind: 'due', noAccessFrom, dueAt })
export const dueInNovember = due('2026-11-06', '2026-11-05T23:00:00.000Z')

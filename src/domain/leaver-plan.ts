import { addDays, latest, type CalendarDate } from './calendar-date.ts'
import { accessEnd, chainsOf, compare, type Chain } from './chain.ts'
import { daysFor, reactivateDaysBeforeFor, type Days, type DaysByLevel, type DaysFrom } from './days.ts'
import type { Access, Employment } from './employment.ts'
import { instantOf, localDateAt, type DueTime, type Instant } from './local-time.ts'

/** Why a user is inactive: at first sight, by a person (L8), or by koppling. */
export type InactiveWhy = 'launch' | 'person' | 'automation'

export type PlannedUser = {
  exempt: boolean
  inactiveWhy: InactiveWhy | undefined
}

export type PlanRules = {
  deactivateAfter: DaysByLevel
  reactivateBefore: DaysByLevel
  keepIfReturningWithinDays: number
  dueTime: DueTime
}

export type PersonToPlan = {
  /** All that are not withdrawn. */
  employments: readonly Employment[]
  user: PlannedUser | undefined
  rules: PlanRules
  now: Instant
}

/** The account closes at `dueAt`, the start of `noAccessFrom` at the tenant's hour, or the moment access `now` was asked for. */
export type Due = {
  kind: 'due'
  lastDay: CalendarDate
  access: Access
  days: Days
  daysFrom: DaysFrom
  noAccessFrom: CalendarDate
  dueAt: Instant
}

export type NothingToDo = {
  kind: 'nothing-to-do'
  outcome: 'cancelled' | 'superseded' | 'closed-by-hand'
  reason: 'revoked' | 'returning' | 'no-user' | 'off' | 'exempt' | 'inactive' | undefined
  /** The employment that keeps the account open or carries the action instead. */
  supersededBy: string | undefined
}

export type EmploymentPlan = Due | NothingToDo

/** The plan of every employment of one person (L1-L3, L16). An employment without a last day is `cancelled`, `revoked`. */
export function planPerson(person: PersonToPlan): Map<string, EmploymentPlan> {
  const chains = chainsOf({
    employments: person.employments,
    days: daysFor(person.rules.deactivateAfter).days,
    joinWithinDays: joinWithinDays(person.rules),
  })
  return new Map(
    chains.flatMap((chain, position) => {
      const next = chains[position + 1]
      return chain.members.map(
        (employment) => [employment.id, planOne({ employment, chain, next, person })] as const,
      )
    }),
  )
}

function planOne({
  employment,
  chain,
  next,
  person,
}: {
  employment: Employment
  chain: Chain
  next: Chain | undefined
  person: PersonToPlan
}): EmploymentPlan {
  const { user } = person
  const { lastDay } = employment
  if (lastDay === undefined) return cancelled('revoked')
  if (user === undefined) return cancelled('no-user')
  if (user.exempt) return cancelled('exempt')
  if (user.inactiveWhy === 'person') return { ...cancelled(undefined), outcome: 'closed-by-hand' }
  if (user.inactiveWhy === 'launch') return cancelled('inactive')
  const plan = planOfActive({ employment, lastDay, chain, next, person })
  return plan.kind === 'due' && user.inactiveWhy === 'automation' ? cancelled('inactive') : plan
}

function planOfActive({
  employment,
  lastDay,
  chain,
  next,
  person: { rules, now },
}: {
  employment: Employment
  lastDay: CalendarDate
  chain: Chain
  next: Chain | undefined
  person: PersonToPlan
}): EmploymentPlan {
  const { access } = employment
  const days = daysFor(rules.deactivateAfter)
  if (access === 'now') {
    const dueAt = employment.accessAskedAt ?? now
    const noAccessFrom = localDateAt({ instant: dueAt, timeZone: employment.timeZone })
    return { kind: 'due', lastDay, access, ...days, noAccessFrom, dueAt }
  }
  if (chain.noAccessFrom === undefined) return keptOpen({ employment, chain })
  // Before `off`, which closes nothing and does not keep out who is employed again.
  if (next !== undefined && openAgain({ next, rules, now })) return cancelled('returning')
  if (access === 'rule' && days.days === 'off') return cancelled('off')

  const carrier = carrierOf({ chain, days: days.days })
  if (carrier !== undefined && carrier.id !== employment.id) return superseded(carrier.id)
  const { noAccessFrom } = chain
  const dueAt = dueAtOf({ noAccessFrom, employment, chain, days: days.days, dueTime: rules.dueTime })
  return { kind: 'due', lastDay, access, ...days, noAccessFrom, dueAt }
}

/** Where employers have several zones, the date may begin at one while an employment at another still has its last day. */
function dueAtOf({
  noAccessFrom,
  employment,
  chain,
  days,
  dueTime,
}: {
  noAccessFrom: CalendarDate
  employment: Employment
  chain: Chain
  days: Days
  dueTime: DueTime
}): Instant {
  const startOf = (date: CalendarDate, { timeZone }: Employment) => instantOf({ date, dueTime, timeZone })
  const ends = chain.members.map((member) =>
    startOf(accessEnd({ employment: member, days }) ?? noAccessFrom, member),
  )
  return ends.reduce(latest, startOf(noAccessFrom, employment))
}

/** A chain that has no end: the person is still employed, or is returning soon enough. */
function keptOpen({ employment, chain }: { employment: Employment; chain: Chain }): NothingToDo {
  const running = chain.members.find(({ lastDay }) => lastDay === undefined)
  const returns = running !== undefined && running.startDate > (employment.lastDay ?? '')
  return returns ? { ...cancelled('returning'), supersededBy: running.id } : superseded(running?.id)
}

/** Of several employments the one whose access ends last carries the action (ties: the later last day, then the smaller id). */
function carrierOf({ chain, days }: { chain: Chain; days: Days }): Employment | undefined {
  const carriers = chain.members.filter(
    ({ access }) => typeof access === 'object' || (access === 'rule' && days !== 'off'),
  )
  const end = (employment: Employment) => accessEnd({ employment, days }) ?? ''
  return carriers.toSorted(
    (first, second) =>
      compare(end(second), end(first)) ||
      compare(second.lastDay ?? '', first.lastDay ?? '') ||
      compare(first.id, second.id),
  )[0]
}

/** L11: whether the account is to be open already for the employment that follows after the gap. */
function openAgain({ next, rules, now }: { next: Chain; rules: PlanRules; now: Instant }): boolean {
  const [first] = next.members
  return first !== undefined && opensForAt(first, rules) <= now
}

/** L11: when a closed account is to be open for this employment; where that is `off`, the rules look at its start. */
export function opensForAt({ startDate, timeZone }: Employment, rules: PlanRules): Instant {
  const before = reactivateDaysBeforeFor(rules.reactivateBefore)
  const date = addDays(startDate, before === 'off' ? 0 : -before)
  return instantOf({ date, dueTime: rules.dueTime, timeZone })
}

function joinWithinDays({ keepIfReturningWithinDays, reactivateBefore }: PlanRules): number {
  const before = reactivateDaysBeforeFor(reactivateBefore)
  return Math.max(keepIfReturningWithinDays, before === 'off' ? 0 : before)
}

function cancelled(reason: NothingToDo['reason']): NothingToDo {
  return { kind: 'nothing-to-do', outcome: 'cancelled', reason, supersededBy: undefined }
}

function superseded(by: string | undefined): NothingToDo {
  return { kind: 'nothing-to-do', outcome: 'superseded', reason: undefined, supersededBy: by }
}

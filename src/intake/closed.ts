import type { Knex } from 'knex'
import { findLeaver, type Leaver } from '../db/leavers.ts'
import { opensForAt, type EmploymentPlan } from '../domain/leaver-plan.ts'
import type { Instant } from '../domain/local-time.ts'
import { opensForReturn, plansOf, rulesOf, type Person } from './person.ts'

/** A person whose account a leaver closed. */
export type Closed = { person: Person; leaver: Leaver }

/**
 * The leaver that closed the person's account and may give it back (L11); undefined if the account is open, if a person closed
 * it, or by access `now` (L16). An account that has moved to another employee keeps its row and state, but where its own
 * access end closed it (L17), the employee's rules take over.
 */
export async function closingLeaver(
  db: Knex,
  tenant: string,
  { person, latest }: { person: Person; latest: ReadonlyMap<string, Leaver> },
): Promise<Leaver | undefined> {
  const id = person.user?.closedByLeaver
  if (id == null) return undefined
  const leaver = [...latest.values()].find((each) => each.id === id) ?? (await findLeaver(db, tenant, id))
  return leaver !== undefined && mayOpen({ person, leaver }) ? leaver : undefined
}

/** Whether it is the automation's to open at all: not what a person closed as well (L8). */
export function mayOpen({ person, leaver }: Closed): boolean {
  if (leaver.access === 'now' || person.user?.inactiveWhy !== 'automation') return false
  return leaver.employeeId === null || leaver.employeeId === person.employeeId
}

/** Whether it is a new employment that opens the account, rather than a correction. */
export function isReturn({ person, leaver }: Closed): boolean {
  if (isTakenOver({ person, leaver })) return true
  return isReturning(plansOf(person, { asIfActive: true }).get(leaver.employmentId))
}

/** L17: closed by the user's own access end, before an employee got the user. */
function isTakenOver({ person, leaver }: Closed): boolean {
  return leaver.employeeId === null && person.employeeId !== null
}

/** Still due, or merely out of the automation's hands: neither `off` nor `exempt` opens what was closed. */
export function staysClosed({ person, leaver }: Closed): boolean {
  if (isTakenOver({ person, leaver }) && !isEmployedAgain(person)) return true
  const plans = plansOf(person, { asIfActive: true })
  const plan = plans.get(leaver.employmentId)
  if (plan?.kind === 'due' && plan.noAccessFrom === leaver.noAccessFrom) return true
  if (plan?.kind === 'nothing-to-do' && (plan.reason === 'off' || plan.reason === 'exempt')) return true
  // L11: opening before a new employment may be off.
  if (isReturning(plan) && !opensForReturn(person)) return true
  return [...plans.values()].some((each) => each.kind === 'due' && each.dueAt <= person.now)
}

/** By the rules of L11 the account is to be open for one of the employments, or was. */
function isEmployedAgain(person: Person): boolean {
  if (person.user?.exempt === true || !opensForReturn(person)) return false
  const rules = rulesOf(person)
  return person.employments.some((employment) => opensForAt(employment, rules) <= person.now)
}

function isReturning(plan: EmploymentPlan | undefined): boolean {
  return plan?.kind === 'nothing-to-do' && plan.reason === 'returning'
}

/**
 * L11: when the account opens again, and for which employment: the first moment at which the rules, asked then, no longer keep
 * it closed. Past only while the tenant observes (L9).
 */
export function openingOf(closed: Closed): { employment: string; at: Instant } | undefined {
  const { person } = closed
  const rules = rulesOf(person)
  const openings = person.employments
    .map((employment) => ({ employment: employment.id, at: opensForAt(employment, rules) }))
    .toSorted((first, second) => Date.parse(first.at) - Date.parse(second.at))
  if (!staysClosed(closed)) return openings.findLast(({ at }) => at <= person.now)
  return openings.find(
    ({ at }) => at > person.now && !staysClosed({ ...closed, person: { ...person, now: at } }),
  )
}

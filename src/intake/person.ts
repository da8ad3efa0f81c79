import type { Knex } from 'knex'
import { lockKnownEmployee } from '../db/employees.ts'
import { plannedEmployments } from '../db/employments.ts'
import { latestLeaverOfUserEnd, latestLeaversOf, type Leaver } from '../db/leavers.ts'
import { lockUserTemplate } from '../db/user-templates.ts'
import { findUser, findUserOfEmployee, lockUser, lockUserOfEmployee, type User } from '../db/users.ts'
import type { SettingsDocument, UserTemplateDocument } from '../domain/documents.ts'
import { reactivateDaysBeforeFor } from '../domain/days.ts'
import type { Employment } from '../domain/employment.ts'
import { planPerson, type EmploymentPlan, type InactiveWhy, type PlanRules } from '../domain/leaver-plan.ts'
import type { Instant } from '../domain/local-time.ts'
import { userEnd, userEndId } from '../domain/user-end.ts'

/** Whose plans: an employee's, or those of a user without employee (L17). */
export type Whose = { employee: string } | { user: string }

/** One text for either: an employee's id, or that of the access end. */
export function keyOf(whose: Whose): string {
  return 'employee' in whose ? whose.employee : userEndId(whose.user)
}

/**
 * Everything that decides about one person, read under the locks of L6. A user without employee (L17) is a person with one
 * employment, which stands for its access end.
 */
export type Person = {
  whose: Whose
  employeeId: string | null
  employments: readonly Employment[]
  user: User | undefined
  settings: SettingsDocument
  template: UserTemplateDocument | undefined
  now: Instant
}

/** L6: the template of the person's user, held shared; taken before the person's own lock. */
async function lockTemplateOf(db: Knex, tenant: string, employee: string) {
  const user = await findUserOfEmployee(db, tenant, employee)
  return await lockTemplate(db, tenant, user?.userTemplateId ?? null)
}

/** L6: template and person; a user without employee is its own lock, taken when it is read. */
export async function lockPerson(db: Knex, tenant: string, whose: Whose): Promise<void> {
  if ('employee' in whose) {
    await lockTemplateOf(db, tenant, whose.employee)
    await lockKnownEmployee(db, tenant, whose.employee)
  } else {
    const user = await findUser(db, tenant, whose.user)
    await lockTemplate(db, tenant, user?.userTemplateId ?? null)
  }
}

export async function lockTemplate(db: Knex, tenant: string, id: string | null) {
  return id === null ? undefined : (await lockUserTemplate(db, tenant, id, 'share')).template
}

/** Reads the person; the caller holds settings and person (L6). The user is locked here. */
export async function readPerson(
  db: Knex,
  tenant: string,
  { settings, now, ...whose }: Whose & { settings: SettingsDocument; now: Instant },
): Promise<Person> {
  const known =
    'employee' in whose
      ? await lockUserOfEmployee(db, tenant, whose.employee)
      : await lockUser(db, tenant, whose.user)
  // Whose user has been taken over by an employee has no access end of its own any more.
  const user = 'user' in whose && known?.employeeId != null ? undefined : known
  return {
    whose,
    employeeId: 'employee' in whose ? whose.employee : null,
    employments: await employmentsOf(db, tenant, { whose, user, settings }),
    user,
    settings,
    template: await lockTemplate(db, tenant, user?.userTemplateId ?? null),
    now,
  }
}

/** The same person after something was written. */
export async function readAgain(db: Knex, tenant: string, { whose, settings, now }: Person): Promise<Person> {
  return await readPerson(db, tenant, { ...whose, settings, now })
}

/** The latest cycle of each employment of the person. */
export async function latestOf(
  db: Knex,
  tenant: string,
  { whose }: Pick<Person, 'whose'>,
): Promise<Map<string, Leaver>> {
  return 'employee' in whose
    ? await latestLeaversOf(db, tenant, whose.employee)
    : await latestLeaverOfUserEnd(db, tenant, whose.user)
}

async function employmentsOf(
  db: Knex,
  tenant: string,
  { whose, user, settings }: { whose: Whose; user: User | undefined; settings: SettingsDocument },
): Promise<Employment[]> {
  if ('employee' in whose) return await plannedEmployments(db, tenant, whose.employee)
  if (user === undefined) return []
  const { accessEndsOn: endsOn, accessAskedAt: askedNowAt } = user
  return [userEnd({ user: user.id, endsOn, askedNowAt, timeZone: settings.timeZone })]
}

/** The plans as they are, or as they would be if the account were open. */
export function plansOf(
  person: Person,
  { asIfActive }: { asIfActive: boolean },
): Map<string, EmploymentPlan> {
  const { user } = person
  const inactiveWhy: InactiveWhy | undefined = asIfActive ? undefined : (user?.inactiveWhy ?? undefined)
  return planPerson({
    employments: person.employments,
    user: user && { exempt: user.exempt, inactiveWhy },
    rules: rulesOf(person),
    now: person.now,
  })
}

/** L11: whether a closed account is opened for a new employment at all. */
export function opensForReturn(person: Person): boolean {
  return reactivateDaysBeforeFor(rulesOf(person).reactivateBefore) !== 'off'
}

export function rulesOf({ user, template, settings }: Person): PlanRules {
  return {
    deactivateAfter: {
      user: user?.deactivateAfterDays ?? undefined,
      template: template?.deactivateAfterDays ?? undefined,
      settings: settings.deactivateAfterDays ?? undefined,
    },
    reactivateBefore: {
      user: user?.reactivateDaysBefore ?? undefined,
      template: template?.reactivateDaysBefore ?? undefined,
      settings: settings.reactivateDaysBefore ?? undefined,
    },
    keepIfReturningWithinDays: template?.keepIfReturningWithinDays ?? settings.keepIfReturningWithinDays,
    dueTime: settings.dueTime,
  }
}

import type { Knex } from 'knex'
import { plannedEmployments } from '../db/employments.ts'
import { lockUserTemplate } from '../db/user-templates.ts'
import { findUserOfEmployee, lockUserOfEmployee, type User } from '../db/users.ts'
import type { SettingsDocument, UserTemplateDocument } from '../domain/documents.ts'
import { reactivateDaysBeforeFor } from '../domain/days.ts'
import type { Employment } from '../domain/employment.ts'
import { planPerson, type EmploymentPlan, type InactiveWhy, type PlanRules } from '../domain/leaver-plan.ts'
import type { Instant } from '../domain/local-time.ts'

/** Everything that decides about one person, read under the locks of L6. */
export type Person = {
  employeeId: string
  employments: readonly Employment[]
  user: User | undefined
  settings: SettingsDocument
  template: UserTemplateDocument | undefined
  now: Instant
}

/** L6: the template of the person's user, held shared; taken before the person's own lock. */
export async function lockTemplateOf(db: Knex, tenant: string, employee: string) {
  const user = await findUserOfEmployee(db, tenant, employee)
  return await lockTemplate(db, tenant, user?.userTemplateId ?? null)
}

async function lockTemplate(db: Knex, tenant: string, id: string | null) {
  return id === null ? undefined : (await lockUserTemplate(db, tenant, id, 'share')).template
}

/** Reads the person; the caller holds settings and person (L6). The user is locked here. */
export async function readPerson(
  db: Knex,
  tenant: string,
  { employee, settings, now }: { employee: string; settings: SettingsDocument; now: Instant },
): Promise<Person> {
  const user = await lockUserOfEmployee(db, tenant, employee)
  return {
    employeeId: employee,
    employments: await plannedEmployments(db, tenant, employee),
    user,
    settings,
    template: await lockTemplate(db, tenant, user?.userTemplateId ?? null),
    now,
  }
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

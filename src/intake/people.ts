import type { Knex } from 'knex'
import { lockEmployees } from '../db/employees.ts'
import { plannedEmploymentsOfAll } from '../db/employments.ts'
import { latestLeaversOfAll, type Leaver } from '../db/leavers.ts'
import { lockUserTemplates } from '../db/user-templates.ts'
import { lockUsersOfEmployees, templatesOfEmployees, type User } from '../db/users.ts'
import type { SettingsDocument } from '../domain/documents.ts'
import type { Instant } from '../domain/local-time.ts'
import type { Person } from './person.ts'

export type PersonWithLeavers = { person: Person; latest: ReadonlyMap<string, Leaver> }

/**
 * Locks templates, people and users in the order of L6 and reads them; the caller holds the settings.
 */
export async function lockPeople(db: Knex, tenant: string, many: Many): Promise<PersonWithLeavers[]> {
  await lockUserTemplates(db, tenant, await templatesOfEmployees(db, tenant, many.employees))
  await lockEmployees(db, tenant, many.employees)
  // Once more when they are read: a user may have been given another template before it was locked here.
  return await readPeople(db, tenant, {
    ...many,
    users: await lockUsersOfEmployees(db, tenant, many.employees),
  })
}

type Many = { employees: readonly string[]; settings: SettingsDocument; now: Instant }

/** Reads many people with the latest cycles of their employments by one query each. */
export async function readPeople(
  db: Knex,
  tenant: string,
  { employees, settings, now, users }: Many & { users: ReadonlyMap<string, User> },
): Promise<PersonWithLeavers[]> {
  const named = [...users.values()].flatMap(({ userTemplateId }) => userTemplateId ?? [])
  const templates = await lockUserTemplates(db, tenant, [...new Set(named)])
  const employments = await plannedEmploymentsOfAll(db, tenant, employees)
  const latest = await latestLeaversOfAll(db, tenant, employees)
  return employees.map((employeeId) => {
    const user = users.get(employeeId)
    return {
      person: {
        employeeId,
        employments: employments.get(employeeId) ?? [],
        user,
        settings,
        template: templates.get(user?.userTemplateId ?? ''),
        now,
      },
      latest: latest.get(employeeId) ?? new Map<string, Leaver>(),
    }
  })
}

import type { Knex } from 'knex'
import { lockEmployees } from '../db/employees.ts'
import { plannedEmploymentsOfAll } from '../db/employments.ts'
import { latestLeaversOfAll, type Leaver } from '../db/leavers.ts'
import { lockUserTemplates } from '../db/user-templates.ts'
import { lockUsersOfEmployees, templatesOfEmployees, type User } from '../db/users.ts'
import type { SettingsDocument } from '../domain/documents.ts'
import type { Instant } from '../domain/local-time.ts'
import { userOfEnd } from '../domain/user-end.ts'
import { latestOf, readPerson, type Person } from './person.ts'

export type PersonWithLeavers = { person: Person; latest: ReadonlyMap<string, Leaver> }

/** Employees by their id, users without employee by that of their access end (L17). */
type Many = { people: readonly string[]; settings: SettingsDocument; now: Instant }

/**
 * Locks templates, people and users in the order of L6 and reads them; the caller holds the settings.
 */
export async function lockPeople(db: Knex, tenant: string, many: Many): Promise<PersonWithLeavers[]> {
  const employees = employeesAmong(many.people)
  await lockUserTemplates(db, tenant, await templatesOfEmployees(db, tenant, employees))
  await lockEmployees(db, tenant, employees)
  // Once more when they are read: a user may have been given another template before it was locked here.
  const users = await lockUsersOfEmployees(db, tenant, employees)
  return await readPeople(db, tenant, { ...many, users })
}

export function employeesAmong(people: readonly string[]): string[] {
  return people.filter((key) => userOfEnd(key) === undefined)
}

/** Reads many people with the latest cycles of their employments by one query each; users without employee, who are few, one by one. */
export async function readPeople(
  db: Knex,
  tenant: string,
  { people, ...many }: Many & { users: ReadonlyMap<string, User> },
): Promise<PersonWithLeavers[]> {
  const read = await readEmployees(db, tenant, { ...many, employees: employeesAmong(people) })
  for (const user of people.flatMap((key) => userOfEnd(key) ?? [])) {
    const person = await readPerson(db, tenant, { user, settings: many.settings, now: many.now })
    read.push({ person, latest: await latestOf(db, tenant, person) })
  }
  return read
}

async function readEmployees(
  db: Knex,
  tenant: string,
  {
    employees,
    settings,
    now,
    users,
  }: {
    employees: readonly string[]
    settings: SettingsDocument
    now: Instant
    users: ReadonlyMap<string, User>
  },
): Promise<PersonWithLeavers[]> {
  const named = [...users.values()].flatMap(({ userTemplateId }) => userTemplateId ?? [])
  const templates = await lockUserTemplates(db, tenant, [...new Set(named)])
  const employments = await plannedEmploymentsOfAll(db, tenant, employees)
  const latest = await latestLeaversOfAll(db, tenant, employees)
  return employees.map((employeeId) => {
    const user = users.get(employeeId)
    return {
      person: {
        whose: { employee: employeeId },
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

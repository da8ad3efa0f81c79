/** What is shown of people whose identity is protected. */
import type { Knex } from 'knex'
import { protectedAmong } from '../db/protected-people.ts'
import type { User } from '../db/users.ts'
import type { EmployeeDocument } from '../domain/documents.ts'
import { isMasked, maskedEmployee, maskedUser, type Showing } from '../domain/masking.ts'

export function shownEmployee(document: EmployeeDocument, showing: Showing): EmployeeDocument {
  return isMasked({ protectedIdentity: document.protectedIdentity, showing })
    ? maskedEmployee(document)
    : document
}

/** Users as they are shown, in the same order. */
export async function shownUsers<Shown extends User>(
  db: Knex,
  tenant: string,
  { users, showing }: { users: readonly Shown[]; showing: Showing },
): Promise<Shown[]> {
  const found = await protectedAmong(
    db,
    tenant,
    users.map(({ employeeId }) => employeeId),
  )
  return users.map((user) => {
    const protectedIdentity = user.employeeId !== null && found.has(user.employeeId)
    return isMasked({ protectedIdentity, showing }) ? maskedUser(user) : user
  })
}

export async function shownUser(
  db: Knex,
  tenant: string,
  { user, showing }: { user: User; showing: Showing },
): Promise<User> {
  const [shown = user] = await shownUsers(db, tenant, { users: [user], showing })
  return shown
}

import type { Knex } from 'knex'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { EmployeeDocument, UserDocument } from '../domain/documents.ts'
import { localDateAt } from '../domain/local-time.ts'
import { employeeFromRow, findEmployeeRow } from './employees.ts'
import { employmentsOf } from './employments.ts'
import { findTenant } from './tenants.ts'
import { findUserOfEmployee, type User } from './users.ts'
import type { Vault } from './vault.ts'

/** The document of an employee as it stands now, the user's state included. */
export async function readEmployeeDocument(
  db: Knex,
  tenant: string,
  id: string,
  vault: Vault,
): Promise<EmployeeDocument | undefined> {
  const row = await findEmployeeRow(db, tenant, id)
  if (row === undefined) return undefined
  const opened = await vault.forPerson(db, tenant, id)
  const employments = await employmentsOf(db, tenant, id, opened)
  const user = await findUserOfEmployee(db, tenant, id)
  return {
    ...employeeFromRow(row, opened),
    employments: employments.map(({ document }) => document),
    user: user === undefined ? null : userDocumentOf(user, await inactiveSince(db, tenant, user)),
    withdrawUser: false,
  }
}

/** The tenant's local date. */
async function inactiveSince(db: Knex, tenant: string, user: User): Promise<CalendarDate | null> {
  if (user.inactiveSince === null) return null
  const timeZone = (await findTenant(db, tenant))?.timeZone ?? 'UTC'
  return localDateAt({ instant: user.inactiveSince, timeZone })
}

function userDocumentOf(user: User, inactiveSinceDate: CalendarDate | null): UserDocument {
  return {
    id: user.id,
    username: user.username,
    vismaConnectEmail: user.vismaConnectEmail,
    vismaConnectUserId: user.vismaConnectUserId,
    userTemplateId: user.userTemplateId,
    deactivateAfterDays: user.deactivateAfterDays,
    reactivateDaysBefore: user.reactivateDaysBefore,
    administrator: user.administrator,
    exempt: user.exempt,
    active: user.active,
    inactiveSince: inactiveSinceDate,
    connected: user.connection,
  }
}

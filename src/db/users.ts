import type { Knex } from 'knex'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { ConnectionKnown, UserDocument } from '../domain/documents.ts'
import type { Days } from '../domain/days.ts'
import type { InactiveWhy } from '../domain/leaver-plan.ts'
import { changedNow } from './changed-now.ts'
import { fromDays, toDays } from './days.ts'
import { prepared } from './prepared.ts'

/** A user as it stands: what the HR system sent, and what koppling knows of account and connection. */
export type User = {
  id: string
  employeeId: string | null
  username: string
  vismaConnectEmail: string | null
  vismaConnectUserId: string | null
  userTemplateId: string | null
  deactivateAfterDays: Days | null
  reactivateDaysBefore: Days | null
  administrator: boolean
  exempt: boolean
  active: boolean
  inactiveSince: string | null
  inactiveWhy: InactiveWhy | null
  closedByLeaver: string | null
  /** L7: when the HR system had carried the closing out; null while it has not, or the account is open. */
  enforcedAt: string | null
  /** L8: by a person, and until when it stays open if the employment is over; null unless the account was opened so. */
  reopened: Reopening | null
  /** L17: the first local day without access of a user without employee. */
  accessEndsOn: string | null
  /** L16: when a person decided that it ends now. */
  accessAskedAt: string | null
  /** L11: when koppling opens the account that it closed, for a new employment. */
  opensAt: string | null
  connection: ConnectionKnown
  /** L12: what the search by the present e-mail said; null where it was not made, or told the Connect user. */
  connectLookUp: LookUpResult | null
  /** L11: since when koppling has or may have taken the connection, and the leaver that did; null once it is there again. */
  taken: { at: string; leaver: string | null } | null
  changedAt: string
}

export type LookUpResult = 'not-found' | 'several-matches' | 'email-refused'

export type Reopening = { at: string; until: string; by: string | null; reason: string | null }

export type UserRow = {
  tenant_id: string
  id: string
  employee_id: string | null
  username: string
  visma_connect_email: string | null
  visma_connect_user_id: string | null
  user_template_id: string | null
  deactivate_after_days: string | null
  reactivate_days_before: string | null
  administrator: boolean
  exempt: boolean
  active: boolean
  inactive_since: Date | null
  inactive_why: InactiveWhy | null
  closed_by_leaver: string | null
  enforced_at: Date | null
  reopened_at: Date | null
  open_until: Date | null
  open_until_by: string | null
  open_until_reason: string | null
  access_ends_on: string | null
  access_asked_at: Date | null
  opens_at: Date | null
  connection: ConnectionKnown
  connect_look_up: LookUpResult | null
  connection_taken_at: Date | null
  connection_taken_by: string | null
  changed_at: Date
}

export async function findUser(db: Knex, tenant: string, id: string): Promise<User | undefined> {
  const row = await db<UserRow>('users').where({ tenant_id: tenant, id }).first()
  return row && userFromRow(row)
}

export async function lockUser(db: Knex, tenant: string, id: string): Promise<User | undefined> {
  const row = await db<UserRow>('users').where({ tenant_id: tenant, id }).forUpdate().first()
  return row && userFromRow(row)
}

export async function findUserOfEmployee(
  db: Knex,
  tenant: string,
  employee: string,
): Promise<User | undefined> {
  const row = await db<UserRow>('users').where({ tenant_id: tenant, employee_id: employee }).first()
  return row && userFromRow(row)
}

export async function lockUserOfEmployee(
  db: Knex,
  tenant: string,
  employee: string,
): Promise<User | undefined> {
  const query = db.raw<{ rows: UserRow[] }>(
    `select id, employee_id, username, visma_connect_email, visma_connect_user_id, user_template_id, deactivate_after_days,
       reactivate_days_before, administrator, exempt, active, inactive_since, inactive_why, closed_by_leaver, enforced_at,
       reopened_at, open_until, open_until_by, open_until_reason, access_ends_on, access_asked_at, opens_at, connection,
       connect_look_up, connection_taken_at, connection_taken_by, changed_at
     from users where tenant_id = ? and employee_id = ? for update`,
    [tenant, employee],
  )
  const { rows } = await prepared('lock-user-of-employee', query)
  const [row] = rows
  return row && userFromRow(row)
}

/** The same for many people, by employee. */
export async function lockUsersOfEmployees(
  db: Knex,
  tenant: string,
  employees: readonly string[],
): Promise<Map<string, User>> {
  const rows = await usersOf(db, tenant, employees).orderBy('id').forUpdate()
  return new Map(rows.map((row) => [row.employee_id ?? '', userFromRow(row)]))
}

export async function findUsersOfEmployees(
  db: Knex,
  tenant: string,
  employees: readonly string[],
): Promise<Map<string, User>> {
  const rows = await usersOf(db, tenant, employees)
  return new Map(rows.map((row) => [row.employee_id ?? '', userFromRow(row)]))
}

function usersOf(db: Knex, tenant: string, employees: readonly string[]) {
  return db<UserRow>('users')
    .where({ tenant_id: tenant })
    .whereRaw('employee_id = any(?)', [[...employees]])
}

/** The templates that these people's users name. */
export async function templatesOfEmployees(
  db: Knex,
  tenant: string,
  employees: readonly string[],
): Promise<string[]> {
  const rows = (await db('users')
    .where({ tenant_id: tenant })
    .whereRaw('employee_id = any(?)', [[...employees]])
    .whereNotNull('user_template_id')
    .distinct('user_template_id')) as { user_template_id: string }[]
  return rows.map(({ user_template_id }) => user_template_id)
}

/** The part of a user that documents carry; state is changed by the functions below. */
export async function putUserFields(
  db: Knex,
  tenant: string,
  { user, employeeId }: { user: UserDocument; employeeId: string | null },
): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id: user.id })
    .update({
      employee_id: employeeId,
      ...(employeeId !== null && { access_ends_on: null, access_asked_at: null }),
      username: user.username,
      visma_connect_email: user.vismaConnectEmail,
      // What was searched by the former e-mail says nothing of this one.
      connect_look_up: db.raw(
        'case when visma_connect_email is not distinct from ? then connect_look_up end',
        [user.vismaConnectEmail],
      ),
      connect_looked_up_at: db.raw(
        'case when visma_connect_email is not distinct from ? then connect_looked_up_at end',
        [user.vismaConnectEmail],
      ),
      ...(user.vismaConnectUserId !== null && { visma_connect_user_id: user.vismaConnectUserId }),
      user_template_id: user.userTemplateId,
      deactivate_after_days: fromDays(user.deactivateAfterDays),
      reactivate_days_before: fromDays(user.reactivateDaysBefore),
      administrator: user.administrator,
      exempt: user.exempt,
      changed_at: changedNow(db),
    })
}

/**
 * L9: the state at first sight is the document's; who is inactive then is never touched by the automation. Answers false if
 * another transaction made the user meanwhile.
 */
export async function insertUser(
  db: Knex,
  tenant: string,
  { user, employeeId }: { user: UserDocument; employeeId: string | null },
): Promise<boolean> {
  const inactive = user.active === false
  const made = (await db('users')
    .insert({
      tenant_id: tenant,
      id: user.id,
      employee_id: employeeId,
      username: user.username,
      visma_connect_email: user.vismaConnectEmail,
      visma_connect_user_id: user.vismaConnectUserId,
      user_template_id: user.userTemplateId,
      deactivate_after_days: fromDays(user.deactivateAfterDays),
      reactivate_days_before: fromDays(user.reactivateDaysBefore),
      administrator: user.administrator,
      exempt: user.exempt,
      active: !inactive,
      inactive_since: inactive ? startOf(db, tenant, user.inactiveSince) : null,
      inactive_why: inactive ? 'launch' : null,
      connection: user.connected ?? 'unknown',
      changed_at: changedNow(db),
    })
    .onConflict(['tenant_id', 'id'])
    .ignore()
    .returning('id')) as unknown[]
  return made.length > 0
}

/** The tenant's local midnight of the date, or now. */
function startOf(db: Knex, tenant: string, date: CalendarDate | null): Knex.Raw {
  if (date === null) return db.raw('now()')
  return db.raw('?::timestamp at time zone (select time_zone from tenants where id = ?)', [date, tenant])
}

/** L17: when the access of a user without employee ends; `askedAt`: a person decided that it ends now. */
export async function setAccessEnd(
  db: Knex,
  tenant: string,
  id: string,
  { endsOn, askedAt = null }: { endsOn: CalendarDate | null; askedAt?: string | null },
): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id })
    .update({ access_ends_on: endsOn, access_asked_at: askedAt, changed_at: changedNow(db) })
}

export async function detachUser(db: Knex, tenant: string, id: string): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id })
    .update({ employee_id: null, changed_at: changedNow(db) })
}

const notReopened = { reopened_at: null, open_until: null, open_until_by: null, open_until_reason: null }

export async function deactivateUser(
  db: Knex,
  tenant: string,
  id: string,
  { why, at, leaver }: { why: InactiveWhy; at: string; leaver?: string },
): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id, active: true })
    .update({
      active: false,
      inactive_since: at,
      inactive_why: why,
      closed_by_leaver: leaver ?? null,
      ...notReopened,
      changed_at: changedNow(db),
    })
}

/** L8: a person closes what koppling has closed: it is not the automation's to open any more. Since when it is closed stays. */
export async function takeOverClosing(db: Knex, tenant: string, id: string): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id, active: false })
    .update({ inactive_why: 'person', changed_at: changedNow(db) })
}

/** L8: until when an account stays open that a person has opened; who opened it, and when, stay. */
export async function moveReopening(
  db: Knex,
  tenant: string,
  id: string,
  { until, by, reason }: Omit<Reopening, 'at'>,
): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id })
    .whereNotNull('reopened_at')
    .update({ open_until: until, open_until_by: by, open_until_reason: reason, changed_at: changedNow(db) })
}

/** L13: the account stays open without an end. */
export async function forgetReopening(db: Knex, tenant: string, id: string): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id })
    .whereNotNull('reopened_at')
    .update({ ...notReopened, changed_at: changedNow(db) })
}

/** `reopening`: by hand; without one koppling gives the account back. */
export async function activateUser(
  db: Knex,
  tenant: string,
  id: string,
  reopening?: Reopening,
): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id, active: false })
    .update({
      active: true,
      inactive_since: null,
      inactive_why: null,
      closed_by_leaver: null,
      enforced_at: null,
      ...(reopening !== undefined && {
        reopened_at: reopening.at,
        open_until: reopening.until,
        open_until_by: reopening.by,
        open_until_reason: reopening.reason,
      }),
      changed_at: changedNow(db),
    })
}

/** L7: the HR system says that nobody can use the account any more. */
export async function noteEnforcement(db: Knex, tenant: string, id: string, at: string): Promise<void> {
  await db('users')
    .where({ tenant_id: tenant, id, active: false })
    .update({ enforced_at: at, changed_at: changedNow(db) })
}

export function userFromRow(row: UserRow): User {
  return {
    id: row.id,
    employeeId: row.employee_id,
    username: row.username,
    vismaConnectEmail: row.visma_connect_email,
    vismaConnectUserId: row.visma_connect_user_id,
    userTemplateId: row.user_template_id,
    deactivateAfterDays: toDays(row.deactivate_after_days),
    reactivateDaysBefore: toDays(row.reactivate_days_before),
    administrator: row.administrator,
    exempt: row.exempt,
    active: row.active,
    inactiveSince: row.inactive_since?.toISOString() ?? null,
    inactiveWhy: row.inactive_why,
    closedByLeaver: row.closed_by_leaver,
    enforcedAt: row.enforced_at?.toISOString() ?? null,
    reopened:
      row.reopened_at === null || row.open_until === null
        ? null
        : {
            at: row.reopened_at.toISOString(),
            until: row.open_until.toISOString(),
            by: row.open_until_by,
            reason: row.open_until_reason,
          },
    accessEndsOn: row.access_ends_on,
    accessAskedAt: row.access_asked_at?.toISOString() ?? null,
    opensAt: row.opens_at?.toISOString() ?? null,
    connection: row.connection,
    connectLookUp: row.visma_connect_user_id === null ? row.connect_look_up : null,
    taken:
      row.connection_taken_at === null
        ? null
        : { at: row.connection_taken_at.toISOString(), leaver: row.connection_taken_by },
    changedAt: row.changed_at.toISOString(),
  }
}

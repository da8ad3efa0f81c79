// What goes when a person is erased, and what stays without telling of whom it was.
import type { Knex } from 'knex'
import { userEndId } from '../domain/user-end.ts'
import { eraseReasons } from './audit-retention.ts'
import type { ErasureOf } from './erasures.ts'
import { forgetAnswersOf } from './idempotency.ts'

/** Answers the leavers that are kept as evidence. The caller holds the person (L6), and nothing of it is under way. */
export async function erasePerson(
  trx: Knex.Transaction,
  tenant: string,
  whose: ErasureOf,
  { at }: { at: string },
): Promise<{ leavers: string[] }> {
  const users = await usersOf(trx, tenant, whose)
  const employments = await employmentsOf(trx, tenant, whose)
  const leavers = await detachLeavers(trx, tenant, { whose, users, at })
  await eraseReasons(trx, tenant, [
    ...subjects('employee', 'employee' in whose ? [whose.employee] : []),
    ...subjects('user', users),
    ...subjects('employment', employments),
    ...subjects('leaver', leavers),
  ])
  await forgetAnswersOf(trx, tenant, [
    ...('employee' in whose ? [`/employees/${whose.employee}`] : []),
    ...users.map((user) => `/users/${user}`),
    ...employments.map((employment) => `/employments/${employment}`),
    ...leavers.map((leaver) => `/leavers/${leaver}`),
    ...(await absencesOf(trx, tenant, whose)).map((absence) => `/absences/${absence}`),
    ...(await matchPathsOf(trx, tenant, whose)),
  ])
  await deleteUsers(trx, tenant, users)
  const people = 'employee' in whose ? [whose.employee] : users.map(userEndId)
  await trx('left_out').where({ tenant_id: tenant }).whereIn('person', people).delete()
  if ('employee' in whose) await deleteEmployee(trx, tenant, whose.employee)
  return { leavers }
}

async function usersOf(trx: Knex, tenant: string, whose: ErasureOf): Promise<string[]> {
  if ('user' in whose) return [whose.user]
  return await trx('users').where({ tenant_id: tenant, employee_id: whose.employee }).pluck<string[]>('id')
}

async function employmentsOf(trx: Knex, tenant: string, whose: ErasureOf): Promise<string[]> {
  if ('user' in whose) return []
  return await trx('employments')
    .where({ tenant_id: tenant, employee_id: whose.employee })
    .pluck<string[]>('id')
}

async function absencesOf(trx: Knex, tenant: string, whose: ErasureOf): Promise<string[]> {
  if ('user' in whose) return []
  return await trx('absences').where({ tenant_id: tenant, employee_id: whose.employee }).pluck<string[]>('id')
}

async function matchPathsOf(trx: Knex, tenant: string, whose: ErasureOf): Promise<string[]> {
  if ('user' in whose) return []
  const integrations = await trx('integrations').where({ tenant_id: tenant }).pluck<string[]>('id')
  return integrations.map((id) => `/integrations/${id}/matches/${whose.employee}`)
}

/** Dates, rules, outcomes and who decided stay; whose they were and what people wrote about it do not. */
async function detachLeavers(
  trx: Knex,
  tenant: string,
  { whose, users, at }: { whose: ErasureOf; users: readonly string[]; at: string },
): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `update leavers set employment_id = null, employee_id = null, user_id = null, superseded_by = null,
       erased_at = :at
     where tenant_id = :tenant and (employee_id = :employee or (employment_id is null and user_id = any(:users)))
     returning id`,
    { tenant, employee: 'employee' in whose ? whose.employee : null, users: [...users], at },
  )
  const leavers = rows.map(({ id }) => id)
  // Of an employee who had the user before.
  await trx('leavers')
    .where({ tenant_id: tenant })
    .whereIn('user_id', [...users])
    .update({ user_id: null })
  await trx.raw(
    `update leaver_edits set reason = null, old_value = ${withoutEmployments('old_value')}, new_value = ${withoutEmployments('new_value')}
     where tenant_id = ? and leaver_id = any(?::uuid[])`,
    [tenant, leavers],
  )
  await trx('leaver_decisions')
    .where({ tenant_id: tenant })
    .whereIn('leaver_id', leavers)
    .update({ reason: '' })
  return leavers
}

/** SQL: an edit without the employments that it names. */
const withoutEmployments = (value: string): string =>
  `case jsonb_typeof(${value}) when 'object' then ${value} - '{supersededBy,employment}'::text[] else ${value} end`

async function deleteUsers(trx: Knex, tenant: string, users: readonly string[]): Promise<void> {
  const requests = await trx('connection_request_items')
    .where({ tenant_id: tenant })
    .whereIn('user_id', [...users])
    .delete()
    .returning<{ request_id: string }[]>('request_id')
  await trx('connection_requests')
    .where({ tenant_id: tenant })
    .whereIn(
      'id',
      requests.map(({ request_id: id }) => id),
    )
    .update({ reason: null })
  for (const table of ['connection_changes', 'provider_users', 'returns'])
    await trx(table)
      .where({ tenant_id: tenant })
      .whereIn('user_id', [...users])
      .delete()
  await trx('users')
    .where({ tenant_id: tenant })
    .whereIn('id', [...users])
    .delete()
}

/** Who somebody is at other systems, and what was sent there; the numbers of the runs stay. */
async function forgetSyncs(trx: Knex, tenant: string, employee: string): Promise<void> {
  await forgetThere(trx, { tenant, employee })
  for (const table of ['sync_results', 'sync_records', 'sync_jobs', 'staged_records', 'matches'])
    await trx(table).where({ tenant_id: tenant, employee_id: employee }).delete()
  await trx.raw(
    `update syncs set employees = array_remove(employees, :employee)
     where tenant_id = :tenant and :employee = any(employees)`,
    { tenant, employee },
  )
  await trx.raw(
    `update integration_steps set body = jsonb_set(body, '{employees}', (body -> 'employees') - :employee::text)
     where tenant_id = :tenant and body -> 'employees' @> to_jsonb(array[:employee::text])`,
    { tenant, employee },
  )
  for (const list of ['employeeIds', 'excludedEmployeeIds']) {
    await trx.raw(
      `update integrations set version = version + 1,
         scope = jsonb_set(scope, array[:list::text], (scope -> :list::text) - :employee::text)
       where tenant_id = :tenant and scope -> :list::text @> to_jsonb(array[:employee::text])`,
      { tenant, employee, list },
    )
    await trx.raw(
      `update syncs set scope = jsonb_set(scope, array[:list::text], (scope -> :list::text) - :employee::text)
       where tenant_id = :tenant and scope -> :list::text @> to_jsonb(array[:employee::text])`,
      { tenant, employee, list },
    )
  }
}

/**
 * Whom the employee is linked to at other systems, and the same person at others by number, or by name and birth date: not by a
 * name alone, since a namesake who is missing there would be taken for new by a run that is under way.
 */
async function forgetThere(
  trx: Knex,
  { tenant, employee }: { tenant: string; employee: string },
): Promise<void> {
  await trx.raw(
    `with linked as (
       select r.* from remote_people r join matches m
         on m.tenant_id = r.tenant_id and m.integration_id = r.integration_id and m.target = r.target and m.remote_id = r.remote_id
       where m.tenant_id = :tenant and m.employee_id = :employee
     )
     delete from remote_people r using linked l
     where r.tenant_id = :tenant and (
       (r.integration_id, r.target, r.remote_id) = (l.integration_id, l.target, l.remote_id)
       or r.employee_number_digest = l.employee_number_digest or r.national_id_digest = l.national_id_digest
       or (r.name_digest, r.birth_date_digest) = (l.name_digest, l.birth_date_digest))`,
    { tenant, employee },
  )
}

/** With the key all that was sealed is unreadable, in backups as well. */
async function deleteEmployee(trx: Knex, tenant: string, employee: string): Promise<void> {
  await forgetSyncs(trx, tenant, employee)
  for (const table of ['person_keys', 'absences', 'employments'])
    await trx(table).where({ tenant_id: tenant, employee_id: employee }).delete()
  await trx('employees').where({ tenant_id: tenant, id: employee }).delete()
}

const subjects = (kind: string, ids: readonly string[]) => ids.map((id) => ({ kind, id }))

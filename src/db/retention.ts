// What people's rows hold beyond the time for which it is kept.
import type { Knex } from 'knex'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { Instant } from '../domain/local-time.ts'
import type { AgingField } from '../domain/retention.ts'

export async function hasOpenLeaver(db: Knex, tenant: string, employee: string): Promise<boolean> {
  const open: unknown = await db('leavers')
    .where({ tenant_id: tenant, employee_id: employee })
    .whereNot({ stage: 'finished' })
    .first('id')
  return open !== undefined
}

/** So many people are looked at by one query, whether they hold anything or not. */
const lookedAt = 1_000

/**
 * Of the next people in order of id those who may hold what is past keeping, by the shortest time of any field; the rule itself
 * decides under their lock. `last` undefined: there are no more.
 */
export async function peopleToForget(
  db: Knex,
  tenant: string,
  { after, endedBefore, now }: { after: string; endedBefore: CalendarDate; now: Instant },
): Promise<{ people: string[]; last: string | undefined }> {
  const { rows } = await db.raw<{ rows: { last: string | null; people: string[] }[] }>(
    `with page as materialized (
       select id, updated_at, num_nonnulls(national_id_sealed, birth_date, bank_account_sealed, address) > 0 as holds
       from employees where tenant_id = :tenant and id > :after order by id limit :limit)
     select (select max(id) from page) as last, array(
       select p.id from page p
       cross join lateral (
         select count(*) filter (where not m.withdrawn) as real, count(m.pay_sealed) > 0 as paid,
           bool_or(not m.withdrawn and coalesce(m.last_day, 'infinity'::date) >= :endedBefore::date) as lasts
         from employments m where m.tenant_id = :tenant and m.employee_id = p.id) e
       where (p.holds or e.paid or exists (
           select from absences a where a.tenant_id = :tenant and a.employee_id = p.id)) and not coalesce(e.lasts, false)
         and (e.real > 0 or p.updated_at < :now::timestamptz - (:now::date - :endedBefore::date - 2) * interval '1 day')
       order by p.id) as people`,
    { tenant, after, limit: lookedAt, endedBefore, now },
  )
  const [row] = rows
  return { people: row?.people ?? [], last: row?.last ?? undefined }
}

const columns = {
  nationalId: 'national_id_sealed',
  birthDate: 'birth_date',
  bankAccount: 'bank_account_sealed',
  address: 'address',
} as const satisfies Record<Exclude<AgingField, 'pay'>, string>

/** Answers the names of what was there and is gone; the caller holds the person. When it was last changed stays as it is. */
export async function eraseFields(
  db: Knex,
  tenant: string,
  { employee, fields }: { employee: string; fields: readonly AgingField[] },
): Promise<string[]> {
  const erased: string[] = []
  for (const field of fields) {
    if (field === 'pay') {
      const paid = (await db('employments')
        .where({ tenant_id: tenant, employee_id: employee })
        .whereNotNull('pay_sealed')
        .update({ pay_sealed: null })
        .returning('id')) as { id: string }[]
      erased.push(...paid.map(({ id }) => `employments/${id}/pay`).toSorted())
      erased.push(...(await eraseAbsences(db, tenant, employee)))
      continue
    }
    const column = columns[field]
    const gone = await db('employees')
      .where({ tenant_id: tenant, id: employee })
      .whereNotNull(column)
      .update({ [column]: null })
    if (gone > 0) erased.push(field)
  }
  return erased
}

/** They are told for the sake of pay, and go with it; so does where they are at payroll. */
async function eraseAbsences(db: Knex, tenant: string, employee: string): Promise<string[]> {
  const mine = { tenant_id: tenant, employee_id: employee }
  await db('sync_records').where(mine).whereNotNull('absences_sealed').update({ absences_sealed: null })
  const gone = (await db('absences').where(mine).delete().returning('id')) as { id: string }[]
  return gone.map(({ id }) => `absences/${id}`).toSorted()
}

import type { Knex } from 'knex'

/** Who a user is to Visma Connect; names are null where nobody has told them. */
export type PersonOfUser = {
  givenName: string | null
  familyName: string | null
  /** Of the employment that began last. */
  employerCountry: string | null
  timeZone: string
}

export async function findPersonOfUser(db: Knex, tenant: string, user: string): Promise<PersonOfUser> {
  const { rows } = await db.raw<{ rows: PersonOfUser[] }>(
    `select e.given_name as "givenName", e.family_name as "familyName", t.time_zone as "timeZone",
       (select r.country from employments m join employers r on r.tenant_id = m.tenant_id and r.id = m.employer_id
        where m.tenant_id = u.tenant_id and m.employee_id = u.employee_id and not m.withdrawn
        order by m.start_date desc, m.id limit 1) as "employerCountry"
     from users u join tenants t on t.id = u.tenant_id
     left join employees e on e.tenant_id = u.tenant_id and e.id = u.employee_id
     where u.tenant_id = ? and u.id = ?`,
    [tenant, user],
  )
  const [row] = rows
  if (row === undefined) throw new Error(`there is no user ${user}`)
  return row
}

/** The e-mails by which these users would be connected; without those of whom none is known, and of who is connected already. */
export async function emailsToConnect(
  db: Knex,
  tenant: string,
  users: readonly string[],
): Promise<{ user: string; email: string }[]> {
  return (await db('users')
    .where({ tenant_id: tenant })
    .whereRaw('id = any(?)', [[...users]])
    .whereNot('connection', 'yes')
    .whereNotNull('visma_connect_email')
    .select({ user: 'id', email: 'visma_connect_email' })) as { user: string; email: string }[]
}

import type { Knex } from 'knex'
import { isOfOpenTenant } from './closed-tenants.ts'
import type { Runner } from './replans.ts'

/** L14: an error kept this person from being planned by the re-plan; the sweep tries again until it succeeds. */
export type LeftOut = { tenant: string; person: string }

export async function noteLeftOut(db: Knex, { tenant, id }: Runner, person: string): Promise<void> {
  await db('left_out')
    .insert({ tenant_id: tenant, person, replan_id: id })
    .onConflict(['tenant_id', 'person'])
    .merge(['replan_id'])
}

/** Those who were not tried for the longest. */
export async function listLeftOut(db: Knex, { limit }: { limit: number }): Promise<LeftOut[]> {
  const rows = (await db('left_out')
    .whereRaw(isOfOpenTenant('tenant_id'))
    .orderBy(['tried_at', 'tenant_id', 'person'])
    .limit(limit)
    .select('tenant_id', 'person')) as { tenant_id: string; person: string }[]
  return rows.map(({ tenant_id: tenant, person }) => ({ tenant, person }))
}

/** They are planned. */
export async function forgetLeftOut(db: Knex, tenant: string, people: readonly string[]): Promise<void> {
  await db('left_out')
    .where({ tenant_id: tenant })
    .whereRaw('person = any(?)', [[...people]])
    .delete()
}

export async function noteTried(db: Knex, { tenant, person }: LeftOut): Promise<void> {
  await db('left_out')
    .where({ tenant_id: tenant, person })
    .update({ tried_at: db.raw('clock_timestamp()') })
}

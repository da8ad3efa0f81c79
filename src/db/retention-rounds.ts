// One round a day through what a tenant keeps, so that no sweep reads all people.
import type { Knex } from 'knex'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { Instant } from '../domain/local-time.ts'

export const roundSteps = ['fields', 'leavers', 'results'] as const
export type RoundStep = (typeof roundSteps)[number]

export type RetentionRound = {
  tenant: string
  /** The local date of the tenant. */
  today: CalendarDate
  step: RoundStep
  position: string
}

/** The tenants whose round of today is not done, in no order: none that takes long comes before the others each time. */
export async function retentionRounds(db: Knex, now: Instant): Promise<RetentionRound[]> {
  const { rows } = await db.raw<{
    rows: { id: string; today: string; step: RoundStep | null; position: string | null }[]
  }>(
    `select t.id, d.today, r.step, r.position from tenants t
     cross join lateral (select (?::timestamptz at time zone t.time_zone)::date as today) d
     left join retention_rounds r on r.tenant_id = t.id
     where t.closed_at is null and (r.day is distinct from d.today or r.step is not null) order by random()`,
    [now],
  )
  return rows.map(({ id, today, step, position }) => ({
    tenant: id,
    today,
    step: step ?? 'fields',
    position: position ?? '',
  }))
}

/** A round that was broken off goes on where it stood; another sweep may have begun it meanwhile. */
export async function beginRound(db: Knex, { tenant, today }: RetentionRound): Promise<void> {
  await db('retention_rounds')
    .insert({ tenant_id: tenant, day: today, step: 'fields' })
    .onConflict('tenant_id')
    .merge({ day: today, step: 'fields', position: null })
    .whereNull('retention_rounds.step')
}

/** `step` undefined: the round is done. One that was begun anew meanwhile, by other settings, has no row and stays so. */
export async function advanceRound(
  db: Knex,
  tenant: string,
  { step, position }: { step: RoundStep | undefined; position: string | null },
): Promise<void> {
  await db('retention_rounds')
    .where({ tenant_id: tenant })
    .update({ step: step ?? null, position })
}

/** The next sweep looks through everything again. */
export async function restartRound(db: Knex, tenant: string): Promise<void> {
  await db('retention_rounds').where({ tenant_id: tenant }).delete()
}

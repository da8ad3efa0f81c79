import type { Knex } from 'knex'
import type { Cause } from './audit.ts'
import { prepared } from './prepared.ts'

/** L4: what changed of a running leaver, who did it and why, and the date that followed. */
export type LeaverEdit = {
  number: number
  at: string
  what: 'plan' | 'ending' | 'account' | 'decision' | 'return'
  old: unknown
  new: unknown
  actor: string | null
  /** The API key that was used; null for what koppling does by itself. */
  keyId: string | null
  reason: string | null
  noAccessFrom: string | null
}

type Row = {
  tenant_id: string
  leaver_id: string
  number: number
  at: Date
  what: LeaverEdit['what']
  old_value: unknown
  new_value: unknown
  actor: string | null
  key_id: string | null
  reason: string | null
  no_access_from: string | null
}

/** Numbered from 1 per leaver; the person's lock, held by the caller, keeps the numbers apart. */
export async function recordEdit(
  db: Knex,
  tenant: string,
  leaver: string,
  cause: Cause,
  edit: Pick<LeaverEdit, 'what' | 'old' | 'new' | 'noAccessFrom'>,
): Promise<void> {
  await db.raw(
    `insert into leaver_edits (tenant_id, leaver_id, number, what, old_value, new_value, actor, key_id, reason, no_access_from)
     select ?, ?, coalesce(max(number), 0) + 1, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?::date
     from leaver_edits where tenant_id = ? and leaver_id = ?`,
    [
      tenant,
      leaver,
      edit.what,
      JSON.stringify(edit.old),
      JSON.stringify(edit.new),
      cause.actor ?? null,
      cause.keyId ?? null,
      cause.reason ?? null,
      edit.noAccessFrom,
      tenant,
      leaver,
    ],
  )
}

/** The same decision about many leavers, whose rows the caller has locked. */
export async function recordDecisionOfMany(
  db: Knex,
  tenant: string,
  leavers: readonly string[],
  cause: Cause,
  decided: object,
): Promise<void> {
  await db.raw(
    `insert into leaver_edits (tenant_id, leaver_id, number, what, old_value, new_value, actor, key_id, reason, no_access_from)
     select l.tenant_id, l.id, 1 + (select coalesce(max(e.number), 0) from leaver_edits e
         where e.tenant_id = l.tenant_id and e.leaver_id = l.id),
       'decision', jsonb_build_object('stage', l.stage), :decided::jsonb, :actor, :key, :reason, l.no_access_from
     from leavers l where l.tenant_id = :tenant and l.id = any(:leavers)`,
    {
      tenant,
      leavers,
      decided: JSON.stringify(decided),
      actor: cause.actor ?? null,
      key: cause.keyId ?? null,
      reason: cause.reason ?? null,
    },
  )
}

export async function editsOf(
  db: Knex,
  tenant: string,
  leavers: readonly string[],
): Promise<Map<string, LeaverEdit[]>> {
  const query = db.raw<{ rows: Row[] }>(
    `select leaver_id, number, at, what, old_value, new_value, actor, key_id, reason, no_access_from from leaver_edits
     where tenant_id = ? and leaver_id = any(?) order by leaver_id, number`,
    [tenant, [...leavers]],
  )
  const { rows } = await prepared('leaver-edits', query)
  const byLeaver = new Map<string, LeaverEdit[]>(leavers.map((id) => [id, []]))
  for (const row of rows) {
    byLeaver.get(row.leaver_id)?.push({
      number: row.number,
      at: row.at.toISOString(),
      what: row.what,
      old: row.old_value,
      new: row.new_value,
      actor: row.actor,
      keyId: row.key_id,
      reason: row.reason,
      noAccessFrom: row.no_access_from,
    })
  }
  return byLeaver
}

import type { Knex } from 'knex'
import type { DecisionKind } from '../domain/decision.ts'
import type { Cause } from './audit.ts'

/** What a person decided about a leaver; the workflow hears of it by its id, because a reason is free text. */
export type LeaverDecision = {
  id: string
  leaverId: string
  kind: DecisionKind
  /** The end of a postponement. */
  until: string | null
  cause: Cause & { reason: string }
  isTaken: boolean
  refused: string | null
}

type Row = {
  tenant_id: string
  id: string
  leaver_id: string
  kind: DecisionKind
  until: Date | null
  reason: string
  actor: string
  key_id: string | null
  partner_id: string | null
  request_id: string | null
  taken_at: Date | null
  refused: string | null
}

export async function insertDecision(
  db: Knex,
  tenant: string,
  {
    id,
    leaverId,
    kind,
    until,
    cause,
  }: Pick<LeaverDecision, 'leaverId' | 'kind' | 'until' | 'cause'> & { id?: string | undefined },
): Promise<string> {
  const [row] = (await db('leaver_decisions')
    .insert({
      tenant_id: tenant,
      ...(id !== undefined && { id }),
      leaver_id: leaverId,
      kind,
      until,
      reason: cause.reason,
      actor: cause.actor,
      key_id: cause.keyId ?? null,
      partner_id: cause.partner ?? null,
      request_id: cause.requestId ?? null,
    })
    .returning('id')) as { id: string }[]
  if (row === undefined) throw new Error('insert returned nothing')
  return row.id
}

export async function findDecision(
  db: Knex,
  tenant: string,
  id: string,
): Promise<LeaverDecision | undefined> {
  const row = await db<Row>('leaver_decisions').where({ tenant_id: tenant, id }).first()
  return (
    row && {
      id: row.id,
      leaverId: row.leaver_id,
      kind: row.kind,
      until: row.until?.toISOString() ?? null,
      cause: {
        actor: row.actor,
        keyId: row.key_id ?? undefined,
        partner: row.partner_id ?? undefined,
        requestId: row.request_id ?? undefined,
        reason: row.reason,
      },
      isTaken: row.taken_at !== null,
      refused: row.refused,
    }
  )
}

export async function settleDecision(
  db: Knex,
  tenant: string,
  id: string,
  { refused }: { refused: string | null },
): Promise<void> {
  await db('leaver_decisions')
    .where({ tenant_id: tenant, id })
    .update(refused === null ? { taken_at: db.fn.now() } : { refused })
}

import type { Cause } from './audit.ts'

/** Who caused something and how, as it stands in the rows of several tables. */
export type CauseColumns = {
  actor: string | null
  key_id: string | null
  partner_id: string | null
  request_id: string | null
  reason: string | null
}

export function causeColumns({ actor, keyId, partner, requestId, reason }: Cause): CauseColumns {
  return {
    actor: actor ?? null,
    key_id: keyId ?? null,
    partner_id: partner ?? null,
    request_id: requestId ?? null,
    reason: reason ?? null,
  }
}

export function causeFromColumns(row: CauseColumns): Cause {
  return {
    actor: row.actor ?? undefined,
    keyId: row.key_id ?? undefined,
    partner: row.partner_id ?? undefined,
    requestId: row.request_id ?? undefined,
    reason: row.reason ?? undefined,
  }
}

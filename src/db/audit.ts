import type { Knex } from 'knex'
import { workflowColumns } from './acting-workflow.ts'
import { causeColumns } from './cause.ts'
import { prepared } from './prepared.ts'

/** Who caused a change and how: a person behind a key, or a workflow (`actor` "koppling"). */
export type Cause = {
  actor?: string | undefined
  keyId?: string | undefined
  partner?: string | undefined
  requestId?: string | undefined
  reason?: string | undefined
}

/** What koppling does by itself, when a plan comes due. */
export const automation: Cause = { actor: 'koppling' }

export type AuditEntry = {
  action: string
  subject: {
    kind:
      | 'tenant'
      | 'settings'
      | 'employer'
      | 'user-template'
      | 'employee'
      | 'employment'
      | 'user'
      | 'leaver'
      | 'guard'
      | 'key'
      | 'webhook-endpoint'
      | 'identity-provider'
      | 'integration'
    id: string
  }
  /** Ids, dates and codes only. */
  old?: unknown
  new?: unknown
}

/** Written in the transaction of the change. */
export async function recordAudit(db: Knex, tenant: string, cause: Cause, entry: AuditEntry): Promise<void> {
  const insert = db('audit').insert({
    tenant_id: tenant,
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    ...causeColumns(cause),
    ...workflowColumns(),
    old_value: entry.old === undefined ? null : JSON.stringify(entry.old),
    new_value: entry.new === undefined ? null : JSON.stringify(entry.new),
  })
  await prepared('record-audit', insert)
}

import type { Knex } from 'knex'
import { workflowColumns } from './acting-workflow.ts'
import { causeColumns } from './cause.ts'
import type { Cause } from './audit.ts'

/** What an operator of the platform did to many tenants at once. `value`: ids, dates, counts and codes only. Answers the id of the entry. */
export async function recordPlatformAudit(
  db: Knex,
  cause: Cause,
  { action, value }: { action: string; value: object },
): Promise<string> {
  const [row] = (await db('platform_audit')
    .insert({
      action,
      ...causeColumns(cause),
      ...workflowColumns(),
      value: JSON.stringify(value),
    })
    .returning('id')) as { id: string }[]
  if (row === undefined) throw new Error('insert returned nothing')
  return row.id
}

import type { Knex } from 'knex'
import { holdPromoted, type Integration } from '../db/integrations.ts'
import { Rejection } from '../domain/rejection.ts'
import { overlappingOf } from '../domain/scope-overlap.ts'

/** I7: why an integration may not cover whom it is about to; the caller holds it. Undefined: nothing speaks against it. */
export async function whyOverlapping(
  trx: Knex,
  tenant: string,
  {
    accepted,
    ...integration
  }: Pick<Integration, 'id' | 'employerId' | 'scope'> & { accepted: readonly string[] },
): Promise<Rejection | undefined> {
  const overlapping = overlappingOf(integration, { others: await holdPromoted(trx, tenant), accepted })
  if (overlapping.length === 0) return undefined
  return new Rejection('integrations-overlap', {
    detail: `others may cover the same employees: ${overlapping.join(', ')}; narrow the scope, or name them in acceptOverlapWith`,
  })
}

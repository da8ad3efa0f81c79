import {
  abandonedBulkRequests,
  beginBulkRequest,
  endBulkRequest,
  touchBulkRequest,
} from '../db/bulk-requests.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Intake } from './context.ts'

const touchEveryMs = 10_000

/**
 * L5: nothing out of a bulk request acts before its last line is answered. The work runs with the request's id; when it has
 * ended, well or badly, what it changed is let go and told.
 */
export async function* asBulkRequest<Line>(
  intake: Intake,
  tenant: string,
  work: (bulkRequest: string) => AsyncIterable<Line>,
): AsyncGenerator<Line> {
  const { db, teller } = intake
  const bulkRequest = await beginBulkRequest(db, tenant)
  let touchedAt = performance.now()
  try {
    for await (const line of work(bulkRequest)) {
      yield line
      if (performance.now() - touchedAt > touchEveryMs) {
        touchedAt = performance.now()
        await touchBulkRequest(db, tenant, bulkRequest)
      }
    }
  } finally {
    teller.soon(tenant, await inTransaction(db, (trx) => endBulkRequest(trx, tenant, bulkRequest)))
  }
}

/** Ends the bulk requests of processes that died; what they held is told by the same sweep. */
export async function endAbandonedBulkRequests({ db }: Pick<Intake, 'db'>): Promise<number> {
  const abandoned = await abandonedBulkRequests(db)
  for (const { tenant, id } of abandoned) await inTransaction(db, (trx) => endBulkRequest(trx, tenant, id))
  return abandoned.length
}

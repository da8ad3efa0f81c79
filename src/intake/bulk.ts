import {
  abandonedBulkRequests,
  beginBulkRequest,
  endBulkRequest,
  touchBulkRequest,
} from '../db/bulk-requests.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Intake } from './context.ts'
import { patience, tenantsApart } from './tenants-apart.ts'

const touchEveryMs = 5_000

/**
 * L5: nothing out of a bulk request acts before its last line is answered. When the work has
 * ended, well or badly, what it changed is let go and told. Throws the Rejection `idempotency-key-in-use` while another process
 * is at the same request.
 */
export async function* asBulkRequest<Line>(
  { db, teller }: Pick<Intake, 'db' | 'teller'>,
  { tenant, bulkRequest }: { tenant: string; bulkRequest: string },
  work: () => AsyncIterable<Line>,
): AsyncGenerator<Line> {
  await beginBulkRequest(db, tenant, bulkRequest)
  // By a timer, since a slow caller may pause for longer between two lines. A touch that fails is made up by the next.
  const touch = () => touchBulkRequest(db, tenant, bulkRequest).catch(() => undefined)
  const touching = setInterval(() => void touch(), touchEveryMs)
  try {
    yield* work()
  } finally {
    clearInterval(touching)
    teller.soon(tenant, await inTransaction(db, (trx) => endBulkRequest(trx, tenant, bulkRequest)))
  }
}

/** Ends the bulk requests of processes that died; what they held is told by the same sweep. Throws FailedForSome. */
export async function endAbandonedBulkRequests({ db }: Pick<Intake, 'db'>): Promise<void> {
  await tenantsApart(await abandonedBulkRequests(db), async ({ tenant, id }) => {
    await inTransaction(db, async (trx) => {
      await trx.raw(patience)
      await endBulkRequest(trx, tenant, id)
    })
  })
}

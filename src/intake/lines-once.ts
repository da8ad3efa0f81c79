import { findKeptLine, keepLine, type BulkLine } from '../db/idempotency.ts'
import { inTransaction } from '../db/transaction.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Intake } from './context.ts'
import { deferred } from './deferred.ts'

type LineCall<Answer> = BulkLine & {
  /** All that makes the line another one. */
  asked: unknown
  work: (intake: Intake) => Promise<Answer>
}

/**
 * One line of a bulk request that may be repeated: what it changes commits together with its answer, so a request that broke
 * off goes on where it stopped. What was refused is tried anew. Throws the Rejection `idempotency-key-reused`.
 */
export async function lineOnce<Answer>(
  intake: Intake,
  tenant: string,
  { bulkRequest, line, asked, work }: LineCall<Answer>,
): Promise<Answer> {
  const scoped = await intake.vault.forTenant(intake.db, tenant)
  const text = JSON.stringify(asked)
  const kept = await findKeptLine(intake.db, tenant, { bulkRequest, line })
  if (kept !== undefined) {
    if (await scoped.isDigestOf(kept.digest, text)) return JSON.parse(kept.answer) as Answer
    throw new Rejection('idempotency-key-reused', {
      detail: `line ${line} was another document when this Idempotency-Key was first sent; send a new key with a new request`,
    })
  }
  const { answer, carryOut } = await inTransaction(intake.db, async (trx) => {
    const within = deferred(intake, trx)
    const done = await work(within.intake)
    await keepLine(trx, tenant, {
      bulkRequest,
      line,
      digest: scoped.digest(text),
      answer: JSON.stringify(done),
    })
    return { answer: done, carryOut: within.carryOut }
  })
  await carryOut()
  return answer
}

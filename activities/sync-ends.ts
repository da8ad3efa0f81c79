// Ends that may be at the target. Written down before the call that asks for them, so that a termination that is revoked after a lost
// answer, or after a refusal of something else, is taken back there as well.
import { holdKnownEmployee } from '../src/db/employees.ts'
import { putEndsAsked } from '../src/db/sync-records.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { endsToAsk } from '../src/domain/ends-sent.ts'
import { wasOverruled } from './sync-overruled.ts'
import type { Sending } from './sync-preparing.ts'
import type { Run, SyncDeps } from './sync-run.ts'

export async function noteEndsAsked(
  { db }: Pick<SyncDeps, 'db'>,
  { ref: { tenant }, destination }: Run,
  each: Sending,
): Promise<Sending['endsAsked']> {
  const { id, before, remoteId: begunFrom, endsAsked } = each
  const ends = endsToAsk(each, { ended: before?.ended ?? {}, endsAsked })
  if (ends.length === endsAsked.length) return endsAsked
  await inTransaction(db, async (trx) => {
    if (!(await holdKnownEmployee(trx, tenant, id))) return
    if (await wasOverruled(trx, destination, { employee: id, begunFrom, cameTo: undefined })) return
    await putEndsAsked(trx, destination, { employee: id, ends })
  })
  return ends
}

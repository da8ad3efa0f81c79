// What became of what an asynchronous system was asked for: result, link and what the target has now, in one transaction.
import type { Knex } from 'knex'
import type { Settled } from '../src/connectors/connector.ts'
import { holdKnownEmployee } from '../src/db/employees.ts'
import { deleteJob, loseReceipt, type Answered, type Job } from '../src/db/sync-jobs.ts'
import { countResults, noteSettled, putResult, reachOf } from '../src/db/sync-results.ts'
import { forgetDigest, sentBefore } from '../src/db/sync-records.ts'
import { recount } from '../src/db/syncs.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { documentsOf } from '../src/db/sync-scope.ts'
import { maskedOutcomes, outdatedReason, type FieldOutcome } from '../src/domain/field-outcomes.ts'
import { quotableDigest } from './sync-preparing.ts'
import { keepSent, waitingSince } from './sync-recording.ts'
import { rememberEmployments } from './sync-employments.ts'
import { isCode } from './sync-outcomes.ts'
import { wasOverruled } from './sync-overruled.ts'
import type { Run, SyncDeps } from './sync-run.ts'

type Told = { job: Job & Answered }

/** The target has what was sent; if that is somebody else than a person says by now, the next run sends it to the right one. */
export async function recordCarriedOut(
  { db, clock }: SyncDeps,
  { ref: { tenant }, destination }: Run,
  { job, settled }: Told & { settled: Extract<Settled, { outcome: 'done' }> },
): Promise<void> {
  const { employee, receipt, sync, sent } = job
  const { reach, remote } = settled
  await inTransaction(db, async (trx) => {
    if (!(await holdKnownEmployee(trx, tenant, employee))) return
    if (!(await deleteJob(trx, destination, { employee, receipt }))) return
    await keepUnlessOverruled(trx)
    await noteSettled(trx, tenant, { sync, employee, reach })
  })

  async function keepUnlessOverruled(trx: Knex): Promise<void> {
    const { begunFrom } = sent
    const isKnown = begunFrom !== undefined
    if (isKnown && (await wasOverruled(trx, destination, { employee, begunFrom, cameTo: remote?.id }))) return
    const before = (await sentBefore(trx, destination, [employee])).get(employee)
    const since = waitingSince({ reach, before, now: await clock(trx) })
    const endsAsked = sent.endsAsked ?? before?.endsAsked ?? []
    await keepSent(trx, destination, { employee, sent: { ...sent, endsAsked, waitingSince: since }, remote })
    const { starts } = sent
    if (starts !== undefined)
      await rememberEmployments(trx, { destination }, { id: employee, starts, there: settled.employments })
  }
}

/** The system refused it after all: the next run sends it again. */
export async function recordNotCarriedOut(
  deps: SyncDeps,
  run: Run,
  { job, reason }: Told & { reason: string },
): Promise<void> {
  const { tenant } = run.ref
  const { employee, sent } = job
  const document = (await documentsOf(deps.db, deps.vault, { tenant, employees: [employee] })).get(employee)
  const isAsSent = document !== undefined && quotableDigest(run, document) === sent.quotable
  const field: FieldOutcome = {
    field: 'employee',
    outcome: 'refused',
    from: null,
    to: null,
    reason: isAsSent || isCode(reason) ? reason : outdatedReason,
  }
  await recordLost(deps, run, {
    job,
    outcome: 'refused',
    problem: isCode(reason) ? reason : 'refused',
    fields: document === undefined ? [] : maskedOutcomes([field], { document }),
  })
}

/** The system does not know what it was asked for any more. */
export async function recordForgotten(
  deps: SyncDeps,
  run: Run,
  { job, problem }: Told & { problem: string },
): Promise<void> {
  await recordLost(deps, run, { job, outcome: 'failed', problem, fields: [] })
}

async function recordLost(
  { db, vault, clock }: SyncDeps,
  { ref: { tenant }, destination }: Run,
  {
    job: { employee, receipt, sync },
    fields,
    ...why
  }: Told & { outcome: 'refused' | 'failed'; problem: string; fields: FieldOutcome[] },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (!(await holdKnownEmployee(trx, tenant, employee))) return
    const end = why.outcome === 'refused' ? deleteJob : loseReceipt
    if (!(await end(trx, destination, { employee, receipt }))) return
    await forgetDigest(trx, destination, employee)
    // Of a later run it has the result of that one already.
    if ((await reachOf(trx, tenant, { sync, employee })) !== 'sent') return
    const result = { employeeId: employee, reach: null, ...why }
    await putResult(trx, vault, { tenant, sync, result, fields, now: await clock(trx) })
    await recount(trx, tenant, { id: sync, counts: await countResults(trx, tenant, sync) })
  })
}

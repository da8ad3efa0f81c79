// What an asynchronous system was asked for: written down before the call, its receipt before anybody asks how far it is, and what
// became of it once the system tells. Whoever dies in between loses no job, and the next attempt knows that one may be under way.
import { isAsynchronous, type AsynchronousConnection } from '../src/connectors/connector.ts'
import { Refused } from '../src/connectors/errors.ts'
import { holdKnownEmployee } from '../src/db/employees.ts'
import {
  countJobs,
  deleteJob,
  jobsToLookAt,
  noteLooked,
  putAsked,
  type Answered,
  type Job,
} from '../src/db/sync-jobs.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { limitOf } from './calls-at-once.ts'
import { recordCarriedOut, recordForgotten, recordNotCarriedOut } from './sync-job-recording.ts'
import { connect, type Run, type SyncDeps } from './sync-run.ts'
import { verdictOn } from './sync-verdicts.ts'

const pageSize = 50
/** A job is not asked for more often. */
const betweenLooksMs = 1_000

export type Settling = {
  /** How many are under way still. */
  underWay: number
}

/** Before the call, so that a lost answer is one that may have been given. undefined: of whoever was erased nothing is kept. */
export async function noteJobAsked(
  { db, clock }: SyncDeps,
  { ref: { tenant, sync }, destination }: Run,
  employee: string,
): Promise<Job | undefined> {
  return await inTransaction(db, async (trx) => {
    if (!(await holdKnownEmployee(trx, tenant, employee))) return undefined
    const at = await clock(trx)
    await putAsked(trx, destination, { employee, sync, at })
    return { employee, sync, askedAt: at, receipt: null, sent: null }
  })
}

/** The first call for it failed in a way that says that nothing was carried out. */
export async function forgetAsked(
  { db }: Pick<SyncDeps, 'db'>,
  { destination }: Run,
  { id, job }: { id: string; job?: Job | undefined },
): Promise<void> {
  if (job !== undefined) await deleteJob(db, destination, { employee: id })
}

/** Asks once by each that is under way, of whatever run. Throws the failures that concern everybody. */
export async function settleJobs(deps: SyncDeps, run: Run, goesOn: () => boolean): Promise<Settling> {
  const { db, clock } = deps
  const { destination } = run
  const connection = await connect(deps, run)
  if (!isAsynchronous(connection)) throw new Error(`${run.integration.system} has no jobs`)
  const limit = limitOf(run.ref.tenant)
  const notSince = new Date(Date.parse(await clock(db)) - betweenLooksMs).toISOString()
  while (goesOn()) {
    const jobs = await jobsToLookAt(db, destination, { notSince, limit: pageSize })
    if (jobs.length === 0) break
    const looks = await Promise.allSettled(
      jobs.map((job) => limit(() => settleOne(deps, run, { job, connection }))),
    )
    const broken = looks.find((look) => look.status === 'rejected')
    if (broken !== undefined) throw broken.reason
  }
  return { underWay: await countJobs(db, destination) }
}

async function settleOne(
  deps: SyncDeps,
  run: Run,
  { job, connection }: { job: Job & Answered; connection: AsynchronousConnection<unknown> },
): Promise<void> {
  const { db, clock } = deps
  const later = async () =>
    await noteLooked(db, run.destination, { employee: job.employee, at: await clock(db) })
  try {
    const settled = await connection.settle(job.receipt)
    if (settled === undefined) await later()
    else if (settled.outcome === 'done') await recordCarriedOut(deps, run, { job, settled })
    else await recordNotCarriedOut(deps, run, { job, reason: settled.reason })
  } catch (error) {
    if (error instanceof Refused) return await recordForgotten(deps, run, { job, problem: error.code })
    if (verdictOn(error).kind !== 'failed') throw error
    await later()
  }
}

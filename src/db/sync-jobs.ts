// What an asynchronous system was asked for, until it tells what became of it. One at a time of each employee at a target.
import type { Knex } from 'knex'
import type { Instant } from '../domain/local-time.ts'
import type { Starts } from '../domain/employments-there.ts'
import type { SentBefore } from '../domain/sync-run.ts'
import { keyOfRecord, whereRecord, type Destination } from './sync-records.ts'

export type Job = {
  employee: string
  sync: string
  askedAt: Instant
  /** Null: it was asked for, and no answer is known. */
  receipt: string | null
  /** What is known of the target once it is carried out. */
  sent: SentByJob | null
}

/**
 * `quotable`: digest of what the words of the system may quote. `begunFrom`: whom the employee was taken for there; null: somebody
 * new. `starts`: when its employments begin. Those who were asked for by an older version have none of these, nor `endsAsked`.
 */
export type SentByJob = Omit<SentBefore, 'endsAsked'> &
  Partial<Pick<SentBefore, 'endsAsked'>> & { quotable?: string; begunFrom?: string | null; starts?: Starts }

export type Answered = { receipt: string; sent: SentByJob }

type Row = {
  employee_id: string
  sync_id: string
  asked_at: Date
  receipt: string | null
  sent: SentByJob | null
}

const columns = ['employee_id', 'sync_id', 'asked_at', 'receipt', 'sent']
const key = keyOfRecord.filter((column) => column !== 'dataset')

function whereJob(destination: Destination) {
  const { dataset: _dataset, ...where } = whereRecord(destination)
  return where
}

export async function jobsOf(
  db: Knex,
  destination: Destination,
  employees: readonly string[],
): Promise<Map<string, Job>> {
  const rows = (await db('sync_jobs')
    .where(whereJob(destination))
    .whereIn('employee_id', [...employees])
    .select(columns)) as Row[]
  return new Map(rows.map((row) => [row.employee_id, jobOf(row)]))
}

/** Before the call. One whose answer nobody knows keeps the instant at which it was asked for first. */
export async function putAsked(
  trx: Knex,
  destination: Destination,
  { employee, sync, at }: { employee: string; sync: string; at: Instant },
): Promise<void> {
  await trx('sync_jobs')
    .insert({ ...whereJob(destination), employee_id: employee, sync_id: sync, asked_at: at })
    .onConflict(key)
    .merge(['sync_id'])
}

/** The answer came: the job is this run's, whoever asked before without one. */
export async function putReceipt(
  trx: Knex,
  destination: Destination,
  { employee, sync, receipt, sent }: { employee: string; sync: string } & Answered,
): Promise<void> {
  await trx('sync_jobs')
    .where({ ...whereJob(destination), employee_id: employee })
    .update({ sync_id: sync, receipt, sent: JSON.stringify(sent) })
}

/** It is over, or was never begun; answers whether it was there. With `receipt`: that one only. */
export async function deleteJob(
  trx: Knex,
  destination: Destination,
  { employee, receipt }: { employee: string; receipt?: string },
): Promise<boolean> {
  const deleted = await trx('sync_jobs')
    .where({ ...whereJob(destination), employee_id: employee, ...(receipt !== undefined && { receipt }) })
    .delete()
  return deleted > 0
}

/** Those with a receipt that were not looked at since; the longest first. */
export async function jobsToLookAt(
  db: Knex,
  destination: Destination,
  { notSince, limit }: { notSince: Instant; limit: number },
): Promise<(Job & Answered)[]> {
  const rows = (await db('sync_jobs')
    .where(whereJob(destination))
    .whereNotNull('receipt')
    .whereRaw('coalesce(looked_at, asked_at) < ?', [notSince])
    .orderByRaw('coalesce(looked_at, asked_at), employee_id')
    .limit(limit)
    .select(columns)) as (Row & Answered)[]
  return rows.map((row) => ({ ...jobOf(row), receipt: row.receipt, sent: row.sent }))
}

export async function noteLooked(
  db: Knex,
  destination: Destination,
  { employee, at }: { employee: string; at: Instant },
): Promise<void> {
  await db('sync_jobs')
    .where({ ...whereJob(destination), employee_id: employee })
    .update({ looked_at: at })
}

/** Nobody tells what became of it any more: as if its answer had been lost. Answers whether it was there. */
export async function loseReceipt(
  trx: Knex,
  destination: Destination,
  { employee, receipt }: { employee: string; receipt: string },
): Promise<boolean> {
  const lost = await trx('sync_jobs')
    .where({ ...whereJob(destination), employee_id: employee, receipt })
    .update({ receipt: null, sent: null })
  return lost > 0
}

/** How many have a receipt. */
export async function countJobs(db: Knex, destination: Destination): Promise<number> {
  const [row] = (await db('sync_jobs')
    .where(whereJob(destination))
    .whereNotNull('receipt')
    .select(db.raw('count(*)::integer as count'))) as [{ count: number }]
  return row.count
}

function jobOf(row: Row): Job {
  return {
    employee: row.employee_id,
    sync: row.sync_id,
    askedAt: row.asked_at.toISOString(),
    receipt: row.receipt,
    sent: row.sent,
  }
}

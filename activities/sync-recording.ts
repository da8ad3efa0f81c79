// What became of each employee: result, link and what the target has now, in one transaction.
import type { Knex } from 'knex'
import type { Written } from '../src/connectors/connector.ts'
import type { Refused } from '../src/connectors/errors.ts'
import { holdKnownEmployee } from '../src/db/employees.ts'
import { employeesLinkedTo, putLink } from '../src/db/matches.ts'
import { putResult, putResults, type SyncResult } from '../src/db/sync-results.ts'
import { deleteJob, putReceipt } from '../src/db/sync-jobs.ts'
import { unstage } from '../src/db/staged-records.ts'
import { forgetDigest, putSent, type Destination } from '../src/db/sync-records.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { maskedOutcomes, mayArriveLater, type FieldOutcome } from '../src/domain/field-outcomes.ts'
import type { EmployeeDocument } from '../src/domain/documents.ts'
import type { ResultOutcome } from '../src/domain/integration.ts'
import { startsOf } from '../src/domain/employments-there.ts'
import { endsArrived, endsStillAsked } from '../src/domain/ends-sent.ts'
import type { SentBefore } from '../src/domain/sync-run.ts'
import { rememberAbsences } from './sync-absences.ts'
import { rememberEmployments } from './sync-employments.ts'
import { heldBack, resultOf } from './sync-outcomes.ts'
import { wasOverruled } from './sync-overruled.ts'
import type { Left, Sending } from './sync-preparing.ts'
import type { Run, SyncDeps } from './sync-run.ts'

/** Those of whom nothing was sent; with something to say about their fields one by one, since each has a key. */
export async function recordLeft(deps: SyncDeps, run: Run, left: readonly Left[]): Promise<void> {
  const { db, clock } = deps
  const leftOf = ({ id, outcome, problem }: Left): SyncResult => ({
    employeeId: id,
    outcome,
    reach: null,
    problem,
  })
  const plain = left.filter(({ fields }) => fields.length === 0)
  const told = plain.map((each) => ({ result: leftOf(each), fields: [] }))
  const now = await clock(db)
  const { tenant } = run.ref
  const sync = run.sync.id
  // Before it is told: of whom nothing is sent, nothing may be in the file.
  await unstage(
    db,
    { tenant, sync },
    left.map(({ id }) => id),
  )
  await putResults(db, tenant, { sync, told, vaults: new Map(), now })
  for (const each of left.filter(({ fields }) => fields.length > 0)) {
    await record(deps, run, {
      id: each.id,
      document: each.document,
      result: leftOf(each),
      fields: each.fields,
    })
  }
}

export async function recordWritten(
  deps: SyncDeps,
  run: Run,
  { each, written }: { each: Sending; written: Written },
): Promise<void> {
  const { id, document, remoteId: begunFrom } = each
  const { outcome, problem } = resultOf(written)
  await record(deps, run, {
    id,
    document,
    result: { employeeId: id, outcome, reach: written.reach, problem },
    fields: [...written.fields, ...heldBack(each)],
    further: async (trx, now) => {
      const arrived = { begunFrom, cameTo: written.remote?.id }
      const isOverruled = await wasOverruled(trx, run.destination, { employee: id, ...arrived })
      await rememberSent(trx, run, { each, written, outcome, now, isOverruled })
      if (isOverruled) return
      await rememberAbsences(trx, deps, run, { id, asked: each.absencesSent, found: written.absencesSent })
      const { employmentsThere: known } = each
      await rememberEmployments(trx, run, {
        id,
        known,
        starts: startsOf(document),
        there: written.employments,
      })
    },
  })
}

type Answered = { each: Sending; written: Written; outcome: ResultOutcome; now: string }

/** What a job is about to do counts once it is done; what came to somebody else than a person says, not at all. */
async function rememberSent(
  trx: Knex,
  { destination, sync }: Run,
  { isOverruled, ...answered }: Answered & { isOverruled: boolean },
): Promise<void> {
  const { id, job, quotable, remoteId: begunFrom } = answered.each
  const { receipt, reach, remote } = answered.written
  const isWhole = isArrived(answered)
  if (receipt !== null) {
    const sent = { ...sentOf(answered), quotable, begunFrom, starts: startsOf(answered.each.document) }
    await putReceipt(trx, destination, { employee: id, sync: sync.id, receipt, sent })
    await forgetDigest(trx, destination, id)
    return
  }
  if (job !== undefined) await deleteJob(trx, destination, { employee: id })
  if (isOverruled) return
  if (isWhole || reach !== null)
    await keepSent(trx, destination, { employee: id, sent: sentOf(answered), remote })
  else {
    await forgetDigest(trx, destination, id)
    await link(trx, destination, { employee: id, remote })
  }
}

const isArrived = ({ outcome }: Pick<Answered, 'outcome'>): boolean =>
  outcome === 'created' || outcome === 'updated' || outcome === 'unchanged'

function sentOf({ each, written, outcome, now }: Answered): SentBefore {
  const { before, digests, document } = each
  const { digest, bankAccount, nationalId } = digests
  const isWhole = isArrived({ outcome })
  const isRefused = (name: string) =>
    written.fields.some(({ field, outcome: of }) => field === name && of !== 'created' && of !== 'updated')
  return {
    digest: isWhole && !written.fields.some(mayArriveLater) ? digest : null,
    bankAccount: !isWhole && isRefused('bankAccount') ? (before?.bankAccount ?? null) : bankAccount,
    nationalId: !isWhole && isRefused('nationalId') ? (before?.nationalId ?? null) : nationalId,
    ended: endsArrived(document, { before: before?.ended ?? {}, fields: written.fields }),
    sentAt: now,
    parts: {},
    waitingSince: waitingSince({ reach: written.reach, before, now }),
    endsAsked: isWhole ? endsStillAsked(each, written.fields) : each.endsAsked,
  }
}

/** A draft waits from the moment on at which it was made. */
export function waitingSince({
  reach,
  before,
  now,
}: {
  reach: Written['reach']
  before: SentBefore | undefined
  now: string
}): string | null {
  return reach === 'waiting' ? (before?.waitingSince ?? now) : null
}

/** What the target has, and where. */
export async function keepSent(
  trx: Knex,
  destination: Destination,
  { employee, sent, remote }: { employee: string; sent: SentBefore; remote: Written['remote'] },
): Promise<void> {
  await putSent(trx, destination, { employee, remoteVersion: remote?.version ?? null, sent })
  await link(trx, destination, { employee, remote })
}

async function link(
  trx: Knex,
  destination: Destination,
  { employee, remote }: { employee: string; remote: Written['remote'] },
): Promise<void> {
  if (remote === null) return
  const linked = (await employeesLinkedTo(trx, destination, [remote.id])).get(remote.id)
  if (linked === undefined) await putLink(trx, destination, { employee, remoteId: remote.id })
}

/** It was answered with a refusal before anything was carried out. */
export async function recordRefused(
  deps: SyncDeps,
  run: Run,
  { each: { id, document, job }, refusal }: { each: Sending; refusal: Refused },
): Promise<void> {
  await record(deps, run, {
    id,
    document,
    result: { employeeId: id, outcome: 'refused', reach: null, problem: refusal.code },
    fields: refusal.reasons.map(({ field, message }) => ({
      field: field ?? 'employee',
      outcome: 'refused',
      from: null,
      to: null,
      reason: message,
    })),
    further: async (trx) => {
      if (job !== undefined) await deleteJob(trx, run.destination, { employee: id })
      await forgetDigest(trx, run.destination, id)
    },
  })
}

/** I9: it gets a second pass, and the next run tries again. */
export async function recordFailed(
  deps: SyncDeps,
  run: Run,
  { each: { id, document }, problem }: { each: Sending; problem: string },
): Promise<void> {
  await record(deps, run, {
    id,
    document,
    result: { employeeId: id, outcome: 'failed', reach: null, problem },
    fields: [],
    further: (trx) => forgetDigest(trx, run.destination, id),
  })
}

async function record(
  { db, vault, clock }: SyncDeps,
  { ref: { tenant }, sync }: Run,
  {
    id,
    document,
    result,
    fields,
    further,
  }: {
    id: string
    document: EmployeeDocument
    result: SyncResult
    fields: readonly FieldOutcome[]
    further?: (trx: Knex, now: string) => Promise<void>
  },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    // Of whoever was erased meanwhile nothing is kept, and no key is made anew.
    if (!(await holdKnownEmployee(trx, tenant, id))) return
    const now = await clock(trx)
    const masked = maskedOutcomes(fields, { document })
    await putResult(trx, vault, { tenant, sync: sync.id, result, fields: masked, now })
    // A preview writes nothing, so the target has what it had.
    if (sync.kind !== 'preview') await further?.(trx, now)
  })
}

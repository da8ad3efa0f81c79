// What became of each employee: result, link and what the target has now, in one transaction.
import type { Knex } from 'knex'
import type { Written } from '../src/connectors/connector.ts'
import type { Refused } from '../src/connectors/errors.ts'
import { holdKnownEmployee } from '../src/db/employees.ts'
import { employeesLinkedTo, putLink } from '../src/db/matches.ts'
import { putResult, putResults, type SyncResult } from '../src/db/sync-results.ts'
import { forgetDigest, putSent } from '../src/db/sync-records.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { maskedOutcomes, type FieldOutcome } from '../src/domain/field-outcomes.ts'
import type { EmployeeDocument } from '../src/domain/documents.ts'
import type { ResultOutcome } from '../src/domain/integration.ts'
import { endsOf } from '../src/domain/sync-run.ts'
import { rememberAbsences } from './sync-absences.ts'
import { heldBack, resultOf } from './sync-outcomes.ts'
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
  await putResults(db, run.ref.tenant, { sync: run.sync.id, told, vaults: new Map(), now })
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
  const { id, document } = each
  const { outcome, problem } = resultOf(written)
  await record(deps, run, {
    id,
    document,
    result: { employeeId: id, outcome, reach: written.reach, problem },
    fields: [...written.fields, ...heldBack(each)],
    further: async (trx, now) => {
      await rememberSent(trx, run, { each, written, outcome, now })
      await rememberAbsences(trx, deps, run, { id, asked: each.absencesSent, found: written.absencesSent })
    },
  })
}

async function rememberSent(
  trx: Knex,
  { destination }: Run,
  {
    each: { id, before, digests, document },
    written,
    outcome,
    now,
  }: { each: Sending; written: Written; outcome: ResultOutcome; now: string },
): Promise<void> {
  const isWhole = outcome === 'created' || outcome === 'updated' || outcome === 'unchanged'
  const isRefused = (name: string) =>
    written.fields.some(({ field, outcome: of }) => field === name && of !== 'created' && of !== 'updated')
  if (isWhole || written.reach !== null) {
    const { digest, bankAccount, nationalId } = digests
    await putSent(trx, destination, {
      employee: id,
      remoteVersion: written.remote?.version ?? null,
      sent: {
        digest: isWhole ? digest : null,
        bankAccount: !isWhole && isRefused('bankAccount') ? (before?.bankAccount ?? null) : bankAccount,
        nationalId: !isWhole && isRefused('nationalId') ? (before?.nationalId ?? null) : nationalId,
        ended: endsOf(document),
        sentAt: now,
        parts: {},
      },
    })
  } else await forgetDigest(trx, destination, id)
  if (written.remote === null) return
  const remoteId = written.remote.id
  const linked = (await employeesLinkedTo(trx, destination, [remoteId])).get(remoteId)
  if (linked === undefined) await putLink(trx, destination, { employee: id, remoteId })
}

/** It was answered with a refusal before anything was carried out. */
export async function recordRefused(
  deps: SyncDeps,
  run: Run,
  { each: { id, document }, refusal }: { each: Sending; refusal: Refused },
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
    further: (trx) => forgetDigest(trx, run.destination, id),
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

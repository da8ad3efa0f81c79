// The records of a run for a system that reads files, a page at a time (I9). Nothing leaves the house here: records wait sealed, and
// what is known of the target changes once the file is in its folder. A page is one transaction, so nobody is staged by halves.
import type { Knex } from 'knex'
import type { FileConnection, Recorded } from '../src/connectors/file-connection.ts'
import { holdKnownEmployees } from '../src/db/employees.ts'
import { employeesLinkedTo } from '../src/db/matches.ts'
import { putStaged, stagedAs, unstage, type Staged } from '../src/db/staged-records.ts'
import { forgetDigests, putSent } from '../src/db/sync-records.ts'
import { putResults } from '../src/db/sync-results.ts'
import { inTransaction } from '../src/db/transaction.ts'
import type { PersonVault } from '../src/db/vault.ts'
import { maskedOutcomes, type FieldOutcome } from '../src/domain/field-outcomes.ts'
import type { ResultOutcome } from '../src/domain/integration.ts'
import { endsOf } from '../src/domain/ends-sent.ts'
import { beginPage } from './sync-beginning.ts'
import { heldBack, resultOf } from './sync-outcomes.ts'
import { wasOverruled } from './sync-overruled.ts'
import { throughPages, type PageWritten, type Writing } from './sync-pages.ts'
import { mappingOf, type Run, type SyncDeps } from './sync-run.ts'
import { verdictOn } from './sync-verdicts.ts'
import type { Sending } from './sync-preparing.ts'

type Asking = { connection: FileConnection<unknown>; mapping: unknown }

/** Pages until it is told to end. */
export async function stagePages(
  deps: SyncDeps,
  run: Run,
  { connection, writing }: { connection: FileConnection<unknown>; writing: Writing },
): Promise<PageWritten> {
  const mapping = await mappingOf(deps, run)
  const { isSecondPass } = writing
  return await throughPages(deps, run, writing, (ids) =>
    stageMany(deps, run, { ids, isSecondPass, asking: { connection, mapping } }),
  )
}

async function stageMany(
  deps: SyncDeps,
  run: Run,
  { ids, isSecondPass, asking }: { ids: readonly string[]; isSecondPass: boolean; asking: Asking },
): Promise<undefined> {
  const { db, vault, clock } = deps
  const { tenant } = run.ref
  const sending = await beginPage(deps, run, { ids, mapping: asking.mapping, isSecondPass })
  const rendered = await withoutDoubles(
    deps,
    run,
    sending.map((each) => render(deps, run, { each, asking })),
  )
  await inTransaction(db, async (trx) => {
    // Of whoever was erased meanwhile nothing is kept, and no key is made anew.
    const there = await holdKnownEmployees(
      trx,
      tenant,
      rendered.map(({ each }) => each.id),
    )
    const kept = rendered.filter(({ each }) => there.has(each.id))
    const vaults = new Map<string, PersonVault>(await vault.forPeople(trx, tenant, [...there]))
    for (const { each } of kept)
      if (!vaults.has(each.id)) vaults.set(each.id, await vault.forPerson(trx, tenant, each.id))
    const now = await clock(trx)
    const told = kept.map(({ each, outcome, problem, fields }) => ({
      result: { employeeId: each.id, outcome, reach: null, problem },
      fields: maskedOutcomes(fields, { document: each.document }),
    }))
    await putResults(trx, tenant, { sync: run.sync.id, told, vaults, now })
    if (run.sync.kind === 'preview') return
    const staged = kept.flatMap(({ each, recorded }) => (recorded ? stagedOf(each, recorded) : []))
    await putStaged(trx, { tenant, sync: run.sync.id }, { staged, vaults })
    const inFile = new Set(staged.map(({ employee }) => employee))
    const outside = kept.map(({ each }) => each.id).filter((id) => !inFile.has(id))
    await unstage(trx, { tenant, sync: run.sync.id }, outside)
    await rememberTheRest(trx, run, { kept, now })
  })
}

type Rendered = {
  each: Sending
  outcome: ResultOutcome
  problem: string | null
  fields: FieldOutcome[]
  /** undefined: it cannot be sent. */
  recorded: Recorded | undefined
}

function render(
  { log }: SyncDeps,
  { today, sync, integration, digest }: Run,
  { each, asking: { connection, mapping } }: { each: Sending; asking: Asking },
): Rendered {
  const { document: employee, remoteId, takenBack, absences, before } = each
  try {
    const recorded = connection.record({
      employee,
      mapping,
      remoteId,
      today,
      startsOn: integration.startsOn,
      takenBack,
      absences,
      delivered: before?.parts ?? {},
      isFull: sync.isFull,
      digest,
    })
    return { each, recorded, fields: [...recorded.fields, ...heldBack(each)], ...resultOf(recorded) }
  } catch (error) {
    const verdict = verdictOn(error)
    if (verdict.kind !== 'failed') throw error
    if (verdict.isFault) log.error(verdict.fields, 'an employee failed by a fault in koppling')
    return { each, outcome: 'failed', problem: verdict.problem, fields: [], recorded: undefined }
  }
}

/** Two with one key are one person there: the second is for a person to decide (I12). */
async function withoutDoubles(
  { db }: SyncDeps,
  run: Run,
  rendered: readonly Rendered[],
): Promise<Rendered[]> {
  const { tenant } = run.ref
  const keys = rendered.flatMap(({ recorded }) => (recorded?.record ? [recorded.remoteId] : []))
  const linked = await employeesLinkedTo(db, run.destination, keys)
  const taken = await stagedAs(db, { tenant, sync: run.sync.id }, keys)
  return rendered.map((one) => {
    const { each, recorded } = one
    if (!recorded?.record) return one
    const holder = linked.get(recorded.remoteId) ?? taken.get(recorded.remoteId) ?? each.id
    taken.set(recorded.remoteId, holder)
    if (holder === each.id) return one
    return { each, outcome: 'doubtful', problem: 'linked-elsewhere', fields: [], recorded: undefined }
  })
}

function stagedOf(
  { id, digests, document, remoteId: begunFrom }: Sending,
  { record, remoteId, delivers }: Recorded,
): Staged[] {
  if (record === null) return []
  const sent = { ...digests, ended: endsOf(document), parts: delivers, begunFrom }
  return [{ employee: id, remoteId, record, sent }]
}

/** Who needs no record has all there; who cannot have one is asked for again by the next run. */
async function rememberTheRest(
  trx: Knex,
  { destination }: Run,
  { kept, now }: { kept: readonly Rendered[]; now: string },
): Promise<void> {
  for (const { each, outcome, recorded } of kept) {
    if (outcome !== 'unchanged' || recorded === undefined || each.before === undefined) continue
    const { id: employee, remoteId: begunFrom } = each
    if (await wasOverruled(trx, destination, { employee, begunFrom, cameTo: recorded.remoteId })) continue
    const sent = {
      ...each.digests,
      ended: endsOf(each.document),
      parts: recorded.delivers,
      sentAt: now,
      waitingSince: null,
      endsAsked: [],
    }
    await putSent(trx, destination, { employee, remoteVersion: null, sent })
  }
  const open = kept.filter(({ outcome }) => outcome === 'refused' || outcome === 'failed')
  await forgetDigests(
    trx,
    destination,
    open.map(({ each }) => each.id),
  )
}

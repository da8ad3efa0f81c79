// What a run has to do for each of some employees: the same for the numbers that it shows before its first write and for the writes.
import { hasJobs } from '../src/connectors/connector.ts'
import type { StoredMatch } from '../src/db/matches.ts'
import { employmentsThereOf } from '../src/db/employments-there.ts'
import { jobsOf, type Job } from '../src/db/sync-jobs.ts'
import { sentBefore } from '../src/db/sync-records.ts'
import { documentsOf, employmentsHeldByGuard } from '../src/db/sync-scope.ts'
import { absencesSeen } from '../src/domain/absence.ts'
import type { EmployeeDocument } from '../src/domain/documents.ts'
import type { EmploymentsThere } from '../src/domain/employments-there.ts'
import { quotable, type FieldOutcome } from '../src/domain/field-outcomes.ts'
import { readinessForSystem } from '../src/domain/readiness-of-system.ts'
import {
  inFixedOrder,
  isSentAlready,
  runningOn,
  seenBySystems,
  toSend,
  type SentBefore,
  type ToSend,
} from '../src/domain/sync-run.ts'
import { absencesOf, type AbsencesToSend } from './sync-absences.ts'
import { entryOf, type Run, type SyncDeps } from './sync-run.ts'

/** To be sent. `remoteId` null: to be created. */
export type Sending = ToSend &
  AbsencesToSend & {
    id: string
    remoteId: string | null
    before: SentBefore | undefined
    employmentsThere: EmploymentsThere
    /** Of an asynchronous system: what it was asked for before and has not told the end of. */
    job?: Job | undefined
    endsAsked: SentBefore['endsAsked']
    digests: { digest: string; bankAccount: string | null; nationalId: string | null }
    /** Digest of what the words of the system may quote. */
    quotable: string
  }

/** Nothing is sent, for this reason. */
export type Left = {
  id: string
  outcome: 'unchanged' | 'blocked' | 'doubtful' | 'skipped'
  problem: string | null
  document: EmployeeDocument
  fields: FieldOutcome[]
}

export type Prepared = { sending: Sending[]; left: Left[]; documents: Map<string, EmployeeDocument> }

export async function prepare(
  deps: SyncDeps,
  run: Run,
  {
    ids,
    mapping,
    matchesOf,
  }: {
    ids: readonly string[]
    mapping: unknown
    matchesOf: (documents: ReadonlyMap<string, EmployeeDocument>) => Promise<Map<string, StoredMatch>>
  },
): Promise<Prepared> {
  const { db, vault } = deps
  const { tenant } = run.ref
  const documents = await documentsOf(db, vault, { tenant, employees: ids })
  const held = await employmentsHeldByGuard(db, tenant, ids)
  const before = await sentBefore(db, run.destination, ids)
  const matches = await matchesOf(documents)
  const absencesFor = await absencesOf(deps, run, ids)
  const entry = entryOf(deps, run)
  const isFile = entry.transport === 'file'
  const there = isFile ? undefined : await employmentsThereOf(db, run.destination, ids)
  const jobs = hasJobs(entry) ? await jobsOf(db, run.destination, ids) : undefined
  const prepared: Prepared = { sending: [], left: [], documents }
  for (const [id, document] of documents) {
    const { employerIds } = run.covers.scope
    const { ended = {}, endsAsked = [] } = before.get(id) ?? {}
    const told = toSend(document, { employerIds, held, ended, endsAsked })
    const absences = absencesFor(id, told.document)
    const runs = isFile ? runningOn(told.document, run.today) : undefined
    const digests = digestsOf(run, { ...told, ...absences, runs })
    const sending = {
      ...told,
      ...absences,
      id,
      remoteId: matches.get(id)?.remoteId ?? null,
      before: before.get(id),
      employmentsThere: there?.get(id) ?? {},
      job: jobs?.get(id),
      endsAsked,
      digests,
      quotable: quotableDigest(run, document),
    }
    const why = whyLeft(deps, run, { sending, mapping, match: matches.get(id) })
    if (why === undefined) prepared.sending.push(sending)
    else prepared.left.push({ id, document: told.document, ...why })
  }
  return prepared
}

export const quotableDigest = ({ digest }: Pick<Run, 'digest'>, document: EmployeeDocument): string =>
  digest(`quotable ${JSON.stringify(quotable(document))}`)

function digestsOf(
  { digest, sync, integration }: Run,
  { document, absences, runs }: Pick<Sending, 'document' | 'absences'> & { runs: string[] | undefined },
): Sending['digests'] {
  const { mappingVersion } = sync
  const { startsOn } = integration
  const { bankAccount, nationalId } = document
  const seen = absencesSeen(absences)
  // Without any it is the text of those whose absences are not covered: widening alone sends nobody again.
  const away = seen === undefined ? '' : ` ${inFixedOrder(seen)}`
  // `by slot`: what older versions kept by other parts of a record is compared with it once more.
  const running = runs === undefined ? '' : ` by slot ${inFixedOrder(runs)}`
  return {
    digest: digest(`sent ${mappingVersion} ${startsOn} ${seenBySystems(document)}${away}${running}`),
    bankAccount: bankAccount && digest(`account ${inFixedOrder(bankAccount)}`),
    nationalId: nationalId && digest(`identity ${inFixedOrder(nationalId)}`),
  }
}

function whyLeft(
  deps: SyncDeps,
  run: Run,
  { sending, mapping, match }: { sending: Sending; mapping: unknown; match: StoredMatch | undefined },
): Pick<Left, 'outcome' | 'problem' | 'fields'> | undefined {
  const { id, document, before, digests } = sending
  const { isFull } = run.sync
  if (isSentAlready(before, { digest: digests.digest, isFull }))
    return { outcome: 'unchanged', problem: null, fields: [] }
  const entry = entryOf(deps, run)
  const { complete, findings } = readinessForSystem(entry, {
    employeeId: id,
    document,
    mapping,
    isThere: sending.remoteId !== null,
    employerIds: run.covers.scope.employerIds,
    today: run.today,
    environment: deps.environment,
  })
  if (!complete) {
    const blocking = findings.filter(({ severity }) => severity === 'blocks')
    return { outcome: 'blocked', problem: 'not-ready', fields: blocking.map(notSent) }
  }
  // Whoever came after the plan was made was not counted: the next run takes them along.
  if (match === undefined) return { outcome: 'skipped', problem: 'not-planned', fields: [] }
  return match.kind === 'doubtful' ? { outcome: 'doubtful', problem: match.doubt, fields: [] } : undefined
}

function notSent({ field, code }: { field: string; code: string }): FieldOutcome {
  return { field, outcome: 'not-sent', from: null, to: null, reason: code }
}

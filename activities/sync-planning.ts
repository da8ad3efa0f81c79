// What a run is about to do, counted from our own rows before its first write (I11).
import type { StoredMatch } from '../src/db/matches.ts'
import { pageOfScope } from '../src/db/sync-scope.ts'
import { hasRunLive, notePlanned } from '../src/db/syncs.ts'
import {
  nothingPlanned,
  reviewRun,
  sumOfPlanned,
  type PlannedWrites,
  type RunReview,
} from '../src/domain/run-guard.ts'
import { endsOf } from '../src/domain/ends-sent.ts'
import { plannedFor } from '../src/domain/sync-run.ts'
import { matchesOf } from '../src/db/matches.ts'
import { match } from './sync-matching.ts'
import { prepare, type Sending } from './sync-preparing.ts'
import { mappingOf, type Run, type SyncDeps } from './sync-run.ts'

const pageSize = 200

/** Matches a page and counts what would be written. `after` null: that was the last one. */
export async function planOnePage(
  deps: SyncDeps,
  run: Run,
  { after, isListed }: { after: string | null; isListed: boolean },
): Promise<{ after: string | null; planned: PlannedWrites }> {
  const { db } = deps
  const ids = await pageOfScope(db, run.ref.tenant, { ...run.covers, after, limit: pageSize })
  if (ids.length === 0) return { after: null, planned: nothingPlanned }
  const { sending, documents } = await prepare(deps, run, {
    ids,
    mapping: await mappingOf(deps, run),
    // Whoever came since is matched by the next run, which will look at who is there.
    matchesOf: async (found): Promise<Map<string, StoredMatch>> =>
      isListed ? await match(deps, run, found) : await matchesOf(db, run.destination, [...found.keys()]),
  })
  const planned = sending.map(plannedOf).reduce(sumOfPlanned, nothingPlanned)
  return {
    after: ids.length < pageSize ? null : (ids.at(-1) ?? null),
    planned: { ...planned, scope: documents.size },
  }
}

function plannedOf({ remoteId, before, digests, document }: Sending): PlannedWrites {
  const { bankAccount, nationalId } = digests
  return plannedFor({
    isNew: remoteId === null,
    before,
    now: { bankAccount, nationalId, ended: endsOf(document) },
  })
}

/** Writes down what is planned, and answers whether a person has to look at it first. Tests and previews are never held. */
export async function review({ db }: SyncDeps, run: Run, planned: PlannedWrites): Promise<RunReview> {
  const { ref, sync, integration } = run
  const isLive = sync.kind === 'manual' || sync.kind === 'scheduled'
  // Whoever widens the scope takes the number away that was covered.
  const isAsked = integration.approvedScope === null
  const isFirstLive = isAsked && !(await hasRunLive(db, ref.tenant, integration.id))
  const isScopeWidened = isAsked && !isFirstLive
  const reviewed: RunReview = isLive
    ? reviewRun({ planned, isFirstLive, isScopeWidened, approved: sync.approved ?? undefined })
    : { passes: true }
  const heldBecause = reviewed.passes ? null : reviewed.because
  await notePlanned(db, ref.tenant, sync.id, { planned, heldBecause })
  return reviewed
}

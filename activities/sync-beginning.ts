// How a page of a run begins, whether it is written to a system or into a file.
import { matchesOf } from '../src/db/matches.ts'
import { withResult } from '../src/db/sync-results.ts'
import { prepare, type Sending } from './sync-preparing.ts'
import { recordLeft } from './sync-recording.ts'
import type { Run, SyncDeps } from './sync-run.ts'

/**
 * Who is to be sent; the result of all others is written down. Whoever has one already is done: an earlier attempt at the page was cut
 * (I9). In a second pass everybody has one, and it is for another try.
 */
export async function beginPage(
  deps: SyncDeps,
  run: Run,
  { ids, mapping, isSecondPass }: { ids: readonly string[]; mapping: unknown; isSecondPass: boolean },
): Promise<Sending[]> {
  const { db } = deps
  const known = isSecondPass
    ? new Set<string>()
    : await withResult(db, run.ref.tenant, { sync: run.sync.id, employees: ids })
  const { sending, left } = await prepare(deps, run, {
    ids: ids.filter((id) => !known.has(id)),
    mapping,
    matchesOf: (documents) => matchesOf(db, run.destination, [...documents.keys()]),
  })
  await recordLeft(deps, run, left)
  return sending
}

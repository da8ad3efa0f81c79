// Where a run is in its scope, and what it goes by to go on.
import { holdOpenTenant } from '../src/db/closed-tenants.ts'
import { isStopped } from '../src/db/stops.ts'
import { countFailed, countResults, pageOfFailed } from '../src/db/sync-results.ts'
import { pageOfScope } from '../src/db/sync-scope.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { unlessClosed } from '../src/domain/closing.ts'
import { stopsForRefusals } from '../src/domain/run-guard.ts'
import type { EndsBecause, Run, SyncDeps } from './sync-run.ts'

export type PageWritten = {
  /** Where to go on; null: that was the last page, unless it is cut or stopped. */
  after: string | null
  /** Not over: time was, even within the first page. */
  isCut?: true
  /** Some failed that get another try. */
  hasFailed?: true
  /** Of so many it is not known what became of an earlier write: it may be under way. */
  notOver?: number
  /** The platform has stopped syncs: to be asked again later. */
  isStopped?: true
  /** The run ends here. */
  endsBecause?: 'too-many-refused' | EndsBecause
}

export type Halted = Pick<PageWritten, 'isStopped' | 'endsBecause'>

export type Writing = {
  after: string | null
  /** I9: those that failed get another try. */
  isSecondPass: boolean
  /** Of those that failed only those of whom a write may be under way. */
  onlyNotOver: boolean
  /** In a second pass: whoever cannot be reached now has failed. */
  isLastAttempt: boolean
  goesOn: () => boolean
}

const pageSize = 50
/** So many are begun together, so that such a page is never cut and begun again. */
const secondPassSize = 4

/** Pages of the scope, or of those that failed, until they or the time are over. `work` answers why not to go on, if so. */
export async function throughPages(
  deps: SyncDeps,
  run: Run,
  { isSecondPass, onlyNotOver, goesOn, ...from }: Writing,
  work: (ids: readonly string[]) => Promise<Halted | 'cut' | undefined>,
): Promise<PageWritten> {
  let { after } = from
  while (goesOn()) {
    const ids = await pageAfter(deps, run, { after, isSecondPass, onlyNotOver })
    const last = ids.at(-1)
    if (last === undefined) return { after: null, ...(await someFailed(deps, run)) }
    const halted = await work(ids)
    if (halted === 'cut') break
    if (halted !== undefined) return { after, ...halted }
    if (await areTooManyRefused(deps, run)) return { after: null, endsBecause: 'too-many-refused' }
    after = last
  }
  return { after, isCut: true }
}

async function pageAfter(
  { db }: SyncDeps,
  { ref: { tenant }, sync, covers }: Run,
  { after, isSecondPass, onlyNotOver }: Pick<Writing, 'after' | 'isSecondPass' | 'onlyNotOver'>,
): Promise<string[]> {
  const problem = onlyNotOver ? 'job-not-over' : undefined
  return isSecondPass
    ? await pageOfFailed(db, tenant, { sync: sync.id, problem, after, limit: secondPassSize })
    : await pageOfScope(db, tenant, { ...covers, after, limit: pageSize })
}

async function areTooManyRefused({ db }: SyncDeps, { ref: { tenant }, sync }: Run): Promise<boolean> {
  if (sync.kind === 'preview') return false
  const { created = 0, updated = 0, refused = 0, failed = 0 } = await countResults(db, tenant, sync.id)
  return stopsForRefusals({ sent: created + updated + refused + failed, refused })
}

async function someFailed(
  { db }: SyncDeps,
  { ref: { tenant }, sync }: Run,
): Promise<Pick<PageWritten, 'hasFailed' | 'notOver'>> {
  const { failed, notOver } = await countFailed(db, tenant, sync.id)
  return { ...(failed > 0 && { hasFailed: true }), ...(notOver > 0 && { notOver }) }
}

/** L14: asked right before each write, so that nothing begins once a closing or a stop is committed. */
export async function whyNot({ db }: SyncDeps, { ref: { tenant }, sync }: Run): Promise<Halted | undefined> {
  return await unlessClosed(
    () =>
      inTransaction(db, async (trx): Promise<Halted | undefined> => {
        await holdOpenTenant(trx, tenant)
        if (sync.kind === 'preview') return undefined
        return (await isStopped(trx, tenant, 'syncs')) ? { isStopped: true } : undefined
      }),
    { endsBecause: 'tenant-closed' } as const,
  )
}

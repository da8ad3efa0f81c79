// One run over the scope of an integration (I9): plan, wait for a person where the run guard says so, write page by page, try again
// whom that failed for, close. Rows in the database know what was done; this file only knows where to go on.
import {
  CancellationScope,
  condition,
  ContinueAsNew,
  getExternalWorkflowHandle,
  setHandler,
} from '@temporalio/workflow'
import { nothingPlanned, sumOfPlanned } from '../src/domain/run-guard.ts'
import { integrationWorkflowId } from '../src/temporal/ids.ts'
import type { SyncEnded, SyncRef } from '../src/temporal/integration-messages.ts'
import { approved, syncEnded } from './messages.ts'
import { syncPages, syncRecords } from './proxies-of-integrations.ts'
import { completed, endOf, type SyncEnd } from './sync-end.ts'
import { show, within } from './sync-shown.ts'
import { settle, withdraw, write, type Position } from './sync-writing.ts'

type Input = SyncRef & { position?: Position }

export async function sync({ position, ...ref }: Input): Promise<string> {
  let approvals = 0
  setHandler(approved, () => {
    approvals += 1
  })
  let end: SyncEnd
  let from = position
  try {
    from ??= await plan(ref, () => approvals)
    end = from === undefined ? completed : await write(ref, from)
  } catch (error) {
    if (error instanceof ContinueAsNew) throw error
    end = endOf(error)
  }
  return await CancellationScope.nonCancellable(async () => {
    if (from?.isFile && end.outcome !== 'completed') await withdraw(ref)
    const ended = await syncRecords.closeSync.executeWithOptions({ summary: 'Count and close' }, [
      { ...ref, end },
    ])
    const { outcome, problem = end.problem } = ended
    show.ended({ outcome, problem })
    await tell(ref, ended)
    return ended.outcome
  })
}

/** undefined: the run is over already. Planned anew after an approval, since days may have passed (I11). */
async function plan(ref: SyncRef, approvals: () => number): Promise<Position | undefined> {
  const begun = await syncRecords.beginSync.executeWithOptions({ summary: 'Begin' }, [ref])
  if (begun === null) return undefined
  let until = begun.goesOnUntil
  for (;;) {
    const known = approvals()
    show.planning()
    if (begun.hasJobs) await settle(ref, { until })
    const looking = { summary: 'Look who is there, if anybody is not matched', ...within(until) }
    const isListed = await syncPages.listRemotePeople.executeWithOptions(looking, [ref])
    let planned = nothingPlanned
    let after: string | null = null
    do {
      const asked = { ...ref, after, isListed }
      const page = await syncRecords.planPages.executeWithOptions({ summary: 'Match and count' }, [asked])
      planned = sumOfPlanned(planned, page.planned)
      after = page.after
    } while (after !== null)
    const reviewing = { summary: 'Review the numbers' }
    const review = await syncRecords.reviewPlan.executeWithOptions(reviewing, [{ ...ref, planned }])
    until = review.goesOnUntil
    const { kind: _kind, goesOnUntil: _until, ...system } = begun
    if (review.passes) return { after: null, isSecondPass: false, until, ...system }
    show.held(planned)
    await condition(() => approvals() > known)
  }
}

/** A run that somebody started without an integration's workflow has nobody to tell. */
async function tell(ref: SyncRef, ended: SyncEnded): Promise<void> {
  const integration = getExternalWorkflowHandle(integrationWorkflowId(ref))
  await integration.signal(syncEnded, ended).catch(() => undefined)
}

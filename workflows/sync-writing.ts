// The writes of a run: page by page, again whom that failed for, and where the system reads files, the file of all of them.
import { continueAsNew, sleep, workflowInfo } from '@temporalio/workflow'
import type { SyncRef } from '../src/temporal/integration-messages.ts'
import { syncFiles, syncPages } from './proxies-of-integrations.ts'
import { completed, stoppedBy, type SyncEnd } from './sync-end.ts'
import { again, show, within } from './sync-shown.ts'
import { waitingFor, type Waiting } from './sync-waiting.ts'
import type { sync } from './sync.ts'

/** Where a run goes on after continue-as-new: everybody is planned by then. */
export type Position = { after: string | null; isSecondPass: boolean; until: string } & OnlyNotOver &
  SystemOfRun

/** `onlyNotOver`: in passes after the second one, which ask again what became of a write without an answer. */
type OnlyNotOver = { onlyNotOver?: true }

/** `isFile`: it reads files. `hasJobs`: it carries out later what it is asked for. */
export type SystemOfRun = { isFile?: true; hasJobs?: true }

export async function write(ref: SyncRef, { until, isFile, hasJobs, ...from }: Position): Promise<SyncEnd> {
  let { after, isSecondPass, onlyNotOver } = from
  const waiting = waitingFor(until)
  show.writing()
  for (let [stops, looks] = [0, 0]; ;) {
    const summary = isSecondPass ? 'Try those again that failed' : 'Write what changed'
    const asked = { ...ref, after, isSecondPass, ...(onlyNotOver && { onlyNotOver }) }
    const page = await syncPages.writePages.executeWithOptions({ summary, ...within(until) }, [asked])
    if (page.endsBecause !== undefined) return stoppedBy(page.endsBecause)
    if (page.isStopped)
      await sleep(again.stopped(stops++), { summary: "Until the platform's stop is lifted" })
    after = page.after
    const isThrough = after === null && !page.isStopped && !page.isCut
    if (hasJobs) await settle(ref, { until, ...(isThrough && { waiting }) })
    if (isThrough && !isSecondPass) {
      isSecondPass = true
      if (page.hasFailed) await sleep(again.failed, { summary: 'Before those again that failed' })
    } else if (isThrough) {
      if (!page.notOver || !waiting.lasts('writes', page.notOver))
        return isFile ? await deliver(ref, until) : completed
      onlyNotOver = true
      await waiting.sleep(looks++, 'Until what may be under way is over')
    }
    if (workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof sync>({
        ...ref,
        position: {
          after,
          isSecondPass,
          until,
          ...(onlyNotOver && { onlyNotOver }),
          ...(isFile && { isFile }),
          ...(hasJobs && { hasJobs }),
        },
      })
  }
}

/** Asks once what became of what was sent; when the pass is through, until all of it is over or stuck. What is not by then is the next run's. */
export async function settle(
  ref: SyncRef,
  { until, waiting }: { until: string; waiting?: Waiting },
): Promise<void> {
  const summary = 'Ask what became of what was sent'
  for (let looks = 0; ; looks += 1) {
    const { underWay } = await syncPages.settleJobs.executeWithOptions({ summary, ...within(until) }, [ref])
    if (waiting === undefined || underWay === 0 || !waiting.lasts('jobs', underWay)) return
    await waiting.sleep(looks, 'Until the system has carried it out')
  }
}

async function deliver(ref: SyncRef, until: string): Promise<SyncEnd> {
  for (let stops = 0; ;) {
    const delivering = { summary: 'Put the file into its folder', ...within(until) }
    const halted = await syncFiles.deliverFile.executeWithOptions(delivering, [ref])
    if (halted.endsBecause !== undefined) return stoppedBy(halted.endsBecause)
    if (!halted.isStopped) return completed
    await sleep(again.stopped(stops++), { summary: "Until the platform's stop is lifted" })
  }
}

/** Tried for a while only: the next run takes away what is left. */
export async function withdraw(ref: SyncRef): Promise<void> {
  const withdrawing = {
    summary: 'Take away what will not be delivered',
    scheduleToCloseTimeout: '2 minutes',
  } as const
  await syncFiles.withdrawFile.executeWithOptions(withdrawing, [ref]).catch(() => undefined)
}

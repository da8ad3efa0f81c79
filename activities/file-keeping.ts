// What becomes of files after their runs: noticed when they were fetched, erased when they were kept long enough.
import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import { readsFiles, type Folders } from '../src/connectors/file-connection.ts'
import { ConnectorFailure } from '../src/connectors/errors.ts'
import { findIntegration } from '../src/db/integrations.ts'
import { eraseStaged } from '../src/db/staged-records.ts'
import {
  filesKeptLongEnough,
  filesToLookAt,
  noteFetched,
  noteKeptNoLonger,
  noteLookedAt,
  type SyncFile,
} from '../src/db/sync-files.ts'
import { noteReach } from '../src/db/sync-results.ts'
import { inTransaction } from '../src/db/transaction.ts'
import type { Instant } from '../src/domain/local-time.ts'
import { placeOf } from './sync-file.ts'
import { connect, type SyncDeps } from './sync-run.ts'

export type FileKeeper = {
  /** Looks whether files still lie where they were put. */
  lookWhetherFetched(options: { now: Instant; forMs: number }): Promise<void>
  eraseKept(options: { now: Instant }): Promise<void>
}

const looksPerSweep = 100
const looksAtOnce = 8
const erasedPerSweep = 100

export function createFileKeeper(deps: SyncDeps): FileKeeper {
  const { db } = deps

  async function look({ tenant, file }: { tenant: string; file: SyncFile }, now: Instant): Promise<void> {
    const ofRun = { tenant, sync: file.sync }
    // Before it is asked for, so that a server that does not answer is asked more and more seldom as well.
    await noteLookedAt(db, ofRun, { at: now })
    const folders = await foldersOf(tenant, file)
    if (folders === undefined || (await folders.isThere(file.name, placeOf(file)))) return
    await inTransaction(db, async (trx) => {
      if (await noteFetched(trx, ofRun, { at: now }))
        await noteReach(trx, ofRun, { from: 'waiting', reach: 'accepted' })
    })
  }

  async function foldersOf(tenant: string, file: SyncFile): Promise<Folders | undefined> {
    const integration = await findIntegration(db, tenant, file.integration)
    if (integration === undefined) return undefined
    const ref = { tenant, integration: integration.id, sync: file.sync }
    const connection = await connect(deps, { ref, integration })
    return readsFiles(connection) ? connection.folders : undefined
  }

  return {
    async lookWhetherFetched({ now, forMs }) {
      const until = performance.now() + forMs
      const files = await filesToLookAt(db, { now, limit: looksPerSweep })
      const limit = pLimit(looksAtOnce)
      const looks = files.map((one) =>
        limit(() => (performance.now() < until ? look(one, now) : Promise.resolve())),
      )
      // A server that does not answer holds up neither the others nor the sweep; its look ends by itself.
      const ended = await Promise.race([
        Promise.allSettled(looks),
        sleep(forMs, [] as PromiseSettledResult<void>[], { ref: false }),
      ])
      for (const result of ended) {
        // The next run says what is wrong with the connection; until then nobody knows more of the file.
        if (result.status === 'rejected' && !(result.reason instanceof ConnectorFailure)) throw result.reason
      }
    },

    async eraseKept({ now }) {
      for (const run of await filesKeptLongEnough(db, { now, limit: erasedPerSweep })) {
        await inTransaction(db, async (trx) => {
          await eraseStaged(trx, run)
          await noteKeptNoLonger(trx, run)
        })
      }
    },
  }
}

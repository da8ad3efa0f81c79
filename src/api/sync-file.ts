// The file of a run, for systems to which nobody delivers it.
import { z } from 'zod'
import { recordAudit } from '../db/audit.ts'
import { findFile, noteFetched, type SyncFile } from '../db/sync-files.ts'
import { noteReach } from '../db/sync-results.ts'
import { inTransaction } from '../db/transaction.ts'
import { fileBytes } from '../intake/file-bytes.ts'
import { admins, changeOf, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { Problem } from './problems.ts'
import { route, type Caller, type RequestInfo, type Route } from './route.ts'
import { knownSync } from './syncs.ts'

export const syncFileRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'getSyncFile',
    tag: 'Syncs',
    summary: 'Fetch the file of a run',
    description:
      'With everything as it is, nothing masked: for admins, and it stands in the audit trail. It counts as fetched once it was sent whole. Kept for 30 days.',
    method: 'get',
    path: '/syncs/{id}/file',
    roles: admins,
    actor: 'recorded',
    idempotency: 'none',
    params: z.strictObject({ id: Id }),
    answers: { 200: { description: 'The file', file: ['application/xml'] } },
    problems: ['not-found'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, request }) => {
        const { db, vault } = deps.intake
        const { tenant } = caller
        const { id: sync } = await knownSync(db, tenant, id)
        const file = await findFile(db, { tenant, sync })
        if (file === undefined || file.keptUntil === null) {
          throw new Problem('not-found', { detail: whyNone(sync, file) })
        }
        const bytes = fileBytes({ db, vault }, { tenant, sync, form: file.form })
        const fetched = wholly(bytes, () => fetchedBy(deps, { caller, request }, file))
        return {
          status: 200,
          file: {
            name: file.name,
            mediaType: `${file.form.mediaType}; charset=${file.form.encoding}`,
            bytes: fetched,
          },
        }
      },
  }),
]

function whyNone(sync: string, file: SyncFile | undefined): string {
  if (file === undefined) return `The run ${sync} has no file: look at GET /v1/syncs/${sync}.`
  if (file.delivery === 'upload')
    return `The file of the run ${sync} goes into a folder of the system and is not kept here: fetch it there.`
  return file.deliveredAt === null
    ? `The file of the run ${sync} is not ready yet: look at GET /v1/syncs/${sync}.`
    : `The file of the run ${sync} was kept for its time and is erased: let the integration run with full: true.`
}

/** `then` only once the last byte was asked for. */
async function* wholly(bytes: AsyncIterable<Buffer>, then: () => Promise<void>): AsyncGenerator<Buffer> {
  yield* bytes
  await then()
}

async function fetchedBy(
  { intake: { db, clock } }: ApiDeps,
  by: { caller: Caller & { tenant: string }; request: RequestInfo },
  { sync, integration }: SyncFile,
): Promise<void> {
  const { tenant, cause } = changeOf(by)
  await inTransaction(db, async (trx) => {
    await recordAudit(trx, tenant, cause, {
      action: 'sync.file-fetched',
      subject: { kind: 'integration', id: integration },
      new: { sync },
    })
    if (await noteFetched(trx, { tenant, sync }, { at: await clock(trx) }))
      await noteReach(trx, { tenant, sync }, { from: 'waiting', reach: 'accepted' })
  })
}

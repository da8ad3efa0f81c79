// The file of a run: fixed once, put beside its final name, renamed, and only then what its target has (I9). Every step is marked
// in the database, so that whoever comes next goes on from there.
import { createHash } from 'node:crypto'
import type { FileConnection, Place, Renaming } from '../src/connectors/file-connection.ts'
import { Unavailable, UnexpectedAnswer } from '../src/connectors/errors.ts'
import { findEmployer } from '../src/db/employers.ts'
import { applyStaged, eraseStaged, holdStaged, isAnythingStaged } from '../src/db/staged-records.ts'
import { countResults, noteNotDelivered, noteReach } from '../src/db/sync-results.ts'
import {
  filesOnTheirWay,
  findFile,
  fixFile,
  isPlacing,
  noteContent,
  noteDelivered,
  noteNotUploaded,
  notePlacing,
  noteUploaded,
  noteWithdrawn,
  type FileContent,
  type SyncFile,
} from '../src/db/sync-files.ts'
import { findSync, recount } from '../src/db/syncs.ts'
import { inTransaction } from '../src/db/transaction.ts'
import type { FileForm } from '../src/domain/file-form.ts'
import type { Folder } from '../src/domain/integration.ts'
import { fileBytes } from '../src/intake/file-bytes.ts'
import { mappingOf, type Run, type SyncDeps } from './sync-run.ts'
import { whyNot, type Halted } from './sync-pages.ts'

/** Downloads can be fetched for so long. */
const keptForDays = 30
const dayMs = 86_400_000

/** Nothing is delivered where nobody has anything new. */
export async function deliverFile(
  deps: SyncDeps,
  run: Run,
  connection: FileConnection<unknown>,
): Promise<Halted> {
  const file = await fixed(deps, run, connection)
  if (file === undefined || file.deliveredAt !== null) return {}
  if (file.uploadedAt === null && !(await isAnythingStaged(deps.db, ofRun(run)))) {
    await withdraw(deps, run, { connection, file })
    return {}
  }
  const mayNot = await whyNot(deps, run)
  if (mayNot !== undefined) return mayNot
  const uploaded = file.uploadedAt === null ? await upload(deps, run, { connection, file }) : file
  await placeOrUploadAnew(deps, run, { connection, file: uploaded })
  return {}
}

/**
 * What earlier runs left. An uploaded file goes on into its folder, since nobody can tell one that was placed and fetched from
 * one that never was; one that was not is taken away.
 */
export async function finishEarlierFiles(
  deps: SyncDeps,
  run: Run,
  connection: FileConnection<unknown>,
): Promise<void> {
  const { db } = deps
  const { tenant, integration } = run.ref
  if (run.sync.kind === 'preview') return
  for (const file of await filesOnTheirWay(db, { tenant, integration, before: run.sync.id })) {
    if ((await whyNot(deps, run)) !== undefined) throw stopped()
    if (file.uploadedAt !== null) await placeOrUploadAnew(deps, run, { connection, file })
    else await withdraw(deps, run, { connection, file })
  }
}

const stopped = () =>
  new Unavailable('not-reached', { call: 'place-file', message: 'The platform has stopped syncs for now.' })

/** Of a run that ends without it. */
export async function withdrawFile(
  deps: SyncDeps,
  run: Run,
  connection: FileConnection<unknown>,
): Promise<void> {
  const file = await findFile(deps.db, ofRun(run))
  if (file !== undefined && file.uploadedAt === null) await withdraw(deps, run, { connection, file })
}

const ofRun = ({ ref, sync }: Run) => ({ tenant: ref.tenant, sync: sync.id })

type Connected = { connection: FileConnection<unknown>; file: SyncFile }

/** Name and form. undefined: there is nothing to deliver. */
async function fixed(
  deps: SyncDeps,
  run: Run,
  connection: FileConnection<unknown>,
): Promise<SyncFile | undefined> {
  const { db, clock } = deps
  const known = await findFile(db, ofRun(run))
  if (known !== undefined) return known
  if (!(await isAnythingStaged(db, ofRun(run)))) return undefined
  const fixedAt = await clock(db)
  const { name, ...form } = await formOf(deps, run, { connection, at: fixedAt })
  return await fixFile(db, ofRun(run), {
    integration: run.integration.id,
    name,
    folder: folderOf(run),
    path: connection.folders?.pathOf(folderOf(run)) ?? null,
    form,
    delivery: connection.folders === undefined ? 'download' : 'upload',
    fixedAt,
  })
}

async function formOf(
  deps: SyncDeps,
  run: Run,
  { connection, at }: { connection: FileConnection<unknown>; at: string },
): Promise<FileForm> {
  const { employerId: id } = run.integration
  const employer = await findEmployer(deps.db, run.ref.tenant, id)
  return connection.form({
    at,
    timeZone: employer?.timeZone ?? run.timeZone,
    mapping: await mappingOf(deps, run),
    employer: { id, name: employer?.name ?? id, organisationNumber: employer?.organisationNumber ?? null },
  })
}

/** Counted right before, since whoever was erased is not in it any more. */
async function upload(deps: SyncDeps, run: Run, { connection, file }: Connected): Promise<SyncFile> {
  const { db, clock } = deps
  const bytes = () => fileBytes(deps, { ...ofRun(run), form: file.form })
  const content = await contentOf(bytes())
  await noteContent(db, ofRun(run), content)
  if (connection.folders === undefined) return { ...file, content }
  await connection.folders.upload({ name: file.name, ...content, bytes }, placeOf(file))
  const uploadedAt = await clock(db)
  await noteUploaded(db, ofRun(run), { at: uploadedAt })
  return { ...file, content, uploadedAt }
}

/** What lies there and is not whole, or is gone and was never renamed, was not placed: the next attempt uploads it anew. */
async function placeOrUploadAnew(deps: SyncDeps, run: Run, { connection, file }: Connected): Promise<void> {
  try {
    await place(deps, run, { connection, file })
  } catch (error) {
    if (error instanceof UnexpectedAnswer)
      await noteNotUploaded(deps.db, { tenant: run.ref.tenant, sync: file.sync })
    throw error
  }
}

/** The rename, and with it what the target has. */
async function place(deps: SyncDeps, run: Run, { connection, file }: Connected): Promise<void> {
  const { db, clock } = deps
  const { tenant, integration } = run.ref
  const ofFile = { tenant, sync: file.sync }
  const known = { name: file.name, ...sizeOf(file.content) }
  await connection.folders?.place(known, placeOf(file), renamingOf(deps, ofFile))
  const sync = await findSync(db, tenant, file.sync)
  if (sync === undefined) return
  await inTransaction(db, async (trx) => {
    await holdStaged(trx, ofFile)
    const at = await clock(trx)
    const isKept = file.delivery === 'download'
    const keptUntil = isKept ? new Date(Date.parse(at) + keptForDays * dayMs).toISOString() : null
    if (!(await noteDelivered(trx, ofFile, { at, keptUntil }))) return
    const { target } = sync
    await applyStaged(trx, { ...ofFile, integration, target, dataset: 'employees' }, { now: at })
    await noteReach(trx, ofFile, { from: null, reach: 'waiting' })
    if (!isKept) await eraseStaged(trx, ofFile)
  })
}

/** I6: the results of its run, which may be over, say so. */
async function withdraw(
  { db, clock }: SyncDeps,
  { ref }: Run,
  { connection, file }: Connected,
): Promise<void> {
  const ofFile = { tenant: ref.tenant, sync: file.sync }
  await connection.folders?.withdraw(file.name, placeOf(file))
  await inTransaction(db, async (trx) => {
    await noteWithdrawn(trx, ofFile, { at: await clock(trx) })
    await noteNotDelivered(trx, ofFile)
    await eraseStaged(trx, ofFile)
    await recount(trx, ref.tenant, { id: file.sync, counts: await countResults(trx, ref.tenant, file.sync) })
  })
}

/** Committed before the rename, so that a part which is gone without it is known not to have been fetched. */
const renamingOf = ({ db, clock }: SyncDeps, ofFile: { tenant: string; sync: string }): Renaming => ({
  wasAsked: () => isPlacing(db, ofFile),
  async note() {
    if (await notePlacing(db, ofFile, { at: await clock(db) })) return
    throw new Unavailable('not-reached', {
      call: 'place-file',
      message: 'Another attempt has the file in its hands. Nothing was renamed.',
    })
  },
})

/** Where it was fixed to be, whatever the credentials say now. */
export const placeOf = ({ path, folder }: SyncFile): Place => (path === null ? folder : { path })

/** Tests never share a folder with what is live (I5). */
const folderOf = ({ sync }: Run): Folder => (sync.kind === 'test' ? 'test' : 'live')

function sizeOf(content: SyncFile['content']): FileContent {
  if (content === null) throw new Error('a file is placed whose bytes were never counted')
  return content
}

async function contentOf(bytes: AsyncIterable<Uint8Array>): Promise<FileContent> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.length
  }
  return { size, sha256: hash.digest('hex') }
}

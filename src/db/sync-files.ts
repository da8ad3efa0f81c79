// The file of a run, from its name to the moment when somebody fetched it.
import type { Knex } from 'knex'
import type { FileForm } from '../domain/file-form.ts'
import type { Folder } from '../domain/integration.ts'

type OfRun = { tenant: string; sync: string }

/** `sha256` in hexadecimal. */
export type FileContent = { size: number; sha256: string }

export type SyncFile = {
  sync: string
  integration: string
  name: string
  folder: Folder
  /** On the server; null: as the credentials say, of a file of before this was kept, or one that nobody delivers. */
  path: string | null
  form: Omit<FileForm, 'name'>
  /** `download`: nobody delivers it, it is fetched from the API. */
  delivery: 'upload' | 'download'
  fixedAt: string
  /** Null: not counted yet. */
  content: FileContent | null
  uploadedAt: string | null
  deliveredAt: string | null
  fetchedAt: string | null
  /** Of a download: its records are erased then. */
  keptUntil: string | null
}

type Row = {
  sync_id: string
  integration_id: string
  name: string
  folder: Folder
  path: string | null
  form: Omit<FileForm, 'name'>
  delivery: SyncFile['delivery']
  fixed_at: Date
  size: string | null
  sha256: string | null
  uploaded_at: Date | null
  delivered_at: Date | null
  fetched_at: Date | null
  kept_until: Date | null
}

const columns = `sync_id, integration_id, name, folder, path, form, delivery, fixed_at, size, sha256, uploaded_at, delivered_at,
  fetched_at, kept_until`

const of = (db: Knex, { tenant, sync }: OfRun) => db('sync_files').where({ tenant_id: tenant, sync_id: sync })

export async function findFile(db: Knex, run: OfRun): Promise<SyncFile | undefined> {
  const row = (await of(db, run).first(db.raw(columns))) as Row | undefined
  return row && fromRow(row)
}

/** By run, of those that have one. */
export async function filesOf(
  db: Knex,
  { tenant, syncs }: { tenant: string; syncs: readonly string[] },
): Promise<Map<string, SyncFile>> {
  const rows = (await db('sync_files')
    .where({ tenant_id: tenant })
    .whereIn('sync_id', [...syncs])
    .select(db.raw(columns))) as Row[]
  return new Map(rows.map((row) => [row.sync_id, fromRow(row)]))
}

/** The first to fix it fixes it for all who come later. */
export async function fixFile(
  db: Knex,
  { tenant, sync }: OfRun,
  file: Pick<SyncFile, 'integration' | 'name' | 'folder' | 'path' | 'form' | 'delivery' | 'fixedAt'>,
): Promise<SyncFile> {
  await db('sync_files')
    .insert({
      tenant_id: tenant,
      sync_id: sync,
      integration_id: file.integration,
      name: file.name,
      folder: file.folder,
      path: file.path,
      form: JSON.stringify(file.form),
      delivery: file.delivery,
      fixed_at: file.fixedAt,
    })
    .onConflict(['tenant_id', 'sync_id'])
    .ignore()
  const fixed = await findFile(db, { tenant, sync })
  if (fixed === undefined) throw new Error('the run is gone')
  return fixed
}

export async function noteContent(db: Knex, run: OfRun, { size, sha256 }: FileContent): Promise<void> {
  await of(db, run).whereNull('uploaded_at').update({ size, sha256 })
}

export async function noteUploaded(db: Knex, run: OfRun, { at }: { at: string }): Promise<void> {
  await of(db, run).whereNull('uploaded_at').update({ uploaded_at: at })
}

/** What was uploaded is not whole, or gone before anything was asked of it. */
export async function noteNotUploaded(db: Knex, run: OfRun): Promise<void> {
  await of(db, run).whereNull('delivered_at').update({ uploaded_at: null, placing_at: null })
}

/** Before the rename is asked for. Answers false where it is another's by now: delivered, withdrawn, or to be uploaded anew. */
export async function notePlacing(db: Knex, run: OfRun, { at }: { at: string }): Promise<boolean> {
  const count = await of(db, run)
    .whereNotNull('uploaded_at')
    .whereNull('delivered_at')
    .whereNull('withdrawn_at')
    .update({ placing_at: at })
  return count > 0
}

export async function isPlacing(db: Knex, run: OfRun): Promise<boolean> {
  const row: unknown = await of(db, run).whereNotNull('placing_at').first('sync_id')
  return row !== undefined
}

/** Answers whether it was not delivered before. */
export async function noteDelivered(
  trx: Knex,
  run: OfRun,
  { at, keptUntil }: { at: string; keptUntil: string | null },
): Promise<boolean> {
  const count = await of(trx, run)
    .whereNull('delivered_at')
    .update({ delivered_at: at, looked_at: at, kept_until: keptUntil })
  return count > 0
}

/** Answers whether nobody had fetched it before. */
export async function noteFetched(trx: Knex, run: OfRun, { at }: { at: string }): Promise<boolean> {
  const count = await of(trx, run)
    .whereNotNull('delivered_at')
    .whereNull('fetched_at')
    .update({ fetched_at: at })
  return count > 0
}

export async function noteLookedAt(db: Knex, run: OfRun, { at }: { at: string }): Promise<void> {
  await of(db, run).update({ looked_at: at })
}

/** Never delivered, and never will be. */
export async function noteWithdrawn(trx: Knex, run: OfRun, { at }: { at: string }): Promise<void> {
  await of(trx, run).whereNull('delivered_at').update({ withdrawn_at: at })
}

/** Of earlier runs of the integration: neither delivered nor withdrawn. */
export async function filesOnTheirWay(
  db: Knex,
  { tenant, integration, before }: { tenant: string; integration: string; before: string },
): Promise<SyncFile[]> {
  const rows = (await db('sync_files')
    .where({ tenant_id: tenant, integration_id: integration })
    .whereNull('delivered_at')
    .whereNull('withdrawn_at')
    .whereNot({ sync_id: before })
    .orderBy('fixed_at')
    .select(db.raw(columns))) as Row[]
  return rows.map(fromRow)
}

/**
 * Delivered to a folder and not known to be fetched, those that were not looked at for longest first; the longer one lies there
 * the more seldom it is looked at. Nothing of closed tenants or disconnected integrations, which have no credentials any more.
 */
export async function filesToLookAt(
  db: Knex,
  { now, limit }: { now: string; limit: number },
): Promise<{ tenant: string; file: SyncFile }[]> {
  const { rows } = await db.raw<{ rows: (Row & { tenant_id: string })[] }>(
    `select f.tenant_id, f.${columns.split(', ').join(', f.')} from sync_files f
     join integrations i on i.tenant_id = f.tenant_id and i.id = f.integration_id and i.stage in ('setting-up', 'live', 'paused')
     join tenants t on t.id = f.tenant_id and t.closed_at is null
     where f.delivery = 'upload' and f.delivered_at is not null and f.fetched_at is null
       and :now::timestamptz - f.looked_at >= (f.looked_at - f.delivered_at) / 8
     order by f.looked_at limit :limit`,
    { now, limit },
  )
  return rows.map((row) => ({ tenant: row.tenant_id, file: fromRow(row) }))
}

/** Downloads that were kept for as long as was promised. */
export async function filesKeptLongEnough(
  db: Knex,
  { now, limit }: { now: string; limit: number },
): Promise<{ tenant: string; sync: string }[]> {
  const rows = (await db('sync_files')
    .where('kept_until', '<=', now)
    .orderBy('kept_until')
    .limit(limit)
    .select('tenant_id', 'sync_id')) as { tenant_id: string; sync_id: string }[]
  return rows.map((row) => ({ tenant: row.tenant_id, sync: row.sync_id }))
}

export async function noteKeptNoLonger(trx: Knex, run: OfRun): Promise<void> {
  await of(trx, run).update({ kept_until: null })
}

function fromRow(row: Row): SyncFile {
  return {
    sync: row.sync_id,
    integration: row.integration_id,
    name: row.name,
    folder: row.folder,
    path: row.path,
    form: row.form,
    delivery: row.delivery,
    fixedAt: row.fixed_at.toISOString(),
    content: row.size === null || row.sha256 === null ? null : { size: Number(row.size), sha256: row.sha256 },
    uploadedAt: row.uploaded_at?.toISOString() ?? null,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    fetchedAt: row.fetched_at?.toISOString() ?? null,
    keptUntil: row.kept_until?.toISOString() ?? null,
  }
}

// Runs of integrations: how far they are, and what became of each employee.
import type { Knex } from 'knex'
import { z } from 'zod'
import { findIntegration } from '../db/integrations.ts'
import { filesOf, findFile, type SyncFile } from '../db/sync-files.ts'
import { countResults, listResults, openFields } from '../db/sync-results.ts'
import { findSync, listSyncs, type Sync } from '../db/syncs.ts'
import { resultOutcomes } from '../domain/integration.ts'
import type { Intake } from '../intake/context.ts'
import { readers, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { keysetList, listOf } from './lists.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { reaches, SyncResultView, SyncView } from './schemas/sync.ts'
import { resultsCsv } from './syncs-csv.ts'

const runs = keysetList({
  name: 'syncs',
  position: z.strictObject({ startedAt: z.iso.datetime(), id: z.uuid() }),
})
const results = keysetList({ name: 'sync-results', position: z.strictObject({ employeeId: z.string() }) })

const common = {
  tag: 'Syncs',
  roles: readers,
  actor: 'recorded',
  idempotency: 'none',
  method: 'get',
} as const

/** Memory stays flat however many there are. */
const csvPage = 500

export const syncRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'listSyncs',
    summary: 'List the runs of an integration',
    description: 'Newest first.',
    path: '/integrations/{id}/syncs',
    params: z.strictObject({ id: Id }),
    query: z.strictObject(runs.fields),
    answers: { 200: { description: 'Runs', schema: listOf(SyncView) } },
    problems: ['not-found'],
    handle:
      ({ intake: { db } }: ApiDeps) =>
      async ({ caller: { tenant }, params: { id }, query: { cursor, limit } }) => {
        if (!isUuid(id) || (await findIntegration(db, tenant, id)) === undefined)
          throw new Problem('not-found', { detail: `There is no integration ${id}.` })
        const rows = await listSyncs(db, tenant, { integration: id, after: cursor, limit: limit + 1 })
        const at = ({ startedAt, id: last }: Sync) => ({ startedAt, id: last })
        const files = await filesOf(db, { tenant, syncs: rows.map((row) => row.id) })
        const view = (sync: Sync) => syncView(sync, files.get(sync.id))
        return { status: 200, body: runs.page({ rows, limit, at, view }) }
      },
  }),
  route({
    ...common,
    operationId: 'getSync',
    summary: 'Read a run',
    path: '/syncs/{id}',
    params: z.strictObject({ id: Id }),
    answers: { 200: { description: 'The run', schema: SyncView } },
    problems: ['not-found'],
    handle:
      ({ intake: { db } }: ApiDeps) =>
      async ({ caller: { tenant }, params: { id } }) => {
        const sync = await knownSync(db, tenant, id)
        const file = await findFile(db, { tenant, sync: sync.id })
        const counts = sync.counts ?? (await countResults(db, tenant, sync.id))
        return { status: 200, body: syncView({ ...sync, counts }, file) }
      },
  }),
  route({
    ...common,
    operationId: 'listSyncResults',
    summary: 'Read what became of each employee in a run',
    description: 'In order of the employees’ ids. As CSV all of them at once, a row for each field.',
    path: '/syncs/{id}/results',
    params: z.strictObject({ id: Id }),
    query: z.strictObject({
      ...results.fields,
      outcome: z.enum(resultOutcomes).optional(),
      reach: z.enum(reaches).optional(),
      employeeId: Id.optional(),
      format: z
        .enum(['json', 'csv'])
        .optional()
        .meta({ description: '`Accept: text/csv` asks for CSV too.' }),
    }),
    answers: { 200: { description: 'Results', schema: listOf(SyncResultView), csv: true } },
    problems: ['not-found'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller: { tenant }, params, query, request }) => {
        const { cursor, limit, format, ...filter } = query
        const { id: sync } = await knownSync(intake.db, tenant, params.id)
        const asked = { tenant, sync, ...filter }
        if ((format ?? (request.prefersCsv ? 'csv' : 'json')) === 'csv') {
          return { status: 200, csv: resultsCsv(allResults(intake, asked)) }
        }
        const rows = await pageOfResults(intake, asked, { after: cursor?.employeeId, limit: limit + 1 })
        const at = ({ employeeId }: ResultView) => ({ employeeId })
        return { status: 200, body: results.page({ rows, limit, at, view: (row) => row }) }
      },
  }),
]

export type ResultView = z.input<typeof SyncResultView>

type Asked = {
  tenant: string
  sync: string
  outcome?: ResultView['outcome'] | undefined
  reach?: ResultView['reach'] | undefined
  employeeId?: string | undefined
}

async function pageOfResults(
  { db, vault }: Pick<Intake, 'db' | 'vault'>,
  { tenant, ...asked }: Asked,
  page: { after: string | undefined; limit: number },
): Promise<ResultView[]> {
  const rows = await listResults(db, tenant, { ...asked, ...page })
  const fields = await openFields(db, vault, { tenant, sync: asked.sync, results: rows })
  return rows.map(({ fieldsSealed: _sealed, ...row }) => ({
    ...row,
    fields: fields.get(row.employeeId) ?? [],
  }))
}

async function* allResults(intake: Pick<Intake, 'db' | 'vault'>, asked: Asked): AsyncGenerator<ResultView> {
  for (let after: string | undefined, isLast = false; !isLast;) {
    const rows = await pageOfResults(intake, asked, { after, limit: csvPage })
    yield* rows
    after = rows.at(-1)?.employeeId
    isLast = rows.length < csvPage
  }
}

export async function knownSync(db: Knex, tenant: string, id: string): Promise<Sync> {
  const sync = isUuid(id) ? await findSync(db, tenant, id) : undefined
  if (sync === undefined) throw new Problem('not-found', { detail: `There is no sync ${id}.` })
  return sync
}

const isUuid = (id: string): boolean => z.uuid().safeParse(id).success

export function syncView(
  { scope: _scope, target: _target, approved: _approved, counts, ...sync }: Sync,
  file?: SyncFile,
): z.input<typeof SyncView> {
  return {
    ...sync,
    counts: counts === null ? null : (counts as Record<string, number>),
    file: file === undefined ? null : fileView(file),
  }
}

function fileView({ name, folder, delivery, content, fixedAt, deliveredAt, fetchedAt, keptUntil }: SyncFile) {
  const { size = null, sha256 = null } = content ?? {}
  return { name, folder, delivery, size, sha256, fixedAt, deliveredAt, fetchedAt, keptUntil }
}

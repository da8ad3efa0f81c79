// What was done about one leaver, by whom and how late, for whoever audits it.
import { z } from 'zod'
import { findEvidence } from '../db/evidence.ts'
import { readSettings } from '../db/settings.ts'
import { csvRow, valuesOf } from '../domain/csv.ts'
import { readers, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { EvidenceView, evidenceView } from './schemas/evidence.ts'

export const evidenceRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'getLeaverEvidence',
    tag: 'Leavers',
    summary: 'Read the evidence of a leaver',
    description:
      'Last day, rule and dates, who asked, what was done and observed, how late, and the entries of the audit trail that say so. Ids, dates and codes only. As CSV: one value per row, with the way to it.',
    method: 'get',
    path: '/leavers/{id}/evidence',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    params: z.strictObject({ id: Id }),
    query: z.strictObject({
      format: z
        .enum(['json', 'csv'])
        .optional()
        .meta({ description: '`Accept: text/csv` asks for CSV too.' }),
    }),
    answers: { 200: { description: 'The evidence', schema: EvidenceView, csv: true } },
    problems: ['not-found'],
    handle:
      ({ intake, temporalUiLink }: ApiDeps) =>
      async ({ caller: { tenant }, params: { id }, query: { format }, request }) => {
        const known = z.uuid().safeParse(id).success ? await findEvidence(intake.db, tenant, id) : undefined
        if (known === undefined) throw new Problem('not-found', { detail: `There is no leaver ${id}.` })
        const now = await intake.clock(intake.db)
        const { retention } = await readSettings(intake.db, tenant)
        const keptForMonths = retention.evidenceMonths
        const body = evidenceView(known, { tenant, now, keptForMonths, temporalUiLink })
        const isCsv = (format ?? (request.prefersCsv ? 'csv' : 'json')) === 'csv'
        return isCsv ? { status: 200, csv: rowsOf(body) } : { status: 200, body }
      },
  }),
]

async function* rowsOf(evidence: object): AsyncGenerator<string> {
  yield csvRow(['field', 'value'])
  for (const pair of valuesOf(evidence)) yield await Promise.resolve(csvRow(pair))
}

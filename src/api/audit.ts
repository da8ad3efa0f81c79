// Audit trails: who did what, when, old and new; whether they are what was written; and all of it for an auditor to check alone.
import { z } from 'zod'
import { exportedAudit } from '../db/audit-export.ts'
import { listAudit, type AuditFilter } from '../db/audit-lists.ts'
import { platformTrail, type Trail } from '../db/audit-trails.ts'
import { verifyAudit } from '../db/audit-verification.ts'
import { exportCsv } from './audit-csv.ts'
import { admins, operators, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { keysetList, listOf } from './lists.ts'
import { route, type Caller, type Role, type Route } from './route.ts'
import { AuditEntryView, ExportLine, HashField, VerificationView } from './schemas/audit.ts'
import { CodeField, GivenInstantField } from './schemas/values.ts'

const list = keysetList({
  name: 'audit',
  position: z.strictObject({ order: z.enum(['newest', 'oldest']), at: z.string().regex(/^\d{1,19}$/) }),
})

const Sequence = z
  .string()
  .regex(/^\d{1,15}$/, { error: 'must be a sequence number.' })
  .transform(Number)
  .meta({
    override: ({ jsonSchema }) =>
      void Object.assign(jsonSchema, { type: 'integer', minimum: 0, maximum: 999_999_999_999_999 }),
  })

const Code = z.string().regex(/^[a-z][a-z.-]{0,63}$/, { error: 'must be a code, such as leaver.postpone.' })

const subjectFields = {
  subjectKind: Code.optional().meta({ description: 'With or without `subjectId`.' }),
  subjectId: CodeField.optional(),
}
const filterFields = {
  actor: Id.optional(),
  action: Code.optional(),
  from: GivenInstantField.optional().meta({ description: 'Written at this instant or later.' }),
  to: GivenInstantField.optional().meta({ description: 'Written before this instant.' }),
}
const order = z.enum(['newest', 'oldest']).default('newest').meta({
  description:
    '`newest` first: everything. `oldest` first: what is sealed, in the order of the chain; whoever reads on later misses nothing.',
})

type Names = { list: string; verify: string; export: string; of: string }

function auditRoutesOf<R extends Role>({
  path,
  tag,
  roles,
  names,
  subjects,
  trailOf,
}: {
  path: `/${string}`
  tag: string
  roles: readonly [R, ...R[]]
  names: Names
  subjects: Partial<typeof subjectFields>
  trailOf: (caller: Caller) => Trail
}): Route<ApiDeps>[] {
  const common = { tag, roles, actor: 'recorded', idempotency: 'none', method: 'get' } as const
  return [
    route({
      ...common,
      operationId: names.list,
      summary: `Read ${names.of}`,
      description:
        'Ids, dates, codes and the names of changed personal fields; the words of a reason are a person’s.',
      path,
      query: z.strictObject({ ...list.fields, order, ...subjects, ...filterFields }),
      answers: { 200: { description: 'Entries', schema: listOf(AuditEntryView) } },
      problems: [],
      handle:
        ({ intake }: ApiDeps) =>
        async ({ caller, query: { cursor, limit, order: asked, ...filter } }) => {
          // A page goes on in the order in which it began.
          const order = cursor?.order ?? asked
          const rows = await listAudit(intake.db, trailOf(caller), {
            // Without fields of the subject the type does not see that they are missing.
            filter: filter as AuditFilter,
            order,
            after: cursor?.at,
            limit: limit + 1,
          })
          const body = list.page({
            rows,
            limit,
            at: ({ position }) => ({ order, at: position }),
            view: ({ position: _position, reasonSalt: _salt, ...entry }) => entry,
          })
          return { status: 200, body }
        },
    }),
    route({
      ...common,
      operationId: names.verify,
      summary: `Verify ${names.of}`,
      description:
        'Computes every hash again, from where entries are kept to the signed head. A removed, altered, inserted or reordered entry shows. A head that was kept elsewhere may be given, so that a chain that was rewritten as a whole, or cut back to an older state, shows too.',
      path: `${path}/verification`,
      query: z
        .strictObject({
          after: Sequence.optional().meta({ description: 'The `next` of an earlier answer.' }),
          knownSequence: Sequence.optional().meta({
            description: 'With `knownHash`: a head that was kept elsewhere.',
          }),
          knownHash: HashField.optional(),
        })
        .refine(
          ({ knownSequence, knownHash }) => (knownSequence === undefined) === (knownHash === undefined),
          {
            error: 'Send `knownSequence` and `knownHash` together.',
          },
        ),
      answers: { 200: { description: 'Whether it holds', schema: VerificationView } },
      problems: [],
      handle:
        ({ intake: { db, vault } }: ApiDeps) =>
        async ({ caller, query: { after, knownSequence: sequence, knownHash: hash } }) => {
          const known = sequence === undefined || hash === undefined ? undefined : { sequence, hash }
          return {
            status: 200,
            body: await verifyAudit(db, vault.auditSigner, trailOf(caller), { after, known }),
          }
        },
    }),
    route({
      ...common,
      operationId: names.export,
      summary: `Export ${names.of}`,
      description:
        'Every sealed entry in the order of the chain, one per line, with all that is needed to verify it elsewhere; the last line tells the head. Without that line the export is not whole: ask for the rest with `after`.',
      path: `${path}/export`,
      query: z.strictObject({
        after: Sequence.optional().meta({
          description: 'The sequence number of the last entry that is known.',
        }),
        format: z
          .enum(['ndjson', 'csv'])
          .optional()
          .meta({ description: '`Accept: text/csv` asks for CSV too.' }),
      }),
      answers: { 200: { description: 'Entries, then the head', lines: ExportLine, csv: true } },
      problems: [],
      handle:
        ({ intake: { db } }: ApiDeps) =>
        async ({ caller, query: { after = 0, format }, request }) => {
          const lines = exportedAudit(db, trailOf(caller), { after })
          const isCsv = (format ?? (request.prefersCsv ? 'csv' : 'ndjson')) === 'csv'
          return await Promise.resolve(
            isCsv ? { status: 200 as const, csv: exportCsv(lines) } : { status: 200 as const, lines },
          )
        },
    }),
  ]
}

export const auditRoutes = auditRoutesOf({
  path: '/audit',
  tag: 'Audit',
  roles: admins,
  names: { list: 'listAudit', verify: 'verifyAudit', export: 'exportAudit', of: 'the audit trail' },
  subjects: subjectFields,
  trailOf({ tenant }) {
    if (tenant === undefined) throw new Error('a caller without tenant')
    return tenant
  },
})

export const platformAuditRoutes = auditRoutesOf({
  path: '/platform/audit',
  tag: 'Platform',
  roles: operators,
  names: {
    list: 'listPlatformAudit',
    verify: 'verifyPlatformAudit',
    export: 'exportPlatformAudit',
    of: 'the audit trail of the platform',
  },
  subjects: {},
  trailOf: () => platformTrail,
})

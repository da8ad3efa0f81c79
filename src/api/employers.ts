// Employers: who employs, and in which time zone dates take effect (L2).
import { z } from 'zod'
import { findEmployer } from '../db/employers.ts'
import type { Intake } from '../intake/context.ts'
import { previewMany } from '../intake/preview.ts'
import { putEmployer } from '../intake/tenant-documents.ts'
import { admins, changeOf, readers, type ApiDeps } from './deps.ts'
import { checkIfMatch, etagOf } from './etags.ts'
import { Id } from './fields.ts'
import { Problem } from './problems.ts'
import { replanHeader, replanHeaderOf } from './replans.ts'
import { route, type Route } from './route.ts'
import { dryRunQuery, Preview } from './schemas/preview.ts'
import { CodeField, CountryField, NameField, TimeZoneField } from './schemas/values.ts'

const Employer = z
  .strictObject({
    name: NameField,
    organisationNumber: CodeField.nullable().default(null),
    country: CountryField,
    timeZone: TimeZoneField.nullable().default(null).meta({ description: 'Null: the tenant’s.' }),
  })
  .meta({ id: 'Employer' })

const params = z.strictObject({ id: Id })

export const employerRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'getEmployer',
    tag: 'Employers',
    summary: 'Read an employer',
    method: 'get',
    path: '/employers/{id}',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    etag: 'answered',
    params,
    answers: { 200: { description: 'The employer', schema: Employer } },
    problems: ['not-found'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id } }) => {
        const body = await findEmployer(intake.db, caller.tenant, id)
        if (body === undefined) throw new Problem('not-found', { detail: `There is no employer ${id}.` })
        return { status: 200, body, etag: etagOf(body) }
      },
  }),
  route({
    operationId: 'putEmployer',
    tag: 'Employers',
    summary: 'Create or replace an employer',
    description: 'A changed time zone moves the instants of planned leavers, not their dates.',
    method: 'put',
    path: '/employers/{id}',
    roles: admins,
    actor: 'recorded',
    idempotency: 'natural',
    etag: 'if-match',
    params,
    query: dryRunQuery,
    body: Employer,
    answers: { 200: { description: 'The employer', schema: z.union([Employer, Preview]), ...replanHeader } },
    problems: ['precondition-failed'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id }, query, body, request }) => {
        const { ifMatch } = request
        const accept = (current: unknown) => checkIfMatch({ ifMatch, current })
        const change = changeOf({ caller, request })
        const put = (by: Intake) => putEmployer(by, change, { id, employer: body, accept })
        if (query.dryRun) return { status: 200, body: await previewMany(intake, caller.tenant, put) }
        const replan = await put(intake)
        return { status: 200, body, etag: etagOf(body), ...replanHeaderOf(replan) }
      },
  }),
]

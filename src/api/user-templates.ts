// User templates: named settings of users, the second level of L1.
import { z } from 'zod'
import { findUserTemplate } from '../db/user-templates.ts'
import { warningsOf } from '../domain/warnings.ts'
import type { Intake } from '../intake/context.ts'
import { previewMany } from '../intake/preview.ts'
import { deleteUserTemplate, putUserTemplate } from '../intake/tenant-documents.ts'
import { admins, changeOf, readers, type ApiDeps } from './deps.ts'
import { checkIfMatch, etagOf } from './etags.ts'
import { Id } from './fields.ts'
import { Problem } from './problems.ts'
import { replanHeader, replanHeaderOf } from './replans.ts'
import { route, type Route } from './route.ts'
import { dryRunQuery, Preview, previewAnswer } from './schemas/preview.ts'
import { Warnings, withWarnings } from './schemas/warnings.ts'
import { DaysField, NameField } from './schemas/values.ts'

const UserTemplate = z
  .strictObject({
    name: NameField,
    deactivateAfterDays: DaysField.nullable().default(null),
    reactivateDaysBefore: DaysField.nullable().default(null),
    keepIfReturningWithinDays: z.int().min(0).max(999).nullable().default(null),
  })
  .meta({ id: 'UserTemplate' })

const WrittenTemplate = UserTemplate.extend({ warnings: Warnings }).meta({ id: 'WrittenUserTemplate' })

const params = z.strictObject({ id: Id })
const common = { tag: 'User templates', path: '/user-templates/{id}', actor: 'recorded', params } as const

export const userTemplateRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'getUserTemplate',
    summary: 'Read a user template',
    method: 'get',
    roles: readers,
    idempotency: 'none',
    etag: 'answered',
    answers: { 200: { description: 'The template', schema: UserTemplate } },
    problems: ['not-found'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id } }) => {
        const body = await findUserTemplate(intake.db, caller.tenant, id)
        if (body === undefined) throw new Problem('not-found', { detail: `There is no user template ${id}.` })
        return { status: 200, body, etag: etagOf(body) }
      },
  }),
  route({
    ...common,
    operationId: 'putUserTemplate',
    summary: 'Create or replace a user template',
    description: 'Every leaver whose date moves is planned again: of many people after the answer.',
    method: 'put',
    roles: admins,
    idempotency: 'natural',
    etag: 'if-match',
    query: dryRunQuery,
    body: UserTemplate,
    answers: {
      200: { description: 'The template', schema: z.union([WrittenTemplate, Preview]), ...replanHeader },
    },
    problems: ['precondition-failed'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id }, query, body, request }) => {
        const { ifMatch } = request
        const accept = (current: unknown) => checkIfMatch({ ifMatch, current })
        const change = changeOf({ caller, request })
        const put = (by: Intake) => putUserTemplate(by, change, { id, template: body, accept })
        const warnings = warningsOf(body)
        if (query.dryRun) {
          const preview = await previewMany(intake, caller.tenant, put)
          return { status: 200, body: withWarnings(preview, warnings) }
        }
        const replan = await put(intake)
        const written = { status: 200, body: withWarnings(body, warnings) } as const
        return { ...written, etag: etagOf(body), ...replanHeaderOf(replan) }
      },
  }),
  route({
    ...common,
    operationId: 'deleteUserTemplate',
    summary: 'Delete a user template',
    description: 'Its users fall through to the settings; leavers whose date moves are planned again.',
    method: 'delete',
    roles: admins,
    idempotency: 'natural',
    etag: 'if-match',
    query: dryRunQuery,
    answers: { 200: previewAnswer, 204: { description: 'The template is gone', ...replanHeader } },
    problems: ['not-found', 'precondition-failed'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id }, query, request }) => {
        const { ifMatch } = request
        const accept = (current: unknown) => checkIfMatch({ ifMatch, current })
        const remove = (by: Intake) => deleteUserTemplate(by, changeOf({ caller, request }), { id, accept })
        if (query.dryRun) return { status: 200, body: await previewMany(intake, caller.tenant, remove) }
        const replan = await remove(intake)
        return { status: 204, ...replanHeaderOf(replan) }
      },
  }),
]

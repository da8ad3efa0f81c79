// Absences of employments, told by the HR system and sent by integrations that cover them.
import { z } from 'zod'
import type { AbsenceDocument } from '../domain/documents.ts'
import { putAbsence, readAbsence } from '../intake/absences.ts'
import { changeOf, readers, writers, type ApiDeps } from './deps.ts'
import { checkIfMatch, etagOf } from './etags.ts'
import { Id } from './fields.ts'
import { route, type Route } from './route.ts'
import { Absence, absenceDocumentOf, AbsenceView } from './schemas/absence.ts'

const common = {
  tag: 'Absences',
  path: '/absences/{id}',
  actor: 'recorded',
  params: z.strictObject({ id: Id }),
} as const

const viewOf = (id: string, document: AbsenceDocument) => ({ id, ...document })

export const absenceRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'getAbsence',
    summary: 'Read an absence',
    method: 'get',
    roles: readers,
    idempotency: 'none',
    etag: 'answered',
    answers: { 200: { description: 'The absence', schema: AbsenceView } },
    problems: ['not-found'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id } }) => {
        const body = viewOf(id, await readAbsence(intake, caller.tenant, id))
        return { status: 200, body, etag: etagOf(body) }
      },
  }),
  route({
    ...common,
    operationId: 'putAbsence',
    summary: 'Create or replace an absence',
    description:
      'Time away from work of one employment, such as a leave. Integrations with the dataset `absences` send it. It changes nobody’s access.',
    method: 'put',
    roles: writers,
    idempotency: 'natural',
    etag: 'if-match',
    body: Absence,
    answers: {
      200: { description: 'Replaced', schema: AbsenceView },
      201: { description: 'Created', schema: AbsenceView },
    },
    problems: [
      'stale',
      'employee-unknown',
      'employment-unknown',
      'employment-elsewhere',
      'absence-elsewhere',
      'past-keeping',
      'precondition-failed',
    ],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id }, body, request }) => {
        const { ifMatch } = request
        const { created } = await putAbsence(intake, changeOf({ caller, request }), {
          id,
          document: absenceDocumentOf(body),
          accept: (current) => checkIfMatch({ ifMatch, current: current && viewOf(id, current) }),
        })
        const view = viewOf(id, await readAbsence(intake, caller.tenant, id))
        return { status: created ? 201 : 200, body: view, etag: etagOf(view) }
      },
  }),
]

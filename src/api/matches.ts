// Who employees are at the payroll system (I12), and what people say of the doubtful ones.
import { z } from 'zod'
import { listMatches, matchKinds } from '../db/match-decisions.ts'
import { putMatch } from '../intake/match-decisions.ts'
import { targetOf } from '../intake/set-up-of.ts'
import { admins, changeOf, readers, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { entryOf, integrationOf } from './integrations.ts'
import { keysetList, listOf } from './lists.ts'
import { route, type Route } from './route.ts'
import { CodeField, InstantField, ReasonField } from './schemas/values.ts'

const list = keysetList({ name: 'matches', position: z.string() })

const MatchView = z
  .strictObject({
    employeeId: z.string(),
    kind: z.enum(matchKinds).meta({
      description: '`doubtful`: not created, and not sent, until a person links it or says that it is new.',
    }),
    remoteId: z.string().nullable().meta({ description: 'The id at the system.' }),
    matchedBy: z.string().nullable().meta({
      description: 'By which rule: `employee-number`, `national-id`, `name-and-birth-date`; null: a person.',
    }),
    doubt: z
      .string()
      .nullable()
      .meta({ description: '`contradiction`, `linked-elsewhere`, `several`, `same-name` or `same-number`.' }),
    candidates: z.array(z.string()).meta({ description: 'Ids at the system of those who may be meant.' }),
    decidedBy: z.string().nullable(),
    at: InstantField,
  })
  .meta({ id: 'Match' })

const MatchDecision = z
  .union(
    [
      z.strictObject({ remoteId: CodeField, reason: ReasonField }),
      z.strictObject({ new: z.literal(true), reason: ReasonField }),
    ],
    { error: 'must be { "remoteId", "reason" } or { "new": true, "reason" }.' },
  )
  .meta({
    id: 'MatchDecision',
    description: 'Who the employee is at the system, or that nobody there is meant.',
  })

export const matchRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'listMatches',
    tag: 'Integrations',
    summary: 'List who employees are at the system',
    description:
      'As runs have found it, and people have said. Of the company that the credentials belong to now; nobody before credentials are proven.',
    method: 'get',
    path: '/integrations/{id}/matches',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    params: z.strictObject({ id: Id }),
    query: z.strictObject({ ...list.fields, kind: z.enum(matchKinds).optional() }),
    answers: { 200: { description: 'Matches in order of the employees’ ids', schema: listOf(MatchView) } },
    problems: ['not-found'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller: { tenant }, params: { id }, query: { cursor, limit, kind } }) => {
        const { db } = deps.intake
        const integration = await integrationOf(db, tenant, id)
        const target =
          integration.credentials && targetOf(entryOf(deps, integration), integration.credentials.company.id)
        const asked = { kind, after: cursor ?? '', limit: limit + 1 }
        const rows = target === null ? [] : await listMatches(db, { tenant, integration: id, target }, asked)
        const body = list.page({ rows, limit, at: ({ employeeId }) => employeeId, view: (match) => match })
        return { status: 200, body }
      },
  }),
  route({
    operationId: 'putMatch',
    tag: 'Integrations',
    summary: 'Say who an employee is at the system',
    description:
      'Links the employee to somebody there, or says that it is new and may be created. The next run sends all of it.',
    method: 'put',
    path: '/integrations/{id}/matches/{employeeId}',
    roles: admins,
    actor: 'required',
    idempotency: 'natural',
    params: z.strictObject({ id: Id, employeeId: Id }),
    body: MatchDecision,
    answers: { 200: { description: 'The match', schema: MatchView } },
    problems: ['not-found', 'integration-disconnected', 'not-authorised', 'remote-id-taken'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id, employeeId }, body, request }) => {
        const integration = await integrationOf(deps.intake.db, caller.tenant, id)
        const match = await putMatch(deps.intake, changeOf({ caller, request }), {
          integration: id,
          employee: employeeId,
          remoteId: 'remoteId' in body ? body.remoteId : null,
          reason: body.reason,
          by: caller.actor,
          targetOf: ({ id: company }) => targetOf(entryOf(deps, integration), company),
        })
        return { status: 200, body: match }
      },
  }),
]

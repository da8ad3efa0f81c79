// Readiness: every missing or invalid field of every employee whom an integration covers, for its system (I4).
import { z } from 'zod'
import type { AnyEntry } from '../connectors/connector.ts'
import type { Environment } from '../domain/national-id.ts'
import { readinessForSystem } from '../domain/readiness-of-system.ts'
import type { Readiness } from '../domain/readiness.ts'
import { readMapping } from '../intake/integrations.ts'
import { readinessPage, testEmployees } from '../intake/readiness.ts'
import type { Covered, Walk } from '../intake/scope-walk.ts'
import { targetOf } from '../intake/set-up-of.ts'
import { readers, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { entryOf, integrationOf } from './integrations.ts'
import { keysetList, listOf } from './lists.ts'
import { route, type Route } from './route.ts'
import { SeverityField } from './schemas/system.ts'

const list = keysetList({ name: 'readiness', position: z.string() })

const EmployeeReadiness = z
  .strictObject({
    employeeId: z.string(),
    complete: z.boolean().meta({ description: 'Nothing blocks.' }),
    findings: z.array(
      z.strictObject({
        field: z.string(),
        pointer: z.string().meta({
          description: 'Into the employee’s document; `/absences/{id}` is an absence of the employee.',
        }),
        code: z.string(),
        severity: SeverityField,
        detail: z.string().meta({ description: 'What is wrong and what follows, never with the value.' }),
      }),
    ),
  })
  .meta({ id: 'EmployeeReadiness' })

const ReadinessList = listOf(EmployeeReadiness).extend({
  testEmployees: z.array(z.string()).meta({
    description:
      'Whom to test with: one or two who are complete, never of protected identity. On the first page.',
  }),
})

export const readinessRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'listReadiness',
    tag: 'Integrations',
    summary: 'List what employees lack for the system',
    description:
      'Every missing or invalid field of everyone whom the integration covers, after the latest mapping. A page may hold fewer than `limit` although others follow.',
    method: 'get',
    path: '/integrations/{id}/readiness',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    params: z.strictObject({ id: Id }),
    query: z.strictObject({
      ...list.fields,
      complete: z.enum(['true', 'false']).optional().meta({ description: 'Unless given, everyone.' }),
    }),
    answers: { 200: { description: 'Employees in order of id', schema: ReadinessList } },
    problems: ['not-found'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller: { tenant }, params: { id }, query: { cursor, limit, complete } }) => {
        const { db } = deps.intake
        const integration = await integrationOf(db, tenant, id)
        const entry = entryOf(deps, integration)
        const { mapping } = await readMapping(db, tenant, integration)
        const judging = {
          integration,
          target: integration.credentials && targetOf(entry, integration.credentials.company.id),
          judge: judgeBy({ entry, mapping, environment: deps.environment }),
        }
        const { found, last } = await readinessPage(deps.intake, tenant, {
          ...judging,
          complete: complete === undefined ? undefined : complete === 'true',
          after: cursor ?? '',
          limit,
        })
        const isFirst = cursor === undefined
        const proposed = isFirst ? await testEmployees(deps.intake, tenant, judging) : []
        const next = last === undefined ? null : list.cursorAfter(last)
        return { status: 200, body: { data: found, next, testEmployees: proposed } }
      },
  }),
]

/** What is sent is judged: the document with what the mapping makes of its codes. */
function judgeBy({
  entry,
  mapping: stored,
  environment,
}: {
  entry: AnyEntry
  mapping: unknown
  environment: Environment
}) {
  const mapping = entry.mapping.parse(stored)
  return (
    { id, document, absences, isThere }: Covered & { isThere: boolean },
    { today, employers }: Pick<Walk, 'today' | 'employers'>,
  ): Readiness =>
    readinessForSystem(entry, {
      employeeId: id,
      document,
      mapping,
      absences,
      isThere,
      employerIds: employers,
      today,
      environment,
    })
}

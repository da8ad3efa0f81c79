// Many employees in one call: NDJSON in, NDJSON out, a line for a line. Nothing acts before the last line is answered (L5).
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { asBulkRequest } from '../intake/bulk.ts'
import { putEmployee } from '../intake/employees.ts'
import { changeOf, writers, type ApiDeps } from './deps.ts'
import { documentProblems } from './employees.ts'
import { refusalDocument } from './failures.ts'
import { ndjson, type Line } from './ndjson.ts'
import { ProblemDocument } from './problems.ts'
import { route, type Route } from './route.ts'
import { EmployeeLine, employeeDocumentOf } from './schemas/employee.ts'

const LineAnswer = z
  .strictObject({
    line: z.int(),
    id: z.string().optional(),
    result: z.enum(['created', 'replaced', 'refused']),
    problem: ProblemDocument.optional(),
  })
  .meta({ id: 'EmployeeLineAnswer' })

export const employeeBulkRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'putEmployees',
    tag: 'Employees',
    summary: 'Create or replace many employees',
    description:
      'One document per line, each with its `id`; each line is answered by a line. A broken line fails alone. Someone who is missing means nothing.',
    method: 'post',
    path: '/employees/bulk',
    roles: writers,
    actor: 'recorded',
    idempotency: 'natural',
    body: ndjson(EmployeeLine),
    answers: {
      200: {
        description: 'One answer per line',
        lines: LineAnswer,
        headers: { 'Koppling-Bulk-Request': 'The id by which reports find what this request changed.' },
      },
    },
    problems: [...documentProblems],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, body, request }) => {
        const bulkRequest = randomUUID()
        const change = { ...changeOf({ caller, request }), bulkRequest }
        const answerOf = (line: Line<z.output<typeof EmployeeLine>>) =>
          putLine({ intake, change, line, requestId: request.id })
        const lines = asBulkRequest(intake, change, async function* () {
          for await (const line of body) yield await answerOf(line)
        })
        const headers = { 'Koppling-Bulk-Request': bulkRequest }
        return await Promise.resolve({ status: 200, lines, headers })
      },
  }),
]

async function putLine({
  intake,
  change,
  line,
  requestId,
}: {
  intake: ApiDeps['intake']
  change: ReturnType<typeof changeOf> & { bulkRequest: string }
  line: Line<z.output<typeof EmployeeLine>>
  requestId: string
}): Promise<z.input<typeof LineAnswer>> {
  if ('problem' in line) return { line: line.line, result: 'refused', problem: line.problem }
  const { id, ...document } = line.value
  try {
    const { created } = await putEmployee(intake, change, {
      id,
      document: employeeDocumentOf(document),
      accept: () => undefined,
      seen: false,
    })
    return { line: line.line, id, result: created ? 'created' : 'replaced' }
  } catch (error) {
    return { line: line.line, id, result: 'refused', problem: refusalDocument({ error, requestId }) }
  }
}

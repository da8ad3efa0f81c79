// Many employees in one call: NDJSON in, NDJSON out, a line for a line. Nothing acts before the last line is answered (L5).
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { asBulkRequest } from '../intake/bulk.ts'
import { warningsOf, warningsOfLeftOut } from '../domain/warnings.ts'
import type { Change, Intake } from '../intake/context.ts'
import { putEmployee, type PutEmployee } from '../intake/employees.ts'
import { lineOnce } from '../intake/lines-once.ts'
import { createLinesPreview } from '../intake/preview-many-lines.ts'
import { changeOf, writers, type ApiDeps } from './deps.ts'
import { documentProblems } from './employees.ts'
import { refusalDocument } from './failures.ts'
import { ndjson, type Line } from './ndjson.ts'
import { idByKey } from './once.ts'
import { ProblemDocument } from './problems.ts'
import { route, type Route } from './route.ts'
import { EmployeeLine, employeeDocumentOf } from './schemas/employee.ts'
import { BulkSummary, dryRunQuery, Preview } from './schemas/preview.ts'
import { Warnings, withWarnings } from './schemas/warnings.ts'

const LineAnswer = z
  .strictObject({
    line: z.int(),
    id: z.string().optional(),
    result: z.enum(['created', 'replaced', 'refused', 'summary']).meta({
      description: 'With `dryRun` what it would be, and `summary` on one more line, the last.',
    }),
    problem: ProblemDocument.optional(),
    preview: Preview.optional().meta({
      description: 'With `dryRun`, unless nobody’s leaver would change: what the line would do.',
    }),
    warnings: Warnings,
    summary: BulkSummary.optional(),
  })
  .meta({ id: 'EmployeeLineAnswer' })

export const employeeBulkRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'putEmployees',
    tag: 'Employees',
    summary: 'Create or replace many employees',
    description:
      'One document per line, each with its `id`; each line is answered by a line. A broken line fails alone. Someone who is missing means nothing. With `dryRun` each line is judged by itself, by what stands now: one that follows from another line of the same call, such as a user who moves, is answered as if that had not been sent. A last line sums up: how many would be closed, when, and what the mass guard would hold.\n\nWith an Idempotency-Key a request that broke off is repeated as a whole: lines that were answered are answered again in the same words, and it goes on behind them.',
    method: 'post',
    path: '/employees/bulk',
    roles: writers,
    actor: 'recorded',
    idempotency: 'natural',
    query: dryRunQuery,
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
      async ({ caller, query, body, request }) => {
        if (query.dryRun) {
          const change = changeOf({ caller, request })
          return await Promise.resolve({
            status: 200,
            lines: previewLines({ intake, change, lines: body, requestId: request.id }),
          })
        }
        const repeatable = idByKey({ caller, request })
        const bulkRequest = repeatable ?? randomUUID()
        const change = { ...changeOf({ caller, request }), bulkRequest }
        const work: LineWork = async ({ line, put }) => {
          const write = async (by: Intake) => await putEmployee(by, change, put)
          if (repeatable === undefined) return await write(intake)
          const asked = [put.id, put.document]
          return await lineOnce(intake, caller.tenant, { bulkRequest, line, asked, work: write })
        }
        const lines = asBulkRequest(intake, change, async function* () {
          for await (const line of body) yield await answerLine({ line, requestId: request.id, work })
        })
        const headers = { 'Koppling-Bulk-Request': bulkRequest }
        return await Promise.resolve({ status: 200, lines, headers })
      },
  }),
]

type EmployeeLines = Line<z.output<typeof EmployeeLine>>

/** L15: a line for a line, and one that sums up. */
async function* previewLines({
  intake,
  change,
  lines,
  requestId,
}: {
  intake: Intake
  change: Change
  lines: AsyncIterable<EmployeeLines>
  requestId: string
}): AsyncGenerator<z.input<typeof LineAnswer>> {
  const preview = createLinesPreview(intake, change.tenant)
  const results = { created: 0, replaced: 0, refused: 0 }
  let last = 0
  for await (const line of lines) {
    const answer = await answerLine({
      line,
      requestId,
      work: async ({ put }) => {
        const work = (by: Intake) => putEmployee(by, change, put)
        const tried = await preview.line({ whose: { employee: put.id }, work })
        const isNews = tried.preview.entries.length > 0 || tried.preview.counts.givenBack > 0
        return { ...tried.result, ...(isNews && { preview: tried.preview }) }
      },
    })
    results[answer.result] += 1
    last = answer.line
    yield answer
  }
  yield { line: last, result: 'summary', summary: { ...results, ...(await preview.summary()) } }
}

/** `leftOut` undefined: answered before by an older process. */
type Answered = { created: boolean; leftOut?: string[]; preview?: z.input<typeof Preview> }

/** What is done with one line, by its number. */
type LineWork = (one: { line: number; put: PutEmployee }) => Promise<Answered>

async function answerLine({
  line,
  requestId,
  work,
}: {
  line: EmployeeLines
  requestId: string
  work: LineWork
}): Promise<z.input<typeof LineAnswer> & { result: 'created' | 'replaced' | 'refused' }> {
  if ('problem' in line) return { line: line.line, result: 'refused', problem: line.problem }
  const { id, ...document } = line.value
  const put = { id, document: employeeDocumentOf(document), accept: () => undefined, seen: false }
  try {
    const { created, leftOut = [], preview } = await work({ line: line.line, put })
    const result = created ? 'created' : 'replaced'
    const answer = { line: line.line, id, result, ...(preview !== undefined && { preview }) } as const
    return withWarnings(answer, [...warningsOf(document.user, '/user'), ...warningsOfLeftOut(leftOut)])
  } catch (error) {
    return { line: line.line, id, result: 'refused', problem: refusalDocument({ error, requestId }) }
  }
}

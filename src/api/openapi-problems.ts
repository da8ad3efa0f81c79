/** Problem answers in the OpenAPI document: one response per status, one example per type. */
import type { ZodOpenApiResponseObject } from 'zod-openapi'
import { problemMediaType } from './problem-answers.ts'
import { problemTypes, type ProblemType } from './problem-types.ts'
import { ProblemDocument, problemUri } from './problems.ts'

type Status = `${4 | 5}${string}`

const exampleRequestId = '6f1c9a52-6d5e-4c8e-9a34-0c5f2f6f3c1d'

/** An example of each of these problem types, by its slug. */
export function problemExamples(types: Iterable<ProblemType>) {
  return Object.fromEntries(
    [...types].map((type) => {
      const { status, title, meaning, wayOut } = problemTypes[type]
      const value = {
        type: problemUri(type),
        title,
        status,
        detail: `${meaning} ${wayOut}`,
        wayOut,
        requestId: exampleRequestId,
      }
      return [type, { summary: title, value }]
    }),
  )
}

/** The responses of an operation that can answer with these problems. */
export function problemResponses(types: readonly ProblemType[]): Record<Status, ZodOpenApiResponseObject> {
  const byStatus = Map.groupBy(types, (type) => statusOf(type))
  return Object.fromEntries([...byStatus].map(([status, ofStatus]) => [status, problemResponse(ofStatus)]))
}

function statusOf(type: ProblemType): Status {
  const { status } = problemTypes[type]
  return status < 500 ? `4${String(status).slice(1)}` : `5${String(status).slice(1)}`
}

function problemResponse(types: readonly ProblemType[]): ZodOpenApiResponseObject {
  return {
    description: types
      .map((type) => `[${type}](${problemUri(type)}): ${problemTypes[type].title}.`)
      .join(' '),
    headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } },
    content: {
      [problemMediaType]: {
        schema: ProblemDocument,
        examples: Object.fromEntries(types.map((type) => [type, { $ref: `#/components/examples/${type}` }])),
      },
    },
  }
}

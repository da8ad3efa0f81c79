/** RFC 9457: the error that handlers throw, and the document that callers read. */
import { z } from 'zod'
import { problemTypes, type ProblemType } from './problem-types.ts'

const FieldErrorDocument = z
  .strictObject({
    in: z.enum(['body', 'query', 'path', 'header']).meta({ description: 'Where the field stands.' }),
    pointer: z.string().meta({
      description:
        'A JSON pointer (RFC 6901) into the body; for query, path and header the name after a slash.',
      examples: ['/employments/0/lastDay'],
    }),
    detail: z
      .string()
      .meta({ description: 'What is wrong with the field, and the way out. Never its value.' }),
  })
  .meta({ id: 'FieldError', description: 'One field that must be corrected.' })

export const ProblemDocument = z
  .object({
    type: z.string().meta({
      format: 'uri-reference',
      description: 'The stable name of the problem, and the address of a page about it.',
      examples: ['/problems/last-day-before-start'],
    }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'What happened this time, and the way out.' }),
    wayOut: z.string().meta({ description: 'What to do about it, the same for every occurrence.' }),
    requestId: z
      .string()
      .meta({ description: 'The same as in the header X-Request-Id; give it to support.' }),
    errors: z.array(FieldErrorDocument).optional(),
  })
  .loose()
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457). Further members depend on the type.' })

export type ProblemDocument = z.output<typeof ProblemDocument>

/** `in` is the body unless said otherwise. */
export type FieldError = { in?: 'body' | 'query' | 'path' | 'header'; pointer: string; detail: string }

export type ProblemOptions = {
  /** What happened this time and the way out; the type's own texts unless given. No personal data. */
  detail?: string
  errors?: readonly FieldError[]
  headers?: Readonly<Record<string, string>>
  /** Further members of the document, such as the number that must be confirmed. No personal data. */
  members?: Readonly<Record<string, string | number | boolean | null>>
  cause?: unknown
}

/** A refusal that the caller reads. Thrown by handlers and by the framework; its type must be declared by the route. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly type: ProblemType
  readonly status: number
  readonly detail: string
  readonly errors: readonly FieldError[] | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly members: Readonly<Record<string, string | number | boolean | null>>

  constructor(type: ProblemType, options: ProblemOptions = {}) {
    const kind = problemTypes[type]
    super(type, { cause: options.cause })
    this.type = type
    this.status = kind.status
    this.detail = options.detail ?? `${kind.meaning} ${kind.wayOut}`
    this.errors = options.errors
    this.headers = options.headers ?? {}
    this.members = options.members ?? {}
  }
}

/** The page of a problem type and its `type` member, relative to the address of the API. */
export const problemUri = (type: ProblemType): string => `/problems/${type}`

export function toProblemDocument(problem: Problem, requestId: string): ProblemDocument {
  return {
    ...problem.members,
    type: problemUri(problem.type),
    title: problemTypes[problem.type].title,
    status: problem.status,
    detail: problem.detail,
    wayOut: problemTypes[problem.type].wayOut,
    ...(problem.errors && {
      errors: problem.errors.map((error) => ({
        in: error.in ?? 'body',
        pointer: error.pointer,
        detail: error.detail,
      })),
    }),
    requestId,
  }
}

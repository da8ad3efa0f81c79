/** Schemas on the way in: what does not fit becomes a list of fields, each with the way out and never with its value. */
import type { z } from 'zod'
import { describeIssue } from './issue-texts.ts'
import { type FieldError, Problem } from './problems.ts'

type Where = NonNullable<FieldError['in']>

export type Inspected<Value> = { ok: true; value: Value } | { ok: false; errors: FieldError[] }

// More than this does not help anybody, and an answer stays small whatever was sent.
const maxErrors = 50

/** Parses a value; the errors are in the order of the document. */
export function inspect<Schema extends z.ZodType>({
  schema,
  value,
  where,
  name,
}: {
  schema: Schema
  value: unknown
  where: Where
  /** Of a single value that is not a field of an object, such as a header. */
  name?: string
}): Inspected<z.output<Schema>> {
  const result = schema.safeParse(value, { error: describeIssue, reportInput: true })
  if (result.success) return { ok: true, value: result.data }
  const errors = result.error.issues.flatMap((issue) =>
    toErrors({ issue, base: name === undefined ? [] : [name] }),
  )
  return { ok: false, errors: errors.slice(0, maxErrors).map((error) => ({ in: where, ...error })) }
}

/** Parses a value or throws `invalid-request`. */
export function validate<Schema extends z.ZodType>(input: {
  schema: Schema
  value: unknown
  where: Where
  name?: string
}): z.output<Schema> {
  const result = inspect(input)
  if (result.ok) return result.value
  throw invalidRequest(result.errors)
}

/** The problem for a list of fields; its detail names them all. */
export function invalidRequest(errors: readonly FieldError[]): Problem {
  const [first, ...others] = errors
  const detail =
    first === undefined
      ? undefined
      : others.length === 0
        ? `${first.detail} Nothing was changed.`
        : `${errors.length} fields need correction: ${errors.map(nameOf).join(', ')}. Nothing was changed; \`errors\` says what to do about each.`
  return new Problem('invalid-request', { errors, ...(detail !== undefined && { detail }) })
}

const nameOf = ({ pointer }: FieldError): string => (pointer === '' ? 'the body' : pointer.slice(1))

type Path = readonly PropertyKey[]
type PlainError = { pointer: string; detail: string }

function toErrors({ issue, base }: { issue: z.core.$ZodIssue; base: Path }): PlainError[] {
  const path = [...base, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => toError({ path: [...path, key], message: issue.message }))
  }
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue.errors)
    if (branch) return branch.flatMap((nested) => toErrors({ issue: nested, base: path }))
  }
  return [toError({ path, message: issue.message })]
}

/** The one alternative whose own type fits, so that its fields can be named; none if that is not one. */
function closestBranch(branches: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const fitting = branches.filter((issues) => !issues.some(isAboutTheWhole))
  return fitting.length === 1 ? fitting[0] : undefined
}

const isAboutTheWhole = (issue: z.core.$ZodIssue): boolean =>
  issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')

/** A name that can be repeated: what a caller sends as a key could be a value in the wrong place. */
const isFieldName = (key: string): boolean => /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/.test(key)

function toError({ path, message }: { path: Path; message: string }): PlainError {
  const unsafe = path.findIndex((part) => typeof part !== 'number' && !isFieldName(String(part)))
  const shown = (unsafe < 0 ? path : path.slice(0, unsafe)).map(String)
  const name = shown.length === 0 ? 'The body' : `\`${shown.join('/')}\``
  return {
    pointer: shown.map((part) => `/${part}`).join(''),
    detail: /^[A-Z]/.test(message) ? message : `${name} ${message}`,
  }
}

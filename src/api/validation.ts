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
  const found = result.error.issues.flatMap((issue) => misfitsOf({ issue, base: [] })).slice(0, maxErrors)
  const errors = found.map(({ path, message, isAboutType }) => {
    const told = isAboutType && takesNull({ schema, value, path }) ? orNull(message) : message
    return { in: where, ...toError({ path: name === undefined ? path : [name, ...path], message: told }) }
  })
  return { ok: false, errors }
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
type Misfit = { path: Path; message: string; isAboutType: boolean }

function misfitsOf({ issue, base }: { issue: z.core.$ZodIssue; base: Path }): Misfit[] {
  const path = [...base, ...issue.path]
  const { code, message } = issue
  if (code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message, isAboutType: false }))
  }
  if (code === 'invalid_union') {
    const branch = closestBranch(issue.errors)
    if (branch) return branch.flatMap((nested) => misfitsOf({ issue: nested, base: path }))
  }
  const isAboutType = code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union'
  return [{ path, message, isAboutType }]
}

/** Whether null would do there: the schema of a field does not tell whether something around it takes null. */
function takesNull({ schema, value, path }: { schema: z.ZodType; value: unknown; path: Path }): boolean {
  const result = schema.safeParse(withNull(value, path))
  if (result.success) return true
  const misfits = result.error.issues.flatMap((issue) => misfitsOf({ issue, base: [] }))
  return !misfits.some((misfit) => path.every((part, index) => part === misfit.path[index]))
}

function withNull(value: unknown, [part, ...rest]: Path): unknown {
  if (part === undefined) return null
  if (Array.isArray(value)) {
    const items: unknown[] = value
    return items.map((item, index) => (index === part ? withNull(item, rest) : item))
  }
  const fields = new Map<PropertyKey, unknown>(Object.entries(value ?? {}))
  const replaced: Record<PropertyKey, unknown> = Object.fromEntries(
    fields.set(part, withNull(fields.get(part), rest)),
  )
  return replaced
}

/** `must be an object or null, and is a number.` */
function orNull(message: string): string {
  const [, wanted, found = ''] =
    /^((?:is required and )?must be .*?)((?:, and is [^,]*)?\.)$/.exec(message) ?? []
  if (wanted === undefined || wanted.includes('null')) return message
  return `${wanted}${/,| or /.test(wanted) ? ',' : ''} or null${found}`
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

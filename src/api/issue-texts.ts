/**
 * What koppling says about a field that does not fit: what it must be, as a predicate that follows the field's name. A
 * schema's own message goes before these. No text holds a value that was sent.
 */
import { z } from 'zod'

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  undefined: 'left out',
}

const formats: Record<string, string> = {
  date: 'must be a date that exists, written YYYY-MM-DD, such as 2026-10-31.',
  datetime: 'must be an instant in UTC, written YYYY-MM-DDThh:mm:ssZ.',
  time: 'must be a time of day, written hh:mm.',
  email: 'must be an e-mail address.',
  url: 'must be a URL.',
  uuid: 'must be a UUID.',
}

const nameOfType = (type: string): string => typeNames[type] ?? type

function typeOf(input: unknown): string {
  if (input === null) return 'null'
  if (Array.isArray(input)) return 'array'
  return typeof input
}

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1
    ? JSON.stringify(values[0])
    : `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`

function sizeText({
  issue,
  bound,
  limit,
}: {
  issue: { origin: string; inclusive?: boolean | undefined }
  bound: 'least' | 'most'
  limit: number | bigint
}): string {
  if (issue.origin === 'string')
    return `must have at ${bound} ${limit} ${limit === 1 ? 'character' : 'characters'}.`
  if (issue.origin === 'array' || issue.origin === 'set')
    return `must hold at ${bound} ${limit} ${limit === 1 ? 'entry' : 'entries'}.`
  if (issue.inclusive === false) return `must be ${bound === 'least' ? 'more' : 'less'} than ${limit}.`
  return `must be at ${bound} ${limit}.`
}

/** The fields that the object knows, so that the caller can find the one that was meant. */
function knownFields(instance: unknown): string[] {
  if (typeof instance !== 'object' || instance === null || !('shape' in instance)) return []
  return typeof instance.shape === 'object' && instance.shape !== null ? Object.keys(instance.shape) : []
}

function unknownFieldText(instance: unknown): string {
  const known = knownFields(instance)
  const hint = known.includes('extra') ? ', or put it into `extra`, which is ignored' : ''
  const names = known.length === 0 ? 'There are no fields here.' : `Known here: ${known.join(', ')}.`
  return `is not a field that koppling knows; leave it out${hint}. ${names}`
}

/** What a missing object must hold, so that whoever forgot it is told once. */
function requiredText(instance: unknown): string {
  if (instance instanceof z.ZodDiscriminatedUnion) {
    const { discriminator, options } = instance.def
    const values = options.flatMap(({ _zod }) => [...(_zod.propValues?.[discriminator] ?? [])])
    return ` that says \`${discriminator}\`, ${oneOf(values)}`
  }
  if (!(instance instanceof z.ZodObject)) return ''
  const required = Object.entries(instance.shape).flatMap(([name, field]) =>
    field instanceof z.ZodType && field._zod.optin === undefined ? [`\`${name}\``] : [],
  )
  const last = required.pop()
  if (last === undefined) return '; `{}` will do'
  return ` with ${required.length === 0 ? last : `${required.join(', ')} and ${last}`}`
}

function typeText({ expected, input, inst }: { expected: string; input?: unknown; inst?: unknown }): string {
  const wanted = nameOfType(expected)
  if (input === undefined) return `is required and must be ${wanted}${requiredText(inst)}.`
  if (typeof input === 'number' && !Number.isFinite(input)) return 'is too large.'
  if (expected === 'int' && typeof input === 'number') return `must be ${wanted}.`
  return `must be ${wanted}, and is ${nameOfType(typeOf(input))}.`
}

/** The error map of zod for every request. */
export const describeIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return typeText(issue)
    case 'invalid_value':
      return issue.input === undefined
        ? `is required and must be ${oneOf(issue.values)}.`
        : `must be ${oneOf(issue.values)}.`
    case 'too_small':
      return sizeText({ issue, bound: 'least', limit: issue.minimum })
    case 'too_big':
      return sizeText({ issue, bound: 'most', limit: issue.maximum })
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}.`
    case 'invalid_format':
      return (
        formats[issue.format] ??
        (issue.pattern ? `must match ${issue.pattern}.` : 'is not written as it must be.')
      )
    case 'unrecognized_keys':
      return unknownFieldText(issue.inst)
    case 'invalid_union':
      return formsText(issue) ?? unionText(issue.errors)
    default:
      return 'is not valid.'
  }
}

/** Where a field tells which of several forms an object has, the values that it may have. */
function formsText(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string | undefined {
  return 'options' in issue && Array.isArray(issue.options) ? `must be ${oneOf(issue.options)}.` : undefined
}

/** The alternatives in one sentence: `must be a number or "off".` */
function unionText(branches: readonly (readonly { message: string; path: PropertyKey[] }[])[]): string {
  const texts = branches.flatMap(([first]) => (first ? [wantedBy(first)] : []))
  const [first, ...others] = new Set(texts)
  if (first === undefined) return 'is none of the forms that are possible here.'
  return `${[first, ...others.map((text) => text.replace(/^(is required and )?must be /, ''))].join(' or ')}.`
}

/** What one alternative wants; its own type, or the first of its fields that is wrong. */
function wantedBy({ message, path: [field] }: { message: string; path: readonly PropertyKey[] }): string {
  return field === undefined
    ? message.replace(/(, and is [^,]*)?\.$/, '')
    : `must be an object with \`${String(field)}\``
}

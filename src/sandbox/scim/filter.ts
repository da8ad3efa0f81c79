/** Filters (RFC 7644, 3.4.2.2) of comparisons by `eq` joined by `and`; everything else is invalidFilter. */
import { bad } from './refusals.ts'
import type { User } from './provider.ts'

export type Matches = (user: User) => boolean

const CORE = /^urn:ietf:params:scim:schemas:core:2\.0:user:/i
const COMPARISON = /\s*([a-z][\w:.$-]*)\s+([a-z]+)\s+("(?:[^"\\]|\\.)*"|true|false)\s*/iy
const AND = /and\s+/iy

const ATTRIBUTES: Record<string, (user: User, value: string | boolean) => boolean> = {
  // caseExact is false for userName alone
  username: (user, value) => typeof value === 'string' && user.userName.toLowerCase() === value.toLowerCase(),
  id: (user, value) => user.id === value,
  externalid: (user, value) => user.externalId === value,
  active: (user, value) => user.active === value,
}

/** Throws a Refusal. */
export function parseFilter(text: string): Matches {
  const comparisons: Matches[] = []
  let at = 0
  for (;;) {
    COMPARISON.lastIndex = at
    const [whole, attribute = '', operator = '', literal = ''] = COMPARISON.exec(text) ?? []
    if (whole === undefined) throw bad('invalidFilter', 'The filter is not understood.')
    comparisons.push(comparison({ attribute, operator, literal }))
    at += whole.length
    if (at === text.length) return (user) => comparisons.every((matches) => matches(user))
    AND.lastIndex = at
    const joined = AND.exec(text)?.[0]
    if (joined === undefined) throw bad('invalidFilter', 'Only `and` joins comparisons here.')
    at += joined.length
  }
}

function comparison({
  attribute,
  operator,
  literal,
}: {
  attribute: string
  operator: string
  literal: string
}): Matches {
  const name = attribute.replace(CORE, '').toLowerCase()
  const compare = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined
  if (compare === undefined) throw bad('invalidFilter', 'This attribute cannot be filtered by.')
  if (operator.toLowerCase() !== 'eq') throw bad('invalidFilter', 'Only `eq` is supported.')
  const value = valueOf(literal)
  if (typeof value !== (name === 'active' ? 'boolean' : 'string'))
    throw bad('invalidFilter', 'The value is of another type than the attribute.')
  return (user) => compare(user, value)
}

function valueOf(literal: string): string | boolean {
  try {
    return JSON.parse(literal) as string | boolean
  } catch {
    throw bad('invalidFilter', 'The value is not escaped as in JSON.')
  }
}

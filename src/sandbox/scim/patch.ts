/** PATCH (RFC 7644, 3.5.2), read strictly: lower-case operations, exact types, known attributes; all or nothing. */
import { z } from 'zod'

import { bad } from './refusals.ts'
import type { ProviderSettings, User } from './provider.ts'

const Body = z.strictObject({
  schemas: z.tuple([z.literal('urn:ietf:params:scim:api:messages:2.0:PatchOp')]),
  Operations: z
    .array(
      z.strictObject({
        op: z.enum(['add', 'replace', 'remove']),
        path: z.string().min(1).optional(),
        value: z.unknown().optional(),
      }),
    )
    .min(1),
})
type Operation = z.infer<typeof Body>['Operations'][number]

type Field = Exclude<keyof User, 'version' | 'created' | 'lastModified' | 'id'>

const ATTRIBUTES: Record<string, Field> = {
  active: 'active',
  username: 'userName',
  externalid: 'externalId',
  'name.givenname': 'givenName',
  'name.familyname': 'familyName',
}
const READ_ONLY = ['id', 'meta', 'schemas']
const CORE = /^urn:ietf:params:scim:schemas:core:2\.0:user:/i
const BRACKETS = /^([a-z.]+)\[(.*)\](?:\.([a-z]+))?$/i
const WORK = /^type\s+eq\s+"work"$/i

export type Form = 'path' | 'object'

/** The form of the first operation, for the ledger; null where the body is none at all. */
export function formOf(body: unknown): Form | null {
  const read = Body.safeParse(body)
  return read.success ? (read.data.Operations[0]?.path === undefined ? 'object' : 'path') : null
}

/** The user as it is afterwards; throws a Refusal. */
export function patched({
  user,
  body,
  patchForms,
}: {
  user: User
  body: unknown
  patchForms: ProviderSettings['patchForms']
}): User {
  const read = Body.safeParse(body)
  if (!read.success) throw bad('invalidSyntax', z.prettifyError(read.error))
  const after = { ...user }
  for (const operation of read.data.Operations) apply({ after, operation, patchForms })
  return after
}

type Applying = { after: User; operation: Operation; patchForms: ProviderSettings['patchForms'] }

function apply({ after, operation, patchForms }: Applying): void {
  const { op, path, value } = operation
  if (path !== undefined) {
    if (!patchForms.includes('path')) throw bad('invalidPath', 'This provider takes no path.')
    return setByPath({ after, path, op, value })
  }
  if (op === 'remove') throw bad('noTarget', '`remove` needs a path.')
  if (!patchForms.includes('object')) throw bad('noTarget', 'This provider needs a path.')
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0)
    throw bad('invalidSyntax', 'Without a path the value is an object of attributes.')
  for (const [name, one] of Object.entries(value)) set({ after, name, op, value: one })
}

function setByPath({
  after,
  path,
  op,
  value,
}: {
  after: User
  path: string
  op: string
  value: unknown
}): void {
  const [, name, condition = '', sub] = BRACKETS.exec(path) ?? []
  if (name === undefined) return set({ after, name: path, op, value })
  if (name.toLowerCase() !== 'emails' || sub?.toLowerCase() !== 'value')
    throw bad('invalidPath', 'Brackets stand only behind what has several values.')
  if (!WORK.test(condition)) throw bad('noTarget', 'Nothing matches the filter of the path.')
  if (op === 'remove' || typeof value !== 'string') throw bad('invalidValue', 'An e-mail is a text.')
  Object.assign(after, { workEmail: value })
}

function set({ after, name, op, value }: { after: User; name: string; op: string; value: unknown }): void {
  const attribute = name.replace(CORE, '').toLowerCase()
  if (READ_ONLY.includes(attribute)) throw bad('mutability', 'This attribute is read-only.')
  const field = Object.hasOwn(ATTRIBUTES, attribute) ? ATTRIBUTES[attribute] : undefined
  if (field === undefined) throw bad('invalidPath', 'There is no such attribute.')
  if (op === 'remove') {
    if (field !== 'externalId') throw bad('invalidValue', 'This attribute cannot be removed.')
    return void Object.assign(after, { externalId: null })
  }
  // `"False"`, as some clients write it, is a text.
  const isRight = field === 'active' ? typeof value === 'boolean' : typeof value === 'string' && value !== ''
  if (!isRight) throw bad('invalidValue', 'The value is of another type than the attribute.')
  Object.assign(after, { [field]: value })
}

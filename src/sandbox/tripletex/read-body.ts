/** What a body says about a resource: unknown properties and wrong types are refused, what is read only is passed over. */
import { RESOURCES } from './resources.ts'
import { unmappable } from './refusals.ts'
import type { Field, ResourceName } from './resources.ts'

export type Body = Record<string, unknown>

const WRONG_TYPE = 'Feil format på verdien.'

export function readBody({ resource, value }: { resource: ResourceName; value: unknown }): Body {
  return readObject({ fields: RESOURCES[resource].fields, value, path: '' })
}

type Reading = { value: unknown; path: string }

function readObject({ fields, value, path }: Reading & { fields: Record<string, Field> }): Body {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unmappable(path, WRONG_TYPE)
  const read: Body = {}
  for (const [name, sent] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field === undefined) throw unmappable(at)
    if (field.readOnly !== true) read[name] = readField({ field, value: sent, path: at })
  }
  return read
}

function readField({ field, value, path }: Reading & { field: Field }): unknown {
  if (value === null) return null
  switch (field.kind) {
    case 'text':
      if (typeof value !== 'string') throw unmappable(path, WRONG_TYPE)
      if (field.values !== undefined && !field.values.includes(value)) throw unmappable(path, WRONG_TYPE)
      return value
    case 'date':
      if (typeof value !== 'string' || !isDate(value)) throw unmappable(path, WRONG_TYPE)
      return value
    case 'integer':
      if (!Number.isSafeInteger(value)) throw unmappable(path, WRONG_TYPE)
      return value
    case 'number':
      if (typeof value !== 'number') throw unmappable(path, WRONG_TYPE)
      return value
    case 'flag':
      if (typeof value !== 'boolean') throw unmappable(path, WRONG_TYPE)
      return value
    case 'link': {
      const read = readObject({ fields: RESOURCES[field.of].fields, value, path })
      if (typeof read['id'] !== 'number') throw unmappable(`${path}.id`, WRONG_TYPE)
      return { id: read['id'] }
    }
    case 'part':
      return readObject({ fields: RESOURCES[field.of].fields, value, path })
    case 'parts':
      if (!Array.isArray(value)) throw unmappable(path, WRONG_TYPE)
      return value.map((part: unknown) =>
        readObject({ fields: RESOURCES[field.of].fields, value: part, path }),
      )
    case 'value':
      return readObject({ fields: field.fields, value, path })
  }
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

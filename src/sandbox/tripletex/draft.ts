/** A change under way: rows made and changed, which nobody sees before it is committed as a whole. */
import { stale } from './refusals.ts'
import type { Company, NamedRow, Row } from './company.ts'
import type { ResourceName } from './resources.ts'

export type Draft = {
  company: Company
  /** As it will be. */
  get(resource: ResourceName, id: number): Row | undefined
  add(resource: ResourceName, fields: Record<string, unknown>): Row
  /** Only the fields that are sent change; a version that is sent must be the present one. */
  change(resource: ResourceName, row: Row, fields: Record<string, unknown>): Row
  remove(resource: ResourceName, id: number): void
  rows(): NamedRow[]
  removed(): { resource: ResourceName; id: number }[]
}

export function createDraft(company: Company): Draft {
  const changed = new Map<string, NamedRow>()
  const removed: { resource: ResourceName; id: number }[] = []
  const put = (resource: ResourceName, row: Row) => {
    changed.set(`${resource} ${row.id}`, { resource, row })
    return row
  }
  return {
    company,
    get: (resource, id) => changed.get(`${resource} ${id}`)?.row ?? company.get(resource, id),
    add: (resource, fields) => put(resource, { ...fields, id: company.nextId(), version: 1 }),
    change(resource, row, { version, ...fields }) {
      if (typeof version === 'number' && version !== row.version) throw stale()
      return put(resource, { ...row, ...fields, id: row.id, version: row.version + 1 })
    },
    remove: (resource, id) => void removed.push({ resource, id }),
    rows: () => [...changed.values()],
    removed: () => removed,
  }
}

/** The rows of one company, and changes to them that come wholly or not at all. */
import type { ResourceName } from './resources.ts'

export type Row = { id: number; version: number; [field: string]: unknown }

export type NamedRow = { resource: ResourceName; row: Row }

export type CompanySettings = {
  id: number
  name: string
  organisationNumber: string
  /** The department module is on: every employee needs one. */
  departmentsRequired: boolean
  /** The company has payroll with sub-units: every employment needs one. */
  divisionsRequired: boolean
  /** Employees without a number get the next free one. */
  numbersAutomatically: boolean
  /** Hashes of the pairs of consumer and employee token that open it. */
  tokens: { key: string; read: boolean; write: boolean }[]
}

export type Company = {
  settings: CompanySettings
  /** the employee who made the tokens */
  ownerId: number
  get(resource: ResourceName, id: number): Row | undefined
  all(resource: ResourceName): Row[]
  /** Employments of an employee or details of an employment, in order of their making. */
  partsOf(parent: { resource: 'employment' | 'employmentDetails'; id: number }): Row[]
  withNumber(employeeNumber: string): Row[]
  withEmail(email: string): Row[]
  nextId(): number
  apply(change: {
    rows: readonly NamedRow[]
    removed: readonly { resource: ResourceName; id: number }[]
  }): void
}

const FIRST_ID = 1001

export const idOf = (link: unknown): number | undefined =>
  typeof link === 'object' && link !== null && 'id' in link && typeof link.id === 'number'
    ? link.id
    : undefined

/** Of a field that holds a text, or nothing. */
export function textIn(row: Row, field: string): string {
  const value = row[field]
  return typeof value === 'string' ? value : ''
}

const PARENT = { employment: 'employee', employmentDetails: 'employment' } as const

export function createCompany(settings: CompanySettings): Company {
  const tables = new Map<ResourceName, Map<number, Row>>()
  const parts = new Map<string, number[]>()
  const byNumber = createIndex()
  const byEmail = createIndex()
  let lastId = FIRST_ID
  const table = (resource: ResourceName) => {
    const found = tables.get(resource) ?? new Map<number, Row>()
    tables.set(resource, found)
    return found
  }
  const rowsOf = (resource: ResourceName, ids: Iterable<number>) =>
    [...ids].map((id) => table(resource).get(id)).filter((row) => row !== undefined)

  return {
    settings,
    ownerId: FIRST_ID,
    get: (resource, id) => table(resource).get(id),
    all: (resource) => [...table(resource).values()],
    partsOf: ({ resource, id }) => rowsOf(resource, parts.get(`${resource} ${id}`) ?? []),
    withNumber: (number) => rowsOf('employee', byNumber.get(number)),
    withEmail: (email) => rowsOf('employee', byEmail.get(email.toLowerCase())),
    nextId() {
      lastId += 1
      return lastId
    },
    apply({ rows, removed }) {
      for (const { resource, row } of rows) {
        const before = table(resource).get(row.id)
        table(resource).set(row.id, row)
        lastId = Math.max(lastId, row.id)
        if (resource === 'employee') {
          byNumber.move({ id: row.id, from: before?.['employeeNumber'], to: row['employeeNumber'] })
          byEmail.move({ id: row.id, from: lower(before?.['email']), to: lower(row['email']) })
        }
        if (before === undefined && (resource === 'employment' || resource === 'employmentDetails')) {
          const key = `${resource} ${idOf(row[PARENT[resource]])}`
          parts.set(key, [...(parts.get(key) ?? []), row.id])
        }
      }
      for (const { resource, id } of removed) table(resource).delete(id)
    },
  }
}

const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : undefined)

/** Ids by a text that several rows may share. */
function createIndex() {
  const ids = new Map<string, Set<number>>()
  return {
    get: (key: string): Iterable<number> => ids.get(key) ?? [],
    move({ id, from, to }: { id: number; from: unknown; to: unknown }) {
      if (typeof from === 'string') ids.get(from)?.delete(id)
      if (typeof to === 'string' && to !== '') ids.set(to, (ids.get(to) ?? new Set()).add(id))
    },
  }
}

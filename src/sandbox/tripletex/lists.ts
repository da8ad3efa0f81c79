/** Answers of one and of many: filters, sorting, pages, checksum. */
import { createHash } from 'node:crypto'

import { idOf, textIn } from './company.ts'
import { badParameter, badSorting, isEmpty } from './refusals.ts'
import { render } from './render.ts'
import { RESOURCES } from './resources.ts'
import { EVERYTHING, readSelection } from './selection.ts'
import type { Company, Row } from './company.ts'
import type { ResourceName } from './resources.ts'
import type { Selection } from './selection.ts'

export type Query = Record<string, string>
type Fits = (row: Row, value: string) => boolean

const listed = (value: string) => value.split(',').map((one) => one.trim())
const contains =
  (field: string): Fits =>
  (row, value) =>
    textIn(row, field).toLowerCase().includes(value.toLowerCase())
const equals =
  (field: string): Fits =>
  (row, value) =>
    row[field] === value
const isIn: Fits = (row, value) => listed(value).includes(String(row.id))
const linksTo =
  (field: string): Fits =>
  (row, value) =>
    listed(value).includes(String(idOf(row[field])))
const flagged =
  (field: string): Fits =>
  (row, value) =>
    String(row[field] === true) === value
const always: Fits = () => true

/** As documented; filters that are not imitated are refused, so that nobody relies on them here. */
const FILTERS: Partial<Record<ResourceName, Record<string, Fits>>> = {
  employee: {
    id: isIn,
    firstName: contains('firstName'),
    lastName: contains('lastName'),
    employeeNumber: equals('employeeNumber'),
    email: contains('email'),
    departmentId: linksTo('department'),
    includeContacts: always,
  },
  employment: { employeeId: linksTo('employee') },
  employmentDetails: { employmentId: linksTo('employment') },
  leaveOfAbsence: {
    employmentIds: linksTo('employment'),
    // Today's, unless given: see `withToday`.
    date: (row, value) =>
      textIn(row, 'startDate') <= value && (isEmpty(row['endDate']) || textIn(row, 'endDate') >= value),
    minPercentage: (row, value) => Number(row['percentage']) >= Number(value),
    maxPercentage: (row, value) => Number(row['percentage']) <= Number(value),
  },
  occupationCode: { id: isIn, nameNO: contains('nameNO'), code: contains('code') },
  department: {
    id: isIn,
    name: contains('name'),
    departmentNumber: contains('departmentNumber'),
    departmentManagerId: linksTo('departmentManager'),
    isInactive: flagged('isInactive'),
  },
  division: {
    query: (row, value) => contains('name')(row, value) || contains('organizationNumber')(row, value),
  },
  country: { id: isIn, code: (row, value) => listed(value).includes(textIn(row, 'isoAlpha2Code')) },
}

const PAGING = ['from', 'count', 'sorting', 'fields']

export function selectionOf({ resource, query }: { resource: ResourceName; query: Query }): Selection {
  const { fields } = query
  if (fields === undefined) return EVERYTHING
  return readSelection({ text: fields, fields: RESOURCES[resource].fields })
}

/** `checksum` goes with the header `If-None-Match` only. */
export function listOf({
  company,
  resource,
  rows,
  query,
  checksum,
}: {
  company: Company
  resource: ResourceName
  rows: readonly Row[]
  query: Query
  checksum: boolean
}) {
  const filters = FILTERS[resource] ?? {}
  const unknown = Object.keys(query).find((name) => !(name in filters) && !PAGING.includes(name))
  if (unknown !== undefined) throw badParameter(unknown)
  const selection = selectionOf({ resource, query })
  const from = readNumber({ query, name: 'from', unless: 0 })
  const count = readNumber({ query, name: 'count', unless: 1000 })
  const asked = Object.entries(filters).filter(([name]) => query[name] !== undefined)
  const found = sorted({
    rows: rows.filter(
      (row) =>
        asked.every(([name, fits]) => fits(row, query[name] ?? '')) &&
        (row['isContact'] !== true || query['includeContacts'] === 'true'),
    ),
    resource,
    sorting: query['sorting'],
  })
  const values = found.slice(from, from + count).map((row) => render({ company, resource, row, selection }))
  return {
    fullResultSize: found.length,
    from,
    count: values.length,
    versionDigest: checksum ? digestOf(values) : null,
    values,
  }
}

function digestOf(values: unknown): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}

function readNumber({ query, name, unless }: { query: Query; name: string; unless: number }): number {
  const text = query[name]
  if (text === undefined) return unless
  if (!/^\d{1,9}$/.test(text)) throw badParameter(name)
  return Number(text)
}

function sorted({
  rows,
  resource,
  sorting,
}: {
  rows: Row[]
  resource: ResourceName
  sorting: string | undefined
}): Row[] {
  if (sorting === undefined) return rows
  const keys = listed(sorting).map((key) => ({ down: key.startsWith('-'), field: key.replace(/^-/, '') }))
  const unknown = keys.find(({ field }) => !Object.hasOwn(RESOURCES[resource].fields, field))
  if (unknown !== undefined) throw badSorting(unknown.field)
  return rows.toSorted((one, other) => {
    for (const { field, down } of keys) {
      const order = compare(one[field], other[field])
      if (order !== 0) return down ? -order : order
    }
    return one.id - other.id
  })
}

function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return (typeof one === 'string' ? one : '').localeCompare(typeof other === 'string' ? other : '')
}

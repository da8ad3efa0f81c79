/** Query parameters, read strictly, and the pages that they ask for. */
import { createHash } from 'node:crypto'
import type { Request } from 'express'

import { isDate } from './dates.ts'
import { badParameter } from './refusals.ts'

export type Query = Record<string, string>

const PAGE = 50

/** Each parameter once, and none that there is not. */
export function readQuery({ request, known }: { request: Request; known: readonly string[] }): Query {
  const pairs = Object.entries(request.query)
  const repeated = pairs.find(([, value]) => typeof value !== 'string')
  if (repeated !== undefined) throw badParameter(repeated[0], 'is given twice')
  const unknown = pairs.find(([name]) => !known.includes(name))
  if (unknown !== undefined) throw badParameter(unknown[0], 'is not a parameter')
  return Object.fromEntries(pairs) as Query
}

export function flagIn(query: Query, name: string): boolean {
  const value = query[name]?.toLowerCase()
  if (value !== undefined && value !== 'true' && value !== 'false') throw badParameter(name)
  return value === 'true'
}

export function dateIn(query: Query, name: string): string | undefined {
  const value = query[name]
  if (value !== undefined && !isDate(value)) throw badParameter(name)
  return value
}

/** `embed=(positions)`, the only one there is. */
export function embedsPositions(query: Query): boolean {
  const { embed } = query
  if (embed !== undefined && embed !== '(positions)') throw badParameter('embed')
  return embed !== undefined
}

const OF_EMPLOYEES = ['id', 'lastChange']
const OF_POSITIONS = ['id', 'activeStart', 'activeEnd']

/** `fields=(id,lastChange,positions(id))`; undefined: all. */
export function fieldsIn(query: Query): { employee: string[] | undefined; positions: string[] | undefined } {
  const { fields } = query
  if (fields === undefined) return { employee: undefined, positions: undefined }
  const [, list] = /^\((.+)\)$/.exec(fields) ?? []
  if (list === undefined) throw badParameter('fields')
  const [found, inner] = /(?:^|,)positions\(([^()]+)\)/.exec(list) ?? []
  const outer = found === undefined ? list : list.replace(found, '')
  return {
    employee: namesIn(outer, OF_EMPLOYEES),
    positions: inner === undefined ? undefined : namesIn(inner, OF_POSITIONS),
  }
}

function namesIn(list: string, known: readonly string[]): string[] | undefined {
  const names = list.split(',').filter((name) => name !== '')
  if (names.some((name) => !known.includes(name))) throw badParameter('fields')
  return names.length === 0 ? undefined : names
}

export type Page<Item> = { items: Item[]; cursor: string | null }

/** Rows that come in between move no page. All other parameters have to be those of the first one. */
export function pageOf<Row>({
  query,
  rows,
  wanted,
  newestFirst = false,
}: {
  query: Query
  /** In order of their making. */
  rows: readonly Row[]
  wanted: (row: Row) => boolean
  newestFirst?: boolean
}): Page<Row> {
  const size = sizeIn(query)
  const step = newestFirst ? -1 : 1
  const items: Row[] = []
  for (let place = placeIn(query) ?? (newestFirst ? rows.length - 1 : 0); ; place += step) {
    const row = rows[place]
    if (row === undefined) return { items, cursor: null }
    if (!wanted(row)) continue
    if (items.length === size) return { items, cursor: cursorAt({ place, query }) }
    items.push(row)
  }
}

/** What is more than the most is the most. */
function sizeIn(query: Query): number {
  const size = query['page-size'] ?? String(PAGE)
  if (!/^[1-9]\d{0,6}$/.test(size)) throw badParameter('page-size')
  return Math.min(PAGE, Number(size))
}

function cursorAt({ place, query }: { place: number; query: Query }): string {
  return Buffer.from(`${place} ${digestOf(query)}`).toString('base64url')
}

function placeIn(query: Query): number | undefined {
  const { cursor } = query
  if (cursor === undefined) return undefined
  const [, place, digest] = /^(\d{1,9}) (\w+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (place === undefined) throw badParameter('cursor')
  if (digest !== digestOf(query)) throw badParameter('cursor', 'belongs to other parameters')
  return Number(place)
}

function digestOf({ cursor: _cursor, ...query }: Query): string {
  const text = JSON.stringify(Object.entries(query).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

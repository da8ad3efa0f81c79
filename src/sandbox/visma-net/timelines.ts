/** Values that hold for a time: `activeStart` and `activeEnd`, both days included; null or nothing is without bound. */
import { dayAfter, isDate } from './dates.ts'
import type { Problem } from './refusals.ts'

export type Document = Record<string, unknown>

/** One value at a time, and one at any time between the first and the last. */
export const CONTINUOUS = [
  'employmentForm',
  'typeOfWork',
  'workTimeAgreement',
  'partTimeFactors',
  'salaryInformation',
  'taxUnitIds',
]

/** One value at a time, and maybe none. */
const SINGLE = [
  ...CONTINUOUS,
  'personNames',
  'dimensionValues',
  'prepaidSickness',
  'prepaidOtherAbsence',
  'redundancy',
]

export const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const objectsIn = (value: unknown): Document[] => (Array.isArray(value) ? value.filter(isObject) : [])

const boundOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
export const startOf = (entry: Document) => boundOf(entry['activeStart'])
const endOf = (entry: Document) => boundOf(entry['activeEnd'])

export function isActive(entry: Document, date: string): boolean {
  return (startOf(entry) ?? '') <= date && date <= (endOf(entry) ?? '9999-12-31')
}

/** Of its own bounds and of every timeline in it, however deep; other lists, such as pensions, may overlap. */
export function problemsOfTimelines(document: Document, path = ''): Problem[] {
  const inside = Object.entries(document).flatMap(([name, value]) => {
    const at = below(path, name)
    if (isObject(value)) return problemsOfTimelines(value, at)
    const entries = objectsIn(value)
    return [
      ...entries.flatMap((entry, index) => problemsOfTimelines(entry, `${at}[${index}]`)),
      ...(SINGLE.includes(name) ? problemsOfOrder({ name, entries, path: at }) : []),
    ]
  })
  return [...problemsOfBounds(document, path), ...inside]
}

export const below = (path: string, name: string) => (path === '' ? name : `${path}.${name}`)

function problemsOfBounds(entry: Document, path: string): Problem[] {
  const start = startOf(entry)
  const end = endOf(entry)
  return start !== undefined && end !== undefined && isDate(start) && isDate(end) && start > end
    ? [{ property: below(path, 'activeEnd'), message: 'is before activeStart' }]
    : []
}

function problemsOfOrder({
  name,
  entries,
  path,
}: {
  name: string
  entries: readonly Document[]
  path: string
}): Problem[] {
  const ordered = entries.toSorted((one, other) =>
    (startOf(one) ?? '') < (startOf(other) ?? '') ? -1 : startOf(one) === startOf(other) ? 0 : 1,
  )
  return ordered.slice(1).flatMap((entry, index) => {
    const before = ordered[index] ?? {}
    const end = endOf(before)
    const start = startOf(entry)
    if (end === undefined || start === undefined || start <= end)
      return [{ property: path, message: `two values at a time, from ${start ?? 'the beginning'}` }]
    return CONTINUOUS.includes(name) && isDate(end) && start > dayAfter(end)
      ? [{ property: path, message: `no value from ${dayAfter(end)} to ${start}` }]
      : []
  })
}

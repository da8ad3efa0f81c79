/** What a document that overwrites another one takes away: a client that sends documents back whole takes away nothing. */
import { isDeepStrictEqual } from 'node:util'
import { contractTypeOf, matchingAmount } from './salary.ts'
import { CONTINUOUS, below, isObject, objectsIn, startOf, type Document } from './timelines.ts'

export type Losses = {
  /** paths of what is no longer there, such as `taxInformation`, `salaryInformation[2025-01-01]` or, without a start, `salaryInformation[]` */
  lost: string[]
  /** entries that hold something else since the same day as before */
  overwritten: string[]
}

/** Ends may be taken back. */
const MAY_GO = ['activeEnd']

export function lossesOf({ before, after }: { before: Document; after: Document }): Losses {
  const losses: Losses = { lost: [], overwritten: [] }
  compare({ before, after, path: '', losses })
  return losses
}

type Comparison = { before: unknown; after: unknown; path: string; losses: Losses }

function compare({ before, after, path, losses }: Comparison): void {
  if (Array.isArray(before)) return compareLists({ before: objectsIn(before), after, path, losses })
  if (!isObject(before)) return
  for (const [name, value] of Object.entries(before)) {
    const at = below(path, name)
    const now = isObject(after) ? after[name] : undefined
    if (isNothing(value) || MAY_GO.includes(name)) continue
    if (isNothing(now)) losses.lost.push(at)
    else compare({ before: value, after: now, path: at, losses })
  }
}

const isNothing = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

function compareLists({ before, after, path, losses }: Comparison & { before: readonly Document[] }): void {
  const left = [...objectsIn(after)]
  const isTimeline =
    CONTINUOUS.some((name) => path.endsWith(name)) ||
    [...before, ...left].some((entry) => 'activeStart' in entry || 'activeEnd' in entry)
  /** Entries that are the same go first, so that a changed one does not take the place of one that is as it was. */
  const missing = before.filter((entry) => {
    const same = left.findIndex((other) => isDeepStrictEqual(other, entry))
    if (same !== -1) left.splice(same, 1)
    return same === -1
  })
  for (const entry of missing) {
    const key = keyOf(entry)
    const place = left.findIndex((other) => keyOf(other) === key)
    const [other] = place === -1 ? [] : left.splice(place, 1)
    const at = `${path}[${key}]`
    if (other === undefined) losses.lost.push(at)
    else if (isTimeline && meaning(entry) !== meaning(other)) losses.overwritten.push(at)
    else compare({ before: entry, after: other, path: at, losses })
  }
}

/** What tells entries of one list apart. */
function keyOf(entry: Document): string {
  const name = ['id', 'dimension', 'typeOfId'].find((candidate) => typeof entry[candidate] === 'string')
  return name === undefined ? (startOf(entry) ?? '') : String(entry[name])
}

/** Without the end, and of a salary only what counts. */
function meaning({ activeEnd: _end, monthlySalary, hourlySalary, yearlySalary, ...rest }: Document): string {
  const type = contractTypeOf(rest)
  const counts = { monthlySalary, hourlySalary, yearlySalary }[matchingAmount(type)]
  const { contractSalaryType: _type, ...others } = rest
  const held = Object.entries(others).filter(([, value]) => value !== null)
  return JSON.stringify([held.toSorted(byName), counts === undefined ? null : [type, counts]])
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)

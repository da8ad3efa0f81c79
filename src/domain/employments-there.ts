/** Where employments are at a target that has no place for an id of ours. Pure. */
import type { CalendarDate } from './calendar-date.ts'
import type { EmployeeDocument } from './documents.ts'

/** Its id there, by the one here. */
export type EmploymentsThere = Readonly<Record<string, string>>

/** As it was read there. */
export type EmploymentThere = { id: string; startDate: CalendarDate | null }

/** By employment the day on which it starts. */
export type Starts = Readonly<Record<string, CalendarDate>>

export const startsOf = ({ employments }: Pick<EmployeeDocument, 'employments'>): Starts =>
  Object.fromEntries(employments.map(({ id, startDate }) => [id, startDate]))

/**
 * What is known stays as long as it is there; others are found by the day they start, where one alone starts that day on either side.
 * `starts`: of what is told by now; what was told once and is no more gives its place up to another.
 */
export function employmentsFound({
  known,
  starts,
  there,
}: {
  known: EmploymentsThere
  starts: Starts
  there: readonly EmploymentThere[]
}): EmploymentsThere {
  const ids = new Set(there.map(({ id }) => id))
  const kept = Object.entries(known).filter(([, id]) => ids.has(id))
  const keptOf = new Map(kept)
  const told = Object.entries(starts)
  const taken = new Set(told.flatMap(([employment]) => keptOf.get(employment) ?? []))
  const sought = told.filter(([employment]) => !keptOf.has(employment))
  const free = there.filter(({ id }) => !taken.has(id))
  const found = sought.flatMap(([employment, start]): [string, string][] => {
    const [one, ...others] = free.filter(({ startDate }) => startDate === start)
    const isAlone = others.length === 0 && sought.filter(([, other]) => other === start).length === 1
    return one !== undefined && isAlone ? [[employment, one.id]] : []
  })
  const given = new Set(found.map(([, id]) => id))
  return Object.fromEntries([...kept.filter(([, id]) => !given.has(id)), ...found])
}

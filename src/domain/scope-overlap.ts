import type { Scope } from './integration.ts'
import { employersOf } from './scope.ts'

type Covering = { id: string; employerId: string; scope: Scope }

/** I7: the others that may cover an employee of this one, but for those that a person accepts by name. */
export function overlappingOf(
  integration: Covering,
  { others, accepted }: { others: readonly Covering[]; accepted: readonly string[] },
): string[] {
  const scope = scopeOf(integration)
  return others
    .filter(({ id }) => id !== integration.id && !accepted.includes(id))
    .filter((other) => scopesMayOverlap(scope, scopeOf(other)))
    .map(({ id }) => id)
}

const scopeOf = (covering: Covering): Scope => ({ ...covering.scope, employerIds: employersOf(covering) })

/** Whether one employee may be in both; without looking at employees, so that yes may be too much, and no is certain. */
function scopesMayOverlap(one: Scope, other: Scope): boolean {
  const dimensions = ['employerIds', 'departmentIds', 'officeIds', 'employeeIds'] as const
  if (dimensions.some((dimension) => areApart(one[dimension], other[dimension]))) return false
  return !excludesAll(one, other) && !excludesAll(other, one)
}

function areApart(one: readonly string[] | null, other: readonly string[] | null): boolean {
  return one !== null && other !== null && !one.some((id) => other.includes(id))
}

/** Named employees, each of whom the other leaves out. */
function excludesAll({ employeeIds }: Scope, { excludedEmployeeIds }: Scope): boolean {
  return employeeIds !== null && employeeIds.every((id) => excludedEmployeeIds.includes(id))
}

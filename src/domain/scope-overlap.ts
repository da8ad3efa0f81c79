import type { Scope } from './integration.ts'

/** Whether one employee may be in both; without looking at employees, so that yes may be too much, and no is certain. */
export function scopesMayOverlap(one: Scope, other: Scope): boolean {
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

import type { Scope, ScopeWithDatasets } from './integration.ts'

/** Of whose employments an integration tells: its own employer's, unless its scope names others. */
export function employersOf({
  employerId,
  scope,
}: {
  employerId: string
  scope: Pick<Scope, 'employerIds'>
}): readonly string[] {
  return scope.employerIds ?? [employerId]
}

/** I11: whether the new scope may cover somebody whom the old one does not, whoever that is today, or more of them. */
export function isWider(
  wider: ScopeWithDatasets,
  than: ScopeWithDatasets,
  { employerId }: { employerId: string },
): boolean {
  const more = (list: readonly string[] | null, before: readonly string[] | null) =>
    before !== null && (list === null || list.some((id) => !before.includes(id)))
  const lessExcluded = than.excludedEmployeeIds.some((id) => !wider.excludedEmployeeIds.includes(id))
  return (
    lessExcluded ||
    more(wider.datasets, than.datasets) ||
    more(employersOf({ employerId, scope: wider }), employersOf({ employerId, scope: than })) ||
    more(wider.departmentIds, than.departmentIds) ||
    more(wider.officeIds, than.officeIds) ||
    more(wider.employeeIds, than.employeeIds)
  )
}

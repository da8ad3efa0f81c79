import type { CalendarDate } from './calendar-date.ts'
import type { EmployeeDocument } from './documents.ts'
import type { Readiness } from './readiness.ts'

export type Candidate = {
  document: Pick<EmployeeDocument, 'protectedIdentity' | 'employments'>
  readiness: Readiness
}

/** I5: as many as a test takes. */
const most = 2

/**
 * I5: whom to try a system with: complete, never of protected identity. Best are those who are employed today and have the
 * least held back, so that a test shows the most; then by id, so that the same people are proposed again.
 */
export function proposedTestEmployees(candidates: readonly Candidate[], today: CalendarDate): string[] {
  return candidates
    .filter(({ document, readiness }) => readiness.complete && !document.protectedIdentity)
    .map(({ document, readiness: { employeeId, findings } }) => ({
      employeeId,
      isEmployed: isEmployed(document, today),
      heldBack: findings.filter(({ severity }) => severity === 'partly-exported').length,
      findings: findings.length,
    }))
    .toSorted(
      (one, other) =>
        Number(other.isEmployed) - Number(one.isEmployed) ||
        one.heldBack - other.heldBack ||
        one.findings - other.findings ||
        (one.employeeId < other.employeeId ? -1 : 1),
    )
    .slice(0, most)
    .map(({ employeeId }) => employeeId)
}

function isEmployed({ employments }: Candidate['document'], today: CalendarDate): boolean {
  return employments.some(
    ({ withdrawn, startDate, lastDay }) =>
      !withdrawn && startDate <= today && (lastDay === null || today <= lastDay),
  )
}

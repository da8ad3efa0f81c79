import type { Absence } from '../../src/domain/absence.ts'

/** Of the employment `E1-1` of `E1`. */
export function absenceOf(id: string, changes: Partial<Absence> = {}): Absence {
  return {
    id,
    revision: null,
    employeeId: 'E1',
    employmentId: 'E1-1',
    type: 'parental',
    startDate: '2026-06-01',
    endDate: '2026-08-31',
    percent: '100',
    withdrawn: false,
    ...changes,
  }
}

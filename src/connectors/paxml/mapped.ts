/** What a mapping makes of the ids and codes of a document, and what it says nothing about. Null: nothing is sent for it. */
import type { EmployeeDocument, EmploymentDocument } from '../../domain/documents.ts'
import type { Unmapped } from '../connector.ts'
import { look, named } from '../named.ts'
import type { PaxmlContract, PaxmlMapping } from './entry.ts'

export function departmentOf(
  { departmentId }: Pick<EmployeeDocument, 'departmentId'>,
  { departments, defaultDepartment }: PaxmlMapping,
): string | null {
  return named(departments, departmentId) ?? defaultDepartment
}

export function contractOf(
  { contractType }: Pick<EmploymentDocument, 'contractType'>,
  { contractTypes, defaultContractType }: PaxmlMapping,
): PaxmlContract | null {
  return named(contractTypes, contractType) ?? defaultContractType
}

export function timeCodeOf({ type }: { type: string }, { absenceTypes }: PaxmlMapping): string | null {
  return named(absenceTypes, type) ?? null
}

export function mapped(document: EmployeeDocument, mapping: PaxmlMapping): EmployeeDocument {
  return {
    ...document,
    departmentId: departmentOf(document, mapping),
    employments: document.employments.map((employment) => ({
      ...employment,
      contractType: contractOf(employment, mapping)?.form ?? null,
    })),
  }
}

export function unmapped(document: EmployeeDocument, mapping: PaxmlMapping): Unmapped[] {
  const { departmentId, employments } = document
  return [
    ...look('departmentId', '/departmentId', { value: departmentId, made: departmentOf(document, mapping) }),
    ...employments.flatMap((employment, index) =>
      employment.withdrawn
        ? []
        : look('contractType', `/employments/${index}/contractType`, {
            value: employment.contractType,
            made: contractOf(employment, mapping),
          }),
    ),
  ]
}

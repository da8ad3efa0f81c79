/** What a mapping makes of the ids and codes of a document, and what it says nothing about. Null: nothing is sent for it. */
import type { EmployeeDocument, EmploymentDocument, Pay } from '../../domain/documents.ts'
import type { Unmapped } from '../connector.ts'
import { look, named } from '../named.ts'
import type { AgdaPsMapping } from './entry.ts'

export function departmentOf(
  { departmentId }: Pick<EmployeeDocument, 'departmentId'>,
  { departments, defaultDepartment }: AgdaPsMapping,
): string | null {
  return named(departments, departmentId) ?? defaultDepartment
}

export function contractOf(
  { contractType }: Pick<EmploymentDocument, 'contractType'>,
  { contractTypes, defaultContractType }: AgdaPsMapping,
): string | null {
  return named(contractTypes, contractType) ?? defaultContractType
}

export function payCodeOf({ type }: Pay, { payCodes }: AgdaPsMapping): string | null {
  return payCodes[type]
}

/** Pay without a code is missing in what is sent. */
export function mapped(document: EmployeeDocument, mapping: AgdaPsMapping): EmployeeDocument {
  return {
    ...document,
    departmentId: departmentOf(document, mapping),
    employments: document.employments.map((employment) => ({
      ...employment,
      contractType: contractOf(employment, mapping),
      pay: employment.pay && (payCodeOf(employment.pay, mapping) === null ? null : employment.pay),
    })),
  }
}

export function unmapped(document: EmployeeDocument, mapping: AgdaPsMapping): Unmapped[] {
  const { departmentId, employments } = document
  return [
    ...look('departmentId', '/departmentId', { value: departmentId, made: departmentOf(document, mapping) }),
    ...employments.flatMap((employment, index) => {
      const { withdrawn, contractType, pay } = employment
      if (withdrawn) return []
      const at = `/employments/${index}`
      return [
        ...look('contractType', `${at}/contractType`, {
          value: contractType,
          made: contractOf(employment, mapping),
        }),
        ...look('pay.type', `${at}/pay`, {
          value: pay?.type ?? null,
          made: pay && payCodeOf(pay, mapping),
        }),
      ]
    }),
  ]
}

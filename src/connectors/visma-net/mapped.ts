/** What a mapping makes of the ids and codes of a document, and what it says nothing about. Null: nothing is sent for it. */
import type { EmployeeDocument, EmploymentDocument } from '../../domain/documents.ts'
import type { Unmapped } from '../connector.ts'
import { look, named } from '../named.ts'
import type { VismaNetContract, VismaNetMapping } from './entry.ts'

export function dimensionOf(
  { departmentId }: Pick<EmployeeDocument, 'departmentId'>,
  mapping: VismaNetMapping,
) {
  return named(mapping.departments, departmentId) ?? mapping.defaultDepartment
}

/** Of other dimensions: what would be said of another department, and is not said of this one. */
export function dimensionsBeside(
  { dimension }: { dimension: string },
  { departments, defaultDepartment }: VismaNetMapping,
) {
  const all = [...Object.values(departments), ...(defaultDepartment ? [defaultDepartment] : [])]
  return all.filter((other) => other.dimension !== dimension)
}

export function taxUnitOf(
  { officeId, employerId }: { officeId: string | null; employerId: string | null },
  mapping: VismaNetMapping,
): string | null {
  return named(mapping.offices, officeId) ?? named(mapping.employers, employerId) ?? mapping.defaultTaxUnit
}

export function contractOf(
  { contractType }: Pick<EmploymentDocument, 'contractType'>,
  mapping: VismaNetMapping,
): VismaNetContract | null {
  return named(mapping.contractTypes, contractType) ?? mapping.defaultContractType
}

export function workTimeAgreementOf(
  employment: Pick<EmploymentDocument, 'contractType'>,
  mapping: VismaNetMapping,
): string | null {
  return contractOf(employment, mapping)?.workTimeAgreement ?? mapping.defaultWorkTimeAgreement
}

export function occupationCodeOf(
  { occupationCode }: Pick<EmploymentDocument, 'occupationCode'>,
  mapping: VismaNetMapping,
): string | null {
  if (occupationCode === null) return null
  const isOfTheList = /^\d{7}$/.test(occupationCode)
  return named(mapping.occupationCodes, occupationCode) ?? (isOfTheList ? occupationCode : null)
}

/** By the office alone where the employers say nothing: the document has one office, whatever the employment. */
function taxUnitOfPerson({ officeId, employments }: EmployeeDocument, mapping: VismaNetMapping) {
  const [first, ...others] = employments
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ employerId }) => taxUnitOf({ officeId, employerId }, mapping))
  if (first === undefined) return taxUnitOf({ officeId, employerId: null }, mapping)
  return others.includes(null) ? null : first
}

/** A code that no mapping makes one of the list stays, since it is of the wrong form. */
export function mapped(document: EmployeeDocument, mapping: VismaNetMapping): EmployeeDocument {
  const dimension = dimensionOf(document, mapping)
  return {
    ...document,
    departmentId: dimension === null ? null : `${dimension.dimension}/${dimension.value}`,
    officeId: taxUnitOfPerson(document, mapping),
    employments: document.employments.map((employment) => ({
      ...employment,
      contractType: contractOf(employment, mapping)?.employmentForm ?? null,
      occupationCode: occupationCodeOf(employment, mapping) ?? employment.occupationCode,
    })),
  }
}

export function unmapped(document: EmployeeDocument, mapping: VismaNetMapping): Unmapped[] {
  const { departmentId, officeId, employments } = document
  return [
    ...look('departmentId', '/departmentId', { value: departmentId, made: dimensionOf(document, mapping) }),
    ...look('officeId', '/officeId', { value: officeId, made: taxUnitOfPerson(document, mapping) }),
    ...employments.flatMap((employment, index) => {
      if (employment.withdrawn) return []
      const { contractType, occupationCode } = employment
      const at = (name: string) => `/employments/${index}/${name}`
      return [
        ...look('contractType', at('contractType'), {
          value: contractType,
          made: contractOf(employment, mapping),
        }),
        ...look('occupationCode', at('occupationCode'), {
          value: occupationCode,
          made: occupationCodeOf(employment, mapping),
        }),
      ]
    }),
  ]
}

/** What a mapping makes of the ids and codes of a document, and what it says nothing about. Null: nothing is sent for it. */
import type { EmployeeDocument, EmploymentDocument } from '../../domain/documents.ts'
import type { Absence, Unmapped } from '../connector.ts'
import type { TripletexContract, TripletexMapping } from './entry.ts'

type OfPerson = Pick<EmployeeDocument, 'departmentId' | 'officeId'>

export function departmentOf({ departmentId }: OfPerson, mapping: TripletexMapping) {
  return named(mapping.departments, departmentId) ?? mapping.defaultDepartment
}

export function divisionOf({ officeId }: OfPerson, mapping: TripletexMapping): string | null {
  return named(mapping.offices, officeId) ?? mapping.defaultOffice
}

export function contractOf(
  { contractType }: Pick<EmploymentDocument, 'contractType'>,
  mapping: TripletexMapping,
): TripletexContract | null {
  return named(mapping.contractTypes, contractType) ?? mapping.defaultContractType
}

export function occupationCodeOf(
  { occupationCode }: Pick<EmploymentDocument, 'occupationCode'>,
  mapping: TripletexMapping,
): string | null {
  if (occupationCode === null) return null
  const isOfTheList = /^\d{7}$/.test(occupationCode)
  return named(mapping.occupationCodes, occupationCode) ?? (isOfTheList ? occupationCode : null)
}

export function leaveTypeOf({ type }: Pick<Absence, 'type'>, mapping: TripletexMapping) {
  return named(mapping.absenceTypes, type) ?? mapping.defaultAbsenceType
}

/** A code that no mapping makes one of the list stays, since it is of the wrong form. */
export function mapped(document: EmployeeDocument, mapping: TripletexMapping): EmployeeDocument {
  return {
    ...document,
    departmentId: departmentOf(document, mapping)?.number ?? null,
    officeId: divisionOf(document, mapping),
    employments: document.employments.map((employment) => ({
      ...employment,
      contractType: contractOf(employment, mapping)?.employmentForm ?? null,
      occupationCode: occupationCodeOf(employment, mapping) ?? employment.occupationCode,
    })),
  }
}

export function unmapped(
  document: EmployeeDocument,
  mapping: TripletexMapping,
  absences: readonly Absence[] = [],
): Unmapped[] {
  const { departmentId, officeId, employments } = document
  const found: Unmapped[] = []
  const look = (field: string, pointer: string, { value, made }: { value: string | null; made: unknown }) => {
    if (value !== null && made === null) found.push({ field, value, pointer })
  }
  look('departmentId', '/departmentId', { value: departmentId, made: departmentOf(document, mapping) })
  look('officeId', '/officeId', { value: officeId, made: divisionOf(document, mapping) })
  for (const [index, employment] of employments.entries()) {
    if (employment.withdrawn) continue
    const { contractType, occupationCode } = employment
    const at = (name: string) => `/employments/${index}/${name}`
    look('contractType', at('contractType'), {
      value: contractType,
      made: contractOf(employment, mapping),
    })
    look('occupationCode', at('occupationCode'), {
      value: occupationCode,
      made: occupationCodeOf(employment, mapping),
    })
  }
  for (const absence of absences)
    if (!absence.withdrawn)
      look('absenceType', `/absences/${absence.id}/type`, {
        value: absence.type,
        made: leaveTypeOf(absence, mapping),
      })
  return found
}

/** A key such as `constructor` is nobody's. */
function named<Value>(record: Readonly<Record<string, Value>>, key: string | null): Value | undefined {
  return key !== null && Object.hasOwn(record, key) ? record[key] : undefined
}

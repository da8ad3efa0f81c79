/** What Visma.net judges only when the job runs, drafts included. */
import { wrongWith } from './identity.ts'
import { isObject, objectsIn, type Document } from './timelines.ts'
import type { Company } from './company.ts'
import type { ValidationResult } from './jobs.ts'

const FORMS = [
  'fast',
  'midlertidig',
  'fastAnsattUtleid',
  'midlertidigAnsattUtleid',
  'midlertidigAnsattSomTilkallingsvikar',
]

export const error = (property: string, message: string): ValidationResult => ({
  severity: 'error',
  property,
  message,
})

export function wrongInEmployee({
  company,
  document,
  id,
}: {
  company: Company
  document: Document
  /** whose document it is or will be */
  id: string
}): ValidationResult[] {
  const { number } = document
  const other = typeof number === 'string' ? company.withNumber(number) : undefined
  const results = objectsIn(document['personIds']).flatMap((entry, index) => {
    const wrong = wrongWith(entry)
    return wrong === undefined ? [] : [error(`personIds[${index}].id`, wrong)]
  })
  if (other !== undefined && other.id !== id)
    results.push(error('number', 'is the number of another employee'))
  return [...results, ...wrongManager({ company, document, path: '' })]
}

export function wrongInPosition({
  company,
  document,
  path = '',
}: {
  company: Company
  document: Document
  path?: string
}): ValidationResult[] {
  const ids = (rows: readonly { id: string }[]) => new Set<unknown>(rows.map(({ id }) => id))
  const taxUnits = ids(company.settings.taxUnits)
  const agreements = ids(company.settings.workTimeAgreements)
  const values = (name: string, holds: (value: unknown) => boolean, message: string) =>
    objectsIn(document[name]).flatMap((entry, index) =>
      holds(entry['value']) ? [] : [error(`${path}${name}[${index}].value`, message)],
    )
  const unknownSalaries = objectsIn(document['salaryInformation']).flatMap(({ salaryType }, index) =>
    salaryType === 'Period'
      ? []
      : [error(`${path}salaryInformation[${index}].salaryType`, 'is no type of salary')],
  )
  return [
    ...values('employmentForm', (value) => FORMS.includes(String(value)), 'is no form of employment'),
    ...values('typeOfWork', (value) => /^\d{7}$/.test(String(value)), 'is no occupation code'),
    ...values('workTimeAgreement', (value) => agreements.has(value), 'is no work time agreement'),
    ...values(
      'partTimeFactors',
      (value) => Number(value) > 0 && Number(value) <= 100,
      'is not from 0 to 100',
    ),
    ...values('taxUnitIds', (value) => taxUnits.has(value), 'is no tax unit'),
    ...unknownSalaries,
    ...wrongManager({ company, document, path }),
  ]
}

function wrongManager({ company, document, path }: { company: Company; document: Document; path: string }) {
  const { manager } = document
  return typeof manager !== 'string' || company.employee(manager) !== undefined
    ? []
    : [error(`${path}manager`, 'is no employee')]
}

/** Visma.net asks the tax office for whoever is new, unless told not to. */
export function withTaxInformation(document: Document): Document {
  const given = isObject(document['taxInformation']) ? document['taxInformation'] : {}
  return { ...document, taxInformation: { askForTaxInformation: true, ...given } }
}

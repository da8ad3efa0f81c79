/**
 * What may stand in the documents, of what the vendor's changelog and questions and answers name. What a company is set to take
 * besides, or what its document holds already, such as what payroll staff entered, is taken too.
 */
import { z } from 'zod'
import { isDate } from './dates.ts'
import { contractTypeOf, isSalaryTypeKnown, matchingAmount } from './salary.ts'
import { isObject, objectsIn, problemsOfTimelines, type Document } from './timelines.ts'
import type { Problem } from './refusals.ts'

const date = z.string().refine(isDate, { error: 'is no date such as 2030-02-01' })
const bounds = { activeStart: date.nullish(), activeEnd: date.nullish() }
const timeline = (value: z.ZodType) => z.array(z.strictObject({ value, ...bounds })).nullish()
const amount = z
  .string({ error: 'is a text such as "50000"' })
  .regex(/^\d{1,9}(\.\d{1,2})?$/, { error: 'is no amount' })
  .nullish()
const anything = z.union([z.looseObject({}), z.array(z.looseObject({})), z.null()]).optional()
const text = z.string().nullish()

const salary = z
  .strictObject({
    salaryType: z.string(),
    contractSalaryType: z
      .string()
      .refine(isSalaryTypeKnown, { error: 'is Monthly, Hourly or Yearly' })
      .nullish(),
    monthlySalary: amount,
    hourlySalary: amount,
    yearlySalary: amount,
    ...bounds,
  })
  .superRefine((entry, context) => {
    const name = matchingAmount(contractTypeOf(entry))
    if (entry[name] == null) context.addIssue({ code: 'custom', path: [name], message: 'is missing' })
  })

const position = z.strictObject({
  typeOfPosition: text,
  typeOfPerson: text,
  manager: text,
  employmentForm: timeline(z.string()),
  typeOfWork: timeline(z.string()),
  workTimeAgreement: timeline(z.string()),
  partTimeFactors: timeline(z.number()),
  salaryInformation: z.array(salary).nullish(),
  taxUnitIds: timeline(z.string()),
  ...bounds,
  accountingDimensions: z
    .array(
      z.strictObject({
        dimension: z.string(),
        dimensionValues: z.array(z.strictObject({ value: z.string(), ...bounds })),
      }),
    )
    .nullish(),
  absence: anything,
  maritimeEmployment: anything,
  customSalaryRates: anything,
  pensions: anything,
})

const employee = z.strictObject({
  number: text,
  isDraft: z.boolean().optional(),
  personNames: z.array(z.strictObject({ firstName: text, lastName: text, ...bounds })).nullish(),
  personIds: z.array(z.strictObject({ typeOfId: z.enum(['FNumber', 'DNumber']), id: z.string() })).nullish(),
  dateOfBirth: date.nullish(),
  address: z.strictObject({ countryCode: text }).nullish(),
  salaryPaymentMethod: z.strictObject({ paymentType: text }).nullish(),
  manager: text,
  typeOfPerson: text,
  notes: text,
  payslipInEnglish: z.boolean().nullish(),
  taxInformation: anything,
  taxAndContributionRules: anything,
  additionalAccounts: anything,
  creditorClaims: anything,
  relatives: anything,
  setOfAccount: anything,
  pensions: anything,
})

const SCHEMAS = { employee, position }

/** What has to be there, unless it is a draft. */
const REQUIRED = {
  employee: [
    'personNames',
    'personIds',
    'dateOfBirth',
    'address.countryCode',
    'salaryPaymentMethod.paymentType',
  ],
  position: [
    'typeOfPosition',
    'employmentForm',
    'typeOfWork',
    'workTimeAgreement',
    'partTimeFactors',
    'salaryInformation',
    'taxUnitIds',
    'activeStart',
  ],
}

export type Kind = keyof typeof SCHEMAS

/** `extra`: names of texts that the company takes besides; `known`: the document as it is there. */
export function problemsOf({
  kind,
  document,
  extra,
  known,
  isDraft,
  path = '',
}: {
  kind: Kind
  document: Document
  extra: readonly string[]
  known?: Document | undefined
  isDraft: boolean
  path?: string
}): Problem[] {
  const schema = SCHEMAS[kind].extend(Object.fromEntries(extra.map((name) => [name, text])))
  const issues = schema.safeParse(document).error?.issues ?? []
  const prefix = path === '' ? '' : `${path}.`
  return [
    ...issues.flatMap((issue) => problemsOfIssue({ issue, known })),
    ...(isDraft ? [] : missingIn({ kind, document })),
    ...problemsOfTimelines(document),
  ].map(({ property, message }) => ({ property: `${prefix}${property}`, message }))
}

export function missingIn({ kind, document }: { kind: Kind; document: Document }): Problem[] {
  const missing = REQUIRED[kind].filter((property) => isEmpty(valueAt(document, property.split('.'))))
  const names = objectsIn(document['personNames']).flatMap((entry, index) =>
    ['firstName', 'lastName']
      .filter((name) => kind === 'employee' && isEmpty(entry[name]))
      .map((name) => `personNames[${index}].${name}`),
  )
  return [...missing, ...names].map((property) => ({ property, message: 'is missing' }))
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const valueAt = (document: unknown, [name, ...rest]: readonly string[]): unknown =>
  name === undefined ? document : isObject(document) ? valueAt(document[name], rest) : undefined

function problemsOfIssue({
  issue,
  known,
}: {
  issue: z.core.$ZodIssue
  known: Document | undefined
}): Problem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  if (issue.code !== 'unrecognized_keys') return [{ property: written(path), message: issue.message }]
  const there = new Set(namesAt(known, path))
  return issue.keys
    .filter((key) => !there.has(key))
    .map((key) => ({ property: written([...path, key]), message: 'is not a property' }))
}

/** What the objects there are called that stand where the path leads, whatever their place in a list. */
function namesAt(value: unknown, [part, ...rest]: readonly (string | number)[]): string[] {
  if (part === undefined) return isObject(value) ? Object.keys(value) : []
  if (typeof part === 'number') return objectsIn(value).flatMap((entry) => namesAt(entry, rest))
  return isObject(value) ? namesAt(value[part], rest) : []
}

function written(path: readonly (string | number)[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
}

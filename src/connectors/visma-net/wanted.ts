/**
 * What Visma.net should hold of an employee, by the document here and the mapping. Pure. What is empty here is not wanted at all, so
 * that nothing there is blanked (I4); what has no place there is told as not sent.
 */
import { checkBankAccount } from '../../domain/bank-account.ts'
import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { EmployeeDocument, EmploymentDocument, Pay as PayHere } from '../../domain/documents.ts'
import { birthDateOf, checkNationalId } from '../../domain/national-id.ts'
import { phoneOf } from '../../domain/phone.ts'
import type { FieldOutcome } from '../connector.ts'
import type { VismaNetMapping } from './entry.ts'
import type { Json, JsonObject } from './json.ts'
import {
  contractOf,
  dimensionOf,
  dimensionsBeside,
  occupationCodeOf,
  taxUnitOf,
  workTimeAgreementOf,
} from './mapped.ts'

/** `where-empty`: only if there is nothing there. `at-creation`: never again afterwards. */
export type Rule = 'always' | 'where-empty' | 'at-creation'

/** One value of an entry of a timeline. `field`: as in the document here; `name`: as Visma.net calls it. */
export type Part = { field: string; name: string; value: string | number }

export type Want =
  | { kind: 'plain'; field: string; path: readonly string[]; value: Json; rule: Rule }
  | { kind: 'person-id'; field: string; typeOfId: string; id: string }
  | {
      kind: 'timeline'
      name: string
      parts: readonly Part[]
      /** What a new entry says besides. */
      besides?: JsonObject
      /** Of pay: since when it holds, null where nobody says so, and the field that says it. */
      pay?: Pay
    }
  /** `others`: values of other dimensions that the mapping gives to other departments, and so not beside this one. */
  | { kind: 'dimension'; dimension: string; part: Part; others: readonly Dimension[] }

export type Pay = { from: CalendarDate | null; field: string }
type Dimension = { dimension: string; value: string }

export type WantedEmployment = {
  id: string
  startDate: CalendarDate
  lastDay: CalendarDate | null
  wants: Want[]
}

export type Wanted = { person: Want[]; employments: WantedEmployment[]; notSent: FieldOutcome[] }

/** The name of a fødselsnummer there is not public: it stands here alone. */
const typeOfId: Partial<Record<string, string>> = { fodselsnummer: 'FNumber', 'd-nummer': 'DNumber' }

type LeaveOut = (field: string, reason: string) => void
type Source = {
  employee: EmployeeDocument
  mapping: VismaNetMapping
  today: CalendarDate
  takenBack?: readonly string[]
}

export function wantedOf({ employee, mapping, today, takenBack = [] }: Source): Wanted {
  const notSent: FieldOutcome[] = []
  const leaveOut: LeaveOut = (field, reason) =>
    void notSent.push({ field, outcome: 'not-sent', from: null, to: null, reason })
  const dimension = dimensionOf(employee, mapping)
  if (employee.departmentId !== null && dimension === null) leaveOut('departmentId', 'no-mapping')
  return {
    person: wantsOfPerson({ employee, mapping, today, leaveOut }),
    employments: employee.employments
      .filter(({ withdrawn }) => !withdrawn)
      .map((employment) => {
        const { id, startDate, lastDay } = employment
        const wants = wantsOfEmployment({ employee, employment, mapping, takenBack, leaveOut })
        return { id, startDate, lastDay, wants }
      }),
    notSent,
  }
}

function wantsOfPerson({
  employee,
  mapping,
  today,
  leaveOut,
}: {
  employee: EmployeeDocument
  mapping: VismaNetMapping
  today: CalendarDate
  leaveOut: LeaveOut
}): Want[] {
  const { employeeNumber, givenName, familyName, address } = employee
  const country = address?.country ?? null
  for (const part of ['street', 'postalCode', 'city'] as const)
    if (address?.[part] != null) leaveOut(`address.${part}`, 'no-public-name')
  return [
    plain('employeeNumber', ['number'], employeeNumber, 'where-empty'),
    {
      kind: 'timeline',
      name: 'personNames',
      parts: [
        { field: 'givenName', name: 'firstName', value: givenName },
        { field: 'familyName', name: 'lastName', value: familyName },
      ],
    },
    ...plainOf('birthDate', ['dateOfBirth'], birthDateOf(employee, { today }), 'where-empty'),
    ...identityOf({ employee, today, leaveOut }),
    ...(country === null
      ? plainOf('address.country', ['address', 'countryCode'], mapping.defaultCountry, 'where-empty')
      : [plain('address.country', ['address', 'countryCode'], country)]),
    plain('paymentType', ['salaryPaymentMethod', 'paymentType'], mapping.paymentType, 'at-creation'),
    ...namedByMapping({ employee, mapping, leaveOut }),
  ]
}

/** Norwegian numbers only: of others nobody says what kind they are there. */
function identityOf({
  employee: { nationalId },
  today,
  leaveOut,
}: {
  employee: EmployeeDocument
  today: CalendarDate
  leaveOut: LeaveOut
}): Want[] {
  if (nationalId === null) return []
  // Whether invented people are let in was decided by their readiness.
  const check = checkNationalId(nationalId, { today, environment: 'test' })
  const type = check.state === 'valid' ? typeOfId[check.kind] : undefined
  if (check.state === 'valid' && type !== undefined)
    return [{ kind: 'person-id', field: 'nationalId', typeOfId: type, id: check.digits }]
  leaveOut('nationalId', check.state === 'invalid' ? 'not-valid' : 'not-norwegian')
  return []
}

/** Fields whose names Visma.net does not publish: sent only if the mapping names them. */
function namedByMapping({
  employee,
  mapping: { properties },
  leaveOut,
}: {
  employee: EmployeeDocument
  mapping: VismaNetMapping
  leaveOut: LeaveOut
}): Want[] {
  const values = {
    workEmail: { value: employee.workEmail },
    privateEmail: { value: employee.privateEmail },
    mobilePhone: phoneIn(employee),
    bankAccount: accountIn(employee),
  }
  return (['workEmail', 'privateEmail', 'mobilePhone', 'bankAccount'] as const).flatMap((field) => {
    const { value, reason } = { reason: undefined, ...values[field] }
    const name = properties[field]
    if (value === null || value === '') return []
    if (name === null) leaveOut(field, 'no-public-name')
    else if (value === undefined) leaveOut(field, reason ?? 'not-valid')
    else return [plain(field, [name], value)]
    return []
  })
}

type Valued = { value: string | null } | { value: undefined; reason: string }

function phoneIn({ mobilePhone }: EmployeeDocument): Valued {
  if (mobilePhone === null || mobilePhone.trim() === '') return { value: null }
  const value = phoneOf(mobilePhone)
  return value === undefined ? { value, reason: 'not-valid' } : { value }
}

function accountIn({ bankAccount }: EmployeeDocument): Valued {
  if (bankAccount === null) return { value: null }
  const check = checkBankAccount(bankAccount)
  if (check.state === 'invalid' || check.state === 'missing') return { value: undefined, reason: 'not-valid' }
  return check.kind === 'norwegian' ? { value: check.digits } : { value: undefined, reason: 'not-norwegian' }
}

function wantsOfEmployment({
  employee,
  employment,
  mapping,
  takenBack,
  leaveOut,
}: {
  employee: EmployeeDocument
  employment: EmploymentDocument
  mapping: VismaNetMapping
  takenBack: readonly string[]
  leaveOut: LeaveOut
}): Want[] {
  const { id, startDate, lastDay, employerId, pay, fullTimePercent } = employment
  const field = (name: string) => `employments.${id}.${name}`
  const contract = contractOf(employment, mapping)
  if (employment.contractType !== null && contract === null) leaveOut(field('contractType'), 'no-mapping')
  const code = occupationCodeOf(employment, mapping)
  if (employment.occupationCode !== null && code === null) leaveOut(field('occupationCode'), 'no-mapping')
  const taxUnit = taxUnitOf({ officeId: employee.officeId, employerId }, mapping)
  if (employee.officeId !== null && taxUnit === null) leaveOut(field('officeId'), 'no-mapping')
  const dimension = dimensionOf(employee, mapping)
  return [
    plain(field('startDate'), ['activeStart'], startDate),
    ...(lastDay === null && takenBack.includes(id)
      ? [plain(field('lastDay'), ['activeEnd'], null)]
      : plainOf(field('lastDay'), ['activeEnd'], lastDay, 'always')),
    ...plainOf(
      field('contractType.typeOfPosition'),
      ['typeOfPosition'],
      contract?.typeOfPosition ?? null,
      'where-empty',
    ),
    ...timelineOf(field('contractType'), 'employmentForm', contract?.employmentForm ?? null),
    ...timelineOf(field('occupationCode'), 'typeOfWork', code),
    ...timelineOf(
      field('contractType.workTimeAgreement'),
      'workTimeAgreement',
      workTimeAgreementOf(employment, mapping),
    ),
    ...timelineOf(
      field('fullTimePercent'),
      'partTimeFactors',
      fullTimePercent === null ? null : Number(fullTimePercent),
    ),
    ...(pay === null ? [] : payOf(pay, { field, leaveOut })),
    ...timelineOf(field('officeId'), 'taxUnitIds', taxUnit),
    ...(dimension === null
      ? []
      : [
          {
            kind: 'dimension' as const,
            dimension: dimension.dimension,
            part: { field: field('departmentId'), name: 'value', value: dimension.value },
            others: dimensionsBeside(dimension, mapping),
          },
        ]),
  ]
}

/** Only the amount of the kind of pay counts there; the others are reckoned from it. */
function payOf(
  { type, amount, currency, from }: PayHere,
  { field, leaveOut }: { field: (name: string) => string; leaveOut: LeaveOut },
): Want[] {
  if (currency !== 'NOK') {
    leaveOut(field('pay'), 'currency')
    return []
  }
  const [kind, name] =
    type === 'monthly' ? (['Monthly', 'monthlySalary'] as const) : (['Hourly', 'hourlySalary'] as const)
  const parts = [
    { field: field('pay.type'), name: 'contractSalaryType', value: kind },
    { field: field('pay'), name, value: amount },
  ]
  return [
    {
      kind: 'timeline',
      name: 'salaryInformation',
      parts,
      besides: { salaryType: 'Period' },
      pay: { from, field: field('pay.from') },
    },
  ]
}

function plain(field: string, path: readonly string[], value: Json, rule: Rule = 'always'): Want {
  return { kind: 'plain', field, path, value, rule }
}

const plainOf = (field: string, path: readonly string[], value: string | null, rule: Rule): Want[] =>
  value === null || value === '' ? [] : [plain(field, path, value, rule)]

const timelineOf = (field: string, name: string, value: string | number | null): Want[] =>
  value === null || value === '' ? [] : [{ kind: 'timeline', name, parts: [{ field, name: 'value', value }] }]

/**
 * What Tripletex should hold of an employee, by the document here and the mapping. Pure: what had to be looked up is given.
 * What is empty here is not wanted at all, so that nothing there is blanked (I4); what has no place there is told as not sent.
 */
import { checkBankAccount } from '../../domain/bank-account.ts'
import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { EmployeeDocument, EmploymentDocument } from '../../domain/documents.ts'
import { birthDateOf, checkNationalId } from '../../domain/national-id.ts'
import { phoneOf } from '../../domain/phone.ts'
import type { FieldOutcome } from '../connector.ts'
import type { TripletexContract, TripletexMapping } from './entry.ts'
import { contractOf, departmentOf, divisionOf, occupationCodeOf } from './mapped.ts'

export type Value = string | number | boolean | null | { id: number | null }

/** `where-empty`: only if there is nothing there. `at-creation`: never again afterwards. */
export type Rule = 'always' | 'where-empty' | 'at-creation'

export type Want = {
  /** as in the document here */
  field: string
  /** as Tripletex calls it */
  name: string
  value: Value
  /** as it is shown where the value is a link */
  text?: string
  rule: Rule
}

export type WantedEmployment = {
  id: string
  startDate: CalendarDate
  lastDay: CalendarDate | null
  wants: Want[]
  details: { payFrom: CalendarDate | null; pay: Want[]; other: Want[] }
}

export type Wanted = {
  person: Want[]
  address: Want[]
  employments: WantedEmployment[]
  notSent: FieldOutcome[]
}

/** `several-there`: nobody can say which is meant, and another one of the kind would make it worse. */
export type Found = { id: number } | 'to-be-made' | 'not-there' | 'several-there'

/** Ids of Tripletex, by what the mapping names. */
export type LookedUp = {
  departments: ReadonlyMap<string, Found>
  divisions: ReadonlyMap<string, Found>
  occupationCodes: ReadonlyMap<string, Found>
  countries: ReadonlyMap<string, Found>
}

type Source = { employee: EmployeeDocument; mapping: TripletexMapping }

/** What has to be looked up before; each by its own name in Tripletex. */
export function targetsOf({ employee, mapping }: Source) {
  return {
    department: departmentOf(employee, mapping),
    division: divisionOf(employee, mapping),
    occupationCodes: employee.employments.flatMap(
      (employment) => occupationCodeOf(employment, mapping) ?? [],
    ),
    country: employee.address?.country ?? null,
  }
}

export function wantedOf({
  employee,
  mapping,
  lookedUp,
  today,
  takenBack = [],
}: Source & { lookedUp: LookedUp; today: CalendarDate; takenBack?: readonly string[] }): Wanted {
  const notSent: FieldOutcome[] = []
  const leaveOut = (field: string, reason: string) =>
    void notSent.push({ field, outcome: 'not-sent', from: null, to: null, reason })

  const targets = targetsOf({ employee, mapping })
  const person = collect((add) => {
    add({
      field: 'employeeNumber',
      name: 'employeeNumber',
      value: employee.employeeNumber,
      rule: 'where-empty',
    })
    add({ field: 'givenName', name: 'firstName', value: employee.givenName })
    add({ field: 'familyName', name: 'lastName', value: employee.familyName })
    const email = employee.workEmail ?? employee.privateEmail
    const emailField = employee.workEmail === null ? 'privateEmail' : 'workEmail'
    add({ field: emailField, name: 'email', value: email, rule: 'at-creation' })
    addPhone({ employee, add, leaveOut })
    add({ field: 'userType', name: 'userType', value: mapping.userType, rule: 'at-creation' })
    addIdentity({ employee, today, add, leaveOut })
    addBankAccount({ employee, add, leaveOut })
    addLink({
      field: 'departmentId',
      name: 'department',
      key: targets.department?.number ?? null,
      wanted: employee.departmentId !== null,
      found: lookedUp.departments,
      add,
      leaveOut,
    })
  })
  const address = collect((add) => {
    const { street = null, postalCode = null, city = null } = employee.address ?? {}
    add({ field: 'address.street', name: 'addressLine1', value: street })
    add({ field: 'address.postalCode', name: 'postalCode', value: postalCode })
    add({ field: 'address.city', name: 'city', value: city })
    // A country alone says nothing about where somebody lives.
    if (street !== null || city !== null)
      addLink({
        field: 'address.country',
        name: 'country',
        key: targets.country,
        wanted: false,
        found: lookedUp.countries,
        add,
        leaveOut,
      })
  })
  const employments = employee.employments
    .filter(({ withdrawn }) => !withdrawn)
    .map((employment) => wantedEmployment({ employee, employment, mapping, lookedUp, takenBack, leaveOut }))
  return { person, address, employments, notSent }
}

type Add = (want: Omit<Want, 'rule' | 'value'> & { rule?: Rule; value: Value | undefined }) => void
type LeaveOut = (field: string, reason: string) => void
type Adding = { employee: EmployeeDocument; add: Add; leaveOut: LeaveOut }
type Collect = (fill: (add: Add) => void) => Want[]

/** What is empty here is not wanted. */
const collect: Collect = (fill) => {
  const wants: Want[] = []
  fill(({ value, rule = 'always', ...want }) => {
    if (value !== null && value !== undefined && value !== '') wants.push({ ...want, value, rule })
  })
  return wants
}

function wantedEmployment({
  employee,
  employment,
  mapping,
  lookedUp,
  takenBack,
  leaveOut,
}: Source & {
  employment: EmploymentDocument
  lookedUp: LookedUp
  takenBack: readonly string[]
  leaveOut: LeaveOut
}): WantedEmployment {
  const { id, startDate, lastDay, pay, fullTimePercent } = employment
  const field = (name: string) => `employments.${id}.${name}`
  const wants = collect((add) => {
    add({ field: field('id'), name: 'employmentId', value: id, rule: 'where-empty' })
    add({ field: field('startDate'), name: 'startDate', value: startDate })
    add({ field: field('lastDay'), name: 'endDate', value: lastDay })
    add({
      field: field('isMainEmployer'),
      name: 'isMainEmployer',
      value: mapping.isMainEmployer,
      rule: 'at-creation',
    })
    if (lastDay !== null) {
      add({
        field: field('endReason'),
        name: 'employmentEndReason',
        value: mapping.endReason,
        rule: 'where-empty',
      })
      if (mapping.removeAccessAtEnd)
        add({ field: field('removeAccess'), name: 'isRemoveAccessAtEmploymentEnded', value: true })
    }
    addLink({
      field: field('officeId'),
      name: 'division',
      key: divisionOf(employee, mapping),
      wanted: employee.officeId !== null,
      found: lookedUp.divisions,
      add,
      leaveOut,
    })
  })
  if (lastDay === null && takenBack.includes(id))
    wants.push({ field: field('lastDay'), name: 'endDate', value: null, rule: 'always' })

  const contract = contractOf(employment, mapping)
  if (employment.contractType !== null && contract === null) leaveOut(field('contractType'), 'no-mapping')
  const other = collect((add) => {
    const part = (name: keyof TripletexContract) => ({
      field: field(name === 'employmentForm' ? 'contractType' : `contractType.${name}`),
      name,
      value: contract?.[name],
    })
    for (const name of [
      'employmentForm',
      'employmentType',
      'workingHoursScheme',
      'shiftDurationHours',
    ] as const)
      add(part(name))
    add({
      field: field('fullTimePercent'),
      name: 'percentageOfFullTimeEquivalent',
      value: fullTimePercent === null ? null : Number(fullTimePercent),
    })
    const code = occupationCodeOf(employment, mapping)
    if (employment.occupationCode !== null && code === null) leaveOut(field('occupationCode'), 'no-mapping')
    addLink({
      field: field('occupationCode'),
      name: 'occupationCode',
      key: code,
      wanted: false,
      found: lookedUp.occupationCodes,
      add,
      leaveOut,
    })
  })
  const payWants = collect((add) => {
    if (pay === null) return
    if (pay.currency !== 'NOK') return leaveOut(field('pay'), 'currency')
    const monthly = pay.type === 'monthly'
    add({
      field: field('pay.type'),
      name: 'remunerationType',
      value: contract?.remunerationType ?? (monthly ? 'MONTHLY_WAGE' : 'HOURLY_WAGE'),
    })
    if (monthly) add({ field: field('pay'), name: 'annualSalary', value: yearly(pay.amount) })
    else add({ field: field('pay'), name: 'hourlyWage', value: Number(pay.amount) })
  })
  return { id, startDate, lastDay, wants, details: { payFrom: pay?.from ?? null, pay: payWants, other } }
}

/** `wanted`: there is a value here, so that a missing mapping is told. */
function addLink({
  field,
  name,
  key,
  wanted,
  found,
  add,
  leaveOut,
}: {
  field: string
  name: string
  key: string | null
  wanted: boolean
  found: ReadonlyMap<string, Found>
} & Omit<Adding, 'employee'>): void {
  if (key === null) {
    if (wanted) leaveOut(field, 'no-mapping')
    return
  }
  const target = found.get(key) ?? 'not-there'
  if (target === 'not-there' || target === 'several-there') leaveOut(field, 'not-found-there')
  else add({ field, name, value: { id: target === 'to-be-made' ? null : target.id }, text: key })
}

const nameOfKind: Partial<Record<string, string>> = {
  fodselsnummer: 'nationalIdentityNumber',
  'd-nummer': 'dnumber',
}

/** As readiness tells: what is no number with its country is left out (I4). */
function addPhone({ employee: { mobilePhone }, add, leaveOut }: Adding): void {
  const isMissing = mobilePhone === null || mobilePhone.trim() === ''
  if (isMissing || phoneOf(mobilePhone) !== undefined)
    add({ field: 'mobilePhone', name: 'phoneNumberMobile', value: mobilePhone })
  else leaveOut('mobilePhone', 'not-valid')
}

/** Norwegian numbers only: for others Tripletex has fields, but no one says which kind of number it is. */
function addIdentity({ employee, today, add, leaveOut }: Adding & { today: CalendarDate }): void {
  const { nationalId } = employee
  const birthDate = birthDateOf(employee, { today })
  add({ field: 'birthDate', name: 'dateOfBirth', value: birthDate, rule: 'where-empty' })
  if (nationalId === null) return
  // Whether invented people are let in was decided by their readiness.
  const check = checkNationalId(nationalId, { today, environment: 'test' })
  if (check.state === 'invalid') return leaveOut('nationalId', 'not-valid')
  const name = nameOfKind[check.kind]
  if (check.state === 'not-checked' || name === undefined) return leaveOut('nationalId', 'not-norwegian')
  add({ field: 'nationalId', name, value: check.digits, rule: 'where-empty' })
}

/** An account abroad needs IBAN, BIC and a module, and the document has no BIC. */
function addBankAccount({ employee: { bankAccount }, add, leaveOut }: Adding): void {
  if (bankAccount === null) return
  const check = checkBankAccount(bankAccount)
  if (check.state === 'invalid' || check.state === 'missing') return leaveOut('bankAccount', 'not-valid')
  if (check.kind !== 'norwegian') return leaveOut('bankAccount', 'not-norwegian')
  add({ field: 'bankAccount', name: 'bankAccountNumber', value: check.digits })
}

/** Twelve times a decimal number as text, without the errors of binary fractions. */
function yearly(amount: string): number {
  const [whole = '', fraction = ''] = amount.split('.')
  return Number(BigInt(whole + fraction.padEnd(4, '0')) * 12n) / 10_000
}

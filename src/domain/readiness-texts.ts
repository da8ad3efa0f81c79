import type { Code, Problem } from './readiness-problem.ts'
import type { Field, Severity } from './requirements.ts'

export const nameOf: Record<Field, string> = {
  employeeNumber: 'the employee number',
  givenName: 'the given name',
  familyName: 'the family name',
  nationalId: 'the national identity number',
  birthDate: 'the birth date',
  email: 'the e-mail address',
  mobilePhone: 'the mobile phone number',
  address: 'the address',
  bankAccount: 'the bank account',
  department: 'the department',
  office: 'the office',
  employment: 'an employment that runs, is to come or ended within the last 90 days',
  startDate: 'the first day of employment',
  lastDay: 'the last day of employment',
  contractType: 'the contract type',
  fullTimePercent: 'the full-time percentage',
  occupationCode: 'the occupation code',
  pay: 'the pay',
  absenceType: 'the type of an absence',
}

const formOf: Partial<Record<Field, string>> = {
  nationalId: 'a Swedish number has 12 or 10 digits, a Norwegian one 11',
  email: 'such as ada.lind@example.se',
  mobilePhone: 'with + and the country first, such as +46700000000',
  bankAccount: 'digits alone, 11 of them in Norway, at most 10 after the clearing number in Sweden',
  occupationCode: "by the system's list, as digits alone, or mapped to one",
}

const textOf: Record<Code, string> = {
  missing: 'is missing',
  'not-mapped': 'has a value here that the mapping says nothing about',
  'not-told': 'is not known, since neither the identity number nor the document tells it',
  'wrong-form': 'does not have the form that is needed',
  'no-such-date': 'holds a date that does not exist',
  'wrong-check-digit': 'has a length or a check digit that does not fit; it was probably mistyped',
  'wrong-clearing-number': 'has a clearing number that cannot be',
  synthetic: 'belongs to an invented person, which only a test company takes',
  'contradicts-number': 'is another one than the identity number tells',
  'not-before-start': 'is not before the first day of employment',
  'before-start': 'is before the first day of employment',
  'not-taken': 'is of a kind that the system has no place for',
  'not-checked': 'was not checked, since no rule for it is known here',
}

const consequenceOf: Record<Severity, string> = {
  blocks: 'the employee is not sent before this is mended',
  'partly-exported': 'the employee is sent without it',
  warning: 'the employee is sent all the same',
}

export function detailOf({ field, code }: Problem, severity: Severity): string {
  const form = code === 'wrong-form' && formOf[field]
  return `${nameOf[field]} ${textOf[code]}${form ? ` (${form})` : ''}; ${consequenceOf[severity]}`
}

import type { Requirements } from './requirements.ts'

/**
 * I4: what Tripletex needs. Its API marks no field as required, so this is what its server refuses (names, and the birth date of
 * whoever has an employment), what a payroll of its own needs, and what it has no field for.
 */
export const requirementsOfTripletex: Requirements = {
  fields: {
    // The key: another number makes another employee there.
    employeeNumber: { missing: 'blocks' },
    givenName: { missing: 'blocks' },
    familyName: { missing: 'blocks' },
    nationalId: { missing: 'blocks', invalid: 'blocks', 'not-taken': 'partly-exported' },
    birthDate: { missing: 'blocks', invalid: 'blocks' },
    // Needed by whoever logs in there, which nobody does unless the mapping says so.
    email: { missing: 'warning', invalid: 'partly-exported' },
    mobilePhone: { missing: 'warning', invalid: 'partly-exported' },
    address: { missing: 'warning' },
    bankAccount: {
      missing: 'partly-exported',
      invalid: 'partly-exported',
      'not-taken': 'partly-exported',
    },
    // Refused without one where the company keeps departments, unless the mapping gives it.
    department: { missing: 'warning' },
    // Refused without one where the company keeps sub-units, which the mapping then names.
    office: { missing: 'warning' },
    employment: { missing: 'blocks' },
    startDate: { invalid: 'blocks' },
    lastDay: { invalid: 'blocks' },
    contractType: { missing: 'blocks' },
    fullTimePercent: { missing: 'partly-exported' },
    occupationCode: { missing: 'warning', invalid: 'partly-exported' },
    pay: { missing: 'partly-exported', invalid: 'partly-exported', 'not-taken': 'partly-exported' },
    // Its list knows no sick leave, for one.
    absenceType: { missing: 'partly-exported' },
  },
  takes: {
    nationalIds: ['fodselsnummer', 'd-nummer'],
    // Abroad needs a BIC and the module Autopay as well.
    bankAccounts: ['norwegian'],
    currencies: ['NOK'],
    // The catalogue after STYRK-98, which the a-melding goes by.
    occupationCodePattern: '^[0-9]{7}$',
  },
}

/** Of a mapping: as which kind of user people are made, and the offices that it names. */
type Told = { userType: string; offices: Readonly<Record<string, string>> }

/**
 * Whoever is created as a user who logs in is refused without an e-mail address; of a mapping that names no offices none is sent of
 * anybody.
 */
export function requirementsOfTripletexBy({ userType, offices }: Told, isThere: boolean): Requirements {
  const { office, ...fields } = requirementsOfTripletex.fields
  return {
    ...requirementsOfTripletex,
    fields: {
      ...fields,
      ...(userType !== 'NO_ACCESS' && !isThere && { email: { missing: 'blocks', invalid: 'blocks' } }),
      ...(office && Object.keys(offices).length > 0 && { office }),
    },
  }
}

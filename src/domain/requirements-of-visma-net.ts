import type { Requirements } from './requirements.ts'

/**
 * I4: what Visma.net needs. A draft needs nothing, so this is who it is and an employment; what payroll has to complete before it can
 * activate the draft, and what is refused where drafts are not wanted; and what it has no field for.
 */
export const requirementsOfVismaNet: Requirements = {
  fields: {
    // The key: another number makes another employee there.
    employeeNumber: { missing: 'blocks' },
    givenName: { missing: 'blocks' },
    familyName: { missing: 'blocks' },
    nationalId: { missing: 'blocks', invalid: 'blocks', 'not-taken': 'partly-exported' },
    birthDate: { missing: 'blocks', invalid: 'blocks' },
    // Sent only where the mapping names a field for it.
    email: { missing: 'warning', invalid: 'partly-exported' },
    mobilePhone: { missing: 'warning', invalid: 'partly-exported' },
    bankAccount: {
      missing: 'warning',
      invalid: 'partly-exported',
      'not-taken': 'partly-exported',
    },
    // A country is needed, and the mapping has one for whoever tells none.
    address: { missing: 'warning' },
    department: { missing: 'warning' },
    employment: { missing: 'blocks' },
    startDate: { invalid: 'blocks' },
    lastDay: { invalid: 'blocks' },
    contractType: { missing: 'blocks' },
    fullTimePercent: { missing: 'partly-exported' },
    occupationCode: { missing: 'partly-exported', invalid: 'partly-exported' },
    pay: { missing: 'partly-exported', invalid: 'partly-exported', 'not-taken': 'partly-exported' },
  },
  takes: {
    nationalIds: ['fodselsnummer', 'd-nummer'],
    bankAccounts: ['norwegian'],
    currencies: ['NOK'],
    // The catalogue after STYRK-98, which the a-melding goes by.
    occupationCodePattern: '^[0-9]{7}$',
  },
}

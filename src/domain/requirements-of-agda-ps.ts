import type { Requirements } from './requirements.ts'

/**
 * I4: what Agda PS needs. Its import has no published list of required fields, so this is what makes somebody payable there: the
 * keys, who it is, an employment; and what it has no field for.
 */
export const requirementsOfAgdaPs: Requirements = {
  fields: {
    // The key, with the company number: another one makes another person there.
    employeeNumber: { missing: 'blocks' },
    givenName: { missing: 'blocks' },
    familyName: { missing: 'blocks' },
    nationalId: { missing: 'blocks', invalid: 'blocks', 'not-taken': 'partly-exported' },
    birthDate: { missing: 'partly-exported', invalid: 'blocks' },
    email: { missing: 'warning', invalid: 'partly-exported' },
    mobilePhone: { missing: 'warning', invalid: 'partly-exported' },
    address: { missing: 'warning' },
    bankAccount: {
      missing: 'partly-exported',
      invalid: 'partly-exported',
      'not-taken': 'partly-exported',
      // Sent as it is.
      'not-checked': 'warning',
    },
    department: { missing: 'warning' },
    employment: { missing: 'blocks' },
    startDate: { invalid: 'blocks' },
    lastDay: { invalid: 'blocks' },
    contractType: { missing: 'partly-exported' },
    fullTimePercent: { missing: 'partly-exported' },
    pay: { missing: 'partly-exported', invalid: 'partly-exported', 'not-taken': 'partly-exported' },
  },
  takes: {
    nationalIds: ['personnummer', 'samordningsnummer'],
    // An account abroad needs a BIC, which the document has not.
    bankAccounts: ['swedish'],
    currencies: ['SEK'],
    // Not sent at all.
    occupationCodePattern: '^.*$',
  },
}

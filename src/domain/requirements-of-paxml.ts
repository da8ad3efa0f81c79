import type { Requirements } from './requirements.ts'

/**
 * I4: what readers of PAXml need. The format itself demands nothing of a person but well-formed values, so this is what makes
 * somebody payable in any of them, and what the format has no field for.
 */
export const requirementsOfPaxml: Requirements = {
  fields: {
    // The key: another number makes another person there.
    employeeNumber: { missing: 'blocks' },
    givenName: { missing: 'blocks' },
    familyName: { missing: 'blocks' },
    nationalId: { missing: 'blocks', invalid: 'blocks', 'not-taken': 'partly-exported' },
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
    bankAccounts: ['swedish'],
    currencies: ['SEK'],
    // Not sent at all.
    occupationCodePattern: '^.*$',
  },
}

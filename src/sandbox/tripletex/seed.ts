/** What every company has from the start: who made its tokens, the countries, and some occupation codes. */
import type { Company, NamedRow } from './company.ts'

/** Their ids differ from the original: they are to be looked up by code. */
const COUNTRIES = countries()
const OCCUPATIONS = [
  ['2512101', 'SYSTEMUTVIKLER'],
  ['2512103', 'PROGRAMVAREUTVIKLER'],
  ['3313102', 'REGNSKAPSMEDARBEIDER'],
  ['3313121', 'LØNNSMEDARBEIDER'],
  ['5223117', 'BUTIKKMEDARBEIDER'],
  ['1211104', 'ØKONOMISJEF'],
]

export function seedRows(company: Company): NamedRow[] {
  const { id, name, organisationNumber } = company.settings
  return [
    {
      resource: 'employee',
      row: {
        id: company.ownerId,
        version: 1,
        firstName: 'Token',
        lastName: 'Owner',
        employeeNumber: null,
        email: `owner@${id}.example.no`,
        userType: 'EXTENDED',
        isContact: false,
      },
    },
    {
      resource: 'company',
      row: { id, version: 1, name, organizationNumber: organisationNumber },
    },
    ...COUNTRIES.map((row): NamedRow => ({
      resource: 'country',
      row: { version: 0, ...row, displayName: row.name },
    })),
    ...OCCUPATIONS.map(([code, nameNO], index): NamedRow => ({
      resource: 'occupationCode',
      row: { id: index + 1, version: 0, code, nameNO },
    })),
  ]
}

function countries(): { id: number; isoAlpha2Code: string; name: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return codes
    .filter((code) => code !== 'ZZ' && !/^(Q[M-Z]|X[A-Z]|EU|UN|EZ)$/.test(code))
    .flatMap((isoAlpha2Code, index) => {
      const name = names.of(isoAlpha2Code)
      return name === undefined ? [] : [{ id: index + 1, isoAlpha2Code, name }]
    })
}

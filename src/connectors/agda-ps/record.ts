/**
 * One `Person` of an AIM file: the keys, and what Agda has not got yet. What is left out is untouched there, so nothing is blanked
 * because it is missing here; `{blank}` clears.
 */
import { birthDateOf } from '../../domain/national-id.ts'
import type { AskedOfFile, Recorded } from '../file-connection.ts'
import { addPlain, keyChanged, sentOf, startRecord, type Draft } from '../file-record.ts'
import { valueOf } from '../file-text.ts'
import { emailOf, homeParts, mobileOf, personnummerOf, plain, swedishAccountOf, type Sent } from '../payee.ts'
import { element, listOf, type Xml } from '../xml.ts'
import { BLANK, type Asked, type Source } from './blank.ts'
import { employmentRows } from './employments.ts'
import type { AgdaPsMapping } from './entry.ts'

export const PERSONS = 'Personer'

export function recordOf(asked: AskedOfFile<AgdaPsMapping>): Recorded {
  const { employee, mapping } = asked
  const { companyNumber, encoding } = mapping
  const number = valueOf(employee.employeeNumber) ?? ''
  const remoteId = `${companyNumber}/${number}`
  if (asked.remoteId !== null && asked.remoteId !== remoteId) return keyChanged(asked, asked.remoteId)
  const draft = startRecord({ asked, encoding, refuse: whyRefused })
  const source: Source = { asked, draft, mapping }
  const keys = draft.key({
    name: 'employeeNumber',
    told: { employeeNumber: number },
    write: () => [element('FTG_NR', companyNumber), element('ANST_NR', number)],
  })
  const rows = employmentRows(source)
  if (!rows.hasAny) {
    draft.leaveOut('employments', 'no-employment')
    if (Object.keys(asked.delivered).length === 0) return nothingYet({ draft, remoteId })
  }
  const person = element('Person', [...keys, ...personOf(source), ...rows.written])
  return draft.finish(remoteId, { [PERSONS]: `${person.xml}\n` })
}

/** A file with a key that Agda cannot read is of no use to anybody else in it. */
const MOST_IN_KEY = 20

function whyRefused(value: string, field: string): string | null {
  if (value.includes(BLANK)) return 'means-blank'
  if (field !== 'employeeNumber') return null
  if (value.length > MOST_IN_KEY) return 'too-long'
  return /\s/.test(value) ? 'has-blanks' : null
}

/** Nobody is made there without an employment. */
function nothingYet({ draft, remoteId }: { draft: Draft; remoteId: string }): Recorded {
  return draft.finish(remoteId, {})
}

function personOf(source: Source): Xml[] {
  const { asked, draft, mapping } = source
  const { employee, today } = asked
  const add = (field: string, name: string, sent: Sent<string>) => addPlain(draft, { field, name, sent })
  const birthDate = birthDateOf(employee, { today })
  const born = add('birthDate', 'FODELSEDATUM', birthDate === null ? null : { value: birthDate })
  const identity = add('nationalId', 'PERSNR', personnummerOf(employee, today))
  const familyName = add('familyName', 'EFTERNAMN', plain(employee.familyName))
  const givenName = add('givenName', 'FORNAMN', plain(employee.givenName))
  const isOfWork = employee.workEmail !== null
  const email = addPlain(draft, {
    field: isOfWork ? 'workEmail' : 'privateEmail',
    name: 'EMAILADRESS',
    sent: emailOf(employee.workEmail ?? employee.privateEmail),
    part: { name: 'email', formerly: ['workEmail', 'privateEmail'] },
  })
  const paymentType = add('paymentType', 'UTBETALNINGSTYP', plain(mapping.paymentType))
  const account = swedishAccountOf(employee)
  const isPayable = account !== null && 'value' in account
  const paymentMethod = isPayable
    ? add('paymentMethod', 'UTBETALNINGSSATT', plain(mapping.paymentMethod))
    : []
  return [
    ...born,
    ...identity,
    ...familyName,
    ...givenName,
    ...email,
    ...paymentType,
    ...paymentMethod,
    ...listOf('Adresser', [...homeOf(source), ...phoneRow(source)]),
    ...listOf('Bankkonton', accountRow(source)),
  ]
}

function homeOf({ asked, draft }: Asked): Xml[] {
  const { parts, told } = homeParts(asked.employee, {
    street: 'ADRESS',
    postalCode: 'POSTNR',
    city: 'ORT',
    country: 'LAND',
  })
  if (parts.length === 0) return []
  return draft.add({
    name: 'address',
    told,
    write: () => [
      element('Adress', [
        element('ADRESSTYP', 'Hemadress'),
        ...parts.map(({ name, value }) => element(name, value)),
      ]),
    ],
  })
}

function phoneRow({ asked, draft, mapping }: Source): Xml[] {
  const value = sentOf(draft, { field: 'mobilePhone', sent: mobileOf(asked.employee) })
  if (value === null) return []
  return draft.add({
    name: 'mobilePhone',
    told: { mobilePhone: value },
    write: () => [element('Adress', [element('ADRESSTYP', 'Mobiltelefon'), element(mapping.phoneIn, value)])],
  })
}

/** One value in three elements: a check digit that is none of the new account must not stay behind. */
function accountRow({ asked, draft }: Asked): Xml[] {
  const account = sentOf(draft, { field: 'bankAccount', sent: swedishAccountOf(asked.employee) })
  if (account === null) return []
  const { clearing, checkDigit, number } = account
  return draft.add({
    name: 'bankAccount',
    told: { bankAccount: `${clearing}${checkDigit ?? ''} ${number}` },
    write: () => [
      element('Bankkonto', [
        element('CLEARINGNUMMER', clearing),
        element('CHECKSIFFRA', checkDigit ?? BLANK),
        element('BANKKONTONUMMER', number),
      ]),
    ],
  })
}

// I9 in files for Agda PS: what is sent again, from which day, and what is left alone.
import { expect, test } from 'vitest'
import { AgdaPsMapping } from '../../src/connectors/agda-ps/entry.ts'
import { recordOf } from '../../src/connectors/agda-ps/record.ts'
import type { EmploymentDocument, Pay } from '../../src/domain/documents.ts'
import { deliveries, leftOutOf } from '../support/deliveries.ts'
import { askedFor, employmentOf, personOf } from '../support/swedish-people.ts'

const mapping = AgdaPsMapping.parse({
  companyNumber: '1',
  departments: { D10: '210', D20: '220' },
  contractTypes: { permanent: 'Tillsvidare', trial: 'Prov' },
  payCodes: { monthly: '1000', hourly: '2000' },
  endReason: '3',
})

const started = () => {
  const deliver = deliveries(mapping, recordOf)
  deliver()
  return deliver
}

const withEmployments = (...employments: Partial<EmploymentDocument>[]) =>
  personOf('702', {
    employments: employments.map((changes, index) => employmentOf(`E702-${index + 1}`, changes)),
  })

/** What stands behind the keys. */
function inside({ record }: ReturnType<ReturnType<typeof started>>): string | undefined {
  return record?.['Personer']
    ?.replace('<Person><FTG_NR>1</FTG_NR><ANST_NR>702</ANST_NR>', '')
    .replace('</Person>\n', '')
}

const monthly = (amount: string, from: string | null): Pay => ({
  type: 'monthly',
  amount,
  currency: 'SEK',
  from,
})
const fastArt = (from: string, code: string, inner: string) =>
  `<FastaArter><FastArt DATUM_IN="${from}"><LONEART>${code}</LONEART>${inner}</FastArt></FastaArter>`

test('I9: what was delivered is no record again, and told as unchanged', () => {
  const again = started()()
  expect(again).toMatchObject({ outcome: 'unchanged', record: null, remoteId: '1/702' })
  expect(new Set(again.fields.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']))
})

test('I9: only the part that changed is written, behind the keys', () => {
  const changed = started()({ employee: personOf('702', { familyName: 'Ny' }) })
  expect(changed.outcome).toBe('updated')
  expect(inside(changed)).toBe('<EFTERNAMN>Ny</EFTERNAMN>')
  const told = changed.fields.filter(({ outcome }) => outcome !== 'unchanged')
  expect(told).toEqual([{ field: 'familyName', outcome: 'updated', from: null, to: 'Ny', reason: null }])
})

test('a row is written whole, such as an address of which the city changed', () => {
  const address = { street: 'Gatan 1', postalCode: '111 22', city: 'Solna', country: 'SE' }
  expect(inside(started()({ employee: personOf('702', { address }) }))).toBe(
    '<Adresser><Adress><ADRESSTYP>Hemadress</ADRESSTYP><ADRESS>Gatan 1</ADRESS><POSTNR>111 22</POSTNR><ORT>Solna</ORT><LAND>SE</LAND></Adress></Adresser>',
  )
})

test('I4: what is no longer known here is left as it is there', () => {
  const bare = personOf('702', {
    workEmail: null,
    mobilePhone: null,
    address: null,
    bankAccount: null,
    departmentId: null,
    employments: [
      employmentOf('E702-1', { contractType: null, fullTimePercent: null, jobTitle: null, pay: null }),
    ],
  })
  const deliver = started()
  expect(deliver({ employee: bare })).toMatchObject({ outcome: 'unchanged', record: null })
  expect(deliver()).toMatchObject({ outcome: 'unchanged', record: null })
})

test.for([
  [
    'jobTitle',
    { jobTitle: 'Chef' },
    '<Befattningar><Befattning BEFATTNINGFOMDATUM="2030-03-15"><BEFATTNING>Chef</BEFATTNING><BEFATTNINGTOMDATUM>{blank}</BEFATTNINGTOMDATUM><BEFATTNINGSSTATUS>H</BEFATTNINGSSTATUS></Befattning></Befattningar>',
  ],
  [
    'fullTimePercent',
    { fullTimePercent: '50' },
    '<Arbetstider><Arbetstid ARBETSTIDFRANTID="2030-03-15"><SYSSELSATTNINGSGRAD>50</SYSSELSATTNINGSGRAD></Arbetstid></Arbetstider>',
  ],
  [
    'contractType',
    { contractType: 'trial' },
    '<Anstallningar><Anstallning><ANSTALLNINGSDATUM>2030-02-01</ANSTALLNINGSDATUM><Anstallningsform><TILLTRADE>2030-03-15</TILLTRADE><ANSTALLNINGSFORM>Prov</ANSTALLNINGSFORM></Anstallningsform></Anstallning></Anstallningar>',
  ],
] as [string, Partial<EmploymentDocument>, string][])(
  'a change of %s, which has no date of its own, holds from the day it is sent',
  ([, changes, expected]) => {
    expect(inside(started()({ employee: withEmployments(changes) }))).toBe(expected)
  },
)

test('a change of department holds from the day it is sent, and in a repeated full run from the same day', () => {
  const deliver = started()
  const employee = personOf('702', { departmentId: 'D20' })
  const row =
    '<Organisationer><Organisation ORGANISATIONSFRANTID="2030-03-15"><AVDELNING>220</AVDELNING></Organisation></Organisationer>'
  expect(inside(deliver({ employee }))).toBe(row)
  const full = deliver({ employee, isFull: true, today: '2030-05-01' })
  expect(full.outcome).toBe('updated')
  expect(inside(full)).toContain(row)
  expect(inside(full)).toContain('<Befattning BEFATTNINGFOMDATUM="2030-02-01">')
})

test('a change before the first day holds from the first day', () => {
  const deliver = started()
  const employee = withEmployments({ fullTimePercent: '50' })
  expect(inside(deliver({ employee, today: '2030-01-10' }))).toContain('ARBETSTIDFRANTID="2030-02-01"')
})

test('new pay holds from its own date; pay before the latest row there, or before the integration, is left out', () => {
  const deliver = started()
  const paid = (pay: Pay, startsOn: string | null = null) =>
    deliver({ employee: withEmployments({ pay }), startsOn })
  expect(inside(paid(monthly('45000', '2030-04-01')))).toBe(
    fastArt(
      '2030-04-01',
      '1000',
      '<PRIS>0.00</PRIS><BELOPP>45000.00</BELOPP><DATUM_UT>{blank}</DATUM_UT><FASTAARTER_TYP>A</FASTAARTER_TYP>',
    ),
  )
  const earlier = paid(monthly('46000', '2030-03-01'))
  expect(earlier.record).toBeNull()
  expect(leftOutOf(earlier)).toEqual(['not-sent employments.E702-1.pay later-row-there'])
  const before = paid(monthly('47000', '2030-05-01'), '2030-06-01')
  expect(leftOutOf(before)).toEqual(['not-sent employments.E702-1.pay before-start'])
})

test('I12: of somebody who was there before the integration pay without a date is told from its start', () => {
  const employee = withEmployments({ startDate: '2020-01-01', pay: monthly('42000', null) })
  const first = deliveries(mapping, recordOf)({ employee, startsOn: '2030-03-01' })
  expect(inside(first)).toContain('<FastArt DATUM_IN="2030-03-01">')
})

test('I12: who begins after the integration is paid from the first day, whenever the pay was agreed on', () => {
  const employee = withEmployments({ pay: monthly('42000', '2030-01-15') })
  const first = deliveries(mapping, recordOf)({ employee, startsOn: '2030-02-01' })
  expect(inside(first)).toContain('<FastArt DATUM_IN="2030-02-01">')
})

test('pay by another code ends the row that is there the day before, so that nobody is paid twice', () => {
  const deliver = started()
  const hourly: Pay = { type: 'hourly', amount: '200', currency: 'SEK', from: '2030-04-01' }
  const employee = withEmployments({ pay: hourly })
  const switched = deliver({ employee })
  const price =
    '<PRIS>200.00</PRIS><BELOPP>0.00</BELOPP><DATUM_UT>{blank}</DATUM_UT><FASTAARTER_TYP>P</FASTAARTER_TYP>'
  expect(inside(switched)).toBe(
    '<FastaArter><FastArt DATUM_IN="2030-02-01"><LONEART>1000</LONEART><DATUM_UT>2030-03-31</DATUM_UT><FASTAARTER_TYP>A</FASTAARTER_TYP></FastArt>' +
      `<FastArt DATUM_IN="2030-04-01"><LONEART>2000</LONEART>${price}</FastArt></FastaArter>`,
  )
  expect(deliver({ employee }).record).toBeNull()
  const raised = withEmployments({ pay: { ...hourly, amount: '210', from: '2030-05-01' } })
  expect(inside(deliver({ employee: raised }))).not.toContain('<LONEART>1000</LONEART>')
})

test('pay by another code from the same day voids the row that is there', () => {
  const hourly: Pay = { type: 'hourly', amount: '200', currency: 'SEK', from: '2030-02-01' }
  expect(inside(started()({ employee: withEmployments({ pay: hourly }) }))).toContain(
    '<FastArt DATUM_IN="2030-02-01"><LONEART>1000</LONEART><PRIS>0.00</PRIS><BELOPP>0.00</BELOPP><DATUM_UT>2030-02-01</DATUM_UT><FASTAARTER_TYP>A</FASTAARTER_TYP></FastArt>',
  )
})

test('pay by another code without a date holds from the day it is sent', () => {
  const hourly: Pay = { type: 'hourly', amount: '200', currency: 'SEK', from: null }
  const rows = inside(started()({ employee: withEmployments({ pay: hourly }) }))
  expect(rows).toContain('<DATUM_UT>2030-03-14</DATUM_UT>')
  expect(rows).toContain('<FastArt DATUM_IN="2030-03-15"><LONEART>2000</LONEART>')
})

test('a last day is sent with its reason, and cleared when it is taken back, once', () => {
  const deliver = started()
  const row = (inner: string) =>
    `<Anstallningar><Anstallning><ANSTALLNINGSDATUM>2030-02-01</ANSTALLNINGSDATUM>${inner}</Anstallning></Anstallningar>`
  expect(inside(deliver({ employee: withEmployments({ lastDay: '2030-04-30' }) }))).toBe(
    row('<AVGANGSDATUM>2030-04-30</AVGANGSDATUM><AVGANGSORSAK>3</AVGANGSORSAK>'),
  )
  const back = deliver({ takenBack: ['E702-1'] })
  expect(inside(back)).toBe(row('<AVGANGSDATUM>{blank}</AVGANGSDATUM><AVGANGSORSAK>{blank}</AVGANGSORSAK>'))
  expect(back.fields).toContainEqual({
    field: 'employments.E702-1.lastDay',
    outcome: 'updated',
    from: null,
    to: null,
    reason: null,
  })
  expect(deliver({ takenBack: ['E702-1'] }).record).toBeNull()
})

test('I12: another employee number or company would make a second person, so it is refused', () => {
  const deliver = started()
  const refused = deliver({ employee: personOf('703') })
  expect(refused).toMatchObject({ outcome: 'refused', record: null, remoteId: '1/702' })
  expect(leftOutOf(refused)).toEqual(['refused employeeNumber key-changed'])
  const moved = deliver({ mapping: { ...mapping, companyNumber: '2' } })
  expect(leftOutOf(moved)).toEqual(['refused employeeNumber key-changed'])
})

test('another first day would make a second employment, so the employment waits for a full run', () => {
  const deliver = started()
  const employee = withEmployments({ startDate: '2030-03-01', jobTitle: 'Chef' })
  const held = deliver({ employee })
  expect(held.record).toBeNull()
  expect(leftOutOf(held)).toContain('not-sent employments.E702-1 start-changed')
  const full = deliver({ employee, isFull: true })
  expect(inside(full)).toContain('<ANSTALLNINGSDATUM>2030-03-01</ANSTALLNINGSDATUM>')
  expect(deliver({ employee })).toMatchObject({ outcome: 'unchanged', record: null })
})

test('an employment that was over before the integration began is not made, nor anybody without another', () => {
  const old = { startDate: '2020-01-01', lastDay: '2029-12-31' }
  const alone = deliveries(mapping, recordOf)({ employee: withEmployments(old), startsOn: '2030-01-01' })
  expect(alone).toMatchObject({ outcome: 'not-sent', record: null, delivers: {} })
  expect(leftOutOf(alone)).toEqual([
    'not-sent employments.E702-1 over-before-start',
    'not-sent employments no-employment',
  ])
  const both = deliveries(mapping, recordOf)({ employee: withEmployments(old, {}), startsOn: '2030-01-01' })
  expect(leftOutOf(both)).toEqual(['not-sent employments.E702-1 over-before-start'])
  expect(inside(both)).not.toContain('2020-01-01')
})

test('one employment after the other gives a row each; a late change of the first is not told for the second', () => {
  const deliver = deliveries(mapping, recordOf)
  const first = { startDate: '2029-02-01', lastDay: '2030-02-28', pay: null }
  const second = { startDate: '2030-03-01', fullTimePercent: '80' }
  const both = inside(deliver({ employee: withEmployments(first, second), startsOn: '2030-02-01' }))
  expect(both?.match(/ARBETSTIDFRANTID="[\d-]+"|GRAD>\d+/g)).toEqual([
    'ARBETSTIDFRANTID="2029-02-01"',
    'GRAD>100',
    'ARBETSTIDFRANTID="2030-03-01"',
    'GRAD>80',
  ])
  const late = deliver({ employee: withEmployments({ ...first, fullTimePercent: '60' }, second) })
  expect(late.record).toBeNull()
  expect(leftOutOf(late)).toEqual(['not-sent employments.E702-1.fullTimePercent employment-over'])
})

test('of two employments at the same time the first gives percentage and pay, the second a title beside it', () => {
  const both = deliveries(
    mapping,
    recordOf,
  )({
    employee: withEmployments({}, { startDate: '2030-03-01', jobTitle: 'Lärare' }),
  })
  expect(inside(both)?.match(/<BEFATTNING>\S+?<|STATUS>.</g)).toEqual([
    '<BEFATTNING>Utvecklare<',
    'STATUS>H<',
    '<BEFATTNING>Lärare<',
    'STATUS>U<',
  ])
  expect(inside(both)?.match(/ARBETSTIDFRANTID|DATUM_IN/g)).toEqual(['ARBETSTIDFRANTID', 'DATUM_IN'])
  expect(leftOutOf(both)).toEqual([
    'not-sent employments.E702-2.fullTimePercent second-employment',
    'not-sent employments.E702-2.pay second-employment',
  ])
})

test('the one e-mail there is follows from work to private and back, whatever older versions delivered', () => {
  const deliver = deliveries(mapping, recordOf)
  const workEmail = 'anna.test@example.se'
  const privateEmail = 'anna@example.se'
  const atHome = personOf('702', { workEmail: null, privateEmail })
  const atWork = personOf('702', { workEmail, privateEmail })
  const { delivers } = deliver({ employee: atWork })
  expect(inside(deliver({ employee: atHome }))).toBe(`<EMAILADRESS>${privateEmail}</EMAILADRESS>`)
  expect(inside(deliver({ employee: atWork }))).toBe(`<EMAILADRESS>${workEmail}</EMAILADRESS>`)
  expect(deliver({ employee: atWork }).record).toBeNull()
  const { email: _email, ...others } = delivers
  const remember = (name: string, address: string) => ({
    [name]: {
      digest: askedFor(mapping).digest(`${name}  <EMAILADRESS>${address}</EMAILADRESS>`),
      from: null,
    },
  })
  const once = { ...others, ...remember('workEmail', workEmail) }
  expect(deliver({ employee: atWork, delivered: once }).record).toBeNull()
  const twice = { ...once, ...remember('privateEmail', privateEmail) }
  const again = deliver({ employee: atWork, delivered: twice })
  expect(inside(again)).toBe(`<EMAILADRESS>${workEmail}</EMAILADRESS>`)
  expect(Object.keys(again.delivers).filter((name) => name.endsWith('Email'))).toEqual([])
})

test('what the mapping makes of a value now is sent again', () => {
  const deliver = started()
  const other = { ...mapping, phoneIn: 'ADRESS' as const, endDateOffsetDays: 1 }
  expect(inside(deliver({ mapping: other }))).toBe(
    '<Adresser><Adress><ADRESSTYP>Mobiltelefon</ADRESSTYP><ADRESS>+46700000000</ADRESS></Adress></Adresser>',
  )
})

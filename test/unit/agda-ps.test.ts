// What stands in a file for Agda PS, element by element.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createAgdaPs } from '../../src/connectors/agda-ps/agda-ps.ts'
import { agdaPsEntry, AgdaPsMapping } from '../../src/connectors/agda-ps/entry.ts'
import { formOf } from '../../src/connectors/agda-ps/form.ts'
import { recordOf } from '../../src/connectors/agda-ps/record.ts'
import type { EmployeeDocument, EmploymentDocument } from '../../src/domain/documents.ts'
import { askedFor, employmentOf, personOf } from '../support/swedish-people.ts'
import { leavesOf, readXml } from '../support/xml.ts'

const accepts = (mapping: unknown) => agdaPsEntry.newMapping?.safeParse(mapping)

test.for([
  ['monthly', '10–A', 'iso-8859-1', 'has characters that iso-8859-1 does not hold.'],
  ['hourly', '10\u0007', 'utf-8', 'must have no control characters.'],
  ['monthly', '{blank}', 'utf-8', 'must not hold {blank}, which clears what Agda has.'],
] as const)('I1: %s pay by the code %j in %s is refused: %s', ([kind, code, encoding, message]) => {
  const payCodes = { [kind]: code }
  expect(accepts({ encoding, payCodes })?.error?.issues).toMatchObject([
    { path: ['payCodes', kind], message },
  ])
  // One of before is kept, and refused for each in whose record it would stand.
  const { outcome, record, fields } = recorded({}, { encoding, payCodes: { monthly: code } })
  expect({ outcome, record }).toEqual({ outcome: 'refused', record: null })
  expect(fields.filter((one) => one.outcome === 'refused')).toMatchObject([
    { field: 'employments.E702-1.pay.code', to: code },
  ])
})

test('I1: so are other codes that are written, by their place in the mapping; what the encoding holds is not', () => {
  const codes = { endReason: '–', departments: { D10: '21–' }, contractTypes: { permanent: 'Å' } }
  const issues = accepts({ ...codes, encoding: 'iso-8859-1' })?.error?.issues
  expect(issues?.map(({ path }) => path.join('/'))).toEqual(['endReason', 'departments/D10'])
  expect(accepts(codes)?.success).toBe(true)
  expect(accepts({ payCodes: { monthly: '10\n11' } })?.success).toBe(false)
})

type MappingChanges = Partial<z.input<typeof AgdaPsMapping>>

function mappingOf(changes: MappingChanges = {}): AgdaPsMapping {
  return AgdaPsMapping.parse({
    companyNumber: '1',
    departments: { D10: '210' },
    contractTypes: { permanent: 'Tillsvidare' },
    payCodes: { monthly: '1000' },
    ...changes,
  })
}

function recorded(
  employee: Partial<EmployeeDocument> = {},
  mapping: MappingChanges = {},
  changes: Partial<ReturnType<typeof askedFor>> = {},
) {
  const asked = askedFor(mappingOf(mapping), { employee: personOf('702', employee) })
  return recordOf({ ...asked, ...changes, mapping: asked.mapping })
}

const withEmployment = (changes: Partial<EmploymentDocument>) => ({
  employments: [employmentOf('E702-1', changes)],
})

/** By element, what is said at each place where it stands. */
function sent(...given: Parameters<typeof recorded>): Record<string, string[]> {
  const { record } = recorded(...given)
  const leaves = record === null ? [] : leavesOf(readXml(record['Personer'] ?? ''), '')
  const bySlash: Record<string, string[]> = {}
  for (const [path, value] of leaves) (bySlash[path.slice(1)] ??= []).push(value)
  return bySlash
}

const reasonOf = ({ fields }: ReturnType<typeof recorded>, field: string) =>
  fields.find((one) => one.field === field)?.reason

test('somebody new is one Person with the keys first, in the words of Agda', () => {
  const { record, outcome, remoteId } = recorded()
  expect({ outcome, remoteId }).toEqual({ outcome: 'created', remoteId: '1/702' })
  expect(record).toEqual({
    Personer: `${[
      '<Person><FTG_NR>1</FTG_NR><ANST_NR>702</ANST_NR>',
      '<FODELSEDATUM>1912-12-12</FODELSEDATUM><PERSNR>191212121212</PERSNR>',
      '<EFTERNAMN>Test</EFTERNAMN><FORNAMN>Anna</FORNAMN>',
      '<EMAILADRESS>anna.test@example.se</EMAILADRESS>',
      '<UTBETALNINGSTYP>Löneutbetalning</UTBETALNINGSTYP><UTBETALNINGSSATT>Bankkonto</UTBETALNINGSSATT>',
      '<Adresser><Adress><ADRESSTYP>Hemadress</ADRESSTYP><ADRESS>Gatan 1</ADRESS>',
      '<POSTNR>111 22</POSTNR><ORT>Stockholm</ORT><LAND>SE</LAND></Adress>',
      '<Adress><ADRESSTYP>Mobiltelefon</ADRESSTYP><GALLANDE>+46700000000</GALLANDE></Adress></Adresser>',
      '<Bankkonton><Bankkonto><CLEARINGNUMMER>8327</CLEARINGNUMMER><CHECKSIFFRA>9</CHECKSIFFRA>',
      '<BANKKONTONUMMER>123456789</BANKKONTONUMMER></Bankkonto></Bankkonton>',
      '<Anstallningar><Anstallning><ANSTALLNINGSDATUM>2030-02-01</ANSTALLNINGSDATUM>',
      '<Anstallningsform><TILLTRADE>2030-02-01</TILLTRADE><ANSTALLNINGSFORM>Tillsvidare</ANSTALLNINGSFORM>',
      '</Anstallningsform></Anstallning></Anstallningar>',
      '<Befattningar><Befattning BEFATTNINGFOMDATUM="2030-02-01"><BEFATTNING>Utvecklare</BEFATTNING>',
      '<BEFATTNINGTOMDATUM>{blank}</BEFATTNINGTOMDATUM><BEFATTNINGSSTATUS>H</BEFATTNINGSSTATUS>',
      '</Befattning></Befattningar>',
      '<Arbetstider><Arbetstid ARBETSTIDFRANTID="2030-02-01">',
      '<SYSSELSATTNINGSGRAD>100</SYSSELSATTNINGSGRAD></Arbetstid></Arbetstider>',
      '<Organisationer><Organisation ORGANISATIONSFRANTID="2030-02-01"><AVDELNING>210</AVDELNING>',
      '</Organisation></Organisationer>',
      '<FastaArter><FastArt DATUM_IN="2030-02-01"><LONEART>1000</LONEART><PRIS>0.00</PRIS>',
      '<BELOPP>42000.00</BELOPP><DATUM_UT>{blank}</DATUM_UT><FASTAARTER_TYP>A</FASTAARTER_TYP></FastArt>',
      '</FastaArter></Person>',
    ].join('')}\n`,
  })
})

test('every element that is sent is told of as a field, and nothing else is', () => {
  const { fields } = recorded()
  expect(fields.map(({ field, to, outcome }) => `${outcome} ${field}: ${to}`)).toEqual([
    'created employeeNumber: 702',
    'created employments.E702-1.startDate: 2030-02-01',
    'created employments.E702-1.contractType: Tillsvidare',
    'created employments.E702-1.jobTitle: Utvecklare',
    'created employments.E702-1.fullTimePercent: 100',
    'created departmentId: 210',
    'created employments.E702-1.pay: 42000.00',
    'created birthDate: 1912-12-12',
    'created nationalId: 191212121212',
    'created familyName: Test',
    'created givenName: Anna',
    'created workEmail: anna.test@example.se',
    'created paymentType: Löneutbetalning',
    'created paymentMethod: Bankkonto',
    'created address.street: Gatan 1',
    'created address.postalCode: 111 22',
    'created address.city: Stockholm',
    'created address.country: SE',
    'created mobilePhone: +46700000000',
    'created bankAccount: 83279 123456789',
  ])
})

test.for([
  ['FTG_NR', {}, { companyNumber: '07' }, ['07']],
  ['ANST_NR', { employeeNumber: 'A-17' }, {}, ['A-17']],
  ['PERSNR of ten digits', { nationalId: { country: 'SE', number: '701063-2391' } }, {}, ['197010632391']],
  [
    'FODELSEDATUM of a coordination number',
    { nationalId: { country: 'SE', number: '701063-2391' } },
    {},
    ['1970-10-03'],
  ],
  ['FODELSEDATUM of the document', { nationalId: null, birthDate: '1990-05-04' }, {}, ['1990-05-04']],
  ['EFTERNAMN', { familyName: 'O’Hara & "Söner"' }, {}, ['O’Hara & "Söner"']],
  ['FORNAMN', { givenName: 'Åsa Édith' }, {}, ['Åsa Édith']],
  ['EMAILADRESS', { workEmail: null, privateEmail: 'anna@example.se' }, {}, ['anna@example.se']],
  ['UTBETALNINGSTYP', {}, { paymentType: 'Kontant' }, ['Kontant']],
  ['UTBETALNINGSSATT', {}, { paymentMethod: 'Avi' }, ['Avi']],
  ['Adresser/Adress/ADRESSTYP', {}, {}, ['Hemadress', 'Mobiltelefon']],
  ['Adresser/Adress/ADRESS', {}, { phoneIn: 'ADRESS' }, ['Gatan 1', '+46700000000']],
  ['Adresser/Adress/POSTNR', {}, {}, ['111 22']],
  ['Adresser/Adress/ORT', {}, {}, ['Stockholm']],
  ['Adresser/Adress/LAND', {}, {}, ['SE']],
  ['Adresser/Adress/GALLANDE', {}, {}, ['+46700000000']],
  [
    'Bankkonton/Bankkonto/CLEARINGNUMMER',
    { bankAccount: { country: 'SE', clearing: '6000', number: '474636836' } },
    {},
    ['6000'],
  ],
  ['Bankkonton/Bankkonto/CHECKSIFFRA', {}, {}, ['9']],
  [
    'Bankkonton/Bankkonto/BANKKONTONUMMER',
    { bankAccount: { country: 'SE', clearing: '6000', number: '474 636 836' } },
    {},
    ['474636836'],
  ],
  [
    'Anstallningar/Anstallning/ANSTALLNINGSDATUM',
    withEmployment({ startDate: '2029-01-01' }),
    {},
    ['2029-01-01'],
  ],
  ['Anstallningar/Anstallning/AVGANGSDATUM', withEmployment({ lastDay: '2030-04-30' }), {}, ['2030-04-30']],
  [
    'Anstallningar/Anstallning/AVGANGSDATUM a day later',
    withEmployment({ lastDay: '2030-04-30' }),
    { endDateOffsetDays: 1 },
    ['2030-05-01'],
  ],
  [
    'Anstallningar/Anstallning/AVGANGSORSAK',
    withEmployment({ lastDay: '2030-04-30' }),
    { endReason: '3' },
    ['3'],
  ],
  ['Anstallningar/Anstallning/Anstallningsform/TILLTRADE', {}, {}, ['2030-02-01']],
  [
    'Anstallningar/Anstallning/Anstallningsform/ANSTALLNINGSFORM',
    {},
    { contractTypes: {}, defaultContractType: 'Prov' },
    ['Prov'],
  ],
  ['Befattningar/Befattning@BEFATTNINGFOMDATUM', {}, {}, ['2030-02-01']],
  ['Befattningar/Befattning/BEFATTNING', withEmployment({ jobTitle: 'Chef, R&D' }), {}, ['Chef, R&D']],
  ['Befattningar/Befattning/BEFATTNINGTOMDATUM', {}, {}, ['{blank}']],
  ['Befattningar/Befattning/BEFATTNINGSSTATUS', {}, {}, ['H']],
  ['Arbetstider/Arbetstid@ARBETSTIDFRANTID', {}, {}, ['2030-02-01']],
  ['Arbetstider/Arbetstid/SYSSELSATTNINGSGRAD', withEmployment({ fullTimePercent: '37.50' }), {}, ['37.5']],
  ['Organisationer/Organisation@ORGANISATIONSFRANTID', {}, {}, ['2030-02-01']],
  ['Organisationer/Organisation/AVDELNING', { departmentId: 'D9' }, { defaultDepartment: '900' }, ['900']],
  [
    'FastaArter/FastArt@DATUM_IN',
    withEmployment({ pay: { type: 'monthly', amount: '1', currency: 'SEK', from: '2030-03-01' } }),
    {},
    ['2030-03-01'],
  ],
  ['FastaArter/FastArt/LONEART', {}, { payCodes: { monthly: '77' } }, ['77']],
  ['FastaArter/FastArt/PRIS', {}, {}, ['0.00']],
  ['FastaArter/FastArt/BELOPP', {}, {}, ['42000.00']],
  ['FastaArter/FastArt/DATUM_UT', {}, {}, ['{blank}']],
  ['FastaArter/FastArt/FASTAARTER_TYP', {}, {}, ['A']],
] as [string, Partial<EmployeeDocument>, MappingChanges, string[]][])(
  '%s',
  ([element, employee, mapping, values]) => {
    expect(sent(employee, mapping)[element.split(' ')[0] ?? '']).toEqual(values)
  },
)

test('pay by the hour goes as a price with a code of its own, and not at all without one', () => {
  const hourly = withEmployment({ pay: { type: 'hourly', amount: '190.5', currency: 'SEK', from: null } })
  const row = sent(hourly, { payCodes: { hourly: '2000' } })
  expect(row).toMatchObject({
    'FastaArter/FastArt/LONEART': ['2000'],
    'FastaArter/FastArt/PRIS': ['190.50'],
    'FastaArter/FastArt/BELOPP': ['0.00'],
    'FastaArter/FastArt/FASTAARTER_TYP': ['P'],
  })
  expect(sent(hourly)).not.toHaveProperty('FastaArter/FastArt/LONEART')
  expect(reasonOf(recorded(hourly), 'employments.E702-1.pay')).toBe('no-mapping')
})

test.for([
  [
    'a Norwegian number',
    'nationalId',
    { nationalId: { country: 'NO', number: '26829398612' } },
    {},
    'not-swedish',
  ],
  [
    'a number that cannot be',
    'nationalId',
    { nationalId: { country: 'SE', number: '19121212-1213' } },
    {},
    'not-valid',
  ],
  [
    'a Norwegian account',
    'bankAccount',
    { bankAccount: { country: 'NO', clearing: null, number: '86011117947' } },
    {},
    'not-swedish',
  ],
  [
    'an IBAN',
    'bankAccount',
    { bankAccount: { country: 'DE', clearing: null, number: 'DE89370400440532013000' } },
    {},
    'not-swedish',
  ],
  [
    'an account without its clearing number',
    'bankAccount',
    { bankAccount: { country: 'SE', clearing: null, number: '123456789' } },
    {},
    'not-valid',
  ],
  ['a phone number without its country', 'mobilePhone', { mobilePhone: '070-0000000' }, {}, 'not-valid'],
  ['a department without mapping', 'departmentId', {}, { departments: {} }, 'no-mapping'],
  [
    'a contract type without mapping',
    'employments.E702-1.contractType',
    {},
    { contractTypes: {} },
    'no-mapping',
  ],
  [
    'more than full time',
    'employments.E702-1.fullTimePercent',
    withEmployment({ fullTimePercent: '120' }),
    {},
    'not-valid',
  ],
  [
    'pay in another currency',
    'employments.E702-1.pay',
    withEmployment({ pay: { type: 'monthly', amount: '1', currency: 'NOK', from: null } }),
    {},
    'currency',
  ],
  [
    'pay with three decimals',
    'employments.E702-1.pay',
    withEmployment({ pay: { type: 'monthly', amount: '1.005', currency: 'SEK', from: null } }),
    {},
    'too-precise',
  ],
] as [string, string, Partial<EmployeeDocument>, MappingChanges, string][])(
  '%s is told as not sent, and the rest is sent',
  ([, field, employee, mapping, reason]) => {
    const record = recorded(employee, mapping)
    expect(record.outcome).toBe('created')
    expect(record.fields.find((one) => one.field === field)).toMatchObject({ outcome: 'not-sent', reason })
  },
)

test('I4: what is empty here is not written, so nothing there is blanked; a birth date is never invented', () => {
  const bare = sent({
    nationalId: null,
    workEmail: null,
    mobilePhone: null,
    address: null,
    bankAccount: null,
    departmentId: null,
    ...withEmployment({ contractType: null, fullTimePercent: null, jobTitle: null, pay: null }),
  })
  expect(Object.keys(bare)).toEqual([
    'FTG_NR',
    'ANST_NR',
    'EFTERNAMN',
    'FORNAMN',
    'UTBETALNINGSTYP',
    'Anstallningar/Anstallning/ANSTALLNINGSDATUM',
  ])
  expect(JSON.stringify(bare)).not.toContain('blank')
})

test('the check digit of another account does not stay behind', () => {
  const bankAccount = { country: 'SE', clearing: '6000', number: '474636836' }
  expect(sent({ bankAccount })['Bankkonton/Bankkonto/CHECKSIFFRA']).toEqual(['{blank}'])
})

test.for([
  ['a control character', { givenName: 'A\u0007' }, 'givenName', {}, 'not-in-encoding'],
  ['half of a character', { familyName: 'x\ud83d' }, 'familyName', {}, 'not-in-encoding'],
  [
    'an emoji in ISO-8859-1',
    { givenName: 'Anna 😀' },
    'givenName',
    { encoding: 'iso-8859-1' },
    'not-in-encoding',
  ],
  [
    'a Polish letter in ISO-8859-1',
    { familyName: 'Łoś' },
    'familyName',
    { encoding: 'iso-8859-1' },
    'not-in-encoding',
  ],
  ['the word that clears', { familyName: '{blank}' }, 'familyName', {}, 'means-blank'],
  ['a number that cannot be written', { employeeNumber: '7\u0001' }, 'employeeNumber', {}, 'not-in-encoding'],
  [
    'a number of 21 characters',
    { employeeNumber: '123456789012345678901' },
    'employeeNumber',
    {},
    'too-long',
  ],
  ['a number with a blank in it', { employeeNumber: '7 02' }, 'employeeNumber', {}, 'has-blanks'],
] as [string, Partial<EmployeeDocument>, string, MappingChanges, string][])(
  'I6: %s is refused by the name of its field, and nothing of the employee is written',
  ([, employee, field, mapping, reason]) => {
    const { outcome, record, delivers, fields } = recorded(employee, mapping)
    expect({ outcome, record, delivers }).toEqual({ outcome: 'refused', record: null, delivers: {} })
    expect(fields.filter((one) => one.outcome === 'refused')).toMatchObject([{ field, reason }])
    expect(fields.filter((one) => one.outcome === 'created')).toEqual([])
  },
)

test('names of 200 characters with å, é, &, quotes and emoji survive in UTF-8', () => {
  const familyName = [...'å é & " \' <Ω> 😀-'.repeat(13)].slice(0, 199).join('') + 'x'
  expect(sent({ familyName })['EFTERNAMN']).toEqual([familyName])
})

test('a file has the declaration of its encoding, one list, and the name that Agda looks for in the time of the employer', () => {
  const employer = { id: 'acme-se', name: 'Acme Corp', organisationNumber: '556000-0000' }
  const about = { at: '2025-01-03T13:30:22.500Z', timeZone: 'Europe/Stockholm', employer }
  expect(formOf({ ...about, mapping: mappingOf() })).toEqual({
    name: '1-Acme_Corp-employees-20250103-143022.xml',
    mediaType: 'application/xml',
    encoding: 'utf-8',
    head: '<?xml version="1.0" encoding="UTF-8"?>\n',
    sections: [{ name: 'Personer', head: '<Personer>\n', tail: '</Personer>\n' }],
    tail: '',
  })
  const mapping = mappingOf({
    organisation: { id: 'se 1', name: 'Åke & Söner/AB' },
    encoding: 'iso-8859-1',
  })
  expect(formOf({ ...about, mapping })).toMatchObject({
    name: 'se_1-Ake_Soner_AB-employees-20250103-143022.xml',
    encoding: 'iso-8859-1',
    head: '<?xml version="1.0" encoding="ISO-8859-1"?>\n',
  })
})

test('what the mapping says nothing about is named with its field and place', () => {
  const employee = personOf('702', {
    departmentId: 'constructor',
    employments: [
      employmentOf('a', { contractType: 'odd' }),
      employmentOf('b', { withdrawn: true, contractType: 'odder' }),
      employmentOf('c', { pay: { type: 'hourly', amount: '1', currency: 'SEK', from: null } }),
    ],
  })
  expect(agdaPsEntry.unmapped(employee, mappingOf())).toEqual([
    { field: 'departmentId', value: 'constructor', pointer: '/departmentId' },
    { field: 'contractType', value: 'odd', pointer: '/employments/0/contractType' },
    { field: 'pay.type', value: 'hourly', pointer: '/employments/2/pay' },
  ])
})

test('I1: credentials and mapping are schemas that people and programs can read', () => {
  expect(z.toJSONSchema(agdaPsEntry.credentials, { io: 'input' })).toMatchObject({
    type: 'object',
    required: ['host', 'username'],
  })
  expect(agdaPsEntry.mapping.parse({})).toMatchObject({ companyNumber: '1', encoding: 'utf-8' })
  const account = { host: 'sftp.example.se', username: 'acme' }
  const folders = { test: 'Test/Importfiler', live: 'Prod/Importfiler' }
  expect(agdaPsEntry.credentials.parse({ ...account, password: 'p' })).toMatchObject({ port: 22, folders })
  for (const wrong of [{}, { password: 'p', privateKey: 'k' }, { password: 'p', passphrase: 'q' }])
    expect(agdaPsEntry.credentials.safeParse({ ...account, ...wrong }).success).toBe(false)
})

test('I3: connecting makes no call, and everything is delivered by the account of the credentials', async () => {
  const authorised = {
    company: { id: 'sftp://acme@sftp.example.se:22', name: null, organisationNumber: null },
    proven: { read: true, write: true },
  }
  const calls: string[] = []
  const call = (name: string) => () => Promise.reject(new Error(`${name} was called`))
  const folders = {
    pathOf: () => 'Prod/Importfiler',
    upload: call('upload'),
    place: call('place'),
    withdraw: call('withdraw'),
    isThere: call('isThere'),
  }
  const connector = createAgdaPs({
    sftp: {
      at: ({ username }) => ({
        folders,
        authorise() {
          calls.push(username)
          return Promise.resolve(authorised)
        },
      }),
      close() {
        calls.push('closed')
        return Promise.resolve()
      },
    },
  })
  const connection = connector.connect(
    agdaPsEntry.credentials.parse({ host: 'sftp.example.se', username: 'acme', password: 'p' }),
  )
  expect([connection.folders, calls]).toEqual([folders, []])
  expect(await connection.authorise()).toEqual(authorised)
  await connector.close()
  expect(calls).toEqual(['acme', 'closed'])
})

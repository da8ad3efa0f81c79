// What stands in a PAXml file of persons, element by element, by the rules of the published schema.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { paxmlEntry, PaxmlMapping } from '../../src/connectors/paxml/entry.ts'
import { formOf } from '../../src/connectors/paxml/form.ts'
import { createPaxml } from '../../src/connectors/paxml/paxml.ts'
import { recordOf } from '../../src/connectors/paxml/record.ts'
import type { AboutFile } from '../../src/connectors/file-connection.ts'
import type { EmployeeDocument, EmploymentDocument, Pay } from '../../src/domain/documents.ts'
import { deliveries, fileOf, leftOutOf } from '../support/deliveries.ts'
import { breachesOfPaxml } from '../support/paxml-rules.ts'
import { askedFor, employmentOf, personOf } from '../support/swedish-people.ts'
import { leavesOf, readXml } from '../support/xml.ts'

type MappingChanges = Partial<z.input<typeof PaxmlMapping>>

function mappingOf(changes: MappingChanges = {}): PaxmlMapping {
  return PaxmlMapping.parse({
    departments: { D10: '210' },
    contractTypes: { permanent: { form: 'FAST', staffType: 'TJM' } },
    ...changes,
  })
}

const about = (changes: Partial<AboutFile<PaxmlMapping>> = {}): AboutFile<PaxmlMapping> => ({
  at: '2030-01-15T07:00:00.250Z',
  timeZone: 'Europe/Stockholm',
  mapping: mappingOf(),
  employer: { id: 'acme-se', name: 'Åkes Bröd & Söner', organisationNumber: '556000-0000' },
  ...changes,
})

/** Read from its bytes, and found valid. */
function sent(employee: Partial<EmployeeDocument> = {}, mapping: MappingChanges = {}) {
  const asked = askedFor(mappingOf(mapping), { employee: personOf('702', employee) })
  const text = fileOf(formOf(about({ mapping: asked.mapping })), [recordOf(asked)])
  const root = readXml(Buffer.from(text, 'latin1').toString('latin1'))
  expect(breachesOfPaxml(root)).toEqual([])
  return { root, leaves: leavesOf(root, '').map(([path, value]): [string, string] => [path.slice(1), value]) }
}

const valuesAt = ({ leaves }: ReturnType<typeof sent>, path: string) =>
  leaves.filter(([at]) => at === path).map(([, value]) => value)

const withEmployment = (changes: Partial<EmploymentDocument>) => ({
  employments: [employmentOf('E702-1', changes)],
})

test('a file is a head and a list of persons, and valid', () => {
  expect(sent().leaves).toEqual([
    ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
    ['xsi:noNamespaceSchemaLocation', 'http://www.paxml.se/2.0/paxml.xsd'],
    ['header/format', 'REGISTER'],
    ['header/version', '2.0'],
    ['header/datum', '2030-01-15T08:00:00'],
    ['header/foretagorgnr', '5560000000'],
    ['header/foretagnamn', 'Åkes Bröd & Söner'],
    ['header/programnamn', 'koppling'],
    ['personal/person@anstid', '702'],
    ['personal/person@persnr', '191212121212'],
    ['personal/person/fornamn', 'Anna'],
    ['personal/person/efternamn', 'Test'],
    ['personal/person/postadress', 'Gatan 1'],
    ['personal/person/postnr', '111 22'],
    ['personal/person/ort', 'Stockholm'],
    ['personal/person/land', 'SE'],
    ['personal/person/mobiltelefon', '+46700000000'],
    ['personal/person/epostarb', 'anna.test@example.se'],
    ['personal/person/bankclearing', '83279'],
    ['personal/person/bankkonto', '123456789'],
    ['personal/person/personaltyp', 'TJM'],
    ['personal/person/befattning', 'Utvecklare'],
    ['personal/person/anstform', 'FAST'],
    ['personal/person/anstdatum', '2030-02-01'],
    ['personal/person/lonform', 'MÅN'],
    ['personal/person/manlon@datum', '2030-02-01'],
    ['personal/person/manlon', '42000'],
    ['personal/person/sysgrad@datum', '2030-02-01'],
    ['personal/person/sysgrad', '100'],
    ['personal/person/resenheter/resenhet@dim', '1'],
    ['personal/person/resenheter/resenhet@id', '210'],
  ])
})

const hourly: Pay = { type: 'hourly', amount: '190.505', currency: 'SEK', from: '2030-03-01' }

test.for([
  ['header/foretagid', {}, { companyId: 'Bolag 7' }, ['Bolag 7']],
  ['personal/person@anstid', { employeeNumber: 'A&17' }, {}, ['A&17']],
  ['personal/person@persnr', { nationalId: { country: 'SE', number: '701063-2391' } }, {}, ['197010632391']],
  ['personal/person/fornamn', { givenName: 'Åsa Édith' }, {}, ['Åsa Édith']],
  ['personal/person/efternamn', { familyName: `O'Hara & "Söner" <AB>` }, {}, [`O'Hara & "Söner" <AB>`]],
  ['personal/person/eposthem', { privateEmail: 'anna@example.se' }, {}, ['anna@example.se']],
  [
    'personal/person/personaltyp',
    {},
    { contractTypes: { permanent: { form: 'FAST', staffType: 'ARB' } } },
    ['ARB'],
  ],
  [
    'personal/person/anstform',
    {},
    { contractTypes: {}, defaultContractType: { form: 'SÄSONG' } },
    ['SÄSONG'],
  ],
  ['personal/person/avgdatum', withEmployment({ lastDay: '2030-04-30' }), {}, ['2030-04-30']],
  ['personal/person/lonform', withEmployment({ pay: hourly }), {}, ['TIM']],
  ['personal/person/timlon', withEmployment({ pay: hourly }), {}, ['190.505']],
  ['personal/person/timlon@datum', withEmployment({ pay: hourly }), {}, ['2030-03-01']],
  ['personal/person/sysgrad', withEmployment({ fullTimePercent: '37.50' }), {}, ['37.5']],
  ['personal/person/resenheter/resenhet@dim', {}, { departmentDimension: 6 }, ['6']],
  ['personal/person/resenheter/resenhet@id', { departmentId: 'D9' }, { defaultDepartment: '900' }, ['900']],
] as [string, Partial<EmployeeDocument>, MappingChanges, string[]][])(
  '%s',
  ([path, employee, mapping, values]) => {
    expect(valuesAt(sent(employee, mapping), path)).toEqual(values)
  },
)

test('whatever ISO-8859-1 holds comes back from the bytes of a valid file, up to 200 characters', () => {
  const letter = fc.oneof(
    fc.constantFrom('å', 'é', '&', '<', '>', '"', "'", ' '),
    fc
      .integer({ min: 0x21, max: 0xff })
      .map((code) => String.fromCharCode(code))
      .filter((one) => /^[!-~¡-ÿ]$/.test(one)),
  )
  const name = fc
    .array(letter, { minLength: 1, maxLength: 200 })
    .map((letters) => letters.join('').trim() || 'x')
  fc.assert(
    fc.property(name, name, (givenName, familyName) => {
      const read = sent({ givenName, familyName })
      expect(valuesAt(read, 'personal/person/fornamn')).toEqual([givenName])
      expect(valuesAt(read, 'personal/person/efternamn')).toEqual([familyName])
    }),
    { numRuns: 50 },
  )
})

test.for([
  ['an emoji', { givenName: 'Anna 😀' }, 'givenName'],
  ['a Polish letter', { familyName: 'Łoś' }, 'familyName'],
  ['a control character', withEmployment({ jobTitle: 'Chef\u0007' }), 'employments.E702-1.jobTitle'],
] as [string, Partial<EmployeeDocument>, string][])(
  'I6: %s is refused by the name of its field, and nothing of the employee is written',
  ([, employee, field]) => {
    const { outcome, record, fields } = recordOf(
      askedFor(mappingOf(), { employee: personOf('702', employee) }),
    )
    expect({ outcome, record }).toEqual({ outcome: 'refused', record: null })
    expect(fields.filter((one) => one.outcome === 'refused')).toMatchObject([
      { field, reason: 'not-in-encoding' },
    ])
  },
)

test.for([
  [
    'a Norwegian number',
    'nationalId',
    { nationalId: { country: 'NO', number: '26829398612' } },
    'not-swedish',
  ],
  [
    'an IBAN',
    'bankAccount',
    { bankAccount: { country: 'DE', clearing: null, number: 'DE89370400440532013000' } },
    'not-swedish',
  ],
  ['a department without mapping', 'departmentId', { departmentId: 'D11' }, 'no-mapping'],
  [
    'a contract type without mapping',
    'employments.E702-1.contractType',
    withEmployment({ contractType: 'odd' }),
    'no-mapping',
  ],
  [
    'pay in another currency',
    'employments.E702-1.pay',
    withEmployment({ pay: { ...hourly, currency: 'EUR' } }),
    'currency',
  ],
  [
    'more than full time',
    'employments.E702-1.fullTimePercent',
    withEmployment({ fullTimePercent: '101' }),
    'not-valid',
  ],
] as [string, string, Partial<EmployeeDocument>, string][])(
  '%s is told as not sent, and the rest is sent',
  ([, field, employee, reason]) => {
    const recorded = recordOf(askedFor(mappingOf(), { employee: personOf('702', employee) }))
    expect(recorded.outcome).toBe('created')
    expect(leftOutOf(recorded)).toEqual([`not-sent ${field} ${reason}`])
  },
)

test('what the head cannot hold is left out of it', () => {
  const employer = { id: 'acme-se', name: 'Łódź AB', organisationNumber: '1234567890123' }
  const { head, name } = formOf(about({ employer }))
  expect(head).not.toContain('foretag')
  expect(name).toBe('acme_se-paxml-20300115-080000.xml')
  expect(formOf(about()).name).toBe('5560000000-paxml-20300115-080000.xml')
})

test('I9: only what changed is written, and nothing where nothing did', () => {
  const deliver = deliveries(mappingOf(), recordOf)
  deliver()
  expect(deliver()).toMatchObject({ outcome: 'unchanged', record: null, remoteId: '702' })
  const paid = withEmployment({
    pay: { type: 'monthly', amount: '45000', currency: 'SEK', from: '2030-04-01' },
    fullTimePercent: '80',
  })
  expect(deliver({ employee: personOf('702', paid) }).record).toEqual({
    personal:
      '<person anstid="702"><manlon datum="2030-04-01">45000</manlon><sysgrad datum="2030-03-15">80</sysgrad></person>\n',
  })
  const bare = { workEmail: null, address: null, bankAccount: null, departmentId: null }
  expect(deliver({ employee: personOf('702', { ...paid, ...bare }) }).record).toBeNull()
  const renumbered = deliver({ employee: personOf('703') })
  expect(leftOutOf(renumbered)).toEqual(['refused employeeNumber key-changed'])
})

test('an identity number alone is an attribute of an empty person, and valid', () => {
  const deliver = deliveries(mappingOf(), recordOf)
  deliver()
  const nationalId = { country: 'SE', number: '701063-2391' }
  expect(deliver({ employee: personOf('702', { nationalId }) }).record).toEqual({
    personal: '<person anstid="702" persnr="197010632391"></person>\n',
  })
})

test('a last day that is taken back cannot be cleared, which is told once', () => {
  const deliver = deliveries(mappingOf(), recordOf)
  deliver({ employee: personOf('702', withEmployment({ lastDay: '2030-04-30' })) })
  const back = deliver({ employee: personOf('702', { givenName: 'Ann' }), takenBack: ['E702-1'] })
  expect(back.record?.['personal']).toBe('<person anstid="702"><fornamn>Ann</fornamn></person>\n')
  expect(leftOutOf(back)).toEqual(['not-sent employments.E702-1.lastDay cannot-be-cleared'])
  expect(leftOutOf(deliver({ employee: personOf('702', { givenName: 'Annie' }) }))).toEqual([])
})

test('of several employments it is the one that runs, then the next', () => {
  const deliver = deliveries(mappingOf(), recordOf)
  const employee = personOf('702', {
    employments: [
      employmentOf('b', { startDate: '2030-05-01', pay: null }),
      employmentOf('a', { lastDay: '2030-04-30' }),
    ],
  })
  const first = deliver({ employee })
  expect(first.record?.['personal']).toContain(
    '<anstdatum>2030-02-01</anstdatum><avgdatum>2030-04-30</avgdatum>',
  )
  expect(leftOutOf(first)).toEqual(['not-sent employments.b other-employment'])
  const next = deliver({ employee, today: '2030-05-01' })
  expect(next.record?.['personal']).toContain('<anstdatum>2030-05-01</anstdatum>')
  expect(leftOutOf(next)).toEqual([
    'not-sent employments.a other-employment',
    'not-sent employments.b.lastDay cannot-be-cleared',
    'not-sent employments.b.pay cannot-be-cleared',
  ])
})

test('I12: pay from before the integration, or before what is there, is left out', () => {
  const deliver = deliveries(mappingOf(), recordOf)
  const old = employmentOf('E702-1', { startDate: '2020-01-01', pay: { ...hourly, from: '2029-01-01' } })
  const first = deliver({ employee: personOf('702', { employments: [old] }), startsOn: '2030-03-01' })
  expect(first.record?.['personal']).not.toContain('timlon')
  expect(leftOutOf(first)).toEqual(['not-sent employments.E702-1.pay before-start'])
  deliver({ employee: personOf('702', withEmployment({ pay: hourly })) })
  const earlier = personOf('702', withEmployment({ pay: { ...hourly, amount: '1', from: '2030-02-15' } }))
  expect(leftOutOf(deliver({ employee: earlier }))).toEqual([
    'not-sent employments.E702-1.pay later-row-there',
  ])
})

test('nobody without an employment is made', () => {
  const recorded = recordOf(askedFor(mappingOf(), { employee: personOf('702', { employments: [] }) }))
  expect(recorded).toMatchObject({ outcome: 'not-sent', record: null, delivers: {} })
  expect(leftOutOf(recorded)).toEqual(['not-sent employments no-employment'])
})

test('what the mapping says nothing about is named with its field and place', () => {
  const employee = personOf('702', {
    departmentId: 'constructor',
    employments: [employmentOf('a'), employmentOf('b', { contractType: 'odd' })],
  })
  expect(paxmlEntry.unmapped(employee, mappingOf())).toEqual([
    { field: 'departmentId', value: 'constructor', pointer: '/departmentId' },
    { field: 'contractType', value: 'odd', pointer: '/employments/1/contractType' },
  ])
})

test('I1: what is fetched from the API needs no account, and anybody else one', async () => {
  const account = { host: 'sftp.example.se', username: 'acme', password: 'p' }
  for (const right of [{ delivery: 'download' }, account])
    expect(paxmlEntry.credentials.safeParse(right).success).toBe(true)
  for (const wrong of [{}, { delivery: 'pigeon' }, { ...account, delivery: 'download' }, { host: 'h' }])
    expect(paxmlEntry.credentials.safeParse(wrong).success).toBe(false)
  const connector = createPaxml({
    sftp: {
      at() {
        throw new Error('there is no account')
      },
      close: () => Promise.resolve(),
    },
  })
  const connection = connector.connect({ delivery: 'download' })
  expect(connection.folders).toBeUndefined()
  expect(await connection.authorise()).toEqual({
    company: { id: 'download', name: null, organisationNumber: null },
    proven: { read: true, write: true },
  })
  await connector.close()
})

test('I1: the mapping is a schema that people and programs can read, and knows the codes of the format', () => {
  expect(z.toJSONSchema(paxmlEntry.mapping, { io: 'input' })).toMatchObject({ type: 'object' })
  expect(paxmlEntry.mapping.safeParse({ absenceTypes: { sick: 'SICK' } }).success).toBe(false)
  expect(paxmlEntry.mapping.safeParse({ departments: { D10: 'more than ten' } }).success).toBe(false)
})

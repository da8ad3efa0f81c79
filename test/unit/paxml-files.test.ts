import { expect, test } from 'vitest'
import { paxml } from '../../src/sandbox/sftp/import/paxml.ts'
import { judged, registerOf } from '../support/import-files.ts'

const root =
  '<paxml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.paxml.se/2.0/paxml.xsd">'
const header = (rest = '<format>REGISTER</format>') => `<header><version>2.0</version>${rest}</header>`
const file = (...parts: string[]) =>
  Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?>${root}${parts.join('')}</paxml>`, 'latin1')
const people = (...each: string[]) => `<personal>${each.join('')}</personal>`
const person = (fields: string) => `<person anstid="702" persnr="199005041234">${fields}</person>`
const times = (fields: string) =>
  `<tidtransaktioner><tidtrans anstid="702">${fields}</tidtrans></tidtransaktioner>`
const judge = (content: string | Buffer, name = 'fjord.xml') =>
  judged({ format: paxml, name, owner: { companyNumber: '1', organisationNumber: '556000-0000' }, content })
const withPerson = (fields: string) => file(header(), people(person(fields)))

const whole = `<fornamn>Åsa</fornamn><efternamn>Ek</efternamn><extraadress>c/o Al</extraadress><postadress>Gatan 1</postadress>
 <postnr>11122</postnr><ort>Stockholm</ort><land>SE</land><mobiltelefon>0700000000</mobiltelefon><hemtelefon/><arbetstelefon/>
 <epostarb>asa@example.se</epostarb><eposthem/><personaltyp>TJM</personaltyp><kategori>1</kategori><befattning>Utvecklare</befattning>
 <befattningskod>2512</befattningskod><anstform>FAST</anstform><semesteravtal>1</semesteravtal><bankclearing>8327</bankclearing>
 <bankkonto>123456789</bankkonto><anstdatum>2030-02-01</anstdatum><avgdatum>2031-01-31</avgdatum><lonform>MÅN</lonform>
 <innevarande>true</innevarande><timlon datum="2030-02-01">0</timlon><manlon datum="2030-02-01">42000.00</manlon>
 <personbelopp><belopp id="1" datum="2030-02-01">100.50</belopp></personbelopp><persontexter><text id="1">Hej</text></persontexter>
 <sysgrad datum="2030-02-01">100</sysgrad><semesterdagar>25</semesterdagar><skattetabell>32</skattetabell><skattekolumn>1</skattekolumn>
 <skattejamkning procent="10" belopp="1.00" maxbelopp="2.00"/><loneutmatning belopp="1.00" forbehall="2.00"/>
 <resenheter><resenhet dim="1" id="210"/><resenhet dim="6" id="P1"/></resenheter><info>Ny</info>`

test('PAXml: every element that is known is taken, and stands in the register', async () => {
  expect(await judge(withPerson(whole))).toEqual({ people: 1 })
  const content = `${root}${header()}${people(person(whole))}</paxml>`
  expect((await registerOf({ format: paxml, files: [content] })).get('702')).toMatchObject({
    fields: {
      persnr: '199005041234',
      fornamn: 'Åsa',
      lonform: 'MÅN',
      avgdatum: '2031-01-31',
      skattekolumn: '1',
    },
    rows: {
      manlon: { '2030-02-01': { manlon: '42000.00' } },
      sysgrad: { '2030-02-01': { sysgrad: '100' } },
      resenheter: { '1': { dim: '1', id: '210' }, '6': { dim: '6', id: 'P1' } },
      skattejamkning: { '': { procent: '10', belopp: '1.00', maxbelopp: '2.00' } },
    },
  })
})

test('PAXml: what is left out stays, a dated amount is changed by its date, a transaction that comes twice shows', async () => {
  const absence = '<tidkod>SJK</tidkod><datumfrom>2030-03-01</datumfrom><datumtom>2030-03-02</datumtom>'
  const of = (...parts: string[]) => `${root}${header()}${parts.join('')}</paxml>`
  const register = await registerOf({
    format: paxml,
    files: [
      of(
        people(
          person('<fornamn>Åsa</fornamn><efternamn>Ek</efternamn><manlon datum="2030-02-01">1</manlon>'),
        ),
      ),
      of(people(person('<efternamn>Al</efternamn><manlon datum="2031-02-01">2</manlon>')), times(absence)),
      of(times(absence)),
    ],
  })
  expect(register.get('702')).toEqual({
    fields: { persnr: '199005041234', fornamn: 'Åsa', efternamn: 'Al' },
    rows: {
      manlon: { '2030-02-01': { manlon: '1' }, '2031-02-01': { manlon: '2' } },
      tidtransaktioner: {
        'SJK 2030-03-01 2030-03-02': {
          tidkod: 'SJK',
          datumfrom: '2030-03-01',
          datumtom: '2030-03-02',
          times: '2',
        },
      },
    },
  })
})

test.for([
  ['elements in any order', file(people(person('<efternamn>A</efternamn><fornamn>B</fornamn>')), header())],
  ['no format', file(header(''), people(person('')))],
  [
    'the header whole',
    file(
      header(
        '<format>REGISTER</format><datum>2030-01-15T08:00:00</datum><nyexport datum="2030-01-15"/><foretagorgnr>165560000000</foretagorgnr><programnamn>koppling</programnamn>',
      ),
      people(person('')),
    ),
  ],
  [
    'hours of one day',
    file(
      header('<format>LÖNIN</format>'),
      times('<tidkod>VAB</tidkod><datum>2030-03-01</datum><timmar>4.5</timmar>'),
    ),
  ],
  [
    'a part of several days',
    file(
      header(),
      times(
        '<tidkod>FPE</tidkod><datumfrom>2030-03-01</datumfrom><datumtom>2030-03-09</datumtom><omfattning>25</omfattning><barn>202901011234</barn>',
      ),
    ),
  ],
] as const)('PAXml: %s: taken', async ([, content]) => {
  expect(await judge(content)).toEqual({ people: 1 })
})

const period = '<datumfrom>2030-03-01</datumfrom><datumtom>2030-03-02</datumtom>'

test.for([
  ['no header', file(people(person(''))), /header: is missing/],
  ['two headers', file(header(), header(), people(person(''))), /header: stands twice/],
  ['no version', file('<header/>', people(person(''))), /version: is missing/],
  [
    'another version',
    file('<header><version>2.2</version></header>', people(person(''))),
    /version: is none of 2.0/,
  ],
  ['another root', '<paXml/>', /root/],
  ['another schema', Buffer.from(`${root.replace('2.0', '2.2')}${header()}</paxml>`), /schema of PAXml 2.0/],
  [
    'a namespace',
    Buffer.from(`${root.replace('<paxml', '<paxml xmlns="http://www.paxml.se"')}${header()}</paxml>`),
    /attributes/,
  ],
  ['a format that is none', file(header('<format>PERSONAL</format>'), people(person(''))), /format: is none/],
  ['people in another format', file(header('<format>LÖNIN</format>'), people(person(''))), /not REGISTER/],
  [
    'a date without a time',
    file(header('<datum>2030-01-15</datum>'), people(person(''))),
    /datum: is no date with a time/,
  ],
  [
    'another company',
    file(header('<foretagorgnr>5561111111</foretagorgnr>'), people(person(''))),
    /not the company/,
  ],
  [
    'a long company number',
    file(header('<foretagorgnr>16-5560000000</foretagorgnr>'), people(person(''))),
    /more than 12/,
  ],
  ['only a header', file(header()), /neither personal nor/],
  ['an empty list', file(header(), '<personal/>'), /personal: holds nothing/],
  [
    'a list twice',
    file(header(), people(person('')), people('<person anstid="703"/>')),
    /personal: stands twice/,
  ],
  ['an unknown list', file(header(), '<personer/>'), /personer: is not known/],
  ['no anstid', file(header(), people('<person persnr="199005041234"/>')), /@anstid: is missing/],
  [
    'a persnr of ten',
    file(header(), people('<person anstid="1" persnr="9005041234"/>')),
    /@persnr: has not 12/,
  ],
  ['delete that is no truth', file(header(), people('<person anstid="1" delete="ja"/>')), /@delete/],
  ['an unknown attribute', file(header(), people('<person anstid="1" id="1"/>')), /@id: is not known/],
  ['the same person twice', file(header(), people(person(''), person(''))), /same person/],
  ['an unknown element', withPerson('<smeknamn>A</smeknamn>'), /smeknamn: is not known/],
  ['an element twice', withPerson('<fornamn>A</fornamn><fornamn>B</fornamn>'), /stands twice/],
  ['a form of pay that is none', withPerson('<lonform>MAN</lonform>'), /lonform/],
  ['a form of employment that is none', withPerson('<anstform>permanent</anstform>'), /anstform/],
  ['a kind of staff that is none', withPerson('<personaltyp>X</personaltyp>'), /personaltyp/],
  ['a date that is none', withPerson('<anstdatum>2030-02-30</anstdatum>'), /anstdatum/],
  ['a comma in an amount', withPerson('<manlon>42000,00</manlon>'), /with a point/],
  ['an amount with a wrong date', withPerson('<manlon datum="1 feb">42000</manlon>'), /manlon@datum/],
  ['a dimension out of range', withPerson('<resenheter><resenhet dim="100" id="1"/></resenheter>'), /@dim/],
  [
    'a long unit',
    withPerson('<resenheter><resenhet dim="1" id="12345678901"/></resenheter>'),
    /@id: has more than 10/,
  ],
  ['no unit', withPerson('<resenheter/>'), /holds nothing/],
  ['an attachment without an amount', withPerson('<loneutmatning/>'), /@belopp: is missing/],
  ['a time code that is none', file(header(), times(`<tidkod>SICK</tidkod>${period}`)), /tidkod/],
  ['no time code', file(header(), times(period)), /tidkod: is missing/],
  ['no date', file(header(), times('<tidkod>SJK</tidkod>')), /either datum or/],
  [
    'a date and a period',
    file(header(), times(`<tidkod>SJK</tidkod><datum>2030-03-01</datum>${period}`)),
    /either datum or/,
  ],
  [
    'half a period',
    file(header(), times('<tidkod>SJK</tidkod><datumfrom>2030-03-01</datumfrom>')),
    /together/,
  ],
  [
    'hours of a period',
    file(header(), times(`<tidkod>SJK</tidkod>${period}<timmar>8</timmar>`)),
    /single date/,
  ],
  [
    'hours and a part',
    file(
      header(),
      times('<tidkod>SJK</tidkod><datum>2030-03-01</datum><timmar>8</timmar><omfattning>50</omfattning>'),
    ),
    /not both/,
  ],
  [
    'a part of nothing',
    file(header(), times(`<tidkod>SJK</tidkod>${period}<omfattning>0</omfattning>`)),
    /range/,
  ],
  ['text in a list', file(header(), '<personal>text</personal>'), /text in personal/],
] as const)('PAXml: %s: refused', async ([, content, reason]) => {
  await expect(judge(content)).rejects.toThrow(reason)
})

test('PAXml: the name ends with .xml or .pax', async () => {
  expect(await judge(withPerson(''), 'fjord.pax')).toEqual({ people: 1 })
  await expect(judge(withPerson(''), 'fjord.txt')).rejects.toThrow(/the name/)
})

import { expect, test } from 'vitest'
import { aim } from '../../src/sandbox/sftp/import/aim.ts'
import { judged, registerOf } from '../support/import-files.ts'

const name = '1-Acme_Corp-employees-20300201-080000.xml'
const owner = { companyNumber: '1', organisationNumber: null }
const keys = '<FTG_NR>1</FTG_NR><ANST_NR>702</ANST_NR>'
const file = (...people: string[]) =>
  `<Personer>${people.map((person) => `<Person>${person}</Person>`).join('')}</Personer>`
const judge = (content: string | Buffer, named = name) => judged({ format: aim, name: named, owner, content })

const whole = `${keys}<FODELSEDATUM>1990-05-04</FODELSEDATUM><PERSNR>199005041234</PERSNR>
 <EFTERNAMN>Öberg &amp; Ek</EFTERNAMN><FORNAMN>Anna</FORNAMN><MEDBORGARSKAP>SE</MEDBORGARSKAP>
 <EMAILADRESS>anna.oberg@example.se</EMAILADRESS><UTBETALNINGSTYP>Löneutbetalning</UTBETALNINGSTYP>
 <UTBETALNINGSSATT>Bankkonto</UTBETALNINGSSATT>
 <Adresser><Adress><ADRESSTYP>Hemadress</ADRESSTYP><CO_ADRESS>{blank}</CO_ADRESS><ADRESS>Gatan 1</ADRESS><ADRESS2/>
  <POSTNR>11122</POSTNR><ORT>Stockholm</ORT><LAND>SE</LAND></Adress>
  <Adress><ADRESSTYP>Mobiltelefon</ADRESSTYP><GALLANDE>0700000000</GALLANDE></Adress></Adresser>
 <Narstaende><Narstaende><NARSTAENDENAMN>Bo</NARSTAENDENAMN><NARSTAENDEFODELSEDAG>1988-01-01</NARSTAENDEFODELSEDAG></Narstaende></Narstaende>
 <Bankkonton><Bankkonto><CLEARINGNUMMER>8327</CLEARINGNUMMER><CHECKSIFFRA>9</CHECKSIFFRA>
  <BANKKONTONUMMER>123456789</BANKKONTONUMMER><IBAN/><BIC/></Bankkonto></Bankkonton>
 <Anstallningar><Anstallning><ANSTALLNINGSDATUM>2030-02-01</ANSTALLNINGSDATUM>
  <AVGANGSDATUM>2031-01-31</AVGANGSDATUM><AVGANGSORSAK>1</AVGANGSORSAK>
  <Anstallningsform><TILLTRADE>2030-02-01</TILLTRADE><ANSTALLNINGSFORM>TV</ANSTALLNINGSFORM></Anstallningsform>
 </Anstallning></Anstallningar>
 <Befattningar><Befattning BEFATTNINGFOMDATUM="2030-02-01"><BEFATTNING>Utvecklare</BEFATTNING>
  <BEFATTNINGTOMDATUM>{blank}</BEFATTNINGTOMDATUM><BEFATTNINGSSTATUS>H</BEFATTNINGSSTATUS></Befattning></Befattningar>
 <Arbetstider><Arbetstid ARBETSTIDFRANTID="2030-02-01"><VECKOARBETSTID>40</VECKOARBETSTID></Arbetstid>
  <Arbetstid ARBETSTIDFRANTID="2030-02-01"><SYSSELSATTNINGSGRAD>100</SYSSELSATTNINGSGRAD></Arbetstid></Arbetstider>
 <Organisationer><Organisation ORGANISATIONSFRANTID="2030-02-01"><AVDELNING>210</AVDELNING></Organisation></Organisationer>
 <FastaArter><FastArt DATUM_IN="2030-02-01"><LONEART>100</LONEART><PRIS>0.00</PRIS><BELOPP>42000.00</BELOPP>
  <DATUM_UT>{blank}</DATUM_UT><FASTAARTER_TYP>A</FASTAARTER_TYP></FastArt></FastaArter>
 <Konteringar><Kontering KONTERINGFRANTID="2030-02-01"><KONTERING>Kostnadsställe</KONTERING><DATA>210</DATA></Kontering></Konteringar>`

test('AIM: every element that is known is taken, and stands in the register', async () => {
  expect(await judge(file(whole))).toEqual({ people: 1 })
  expect((await registerOf({ format: aim, files: [file(whole)] })).get('1/702')).toEqual({
    fields: {
      FTG_NR: '1',
      ANST_NR: '702',
      FODELSEDATUM: '1990-05-04',
      PERSNR: '199005041234',
      EFTERNAMN: 'Öberg & Ek',
      FORNAMN: 'Anna',
      MEDBORGARSKAP: 'SE',
      EMAILADRESS: 'anna.oberg@example.se',
      UTBETALNINGSTYP: 'Löneutbetalning',
      UTBETALNINGSSATT: 'Bankkonto',
    },
    rows: {
      Adresser: {
        Hemadress: {
          ADRESSTYP: 'Hemadress',
          ADRESS: 'Gatan 1',
          POSTNR: '11122',
          ORT: 'Stockholm',
          LAND: 'SE',
        },
        Mobiltelefon: { ADRESSTYP: 'Mobiltelefon', GALLANDE: '0700000000' },
      },
      Narstaende: { Bo: { NARSTAENDENAMN: 'Bo', NARSTAENDEFODELSEDAG: '1988-01-01' } },
      Bankkonton: { '': { CLEARINGNUMMER: '8327', CHECKSIFFRA: '9', BANKKONTONUMMER: '123456789' } },
      Anstallningar: {
        '2030-02-01': {
          ANSTALLNINGSDATUM: '2030-02-01',
          AVGANGSDATUM: '2031-01-31',
          AVGANGSORSAK: '1',
          'Anstallningsform.TILLTRADE': '2030-02-01',
          'Anstallningsform.ANSTALLNINGSFORM': 'TV',
        },
      },
      Befattningar: {
        '2030-02-01': { BEFATTNINGFOMDATUM: '2030-02-01', BEFATTNING: 'Utvecklare', BEFATTNINGSSTATUS: 'H' },
      },
      Arbetstider: {
        '2030-02-01': { ARBETSTIDFRANTID: '2030-02-01', VECKOARBETSTID: '40', SYSSELSATTNINGSGRAD: '100' },
      },
      Organisationer: { '2030-02-01': { ORGANISATIONSFRANTID: '2030-02-01', AVDELNING: '210' } },
      FastaArter: {
        '2030-02-01 100': {
          DATUM_IN: '2030-02-01',
          LONEART: '100',
          PRIS: '0.00',
          BELOPP: '42000.00',
          FASTAARTER_TYP: 'A',
        },
      },
      Konteringar: {
        '2030-02-01 Kostnadsställe': {
          KONTERINGFRANTID: '2030-02-01',
          KONTERING: 'Kostnadsställe',
          DATA: '210',
        },
      },
    },
  })
})

test('AIM: what is left out stays, {blank} clears, a dated row is changed by its date and another one added', async () => {
  const pay = (date: string, amount: string) =>
    `<FastaArter><FastArt DATUM_IN="${date}"><LONEART>100</LONEART><BELOPP>${amount}</BELOPP><FASTAARTER_TYP>A</FASTAARTER_TYP></FastArt></FastaArter>`
  const register = await registerOf({
    format: aim,
    files: [
      file(`${keys}<EFTERNAMN>Ek</EFTERNAMN><FORNAMN>Anna</FORNAMN>${pay('2030-02-01', '42000.00')}`),
      file(`${keys}<EFTERNAMN>Al</EFTERNAMN>${pay('2030-02-01', '43000.00')}`),
      file(`${keys}<FORNAMN>{blank}</FORNAMN><EFTERNAMN/>${pay('2031-02-01', '44000.00')}`),
      file('<FTG_NR>1</FTG_NR><ANST_NR>703</ANST_NR>'),
      file(
        `${keys}<FastaArter><FastArt DATUM_IN="2031-02-01"><LONEART>100</LONEART><DATUM_UT>2031-12-31</DATUM_UT><FASTAARTER_TYP>A</FASTAARTER_TYP></FastArt></FastaArter>`,
      ),
    ],
  })
  const { fields, rows } = register.get('1/702') ?? {}
  expect(fields).toEqual({ FTG_NR: '1', ANST_NR: '702', EFTERNAMN: 'Al' })
  expect(Object.values(rows?.['FastaArter'] ?? {}).map((row) => [row['DATUM_IN'], row['BELOPP']])).toEqual([
    ['2030-02-01', '43000.00'],
    ['2031-02-01', '44000.00'],
  ])
  expect(register.size).toBe(2)
})

test.for([
  ['not well-formed', `<Personer><Person>${keys}</Personer>`, /not well-formed/],
  ['an entity of its own', file(`${keys}<FORNAMN>&anna;</FORNAMN>`), /not well-formed/],
  ['a DOCTYPE', `<!DOCTYPE Personer>${file(keys)}`, /DOCTYPE/],
  ['nothing', '', /empty/],
  ['another root', '<Persons/>', /root/],
  ['nobody', '<Personer/>', /Person: is missing/],
  ['an unknown element', file(`${keys}<SMEKNAMN>A</SMEKNAMN>`), /SMEKNAMN: is not known/],
  [
    'an unknown element in a row',
    file(`${keys}<Adresser><Adress><ADRESSTYP>H</ADRESSTYP><X/></Adress></Adresser>`),
    /Adress\/X/,
  ],
  ['an unknown attribute', file(`${keys}<FORNAMN A="1">A</FORNAMN>`), /FORNAMN@A/],
  ['text between elements', file(`${keys}text`), /holds text/],
  ['an element twice', file(`${keys}<FORNAMN>A</FORNAMN><FORNAMN>B</FORNAMN>`), /stands twice/],
  ['the same person twice', file(keys, keys), /same person/],
  ['no number of the employee', file('<FTG_NR>1</FTG_NR>'), /must come first/],
  ['keys that are not first', file(`<FORNAMN>A</FORNAMN>${keys}`), /must come first/],
  ['keys in the other order', file('<ANST_NR>702</ANST_NR><FTG_NR>1</FTG_NR>'), /must come first/],
  ['a key that is cleared', file('<FTG_NR>1</FTG_NR><ANST_NR>{blank}</ANST_NR>'), /cannot be cleared/],
  ['another company', file('<FTG_NR>2</FTG_NR><ANST_NR>702</ANST_NR>'), /FTG_NR: is not the company/],
  ['a date that is none', file(`${keys}<FODELSEDATUM>1990-02-30</FODELSEDATUM>`), /FODELSEDATUM: is no date/],
  ['a date in another form', file(`${keys}<FODELSEDATUM>19900201</FODELSEDATUM>`), /is no date/],
  ['a number with a hyphen', file(`${keys}<PERSNR>19900504-1234</PERSNR>`), /PERSNR/],
  ['a number of ten digits', file(`${keys}<PERSNR>9005041234</PERSNR>`), /PERSNR/],
  ['a number without a birth date', file(`${keys}<PERSNR>199013041234</PERSNR>`), /PERSNR/],
  ['a country of three letters', file(`${keys}<MEDBORGARSKAP>SWE</MEDBORGARSKAP>`), /country/],
  ['an e-mail that is none', file(`${keys}<EMAILADRESS>anna</EMAILADRESS>`), /e-mail/],
  ['a container without rows', file(`${keys}<Adresser/>`), /holds nothing/],
  [
    'a row without its key',
    file(`${keys}<Adresser><Adress><ORT>A</ORT></Adress></Adresser>`),
    /ADRESSTYP: is missing/,
  ],
  [
    'a dated row without its date',
    file(`${keys}<Befattningar><Befattning><BEFATTNING>A</BEFATTNING></Befattning></Befattningar>`),
    /@BEFATTNINGFOMDATUM: is missing/,
  ],
  [
    'a date as an element',
    file(
      `${keys}<Befattningar><Befattning BEFATTNINGFOMDATUM="2030-02-01"><BEFATTNINGFOMDATUM>2030-02-01</BEFATTNINGFOMDATUM></Befattning></Befattningar>`,
    ),
    /is not known/,
  ],
  [
    'a status that is none',
    file(
      `${keys}<Befattningar><Befattning BEFATTNINGFOMDATUM="2030-02-01"><BEFATTNINGSSTATUS>X</BEFATTNINGSSTATUS></Befattning></Befattningar>`,
    ),
    /BEFATTNINGSSTATUS: is none of H, U/,
  ],
  [
    'more than a whole working time',
    file(
      `${keys}<Arbetstider><Arbetstid ARBETSTIDFRANTID="2030-02-01"><SYSSELSATTNINGSGRAD>101</SYSSELSATTNINGSGRAD></Arbetstid></Arbetstider>`,
    ),
    /range/,
  ],
  [
    'a comma in an amount',
    file(keys + fixed('<BELOPP>42000,00</BELOPP><FASTAARTER_TYP>A</FASTAARTER_TYP>')),
    /with a point/,
  ],
  [
    'an amount without öre',
    file(keys + fixed('<BELOPP>42000</BELOPP><FASTAARTER_TYP>A</FASTAARTER_TYP>')),
    /2 digits/,
  ],
  [
    'an end of nothing',
    file(keys + fixed('<DATUM_UT>{blank}</DATUM_UT><FASTAARTER_TYP>A</FASTAARTER_TYP>')),
    /BELOPP is missing/,
  ],
  [
    'a price for an amount',
    file(keys + fixed('<PRIS>200.00</PRIS><FASTAARTER_TYP>A</FASTAARTER_TYP>')),
    /BELOPP is missing/,
  ],
  [
    'both price and amount',
    file(keys + fixed('<PRIS>1.00</PRIS><BELOPP>2.00</BELOPP><FASTAARTER_TYP>P</FASTAARTER_TYP>')),
    /BELOPP is not 0.00/,
  ],
  [
    'an end before the beginning',
    file(
      `${keys}<Anstallningar><Anstallning><ANSTALLNINGSDATUM>2030-02-01</ANSTALLNINGSDATUM><AVGANGSDATUM>2030-01-31</AVGANGSDATUM></Anstallning></Anstallningar>`,
    ),
    /ends before/,
  ],
] as const)('AIM: %s is refused', async ([, content, reason]) => {
  await expect(judge(content)).rejects.toThrow(reason)
})

function fixed(row: string): string {
  return `<FastaArter><FastArt DATUM_IN="2030-02-01"><LONEART>100</LONEART>${row}</FastArt></FastaArter>`
}

test.for([
  ['without a declaration it is UTF-8', Buffer.from(file(`${keys}<FORNAMN>Åsa</FORNAMN>`))],
  ['UTF-8', Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${file(`${keys}<FORNAMN>Åsa 😀</FORNAMN>`)}`)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF<?xml version="1.0" encoding="utf-8"?>${file(keys)}`)],
  [
    'ISO-8859-1',
    Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?>${file(`${keys}<FORNAMN>Åsa</FORNAMN>`)}`,
      'latin1',
    ),
  ],
] as const)('AIM: encoding: %s is read', async ([, content]) => {
  expect(await judge(content)).toEqual({ people: 1 })
})

test.for([
  [
    'ISO-8859-1 without a declaration',
    Buffer.from(file(`${keys}<FORNAMN>Åsa</FORNAMN>`), 'latin1'),
    /not UTF-8/,
  ],
  [
    'UTF-8 that is declared as ISO-8859-1',
    Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${file(`${keys}<FORNAMN>åsa</FORNAMN>`)}`),
    /bytes are UTF-8/,
  ],
  [
    'a euro sign of Windows in ISO-8859-1',
    Buffer.concat([
      Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><Personer><Person>${keys}<FORNAMN>`),
      Buffer.from([0x80, 0xe5]),
      Buffer.from('</FORNAMN></Person></Personer>'),
    ]),
    /no letters/,
  ],
  ['UTF-16', Buffer.from(`\uFEFF${file(keys)}`, 'utf16le'), /UTF-16/],
  [
    'another encoding',
    Buffer.from(`<?xml version="1.0" encoding="windows-1252"?>${file(keys)}`),
    /windows-1252/,
  ],
] as const)('AIM: encoding: %s is refused', async ([, content, reason]) => {
  await expect(judge(content)).rejects.toThrow(reason)
})

test.for([
  'employees.xml',
  '1-Acme Corp-employees-20300201-080000.xml',
  '1-Acme-employees-20300230-080000.xml',
  '1-Acme-employees-20300201-250000.xml',
  '1-Acme-employees-20300201-080000.XML.tmp',
])('AIM: the name %s is refused', async (named) => {
  await expect(judge(file(keys), named)).rejects.toThrow(/the name is not/)
})

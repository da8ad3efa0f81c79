// What is written into files, read back by a strict parser.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holds, inFileName, percentOf, valueOf, withDecimals } from '../../src/connectors/file-text.ts'
import { element, listOf } from '../../src/connectors/xml.ts'
import { readXml } from '../support/xml.ts'

const latin1 = fc
  .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa0, max: 0xff })), {
    maxLength: 200,
  })
  .map((codes) => String.fromCharCode(...codes))
const awkward = fc.constantFrom(
  'å',
  'É',
  '&',
  '<',
  '>',
  '"',
  "'",
  ']]>',
  '\n',
  '\t',
  '\r',
  ' ',
  '&amp;',
  '<!--',
)
const text = fc.array(fc.oneof(awkward, latin1), { maxLength: 20 }).map((parts) => parts.join(''))

test('a text comes back as it went, from an element and from an attribute', () => {
  fc.assert(
    fc.property(text, text, (inside, beside) => {
      const { xml } = element('a', [element('b', inside, { c: beside })])
      const [read] = readXml(xml).children
      expect(read).toEqual({ name: 'b', attributes: { c: beside }, children: [], text: inside })
    }),
  )
})

test('a text that ISO-8859-1 holds comes back from its bytes', () => {
  fc.assert(
    fc.property(latin1, (value) => {
      expect(holds('iso-8859-1', value)).toBe(true)
      const bytes = Buffer.from(element('a', value).xml, 'latin1')
      expect(readXml(bytes.toString('latin1')).text).toBe(value)
    }),
  )
})

test('what UTF-8 holds is what the strict parser takes, and comes back from its bytes', () => {
  const any = fc.string({ unit: 'binary', maxLength: 10 })
  fc.assert(
    fc.property(any, (value) => {
      if (!holds('utf-8', value)) return
      const bytes = Buffer.from(element('a', value).xml, 'utf8')
      expect(readXml(bytes.toString('utf8')).text).toBe(value)
    }),
  )
})

test.for([
  ['å é & "quotes" \u00a0', true, true],
  ['Łukasz', true, false],
  ['€', true, false],
  ['😀', true, false],
  ['a\u0000b', false, false],
  ['a\u0007b', false, false],
  ['a\u0085b', false, false],
  ['half \ud83d', false, false],
  ['\uffff', false, false],
] as const)('%j is held by UTF-8: %s, by ISO-8859-1: %s', ([value, utf8, iso]) => {
  expect([holds('utf-8', value), holds('iso-8859-1', value)]).toEqual([utf8, iso])
})

test('a list without anything in it is not written', () => {
  expect(listOf('a', [])).toEqual([])
  expect(listOf('a', [element('b', '')])).toEqual([{ xml: '<a><b></b></a>' }])
})

test('a value stands on one line, composed and without blanks around', () => {
  expect(valueOf('  A\u030as  \r\n gatan\t1 ')).toBe('Ås gatan 1')
  expect([valueOf(' \n '), valueOf(null)]).toEqual([null, null])
})

test('a name of a file holds letters and digits of ASCII, whatever the company is called', () => {
  expect(inFileName('Acme Corp')).toBe('Acme_Corp')
  expect(inFileName('  Åbergs Tårtor & Söner / AB  ')).toBe('Abergs_Tartor_Soner_AB')
  expect(inFileName('../../etc\u0000')).toBe('etc')
  expect(inFileName('Blåbær-Øl')).toBe('Blabaer_Ol')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(inFileName(name)).toMatch(/^[A-Za-z0-9_]{1,80}$/)
    }),
  )
})

test('an amount is never rounded', () => {
  expect([withDecimals('42000', 2), withDecimals('190.5', 2), withDecimals('190.5000', 2)]).toEqual([
    '42000.00',
    '190.50',
    '190.50',
  ])
  expect(withDecimals('190.505', 2)).toBeNull()
})

test('a percentage has no zeros at its end and lies between 0 and 100', () => {
  expect([percentOf('80.5000'), percentOf('100'), percentOf('0')]).toEqual(['80.5', '100', '0'])
  expect(percentOf('100.5')).toBeNull()
})

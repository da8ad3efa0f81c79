// The forms that audit trails and evidence are written in: one text for one value, harmless rows, and for how long.
import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSigner } from '../../src/db/signer.ts'
import { canonical } from '../../src/domain/audit-chain.ts'
import { csvRow, valuesOf } from '../../src/domain/csv.ts'
import { askedFor, evidenceKeptUntil } from '../../src/domain/evidence.ts'

test.for([
  [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
  [
    { '\u20ac': 'Euro', '\r': 'CR', '1': 'One', ö: 'o', aa: { z: [], y: {} } },
    '{"\\r":"CR","1":"One","aa":{"y":{},"z":[]},"ö":"o","€":"Euro"}',
  ],
  [[3, 1, 2.5, 1e21, -0, 4.0], '[3,1,2.5,1e+21,0,4]'],
  [[null, true, 'a"b\\c\n\u0007'], '[null,true,"a\\"b\\\\c\\n\\u0007"]'],
] as const)('audit: %j has one text, as RFC 8785 has it', ([value, text]) => {
  expect(canonical(value)).toBe(text)
})

test('audit: the order in which members come makes no other hash', () => {
  const hash = (value: unknown) => createHash('sha256').update(canonical(value)).digest('hex')
  expect(hash({ one: { a: 1, b: [2] }, two: null })).toBe(hash({ two: null, one: { b: [2], a: 1 } }))
})

test.for([
  [['a', 1, null, true], 'a,1,,true'],
  [['a,b', 'c"d', 'e\nf'], '"a,b","c""d","e\nf"'],
  [[{ b: [1, 'x'] }], '"{""b"":[1,""x""]}"'],
  [['=1+1', '+46', '-id', '@x', '\ty'], `'=1+1,'+46,'-id,'@x,'\ty`],
  [[-5], '-5'],
] as const)('CSV: %j is the row %s', ([values, row]) => {
  expect(csvRow(values)).toBe(`${row}\r\n`)
})

test('CSV: a document is its values with the way to each', () => {
  expect([...valuesOf({ a: 1, b: { c: [null, { d: 'x' }] }, e: [] })]).toEqual([
    ['a', 1],
    ['b.c.0', null],
    ['b.c.1.d', 'x'],
  ])
})

test('evidence is kept for as many months as are set after the leaver is over, and on while it is not', () => {
  expect(evidenceKeptUntil('2026-11-05T23:00:00.000Z', 24)).toBe('2028-11-05T23:00:00.000Z')
  expect(evidenceKeptUntil('2024-02-29T12:00:00.000Z', 24)).toBe('2026-02-28T12:00:00.000Z')
  expect(evidenceKeptUntil('2026-11-05T23:00:00.000Z', 3)).toBe('2027-02-05T23:00:00.000Z')
  expect(evidenceKeptUntil(null, 24)).toBeNull()
})

const terminated = (lastDay: string) => ({
  action: 'employment.terminated',
  new: { lastDay, access: 'rule' },
})
const document = (lastDay: string | null) => ({
  action: 'employee.changed',
  new: { changed: [], employments: [{ id: 'E1-1', lastDay }] },
})

test.for([
  ['the last termination of that day', [terminated('2026-10-31'), terminated('2026-10-31')], 1],
  ['not the termination of another day', [terminated('2026-10-31'), terminated('2026-12-31')], 0],
  [
    'the document that first named the day',
    [document(null), document('2026-10-31'), document('2026-10-31')],
    1,
  ],
  ['the document after a termination of another day', [terminated('2026-12-31'), document('2026-10-31')], 1],
  ['whoever ran it now', [terminated('2026-10-31'), { action: 'leaver.run-now', new: {} }], 1],
  ['nobody, if nothing tells', [document(null), { action: 'user.deactivated', new: null }], -1],
] as [string, { action: string; new: unknown }[], number][])(
  'evidence: access was asked for by %s',
  ([, acts, index]) => {
    const asked = askedFor(acts, { employment: 'E1-1', lastDay: '2026-10-31' })
    expect(asked === undefined ? -1 : acts.indexOf(asked)).toBe(index)
  },
)

test('evidence: the end of a user without employee was asked for by whoever last set it', () => {
  const acts = [
    { action: 'user.created', new: { accessEndsOn: '2026-10-01' } },
    { action: 'user.changed', new: { accessEndsOn: '2026-11-01' } },
    { action: 'user.changed', new: { changed: ['user/username'] } },
  ]
  expect(askedFor(acts, { employment: null, lastDay: null })).toBe(acts[1])
})

test('signatures hold for their text, their key and their purpose alone', () => {
  const [one, two] = [
    { id: 'one', key: randomBytes(32) },
    { id: 'two', key: randomBytes(32) },
  ]
  const signer = createSigner([one, two], 'heads')
  const signed = signer.sign('text')
  expect(signed.keyId).toBe('one')
  expect(signer.isOurs('text', signed)).toBe(true)
  expect(createSigner([two, one], 'heads').isOurs('text', signed)).toBe(true)
  expect(signer.isOurs('texts', signed)).toBe(false)
  expect(signer.isOurs('text', { ...signed, keyId: 'two' })).toBe(false)
  expect(signer.isOurs('text', { ...signed, keyId: 'gone' })).toBe(false)
  expect(signer.isOurs('text', { ...signed, signature: signed.signature.slice(2) })).toBe(false)
  expect(createSigner([one], 'else').isOurs('text', signed)).toBe(false)
})

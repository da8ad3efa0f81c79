import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createVault, open, seal, sealedBy, type NamedKey } from '../../src/db/vault.ts'

const key: NamedKey = { id: 'k-2026', key: randomBytes(32) }
const place = { tenant: 'acme', table: 'employees', column: 'national_id_sealed', row: 'E1001' }
const value = '{"country":"SE","number":"191212121212"}'

const bytesOf = (sealed: string): Buffer => Buffer.from(sealed.slice('v1.k-2026.'.length), 'base64url')
const withBytes = (bytes: Buffer): string => `v1.k-2026.${bytes.toString('base64url')}`

test('Keys: what was sealed opens with its key at its place', () => {
  const sealed = seal({ key, place, value })
  expect(open({ key, place, sealed }).toString()).toBe(value)
})

test('Keys: an empty value and one of letters from everywhere open as they were', () => {
  for (const text of ['', 'Åsa Ødegård, 日本, 🔐']) {
    expect(open({ key, place, sealed: seal({ key, place, value: text }) }).toString()).toBe(text)
  }
})

test('Keys: a ciphertext names its key and its version, and holds IV, tag and as many bytes as the value', () => {
  const sealed = seal({ key, place, value })
  expect(sealed).toMatch(/^v1\.k-2026\.[A-Za-z0-9_-]+$/)
  expect(sealedBy(sealed)).toBe('k-2026')
  expect(bytesOf(sealed)).toHaveLength(12 + 16 + 40)
})

test('Keys: the value cannot be read in the ciphertext', () => {
  const sealed = seal({ key, place, value })
  expect(bytesOf(sealed).toString('latin1')).not.toContain('191212121212')
})

test('Keys: the same value sealed 1000 times has 1000 IVs', () => {
  const ivs = Array.from({ length: 1000 }, () => bytesOf(seal({ key, place, value })).toString('hex', 0, 12))
  expect(new Set(ivs).size).toBe(1000)
})

test('Keys: another key of the same name does not open', () => {
  const sealed = seal({ key, place, value })
  expect(() => open({ key: { id: key.id, key: randomBytes(32) }, place, sealed })).toThrow(/authenticate/)
})

test('Keys: a key of another name is refused by name, without trying', () => {
  const sealed = seal({ key, place, value })
  expect(() => open({ key: { id: 'k-2025', key: key.key }, place, sealed })).toThrow(
    'sealed by key k-2026, not by k-2025',
  )
})

test('Keys: a ciphertext that is given another key name does not open with that key', () => {
  const other = { id: 'k-2027', key: randomBytes(32) }
  const renamed = seal({ key, place, value }).replace('k-2026', 'k-2027')
  expect(() => open({ key: other, place, sealed: renamed })).toThrow(/authenticate/)
})

test.for([
  ['another tenant', { tenant: 'other' }],
  ['another table', { table: 'employments' }],
  ['another column', { column: 'bank_account_sealed' }],
  ['another row', { row: 'E1002' }],
] as const)('Keys: a ciphertext moved to %s does not open', ([, elsewhere]) => {
  const sealed = seal({ key, place, value })
  expect(() => open({ key, place: { ...place, ...elsewhere }, sealed })).toThrow(/authenticate/)
})

test('Keys: parts of a place do not run into each other', () => {
  const sealed = seal({ key, place: { ...place, column: 'a', row: 'b","c' }, value })
  expect(() => open({ key, place: { ...place, column: 'a","b', row: 'c' }, sealed })).toThrow(/authenticate/)
})

test('Keys: a flipped bit anywhere, in IV, tag or value, does not open', () => {
  const bytes = bytesOf(seal({ key, place, value }))
  const opened = Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const flipped = Buffer.from(bytes)
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    return () => open({ key, place, sealed: withBytes(flipped) })
  }).filter((attempt) => {
    try {
      attempt()
      return true
    } catch {
      return false
    }
  })
  expect(opened).toEqual([])
})

test('Keys: a ciphertext cut anywhere does not open, not even where a shorter tag would fit', () => {
  const bytes = bytesOf(seal({ key, place, value: '' }))
  for (let length = 0; length < bytes.length; length += 1) {
    expect(
      () => open({ key, place, sealed: withBytes(bytes.subarray(0, length)) }),
      `${length} bytes`,
    ).toThrow(/tag length|initialization vector|authenticate/i)
  }
})

test.for([['v1.k-2026.AAAA'], ['k-2026.AAAA'], ['plain text'], ['']] as const)(
  'Keys: %j is no ciphertext',
  ([text]) => {
    expect(() => open({ key, place, sealed: text })).toThrow(
      /sealed by key|tag length|initialization vector/i,
    )
  },
)

test('Keys: a mistake in opening names keys at most, never value or key', () => {
  const sealed = seal({ key, place, value })
  const failed = [{ place: { ...place, row: 'E1002' } }, { key: { ...key, id: 'k-2025' } }].map((wrong) => {
    try {
      return open({ key, place, sealed, ...wrong }).toString()
    } catch (error) {
      return inspect(error)
    }
  })
  expect(failed).toEqual([expect.stringContaining('authenticate'), expect.stringContaining('k-2025')])
  for (const secret of ['191212121212', key.key.toString('base64'), key.key.toString('hex')]) {
    expect(failed.join('\n')).not.toContain(secret)
  }
})

test('Keys: without a master key there is no vault', () => {
  expect(() => createVault([])).toThrow('KOPPLING_KEYS')
})

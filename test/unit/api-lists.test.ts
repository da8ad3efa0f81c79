/** Cursors: what a list gave leads to its next page, and nothing else does. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { keysetList } from '../../src/api/lists.ts'

const people = keysetList({ name: 'people', position: z.tuple([z.string(), z.string()]) })
const PeopleQuery = z.strictObject(people.fields)

const cursorAt = (position: [string, string]): string => {
  const page = people.page({ rows: [position, position], limit: 1, at: (row) => row, view: (row) => row })
  if (page.next === null) throw new Error('no next page')
  return page.next
}

test('a cursor leads back to the position of the last entry of its page', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (due, id) => {
      expect(PeopleQuery.parse({ cursor: cursorAt([due, id]) })).toEqual({ cursor: [due, id], limit: 100 })
    }),
  )
})

test('a cursor is text that fits into a URL as it is', () => {
  expect(cursorAt(['2026-11-06', 'E1001'])).toMatch(/^[A-Za-z0-9_-]+$/)
})

test('a cursor of another list is refused', () => {
  const others = keysetList({ name: 'others', position: z.tuple([z.string(), z.string()]) })
  expect(z.strictObject(others.fields).safeParse({ cursor: cursorAt(['a', 'b']) }).success).toBe(false)
})

test('a cursor with one character changed, cut or added is refused', () => {
  const sign = fc.constantFrom('A', 'B', 'Z', 'a', 'z', '0', '9', '-', '_', '=', '+', '/', '')
  fc.assert(
    fc.property(fc.string(), fc.nat(), sign, fc.boolean(), (id, at, inserted, replaces) => {
      const cursor = cursorAt(['2026-11-06', id])
      const index = at % (cursor.length + 1)
      const changed = cursor.slice(0, index) + inserted + cursor.slice(replaces ? index + 1 : index)
      fc.pre(changed !== cursor)
      expect(PeopleQuery.safeParse({ cursor: changed }).success).toBe(false)
    }),
  )
})

test('the last character of a cursor cannot be exchanged for one with the same meaning', () => {
  const cursor = cursorAt(['a', 'bc'])
  const twin = cursor.replace(/Q$/, 'R')
  expect(twin).not.toBe(cursor)
  expect(Buffer.from(twin, 'base64url')).toEqual(Buffer.from(cursor, 'base64url'))
  expect(PeopleQuery.safeParse({ cursor: twin }).success).toBe(false)
})

test('any other text is refused', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(PeopleQuery.safeParse({ cursor: text }).success).toBe(false)
    }),
  )
})

test.for([
  [0, [], null],
  [1, ['a'], null],
  [2, ['a', 'b'], null],
  [3, ['a', 'b'], 'next'],
] as const)(
  'of %i rows at limit 2 the page holds the first two, and there is a next one only past them',
  ([count, data, next]) => {
    const rows = ['a', 'b', 'c'].slice(0, count)
    const page = people.page({ rows, limit: 2, at: (row) => [row, row], view: (row) => row })
    expect(page.data).toEqual(data)
    expect(page.next === null ? null : 'next').toBe(next)
  },
)

import { expect, test } from 'vitest'
import { createPlaces } from '../../activities/places.ts'

/** Lets everything go on that can. */
const settle = async () => await new Promise((resolve) => setImmediate(resolve))

/** Works that end when the test says so, and which of them have begun. */
function works(names: readonly string[]) {
  const begun: string[] = []
  const ends = new Map(names.map((name) => [name, Promise.withResolvers<void>()]))
  return {
    begun,
    work: (name: string) => async () => {
      begun.push(name)
      await ends.get(name)?.promise
      return name
    },
    end: (name: string) => ends.get(name)?.resolve(),
    fail: (name: string) => ends.get(name)?.reject(new Error(name)),
  }
}

test('L14: works of one tenant begin in turn as places become free, also by one that failed; another tenant has its own', async () => {
  const places = createPlaces({ perTenant: 2, waitMs: 600_000 })
  const { begun, work, end, fail } = works(['a', 'b', 'c', 'd', 'e', 'other'])
  const done = ['a', 'b', 'c', 'd', 'e'].map((name) => places('acme', work(name)))
  void places('other', work('other'))
  await settle()
  expect(begun).toEqual(['a', 'b', 'other'])
  fail('a')
  await expect(done[0]).rejects.toThrow('a')
  await settle()
  expect(begun).toEqual(['a', 'b', 'other', 'c'])
  for (const name of ['b', 'c', 'd', 'e']) end(name)
  expect(await Promise.all(done.slice(1))).toEqual(['b', 'c', 'd', 'e'])
  expect(begun).toEqual(['a', 'b', 'other', 'c', 'd', 'e'])
})

test('L14: who waits too long for a place is told so, begins nothing and takes no place afterwards', async () => {
  const places = createPlaces({ perTenant: 1, waitMs: 1 })
  const { begun, work, end } = works(['a', 'b', 'c'])
  const first = places('acme', work('a'))
  await expect(places('acme', work('b'))).rejects.toThrow('tenant-busy')
  end('a')
  await first
  end('c')
  expect(await places('acme', work('c'))).toBe('c')
  expect(begun).toEqual(['a', 'c'])
})

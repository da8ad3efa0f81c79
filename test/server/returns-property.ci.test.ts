// Documents in any order over months, by a clock that the test moves (many of them, and the same ones each time).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownDatabase } from '../support/database.ts'
import { given, liveThrough } from './returns-model.ts'

test('L11: who returns has access from n days before each start until it ends, in whatever order the documents come', async () => {
  await using database = await ownDatabase()
  await fc.assert(
    fc.asyncProperty(given, async (one) => {
      const wrong = (await liveThrough(database.db, one)).filter(({ active, rule }) => active !== rule)
      expect(wrong).toEqual([])
    }),
    { numRuns: 300, seed: 1 },
  )
})

import { expect, test } from 'vitest'
import { createdSince } from '../../src/connectors/visma-net/jobs.ts'

type Job = { id: string; created: string }

const since = Date.parse('2026-03-02T09:59:00Z')
const old: Job[] = [
  { id: 'o-1', created: '2026-02-01T08:00:00Z' },
  { id: 'o-2', created: '2026-02-01T09:00:00Z' },
]
const own: Job = { id: 'n-1', created: '2026-03-02T10:00:01Z' }

/** The jobs that are found in these pages, and how many pages were read for them. */
async function found(pages: Job[][]): Promise<{ ids: string[]; read: number }> {
  let read = 0
  async function* given() {
    for (const page of pages) {
      read += 1
      yield await Promise.resolve(page)
    }
  }
  const jobs = await Array.fromAsync(createdSince(given(), since))
  return { ids: jobs.map(({ id }) => id), read }
}

test.for([
  ['first', [[own, ...old.toReversed()]]],
  ['last', [old, [own]]],
  ['anywhere', [[...old.toReversed(), own], old]],
] as const)(
  'I9: a job that may be one of an employee is found wherever the newest stand: %s',
  async ([, pages]) => {
    expect(await found(pages.map((page) => [...page]))).toMatchObject({ ids: ['n-1'] })
  },
)

test('I9: where the newest come first, no page of jobs is read that is older than the question', async () => {
  expect(await found([[own, ...old.toReversed()], old])).toEqual({ ids: ['n-1'], read: 1 })
})

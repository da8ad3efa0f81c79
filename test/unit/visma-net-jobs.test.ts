import { expect, test } from 'vitest'
import { waitForOwnJobs } from '../../src/connectors/visma-net/jobs.ts'
import { createKnownJobs } from '../../src/connectors/visma-net/known-jobs.ts'
import type { Channel } from '../../src/connectors/visma-net/channel.ts'

const asked = { remoteId: null, askedAt: '2026-03-02T10:00:00.000Z', about: '7' }

type Job = { id: string; created: string; status: string }

const job = (id: string, created: string, status = 'Succeeded'): Job => ({ id, created, status })

/** Answers these pages one after the other; tells how many were asked for. */
function jobsIn(pages: Job[][]) {
  let calls = 0
  const read = () => {
    const data = pages[calls] ?? []
    calls += 1
    const body = calls < pages.length ? { cursor: `after-${calls}` } : {}
    return Promise.resolve({ value: { data, body }, etag: null, headers: {} })
  }
  const base = new URL('https://api.example.no/v2/')
  const jobs = createKnownJobs()
  return { channel: { base, clientId: 'c-1', read, jobs } as unknown as Channel, calls: () => calls }
}

const old = [job('o-1', '2026-02-01T08:00:00Z'), job('o-2', '2026-02-01T09:00:00Z')]
const own = job('n-1', '2026-03-02T10:00:01Z', 'Running')

test.for([
  ['first', [[own, ...old.toReversed()]]],
  ['last', [old, [own]]],
  ['anywhere', [[old[1] as Job, old[0] as Job, own], old]],
] as const)(
  'I9: a job that may be one of an employee is found wherever the newest stand: %s',
  async ([, pages]) => {
    const { channel } = jobsIn(pages.map((page) => [...page]))
    await expect(waitForOwnJobs({ channel, ...asked })).rejects.toMatchObject({ code: 'job-not-over' })
  },
)

test('I9: where the newest come first, no page of jobs is read that is older than the question', async () => {
  const { channel, calls } = jobsIn([[job('n-2', own.created), ...old.toReversed()], old])
  await waitForOwnJobs({ channel, ...asked })
  expect(calls()).toBe(1)
})

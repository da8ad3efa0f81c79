/** Jobs, in which Visma.net works off what it took in. */
import type { Settled } from '../connector.ts'
import { OutcomeUnknown, Refused } from '../errors.ts'
import type { Instant } from '../../domain/local-time.ts'
import { Job, Jobs } from './answers.ts'
import type { Channel } from './channel.ts'
import { employeeIn, pathsIn } from './job-path.ts'
import { pagesOf } from './paging.ts'
import { employmentsIn } from './plan.ts'
import { readEmployee, reachOf } from './read.ts'

const DONE = /^(succeeded|done)$/i
const OVER = /^(failed|failure|rejected|refused|cancell?ed|aborted|error|invalid|timedout)$/i

export type JobState = 'under-way' | 'done' | 'refused'

/** Names of other states are not public: whatever is not known to be final is under way. */
export function stateOf({ status, validationResults }: Pick<Job, 'status' | 'validationResults'>): JobState {
  if (errorsIn({ validationResults }).length > 0) return 'refused'
  if (DONE.test(status ?? '')) return 'done'
  return OVER.test(status ?? '') ? 'refused' : 'under-way'
}

function errorsIn({ validationResults }: Pick<Job, 'validationResults'>) {
  return (validationResults ?? []).filter(({ severity }) => /^(error|critical|fatal)$/i.test(severity ?? ''))
}

/** In the system's words. */
export function reasonOf(job: Pick<Job, 'status' | 'validationResults'>): string {
  const words = errorsIn(job).map(({ property, message }) =>
    [property, message].filter((part) => part).join(': '),
  )
  const told = words.filter((word) => word !== '').join(' ')
  return told === '' ? `Visma.net gives no reason (${job.status ?? 'no status'}).` : told
}

/** undefined: some are still under way. Throws Refused `not-found` where one is known no more: whoever writes again has to look. */
export async function settle({
  channel,
  receipt,
}: {
  channel: Channel
  receipt: string
}): Promise<Settled | undefined> {
  const paths = pathsIn(receipt)
  const jobs = await Promise.all(
    paths.map(async (path) => (await channel.read({ call: 'read-job', path, schema: Job })).value),
  )
  if (jobs.some((job) => stateOf(job) === 'under-way')) return undefined
  const failed = jobs.filter((job) => stateOf(job) === 'refused')
  if (failed.length > 0) return { outcome: 'refused', reason: failed.map(reasonOf).join(' ') }
  const [remoteId] = paths.flatMap((path, index) => employeeIn(path) ?? jobs[index]?.artifactId ?? [])
  const there = remoteId === undefined ? undefined : await readEmployee({ channel, remoteId })
  if (there === undefined) return { outcome: 'refused', reason: 'gone-there' }
  const employments = employmentsIn(there.employee)
  return {
    outcome: 'done',
    reach: reachOf(there.employee) ?? 'accepted',
    remote: { id: there.employee.id, version: there.etag },
    ...(employments && { employments }),
  }
}

/** Clocks differ, and the call took its time. */
const MARGIN_MS = 60_000

/**
 * A write of which nobody got a receipt may still be among the jobs. They name no employee before they are over, so where somebody
 * may be about to be made, every such job of this client is waited for, unless it is known to be about somebody else. Throws
 * OutcomeUnknown `job-not-over`.
 */
export async function waitForOwnJobs({
  channel,
  remoteId,
  askedAt,
  about,
}: {
  channel: Channel
  remoteId: string | null
  askedAt: Instant
  /** The number of the employee. */
  about: string
}): Promise<void> {
  const since = Date.parse(askedAt) - MARGIN_MS
  const look = async (path: string, mayBeOurs: (job: Job) => boolean) => {
    for await (const job of createdSince(
      pagesOf({ channel, call: 'list-jobs', path, schema: Jobs }),
      since,
    )) {
      const isOwn = job.clientId == null || job.clientId === channel.clientId
      const mayBe = isOwn && !channel.jobs.isOfAnother(job.id, about) && mayBeOurs(job)
      if (mayBe && stateOf(job) === 'under-way') throw notOver()
    }
  }
  if (remoteId === null)
    return look('employees/jobs', ({ action }) => !/^(update|delete)$/i.test(action ?? ''))
  await look('employees/jobs', ({ artifactId, action }) =>
    artifactId ? artifactId === remoteId : !/^create$/i.test(action ?? ''),
  )
  await look(`employees/${remoteId}/positions/jobs`, () => true).catch((error: unknown) => {
    // Whoever is gone there has no jobs; the next look says so.
    if (!(error instanceof Refused && error.code === 'not-found')) throw error
  })
}

/** In what order they come is not public: all are read, unless the newest are seen to come first. `since`: ms. */
export async function* createdSince<T extends Pick<Job, 'created'>>(
  pages: AsyncIterable<readonly T[]>,
  since: number,
): AsyncGenerator<T> {
  let before = Infinity
  let isNewestFirst = true
  for await (const page of pages) {
    for (const job of page) {
      const created = Date.parse(job.created ?? '')
      if (created > before) isNewestFirst = false
      if (!Number.isNaN(created)) before = created
      if (!(created < since)) yield job
    }
    if (isNewestFirst && before < since) return
  }
}

const notOver = () =>
  new OutcomeUnknown('job-not-over', {
    call: 'list-jobs',
    message:
      'What was sent before may still be under way in Visma.net. It is looked at again before anything is sent.',
  })

// One person of a story, and what is expected of the account and of the Visma Connect connection, day by day.
import { closesFor, dayOut, isBack, isLetIn, type Access, type Employment, type Rules } from './rules.ts'

/** A leaver that waits: since when it is held and until when, if it is (L13, L8). */
type Waiting = { heldUntil: number | undefined }

type Job = Employment & {
  askedNowOn: number | undefined
  /** L8: that was before a person opened the account again. */
  reopenedSince: boolean
  waiting: Waiting | undefined
  /** L13: the termination, in words, that an operator cancelled the leaver of. */
  cancelled: string | undefined
  /** L16: access `now` was carried out; it is one decision. */
  spent: boolean
}

export type Account =
  | { open: true; reopened: { on: number; until: number } | undefined }
  /** `byLeaver`: a leaver closed it, also if a person did so as well. */
  | { open: false; by: 'rule' | 'now' | 'person'; byLeaver: boolean; since: number }

export type Person = {
  id: string
  jobs: Job[]
  account: Account
  linked: boolean
  /** The account is closed, and the provider has not been reached yet. */
  removing: boolean
  /** How often the connection was taken. */
  taken: number
}

export type Today = {
  day: number
  rules: Rules
  providerUp: boolean
  /** L7: who is known to have no connection is not asked about. */
  believesGone: boolean
}

/** Long before every story. */
const hiredOn = -2_000

export function newJob(id: string, start: number): Job {
  const none = undefined
  return {
    id,
    start,
    last: none,
    access: 'rule',
    askedNowOn: none,
    reopenedSince: false,
    waiting: none,
    cancelled: none,
    spent: false,
  }
}

export function newPerson(id: string): Person {
  const account = { open: true, reopened: undefined } as const
  return { id, jobs: [newJob(`${id}-1`, hiredOn)], account, linked: true, removing: false, taken: 0 }
}

/** L16: access `now` is a decision each time, of somebody whose account is open. */
export function terminate(
  { account }: Person,
  job: Job,
  { last, access, day }: { last: number; access: Access; day: number },
): void {
  if (access === 'now' && (job.access !== 'now' || account.open)) askNow(job, day)
  if (access !== 'now') Object.assign(job, { askedNowOn: undefined, spent: false })
  Object.assign(job, { last, access })
}

/** L16: asked for anew, it waits for nothing. */
export function askNow(job: Job, day: number): void {
  const waiting = job.waiting && { heldUntil: undefined }
  const anew = { reopenedSince: false, spent: false, cancelled: undefined, waiting }
  Object.assign(job, { access: 'now', askedNowOn: day, ...anew })
}

export function revoke(job: Job): void {
  const none = undefined
  Object.assign(job, { last: none, access: 'rule', askedNowOn: none, cancelled: none, spent: false })
}

/** L13: the account stays open until the termination is another one, whatever was said before. */
export function cancel(person: Person, job: Job): void {
  if (person.account.open) person.account.reopened = undefined
  Object.assign(job, { cancelled: wordsOf(job), waiting: undefined })
}

/** L8: closes the account by hand, also one that is closed: it is not opened by itself any more. */
export function closeByHand(person: Person, day: number): void {
  const { account } = person
  person.account = account.open
    ? { open: false, by: 'person', byLeaver: false, since: day }
    : { ...account, by: 'person' }
}

/** L8: opens the account by hand; what an operator cancelled before does not count for whose employment is over. */
export function reopen(person: Person, reopened: { on: number; until: number }): void {
  person.account = { open: true, reopened }
  person.removing = false
  for (const job of person.jobs) {
    job.reopenedSince = job.access === 'now'
    if (heldByHand(person, job) !== undefined) job.cancelled = undefined
  }
}

/** What a person says of one termination; another one is another matter. */
function wordsOf({ last, access }: Job): string {
  return JSON.stringify([last, access])
}

/** The day on which the leaver of this employment closes the account; undefined if there is nothing for it to do. */
export function dueOn(person: Person, job: Job, { day, rules }: Today): number | undefined {
  if (!person.account.open || job.last === undefined) return undefined
  if (job.access === 'now') return job.askedNowOn
  const out = dayOut(job, person.jobs, rules)
  if (out === undefined || !closesFor(job, person.jobs, rules)) return undefined
  return isBack(person.jobs, { out, today: day }) ? undefined : out
}

/** L11: an account whose reason is gone is given back, by a change or because the day has come. */
function letIn(person: Person, today: Today): void {
  const { account, jobs } = person
  if (account.open || account.by === 'now') return
  const stays = jobs.some(({ access }) => access === 'now') || !isLetIn(jobs, today.rules, today.day)
  if (stays) return
  if (account.by === 'person') person.removing = false
  else {
    person.account = { open: true, reopened: undefined }
    person.removing = false
  }
}

/** What one day brings, or a change; safe to repeat. */
export function goOn(person: Person, today: Today): void {
  letIn(person, today)
  for (const job of person.jobs) {
    const due = dueOn(person, job, today)
    if (due !== undefined && job.cancelled !== wordsOf(job)) job.cancelled = undefined
    if (due === undefined) job.waiting = undefined
    else job.waiting ??= newlyWaiting(person, job, due)
  }
  for (const job of askedNowFirst(person.jobs)) {
    const due = dueOn(person, job, today)
    if (due === undefined || job.waiting === undefined) continue
    if (Math.max(due, job.waiting.heldUntil ?? due) <= today.day) close(person, job, today)
  }
  if (person.removing && today.providerUp) {
    if (person.linked) person.taken += 1
    person.linked = false
    person.removing = false
  }
}

/** L16: where several are due, the account is closed by access `now`. */
function askedNowFirst(jobs: readonly Job[]): Job[] {
  return jobs.toSorted((one, other) => Number(other.access === 'now') - Number(one.access === 'now'))
}

function newlyWaiting(person: Person, job: Job, due: number): Waiting | undefined {
  if (job.cancelled === wordsOf(job)) return undefined
  const until = heldByHand(person, job)
  if (until !== undefined && until > due) return { heldUntil: until }
  return job.spent ? undefined : { heldUntil: undefined }
}

/** L8: until when somebody was let in by hand after this employment was over. */
function heldByHand({ account }: Person, { access, reopenedSince, last }: Job): number | undefined {
  if (!account.open || account.reopened === undefined) return undefined
  const { on, until } = account.reopened
  const isOut = typeof access === 'object' && access.endsOn <= on
  const wasOver = access === 'now' ? reopenedSince : isOut || (last ?? on) < on
  return wasOver ? until : undefined
}

function close(person: Person, job: Job, { day, believesGone }: Today): void {
  person.account = { open: false, by: job.access === 'now' ? 'now' : 'rule', byLeaver: true, since: day }
  // Once it is removed it stays so, and koppling knows that; a whole account others may have let in again.
  person.removing = person.linked || !believesGone
  job.spent = job.access === 'now'
  for (const each of person.jobs) each.waiting = undefined
}

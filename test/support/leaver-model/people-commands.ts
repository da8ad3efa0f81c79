// What people do: accounts by hand (L8), and an operator's decisions about a leaver (L13).
import fc from 'fast-check'
import { askNow, cancel, closeByHand, reopen, type Person } from './person.ts'
import { command, pick, type Command, type Story } from './story.ts'

type Job = Person['jobs'][number]

const who = fc.nat({ max: 2 })

const userOf = ({ id }: Person) => `U-${id}`

const deactivates = who.map((who) =>
  command<Person>({
    says: `deactivate ${who} by hand`,
    subject({ people }) {
      const person = pick(people, who)
      return person?.account.open === false && person.account.by === 'person' ? undefined : person
    },
    expect: (person, { day }) => closeByHand(person, day),
    act: ({ company }, person) => company.byHand('deactivate', userOf(person)),
  }),
)

const reactivates = fc.record({ who, days: fc.integer({ min: 1, max: 20 }) }).map(({ who, days }) =>
  command<Person>({
    says: `reactivate ${who} by hand for ${days} days`,
    subject({ people }) {
      const person = pick(people, who)
      return person?.account.open === false ? person : undefined
    },
    expect: (person, { day }) => reopen(person, { on: day, until: day + days }),
    act: ({ company, midnightOf }, person, { day }) =>
      company.byHand('reactivate', userOf(person), midnightOf(day + days)),
  }),
)

/** While the second step of its leaver is tried again and again: it tries once more before it hears of this. */
export const reactivatesLate = fc.integer({ min: 1, max: 20 }).map((days) =>
  command<Person>({
    says: `reactivate whose connection is being removed by hand for ${days} days, told late`,
    subject: ({ people }) => people.find(({ removing }) => removing),
    expect: (person, { day }) => reopen(person, { on: day, until: day + days }),
    act: ({ midnightOf, untold }, person, { day }) =>
      untold((company) => company.byHand('reactivate', userOf(person), midnightOf(day + days))),
  }),
)

function waiting({ people }: Story, who: number): Job | undefined {
  return pick(people, who)?.jobs.find((job) => job.waiting !== undefined)
}

const postpones = fc.record({ who, days: fc.integer({ min: 1, max: 20 }) }).map(({ who, days }) =>
  command<Job>({
    says: `postpone the leaver of ${who} by ${days} days`,
    subject: (story) => waiting(story, who),
    expect: (job, { day }) => void (job.waiting = { heldUntil: day + days }),
    act: ({ company, midnightOf }, { id }, { day }) => company.decide(id, 'postpone', midnightOf(day + days)),
  }),
)

const releases = who.map((who) =>
  command<Job>({
    says: `release the leaver of ${who}`,
    subject(story) {
      const job = waiting(story, who)
      return job?.waiting?.heldUntil === undefined ? undefined : job
    },
    expect: (job) => void (job.waiting = { heldUntil: undefined }),
    act: ({ company }, { id }) => company.decide(id, 'release'),
  }),
)

const runsNow = who.map((who) =>
  command<Job>({
    says: `run the leaver of ${who} now`,
    subject: (story) => waiting(story, who),
    expect: (job, { day }) => askNow(job, day),
    act: ({ company }, { id }) => company.decide(id, 'run-now'),
  }),
)

const cancels = who.map((who) =>
  command<{ person: Person; job: Job }>({
    says: `cancel the leaver of ${who}`,
    subject(story) {
      const person = pick(story.people, who)
      const job = waiting(story, who)
      return person && job && { person, job }
    },
    expect: ({ person, job }) => cancel(person, job),
    act: ({ company }, { job }) => company.decide(job.id, 'cancel'),
  }),
)

export const peopleCommands: { weight: number; arbitrary: fc.Arbitrary<Command> }[] = [
  { weight: 2, arbitrary: deactivates },
  { weight: 3, arbitrary: reactivates },
  { weight: 2, arbitrary: postpones },
  { weight: 1, arbitrary: releases },
  { weight: 1, arbitrary: runsNow },
  { weight: 1, arbitrary: cancels },
]

// What an HR system does to people: it hires, terminates, edits, takes back, and brings somebody back.
import fc from 'fast-check'
import { newJob, newPerson, revoke, terminate, type Person } from './person.ts'
import { dayOut, type Access } from './rules.ts'
import { command, pick, type Command, type Story } from './story.ts'
import type { Company } from '../rig-company.ts'
import type { World } from './world.ts'

type Job = Person['jobs'][number]
type About = { person: Person; job: Job }

const who = fc.nat({ max: 2 })
const inDays = fc.integer({ min: -9, max: 12 })
/** Whether the workers of workflows are gone while the change is made. */
const unattended = fc.nat({ max: 7 }).map((value) => value === 7)

async function making(world: World, { unattended }: { unattended: boolean }, work: () => Promise<void>) {
  const { mainWorker } = world.rig
  if (unattended) await mainWorker.stop()
  await work()
  if (unattended) await mainWorker.start()
}

const jobsOf = ({ people }: Story, who: number, which: (job: Job) => boolean): About[] => {
  const person = pick(people, who)
  return person?.jobs.filter(which).map((job) => ({ person, job })) ?? []
}

const hire = fc.constant(
  command<string>({
    says: 'hire',
    subject: ({ people }) => (people.length < 3 ? `E${people.length + 1}` : undefined),
    expect: (id, { people }) => void people.push(newPerson(id)),
    act: async ({ company, accounts }, id) => void accounts.set(id, await company.hire(id)),
  }),
)

type Ending = { last: number; access: Access }

function ending(
  { day }: Story,
  job: Job,
  { last, endsIn }: { last: number; endsIn: number | 'rule' | 'now' },
) {
  const access = typeof endsIn === 'number' ? { endsOn: Math.max(job.start + 1, day + endsIn) } : endsIn
  return { last: Math.max(job.start, day + last), access }
}

async function put(
  { company, dateOf }: Pick<World, 'dateOf'> & { company: Company },
  { job }: About,
): Promise<void> {
  const access = typeof job.access === 'object' ? { endsOn: dateOf(job.access.endsOn) } : job.access
  await company.terminate(job.id, { lastDay: dateOf(job.last ?? 0), access, reason: 'a story' })
}

/** Terminates whom nobody terminated, or edits how somebody was. */
const ends = (what: 'terminate' | 'edit') =>
  fc
    .record({
      who,
      which: fc.nat({ max: 2 }),
      last: inDays,
      endsIn: fc.oneof(
        { weight: 6, arbitrary: fc.constant('rule' as const) },
        { weight: 1, arbitrary: fc.constant('now' as const) },
        { weight: 2, arbitrary: inDays },
      ),
      unattended,
    })
    .map(({ who, which, last, endsIn, unattended }) =>
      command<About & Ending>({
        says: `${what} the employment ${which} of ${who}, last day in ${last}, access ${endsIn}${unattended ? ', workers gone' : ''}`,
        subject(story) {
          const about = pick(
            jobsOf(story, who, (job) => (job.last === undefined) === (what === 'terminate')),
            which,
          )
          return about && { ...about, ...ending(story, about.job, { last, endsIn }) }
        },
        expect: ({ person, job, last, access }, { day }) => terminate(person, job, { last, access, day }),
        act: (world, about) => making(world, { unattended }, () => put(world, about)),
      }),
    )

const revokes = fc.record({ who, which: fc.nat({ max: 2 }), unattended }).map(({ who, which, unattended }) =>
  command<About>({
    says: `revoke the termination ${which} of ${who}${unattended ? ', workers gone' : ''}`,
    subject: (story) =>
      pick(
        jobsOf(story, who, ({ last }) => last !== undefined),
        which,
      ),
    expect: ({ job }) => revoke(job),
    act: (world, { job }) => making(world, { unattended }, () => world.company.revoke(job.id)),
  }),
)

/**
 * Somebody who is closed by the rule, and stays after all. `late`: while the second step of the leaver is tried again and again,
 * which tries once more before it hears of this.
 */
export const undo = (late: boolean) =>
  fc.record({ who, last: fc.nat({ max: 9 }) }).map(({ who, last }) =>
    command<About>({
      says: late
        ? `undo: whose connection is being removed stays ${last} days more, told late`
        : `undo: ${who} stays ${last} days more`,
      subject(story) {
        const person = late ? story.people.find(({ removing }) => removing) : pick(story.people, who)
        const job = person?.jobs.find(({ last, access }) => last !== undefined && access === 'rule')
        const isClosed = person?.account.open === false && person.account.by === 'rule'
        return person && job && isClosed ? { person, job } : undefined
      },
      expect: ({ person, job }, { day }) =>
        terminate(person, job, { last: Math.max(job.start, day + last), access: 'rule', day }),
      act: (world, about) =>
        late ? world.untold((company) => put({ dateOf: world.dateOf, company }, about)) : put(world, about),
    }),
  )

/** Where one employment ends another may begin: that is where the rule has its edges. */
function startAfter({ jobs }: Person, story: Story, { days, from }: { days: number; from: 'today' | 'end' }) {
  const [last] = jobs.slice(-1)
  const out = last && dayOut(last, jobs, story.rules)
  return from === 'today' || out === undefined ? story.day + days : out + days
}

/** A new employment, whose start is counted from today or from the end of access. */
const returns = fc
  .record({
    who,
    start: fc.oneof(
      fc.record({ from: fc.constant('today' as const), days: fc.integer({ min: -3, max: 14 }) }),
      fc.record({ from: fc.constant('end' as const), days: fc.integer({ min: -1, max: 4 }) }),
    ),
    unattended,
  })
  .map(({ who, start, unattended }) =>
    command<About>({
      says: `${who} returns ${start.days} days from ${start.from === 'end' ? 'the end of access' : 'today'}${unattended ? ', workers gone' : ''}`,
      subject(story) {
        const person = pick(story.people, who)
        const isFree =
          person !== undefined &&
          person.jobs.length < 3 &&
          person.jobs.every(({ last, access }) => last !== undefined && access !== 'now')
        if (!isFree) return undefined
        return {
          person,
          job: newJob(`${person.id}-${person.jobs.length + 1}`, startAfter(person, story, start)),
        }
      },
      expect: ({ person, job }) => void person.jobs.push(job),
      act: (world, { person }) =>
        making(world, { unattended }, () =>
          world.company.put(person.id, {
            employments: person.jobs.map(({ id, start, last }) => ({
              id,
              startDate: world.dateOf(start),
              lastDay: last === undefined ? null : world.dateOf(last),
            })),
          }),
        ),
    }),
  )

export const hrCommands: { weight: number; arbitrary: fc.Arbitrary<Command> }[] = [
  { weight: 1, arbitrary: hire },
  { weight: 6, arbitrary: ends('terminate') },
  { weight: 4, arbitrary: ends('edit') },
  { weight: 2, arbitrary: revokes },
  { weight: 2, arbitrary: undo(false) },
  { weight: 4, arbitrary: returns },
]

// What happens to everybody: days pass, the tenant's days change, the provider goes away, workers are killed.
import fc from 'fast-check'
import { expectAllDone } from './agreement.ts'
import { dueOn, goOn } from './person.ts'
import { command, letPass, type Command, type Story } from './story.ts'
import type { World } from './world.ts'

/** Longer than any postponement, absence or notice of a story. */
const daysAtTheEnd = 60

const always = () => true as const

function days(count: number): Command {
  return {
    check: always,
    run: (story, world) => letPass(story, world, count),
    toString: () => `${count} days pass`,
  }
}

/** To the day on which the next account is closed, or so many days before. */
export function toNextClosing(before: number): Command {
  return {
    check: (story) => nextClosing(story) - before > story.day && nextClosing(story) < Infinity,
    run: (story, world) => letPass(story, world, nextClosing(story) - before - story.day),
    toString: () => `days pass until ${before === 0 ? '' : 'the day before '}the next closing`,
  }
}

function nextClosing(story: Story): number {
  const days = story.people.flatMap((person) =>
    person.jobs.map((job) => {
      const due = job.waiting && dueOn(person, job, story)
      return due === undefined ? Infinity : Math.max(due, job.waiting?.heldUntil ?? due)
    }),
  )
  return Math.min(...days)
}

const setsDays = fc.nat({ max: 9 }).map((count) =>
  command<true>({
    says: `the tenant's days become ${count}`,
    subject: ({ rules }) => rules.days !== count || undefined,
    expect: (_, story) => void (story.rules = { ...story.rules, days: count }),
    act: ({ company }) => company.settings({ deactivateAfterDays: count }),
  }),
)

/** As a whole, or only where connections are removed: whose they are can still be asked. */
export const providerLeaves = fc.boolean().map((whole) =>
  command<true>({
    says: `the provider ${whole ? 'goes away' : 'removes nothing any more'}`,
    subject: ({ providerUp }) => providerUp || undefined,
    expect: (_, story) => void (story.providerUp = false),
    async act({ company, provider }) {
      provider.up = false
      await company.goesAway(whole ? undefined : 'taking')
    },
  }),
)

const providerReturns: Command = {
  check: ({ providerUp }) => !providerUp,
  async run(story, world) {
    await letProviderReturn(story, world)
    await letPass(story, world, 1)
  },
  toString: () => 'the provider returns, and a day passes',
}

/** Whatever was refused is asked for again before the day is over, also for somebody who is let in on the next one. */
async function letProviderReturn(story: Story, world: World): Promise<void> {
  story.providerUp = true
  world.provider.up = true
  await world.company.returns()
  for (const person of story.people) goOn(person, story)
}

const kills = command<true>({
  says: 'the next worker that closes an account is killed',
  subject: always,
  expect: () => undefined,
  act: ({ killAfterClosing }) => Promise.resolve(killAfterClosing()),
})

const loses = command<true>({
  says: 'the next worker that removes a connection is gone before it says so',
  subject: always,
  expect: () => undefined,
  act: ({ loseRemoval }) => Promise.resolve(loseRemoval()),
})

export const outsideCommands: { weight: number; arbitrary: fc.Arbitrary<Command> }[] = [
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 14 }).map(days) },
  { weight: 8, arbitrary: fc.nat({ max: 1 }).map(toNextClosing) },
  { weight: 2, arbitrary: setsDays },
  { weight: 3, arbitrary: providerLeaves },
  { weight: 1, arbitrary: fc.constant(providerReturns) },
  { weight: 1, arbitrary: fc.constant(kills) },
  { weight: 1, arbitrary: fc.constant(loses) },
]

/** Everything is well again for longer than anything of a story lasts. */
export const theEnd: Command = {
  check: always,
  async run(story, world) {
    await letProviderReturn(story, world)
    await letPass(story, world, daysAtTheEnd)
    expectAllDone(story)
  },
  toString: () => 'all is well at the end',
}

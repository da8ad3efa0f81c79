// Days are whole numbers here, so that the expectations share no arithmetic with the rules.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainsOf } from '../../src/domain/chain.ts'
import { dateOf, employmentsArbitrary, type Numbered } from './leaver-plan-arbitraries.ts'

const situation = fc.record({
  people: employmentsArbitrary({ access: ['rule', 'now', 'ends-on'] }),
  days: fc.oneof(fc.constantFrom<number | 'off'>('off', 0, 1, 5, 999), fc.integer({ min: 0, max: 90 })),
  joinWithinDays: fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 60 })),
})

/** The first day without access, counted; undefined while there is no end. */
function endOf({ last, endsOn }: Numbered, days: number | 'off'): number | undefined {
  if (last === undefined) return undefined
  return endsOn ?? last + (days === 'off' ? 0 : days) + 1
}

function chainsByNumber({
  people,
  days,
  joinWithinDays,
}: {
  people: readonly Numbered[]
  days: number | 'off'
  joinWithinDays: number
}) {
  const byId = new Map(people.map((each) => [each.employment.id, each]))
  const chains = chainsOf({ employments: people.map(({ employment }) => employment), days, joinWithinDays })
  return chains.map(({ members, noAccessFrom }) => ({
    noAccessFrom,
    members: members.map(({ id }) => byId.get(id) as Numbered),
  }))
}

test('L3: every employment is in exactly one chain, in order of start and then of id', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const inChains = chainsByNumber(given).flatMap(({ members }) => members)
      const inOrder = given.people.toSorted(
        (a, b) => a.start - b.start || (a.employment.id < b.employment.id ? -1 : 1),
      )
      expect(inChains.map(({ employment }) => employment.id)).toEqual(
        inOrder.map(({ employment }) => employment.id),
      )
    }),
  )
})

test('L3: a chain ends with its last access; it has no end while a member has none', () => {
  fc.assert(
    fc.property(situation, (given) => {
      for (const { members, noAccessFrom } of chainsByNumber(given)) {
        const ends = members.map((member) => endOf(member, given.days))
        const last = ends.includes(undefined) ? undefined : Math.max(...ends.map((end) => end ?? 0))
        expect(noAccessFrom).toBe(last === undefined ? undefined : dateOf(last))
      }
    }),
  )
})

test('L3: whoever is in a chain started within reach of those before; whoever begins one did not', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { days, joinWithinDays } = given
      let reach = Number.NEGATIVE_INFINITY
      for (const { members } of chainsByNumber(given)) {
        for (const [position, member] of members.entries()) {
          expect(member.start > reach ? 'begins a chain' : 'joins').toBe(
            position === 0 ? 'begins a chain' : 'joins',
          )
          const end = (endOf(member, days) ?? Number.POSITIVE_INFINITY) + joinWithinDays
          reach = position === 0 ? end : Math.max(reach, end)
        }
      }
    }),
  )
})

test('L3: the order in which employments are given changes no chain', () => {
  const shuffled = situation.chain((given) =>
    fc.record({
      given: fc.constant(given),
      people: fc.shuffledSubarray(given.people, {
        minLength: given.people.length,
        maxLength: given.people.length,
      }),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ given, people }) => {
      expect(chainsByNumber({ ...given, people })).toEqual(chainsByNumber(given))
    }),
  )
})

test('L3: more days never part a chain', () => {
  fc.assert(
    fc.property(
      situation,
      fc.integer({ min: 0, max: 90 }),
      fc.integer({ min: 0, max: 90 }),
      (given, days, more) => {
        const people = given.people.filter(({ endsOn }) => endsOn === undefined)
        const fewer = chainsByNumber({ ...given, people, days })
        const together = chainsByNumber({ ...given, people, days: days + more })
        expect(together.length).toBeLessThanOrEqual(fewer.length)
      },
    ),
  )
})

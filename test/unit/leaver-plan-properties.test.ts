import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainsOf } from '../../src/domain/chain.ts'
import type { Employment } from '../../src/domain/employment.ts'
import {
  planPerson,
  type Due,
  type EmploymentPlan,
  type PersonToPlan,
  type PlanRules,
} from '../../src/domain/leaver-plan.ts'
import { localDateAt } from '../../src/domain/local-time.ts'
import { dateOf, employmentsArbitrary, instantOfDay, type Numbered } from './leaver-plan-arbitraries.ts'

const numberOfDays = fc.oneof(fc.constantFrom(0, 1, 5, 999), fc.integer({ min: 0, max: 90 }))
const level = fc.option(fc.oneof(numberOfDays, fc.constant('off' as const)), { nil: undefined })
const levels = fc.record({ user: level, template: level, settings: level })

const rulesArbitrary: fc.Arbitrary<PlanRules> = fc.record({
  deactivateAfter: levels,
  reactivateBefore: levels,
  keepIfReturningWithinDays: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
  dueTime: fc.constantFrom('00:00', '02:00', '06:00', '23:00'),
})

const nowArbitrary = fc
  .record({ day: fc.integer({ min: -100, max: 900 }), minutes: fc.integer({ min: 0, max: 1439 }) })
  .map(instantOfDay)

const active = { exempt: false, inactiveWhy: undefined }
const anyUser = fc.option(
  fc.record({
    exempt: fc.boolean(),
    inactiveWhy: fc.constantFrom(undefined, 'launch', 'person', 'automation'),
  }),
  { nil: undefined },
)

type Given = { people: Numbered[]; rules: PlanRules; now: string }
const given = fc.record({
  people: employmentsArbitrary({ access: ['rule', 'rule', 'now', 'ends-on'] }),
  rules: rulesArbitrary,
  now: nowArbitrary,
})
const oneZone = fc.record({
  people: employmentsArbitrary({
    access: ['rule', 'rule', 'now', 'ends-on'],
    timeZones: ['Europe/Stockholm'],
  }),
  rules: rulesArbitrary,
  now: nowArbitrary,
})

const byDate = fc.record({
  people: employmentsArbitrary({ access: ['rule', 'rule', 'ends-on'] }),
  rules: rulesArbitrary,
  now: nowArbitrary,
})

const employmentsOf = (people: readonly Numbered[]) => people.map(({ employment }) => employment)

const personOf = ({ people, rules, now }: Given): PersonToPlan => ({
  employments: employmentsOf(people),
  user: active,
  rules,
  now,
})

/** By the rule or by `endsOn`: what a person's other employments may move. */
const isByDate = (plan: EmploymentPlan | undefined): plan is Due =>
  plan?.kind === 'due' && plan.access !== 'now'

const dueByDate = (person: PersonToPlan) =>
  [...planPerson(person)].filter(([, plan]) => isByDate(plan)) as [string, Due][]

function withDays({ rules, ...rest }: Given, days: number): PersonToPlan {
  const deactivateAfter = { user: days, template: undefined, settings: undefined }
  return personOf({ ...rest, rules: { ...rules, deactivateAfter } })
}

test('L3: every employment has exactly one plan; one without a last day is never due', () => {
  fc.assert(
    fc.property(given, anyUser, (situation, user) => {
      const plans = planPerson({ ...personOf(situation), user })
      expect([...plans.keys()].toSorted()).toEqual(
        situation.people.map(({ employment }) => employment.id).toSorted(),
      )
      const running = situation.people.filter(({ last }) => last === undefined)
      for (const { employment } of running) expect(plans.get(employment.id)?.kind).toBe('nothing-to-do')
    }),
  )
})

test('L3: of a chain at most one employment is due, besides those with access now', () => {
  fc.assert(
    fc.property(given, (situation) => {
      const person = personOf(situation)
      const due = new Set(dueByDate(person).map(([id]) => id))
      const { deactivateAfter, reactivateBefore, keepIfReturningWithinDays } = situation.rules
      const before = reactivateBefore.user ?? reactivateBefore.template ?? reactivateBefore.settings ?? 1
      const chains = chainsOf({
        employments: person.employments,
        days: deactivateAfter.user ?? deactivateAfter.template ?? deactivateAfter.settings ?? 5,
        joinWithinDays: Math.max(keepIfReturningWithinDays, before === 'off' ? 0 : before),
      })
      for (const { members } of chains) {
        expect(members.filter(({ id }) => due.has(id)).length).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('L3: a superseded employment names one that is due, runs, or ended by access now', () => {
  fc.assert(
    fc.property(given, (situation) => {
      const plans = planPerson(personOf(situation))
      for (const plan of plans.values()) {
        if (plan.kind === 'due' || plan.outcome !== 'superseded') continue
        const other = situation.people.find(({ employment }) => employment.id === plan.supersededBy)
        expect(other).toBeDefined()
        expect(other?.last === undefined || plans.get(plan.supersededBy ?? '')?.kind === 'due').toBe(true)
      }
    }),
  )
})

/** Employed on that date by the calendar of the employer, and neither on garden leave nor shut out by hand. */
function isWorkingOn({ employment, start, last, endsOn }: Numbered, date: string): boolean {
  if (employment.access === 'now' || (endsOn !== undefined && dateOf(endsOn) <= date)) return false
  return dateOf(start) <= date && (last === undefined || date <= dateOf(last))
}

test('L3: by the rule nobody is closed out while any employment is active, in the zone of each employer', () => {
  fc.assert(
    fc.property(given, (situation) => {
      for (const [, { dueAt }] of dueByDate(personOf(situation))) {
        for (const each of situation.people) {
          const date = localDateAt({ instant: dueAt, timeZone: each.employment.timeZone })
          expect(isWorkingOn(each, date), `${each.employment.id} on ${date}`).toBe(false)
        }
      }
    }),
  )
})

test('L2, L16: nothing is due before the end of its own access: last day + days + 1, or endsOn', () => {
  fc.assert(
    fc.property(given, fc.integer({ min: 0, max: 90 }), (situation, days) => {
      for (const [id, { dueAt, noAccessFrom }] of dueByDate(withDays(situation, days))) {
        const own = situation.people.find(({ employment }) => employment.id === id)
        const end = dateOf(own?.endsOn ?? (own?.last ?? Number.NaN) + days + 1)
        expect(noAccessFrom >= end).toBe(true)
        expect(localDateAt({ instant: dueAt, timeZone: own?.employment.timeZone ?? '' }) >= end).toBe(true)
      }
    }),
  )
})

test('L3: the order in which employments are given changes no plan', () => {
  const shuffled = given.chain((situation) =>
    fc.record({
      situation: fc.constant(situation),
      people: fc.shuffledSubarray(situation.people, {
        minLength: situation.people.length,
        maxLength: situation.people.length,
      }),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ situation, people }) => {
      expect(planPerson(personOf({ ...situation, people }))).toEqual(planPerson(personOf(situation)))
    }),
  )
})

test('L3: the same facts give the same plan, and planning changes no fact', () => {
  fc.assert(
    fc.property(given, anyUser, (situation, user) => {
      const person = { ...personOf(situation), user }
      const before = structuredClone(person)
      expect(planPerson(person)).toEqual(planPerson(structuredClone(person)))
      expect(person).toEqual(before)
    }),
  )
})

test('L3: one more employment that runs never brings a date forward', () => {
  const running = fc.integer({ min: -50, max: 500 })
  fc.assert(
    fc.property(oneZone, running, (situation, start) => {
      const person = personOf(situation)
      const added: Employment = {
        id: 'added',
        startDate: dateOf(start),
        lastDay: undefined,
        access: 'rule',
        accessAskedAt: undefined,
        timeZone: 'Europe/Stockholm',
      }
      const without = planPerson(person)
      for (const [id, { dueAt }] of dueByDate({ ...person, employments: [...person.employments, added] })) {
        const before = without.get(id)
        expect(isByDate(before) && before.dueAt <= dueAt).toBe(true)
      }
    }),
  )
})

const days = fc.integer({ min: 0, max: 60 })
const moreDays = fc.integer({ min: 1, max: 60 })

test('L1, L3: more days never give an employment an earlier date', () => {
  fc.assert(
    fc.property(given, days, moreDays, (situation, fewer, more) => {
      const before = planPerson(withDays(situation, fewer))
      for (const [id, { dueAt }] of dueByDate(withDays(situation, fewer + more))) {
        const plan = before.get(id)
        expect(isByDate(plan) ? plan.dueAt <= dueAt : true, id).toBe(true)
      }
    }),
  )
})

test('L1, L3: more days never close a person earlier', () => {
  const firstOf = (person: PersonToPlan) =>
    dueByDate(person)
      .map(([, { dueAt }]) => dueAt)
      .toSorted()[0]
  fc.assert(
    fc.property(byDate, days, moreDays, (situation, fewer, more) => {
      const later = firstOf(withDays(situation, fewer + more))
      const earlier = firstOf(withDays(situation, fewer))
      expect(later === undefined || (earlier !== undefined && earlier <= later)).toBe(true)
    }),
  )
})

test('L16: access now is due when it was asked for, whatever the other employments say', () => {
  fc.assert(
    fc.property(given, (situation) => {
      const plans = planPerson(personOf(situation))
      for (const { employment } of situation.people) {
        if (employment.access !== 'now') continue
        expect(plans.get(employment.id)).toMatchObject({
          kind: 'due',
          dueAt: employment.accessAskedAt ?? situation.now,
        })
      }
    }),
  )
})

test('L8, L9, L12: nothing is due without an active user that is not exempt', () => {
  fc.assert(
    fc.property(given, anyUser, (situation, user) => {
      fc.pre(user === undefined || user.exempt || user.inactiveWhy !== undefined)
      const plans = planPerson({ ...personOf(situation), user })
      expect([...plans.values()].filter(({ kind }) => kind === 'due')).toEqual([])
    }),
  )
})

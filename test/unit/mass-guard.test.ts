import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsAt, excessOf, guardLimit, guardWindowMs } from '../../src/domain/mass-guard.ts'

const hour = 3_600_000

describe('L13: the limit is the larger of a number and a share of the users', () => {
  test.for([
    [{ count: 10, percent: 5 }, 100, 10],
    [{ count: 10, percent: 5 }, 219, 10],
    [{ count: 10, percent: 5 }, 220, 11],
    [{ count: 10, percent: 5 }, 1_000, 50],
    [{ count: 0, percent: 0 }, 1_000, 0],
    [{ count: 0, percent: 100 }, 7, 7],
  ] as const)('%o of %i users: %i', ([guard, of, limit]) => {
    expect(guardLimit({ guard, of })).toBe(limit)
  })
})

describe('L13: a closing counts at the instant it was due, unless it comes more than an hour late', () => {
  test.for([
    ['ahead', 5 * hour, 0, 5 * hour],
    ['on time', 5 * hour, 5 * hour + 3_000, 5 * hour],
    ['an hour late', 5 * hour, 6 * hour, 6 * hour],
  ] as const)('%s', ([_when, dueAt, at, counted]) => {
    expect(countsAt({ dueAt, at })).toBe(counted)
  })
})

const at = (...instants: number[]) => instants.map((instant) => ({ at: instant }))
const instantsOf = (excess: ReturnType<typeof excessOf>) => excess?.closings.map((each) => each.at)

describe('L13: too many within any 24 hours', () => {
  test('as many as the limit are not too many', () => {
    expect(excessOf({ closings: at(0, 1, 2), limit: 3, beginningBy: 0 })).toBeUndefined()
  })

  test('one more is, and then all of them are held', () => {
    const excess = excessOf({ closings: at(2, 0, 1, 3), limit: 3, beginningBy: 0 })
    expect(instantsOf(excess)).toEqual([0, 1, 2, 3])
    expect(excess).toMatchObject({ largest: 4, from: 0, until: guardWindowMs })
  })

  test('the end of the window is not part of it: two midnights are two days', () => {
    const closings = at(0, 0, guardWindowMs, guardWindowMs)
    expect(excessOf({ closings, limit: 3, beginningBy: guardWindowMs })).toBeUndefined()
    expect(
      instantsOf(
        excessOf({ closings: at(0, 0, guardWindowMs - 1, guardWindowMs - 1), limit: 3, beginningBy: 0 }),
      ),
    ).toHaveLength(4)
  })

  test('what begins later is not looked at', () => {
    const closings = at(0, 5 * hour, 6 * hour, 29 * hour, 29 * hour, 29 * hour, 29 * hour)
    expect(excessOf({ closings, limit: 3, beginningBy: 5 * hour })).toBeUndefined()
    expect(instantsOf(excessOf({ closings, limit: 3, beginningBy: 29 * hour }))).toHaveLength(5)
  })

  test('it is what counting every window by itself finds', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 96 }), { maxLength: 40 })
    fc.assert(
      fc.property(instants, fc.nat(8), fc.integer({ min: 0, max: 96 }), (hours, limit, until) => {
        const closings = at(...hours.map((each) => each * hour))
        const windows = Array.from({ length: until + 1 }, (_, start) =>
          closings.filter((each) => each.at >= start * hour && each.at < start * hour + guardWindowMs),
        ).filter((window) => window.length > limit)
        const expected = closings.filter((each) => windows.some((window) => window.includes(each)))
        const excess = excessOf({ closings, limit, beginningBy: until * hour })
        expect(new Set(excess?.closings ?? [])).toEqual(new Set(expected))
        expect(excess?.closings.length ?? 0).toBe(expected.length)
        expect(excess?.largest).toBe(
          windows.length === 0 ? undefined : Math.max(...windows.map((window) => window.length)),
        )
      }),
    )
  })
})

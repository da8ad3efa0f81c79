/** People out of the air for properties. Days are counted from 1 January 2026, so that tests share no arithmetic with the rules. */
import fc from 'fast-check'
import type { Access, Employment } from '../../src/domain/employment.ts'

/** An employment with its days as numbers: day 0 is 1 January 2026. */
export type Numbered = {
  employment: Employment
  start: number
  last: number | undefined
  endsOn: number | undefined
}

const dayMs = 86_400_000
const dayZero = Date.UTC(2026, 0, 1)

export function dateOf(day: number): string {
  return new Date(dayZero + day * dayMs).toISOString().slice(0, 10)
}

export function instantOfDay({ day, minutes }: { day: number; minutes: number }): string {
  return new Date(dayZero + day * dayMs + minutes * 60_000).toISOString()
}

const zones = [
  'Europe/Stockholm',
  'Europe/Helsinki',
  'America/St_Johns',
  'America/Havana',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

type Kind = 'rule' | 'now' | 'ends-on'

/** Up to six employments of one person, close enough to touch, overlap, repeat and miss each other. */
export function employmentsArbitrary({
  access,
  timeZones = zones,
  minLength = 0,
}: {
  access: readonly Kind[]
  timeZones?: readonly string[]
  minLength?: number
}): fc.Arbitrary<Numbered[]> {
  const one = fc.record({
    start: fc.integer({ min: 0, max: 400 }),
    length: fc.option(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 300 })), {
      nil: undefined,
      freq: 6,
    }),
    kind: fc.constantFrom(...access),
    endsAfter: fc.integer({ min: 0, max: 60 }),
    askedOn: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
    timeZone: fc.constantFrom(...timeZones),
  })
  return fc.array(one, { minLength, maxLength: 6 }).map((people) =>
    people.map(({ start, length, kind, endsAfter, askedOn, timeZone }, index) => {
      const last = length === undefined ? undefined : start + length
      const endsOn = last !== undefined && kind === 'ends-on' ? start + endsAfter : undefined
      return {
        start,
        last,
        endsOn,
        employment: {
          id: `e${index}`,
          startDate: dateOf(start),
          lastDay: last === undefined ? undefined : dateOf(last),
          access: accessOf({ kind: last === undefined ? 'rule' : kind, endsOn }),
          accessAskedAt:
            kind === 'now' && askedOn !== undefined
              ? instantOfDay({ day: askedOn, minutes: 500 })
              : undefined,
          timeZone,
        },
      }
    }),
  )
}

function accessOf({ kind, endsOn }: { kind: Kind; endsOn: number | undefined }): Access {
  if (kind === 'now') return 'now'
  return endsOn === undefined ? 'rule' : { endsOn: dateOf(endsOn) }
}

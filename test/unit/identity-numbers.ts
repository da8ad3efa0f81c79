// Identity numbers after the published rules, made apart from the product: nobody's but by chance.
import fc from 'fast-check'
import { isLuhn } from './sample-check-digits.ts'

const dayMs = 86_400_000

/** From 1940 to 2025, when every series of individual numbers is in use. */
const birthDates = fc
  .integer({ min: Date.UTC(1940, 0, 1) / dayMs, max: Date.UTC(2025, 11, 31) / dayMs })
  .map((day) => new Date(day * dayMs).toISOString().slice(0, 10))

const two = (number: number) => String(number).padStart(2, '0')

/** 12 digits. */
function swedishNumber({
  birthDate,
  individual,
  isCoordination,
}: {
  birthDate: string
  individual: number
  isCoordination: boolean
}): string {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const stem = `${year}${month}${two(Number(day) + (isCoordination ? 60 : 0))}${String(individual).padStart(3, '0')}`
  const check = Array.from({ length: 10 }, (_, digit) => String(digit)).find((digit) =>
    isLuhn(`${stem.slice(2)}${digit}`),
  )
  return `${stem}${check}`
}

export const swedishNumbers = fc
  .record({
    birthDate: birthDates,
    individual: fc.integer({ min: 1, max: 999 }),
    isCoordination: fc.boolean(),
  })
  .map((parts) => ({ ...parts, digits: swedishNumber(parts) }))

export type NorwegianParts = {
  birthDate: string
  individual: number
  isDNumber: boolean
  addedToMonth: 0 | 40 | 80
  /** 0 before 2032; the first control digit may leave up to 3 from then on. */
  remainder: 0 | 1 | 2 | 3
}

/** 11 digits, or undefined where a control digit would be 10. */
export function norwegianNumber(parts: NorwegianParts): string | undefined {
  const [year = '', month = '', day = ''] = parts.birthDate.split('-')
  const date = `${two(Number(day) + (parts.isDNumber ? 40 : 0))}${two(Number(month) + parts.addedToMonth)}${year.slice(2)}`
  const stem = `${date}${String(parts.individual).padStart(3, '0')}`
  const first = controlDigit(stem, [3, 7, 6, 1, 8, 9, 4, 5, 2], parts.remainder)
  const second = controlDigit(`${stem}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 0)
  return first === 10 || second === 10 ? undefined : `${stem}${first}${second}`
}

function controlDigit(stem: string, weights: readonly number[], remainder: number): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(stem[index]), 0)
  return (11 - (sum % 11) + remainder) % 11
}

/** In the series of the birth date. */
export const norwegianParts: fc.Arbitrary<NorwegianParts> = birthDates.chain((birthDate) =>
  fc.record({
    birthDate: fc.constant(birthDate),
    individual:
      birthDate < '2000'
        ? fc.oneof(fc.integer({ min: 0, max: 499 }), fc.integer({ min: 900, max: 999 }))
        : fc.integer({ min: 500, max: 999 }),
    isDNumber: fc.boolean(),
    addedToMonth: fc.constantFrom(0, 40, 80),
    remainder: fc.constantFrom(0, 1, 2, 3),
  }),
)

export const norwegianNumbers = norwegianParts
  .map((parts) => ({ ...parts, digits: norwegianNumber(parts) }))
  .filter((number): number is NorwegianParts & { digits: string } => number.digits !== undefined)

/** One digit of a text at or after `from`, replaced by another. */
export function mistyped(digits: string, from = 0): fc.Arbitrary<string> {
  return fc
    .record({ index: fc.integer({ min: from, max: digits.length - 1 }), by: fc.integer({ min: 1, max: 9 }) })
    .map(({ index, by }) =>
      [...digits]
        .map((digit, place) => (place === index ? String((Number(digit) + by) % 10) : digit))
        .join(''),
    )
}

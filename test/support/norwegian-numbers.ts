/** Numbers with the right check digits, of nobody in particular. */
import { DateTime } from 'luxon'
import { isNorwegianAccount } from '../../src/domain/norwegian-account.ts'
import { checkNorwegianNumber } from '../../src/domain/norwegian-identity.ts'

/** Born on 1990-05-04, another one for each index up to 300. */
export function norwegianNumber(index: number): string {
  const known = identityNumbers[index]
  if (known === undefined) throw new Error(`there are only ${identityNumbers.length} such numbers`)
  return known
}

/** As many as are asked for, each another one: 500 or less of a day, from 1950 on. */
export function* norwegianNumbers(): Generator<string, never> {
  for (let day = DateTime.utc(1950, 1, 1); ; day = day.plus({ days: 1 }))
    yield* numbersOf(day.toFormat('ddMMyy'))
}

/** Another one for each index. */
export function norwegianAccount(index: number): string {
  const start = `1234${String(100_000 + index)}`
  const [found] = Array.from({ length: 10 }, (_, digit) => `${start}${digit}`).filter(isNorwegianAccount)
  // Of one in eleven the control digit would be 10.
  return found ?? norwegianAccount(index + 500_000)
}

const weights = [
  [3, 7, 6, 1, 8, 9, 4, 5, 2],
  [5, 4, 3, 2, 7, 6, 5, 4, 3, 2],
]

function withControlDigits(digits: string): string {
  return weights.reduce((sofar, row) => {
    const sum = row.reduce((total, weight, place) => total + weight * Number(sofar[place]), 0)
    return `${sofar}${(11 - (sum % 11)) % 11}`
  }, digits)
}

function numbersOf(birth: string): string[] {
  return Array.from({ length: 500 }, (_, individual) =>
    withControlDigits(`${birth}${String(individual).padStart(3, '0')}`),
  ).filter((number) => number.length === 11 && checkNorwegianNumber(number).state === 'valid')
}

const identityNumbers = numbersOf('040590')

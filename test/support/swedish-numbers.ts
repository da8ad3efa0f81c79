/** Personal identity numbers of the series for tests (980 to 999), with the right check digit; another one for each index. */
import { DateTime } from 'luxon'

const perDay = 20
const firstOfSeries = 980

export function swedishNumber(index: number): string {
  const day = DateTime.utc(1950, 1, 1).plus({ days: Math.floor(index / perDay) })
  const digits = `${day.toFormat('yyMMdd')}${firstOfSeries + (index % perDay)}`
  return `19${digits}${checkDigit(digits)}`
}

/** Luhn. */
function checkDigit(digits: string): number {
  const sum = [...digits]
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0)
  return (10 - (sum % 10)) % 10
}

/** Norwegian identity numbers: eleven digits, two of them for control, the first above 3 in a D number. */
import type { Document } from './timelines.ts'

const WEIGHTS = [
  [3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0],
  [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1],
]

/** What is wrong with it, for people. */
export function wrongWith({ typeOfId, id }: Document): string | undefined {
  if (typeof id !== 'string' || !/^\d{11}$/.test(id)) return 'has not 11 digits'
  const digits = [...id].map(Number)
  const holds = WEIGHTS.every(
    (row) => row.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0) % 11 === 0,
  )
  if (!holds) return 'has other control digits'
  const isDNumber = (digits[0] ?? 0) > 3
  return isDNumber === (typeOfId === 'DNumber') ? undefined : `is no ${String(typeOfId)}`
}

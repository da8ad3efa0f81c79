import type { Days } from './days.ts'

/** What is kept as it was sent and is probably a mistake, or was sent and is not kept. */
export type Warning = {
  /** JSON pointer into the request body. */
  pointer: string
  code: 'days-above-180' | 'past-keeping'
  detail: string
}

/** L1: an account that stays open for longer than half a year after the end is hardly meant. */
const longDays = 180

/** Of settings, a user template or a user, which stands at `pointer` in the body. */
export function warningsOf(document: { deactivateAfterDays: Days | null } | null, pointer = ''): Warning[] {
  const days = document?.deactivateAfterDays ?? null
  if (days === null || days === 'off' || days <= longDays) return []
  return [
    {
      pointer: `${pointer}/deactivateAfterDays`,
      code: 'days-above-180',
      detail: `the account stays open for ${days} days after the end, longer than ${longDays}; it was kept so: send a smaller number if that is not meant`,
    },
  ]
}

/** Of an employee's document: what was left out, since the last employment is over for longer than it is kept. */
export function warningsOfLeftOut(pointers: readonly string[]): Warning[] {
  return pointers.map((pointer) => ({
    pointer,
    code: 'past-keeping',
    detail:
      'it was not stored, since nobody is employed and the time for which the settings (`retention`) keep it is over; leave it out, or set `preserve` if it has to be kept',
  }))
}

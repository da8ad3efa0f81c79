// For how long what is told of a person is kept after the last employment.
import { daysBetween } from './calendar-date.ts'
import type { EmployeeDocument, EmploymentDocument, Retention } from './documents.ts'
import type { Employment } from './employment.ts'
import { localDateAt, type Instant } from './local-time.ts'

export const agingFields = ['nationalId', 'birthDate', 'bankAccount', 'address', 'pay'] as const
export type AgingField = (typeof agingFields)[number]

const daysOf = {
  nationalId: 'nationalIdDays',
  // As good as the number's first half.
  birthDate: 'nationalIdDays',
  bankAccount: 'bankAccountDays',
  address: 'addressDays',
  pay: 'payDays',
} as const satisfies Record<AgingField, keyof Retention>

/** What decides for how long a person's fields are kept. */
export type PersonToKeep = {
  /** All that are not withdrawn. */
  employments: readonly Pick<Employment, 'lastDay' | 'timeZone'>[]
  /** Who was never employed counts from here, in the tenant's zone. */
  lastChangedAt: Instant
  timeZone: string
  preserve: boolean
  hasOpenLeaver: boolean
  now: Instant
}

/**
 * The fields that are past keeping. None while somebody is employed, is going to be, is preserved, or has an open leaver: then the
 * last word about the end is not spoken.
 */
export function pastKeeping(person: PersonToKeep, retention: Retention): AgingField[] {
  if (person.preserve || person.hasOpenLeaver) return []
  const days = daysSinceTheEnd(person)
  return days === undefined ? [] : agingFields.filter((field) => days >= retention[daysOf[field]])
}

/** Whole days, each employment by the calendar of its zone; undefined while there is no end, or it lies ahead. */
function daysSinceTheEnd({
  employments,
  lastChangedAt,
  timeZone,
  now,
}: Pick<PersonToKeep, 'employments' | 'lastChangedAt' | 'timeZone' | 'now'>): number | undefined {
  const today = (zone: string) => localDateAt({ instant: now, timeZone: zone })
  if (employments.length === 0)
    return daysBetween(localDateAt({ instant: lastChangedAt, timeZone }), today(timeZone))
  const days = employments.map(({ lastDay, timeZone: zone }) =>
    lastDay === undefined ? 0 : daysBetween(lastDay, today(zone)),
  )
  const fewest = Math.min(...days)
  return fewest >= 1 ? fewest : undefined
}

/** What stands of the fields that age. */
export type Stored = Pick<EmployeeDocument, 'nationalId' | 'birthDate' | 'bankAccount' | 'address'> & {
  pay: ReadonlyMap<string, EmploymentDocument['pay']>
}

/**
 * The document without what is past keeping, so that a nightly load does not bring it back; and the pointers of what was left out.
 * What still stands is left to the sweep, which records that it goes.
 */
export function withoutExpired(
  document: EmployeeDocument,
  { expired, stored }: { expired: readonly AgingField[]; stored: Stored },
): { document: EmployeeDocument; leftOut: string[] } {
  const leftOut: string[] = []
  function kept<Value extends object | string | null>(
    field: AgingField,
    pointer: string,
    { sent, known }: { sent: Value; known: Value },
  ) {
    if (sent === null || !expired.includes(field) || isSame(sent, known)) return sent
    leftOut.push(pointer)
    return known
  }
  const without = {
    ...document,
    nationalId: kept('nationalId', '/nationalId', { sent: document.nationalId, known: stored.nationalId }),
    birthDate: kept('birthDate', '/birthDate', { sent: document.birthDate, known: stored.birthDate }),
    bankAccount: kept('bankAccount', '/bankAccount', {
      sent: document.bankAccount,
      known: stored.bankAccount,
    }),
    address: kept('address', '/address', { sent: document.address, known: stored.address }),
    employments: document.employments.map((employment, index) => ({
      ...employment,
      pay: kept('pay', `/employments/${index}/pay`, {
        sent: employment.pay,
        known: stored.pay.get(employment.id) ?? null,
      }),
    })),
  }
  return { document: without, leftOut }
}

/** Of flat values; the database gives the members of an address back in an order of its own. */
function isSame(one: object | string, other: object | string | null): boolean {
  if (typeof one === 'string' || typeof other === 'string' || other === null) return one === other
  const members = Object.entries(one)
  const others = new Map(Object.entries(other))
  return members.length === others.size && members.every(([name, value]) => others.get(name) === value)
}

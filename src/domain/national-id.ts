import type { CalendarDate } from './calendar-date.ts'
import type { EmployeeDocument } from './documents.ts'
import { checkNorwegianNumber } from './norwegian-identity.ts'
import { checkSwedishNumber } from './swedish-identity.ts'

export type IdentityKind = 'personnummer' | 'samordningsnummer' | 'fodselsnummer' | 'd-nummer'

/** Where a system's company lives: invented people are let in to try things out, never into a real payroll. */
export type Environment = 'test' | 'production'

export type IdentityCheck =
  | {
      state: 'valid'
      kind: IdentityKind
      /** As registers keep it: 12 digits in Sweden, 11 in Norway. */
      digits: string
      /** Undefined where the number does not tell it reliably. */
      birthDate: CalendarDate | undefined
      synthetic: boolean
    }
  | { state: 'invalid'; why: 'wrong-form' | 'no-such-date' | 'wrong-check-digit' | 'synthetic' }
  /** Another country's, kept as it is. */
  | { state: 'not-checked'; kind: 'other' }

/** I4. `today` tells the century of Swedish numbers that are written without it. */
export function checkNationalId(
  { country, number }: { country: string; number: string },
  { today, environment }: { today: CalendarDate; environment: Environment },
): IdentityCheck {
  const check =
    country === 'SE'
      ? checkSwedishNumber(number, { today })
      : country === 'NO'
        ? checkNorwegianNumber(number)
        : ({ state: 'not-checked', kind: 'other' } as const)
  if (check.state === 'valid' && check.synthetic && environment === 'production')
    return { state: 'invalid', why: 'synthetic' }
  return check
}

/** The birth date that the identity number tells, or else the one of the document; null where neither does. */
export function birthDateOf(
  { nationalId, birthDate }: Pick<EmployeeDocument, 'nationalId' | 'birthDate'>,
  { today }: { today: CalendarDate },
): CalendarDate | null {
  const check = nationalId && checkNationalId(nationalId, { today, environment: 'test' })
  return (check?.state === 'valid' ? check.birthDate : undefined) ?? birthDate
}

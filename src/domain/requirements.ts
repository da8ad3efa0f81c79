import type { AccountKind } from './bank-account.ts'
import type { IdentityKind } from './national-id.ts'

/**
 * I4: what a shortcoming does to the employee. `blocks`: nothing of the employee is sent. `partly-exported`: sent without that
 * field, so something is left to do at the target. `warning`: nothing is held back.
 */
export type Severity = 'blocks' | 'partly-exported' | 'warning'

export type Field =
  | 'employeeNumber'
  | 'givenName'
  | 'familyName'
  | 'nationalId'
  | 'birthDate'
  | 'email'
  | 'mobilePhone'
  | 'address'
  | 'bankAccount'
  | 'department'
  | 'office'
  | 'employment'
  | 'startDate'
  | 'lastDay'
  | 'contractType'
  | 'fullTimePercent'
  | 'occupationCode'
  | 'pay'
  | 'absenceType'

/** `not-taken`: right, but the system has no place for it. `not-checked`: kept as it is, since no rule is known here. */
export type Shortcoming = 'missing' | 'invalid' | 'not-taken' | 'not-checked'

/** What one system needs; a shortcoming that is not named is none there. */
export type Requirements = {
  fields: Partial<Record<Field, Partial<Record<Shortcoming, Severity>>>>
  takes: {
    nationalIds: readonly (IdentityKind | 'other')[]
    bankAccounts: readonly AccountKind[]
    currencies: readonly string[]
    /** A regular expression, as text like the rest, so that the catalogue can show it. */
    occupationCodePattern: string
  }
}

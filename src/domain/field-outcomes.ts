import type { EmployeeDocument } from './documents.ts'

/** What became of one field at the target. `not-sent`: by a rule here, named by `reason`; `refused`: by the system, in its words. */
export type FieldOutcome = {
  /** As in the employee's document, such as `bankAccount` or `employments.E1001-1.pay`. */
  field: string
  outcome: 'created' | 'updated' | 'unchanged' | 'not-sent' | 'refused'
  from: string | null
  to: string | null
  reason: string | null
}

const reasonsThere: readonly (string | null)[] = [
  'not-found-there',
  'no-employment-there',
  'other-employment-there',
]

/** Left out for something that may be put right at the target any day, without a change here. */
export function mayArriveLater({ outcome, reason }: Pick<FieldOutcome, 'outcome' | 'reason'>): boolean {
  return outcome === 'not-sent' && reasonsThere.includes(reason)
}

/** By what pay is reckoned, `pay.type`, tells of nobody what it is. */
const sensitive =
  /^(bankAccount|nationalId|address|birthDate|privateEmail|mobilePhone)(\.|$)|\.pay(?!\.type$)(\.|$)|^absences\..+\.type$/
/** Of a short list the last characters tell which one it is. */
const ofShortList = /^absences\..+\.type$/
const shown = 2
const mask = '***'

/** What a reason says instead, where the system quotes what it was sent. */
export const quotingReason = 'The words of the system are left out, since they quote a value.'
/** What it says where the values that may be quoted are not known any more. */
export const outdatedReason =
  'The words of the system are left out, since the employee was changed after they were sent.'

/** I6: of sensitive values at most the last two characters; of somebody whose identity is protected none of any. */
export function maskedOutcomes(
  fields: readonly FieldOutcome[],
  { document }: { document: EmployeeDocument },
): FieldOutcome[] {
  const told = fields.filter(({ field }) => sensitive.test(field)).flatMap(({ from, to }) => [from, to])
  const values = [...quotable(document), ...told].map((value) => bareOf(value ?? '')).filter(isFound)
  return fields.map(({ field, outcome, from, to, reason }) => {
    const show = (value: string | null) => {
      if (value === null || (!document.protectedIdentity && !sensitive.test(field))) return value
      const isWhole = document.protectedIdentity || ofShortList.test(field) || value.length <= 2 * shown
      return isWhole ? mask : `${mask}${value.slice(-shown)}`
    }
    return {
      field,
      outcome,
      from: show(from),
      to: show(to),
      reason: quotes(reason, values) ? quotingReason : reason,
    }
  })
}

/** Shorter ones are found in many words. */
const leastLength = 3

const isFound = (bare: string): boolean => bare.length >= leastLength

/** What nobody may read in the words of a system. */
export function quotable(document: EmployeeDocument): (string | null | undefined)[] {
  const { givenName, familyName, workEmail, privateEmail, mobilePhone, nationalId, bankAccount, address } =
    document
  return [
    givenName,
    familyName,
    workEmail,
    privateEmail,
    mobilePhone,
    nationalId?.number,
    bankAccount?.number,
    address?.street,
    address?.postalCode,
    address?.city,
    ...document.employments.map(({ pay }) => pay?.amount),
  ]
}

function quotes(reason: string | null, values: readonly string[]): boolean {
  if (reason === null) return false
  const bare = bareOf(reason)
  return values.some((value) => bare.includes(value))
}

/** Spaces and hyphens in numbers, and capitals, hide nothing. */
const bareOf = (text: string): string => text.toLowerCase().replaceAll(/[\s.-]/g, '')

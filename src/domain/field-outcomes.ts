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

/** By what pay is reckoned, `pay.type`, tells of nobody what it is. */
const sensitive =
  /^(bankAccount|nationalId|address|birthDate|privateEmail|mobilePhone)(\.|$)|\.pay(?!\.type$)(\.|$)|^absences\..+\.type$/
/** Of a short list the last characters tell which one it is. */
const ofShortList = /^absences\..+\.type$/
const shown = 2
const mask = '***'

/** What a reason says instead, where the system quotes what it was sent. */
export const quotingReason = 'The words of the system are left out, since they quote a value.'

/** I6: of sensitive values at most the last two characters; of somebody whose identity is protected none of any. */
export function maskedOutcomes(
  fields: readonly FieldOutcome[],
  { document }: { document: EmployeeDocument },
): FieldOutcome[] {
  const values = valuesOf(document, fields)
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

function valuesOf(document: EmployeeDocument, fields: readonly FieldOutcome[]): string[] {
  const { givenName, familyName, workEmail, privateEmail, mobilePhone, nationalId, bankAccount, address } =
    document
  const told = [
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
    ...fields.filter(({ field }) => sensitive.test(field)).flatMap(({ from, to }) => [from, to]),
  ]
  return told.flatMap((value) => {
    const bare = bareOf(value ?? '')
    return bare.length < leastLength ? [] : [bare]
  })
}

function quotes(reason: string | null, values: readonly string[]): boolean {
  if (reason === null) return false
  const bare = bareOf(reason)
  return values.some((value) => bare.includes(value))
}

/** Spaces and hyphens in numbers, and capitals, hide nothing. */
const bareOf = (text: string): string => text.toLowerCase().replaceAll(/[\s.-]/g, '')

/** Whose fault a refusal is, by what Visma.net calls it. */
import type { FieldOutcome } from '../connector.ts'
import type { Refused } from '../errors.ts'

/** Nothing of what went together was taken; the reason stands with the fields that were to change. */
export function refusedFields({
  fields,
  refusal,
}: {
  fields: readonly FieldOutcome[]
  refusal: Refused
}): FieldOutcome[] {
  const words = refusal.reasons.map(({ field, message }) =>
    field === null ? message : `${field}: ${message}`,
  )
  const reason = words.join(' ') || refusal.message
  return fields.map((field) =>
    field.outcome === 'created' || field.outcome === 'updated'
      ? { ...field, outcome: 'refused', reason }
      : field,
  )
}

/** Whose fault a refusal is, by what Visma.net calls it. */
import type { FieldOutcome } from '../connector.ts'
import type { Refused } from '../errors.ts'
import type { Want } from './wanted.ts'

/** The fields that the refusal names, and the others that went with them and were not taken either. */
export function refusedFields({
  fields,
  wants,
  refusal,
}: {
  fields: readonly FieldOutcome[]
  wants: readonly Want[]
  refusal: Refused
}): FieldOutcome[] {
  const names = new Map(wants.flatMap(namesOf))
  const words = refusal.reasons.map(({ field, message }) =>
    field === null ? message : `${field}: ${message}`,
  )
  const reasonOf = ({ field }: FieldOutcome) =>
    words.find((_, index) => isAbout(refusal.reasons[index]?.field ?? null, names.get(field)))
  const changing = fields.filter(isChanging)
  const isAnyNamed = changing.some((field) => reasonOf(field) !== undefined)
  return fields.map((field): FieldOutcome => {
    if (!isChanging(field)) return field
    const reason = reasonOf(field)
    if (isAnyNamed && reason === undefined)
      return { ...field, outcome: 'not-sent', reason: 'refused-together' }
    return { ...field, outcome: 'refused', reason: reason ?? (words.join(' ') || refusal.message) }
  })
}

const isChanging = ({ outcome }: FieldOutcome) => outcome === 'created' || outcome === 'updated'

/** Field here, and the property there. */
function namesOf(want: Want): (readonly [string, string])[] {
  switch (want.kind) {
    case 'plain':
      return [[want.field, want.path.join('.')]]
    case 'person-id':
      return [[want.field, 'personIds']]
    case 'timeline':
      return [...want.parts, ...(want.pay ? [want.pay] : [])].map(({ field }) => [field, want.name] as const)
    case 'dimension':
      return [[want.part.field, 'accountingDimensions']]
  }
}

/** `positions[0].partTimeFactors[0].value` is about `partTimeFactors`. */
function isAbout(property: string | null, name: string | undefined): boolean {
  if (property === null || name === undefined) return false
  return `.${property.replaceAll(/\[\d*\]/g, '')}.`.includes(`.${name}.`)
}

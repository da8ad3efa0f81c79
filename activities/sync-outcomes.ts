// What a result says of what a connector answered.
import type { Outcome } from '../src/connectors/connector.ts'
import type { FieldOutcome } from '../src/domain/field-outcomes.ts'
import type { ResultOutcome } from '../src/domain/integration.ts'
import type { ToSend } from '../src/domain/sync-run.ts'

export function resultOf({ outcome, fields }: { outcome: Outcome; fields: readonly FieldOutcome[] }): {
  outcome: ResultOutcome
  problem: string | null
} {
  if (outcome === 'not-sent') return { outcome: 'blocked', problem: null }
  if (outcome !== 'refused') return { outcome, problem: null }
  const refused = fields.find((field) => field.outcome === 'refused' && isCode(field.reason))
  return { outcome, problem: refused?.reason ?? 'refused' }
}

/** Why the connector itself refuses, such as `gone-there`; the words of a system have spaces. */
export const isCode = (reason: string | null): boolean => reason !== null && /^[a-z]+(-[a-z]+)*$/.test(reason)

/** I11: the ends that the leaver guard holds. */
export function heldBack({ heldEnds }: Pick<ToSend, 'heldEnds'>): FieldOutcome[] {
  return heldEnds.map((employment) => ({
    field: `employments.${employment}.lastDay`,
    outcome: 'not-sent',
    from: null,
    to: null,
    reason: 'held-by-guard',
  }))
}

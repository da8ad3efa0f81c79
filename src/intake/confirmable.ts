import type { Knex } from 'knex'
import { stepOf } from '../db/leaver-steps.ts'
import type { Leaver } from '../db/leavers.ts'
import { notByHand, type DecisionKind } from '../domain/decision.ts'
import { taskProblem } from '../domain/identity-provider.ts'

/** Why it makes no sense to say that the connection was removed by hand; undefined if it does, or something else is decided. */
export async function whyNotConfirmed(
  db: Knex,
  tenant: string,
  { kind, leaver }: { kind: DecisionKind; leaver: Leaver },
): Promise<string | undefined> {
  if (kind !== 'confirm') return undefined
  const { problem } = await stepOf(db, tenant, leaver.id, 'connection')
  return problem === taskProblem ? undefined : notByHand
}

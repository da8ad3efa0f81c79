// The two steps of a leaver, account and connection: how far each is, and why not further.
import type { Knex } from 'knex'
import type { StepName, StepState } from '../domain/leaver.ts'
import { prepared } from './prepared.ts'

export type Step = {
  step: StepName
  state: StepState
  observed: string | null
  askedAt: string | null
  at: string | null
  enforcedAt: string | null
  problem: string | null
}

/** Instants as pg reads them, or as they stand in JSON. */
export type StepRow = {
  leaver_id: string
  step: StepName
  state: StepState
  observed: string | null
  asked_at: Date | string | null
  at: Date | string | null
  enforced_at: Date | string | null
  problem: string | null
}

export const stepColumns = 'leaver_id, step, state, observed, asked_at, at, enforced_at, problem'

export async function stepsOf(
  db: Knex,
  tenant: string,
  leavers: readonly string[],
): Promise<Map<string, Step[]>> {
  const query = db.raw<{ rows: StepRow[] }>(
    `select ${stepColumns} from leaver_steps where tenant_id = ? and leaver_id = any(?)`,
    [tenant, [...leavers]],
  )
  const { rows } = await prepared('leaver-steps', query)
  const byLeaver = new Map<string, Step[]>(leavers.map((id) => [id, []]))
  for (const row of rows) byLeaver.get(row.leaver_id)?.push(stepFromRow(row))
  return byLeaver
}

export function stepFromRow({ step, state, observed, problem, ...row }: StepRow): Step {
  const instant = (at: Date | string | null) => (at === null ? null : new Date(at).toISOString())
  return {
    step,
    state,
    observed,
    askedAt: instant(row.asked_at),
    at: instant(row.at),
    enforcedAt: instant(row.enforced_at),
    problem,
  }
}

export async function stepOf(db: Knex, tenant: string, leaver: string, step: StepName): Promise<Step> {
  const found = (await stepsOf(db, tenant, [leaver])).get(leaver)?.find((each) => each.step === step)
  if (found === undefined) throw new Error(`leaver ${leaver} has no step ${step}`)
  return found
}

export async function updateStep(
  db: Knex,
  tenant: string,
  leaver: string,
  step: StepName,
  change: Partial<Pick<Step, 'state' | 'observed' | 'askedAt' | 'at' | 'enforcedAt' | 'problem'>> & {
    /** A call began then; null: its outcome is recorded. */
    attemptedAt?: string | null
  },
): Promise<void> {
  const { askedAt, attemptedAt, enforcedAt, ...columns } = change
  await db('leaver_steps')
    .where({ tenant_id: tenant, leaver_id: leaver, step })
    .update({
      ...columns,
      ...(askedAt !== undefined && { asked_at: askedAt }),
      ...(attemptedAt !== undefined && { attempted_at: attemptedAt }),
      ...(enforcedAt !== undefined && { enforced_at: enforcedAt }),
    })
}

/** Why a step does not succeed at the moment; cleared when it does. */
export async function noteProblem(
  db: Knex,
  tenant: string,
  leaver: string,
  step: StepName,
  problem: string,
): Promise<void> {
  await db('leaver_steps')
    .where({ tenant_id: tenant, leaver_id: leaver, step })
    .whereIn('state', ['pending', 'running'])
    .update({ problem })
}

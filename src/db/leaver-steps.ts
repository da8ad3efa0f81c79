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

type StepRow = {
  tenant_id: string
  leaver_id: string
  step: StepName
  state: StepState
  observed: string | null
  asked_at: Date | null
  at: Date | null
  enforced_at: Date | null
  problem: string | null
}

export async function stepsOf(
  db: Knex,
  tenant: string,
  leavers: readonly string[],
): Promise<Map<string, Step[]>> {
  const query = db.raw<{ rows: StepRow[] }>(
    `select leaver_id, step, state, observed, asked_at, at, enforced_at, problem from leaver_steps
     where tenant_id = ? and leaver_id = any(?)`,
    [tenant, [...leavers]],
  )
  const { rows } = await prepared('leaver-steps', query)
  const byLeaver = new Map<string, Step[]>(leavers.map((id) => [id, []]))
  for (const row of rows) {
    byLeaver.get(row.leaver_id)?.push({
      step: row.step,
      state: row.state,
      observed: row.observed,
      askedAt: row.asked_at?.toISOString() ?? null,
      at: row.at?.toISOString() ?? null,
      enforcedAt: row.enforced_at?.toISOString() ?? null,
      problem: row.problem,
    })
  }
  return byLeaver
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

// What people ask of an integration, carried out in one transaction under its lock (I2-I8); safe to repeat.
import type { Knex } from 'knex'
import { holdOpenTenant } from '../src/db/closed-tenants.ts'
import type { Cause } from '../src/db/audit.ts'
import {
  lockStep,
  settleStep,
  type IntegrationStep,
  type StepAnswer,
  type StepRefusal,
} from '../src/db/integration-steps.ts'
import { lockIntegration, type Integration } from '../src/db/integrations.ts'
import { readSettings } from '../src/db/settings.ts'
import { inTransaction } from '../src/db/transaction.ts'
import type { IntegrationStepKind } from '../src/domain/integration.ts'
import type { Gate, SetUp, SetUpRules } from '../src/domain/set-up.ts'
import type { Intake } from '../src/intake/context.ts'
import { readSetUp, setUpRulesOf } from '../src/intake/set-up-of.ts'
import type { IntegrationRef, StepTaken } from '../src/temporal/integration-messages.ts'

export type StepRef = IntegrationRef & { step: string }

/** The integration as it stands under its lock, with what the gates go by. */
export type Held = {
  trx: Knex.Transaction
  ref: IntegrationRef
  integration: Integration
  setUp: SetUp
  rules: SetUpRules
  step: IntegrationStep
  by: string
  cause: Cause
}

/** Thrown by a step that makes no sense as things stand; nothing was changed. */
export class StepRefused extends Error {
  override readonly name = 'StepRefused'
  readonly refusal: StepRefusal

  constructor({ code, detail }: Gate | StepRefusal) {
    super(code)
    this.refusal = { code, detail }
  }
}

export type Work = (held: Held) => Promise<StepAnswer>

/** Carries the step out once; a repeated one answers as the first did. Throws StepRefused, which stays so. */
export async function takeStep(
  { db, clock }: Pick<Intake, 'db' | 'clock'>,
  { step: id, ...ref }: StepRef,
  works: Partial<Record<IntegrationStepKind, Work>>,
): Promise<StepTaken> {
  const { tenant } = ref
  const taken = await inTransaction(db, async (trx) => {
    await holdOpenTenant(trx, tenant)
    const integration = await lockIntegration(trx, tenant, ref.integration)
    const step = await lockStep(trx, tenant, id)
    if (integration === undefined || step?.integrationId !== integration.id)
      return new StepRefused({ code: 'not-found', detail: 'the step is of another integration' })
    if (step.refused !== null) return new StepRefused(step.refused)
    if (step.answer !== null) return { taken: step.answer, stage: integration.stage }
    const work = works[step.kind]
    if (work === undefined) throw new Error(`no work for the step ${step.kind}`)
    const now = await clock(trx)
    try {
      if (integration.stage === 'disconnected') throw new StepRefused(disconnected)
      const done = await work({
        trx,
        ref,
        integration,
        setUp: await readSetUp(trx, tenant, integration),
        rules: setUpRulesOf(await readSettings(trx, tenant), now),
        step,
        by: step.cause.actor ?? '',
        cause: step.cause,
      })
      await settleStep(trx, tenant, id, { answer: done })
      const after = await lockIntegration(trx, tenant, ref.integration)
      return { taken: done, stage: after?.stage ?? integration.stage }
    } catch (error) {
      if (!(error instanceof StepRefused)) throw error
      await settleStep(trx, tenant, id, { refused: error.refusal })
      return error
    }
  })
  if (taken instanceof StepRefused) throw taken
  return { stage: taken.stage, ...taken.taken }
}

const disconnected = {
  code: 'integration-disconnected',
  detail: 'the integration is disconnected: set up another one by POST /v1/integrations',
}

export function refuseBy(gate: Gate | undefined): void {
  if (gate !== undefined) throw new StepRefused(gate)
}

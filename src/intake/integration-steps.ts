import { isDeepStrictEqual } from 'node:util'
import {
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client'
import type { Knex } from 'knex'
import { ActivityFailure, ApplicationFailure, TypedSearchAttributes } from '@temporalio/common'
import {
  findStep,
  forgetStep,
  insertStep,
  type IntegrationStep,
  type StepAnswer,
  type StepRefusal,
} from '../db/integration-steps.ts'
import { findIntegration, type Integration } from '../db/integrations.ts'
import type { IntegrationStepKind } from '../domain/integration.ts'
import { Rejection } from '../domain/rejection.ts'
import { failureTypes } from '../temporal/failures.ts'
import { integrationWorkflowId } from '../temporal/ids.ts'
import {
  integrationWorkflowType,
  stepUpdate,
  type IntegrationStep as StepOfWorkflow,
  type IntegrationWorkflow,
} from '../temporal/integration-messages.ts'
import { mainQueue } from '../temporal/queues.ts'
import { stageAttribute, tenantAttribute } from '../temporal/search-attributes.ts'
import { TemporalUnavailable } from '../temporal/unavailable.ts'
import type { Change, Intake } from './context.ts'

/** A system is asked three times at most, for up to 30 s each. */
const authorisedWithinMs = 100_000
const answeredWithinMs = 15_000

export type Stepping = {
  integration: string
  kind: IntegrationStepKind
  body: Record<string, unknown>
  /** Credentials as JSON. */
  secret?: string | undefined
  /** Given by whoever may repeat the call: the same step is carried out once. */
  id?: string | undefined
}

/** A person asks something of an integration; answered once its workflow has carried it out. */
export type TakeStep = (change: Change, stepping: Stepping) => Promise<StepAnswer>

/** Throws Rejections: `not-found`, and by what the step was refused; and TemporalUnavailable. */
export function createTakeStep({
  db,
  vault,
  client,
}: Pick<Intake, 'db' | 'vault'> & { client: Client }): TakeStep {
  return async ({ tenant, cause }, stepping) => {
    const integration = await findIntegration(db, tenant, stepping.integration)
    if (integration === undefined)
      throw new Rejection('not-found', { detail: `there is no integration ${stepping.integration}` })
    const known = stepping.id === undefined ? undefined : await findStep(db, tenant, stepping.id)
    // A call whose answer was lost goes on with its step; one that was refused is asked anew.
    const before =
      known !== undefined && known.refused === null && isSame(known, stepping) ? known : undefined
    if (before?.answer != null) return before.answer
    const { kind } = stepping
    const id =
      before?.id ??
      (await insertStep(db, vault, tenant, {
        id: known === undefined ? stepping.id : undefined,
        integrationId: integration.id,
        kind,
        body: stepping.body,
        secret: stepping.secret,
        cause,
      }))
    const deadline = Date.now() + (kind === 'authorise' ? authorisedWithinMs : answeredWithinMs)
    try {
      await client.withDeadline(deadline, () =>
        client.workflow.executeUpdateWithStart<IntegrationWorkflow, void, [StepOfWorkflow]>(stepUpdate, {
          startWorkflowOperation: new WithStartWorkflowOperation<IntegrationWorkflow>(
            integrationWorkflowType,
            integrationStart(tenant, integration),
          ),
          updateId: id,
          args: [{ id, kind }],
        }),
      )
    } catch (error) {
      throw await explained(error, async () => await refusalOf(db, tenant, id))
    }
    return (await findStep(db, tenant, id))?.answer ?? {}
  }
}

function integrationStart(tenant: string, { id: integration, stage }: Integration) {
  return {
    workflowId: integrationWorkflowId({ tenant, integration }),
    taskQueue: mainQueue,
    args: [{ tenant, integration, stage }] as [{ tenant: string; integration: string; stage: typeof stage }],
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    staticSummary: 'An integration with a payroll system, from choosing it until it is disconnected',
    typedSearchAttributes: new TypedSearchAttributes([
      { key: tenantAttribute, value: tenant },
      { key: stageAttribute, value: stage },
    ]),
  }
}

function isSame(step: IntegrationStep, { integration, kind, body }: Stepping): boolean {
  return step.integrationId === integration && step.kind === kind && isDeepStrictEqual(step.body, body)
}

/** Told once, and gone. */
async function refusalOf(db: Knex, tenant: string, id: string): Promise<StepRefusal | undefined> {
  const step = await findStep(db, tenant, id)
  await forgetStep(db, tenant, id)
  return step?.refused ?? undefined
}

async function explained(
  error: unknown,
  readRefusal: () => Promise<StepRefusal | undefined>,
): Promise<unknown> {
  if (error instanceof WorkflowUpdateFailedError) {
    const cause = error.cause instanceof ActivityFailure ? error.cause.cause : error.cause
    if (cause instanceof ApplicationFailure) {
      const refused = await readRefusal()
      if (refused !== undefined) return new Rejection(refused.code, { detail: refused.detail })
      if (cause.type === failureTypes.decisionRefused)
        return new Rejection(cause.message, { detail: 'the integration is over, or the step is not of it' })
      const why =
        cause.message === 'not-reached'
          ? 'the system could not be reached; where the credentials name a host and a port, check them'
          : `the system did not answer as it should (${cause.message})`
      return new Rejection('system-unavailable', { detail: `${why}; nothing was changed` })
    }
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcServiceError(error)) {
    return new TemporalUnavailable({ cause: error })
  }
  return error
}

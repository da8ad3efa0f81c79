// How people ask something of an integration (I2-I8): each step is carried out by its workflow before the answer.
import { z } from 'zod'
import type { Integration } from '../db/integrations.ts'
import { findIntegration } from '../db/integrations.ts'
import { findSync } from '../db/syncs.ts'
import type { IntegrationStepKind } from '../domain/integration.ts'
import { dateWithoutOneSuchTime } from '../domain/sync-schedule.ts'
import { admins, changeOf, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { entryOf, integrationOf, isIntegrationId, noIntegration, shownBy } from './integrations.ts'
import { idByKey } from './once.ts'
import { Problem } from './problems.ts'
import { route, type Caller, type RequestInfo, type Route } from './route.ts'
import { IntegrationView } from './schemas/integration.ts'
import type { ScheduleBody } from './schemas/integration-step.ts'
import { syncView } from './syncs.ts'
import type { ProblemType } from './problem-types.ts'

export const common = {
  tag: 'Integrations',
  roles: admins,
  actor: 'required',
  params: z.strictObject({ id: Id }),
} as const
export const refusals = ['not-found', 'integration-disconnected'] as const
export const untested = [
  'not-authorised',
  'credentials-expired',
  'test-missing',
  'test-running',
  'test-not-green',
  'test-outdated',
  'test-of-other-company',
  'test-of-other-mapping',
] as const satisfies readonly ProblemType[]

type Asking = {
  caller: Caller & { tenant: string }
  request: RequestInfo
  params: { id: string }
}

/** Carried out by the workflow; the answer is the integration as it stands then, or the run that goes. */
export async function take(
  { takeStep }: ApiDeps,
  { caller, request, params: { id } }: Asking,
  step: { kind: IntegrationStepKind; body?: Record<string, unknown>; secret?: string },
) {
  if (!isIntegrationId(id)) throw noIntegration(id)
  const { kind, body = {}, secret } = step
  return await takeStep(changeOf({ caller, request }), {
    integration: id,
    kind,
    body,
    secret,
    id: idByKey({ caller, request }),
  })
}

export async function shown(deps: ApiDeps, { caller: { tenant }, params: { id } }: Asking) {
  const integration = await integrationOf(deps.intake.db, tenant, id)
  return { status: 200, body: (await shownBy(deps, tenant)(integration)).body } as const
}

export async function started(deps: ApiDeps, { caller: { tenant } }: Asking, sync: string | undefined) {
  const found = await findSync(deps.intake.db, tenant, sync ?? '')
  if (found === undefined) throw new Error('a step that answers no run')
  return { status: 202, body: syncView(found) } as const
}

/** I7: a time that the clocks of the zone show once on every day. */
export function checkSchedule(
  schedule: z.output<typeof ScheduleBody>['schedule'],
  entry: { schedule: boolean },
): void {
  if (schedule === null) return
  const refuse = (pointer: string, detail: string) => {
    throw new Problem('invalid-request', { detail, errors: [{ pointer, detail }] })
  }
  if (!entry.schedule)
    refuse('/schedule', 'This system takes no schedule; promote it to running by hand with "schedule": null.')
  const odd = dateWithoutOneSuchTime(schedule)
  if (odd !== undefined)
    refuse(
      '/schedule/at',
      `On ${odd} the clocks of ${schedule.timeZone} do not show ${schedule.at} once; choose another time.`,
    )
  if (schedule.until !== null && schedule.until < schedule.from)
    refuse('/schedule/until', 'The end is before the start.')
}

export async function entryFor(deps: ApiDeps, { caller: { tenant }, params: { id } }: Asking) {
  const integration: Integration | undefined = isIntegrationId(id)
    ? await findIntegration(deps.intake.db, tenant, id)
    : undefined
  if (integration === undefined) throw noIntegration(id)
  return entryOf(deps, integration)
}

/** A step without a body of its own, answered with the integration. */
export function plainStep({
  kind,
  problems,
  ...texts
}: {
  kind: 'approve' | 'pause' | 'resume'
  problems: readonly ProblemType[]
  operationId: string
  summary: string
  description: string
}): Route<ApiDeps> {
  return route({
    ...common,
    ...texts,
    method: 'post',
    path: `/integrations/{id}/${kind}`,
    idempotency: 'key',
    answers: { 200: { description: 'The integration', schema: IntegrationView } },
    problems: [...refusals, ...problems],
    handle: (deps: ApiDeps) => async (asking) => {
      await take(deps, asking, { kind })
      return await shown(deps, asking)
    },
  })
}

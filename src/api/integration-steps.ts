// What people ask of an integration (I2-I8): each step is carried out by its workflow before the answer.
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
import {
  CredentialsBody,
  FullBody,
  PromotionBody,
  RunApprovalBody,
  ScheduleBody,
  TestBody,
} from './schemas/integration-step.ts'
import { SyncView } from './schemas/sync.ts'
import { syncView } from './syncs.ts'
import type { ProblemType } from './problem-types.ts'
import { validate } from './validation.ts'

const common = {
  tag: 'Integrations',
  roles: admins,
  actor: 'required',
  params: z.strictObject({ id: Id }),
} as const
const refusals = ['not-found', 'integration-disconnected'] as const
const untested = [
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
async function take(
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

async function shown(deps: ApiDeps, { caller: { tenant }, params: { id } }: Asking) {
  const integration = await integrationOf(deps.intake.db, tenant, id)
  return { status: 200, body: (await shownBy(deps, tenant)(integration)).body } as const
}

async function started(deps: ApiDeps, { caller: { tenant } }: Asking, sync: string | undefined) {
  const found = await findSync(deps.intake.db, tenant, sync ?? '')
  if (found === undefined) throw new Error('a step that answers no run')
  return { status: 202, body: syncView(found) } as const
}

/** I7: a time that the clocks of the zone show once on every day. */
function checkSchedule(
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

async function entryFor(deps: ApiDeps, { caller: { tenant }, params: { id } }: Asking) {
  const integration: Integration | undefined = isIntegrationId(id)
    ? await findIntegration(deps.intake.db, tenant, id)
    : undefined
  if (integration === undefined) throw noIntegration(id)
  return entryOf(deps, integration)
}

/** A step without a body of its own, answered with the integration. */
function plainStep({
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

export const integrationStepRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'putIntegrationCredentials',
    summary: 'Prove credentials and keep them',
    description:
      'A real call checks that they may read and write, and whose company they open: it must be the employer’s, by its organisation number, else confirmed by name. They are kept encrypted and are never shown. Where a lost authorisation had stopped a run, another one starts for whom it had not come to.',
    method: 'put',
    path: '/integrations/{id}/credentials',
    idempotency: 'natural',
    body: CredentialsBody,
    answers: {
      200: { description: 'The integration, with the company that they open', schema: IntegrationView },
    },
    problems: [
      ...refusals,
      'credentials-rejected',
      'rights-missing',
      'company-differs',
      'company-not-confirmed',
      'system-unavailable',
    ],
    handle: (deps: ApiDeps) => async (asking) => {
      const { credentials, expiresOn, companyName } = asking.body
      const entry = await entryFor(deps, asking)
      const checked = validate({
        schema: entry.credentials,
        value: credentials,
        where: 'body',
        name: 'credentials',
      })
      const body = { expiresOn, companyName }
      await take(deps, asking, { kind: 'authorise', body, secret: JSON.stringify(checked) })
      return await shown(deps, asking)
    },
  }),
  route({
    ...common,
    operationId: 'testIntegration',
    summary: 'Send one or two complete employees as a test',
    description:
      'It writes for real: into the system’s test folder where it has one, else into the connected company. Only the latest test counts; a second one updates what the first one made.',
    method: 'post',
    path: '/integrations/{id}/test',
    idempotency: 'key',
    body: TestBody,
    answers: { 202: { description: 'The run', schema: SyncView } },
    problems: [
      ...refusals,
      'not-authorised',
      'credentials-expired',
      'no-test-employees',
      'too-many-test-employees',
      'test-employee-incomplete',
      'test-running',
      'sync-running',
    ],
    handle: (deps: ApiDeps) => async (asking) => {
      const { sync } = await take(deps, asking, { kind: 'test', body: asking.body })
      return await started(deps, asking, sync)
    },
  }),
  route({
    ...common,
    operationId: 'previewIntegration',
    summary: 'Run everything but the writes',
    description: 'Its results tell by employee and field what a run would create, update, leave and refuse.',
    method: 'post',
    path: '/integrations/{id}/preview',
    idempotency: 'key',
    answers: {
      202: { description: 'The run; one that was under way already is answered with', schema: SyncView },
    },
    problems: [...refusals, 'not-authorised', 'credentials-expired'],
    handle: (deps: ApiDeps) => async (asking) => {
      const { sync } = await take(deps, asking, { kind: 'preview' })
      return await started(deps, asking, sync)
    },
  }),
  route({
    ...common,
    operationId: 'syncIntegration',
    summary: 'Sync by hand',
    description: 'Beside the schedule as well, and while that is paused. `full` sends everything again.',
    method: 'post',
    path: '/integrations/{id}/sync',
    idempotency: 'key',
    body: FullBody,
    answers: {
      202: { description: 'The run; one that was under way already is answered with', schema: SyncView },
    },
    problems: [...refusals, 'not-promoted', 'not-authorised', 'credentials-expired', 'sync-frozen'],
    handle: (deps: ApiDeps) => async (asking) => {
      const { sync } = await take(deps, asking, { kind: 'sync', body: asking.body })
      return await started(deps, asking, sync)
    },
  }),
  plainStep({
    kind: 'approve',
    operationId: 'approveIntegrationTest',
    summary: 'Approve the latest test',
    description:
      'After a look at `GET /v1/syncs/{id}/results`: it must be green, of this company and mapping, and no older than the settings allow.',
    problems: [...untested, 'approver-ran-the-test'],
  }),
  route({
    ...common,
    operationId: 'promoteIntegration',
    summary: 'Go live',
    description:
      'From tested and approved to a schedule, or to running by hand (`"schedule": null`). The first live run shows what it is about to do and waits for an approval.',
    method: 'post',
    path: '/integrations/{id}/promote',
    idempotency: 'key',
    body: PromotionBody,
    answers: { 200: { description: 'The integration', schema: IntegrationView } },
    problems: [...refusals, ...untested, 'not-approved', 'integrations-overlap'],
    handle: (deps: ApiDeps) => async (asking) => {
      checkSchedule(asking.body.schedule, await entryFor(deps, asking))
      await take(deps, asking, { kind: 'promote', body: asking.body })
      return await shown(deps, asking)
    },
  }),
  route({
    ...common,
    operationId: 'putIntegrationSchedule',
    summary: 'Change when an integration syncs by itself',
    method: 'put',
    path: '/integrations/{id}/schedule',
    idempotency: 'natural',
    body: ScheduleBody,
    answers: { 200: { description: 'The integration', schema: IntegrationView } },
    problems: [...refusals, 'not-promoted'],
    handle: (deps: ApiDeps) => async (asking) => {
      checkSchedule(asking.body.schedule, await entryFor(deps, asking))
      await take(deps, asking, { kind: 'schedule', body: asking.body })
      return await shown(deps, asking)
    },
  }),
  plainStep({
    kind: 'pause',
    operationId: 'pauseIntegration',
    summary: 'Pause the schedule',
    description: 'Runs by hand stay possible.',
    problems: ['not-promoted', 'not-authorised'],
  }),
  plainStep({
    kind: 'resume',
    operationId: 'resumeIntegration',
    summary: 'Let the schedule go on',
    description: 'From its next day on.',
    problems: ['not-promoted', 'not-authorised'],
  }),
  route({
    ...common,
    operationId: 'disconnectIntegration',
    summary: 'Disconnect an integration',
    description:
      'Nothing runs any more and its credentials are erased; what it sent stays in the system, and its runs can be read.',
    method: 'delete',
    path: '/integrations/{id}',
    idempotency: 'natural',
    answers: { 200: { description: 'The integration', schema: IntegrationView } },
    problems: ['not-found'],
    handle: (deps: ApiDeps) => async (asking) => {
      const { tenant } = asking.caller
      const { stage } = await integrationOf(deps.intake.db, tenant, asking.params.id)
      if (stage !== 'disconnected') await take(deps, asking, { kind: 'disconnect' })
      return await shown(deps, asking)
    },
  }),
  route({
    ...common,
    operationId: 'approveSync',
    summary: 'Let a held run go on',
    description: 'With exactly the numbers that the run shows as `planned`.',
    method: 'post',
    path: '/syncs/{id}/approve',
    idempotency: 'key',
    body: RunApprovalBody,
    answers: { 202: { description: 'The run goes on', schema: SyncView } },
    problems: ['not-found', 'integration-disconnected', 'sync-not-held', 'sync-numbers-changed'],
    handle: (deps: ApiDeps) => async (asking) => {
      const { id } = asking.params
      const sync = isIntegrationId(id) ? await findSync(deps.intake.db, asking.caller.tenant, id) : undefined
      if (sync === undefined) throw new Problem('not-found', { detail: `There is no run ${id}.` })
      const of = { ...asking, params: { id: sync.integrationId } }
      await take(deps, of, { kind: 'approve-run', body: { sync: id, ...asking.body } })
      return await started(deps, of, id)
    },
  }),
]

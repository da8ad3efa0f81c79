// Runs that people ask for and let go on, and the schedule that starts the others, until an integration is disconnected (I8, I11).
import { findSync } from '../db/syncs.ts'
import type { ApiDeps } from './deps.ts'
import {
  checkSchedule,
  common,
  entryFor,
  plainStep,
  refusals,
  shown,
  started,
  take,
} from './integration-steps.ts'
import { integrationOf, isIntegrationId } from './integrations.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { IntegrationView } from './schemas/integration.ts'
import { FullBody, RunApprovalBody, RunDeclineBody, ScheduleBody } from './schemas/integration-step.ts'
import { SyncView } from './schemas/sync.ts'

async function integrationOfRun(
  { intake }: ApiDeps,
  { caller, params: { id } }: { caller: { tenant: string }; params: { id: string } },
): Promise<string> {
  const sync = isIntegrationId(id) ? await findSync(intake.db, caller.tenant, id) : undefined
  if (sync === undefined) throw new Problem('not-found', { detail: `There is no run ${id}.` })
  return sync.integrationId
}

export const integrationRunRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'previewIntegration',
    summary: 'Run everything but the writes',
    description:
      'Its results tell by employee and field what a run would create, update, leave and refuse. To see whom a run that is held is about: decline it, preview, and sync again.',
    method: 'post',
    path: '/integrations/{id}/preview',
    idempotency: 'key',
    answers: {
      202: {
        description: 'The run; a preview that was under way already is answered with',
        schema: SyncView,
      },
    },
    problems: [...refusals, 'not-authorised', 'credentials-expired', 'sync-running'],
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
      202: {
        description: 'The run; one that does the same and was under way already is answered with',
        schema: SyncView,
      },
    },
    problems: [
      ...refusals,
      'not-promoted',
      'not-authorised',
      'credentials-expired',
      'sync-frozen',
      'sync-running',
    ],
    handle: (deps: ApiDeps) => async (asking) => {
      const { sync } = await take(deps, asking, { kind: 'sync', body: asking.body })
      return await started(deps, asking, sync)
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
    problems: [
      'not-found',
      'integration-disconnected',
      'sync-not-held',
      'sync-numbers-changed',
      'sync-outdated',
      'sync-frozen',
    ],
    handle: (deps: ApiDeps) => async (asking) => {
      const { id } = asking.params
      const of = { ...asking, params: { id: await integrationOfRun(deps, asking) } }
      await take(deps, of, { kind: 'approve-run', body: { sync: id, ...asking.body } })
      return await started(deps, of, id)
    },
  }),
  route({
    ...common,
    operationId: 'declineSync',
    summary: 'End a held run before its first write',
    description:
      'It ends as `stopped` with the problem `declined`; nothing is sent. The next run plans anew, by the scope and the mapping of then.',
    method: 'post',
    path: '/syncs/{id}/decline',
    idempotency: 'key',
    body: RunDeclineBody,
    answers: { 200: { description: 'The run, as it ended', schema: SyncView } },
    problems: ['not-found', 'integration-disconnected', 'sync-not-held'],
    handle: (deps: ApiDeps) => async (asking) => {
      const { id } = asking.params
      const request = { ...asking.request, reason: asking.body.reason }
      const of = { ...asking, request, params: { id: await integrationOfRun(deps, asking) } }
      await take(deps, of, { kind: 'decline-run', body: { sync: id } })
      return { ...(await started(deps, of, id)), status: 200 }
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
]

// The steps of a set-up (I2-I7): credentials, a test, its approval, and going live.
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
  untested,
} from './integration-steps.ts'
import { route, type Route } from './route.ts'
import { IntegrationView } from './schemas/integration.ts'
import { CredentialsBody, PromotionBody, TestBody } from './schemas/integration-step.ts'
import { SyncView } from './schemas/sync.ts'
import { validate } from './validation.ts'

export const integrationSetUpRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'putIntegrationCredentials',
    summary: 'Prove credentials and keep them',
    description:
      'A real call checks that they may read and write, and whose company they open: it must be the employer’s, by its organisation number, else confirmed by name. They are kept encrypted and are never shown. Where a lost authorisation had stopped a run, another one starts for whom it had not come to, unless the integration was paused since. Those of another company are refused while a run is under way.',
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
      'sync-running',
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
      'From tested and approved to a schedule, or to running by hand (`"schedule": null`). The first live run shows what it is about to do and waits for an approval. Promoted anew, what is paused stays paused.',
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
]

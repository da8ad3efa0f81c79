// Webhook endpoints: of a tenant, or of a partner for all its tenants at once.
import { z } from 'zod'
import type { Owner } from '../db/vault.ts'
import { findEndpoint, listEndpoints, type WebhookEndpoint } from '../db/webhook-endpoints.ts'
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  enableWebhookEndpoint,
  rotateWebhookSecret,
  testWebhookEndpoint,
} from '../intake/webhooks.ts'
import { TargetRefused, type TargetProblem } from '../webhooks/target.ts'
import { causeOf, type ApiDeps } from './deps.ts'
import { checkIfMatch, etagOf } from './etags.ts'
import { Id } from './fields.ts'
import { keysetList, listOf } from './lists.ts'
import { Problem } from './problems.ts'
import { route, type Caller, type RequestInfo, type Route } from './route.ts'
import { createdBy } from './schemas/key.ts'
import {
  DeliveryView,
  deliveryView,
  EndpointBody,
  endpointView,
  EndpointView,
  EndpointWithSecret,
  RotateBody,
  RotatedSecret,
} from './schemas/webhook.ts'

const list = keysetList({
  name: 'webhook-endpoints',
  position: z.strictObject({ createdAt: z.iso.datetime(), id: z.string() }),
})

export const endpointOwners = ['admin', 'partner'] as const
const common = { tag: 'Webhooks', roles: endpointOwners, actor: 'recorded' } as const
const one = z.strictObject({ id: Id })
const webhooksOf = ({ intake, publisher }: ApiDeps) => ({ ...intake, publisher })

/** A partner's key that names no tenant means the partner. */
export function ownerOf({ tenant, partner }: Caller): Owner {
  if (tenant !== undefined) return { tenant }
  if (partner === undefined) throw new Error('a caller without tenant and partner')
  return { partner }
}

export const askedBy = ({ caller, request }: { caller: Caller; request: RequestInfo }) => ({
  owner: ownerOf(caller),
  cause: causeOf({ caller, request }),
})

/** Never with the secret, so that the tag is the same wherever the endpoint is read. */
function shown(endpoint: WebhookEndpoint) {
  const body = endpointView(endpoint)
  return { body, etag: etagOf(body) }
}

const acceptOf =
  ({ ifMatch }: RequestInfo) =>
  (current: WebhookEndpoint) =>
    checkIfMatch({ ifMatch, current: endpointView(current) })

const whyRefused: Record<TargetProblem, string> = {
  'url-invalid': 'is not an absolute URL.',
  'url-scheme': 'must begin with https://.',
  'url-credentials': 'must not carry credentials; the signature tells who sends.',
  'url-port': 'must use port 443, or one from 1024 up.',
  'url-fragment': 'must not carry a fragment.',
  'name-unknown': 'names a host that cannot be found.',
  'address-refused': 'leads to an address that is not public.',
}

/** Looked at again before each delivery. */
const checkUrl =
  ({ sender }: ApiDeps) =>
  async ({ body }: { body: { url: string } }): Promise<void> => {
    try {
      await sender.check(body.url)
    } catch (error) {
      const detail = error instanceof TargetRefused ? whyRefused[error.problem] : whyRefused['name-unknown']
      throw new Problem('webhook-url-refused', {
        detail: `The URL ${detail}`,
        errors: [{ pointer: '/url', detail }],
      })
    }
  }

export const webhookEndpointRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'createWebhookEndpoint',
    summary: 'Create a webhook endpoint',
    description:
      'Events are sent by the [Standard Webhooks](https://www.standardwebhooks.com) specification. A partner’s key that names no tenant makes an endpoint for the events of all its tenants.',
    method: 'post',
    path: '/webhook-endpoints',
    idempotency: 'key',
    etag: 'answered',
    body: EndpointBody,
    answers: { 201: { description: 'The endpoint, with its secret', schema: EndpointWithSecret } },
    problems: ['webhook-url-refused', 'too-many-endpoints'],
    prepare: checkUrl,
    handle:
      (deps: ApiDeps) =>
      async ({ caller, body, request }) => {
        const made = await createWebhookEndpoint(webhooksOf(deps), askedBy({ caller, request }), {
          ...body,
          createdBy: createdBy(caller),
        })
        const view = shown(made.endpoint)
        return { status: 201, ...view, body: { ...view.body, secret: made.secret } }
      },
  }),
  route({
    ...common,
    operationId: 'listWebhookEndpoints',
    summary: 'List webhook endpoints, never their secrets',
    description: 'The oldest first.',
    method: 'get',
    path: '/webhook-endpoints',
    idempotency: 'none',
    query: z.strictObject(list.fields),
    answers: { 200: { description: 'Endpoints', schema: listOf(EndpointView) } },
    problems: [],
    handle:
      ({ intake: { db } }: ApiDeps) =>
      async ({ caller, query: { cursor, limit } }) => {
        const rows = await listEndpoints(db, ownerOf(caller), { after: cursor, limit: limit + 1 })
        const at = ({ createdAt, id }: (typeof rows)[number]) => ({ createdAt, id })
        return { status: 200, body: list.page({ rows, limit, at, view: endpointView }) }
      },
  }),
  route({
    ...common,
    operationId: 'getWebhookEndpoint',
    summary: 'Read a webhook endpoint',
    method: 'get',
    path: '/webhook-endpoints/{id}',
    idempotency: 'none',
    etag: 'answered',
    params: one,
    answers: { 200: { description: 'The endpoint', schema: EndpointView } },
    problems: ['not-found'],
    handle:
      ({ intake: { db } }: ApiDeps) =>
      async ({ caller, params: { id } }) => {
        const endpoint = await findEndpoint(db, ownerOf(caller), id)
        if (endpoint === undefined)
          throw new Problem('not-found', { detail: `There is no webhook endpoint ${id}.` })
        return { status: 200, ...shown(endpoint) }
      },
  }),
  route({
    ...common,
    operationId: 'putWebhookEndpoint',
    summary: 'Change a webhook endpoint',
    description: 'Its secret stays. What waits to be sent goes to the new URL.',
    method: 'put',
    path: '/webhook-endpoints/{id}',
    idempotency: 'natural',
    etag: 'if-match',
    params: one,
    body: EndpointBody,
    answers: { 200: { description: 'The endpoint', schema: EndpointView } },
    problems: ['not-found', 'webhook-url-refused', 'precondition-failed'],
    prepare: checkUrl,
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params, body, request }) => {
        const asked = askedBy({ caller, request })
        const wanted = { ...params, ...body, accept: acceptOf(request) }
        const changed = await changeWebhookEndpoint(webhooksOf(deps), asked, wanted)
        return { status: 200, ...shown(changed) }
      },
  }),
  route({
    ...common,
    operationId: 'deleteWebhookEndpoint',
    summary: 'Delete a webhook endpoint with its deliveries',
    method: 'delete',
    path: '/webhook-endpoints/{id}',
    idempotency: 'natural',
    etag: 'if-match',
    params: one,
    answers: { 204: { description: 'Nothing is sent to it any more' } },
    problems: ['not-found', 'precondition-failed'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params, request }) => {
        const asked = askedBy({ caller, request })
        await deleteWebhookEndpoint(webhooksOf(deps), asked, { ...params, accept: acceptOf(request) })
        return { status: 204 }
      },
  }),
  route({
    ...common,
    operationId: 'rotateWebhookSecret',
    summary: 'Give a webhook endpoint a new secret',
    description:
      'The former one signs beside it for `overlapHours`, so that no delivery is refused while the receiver changes over.',
    method: 'post',
    path: '/webhook-endpoints/{id}/rotate-secret',
    idempotency: 'key',
    params: one,
    body: RotateBody,
    answers: { 200: { description: 'The new secret', schema: RotatedSecret } },
    problems: ['not-found'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params, body, request }) => {
        const asked = askedBy({ caller, request })
        const { secret, formerUntil } = await rotateWebhookSecret(webhooksOf(deps), asked, {
          ...params,
          ...body,
        })
        return { status: 200, body: { secret, formerUntil } }
      },
  }),
  route({
    ...common,
    operationId: 'enableWebhookEndpoint',
    summary: 'Enable a webhook endpoint that was disabled',
    description:
      'What was given up when it was disabled is sent. For the events since then there are no deliveries: read them by `GET /v1/events?after=`.',
    method: 'post',
    path: '/webhook-endpoints/{id}/enable',
    idempotency: 'natural',
    etag: 'answered',
    params: one,
    answers: { 200: { description: 'The endpoint', schema: EndpointView } },
    problems: ['not-found'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params, request }) => {
        const enabled = await enableWebhookEndpoint(webhooksOf(deps), askedBy({ caller, request }), params.id)
        return { status: 200, ...shown(enabled) }
      },
  }),
  route({
    ...common,
    operationId: 'testWebhookEndpoint',
    summary: 'Send a test event to a webhook endpoint',
    description:
      'Of type `webhook.test`, whatever types the endpoint takes. How it went stands in the delivery.',
    method: 'post',
    path: '/webhook-endpoints/{id}/test',
    idempotency: 'key',
    params: one,
    answers: { 202: { description: 'The delivery', schema: DeliveryView } },
    problems: ['not-found', 'endpoint-disabled'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params, request }) => {
        const delivery = await testWebhookEndpoint(webhooksOf(deps), askedBy({ caller, request }), params.id)
        return { status: 202, body: deliveryView(delivery) }
      },
  }),
]

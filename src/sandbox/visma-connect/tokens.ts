/** Discovery, public keys and the token endpoint (OAuth 2.0 client credentials, RFC 6749 4.4). */
import express, { Router } from 'express'

import { hashOf } from './clients.ts'
import type { Serving, Reply } from '../serving.ts'
import type { Clients } from './clients.ts'
import type { Keys } from './keys.ts'

/** The scopes of the Public API that are seen in use. */
const SCOPES: readonly string[] = [
  ...['create', 'read', 'update', 'delete', 'suspend', 'resume', 'allowemailchange'].map(
    (right) => `user:${right}`,
  ),
  ...['read', 'create', 'update', 'delete'].flatMap((right) => [`tenant:${right}`, `tenant:user:${right}`]),
  ...['read', 'update'].flatMap((right) => [`tenant:userapplicationroles:${right}`, `application:${right}`]),
].map((scope) => `publicapi:${scope}`)

/** Scopes that a customer gives to an application, for its own tenant. */
const OF_TENANTS: readonly string[] = ['read', 'write'].map(
  (right) => `visma_net_employee:employees:${right}`,
)

export const ALL_SCOPES: readonly string[] = [...SCOPES, ...OF_TENANTS]

export type Tenants = {
  /** Of those of tenants, what this one gives to the client; undefined if there is no such tenant for it. */
  scopesOf(asked: { tenantId: string; clientId: string }): string[] | undefined
}

const FIELDS = ['grant_type', 'client_id', 'client_secret', 'scope', 'tenant_id']

export function tokenRoutes({
  clients,
  keys,
  serving,
  issuer,
  tenants,
}: {
  clients: Clients
  keys: Keys
  tenants: Tenants
  serving: Serving
  issuer: () => string
}): Router {
  const router = Router()

  router.get('/.well-known/openid-configuration', (_request, response) => {
    response.json({
      issuer: issuer(),
      jwks_uri: `${issuer()}/.well-known/openid-configuration/jwks`,
      token_endpoint: `${issuer()}/connect/token`,
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      scopes_supported: ALL_SCOPES,
    })
  })

  router.get('/.well-known/openid-configuration/jwks', (_request, response) => {
    response.json(keys.publicKeys)
  })

  async function issue(form: Form): Promise<Reply> {
    const asked = form.scope?.split(' ').filter((scope) => scope !== '') ?? []
    if (form.grant_type === undefined)
      return refuse({ error: 'invalid_request', because: 'grant_type is missing' })
    if (form.grant_type !== 'client_credentials') return refuse({ error: 'unsupported_grant_type' })
    const client = clients.get(form.client_id ?? '')
    if (client === undefined || client.secretHash !== hashOf(form.client_secret ?? ''))
      return refuse({ error: 'invalid_client', status: 401 })
    if (!client.grantTypes.includes(form.grant_type)) return refuse({ error: 'unauthorized_client' })
    const foreign = asked.find((scope) => !ALL_SCOPES.includes(scope) || !client.scopes.includes(scope))
    if (asked.length === 0 || foreign !== undefined)
      return refuse({ error: 'invalid_scope', because: foreign ?? 'scope is missing' })
    const tenantId = form.tenant_id?.toLowerCase()
    const given = tenantId === undefined ? OF_TENANTS : tenants.scopesOf({ tenantId, clientId: client.id })
    if (given === undefined)
      return refuse({ error: 'invalid_request', because: 'tenant_id is not open to this client' })
    // What the customer has not given is left out, and the answer says so.
    const scopes = asked.filter((scope) => !OF_TENANTS.includes(scope) || given.includes(scope))
    if (scopes.length === 0)
      return refuse({ error: 'invalid_scope', because: 'the tenant gives none of them' })
    const seconds = client.tokenSeconds
    const token = await keys.sign({ clientId: client.id, scopes, tenantId, issuer: issuer(), seconds })
    return {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: { access_token: token, expires_in: seconds, token_type: 'Bearer', scope: scopes.join(' ') },
    }
  }

  router.post(
    '/connect/token',
    express.urlencoded({ extended: false, limit: '16kb' }),
    serving.serve({
      operation: 'token',
      async work({ request }) {
        const form = readForm(request.body)
        return typeof form === 'string' ? refuse({ error: 'invalid_request', because: form }) : issue(form)
      },
    }),
  )
  return router
}

type Form = Record<string, string>

/** A form with each known field once, or what is wrong with it. */
function readForm(body: unknown): Form | string {
  if (typeof body !== 'object' || body === null) return 'the body must be application/x-www-form-urlencoded'
  const fields = Object.entries(body)
  const unknown = fields.find(([field]) => !FIELDS.includes(field))
  if (unknown !== undefined) return `${unknown[0]} is not a parameter`
  const repeated = fields.find(([, value]) => typeof value !== 'string')
  if (repeated !== undefined) return `${repeated[0]} is given twice`
  return Object.fromEntries(fields)
}

function refuse({
  error,
  because,
  status = 400,
}: {
  error: string
  because?: string
  status?: number
}): Reply {
  const body = { error, ...(because === undefined ? {} : { error_description: because }) }
  return { status, body, headers: { 'cache-control': 'no-store' } }
}

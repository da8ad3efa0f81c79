/** Who calls, and whether they may: key, tenant, role, whether the tenant is closed, and actor, in this order. */
import type { IncomingMessage } from 'node:http'
import { tenantClosed } from '../domain/closing.ts'
import { Id } from './fields.ts'
import { Problem } from './problems.ts'
import { type BoundRoute, type Caller, isTenantRole, isWrite, servesTenants } from './route.ts'
import { validate } from './validation.ts'

/**
 * Finds the caller of a key, undefined if the key is unknown or revoked. With a partner's key `tenant` is the tenant that the
 * request names; if that is not one of the partner's, it throws the problem `tenant-unknown`.
 */
export type Authenticate = (credentials: { key: string; tenant?: string }) => Promise<Caller | undefined>

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** The caller of this request, who may call this route and named the actor if one is required. */
export async function admit({
  request,
  route,
  authenticate,
}: {
  request: IncomingMessage
  route: BoundRoute
  authenticate: Authenticate
}): Promise<Caller> {
  const caller = await identify({ request, route, authenticate })
  checkRole({ caller, route })
  if (caller.closing !== undefined && caller.tenant !== undefined && isWrite(route))
    throw tenantClosed(caller.tenant, caller.closing)
  const actor = readActor(request)
  if (route.actor === 'required' && actor === undefined) throw new Problem('actor-required')
  return actor === undefined ? caller : { ...caller, actor }
}

async function identify({
  request,
  route,
  authenticate,
}: {
  request: IncomingMessage
  route: BoundRoute
  authenticate: Authenticate
}): Promise<Caller> {
  const sent = header(request, 'authorization')
  const key = /^Bearer +([\x21-\x7e]{1,512}) *$/i.exec(sent ?? '')?.[1]
  if (key === undefined) {
    throw new Problem('unauthorized', {
      detail: `${sent === undefined ? 'The request carries no key' : 'The header Authorization is not of the form `Bearer <key>`'}. Send \`Authorization: Bearer <key>\`.`,
      headers: { 'WWW-Authenticate': 'Bearer realm="koppling"' },
    })
  }
  const tenant = servesTenants(route) ? readTenant(request) : undefined
  const caller = await authenticate({ key, ...(tenant !== undefined && { tenant }) })
  if (!caller) {
    throw new Problem('unauthorized', {
      detail: 'The key is unknown or revoked. Send a key that is in use.',
      headers: { 'WWW-Authenticate': 'Bearer realm="koppling", error="invalid_token"' },
    })
  }
  // A tenant's own key may repeat its tenant, and cannot name another one.
  if (tenant !== undefined && caller.kind === 'tenant' && caller.tenant !== tenant)
    throw new Problem('tenant-unknown')
  return caller
}

/** What is not an id names no tenant, and is not told apart from one out of reach. */
function readTenant(request: IncomingMessage): string | undefined {
  const sent = header(request, 'koppling-tenant')
  if (sent === undefined) return undefined
  if (!Id.safeParse(sent).success) throw new Problem('tenant-unknown')
  return sent
}

function readActor(request: IncomingMessage): string | undefined {
  const sent = header(request, 'koppling-actor')
  if (sent === undefined) return undefined
  return validate({ schema: Id, value: sent, where: 'header', name: 'Koppling-Actor' })
}

function checkRole({ caller, route }: { caller: Caller; route: BoundRoute }): void {
  if (route.roles.includes(caller.role)) {
    // What handlers of tenants' routes are promised.
    if (isTenantRole(caller.role) && caller.tenant === undefined)
      throw new Error('a key of a tenant without a tenant')
    return
  }
  if (caller.role === 'partner' && route.roles.includes('admin')) throw new Problem('tenant-required')
  throw new Problem('forbidden', {
    detail: `This call is for the roles ${route.roles.join(', ')}; the key has the role ${caller.role}. Use another key.`,
  })
}

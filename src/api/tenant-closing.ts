// Closing a tenant, and the way back: by the platform, or closing by a partner for its own tenants.
import type { Knex } from 'knex'
import { z } from 'zod'
import type { KnownTenant } from '../db/tenants.ts'
import { closeTenant, reopenTenant } from '../intake/closing.ts'
import { causeOf, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { route, type Caller, type Route } from './route.ts'
import { ClosedTenant, TenantClosing, TenantView, viewOf } from './schemas/tenant.ts'
import { issuers, reachableTenant } from './tenants-in-reach.ts'
import { invalidRequest } from './validation.ts'

export const tenantClosingRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'getTenant',
    tag: 'Tenants',
    summary: 'Read a tenant: whose it is, and whether it is closed',
    method: 'get',
    path: '/tenants/{id}',
    roles: issuers,
    actor: 'recorded',
    idempotency: 'none',
    params: z.strictObject({ id: Id }),
    answers: { 200: { description: 'The tenant', schema: TenantView } },
    problems: ['not-found'],
    handle:
      ({ intake: { db } }: ApiDeps) =>
      async ({ caller, params }) => ({
        status: 200,
        body: viewOf(await reachableTenant(db, { caller, id: params.id })),
      }),
  }),
  route({
    operationId: 'closeTenant',
    tag: 'Tenants',
    summary: 'Close a tenant',
    description:
      'From the answer on nothing acts for the tenant any more: what is planned is ended without effects, nothing is sent to its webhooks but `tenant.closed`, and its keys can only read. Everything can be exported until `shreddedOn`, 30 days later; then it is shredded. Until then the platform can open it again.',
    method: 'post',
    path: '/tenants/{id}/close',
    roles: issuers,
    actor: 'required',
    idempotency: 'key',
    params: z.strictObject({ id: Id }),
    body: TenantClosing,
    answers: {
      200: { description: 'What was ended, and until when it can be exported', schema: ClosedTenant },
    },
    problems: ['not-found', 'tenant-closed'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params, body, request }) => {
        const { id } = await confirmedTenant(intake.db, { caller, id: params.id, confirm: body.confirm })
        const cause = { ...causeOf({ caller, request }), reason: body.reason }
        return { status: 200, body: await closeTenant(intake, cause, id) }
      },
  }),
  route({
    operationId: 'reopenTenant',
    tag: 'Tenants',
    summary: 'Open a closed tenant again',
    description:
      'While its data is still there. Whatever is due by now is planned again, but the tenant only observes until an admin switches `automation` on, who is told how many would act. Deliveries that were given up and connections that were asked for stay so.',
    method: 'post',
    path: '/tenants/{id}/reopen',
    roles: ['platform'],
    actor: 'required',
    idempotency: 'key',
    params: z.strictObject({ id: Id }),
    body: TenantClosing,
    answers: { 200: { description: 'The tenant', schema: TenantView } },
    problems: ['not-found', 'tenant-not-closed', 'tenant-shredded'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params, body, request }) => {
        const tenant = await confirmedTenant(intake.db, { caller, id: params.id, confirm: body.confirm })
        await reopenTenant(intake, { ...causeOf({ caller, request }), reason: body.reason }, tenant.id)
        return { status: 200, body: viewOf({ ...tenant, closing: undefined }) }
      },
  }),
]

/** A slip in the path must not close another tenant. */
async function confirmedTenant(
  db: Knex,
  { confirm, ...asked }: { caller: Caller; id: string; confirm: string },
): Promise<KnownTenant> {
  const tenant = await reachableTenant(db, asked)
  if (confirm === tenant.id) return tenant
  throw invalidRequest([{ pointer: '/confirm', detail: 'must be the id of the tenant in the path.' }])
}

// Tenants, partners and API keys: made by the platform, or by a partner for its own tenants.
import { z } from 'zod'
import { listApiKeys, listPartnerKeys } from '../db/api-keys.ts'
import { findPartner } from '../db/tenants.ts'
import { createApiKey, createPartner, createTenant, deleteApiKey, rotateKey } from '../intake/tenants.ts'
import { causeOf, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { createdBy, Key, NewKey } from './schemas/key.ts'
import { NameField, TimeZoneField } from './schemas/values.ts'
import { issuers, reachableTenant, reaches } from './tenants-in-reach.ts'

const TenantBody = z.strictObject({ id: Id, name: NameField, timeZone: TimeZoneField }).meta({ id: 'Tenant' })
const PartnerBody = z.strictObject({ id: Id, name: NameField }).meta({ id: 'Partner' })
const TenantKeyBody = z
  .strictObject({ role: z.enum(['viewer', 'hr', 'admin']), name: NameField })
  .meta({ id: 'NewKey' })

const Rotation = z
  .strictObject({
    overlapHours: z.int().min(0).max(168).default(24).meta({
      description: 'For so long the secret of now is taken as well; 0: not any more.',
    }),
  })
  .meta({ id: 'KeyRotation' })

const keyList = z.strictObject({ data: z.array(Key), next: z.null() })

export const tenantRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'createTenant',
    tag: 'Tenants',
    summary: 'Create a tenant',
    description: 'A partner’s key creates a tenant of the partner.',
    method: 'post',
    path: '/tenants',
    roles: ['platform', 'partner'],
    actor: 'recorded',
    idempotency: 'key',
    body: TenantBody,
    answers: { 201: { description: 'The tenant', schema: TenantBody } },
    problems: ['already-exists'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, body, request }) => {
        await createTenant(intake, causeOf({ caller, request }), { ...body, partner: caller.partner ?? null })
        return { status: 201, body }
      },
  }),
  route({
    operationId: 'createPartner',
    tag: 'Tenants',
    summary: 'Create a partner',
    method: 'post',
    path: '/partners',
    roles: ['platform'],
    actor: 'recorded',
    idempotency: 'key',
    body: PartnerBody,
    answers: { 201: { description: 'The partner', schema: PartnerBody } },
    problems: ['already-exists'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, body, request }) => {
        await createPartner(intake, causeOf({ caller, request }), body)
        return { status: 201, body }
      },
  }),
  route({
    operationId: 'createPartnerKey',
    tag: 'Tenants',
    summary: 'Create a key of a partner',
    method: 'post',
    path: '/partners/{id}/keys',
    roles: ['platform'],
    actor: 'recorded',
    idempotency: 'key',
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ name: NameField }).meta({ id: 'NewPartnerKey' }),
    answers: { 201: { description: 'The key, with its secret', schema: NewKey } },
    problems: ['not-found'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params, body, request }) => {
        const made = await createApiKey(intake, causeOf({ caller, request }), {
          role: 'partner',
          name: body.name,
          tenant: null,
          partner: params.id,
          createdBy: createdBy(caller),
        })
        return { status: 201, body: { ...made.key, secret: made.secret } }
      },
  }),
  route({
    operationId: 'listPartnerKeys',
    tag: 'Tenants',
    summary: 'List the keys of a partner, never their secrets',
    method: 'get',
    path: '/partners/{id}/keys',
    roles: ['platform'],
    actor: 'recorded',
    idempotency: 'none',
    params: z.strictObject({ id: Id }),
    answers: { 200: { description: 'The keys', schema: keyList } },
    problems: ['not-found'],
    handle:
      ({ intake: { db } }: ApiDeps) =>
      async ({ params: { id } }) => {
        const known = await findPartner(db, id)
        if (known === undefined) throw new Problem('not-found', { detail: `There is no partner ${id}.` })
        return { status: 200, body: { data: await listPartnerKeys(db, id), next: null } }
      },
  }),
  route({
    operationId: 'createKey',
    tag: 'Tenants',
    summary: 'Create a key of a tenant',
    method: 'post',
    path: '/tenants/{id}/keys',
    roles: issuers,
    actor: 'recorded',
    idempotency: 'key',
    params: z.strictObject({ id: Id }),
    body: TenantKeyBody,
    answers: { 201: { description: 'The key, with its secret', schema: NewKey } },
    problems: ['not-found', 'tenant-closed'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params, body, request }) => {
        const tenant = await reachableTenant(intake.db, { caller, id: params.id })
        const made = await createApiKey(intake, causeOf({ caller, request }), {
          ...body,
          tenant: tenant.id,
          partner: null,
          createdBy: createdBy(caller),
        })
        return { status: 201, body: { ...made.key, secret: made.secret } }
      },
  }),
  route({
    operationId: 'listKeys',
    tag: 'Tenants',
    summary: 'List the keys of a tenant, never their secrets',
    method: 'get',
    path: '/tenants/{id}/keys',
    roles: issuers,
    actor: 'recorded',
    idempotency: 'none',
    params: z.strictObject({ id: Id }),
    answers: { 200: { description: 'The keys', schema: keyList } },
    problems: ['not-found'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params }) => {
        const tenant = await reachableTenant(intake.db, { caller, id: params.id })
        return { status: 200, body: { data: await listApiKeys(intake.db, tenant.id), next: null } }
      },
  }),
  route({
    operationId: 'rotateKey',
    tag: 'Tenants',
    summary: 'Give a key a new secret',
    description:
      'Id, role and name stay. The secret of now is taken for `overlapHours` longer, so that nobody is locked out while the new one is put in place; the one before it is refused from now on.',
    method: 'post',
    path: '/keys/{id}/rotate',
    roles: issuers,
    actor: 'recorded',
    idempotency: 'key',
    params: z.strictObject({ id: Id }),
    body: Rotation,
    answers: { 200: { description: 'The key, with its new secret', schema: NewKey } },
    problems: ['not-found', 'key-revoked'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params, body, request }) => {
        const rotated = await rotateKey(intake, causeOf({ caller, request }), {
          ...body,
          id: params.id,
          mayManage: (db, key) => reaches(db, { caller, key }),
        })
        return { status: 200, body: { ...rotated.key, secret: rotated.secret } }
      },
  }),
  route({
    operationId: 'revokeKey',
    tag: 'Tenants',
    summary: 'Revoke a key at once',
    method: 'delete',
    path: '/keys/{id}',
    roles: issuers,
    actor: 'recorded',
    idempotency: 'natural',
    params: z.strictObject({ id: Id }),
    answers: { 204: { description: 'The key is refused from now on' } },
    problems: ['not-found'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params, request }) => {
        await deleteApiKey(intake, causeOf({ caller, request }), {
          id: params.id,
          mayManage: (db, key) => reaches(db, { caller, key }),
        })
        return { status: 204 }
      },
  }),
]

import type { Knex } from 'knex'
import { recordAudit } from '../db/audit.ts'
import { holdOpenTenant } from '../db/closed-tenants.ts'
import { insertGuard } from '../db/guard.ts'
import { recordPlatformAudit } from '../db/platform-audit.ts'
import { insertSettings } from '../db/settings.ts'
import {
  findPartner,
  findTenant,
  insertPartner,
  insertTenant,
  type Partner,
  type Tenant,
} from '../db/tenants.ts'
import {
  findApiKeyById,
  insertApiKey,
  revokeApiKey,
  rotateApiKey,
  type ApiKey,
  type NewApiKey,
} from '../db/api-keys.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Cause } from '../db/audit.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Intake } from './context.ts'

/** A tenant with its settings and its key of encryption. Throws the Rejection `already-exists`. */
export async function createTenant({ db, vault }: Intake, cause: Cause, tenant: Tenant): Promise<void> {
  await inTransaction(db, async (trx) => {
    await insertTenant(trx, tenant)
    await insertSettings(trx, tenant.id)
    await insertGuard(trx, tenant.id)
    await vault.createTenantKey(trx, tenant.id)
    const created = { timeZone: tenant.timeZone, partner: tenant.partner }
    await recordAudit(trx, tenant.id, cause, {
      action: 'tenant.created',
      subject: { kind: 'tenant', id: tenant.id },
      new: created,
    })
    await recordPlatformAudit(trx, cause, {
      action: 'platform.tenant-created',
      value: { tenant: tenant.id, ...created },
    })
  })
}

export async function createPartner({ db }: Intake, cause: Cause, partner: Partner): Promise<void> {
  await inTransaction(db, async (trx) => {
    await insertPartner(trx, partner)
    await recordPlatformAudit(trx, cause, {
      action: 'platform.partner-created',
      value: { partner: partner.id },
    })
  })
}

/** Answers the key and its secret, which cannot be had again. Throws the Rejections `not-found` and `tenant-closed`. */
export async function createApiKey(
  { db }: Intake,
  cause: Cause,
  key: NewApiKey,
): Promise<{ key: ApiKey; secret: string }> {
  return await inTransaction(db, async (trx) => {
    if (key.tenant !== null && (await findTenant(trx, key.tenant)) === undefined) {
      throw new Rejection('not-found', { detail: `there is no tenant ${key.tenant}` })
    }
    if (key.tenant !== null) await holdOpenTenant(trx, key.tenant)
    if (key.partner !== null && (await findPartner(trx, key.partner)) === undefined) {
      throw new Rejection('not-found', { detail: `there is no partner ${key.partner}` })
    }
    const created = await insertApiKey(trx, key)
    await recordKey(trx, cause, { key: created.key, what: 'created' })
    return created
  })
}

type OwnKey = { id: string; mayManage: (db: Knex, key: ApiKey) => Promise<boolean> }

/** From then on the key is refused everywhere. `mayManage` judges by whose key it is. Throws the Rejection `not-found`. */
export async function deleteApiKey({ db }: Intake, cause: Cause, own: OwnKey): Promise<void> {
  await inTransaction(db, async (trx) => {
    const key = await managedKey(trx, own)
    if (key.revokedAt !== null) return
    await revokeApiKey(trx, key.id)
    await recordKey(trx, cause, { key, what: 'revoked' })
  })
}

/** Answers the key and its new secret. Throws the Rejections `not-found` and `key-revoked`. */
export async function rotateKey(
  { db }: Intake,
  cause: Cause,
  { overlapHours, ...own }: OwnKey & { overlapHours: number },
): Promise<{ key: ApiKey; secret: string }> {
  return await inTransaction(db, async (trx) => {
    const key = await managedKey(trx, own)
    if (key.revokedAt !== null) {
      throw new Rejection('key-revoked', { detail: `the key ${key.id} was revoked at ${key.revokedAt}` })
    }
    const rotated = await rotateApiKey(trx, { id: key.id, overlapHours })
    await recordKey(trx, cause, { key, what: 'rotated', value: { overlapHours } })
    return rotated
  })
}

async function managedKey(trx: Knex.Transaction, { id, mayManage }: OwnKey): Promise<ApiKey> {
  const key = await findApiKeyById(trx, id)
  if (key !== undefined && (await mayManage(trx, key))) return key
  throw new Rejection('not-found', { detail: `there is no key ${id}` })
}

type KeyAct = { key: ApiKey; what: 'created' | 'rotated' | 'revoked'; value?: object }

/** Every key is the platform's concern, whoever made it; a tenant's stands in the tenant's own trail as well. */
async function recordKey(trx: Knex.Transaction, cause: Cause, { key, what, value }: KeyAct): Promise<void> {
  const { id, tenant, role, partner } = key
  await recordPlatformAudit(trx, cause, {
    action: `platform.key-${what}`,
    value: { key: id, role, tenant, partner, ...value },
  })
  if (tenant === null) return
  const subject = { kind: 'key', id } as const
  const kept = what === 'revoked' ? {} : { new: { role, ...value } }
  await recordAudit(trx, tenant, cause, { action: `key.${what}`, subject, ...kept })
}

import type { Knex } from 'knex'
import { recordAudit } from '../db/audit.ts'
import { insertGuard } from '../db/guard.ts'
import { insertSettings } from '../db/settings.ts'
import {
  findPartner,
  findTenant,
  insertPartner,
  insertTenant,
  type Partner,
  type Tenant,
} from '../db/tenants.ts'
import { findApiKeyById, insertApiKey, revokeApiKey, type ApiKey, type NewApiKey } from '../db/api-keys.ts'
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
    await recordAudit(trx, tenant.id, cause, {
      action: 'tenant.created',
      subject: { kind: 'tenant', id: tenant.id },
      new: { timeZone: tenant.timeZone, partner: tenant.partner },
    })
  })
}

export async function createPartner({ db }: Intake, partner: Partner): Promise<void> {
  await insertPartner(db, partner)
}

/** Answers the key and its secret, which cannot be had again. Throws the Rejection `not-found`. */
export async function createApiKey(
  { db }: Intake,
  cause: Cause,
  key: NewApiKey,
): Promise<{ key: ApiKey; secret: string }> {
  return await inTransaction(db, async (trx) => {
    if (key.tenant !== null && (await findTenant(trx, key.tenant)) === undefined) {
      throw new Rejection('not-found', { detail: `there is no tenant ${key.tenant}` })
    }
    if (key.partner !== null && (await findPartner(trx, key.partner)) === undefined) {
      throw new Rejection('not-found', { detail: `there is no partner ${key.partner}` })
    }
    const created = await insertApiKey(trx, key)
    if (key.tenant !== null) {
      await recordAudit(trx, key.tenant, cause, {
        action: 'key.created',
        subject: { kind: 'key', id: created.key.id },
        new: { role: key.role },
      })
    }
    return created
  })
}

/** From then on the key is refused everywhere. `mayRevoke` judges by whose key it is. Throws the Rejection `not-found`. */
export async function deleteApiKey(
  { db }: Intake,
  cause: Cause,
  { id, mayRevoke }: { id: string; mayRevoke: (db: Knex, key: ApiKey) => Promise<boolean> },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const key = await findApiKeyById(trx, id)
    if (key === undefined || !(await mayRevoke(trx, key))) {
      throw new Rejection('not-found', { detail: `there is no key ${id}` })
    }
    if (key.revokedAt !== null) return
    await revokeApiKey(trx, id)
    if (key.tenant !== null) {
      await recordAudit(trx, key.tenant, cause, { action: 'key.revoked', subject: { kind: 'key', id } })
    }
  })
}

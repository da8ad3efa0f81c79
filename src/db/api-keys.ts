import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Knex } from 'knex'

export type KeyRole = 'viewer' | 'hr' | 'admin' | 'partner' | 'platform' | 'operator'

/** A key as it may be shown; the secret is shown once, when it is made. */
export type ApiKey = {
  id: string
  role: KeyRole
  name: string
  tenant: string | null
  partner: string | null
  createdBy: string
  createdAt: string
  revokedAt: string | null
}

export type NewApiKey = Pick<ApiKey, 'role' | 'name' | 'tenant' | 'partner' | 'createdBy'>

type Row = {
  id: string
  tenant_id: string | null
  partner_id: string | null
  role: KeyRole
  name: string
  secret_hash: Buffer
  created_by: string
  created_at: Date
  revoked_at: Date | null
}

const secretBytes = 32

/** `kop_<id>_<secret>`: the id finds the row, the secret is compared by its hash in constant time. */
export async function insertApiKey(db: Knex, key: NewApiKey): Promise<{ key: ApiKey; secret: string }> {
  const id = randomBytes(9).toString('hex')
  const secret = `kop_${id}_${randomBytes(secretBytes).toString('base64url')}`
  const [row] = await db<Row>('api_keys')
    .insert({
      id,
      tenant_id: key.tenant,
      partner_id: key.partner,
      role: key.role,
      name: key.name,
      secret_hash: hashOf(secret),
      created_by: key.createdBy,
    })
    .returning('*')
  return { key: fromRow(row as Row), secret }
}

/** The live key that this secret belongs to. */
export async function findApiKey(db: Knex, secret: string): Promise<ApiKey | undefined> {
  const [, id] = /^kop_([0-9a-f]{18})_/.exec(secret) ?? []
  if (id === undefined) return undefined
  const row = await db<Row>('api_keys').where({ id }).whereNull('revoked_at').first()
  return row && timingSafeEqual(row.secret_hash, hashOf(secret)) ? fromRow(row) : undefined
}

export async function listApiKeys(db: Knex, tenant: string): Promise<ApiKey[]> {
  const rows = await db<Row>('api_keys').where({ tenant_id: tenant }).orderBy(['created_at', 'id'])
  return rows.map(fromRow)
}

/** Of the platform itself. */
export async function listPlatformKeys(db: Knex): Promise<ApiKey[]> {
  const rows = await db<Row>('api_keys')
    .whereIn('role', ['platform', 'operator'])
    .orderBy(['created_at', 'id'])
  return rows.map(fromRow)
}

export async function findApiKeyById(db: Knex, id: string): Promise<ApiKey | undefined> {
  const row = await db<Row>('api_keys').where({ id }).first()
  return row && fromRow(row)
}

export async function revokeApiKey(db: Knex, id: string): Promise<void> {
  await db('api_keys').where({ id }).whereNull('revoked_at').update({ revoked_at: db.fn.now() })
}

/** SHA-256 suffices: the secret is random, so there is nothing to guess slowly. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

function fromRow(row: Row): ApiKey {
  return {
    id: row.id,
    role: row.role,
    name: row.name,
    tenant: row.tenant_id,
    partner: row.partner_id,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Knex } from 'knex'
import { closingOf, type Closing } from '../domain/closing.ts'
import { prepared } from './prepared.ts'
import { randomId } from './random-id.ts'

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
  /** To the minute; null: never. */
  lastUsedAt: string | null
  /** Until then the secret before the last rotation is taken as well. */
  previousValidUntil: string | null
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
  previous_hash: Buffer | null
  previous_until: Date | null
  last_used_at: Date | null
  revoked_at: Date | null
}

const secretBytes = 32

/** `kop_<id>_<secret>`: the id finds the row, the secret is compared by its hash in constant time. */
export async function insertApiKey(db: Knex, key: NewApiKey): Promise<{ key: ApiKey; secret: string }> {
  const id = randomId(9)
  const secret = newSecret(id)
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

const newSecret = (id: string): string => `kop_${id}_${randomBytes(secretBytes).toString('base64url')}`

/** A key with the closing of its tenant. */
export type FoundKey = ApiKey & { closing: Closing | undefined }

/** The live key that this secret belongs to; the one before a rotation counts for its while. In one query, since each call makes it. */
export async function findApiKey(db: Knex, secret: string): Promise<FoundKey | undefined> {
  const [, id] = /^kop_([0-9a-f]{18})_/.exec(secret) ?? []
  if (id === undefined) return undefined
  const query = db.raw<{ rows: (Row & { closed_at: Date | null; overlaps: boolean | null })[] }>(
    `select k.id, k.tenant_id, k.partner_id, k.role, k.name, k.secret_hash, k.created_by, k.created_at, k.previous_hash,
       k.previous_until, k.last_used_at, k.revoked_at, t.closed_at, k.previous_until > clock_timestamp() as overlaps
     from api_keys k left join tenants t on t.id = k.tenant_id where k.id = ? and k.revoked_at is null`,
    [id],
  )
  const { rows } = await prepared('api-key', query)
  const [row] = rows
  if (row === undefined) return undefined
  const hash = hashOf(secret)
  const isCurrent = timingSafeEqual(row.secret_hash, hash)
  const isPrevious = row.previous_hash !== null && timingSafeEqual(row.previous_hash, hash)
  if (!isCurrent && !(isPrevious && row.overlaps === true)) return undefined
  const closing = row.closed_at === null ? undefined : closingOf(row.closed_at.toISOString())
  return { ...fromRow(row), closing }
}

/** At most once a minute for each key, so that reading does not become writing. */
export async function noteKeyUse(db: Knex, { id, lastUsedAt }: ApiKey): Promise<void> {
  if (lastUsedAt !== null && Date.now() - Date.parse(lastUsedAt) < usedEveryMs) return
  await db('api_keys')
    .where({ id })
    .whereRaw(`(last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')`)
    .update({ last_used_at: db.raw(`date_trunc('minute', clock_timestamp())`) })
}

const usedEveryMs = 60_000

/** A new secret; the one of now is taken for so many hours longer, the one before it no more. */
export async function rotateApiKey(
  db: Knex,
  { id, overlapHours }: { id: string; overlapHours: number },
): Promise<{ key: ApiKey; secret: string }> {
  const secret = newSecret(id)
  const [row] = await db<Row>('api_keys')
    .where({ id })
    .update({
      secret_hash: hashOf(secret),
      previous_hash: db.raw('secret_hash'),
      previous_until: db.raw(`clock_timestamp() + ? * interval '1 hour'`, [overlapHours]),
    })
    .returning('*')
  return { key: fromRow(row as Row), secret }
}

export async function listApiKeys(db: Knex, tenant: string): Promise<ApiKey[]> {
  const rows = await db<Row>('api_keys').where({ tenant_id: tenant }).orderBy(['created_at', 'id'])
  return rows.map(fromRow)
}

export async function listPartnerKeys(db: Knex, partner: string): Promise<ApiKey[]> {
  const rows = await db<Row>('api_keys').where({ partner_id: partner }).orderBy(['created_at', 'id'])
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
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    previousValidUntil: row.previous_until?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }
}

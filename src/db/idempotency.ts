import type { Knex } from 'knex'

/** Whose keys: a tenant's, a partner's or the platform's do not meet. */
export type KeyPlace = { scope: string; key: string }

export type KeptAnswer = { digest: string; sealed: string }

const keptForHours = 24

const fresh = `created_at > clock_timestamp() - interval '${keptForHours} hours'`

/** Held until the end of the transaction; false: somebody else is at it. A lock of a process that died goes with its connection. */
export async function tryLockKey(trx: Knex.Transaction, { scope, key }: KeyPlace): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { locked: boolean }[] }>(
    'select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as locked',
    [`idempotency/${scope}/${key}`],
  )
  return rows[0]?.locked === true
}

/** The answer of a call within the last 24 hours. */
export async function findKeptAnswer(db: Knex, { scope, key }: KeyPlace): Promise<KeptAnswer | undefined> {
  return (await db('idempotency_keys')
    .where({ scope, key })
    .whereRaw(fresh)
    .first('digest', 'answer_sealed as sealed')) as KeptAnswer | undefined
}

/** In place of one that is older than a day. */
export async function keepAnswer(
  trx: Knex.Transaction,
  {
    scope,
    key,
    tenant,
    path,
    digest,
    sealed,
  }: KeyPlace & KeptAnswer & { tenant: string | undefined; path: string },
): Promise<void> {
  await trx('idempotency_keys')
    .insert({ scope, key, tenant_id: tenant ?? null, path, digest, answer_sealed: sealed })
    .onConflict(['scope', 'key'])
    .merge({ path, digest, answer_sealed: sealed, created_at: trx.fn.now() })
}

export type BulkLine = { bulkRequest: string; line: number }

/** `answer`: the line as it was written. */
export type KeptLine = { digest: string; answer: string }

export async function findKeptLine(
  db: Knex,
  tenant: string,
  { bulkRequest, line }: BulkLine,
): Promise<KeptLine | undefined> {
  return (await db('bulk_lines')
    .where({ tenant_id: tenant, bulk_request_id: bulkRequest, line })
    .whereRaw(fresh)
    .first('digest', 'answer')) as KeptLine | undefined
}

export async function keepLine(
  trx: Knex.Transaction,
  tenant: string,
  { bulkRequest, line, digest, answer }: BulkLine & KeptLine,
): Promise<void> {
  await trx('bulk_lines')
    .insert({
      tenant_id: tenant,
      bulk_request_id: bulkRequest,
      line,
      digest,
      answer,
    })
    .onConflict(['tenant_id', 'bulk_request_id', 'line'])
    .merge({ digest, answer, created_at: trx.fn.now() })
}

/** Erases what calls at these paths, and below them, were answered. */
export async function forgetAnswersOf(trx: Knex, tenant: string, paths: readonly string[]): Promise<void> {
  await trx.raw(
    `delete from idempotency_keys k using unnest(?::text[]) as p (path)
     where k.tenant_id = ? and (k.path = p.path or starts_with(k.path, p.path || '/'))`,
    [[...paths], tenant],
  )
}

/** Erases what is older than a day, so many at most; answers how many. */
export async function forgetOldAnswers(db: Knex, { limit }: { limit: number }): Promise<number> {
  let forgotten = 0
  for (const table of ['idempotency_keys', 'bulk_lines']) {
    const { rowCount } = await db.raw<{ rowCount: number }>(
      `delete from ?? where ctid = any (array(
         select ctid from ?? where created_at < clock_timestamp() - ? * interval '1 hour' limit ?))`,
      [table, table, keptForHours, limit],
    )
    forgotten += rowCount
  }
  return forgotten
}

/**
 * Idempotency-Key: a call that is repeated acts once, and is answered as the first time. All that the call writes commits
 * together with its answer, so a process that dies in the middle leaves neither, and the repeat does the whole.
 */
import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { findKeptAnswer, keepAnswer, tryLockKey, type KeyPlace } from '../db/idempotency.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Vault } from '../db/vault.ts'
import { Problem } from './problems.ts'
import {
  type Answer,
  type BoundRoute,
  type Caller,
  type Handler,
  type HandlerInput,
  type RequestInfo,
  scopeOf,
} from './route.ts'

/** A call with a key, its parts parsed. */
export type KeyedCall = { route: BoundRoute; input: HandlerInput; key: string }

export type OnceAnswer = { answer: Answer; isReplayed: boolean }

/** Does the work with the handler that it is given, or answers what the same call was answered before. */
export type Once = (call: KeyedCall, work: (handle: Handler) => Promise<Answer>) => Promise<OnceAnswer>

/** Throws the problems `idempotency-key-reused` and `idempotency-key-in-use`. */
export function createOnce({ db, vault }: { db: Knex; vault: Vault }): Once {
  return async ({ route, input, key }, work) => {
    const kept: Kept = {
      vault,
      caller: input.caller,
      key,
      path: pathOf({ route, input }),
      asked: askedBy({ route, input }),
    }
    const before = await replay(db, kept)
    if (before !== undefined) return before
    await route.prepare?.(input)
    const { carryOut, ...done } = await inTransaction(db, async (trx) => {
      if (!(await tryLockKey(trx, placeOf(kept)))) throw inUse()
      const meanwhile = await replay(trx, kept)
      if (meanwhile !== undefined) return { ...meanwhile, carryOut: undefined }
      const { handle, carryOut } = route.within(trx)
      const answer = await work(handle)
      await keep(trx, kept, answer)
      return { answer, isReplayed: false, carryOut }
    })
    await carryOut?.()
    return done
  }
}

/** A key with what was asked under it. */
type Kept = { vault: Vault; caller: Caller; key: string; path: string; asked: string }

async function replay(db: Knex, kept: Kept): Promise<OnceAnswer | undefined> {
  const found = await findKeptAnswer(db, placeOf(kept))
  if (found === undefined) return undefined
  const scoped = await kept.vault.forTenant(db, kept.caller.tenant)
  if (!(await scoped.isDigestOf(found.digest, kept.asked))) throw new Problem('idempotency-key-reused')
  return { answer: JSON.parse(await scoped.open(sealedAt(kept), found.sealed)) as Answer, isReplayed: true }
}

async function keep(trx: Knex.Transaction, kept: Kept, answer: Answer): Promise<void> {
  const { tenant } = kept.caller
  const scoped = await kept.vault.forTenant(trx, tenant)
  await keepAnswer(trx, {
    ...placeOf(kept),
    tenant,
    path: kept.path,
    digest: scoped.digest(kept.asked),
    sealed: scoped.seal(sealedAt(kept), JSON.stringify(answer)),
  })
}

function placeOf({ caller, key }: Kept): KeyPlace {
  return { scope: scopeOf(caller), key }
}

const sealedAt = (kept: Kept) => {
  const { scope, key } = placeOf(kept)
  return { table: 'idempotency_keys', column: 'answer_sealed', row: `${scope}/${key}` }
}

/** The id of what a call makes outside this transaction: a repeat of the call names the same. Undefined without a key. */
export function idByKey({
  caller,
  request: { idempotencyKey: key },
}: {
  caller: Caller
  request: Pick<RequestInfo, 'idempotencyKey'>
}): string | undefined {
  if (key === undefined) return undefined
  const hex = createHash('sha256')
    .update(`${scopeOf(caller)}/${key}`)
    .digest('hex')
  // RFC 9562, 5.8: a UUID of version 8 is made as its maker likes.
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** All that makes a call another one: what is done with what, by which person, under which condition. */
function askedBy({ route, input }: Omit<KeyedCall, 'key'>): string {
  const { caller, params, query, body, request } = input
  return JSON.stringify([
    route.operationId,
    params,
    query,
    body,
    caller.actor,
    request.ifMatch,
    request.reason,
  ])
}

/** The path below /v1, with its ids. */
function pathOf({ route, input: { params } }: Omit<KeyedCall, 'key'>): string {
  const ids = new Map(Object.entries(params ?? {}))
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(ids.get(name)))
}

const inUse = () => new Problem('idempotency-key-in-use', { headers: { 'Retry-After': '1' } })

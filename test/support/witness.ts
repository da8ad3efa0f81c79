// The sandbox's ledger as witness: what the API calls `done` happened exactly once, and nothing else happened.
import { expect, vi } from 'vitest'
import { createKopplingClient } from '../../src/client/client.ts'
import { insertApiKey } from '../../src/db/api-keys.ts'
import { readLeavers, readUser, type Reader } from './leavers.ts'
import type { Product } from './product.ts'

/**
 * Compares, for every person of every tenant, how often leavers and removals by hand say that they removed the connection with how
 * often the sandbox saw it removed. Waits until no leaver is in the middle of it.
 */
export async function expectLedgerToAgree(product: Product): Promise<void> {
  await vi.waitFor(
    async () => {
      const acting: unknown[] = await product.db('leavers').where({ stage: 'acting' }).select('employment_id')
      expect(acting, 'leavers in the middle of acting').toEqual([])
    },
    { timeout: 180_000, interval: 100 },
  )
  // What is removed by hand may end between the two looks.
  await vi.waitFor(
    async () => {
      const done = await removalsOverApi(product)
      const seen = new Map<string, number>()
      const client = product.config.vismaConnect?.clientId ?? ''
      for (const { user, unlinked } of await product.sandbox.counts({ client })) {
        if (unlinked > 0) seen.set(user, unlinked)
      }
      expect(Object.fromEntries(done), 'what the API calls done, and what the ledger saw').toEqual(
        Object.fromEntries(seen),
      )
    },
    { timeout: 60_000, interval: 500 },
  )
}

/** How many leavers and removals by hand say `done`, by Visma Connect account. */
async function removalsOverApi(product: Product): Promise<Map<string, number>> {
  const done = new Map<string, number>()
  for (const account of product.erasedAccounts) done.set(account, (done.get(account) ?? 0) + 1)
  const tenants = (await product.db('tenants').select('id')) as { id: string }[]
  for (const { id } of tenants) {
    const tenant = await readerOf(product, id)
    for (const leaver of await readLeavers(tenant)) {
      if (leaver.steps.connection.state !== 'done' || leaver.erasedAt !== null) continue
      const account = await accountOf(product, { tenant, user: leaver.userId ?? '' })
      done.set(account, (done.get(account) ?? 0) + 1)
    }
    const byHand = (await product
      .db('connection_changes')
      .where({ tenant_id: id, kind: 'remove', state: 'done' })) as { user_id: string }[]
    for (const { user_id: user } of byHand) {
      const account = await accountOf(product, { tenant, user })
      done.set(account, (done.get(account) ?? 0) + 1)
    }
  }
  return done
}

/** Made past the API, which makes no keys of a closed tenant. */
async function readerOf({ db, url }: Product, tenant: string): Promise<Reader> {
  const key = { role: 'viewer', name: 'witness', tenant, partner: null, createdBy: 'witness' } as const
  const { secret } = await insertApiKey(db, key)
  return { viewer: createKopplingClient({ baseUrl: url, key: secret }) }
}

async function accountOf(
  { sandbox, formerAccounts }: Product,
  { tenant, user }: { tenant: Reader; user: string },
): Promise<string> {
  const former = formerAccounts.get(user)
  if (former !== undefined) return former
  const { vismaConnectUserId, vismaConnectEmail } = await readUser(tenant, user)
  const account = vismaConnectUserId ?? (await sandbox.person(vismaConnectEmail ?? ''))?.id
  return account ?? `nobody, of user ${user}`
}

// How a connection is found and taken, by the mode of the tenant's identity provider: one application is taken from a person, or the
// whole Visma account is suspended. What is decided and written down is the same (removal.ts).
import type { Knex } from 'knex'
import {
  findAccount,
  isAccountShared,
  learnAccount,
  lockAccount,
  replaceAccount,
  unsettleAccounts,
} from '../src/db/provider-users.ts'
import {
  isConnectUserShared,
  learnConnectUser,
  lockConnectUser,
  unsettleConnections,
} from '../src/db/user-connections.ts'
import type { User } from '../src/db/users.ts'
import { NeedsPerson, NotConfirmed } from '../src/domain/step-failure.ts'
import type { VismaConnect } from '../src/visma-connect/public-api.ts'
import type { IdentityProvider } from '../src/visma-connect/providers.ts'
import type { Scim, ScimUser } from '../src/visma-connect/scim2/scim.ts'

export type Taken = { already: boolean; observed: string }

export type Taking = {
  key: string
  /** Whether what is known to be gone need not be asked about: a whole account may be let in again by others. */
  believesGone: boolean
  /** Whether a connection was ever known, so that nothing found asks for a person. */
  everKnown(user: User): boolean
  /** What tells the account, if it is known. */
  known(trx: Knex, user: User): Promise<string | undefined>
  /** Throws NeedsPerson where several have the e-mail. */
  find(user: User, email: string): Promise<string | undefined>
  /** By the e-mail that was searched: if it was corrected meanwhile nothing is learnt. */
  learn(db: Knex, user: User, found: { email: string; account: string | undefined }): Promise<void>
  /** L12: serialises decisions about the account over all tenants. */
  lock(trx: Knex, user: User, account: string): Promise<void>
  isShared(trx: Knex, user: User, account: string): Promise<boolean>
  /** With the look afterwards; throws NotConfirmed if that finds it as before. */
  take(account: string): Promise<Taken>
  /**
   * Whether the user is known by another account from now on, since the one that was known is not there and may have been made anew.
   * `gone`: those that are not there. Throws NeedsPerson where several have the e-mail.
   */
  findAnew(db: Knex, user: User, gone: readonly string[]): Promise<boolean>
  unsettle(trx: Knex, user: User, account: string): Promise<void>
}

type OfTenant<Client> = Client & { key: string; tenant: string }

export function takingOf(provider: Exclude<IdentityProvider, { mode: 'task' }>, tenant: string): Taking {
  const { key } = provider
  return provider.mode === 'scim2'
    ? bySuspending({ scim: provider.scim, key, tenant })
    : byUnlinking({ api: provider.api, key, tenant })
}

function byUnlinking({ api, key, tenant }: OfTenant<{ api: VismaConnect }>): Taking {
  return {
    key,
    believesGone: true,
    everKnown: ({ connection }) => connection === 'yes',
    known: (_trx, { vismaConnectUserId }) => Promise.resolve(vismaConnectUserId ?? undefined),
    async find(_user, email) {
      const matches = await api.findByEmail(email)
      if (matches.length > 1) throw new NeedsPerson('several-matches')
      return matches[0]?.id
    },
    learn: (db, { id }, { email, account }) =>
      learnConnectUser(db, tenant, id, { email, connectUserId: account }),
    lock: (trx, _user, account) => lockConnectUser(trx, account),
    isShared: (trx, { id, vismaConnectEmail: email }, account) =>
      isConnectUserShared(trx, tenant, id, { connectUserId: account, email, provider: key }),
    /** Looks by a second unlink that must answer *already removed*. */
    async take(account) {
      const removal = await api.unlink(account)
      if (removal === 'removed' && (await api.unlink(account)) === 'removed') throw new NotConfirmed()
      return { already: removal === 'already-removed', observed: 'not-connected' }
    },
    findAnew: () => Promise.resolve(false),
    unsettle: (trx, _user, account) => unsettleConnections(trx, { connectUserId: account, provider: key }),
  }
}

function bySuspending({ scim, key, tenant }: OfTenant<{ scim: Scim }>): Taking {
  const whole = (user: User, account: string) => ({ user, account, provider: key })
  return {
    key,
    believesGone: false,
    everKnown: ({ connection, vismaConnectUserId }) =>
      connection === 'yes' || (connection === 'unknown' && vismaConnectUserId !== null),
    known: (trx, { id }) => findAccount(trx, tenant, { user: id, provider: key }),
    find: (user, email) => findScimAccount(scim, { user, email }),
    async learn(db, { id }, { email, account }) {
      if (account !== undefined) await learnAccount(db, tenant, { user: id, email, provider: key, account })
    },
    lock: (trx, user, account) => lockAccount(trx, user, { provider: key, account }),
    isShared: (trx, user, account) => isAccountShared(trx, tenant, whole(user, account)),
    /** Looks by reading it: found inactive, or not at all. */
    async take(account) {
      const suspension = await scim.suspend(account)
      if (suspension !== 'suspended')
        return { already: true, observed: suspension === 'gone' ? 'gone' : 'suspended' }
      const seen = await scim.get(account)
      if (seen?.active === true) throw new NotConfirmed()
      return { already: false, observed: seen === undefined ? 'gone' : 'suspended' }
    },
    async findAnew(db, user, gone) {
      const email = user.vismaConnectEmail
      const account = email === null ? undefined : await findScimAccount(scim, { user, email, gone })
      if (email === null || account === undefined) return false
      await replaceAccount(db, tenant, { user: user.id, email, provider: key, account, gone })
      return true
    },
    unsettle: (trx, user, account) => unsettleAccounts(trx, tenant, whole(user, account)),
  }
}

/** Of several the one that a person has named. `gone`: known not to be there, though a search may still find them. */
export async function findScimAccount(
  scim: Scim,
  { user: { vismaConnectUserId }, email, gone = [] }: { user: User; email: string; gone?: readonly string[] },
): Promise<string | undefined> {
  const found: ScimUser[] = await scim.findByUserName(email)
  const matches = found.filter(({ id }) => !gone.includes(id))
  const named = matches.find(({ id }) => id === vismaConnectUserId)
  if (named !== undefined) return named.id
  if (matches.length > 1) throw new NeedsPerson('several-matches')
  return matches[0]?.id
}

// How a connection is found and made again, by the mode of the tenant's identity provider: an account is linked to one application, and
// made where none is, or a Visma account that is suspended is let in. What is decided and written down is the same (connecting.ts).
import type { Knex } from 'knex'
import { isBeingRemoved } from '../src/db/connection-changes.ts'
import {
  findAccount,
  forgetAccounts,
  isAccountBeingSuspended,
  learnAccount,
  lockAccount,
} from '../src/db/provider-users.ts'
import { lockConnectUser, noteConnected, noteConnectedByHand } from '../src/db/user-connections.ts'
import type { User } from '../src/db/users.ts'
import { NeedsPerson, NotConfirmed } from '../src/domain/step-failure.ts'
import type { PersonToLink, VismaConnect } from '../src/visma-connect/public-api.ts'
import type { IdentityProvider } from '../src/visma-connect/providers.ts'
import type { Scim } from '../src/visma-connect/scim2/scim.ts'
import { findScimAccount } from './taking.ts'

/** The account to connect. `isStored`: by the id that is known, not by the user's e-mail. */
export type Account = { id: string; email: string; isStored: boolean }

export type Made = { account: string; already: boolean; observed: string }

export type Making = {
  key: string
  /** Whether what is known to be there need not be asked about: a whole account may be suspended by others. */
  believesThere: boolean
  /** Whether it sends mails to whoever was connected. */
  welcomes: boolean
  /** Throws NeedsPerson where it is not certain whose account is meant. undefined: none has the e-mail, so it is made. */
  find(db: Knex, user: User): Promise<Account | undefined>
  /** L12: serialises decisions about the account over all tenants. */
  lock(trx: Knex, user: User, account: string): Promise<void>
  /** Whether a call that takes the connection of the user or of the account may be under way; whoever asks has locked the account. */
  isBeingTaken(trx: Knex, of: { user: User; account: string | undefined; now: string }): Promise<boolean>
  /** undefined: the account is not what was known, so it is to be searched for again. */
  make(
    db: Knex,
    of: { user: User; person: PersonToLink | undefined; account: Account | undefined },
  ): Promise<Made | undefined>
  /** Answers false if the user is known to have another account by now. */
  note(trx: Knex, user: User, account: string): Promise<boolean>
}

export function makingOf(provider: Exclude<IdentityProvider, { mode: 'task' }>, tenant: string): Making {
  const { key } = provider
  return provider.mode === 'scim2'
    ? byResuming({ scim: provider.scim, key, tenant })
    : byLinking({ api: provider.api, key, tenant })
}

function byLinking({ api, key, tenant }: { api: VismaConnect; key: string; tenant: string }): Making {
  return {
    key,
    believesThere: true,
    welcomes: true,
    /** By the stored id, whose e-mail may have changed since; by the user's e-mail where none is known. */
    async find(_db, { vismaConnectUserId, vismaConnectEmail }) {
      if (vismaConnectUserId !== null) {
        const account = await api.getUser(vismaConnectUserId)
        if (account === undefined) throw new NeedsPerson('connect-user-unknown')
        return { ...account, isStored: true }
      }
      const matches = await api.findByEmail(vismaConnectEmail ?? '')
      if (matches.length > 1) throw new NeedsPerson('several-matches')
      return matches[0] && { ...matches[0], isStored: false }
    },
    lock: (trx, _user, account) => lockConnectUser(trx, account),
    isBeingTaken: (trx, { user, account, now }) =>
      isBeingRemoved(trx, tenant, { user: user.id, connectUserId: account, now }),
    async make(_db, { person, account }) {
      if (person === undefined) throw new NeedsPerson('name-missing')
      const linked = await api.link({ ...person, email: account?.email ?? person.email })
      const id = linked.outcome === 'linked' ? linked.user.id : account?.id
      // Made by an attempt whose answer was lost; the next one finds it.
      if (id === undefined) throw new NotConfirmed()
      return { account: id, already: linked.outcome === 'already-linked', observed: 'connected' }
    },
    note: (trx, { id }, account) => noteConnected(trx, tenant, id, account),
  }
}

function byResuming({ scim, key, tenant }: { scim: Scim; key: string; tenant: string }): Making {
  return {
    key,
    believesThere: false,
    welcomes: false,
    async find(db, user) {
      const email = user.vismaConnectEmail ?? ''
      const stored = await findAccount(db, tenant, { user: user.id, provider: key })
      if (stored !== undefined) return { id: stored, email, isStored: true }
      if (email === '') throw new NeedsPerson('email-missing')
      const id = await findScimAccount(scim, { user, email })
      // Whoever looks after the customer's accounts makes them; koppling lets in again whom it has suspended.
      if (id === undefined) throw new NeedsPerson('connection-not-found')
      return { id, email, isStored: false }
    },
    lock: (trx, user, account) => lockAccount(trx, user, { provider: key, account }),
    async isBeingTaken(trx, { user, account, now }) {
      return account === undefined
        ? await isBeingRemoved(trx, tenant, { user: user.id, connectUserId: undefined, now })
        : await isAccountBeingSuspended(trx, tenant, { user, provider: key, account, now })
    },
    async make(db, { user, account }) {
      if (account === undefined) throw new NotConfirmed()
      const { id, isStored } = account
      const resumption = await scim.resume(id)
      if (resumption !== 'gone') {
        if (resumption === 'resumed' && (await scim.get(id))?.active !== true) throw new NotConfirmed()
        return { account: id, already: resumption === 'already-active', observed: 'active' }
      }
      if (!isStored) throw new NotConfirmed()
      // A provider may delete who is suspended, and make the account anew.
      await forgetAccounts(db, tenant, { user: user.id, provider: key })
      return undefined
    },
    async note(trx, { id, vismaConnectEmail }, account) {
      if (vismaConnectEmail !== null)
        await learnAccount(trx, tenant, { user: id, email: vismaConnectEmail, provider: key, account })
      await noteConnectedByHand(trx, tenant, id)
      return true
    },
  }
}

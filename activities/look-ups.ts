// Whose connection it is, searched in the background (L12), so slowly that nothing else waits for it. Safe to repeat: each user is
// written down by itself, and only those that are not known yet are searched.
import { findClosing } from '../src/db/closed-tenants.ts'
import {
  leaveForLater,
  noteFound,
  noteFoundAccount,
  noteLookUp,
  usersToLookUp,
  type ToLookUp,
} from '../src/db/connect-look-ups.ts'
import { Refused, UnexpectedAnswer, VismaConnectFailure } from '../src/visma-connect/errors.ts'
import { unwatchedProviderOf, type ProviderDeps } from './identity-provider.ts'

export type LookUpActivities = ReturnType<typeof lookUpActivities>

type Deps = Pick<ProviderDeps, 'db' | 'vault' | 'providers'>

/** Within the time that the activity is given, also if each answer comes at the last moment. */
const usersPerPage = 5

export const lookUpActivities = (deps: Deps) => ({
  /** Answers whether there may be more. Throws the failures of the deployment's client that concern everybody. */
  async lookUpConnectUsers(): Promise<{ more: boolean }> {
    const users = await usersToLookUp(deps.db, usersPerPage)
    for (const user of users) await lookUp(deps, user)
    return { more: users.length === usersPerPage }
  },
})

async function lookUp(deps: Deps, user: ToLookUp): Promise<void> {
  const { db } = deps
  if ((await findClosing(db, user.tenant)) !== undefined) return
  const provider = await unwatchedProviderOf(deps, db, user.tenant)
  // The tenant may have another one since the user was chosen.
  if (provider.mode === 'task') return
  try {
    const matches =
      provider.mode === 'scim2'
        ? await provider.scim.findByUserName(user.email)
        : await provider.api.findByEmail(user.email)
    const [match] = matches
    if (match === undefined) await noteLookUp(db, user, 'not-found')
    else if (matches.length > 1) await noteLookUp(db, user, 'several-matches')
    else if (provider.mode === 'scim2')
      await noteFoundAccount(db, user, { provider: provider.key, account: match.id })
    else await noteFound(db, user, match.id)
  } catch (error) {
    if (error instanceof Refused) await noteLookUp(db, user, 'email-refused')
    // One user whose answer is odd must not keep the others waiting.
    else if (error instanceof UnexpectedAnswer) await noteLookUp(db, user, undefined)
    // Nor must one tenant's own provider keep the other tenants waiting.
    else if (error instanceof VismaConnectFailure && provider.isOwn) await leaveForLater(db, user.tenant)
    else throw error
  }
}

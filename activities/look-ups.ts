// Whose connection it is, searched in the background (L12), so slowly that nothing else waits for it. Safe to repeat: each user is
// written down by itself, and only those that are not known yet are searched.
import { findClosing } from '../src/db/closed-tenants.ts'
import { noteFound, noteLookUp, usersToLookUp, type ToLookUp } from '../src/db/connect-look-ups.ts'
import type { Intake } from '../src/intake/context.ts'
import { Refused, UnexpectedAnswer } from '../src/visma-connect/errors.ts'
import type { VismaConnect } from '../src/visma-connect/public-api.ts'

export type LookUpActivities = ReturnType<typeof lookUpActivities>

/** Within the time that the activity is given, also if each answer comes at the last moment. */
const usersPerPage = 5

export const lookUpActivities = ({
  db,
  vismaConnect,
}: Pick<Intake, 'db'> & { vismaConnect: VismaConnect }) => ({
  /** Answers whether there may be more. Throws the failures of Visma Connect that concern everybody. */
  async lookUpConnectUsers(): Promise<{ more: boolean }> {
    const users = await usersToLookUp(db, usersPerPage)
    for (const user of users) await lookUp({ db, vismaConnect }, user)
    return { more: users.length === usersPerPage }
  },
})

async function lookUp(
  { db, vismaConnect }: Pick<Intake, 'db'> & { vismaConnect: VismaConnect },
  user: ToLookUp,
): Promise<void> {
  if ((await findClosing(db, user.tenant)) !== undefined) return
  try {
    const matches = await vismaConnect.findByEmail(user.email)
    const [match] = matches
    if (match === undefined) await noteLookUp(db, user, 'not-found')
    else if (matches.length > 1) await noteLookUp(db, user, 'several-matches')
    else await noteFound(db, user, match.id)
  } catch (error) {
    if (error instanceof Refused) await noteLookUp(db, user, 'email-refused')
    // One user whose answer is odd must not keep the others waiting.
    else if (error instanceof UnexpectedAnswer) await noteLookUp(db, user, undefined)
    else throw error
  }
}

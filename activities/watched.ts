// Calls to Visma Connect, watched for outages (L14): whichever activity makes them, the operator gets one alarm.
import { noteAnsweredCall, noteFailedCall } from '../src/db/alarms.ts'
import type { Intake } from '../src/intake/context.ts'
import { Refused, Throttled, VismaConnectFailure } from '../src/visma-connect/errors.ts'
import type { VismaConnect } from '../src/visma-connect/public-api.ts'

type Deps = Pick<Intake, 'db' | 'clock'> & { vismaConnect: VismaConnect }

/** The same client; every outcome of a call is noted. */
export function watched({ vismaConnect, db, clock }: Deps): VismaConnect {
  async function watch<Result>(writes: boolean, call: () => Promise<Result>): Promise<Result> {
    try {
      const result = await call()
      await note({ answered: true, writes })
      return result
    } catch (error) {
      if (error instanceof Refused) await note({ answered: true, writes })
      else if (error instanceof VismaConnectFailure && !(error instanceof Throttled))
        await note({ answered: false, writes, problem: error.code })
      throw error
    }
  }

  type Outcome = { writes: boolean } & ({ answered: true } | { answered: false; problem: string })

  /** What cannot be noted now is noted by the next call: it must not make this one look failed. */
  async function note(outcome: Outcome): Promise<void> {
    try {
      const now = await clock(db)
      if (outcome.answered) await noteAnsweredCall(db, { writes: outcome.writes, now })
      else await noteFailedCall(db, { writes: outcome.writes, problem: outcome.problem, now })
    } catch {
      return
    }
  }

  return {
    findByEmail: (email) => watch(false, () => vismaConnect.findByEmail(email)),
    getUser: (id) => watch(false, () => vismaConnect.getUser(id)),
    link: (person) => watch(true, () => vismaConnect.link(person)),
    unlink: (userId) => watch(true, () => vismaConnect.unlink(userId)),
    welcome: (mail) => watch(true, () => vismaConnect.welcome(mail)),
    close: () => vismaConnect.close(),
  }
}

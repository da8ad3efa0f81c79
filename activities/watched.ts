// Calls to identity providers, watched for outages (L14): whichever activity makes them, the operator gets one alarm.
import type { Knex } from 'knex'
import { noteAnsweredCall, noteFailedCall } from '../src/db/alarms.ts'
import type { Intake } from '../src/intake/context.ts'
import { Refused, Throttled, VismaConnectFailure } from '../src/visma-connect/errors.ts'
import type { VismaConnect } from '../src/visma-connect/public-api.ts'
import type { Scim } from '../src/visma-connect/scim2/scim.ts'

/** `tenant` null: the client of the deployment, whose outage is everybody's. */
type Watching = Pick<Intake, 'clock'> & { db: Knex; tenant: string | null }

/** The same client; every outcome of a call is noted. */
export function watchedApi(api: VismaConnect, watching: Watching): VismaConnect {
  const { reading, writing } = watchOf(watching)
  return {
    findByEmail: (email) => reading(() => api.findByEmail(email)),
    getUser: (id) => reading(() => api.getUser(id)),
    link: (person) => writing(() => api.link(person)),
    unlink: (userId) => writing(() => api.unlink(userId)),
    welcome: (mail) => writing(() => api.welcome(mail)),
    close: () => api.close(),
  }
}

export function watchedScim(scim: Scim, watching: Watching): Scim {
  const { reading, writing } = watchOf(watching)
  return {
    prove: () => reading(() => scim.prove()),
    findByUserName: (userName) => reading(() => scim.findByUserName(userName)),
    get: (id) => reading(() => scim.get(id)),
    suspend: (id) => writing(() => scim.suspend(id)),
    resume: (id) => writing(() => scim.resume(id)),
    close: () => scim.close(),
  }
}

function watchOf({ db, clock, tenant }: Watching) {
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
      const { writes } = outcome
      if (outcome.answered) await noteAnsweredCall(db, { tenant, writes, now })
      else await noteFailedCall(db, { tenant, writes, problem: outcome.problem, now })
    } catch {
      return
    }
  }

  return {
    reading: <Result>(call: () => Promise<Result>) => watch(false, call),
    writing: <Result>(call: () => Promise<Result>) => watch(true, call),
  }
}

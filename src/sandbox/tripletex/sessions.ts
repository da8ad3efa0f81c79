/** Session tokens: made from a pair of tokens, over at the midnight (in Norway) with which their last date begins. */
import { createHash, randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'

export type Session = { token: string; companyId: number; key: string; expirationDate: string }

export type Sessions = {
  create(session: Omit<Session, 'token'>): Session
  /** undefined for what is unknown, deleted or over */
  get(token: string): Session | undefined
  add(session: Session): void
  delete(token: string): boolean
  clear(): void
}

/** Tokens of the test environment, and of this one, are told apart by how they begin. */
export const TEST_TOKEN = /^test-.{1,500}$/

export function createSessions({ clock }: { clock: () => Date }): Sessions {
  const sessions = new Map<string, Session>()
  return {
    create(session) {
      const made = { ...session, token: `test-${randomBytes(24).toString('base64url')}` }
      sessions.set(made.token, made)
      return made
    },
    get(token) {
      const session = sessions.get(token)
      return session !== undefined && norwegianDate(clock()) < session.expirationDate ? session : undefined
    },
    add: (session) => void sessions.set(session.token, session),
    delete: (token) => sessions.delete(token),
    clear: () => sessions.clear(),
  }
}

export function norwegianDate(at: Date): string {
  return DateTime.fromJSDate(at, { zone: 'Europe/Oslo' }).toFormat('yyyy-MM-dd')
}

/** A pair of tokens is kept as this. */
export function keyOf({
  consumerToken,
  employeeToken,
}: {
  consumerToken: string
  employeeToken: string
}): string {
  return createHash('sha256').update(`${consumerToken} ${employeeToken}`).digest('hex')
}

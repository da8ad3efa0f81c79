/** Session tokens of one pair of tokens, kept in memory until the evening before they end. */
import { z } from 'zod'
import { addDays } from '../../domain/calendar-date.ts'
import { instantOf, localDateAt } from '../../domain/local-time.ts'
import { parseJson } from '../../http/json.ts'
import { unreadable } from '../http/failures.ts'
import { SESSION_CALL, failureOfSession } from './failures.ts'
import type { Answer, HttpRequest } from '../../http/exchange.ts'
import type { Call } from '../http/failures.ts'
import type { TripletexCredentials } from './entry.ts'

export type Sessions = {
  /** However many calls need one at once, it is asked for once. */
  current(): Promise<string>
  /** Forgets a session that was rejected, unless a newer one has taken its place already. */
  discard(token: string): void
}

const ZONE = 'Europe/Oslo'
const SessionAnswer = z.looseObject({ value: z.looseObject({ token: z.string().min(1).max(1000) }) })

export function createSessions({
  credentials,
  path,
  send,
  clock = () => Date.now(),
}: {
  credentials: TripletexCredentials
  path: string
  send: (sending: { call: Call; request: HttpRequest }) => Promise<Answer>
  clock?: () => number
}): Sessions {
  let kept: { token: string; goodUntil: number } | undefined
  let underway: Promise<string> | undefined

  async function create(): Promise<string> {
    const today = localDateAt({ instant: new Date(clock()).toISOString(), timeZone: ZONE })
    // It ends with the midnight before this date, so that one made late in the evening still has a day.
    const expirationDate = addDays(today, 2)
    const { consumerToken, employeeToken } = credentials
    const request: HttpRequest = {
      method: 'POST', // the older form has the tokens in its path
      path: `${path}/token/session/:create`,
      headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
      body: JSON.stringify({ consumerToken, employeeToken, expirationDate }),
    }
    const answer = await send({ call: SESSION_CALL, request })
    if (answer.status !== 201 && answer.status !== 200) throw failureOfSession(answer)
    const read = SessionAnswer.safeParse(parseJson(answer.body))
    if (!read.success)
      throw unreadable({
        call: SESSION_CALL,
        code: 'not-json',
        status: answer.status,
        message: 'No session came.',
      })
    const evening = { date: addDays(expirationDate, -1), dueTime: '20:00', timeZone: ZONE }
    kept = { token: read.data.value.token, goodUntil: Date.parse(instantOf(evening)) }
    return kept.token
  }

  return {
    current() {
      if (kept !== undefined && clock() < kept.goodUntil) return Promise.resolve(kept.token)
      underway ??= create().finally(() => (underway = undefined))
      return underway
    },
    discard(token) {
      if (kept?.token === token) kept = undefined
    },
  }
}

/**
 * Visma Connect in the mode `public-api`: the "Public API" v1.0 behind tokens by client credentials. Visma
 * documents the token call; the API itself is known from public code that calls it.
 * - A search answers an array, or 204 for none, and may hold accounts with similar e-mails: compared here.
 * - `unlinkClient` takes the application that the token belongs to from a person; the account itself stays.
 * - All calls may be repeated: a second unlink answers 409 `ERROR_USER_UNLINKED_FROM_CLIENT`, a second link
 *   `ERROR_USER_LINKED_TO_CLIENT`. Only a welcome mail is sent as often as it is asked for.
 * One attempt per call; whoever calls decides about the next one.
 */
import { parseJson } from '../http/json.ts'
import { ConnectUser, ConnectUsers, USER_ID, readAnswer } from './answers.ts'
import { errorCodeOf, failureOfAnswer, noSuchUser, notJson } from './failures.ts'
import { ALREADY_LINKED, ALREADY_UNLINKED, UNKNOWN_USER } from './refusals.ts'
import { openChannel } from './channel.ts'
import { comparable } from './comparable.ts'
import type { Answer } from '../http/exchange.ts'
import type { VismaConnectClientSettings, VismaConnectOptions } from './channel.ts'

export type { ConnectUser } from './answers.ts'
export type { VismaConnectClientSettings, VismaConnectOptions } from './channel.ts'

/** `preferredLanguage` like `nb-NO`, `countryCode` like `NO`. */
export type PersonToLink = {
  email: string
  firstName: string
  lastName: string
  countryCode: string
  preferredLanguage: string
}

/** A mail that Visma Connect sends to a person, and where it leads. */
export type Welcome = { userId: string; email: string; applicationName: string; redirectUri: string }

/** Every method throws the failures of `errors.ts` and, but for `welcome`, may be repeated. */
export type VismaConnect = {
  /** Those whose e-mail is exactly this one, whatever the case of its letters; usually one or none. */
  findByEmail(email: string): Promise<ConnectUser[]>
  /** undefined if Visma Connect knows no such user. */
  getUser(id: string): Promise<ConnectUser | undefined>
  /** Links the person's account to this client, and makes one where none is. `already-linked` tells no id. */
  link(
    person: PersonToLink,
  ): Promise<{ outcome: 'linked'; user: ConnectUser } | { outcome: 'already-linked' }>
  /** Takes this client from the user. Throws Refused `connect-user-unknown` if there is no such user. */
  unlink(userId: string): Promise<'removed' | 'already-removed'>
  /** Lets Visma Connect send its mail to the person: each call a mail. Throws Refused `connect-user-unknown` as above. */
  welcome(mail: Welcome): Promise<void>
  /** Lets calls under way end, for as long as one may take, then closes all connections. */
  close(): Promise<void>
}

/** Makes no connection yet. Throws a TypeError if a URL of the settings is none. */
export function createVismaConnect(
  settings: VismaConnectClientSettings,
  options: VismaConnectOptions = {},
): VismaConnect {
  const channel = openChannel({ ...options, settings })

  return {
    async findByEmail(email) {
      const call = 'find-by-email'
      const answer = await channel.send({
        call,
        method: 'GET',
        path: `/search/users?${new URLSearchParams({ email }).toString()}`,
      })
      if (answer.status === 204) return []
      if (answer.status !== 200) throw failureOfAnswer({ call, answer })
      const sought = comparable(email)
      return readAnswer({ call, answer, schema: ConnectUsers }).filter(
        (user) => comparable(user.email) === sought,
      )
    },

    async getUser(id) {
      const call = 'get-user'
      if (!USER_ID.test(id)) return undefined
      const answer = await channel.send({ call, method: 'GET', path: `/users/${id}` })
      if (answer.status === 200) return readAnswer({ call, answer, schema: ConnectUser })
      if (refuses({ answer, as: UNKNOWN_USER })) return undefined
      throw failureOfAnswer({ call, answer })
    },

    async link({ email, firstName, lastName, countryCode, preferredLanguage }) {
      const call = 'link'
      const body = {
        email,
        country_code: countryCode,
        preferred_language: preferredLanguage,
        first_name: firstName,
        last_name: lastName,
      }
      const answer = await channel.send({ call, method: 'POST', path: '/users', body })
      if (answer.status === 201)
        return { outcome: 'linked', user: readAnswer({ call, answer, schema: ConnectUser }) }
      if (refuses({ answer, as: ALREADY_LINKED })) return { outcome: 'already-linked' }
      throw failureOfAnswer({ call, answer })
    },

    async unlink(userId) {
      const call = 'unlink'
      if (!USER_ID.test(userId)) throw noSuchUser(call)
      const answer = await channel.send({ call, method: 'PUT', path: `/users/${userId}/unlinkClient` })
      if (answer.status === 409 && refuses({ answer, as: ALREADY_UNLINKED })) return 'already-removed'
      if (answer.status !== 200) throw failureOfAnswer({ call, answer })
      // The answer is empty; a page of a proxy in between is not Visma Connect's word.
      if (answer.body !== '' && parseJson(answer.body) === undefined) throw notJson({ call, answer })
      return 'removed'
    },

    async welcome({ userId, email, applicationName, redirectUri }) {
      const call = 'welcome'
      if (!USER_ID.test(userId)) throw noSuchUser(call)
      const body = { application_name: applicationName, redirect_uri: redirectUri, email_recipient: email }
      const answer = await channel.send({ call, method: 'POST', path: `/emails/${userId}/welcome`, body })
      if (answer.status !== 202) throw failureOfAnswer({ call, answer })
    },

    close: () => channel.close(),
  }
}

/** Whether it refuses with this code: the code decides, since a wrong API address answers 404 and 409 too. */
function refuses({ answer, as }: { answer: Answer; as: string }): boolean {
  return answer.status >= 400 && answer.status < 500 && errorCodeOf(answer) === as
}

/**
 * An identity provider in the mode `scim2` (RFC 7643, RFC 7644): finds accounts by `userName`, suspends them by `active=false`
 * and lets them in again. This is the *whole* account of a person in the customer's domain, not one application. Never deletes.
 * - A 404 is success only if the provider says it: at a wrong address everybody is missing.
 * - If-Match goes along where the provider says that it supports ETags; a 412 is read and tried again.
 * One attempt per call otherwise; whoever calls decides about the next one.
 */
import { parseJson } from '../../http/json.ts'
import { readAnswer } from '../answers.ts'
import { comparable } from '../comparable.ts'
import { Refused, Unavailable, UnexpectedAnswer } from '../errors.ts'
import { AGAIN, errorCodeOf, failureOfAnswer, notJson } from '../failures.ts'
import { ProviderConfig, SCIM_ID, ScimUser, ScimUsers, isScimError } from './answers.ts'
import { openChannel } from './channel.ts'
import { patchOf, refusesActive, refusesForm } from './patch.ts'
import type { Answer } from '../../http/exchange.ts'
import type { Call } from '../errors.ts'
import type { ScimOptions } from './channel.ts'
import type { PatchForm } from './patch.ts'

export type { ScimUser } from './answers.ts'
export type { ScimOptions } from './channel.ts'

export type ScimSettings = {
  /** such as `https://scim.example.com/acme/v2` */
  baseUrl: string
  token: string
  /** tried in this order; the second once where the first is refused. Path form, then object form, unless given */
  patchForms?: readonly PatchForm[]
}

/** Every method throws the failures of `errors.ts` and may be repeated. */
export type Scim = {
  /**
   * ServiceProviderConfig and a search that answers: the address, the token and its right to read are proven. A provider that
   * says that it cannot filter is not searched, and of no use here; nor is one without patch.
   */
  prove(): Promise<{ supports: ProviderConfig }>
  /** Those whose `userName` is exactly this one, whatever the case of its letters; usually one or none. */
  findByUserName(userName: string): Promise<ScimUser[]>
  /** undefined if the provider knows no such account. */
  get(id: string): Promise<ScimUser | undefined>
  suspend(id: string): Promise<'suspended' | 'already-suspended' | 'gone'>
  resume(id: string): Promise<'resumed' | 'already-active' | 'gone'>
  /** Lets calls under way end, for as long as one may take, then closes all connections. */
  close(): Promise<void>
}

/** As many accounts with one name are looked through; more means that the provider does not heed the filter. */
const MOST_MATCHES = 100
const PAGE = 20

/** How often a write is tried that others change the account before. */
const MOST_ATTEMPTS = 3

/** Nobody has it: `.invalid` is never handed out (RFC 2606). */
const NOBODY = 'koppling-looks-whether-it-may-search@example.invalid'

/** Makes no connection yet. Throws a TypeError if the base URL or the token cannot be one. */
export function createScim(settings: ScimSettings, options: ScimOptions = {}): Scim {
  const channel = openChannel({ ...options, baseUrl: settings.baseUrl, token: settings.token })
  let forms = settings.patchForms ?? ['path', 'object']
  let config: ProviderConfig | undefined

  async function readConfig(signal: AbortSignal): Promise<ProviderConfig> {
    const call = 'scim-config'
    const answer = await channel.send({ call, path: '/ServiceProviderConfig', signal })
    if (answer.status !== 200) throw failureOfAnswer({ call, answer })
    config = readAnswer({ call, answer, schema: ProviderConfig })
    return config
  }

  async function search(userName: string, signal: AbortSignal): Promise<ScimUser[]> {
    const call = 'scim-search'
    const filter = `userName eq ${JSON.stringify(userName)}`
    const found: ScimUser[] = []
    for (;;) {
      const query = new URLSearchParams({
        filter,
        startIndex: String(found.length + 1),
        count: String(PAGE),
      })
      const answer = await channel.send({ call, path: `/Users?${query.toString()}`, signal })
      if (answer.status !== 200) throw failureOfAnswer({ call, answer })
      const { total, users } = readAnswer({ call, answer, schema: ScimUsers })
      found.push(...users)
      if (total > MOST_MATCHES || found.length > MOST_MATCHES) throw filterIgnored()
      if (users.length === 0 || found.length >= total) return found
    }
  }

  async function read(id: string, signal: AbortSignal): Promise<ScimUser | undefined> {
    const call = 'scim-get'
    if (!SCIM_ID.test(id)) return undefined
    const answer = await channel.send({ call, path: pathOf(id), signal })
    if (answer.status === 404) return await gone({ call, answer, signal })
    if (answer.status !== 200) throw failureOfAnswer({ call, answer })
    const user = readAnswer({ call, answer, schema: ScimUser })
    return { ...user, version: user.version ?? answer.headers.etag ?? null }
  }

  /** Throws unless it is the provider that misses the account. */
  async function gone({ call, answer, signal }: Missing): Promise<undefined> {
    if (isScimError(answer)) return
    await readConfig(signal).catch(() => {
      throw failureOfAnswer({ call, answer })
    })
  }

  /** The answer of the first form that is not refused, which is the first to be tried from now on. */
  async function patch(patching: Patching): Promise<Answer> {
    const call = 'scim-patch'
    const { user, active, ifMatch, signal } = patching
    let refused: Answer | undefined
    for (const form of forms) {
      const body = patchOf({ form, active })
      const answer = await channel.send({
        call,
        method: 'PATCH',
        path: pathOf(user.id),
        body,
        ifMatch,
        signal,
      })
      refused = answer
      if (refusesForm(answer)) continue
      if (refusesActive(answer)) break
      forms = [form, ...forms.filter((other) => other !== form)]
      return answer
    }
    // Who gives no reason may have another one tomorrow.
    if (refused !== undefined && errorCodeOf(refused) === undefined)
      throw failureOfAnswer({ call, answer: refused })
    throw patchRefused()
  }

  async function set(id: string, active: boolean): Promise<'set' | 'already' | 'gone'> {
    const call = 'scim-patch'
    const signal = channel.deadline()
    // A provider that had no PATCH may have it by now.
    const supports = config?.patch === true ? config : await readConfig(signal)
    if (!supports.patch) throw patchRefused()
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const user = await read(id, signal)
      if (user === undefined) return 'gone'
      if (user.active === active) return 'already'
      const ifMatch = supports.etag ? user.version : null
      const answer = await patch({ user, active, ifMatch, signal })
      if (answer.status === 404) return (await gone({ call, answer, signal })) ?? 'gone'
      if (answer.status === 200 || answer.status === 204) {
        if (answer.body !== '' && parseJson(answer.body) === undefined) throw notJson({ call, answer })
        return 'set'
      }
      if (answer.status !== 412) throw failureOfAnswer({ call, answer })
    }
    throw changedMeanwhile()
  }

  return {
    async prove() {
      const signal = channel.deadline()
      const supports = await readConfig(signal)
      if (supports.filter && (await search(NOBODY, signal)).length > 0) throw filterIgnored()
      return { supports }
    },

    async findByUserName(userName) {
      const sought = comparable(userName)
      const found = await search(userName.trim(), channel.deadline())
      return found.filter((user) => comparable(user.userName) === sought)
    },

    get: (id) => read(id, channel.deadline()),

    async suspend(id) {
      const outcome = await set(id, false)
      return ({ set: 'suspended', already: 'already-suspended', gone: 'gone' } as const)[outcome]
    },

    async resume(id) {
      const outcome = await set(id, true)
      return ({ set: 'resumed', already: 'already-active', gone: 'gone' } as const)[outcome]
    },

    close: () => channel.close(),
  }
}

type Missing = { call: Call; answer: Answer; signal: AbortSignal }
type Patching = { user: ScimUser; active: boolean; ifMatch: string | null; signal: AbortSignal }

const pathOf = (id: string) => `/Users/${encodeURIComponent(id)}`

function patchRefused(): Refused {
  return new Refused('patch-refused', {
    call: 'scim-patch',
    message:
      'The SCIM provider takes no PATCH of `active`, in no form that is known here. Let it support one, or choose another mode.',
  })
}

function changedMeanwhile(): Unavailable {
  return new Unavailable('changed-meanwhile', {
    call: 'scim-patch',
    status: 412,
    message: 'The account at the SCIM provider was changed each time in between.',
    again: AGAIN,
  })
}

function filterIgnored(): UnexpectedAnswer {
  return new UnexpectedAnswer('filter-ignored', {
    call: 'scim-search',
    message:
      'The SCIM provider does not heed a search for one `userName`: it answers many, or the wrong ones.',
  })
}

/** What each operation of the Public API v1.0 decides: questions to the accounts, nothing is changed here. */
import type { Request } from 'express'

import { readChanges, readMail, readNewUser } from './fields.ts'
import { inSeconds } from './ledger.ts'
import type { Operation } from '../faults.ts'
import type { Account, Accounts } from './accounts.ts'
import type { NewEntry } from './ledger.ts'

/** What is to be answered, and what the ledger is to say; `errorCode` is a refusal. */
export type Decision =
  | {
      status: number
      body?: unknown
      effect?: Pick<NewEntry, 'user' | 'effect' | 'account' | 'changes' | 'mail'>
    }
  | { status: number; errorCode: string; user?: string | null }

export type Rule = {
  method: 'get' | 'post' | 'put'
  path: string
  operation: Operation
  scope: string
  writes: boolean
  /** the query parameters there are */
  query: readonly string[]
  decide(asked: { client: string; request: Request }): Decision
}

const noSuchUser: Decision = { status: 404, errorCode: 'ERROR_INVALID_USER', user: null }

export function userRules(accounts: Accounts): Rule[] {
  return [
    {
      method: 'get',
      path: '/search/users',
      operation: 'search',
      scope: 'publicapi:user:read',
      writes: false,
      query: ['email'],
      decide({ request }) {
        const { email } = request.query
        if (typeof email !== 'string' || email === '')
          return { status: 400, errorCode: 'ERROR_INVALID_EMAIL' }
        const found = accounts.similarTo(email)
        return found.length === 0 ? { status: 204 } : { status: 200, body: found.map(shown) }
      },
    },
    {
      method: 'get',
      path: '/users',
      operation: 'list',
      scope: 'publicapi:user:read',
      writes: false,
      query: ['email', 'page', 'per_page'],
      decide({ request }) {
        const { email } = request.query
        const page = readCount({ value: request.query['page'], unless: 1, most: 1_000_000 })
        const size = readCount({ value: request.query['per_page'], unless: 50, most: 100 })
        if (page === undefined || size === undefined || (email !== undefined && typeof email !== 'string'))
          return { status: 400, errorCode: 'ERROR_INVALID_REQUEST' }
        const all = accounts.matching(email)
        const users = all.slice((page - 1) * size, page * size).map(shown)
        return {
          status: 200,
          body: { users, total_pages: Math.ceil(all.length / size), total_users: all.length },
        }
      },
    },
    {
      method: 'get',
      path: '/users/:id',
      operation: 'get',
      scope: 'publicapi:user:read',
      writes: false,
      query: [],
      decide({ request }) {
        const account = accounts.get(idOf(request))
        return account === undefined ? noSuchUser : { status: 200, body: shown(account) }
      },
    },
    {
      method: 'post',
      path: '/users',
      operation: 'create',
      scope: 'publicapi:user:create',
      writes: true,
      query: [],
      decide({ client, request }) {
        const fields = readNewUser(request.body)
        if ('errorCode' in fields) return { status: 400, errorCode: fields.errorCode, user: null }
        const known = accounts.withEmail(fields.email)
        if (known !== undefined && accounts.isLinked({ id: known.id, client }))
          return { status: 409, errorCode: 'ERROR_USER_LINKED_TO_CLIENT', user: known.id }
        // An account that is there already keeps its own names.
        if (known !== undefined)
          return { status: 201, body: shown(known), effect: { user: known.id, effect: 'linked' } }
        const account = newAccount(fields)
        return { status: 201, body: shown(account), effect: { user: account.id, effect: 'linked', account } }
      },
    },
    {
      method: 'put',
      path: '/users/:id',
      operation: 'update',
      scope: 'publicapi:user:update',
      writes: true,
      query: [],
      decide({ client, request }) {
        const account = accounts.get(idOf(request))
        if (account === undefined) return noSuchUser
        const user = account.id
        if (!accounts.isLinked({ id: user, client }))
          return { status: 409, errorCode: 'ERROR_USER_UNLINKED_FROM_CLIENT', user }
        const changes = readChanges(request.body)
        if ('errorCode' in changes) return { status: 400, errorCode: changes.errorCode, user }
        return {
          status: 200,
          body: shown({ ...account, ...changes }),
          effect: { user, effect: 'updated', changes },
        }
      },
    },
    {
      method: 'put',
      path: '/users/:id/unlinkClient',
      operation: 'unlink',
      scope: 'publicapi:user:update',
      writes: true,
      query: [],
      decide({ client, request }) {
        const user = accounts.get(idOf(request))?.id
        if (user === undefined) return noSuchUser
        if (hasBody(request)) return { status: 400, errorCode: 'ERROR_INVALID_REQUEST', user }
        if (!accounts.isLinked({ id: user, client }))
          return { status: 409, errorCode: 'ERROR_USER_UNLINKED_FROM_CLIENT', user }
        return { status: 200, effect: { user, effect: 'unlinked' } }
      },
    },
    {
      method: 'post',
      path: '/emails/:id/welcome',
      operation: 'welcome',
      scope: 'publicapi:user:create',
      writes: true,
      query: [],
      decide({ client, request }) {
        const user = accounts.get(idOf(request))?.id
        if (user === undefined) return noSuchUser
        if (!accounts.isLinked({ id: user, client }))
          return { status: 409, errorCode: 'ERROR_USER_UNLINKED_FROM_CLIENT', user }
        const mail = readMail(request.body)
        if ('errorCode' in mail) return { status: 400, errorCode: mail.errorCode, user }
        return { status: 202, effect: { user, effect: 'mailed', mail } }
      },
    },
  ]
}

/** Fields that a client must pass over come along, as they do at Visma. */
function shown(account: Account) {
  const name = `${account.first_name} ${account.last_name}`
  return { ...account, name, email_verified: true, login_count: 0, last_login_date: null }
}

export function newAccount({
  id = crypto.randomUUID(),
  ...fields
}: Omit<Account, 'id' | 'created_date' | 'updated_date'> & { id?: string }): Account {
  const now = inSeconds(new Date().toISOString())
  return { id, ...fields, created_date: now, updated_date: now }
}

export function idOf(request: Request): string {
  const id = request.params['id']
  return typeof id === 'string' ? id : ''
}

function hasBody(request: Request): boolean {
  return Number(request.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in request.headers
}

function readCount({
  value,
  unless,
  most,
}: {
  value: unknown
  unless: number
  most: number
}): number | undefined {
  if (value === undefined) return unless
  const count = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : 0
  return count >= 1 && count <= most ? count : undefined
}

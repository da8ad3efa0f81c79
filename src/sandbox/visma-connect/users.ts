/** The users of the Public API v1.0: who asks is checked, the rule decides, the ledger is written, and only then answered. */
import express, { Router } from 'express'
import type { Request } from 'express'

import { tokenRejected } from '../serving.ts'
import { idOf, userRules } from './rules.ts'
import type { Operation } from '../faults.ts'
import type { Reply, Serving } from '../serving.ts'
import type { Keys } from './keys.ts'
import type { Decision, Rule } from './rules.ts'
import type { State } from './state.ts'

export function userRoutes({
  state,
  keys,
  serving,
  issuer,
}: {
  state: State
  keys: Keys
  serving: Serving
  issuer: () => string
}): Router {
  const { accounts, ledger, clients } = state
  const router = Router()

  /** The id and the e-mail that a call is about, whichever of them it names. */
  function subjects(request: Request): string[] {
    const body: unknown = request.body
    const inBody = typeof body === 'object' && body !== null && 'email' in body ? body.email : undefined
    const named = [request.params['id'], request.query['email'], inBody].filter(
      (name) => typeof name === 'string',
    )
    const account = named
      .map((name) => accounts.get(name) ?? accounts.withEmail(name))
      .find((found) => found !== undefined)
    return [...named, ...(account === undefined ? [] : [account.id, account.email])]
  }

  const handle = ({ operation, scope, writes, query, decide }: Rule) =>
    serving.serve({
      operation,
      subjects,
      async work({ request, pretend }): Promise<Reply> {
        const [scheme, jwt = ''] = request.headers.authorization?.split(' ') ?? []
        const claims = scheme === 'Bearer' ? await keys.verify({ jwt, issuer: issuer() }) : undefined
        const client = clients.get(claims?.clientId ?? '')
        if (claims === undefined || client === undefined) return tokenRejected()
        const unknown = Object.keys(request.query).find((name) => !query.includes(name))
        const decision: Decision = !claims.scopes.includes(scope)
          ? {
              status: 403,
              errorCode: 'ERROR_INSUFFICIENT_SCOPE',
              user: accounts.get(idOf(request))?.id ?? null,
            }
          : unknown !== undefined
            ? { status: 400, errorCode: 'ERROR_UNKNOWN_FIELD' }
            : decide({ client: client.id, request })
        const entry = entryOf({ decision, operation, client: client.id })
        // Nothing awaited between deciding and recording: two calls cannot both find the link.
        if (writes && entry !== undefined && !pretend) await ledger.record(entry)
        return 'errorCode' in decision
          ? { status: decision.status, body: { error_code: decision.errorCode } }
          : { status: decision.status, body: decision.body }
      },
    })

  for (const rule of userRules(accounts)) {
    const readBody =
      rule.operation === 'create' || rule.operation === 'update' ? [express.json({ limit: '64kb' })] : []
    router[rule.method](rule.path, ...readBody, handle(rule))
  }
  return router
}

function entryOf({
  decision,
  operation,
  client,
}: {
  decision: Decision
  operation: Operation
  client: string
}) {
  if ('errorCode' in decision)
    return {
      client,
      operation,
      user: decision.user ?? null,
      effect: 'refused',
      errorCode: decision.errorCode,
    } as const
  return decision.effect === undefined ? undefined : { client, operation, ...decision.effect }
}

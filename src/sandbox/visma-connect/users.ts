/** The users of the Public API v1.0: check the caller, ask the rule, write the ledger, only then answer. */
import express, { Router } from 'express'
import type { Request } from 'express'

import { tokenRejected } from '../serving.ts'
import { idOf, userRules } from './rules.ts'
import type { Operation } from '../faults.ts'
import type { Reply, Serving } from '../serving.ts'
import type { Claims, Keys } from './keys.ts'
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

  function decide({ rule, claims, request }: { rule: Rule; claims: Claims; request: Request }): Decision {
    if (!claims.scopes.includes(rule.scope)) {
      const user = accounts.get(idOf(request))?.id ?? null
      return { status: 403, errorCode: 'ERROR_INSUFFICIENT_SCOPE', user }
    }
    if (Object.keys(request.query).some((name) => !rule.query.includes(name)))
      return { status: 400, errorCode: 'ERROR_UNKNOWN_FIELD' }
    return rule.decide({ client: claims.clientId, request })
  }

  const handle = (rule: Rule) =>
    serving.serve({
      operation: rule.operation,
      subjects,
      async work({ request, pretend }): Promise<Reply> {
        const [scheme, jwt = ''] = request.headers.authorization?.split(' ') ?? []
        const claims = scheme === 'Bearer' ? await keys.verify({ jwt, issuer: issuer() }) : undefined
        if (claims === undefined || clients.get(claims.clientId) === undefined) return tokenRejected()
        const decision = decide({ rule, claims, request })
        const entry = entryOf({ decision, operation: rule.operation, client: claims.clientId })
        // Nothing awaited between deciding and recording: two calls cannot both find the link.
        if (rule.writes && entry !== undefined && !pretend) await ledger.record(entry)
        const body = 'errorCode' in decision ? { error_code: decision.errorCode } : decision.body
        return { status: decision.status, body }
      },
    })

  for (const rule of userRules(accounts)) {
    const readBody = ['create', 'update', 'welcome'].includes(rule.operation)
      ? [express.json({ limit: '64kb' })]
      : []
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

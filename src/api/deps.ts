import type { Knex } from 'knex'
import type { Caller, RequestInfo, Within } from './route.ts'
import type { Cause } from '../db/audit.ts'
import type { Intake } from '../intake/context.ts'
import { deferred } from '../intake/deferred.ts'
import type { Publisher } from '../intake/publisher.ts'
import type { AnyEntry } from '../connectors/connector.ts'
import type { ProviderDocument } from '../domain/identity-provider.ts'
import type { Environment } from '../domain/national-id.ts'
import type { WebhookSender } from '../webhooks/sender.ts'
import type { Decide } from '../intake/decisions.ts'
import type { TakeStep } from '../intake/integration-steps.ts'
import type { RetryMany } from '../intake/retry-many.ts'

/** In words, with a stable code, and, where an answer came, its status and what it said itself. */
export type ProviderRefusal = {
  detail: string
  code: string
  answered: number | undefined
  says: string | undefined
}

/** What is asked of an identity provider before it is kept how it is reached. */
export type IdentityProof = {
  /** Of the deployment's own client; undefined if it has none. */
  deploymentUrls: { tokenUrl: string; apiUrl: string } | undefined
  /** Throws TargetRefused if nothing would be sent to this URL. */
  check(url: string): Promise<void>
  /** By real calls that change nothing. Answers why it is of no use; undefined: it is proven. */
  prove(document: ProviderDocument, secret: string | null): Promise<ProviderRefusal | undefined>
}

/** What handlers depend on. */
export type ApiDeps = {
  intake: Intake
  decide: Decide
  takeStep: TakeStep
  retryMany: RetryMany
  publisher: Publisher
  sender: Pick<WebhookSender, 'check'>
  identityProof: IdentityProof
  /** The payroll systems of this deployment, by id. */
  catalogue: ReadonlyMap<string, AnyEntry>
  /** Whether invented people are let into payroll systems. */
  environment: Environment
  /** Where operators see a workflow; undefined if no Temporal UI is known. */
  temporalUiLink: (workflowId: string) => string | undefined
}

/**
 * What handlers depend on, within a transaction. Decisions are carried out by workflows, which see only what is committed; they
 * are repeated safely by an id that follows from the idempotency key.
 */
export function withinOf(deps: ApiDeps): Within<ApiDeps> {
  return (trx: Knex.Transaction) => {
    const { intake, carryOut } = deferred(deps.intake, trx)
    const woken: string[] = []
    const publisher = { ...deps.publisher, wake: (endpoint: string) => void woken.push(endpoint) }
    return {
      deps: { ...deps, intake, publisher },
      async carryOut() {
        woken.forEach(deps.publisher.wake)
        await carryOut()
      },
    }
  }
}

/** Who, why and which request, for the audit trail. */
export function causeOf({ caller, request }: { caller: Caller; request: RequestInfo }): Cause {
  const { actor, keyId, partner } = caller
  return { actor, keyId, partner, requestId: request.id, reason: request.reason }
}

export function changeOf({ caller, request }: { caller: Caller & { tenant: string }; request: RequestInfo }) {
  return { tenant: caller.tenant, cause: causeOf({ caller, request }) }
}

/** Who may do what with a tenant's data. */
export const readers = ['viewer', 'hr', 'admin'] as const
export const writers = ['hr', 'admin'] as const
export const admins = ['admin'] as const

/** Who may look after all tenants. */
export const operators = ['operator', 'platform'] as const

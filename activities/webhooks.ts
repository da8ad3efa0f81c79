// Sends what is due at one endpoint (Standard Webhooks). At least once: what is in flight when a worker dies is sent again, under
// the same id. Every outcome is written down by itself, so that no more than that is.
import { heartbeat } from '@temporalio/activity'
import type { Knex } from 'knex'
import { findClosing } from '../src/db/closed-tenants.ts'
import { inTransaction } from '../src/db/transaction.ts'
import {
  disableEndpoint,
  findForDelivery,
  lockEndpoint,
  noteEndpoint,
  noteLook,
  signingSecrets,
  type WebhookEndpoint,
} from '../src/db/webhook-endpoints.ts'
import {
  dueDeliveries,
  hasten,
  nextDue,
  noteAttempt,
  type Attempt,
  type DueDelivery,
} from '../src/db/webhook-deliveries.ts'
import { tenantClosedEvent } from '../src/domain/events.ts'
import { judgeAttempt, outageMs, type AttemptResult } from '../src/domain/webhook-delivery.ts'
import type { Intake } from '../src/intake/context.ts'
import { acknowledge } from '../src/intake/acknowledge.ts'
import type { EndpointRef } from '../src/temporal/webhook-messages.ts'
import { bodyOf } from '../src/webhooks/body.ts'
import type { WebhookSender } from '../src/webhooks/sender.ts'

export type WebhookActivities = ReturnType<typeof webhookActivities>

type Deps = Pick<Intake, 'db' | 'clock' | 'vault'> & { sender: WebhookSender }

/** So many requests to one endpoint at once. */
const atOnce = 5
const pageSize = 100
/** No attempt begins later in a page, so that it ends within a worker's time to shut down. */
const beginWithinMs = 4_000
const heartbeatEveryMs = 2_000

export const webhookActivities = (deps: Deps) => ({
  /** Answers how long to wait for the next one; null if nothing waits. */
  async deliverWebhooks({ endpoint: id }: EndpointRef): Promise<{ waitMs: number | null }> {
    const beating = setInterval(heartbeat, heartbeatEveryMs)
    try {
      await sendDue(deps, id)
      return await lookAhead(deps, id)
    } finally {
      clearInterval(beating)
    }
  },
})

async function sendDue(deps: Deps, id: string): Promise<void> {
  const { db, clock, vault } = deps
  const startedAt = performance.now()
  const now = await clock(db)
  await noteLook(db, id, now)
  const endpoint = await findForDelivery(db, id)
  if (endpoint === undefined || !isOpen(endpoint, now)) return
  const secrets = await signingSecrets(db, vault, endpoint, now)
  const waiting = await dueDeliveries(db, id, { now, limit: pageSize })
  let goesOn = true
  const work = async (): Promise<void> => {
    while (goesOn && performance.now() - startedAt < beginWithinMs) {
      const delivery = waiting.shift()
      if (delivery === undefined) return
      goesOn = (await attempt(deps, { endpoint, secrets, delivery })) && goesOn
    }
  }
  // All of them, so that none goes on behind the back of the next attempt.
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, work))
  const failed = ended.find((each) => each.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

function isOpen({ disabledAt, notBefore }: WebhookEndpoint, now: string): boolean {
  return disabledAt === null && (notBefore === null || notBefore <= now)
}

/** Answers whether the endpoint may be called again at once. */
async function attempt(
  { db, clock, sender }: Deps,
  {
    endpoint,
    secrets,
    delivery,
  }: { endpoint: WebhookEndpoint; secrets: readonly string[]; delivery: DueDelivery },
): Promise<boolean> {
  const { tenant, type } = delivery
  // What was closed since the page was read is sent no more.
  if (tenant !== null && type !== tenantClosedEvent && (await findClosing(db, tenant)) !== undefined)
    return true
  const startedAt = performance.now()
  const result = await sender.send({
    url: endpoint.url,
    id: delivery.eventId,
    body: bodyOf(delivery),
    secrets,
  })
  const ms = Math.round(performance.now() - startedAt)
  const at = await clock(db)
  // Before it counts as delivered: whoever dies in between sends it again.
  if (result.problem === null) await acknowledge({ db, clock }, delivery)
  const { status, problem } = result
  return await inTransaction(db, (trx) =>
    note(trx, { endpoint: endpoint.id, delivery, result, attempt: { at, ms, status, problem } }),
  )
}

async function note(
  trx: Knex,
  {
    endpoint: id,
    delivery,
    result,
    attempt,
  }: { endpoint: string; delivery: DueDelivery; result: AttemptResult; attempt: Attempt },
): Promise<boolean> {
  const endpoint = await lockEndpoint(trx, id)
  if (endpoint === undefined) return false
  const { at: now } = attempt
  const { failingSince } = endpoint
  const verdict = judgeAttempt(result, { tries: delivery.tries + 1, failingSince, now })
  const isNoted = await noteAttempt(trx, delivery, {
    attempt,
    ...(verdict.kind === 'again'
      ? { state: 'pending', nextAt: verdict.at }
      : { state: verdict.kind === 'delivered' ? 'delivered' : 'failed', at: now }),
  })
  if (!isNoted) return true
  if (verdict.kind === 'delivered') {
    if (failingSince === null) return true
    await noteEndpoint(trx, id, { failingSince: null, notBefore: null })
    if (Date.parse(now) - Date.parse(failingSince) >= outageMs) await hasten(trx, id, now)
    return true
  }
  const notBefore = verdict.kind === 'again' ? verdict.pauseUntil : null
  await noteEndpoint(trx, id, {
    failingSince: failingSince ?? now,
    notBefore: notBefore ?? endpoint.notBefore,
  })
  if (verdict.disable !== null && endpoint.disabledAt === null)
    await disableEndpoint(trx, id, { why: verdict.disable, now })
  return verdict.disable === null && notBefore === null
}

/** Under the endpoint's lock: what is made from now on tells the workflow, unless it looks soon enough. */
async function lookAhead({ db, clock }: Deps, id: string): Promise<{ waitMs: number | null }> {
  return await inTransaction(db, async (trx) => {
    const endpoint = await lockEndpoint(trx, id)
    if (endpoint === undefined) return { waitMs: null }
    const due = endpoint.disabledAt === null ? await nextDue(trx, id) : undefined
    const { notBefore } = endpoint
    const looksAt = due !== undefined && notBefore !== null && notBefore > due ? notBefore : (due ?? null)
    await noteLook(trx, id, looksAt)
    if (looksAt === null) return { waitMs: null }
    return { waitMs: Math.max(0, Date.parse(looksAt) - Date.parse(await clock(trx))) }
  })
}

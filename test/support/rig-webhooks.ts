// Webhook endpoints of the rig, and waiting until nothing moves on but by the clock.
import { expect } from 'vitest'
import { listDeliveries } from '../../src/db/webhook-deliveries.ts'
import { findEndpoint } from '../../src/db/webhook-endpoints.ts'
import { createWebhookEndpoint, rotateWebhookSecret } from '../../src/intake/webhooks.ts'
import { deliveringWorkflowId } from '../../src/temporal/ids.ts'
import type { Receiver } from './receiver.ts'
import type { Company } from './rig-company.ts'
import type { Rig } from './rig.ts'

const patience = { timeout: 60_000, interval: 50 }
const cause = { actor: 'tester' }

/** An endpoint at the receiver, of the company or of a partner. */
export async function endpointAt(rig: Rig, whose: Company | { partner: string }, receiver: Receiver) {
  const owner = 'partner' in whose ? whose : { tenant: whose.id }
  const wanted = { url: receiver.url, description: null, eventTypes: null, createdBy: 'test' }
  const deps = { ...rig.intake, publisher: rig.publisher }
  const { endpoint, secret } = await createWebhookEndpoint(deps, { owner, cause }, wanted)
  receiver.secrets.push(secret)
  const states = async () => {
    const all = await listDeliveries(rig.db, owner, { filter: {}, after: undefined, limit: 500 })
    return all.toReversed()
  }
  return {
    id: endpoint.id,
    deliveries: states,
    read: async () => await findEndpoint(rig.db, owner, endpoint.id),
    rotate: async () =>
      await rotateWebhookSecret(deps, { owner, cause }, { id: endpoint.id, overlapHours: 24 }),
    run: rig.temporal.workflow.getHandle(deliveringWorkflowId(endpoint.id)),
  }
}

/** A termination far ahead: one event, and nothing that acts meanwhile. */
export async function happen(rig: Rig, company: Company, id: string): Promise<void> {
  await company.hire(id)
  await company.terminate(`${id}-1`, { lastDay: await rig.clock.inDays(300) })
  await rig.publisher.publish()
}

/** Waits until everything that is due now was tried, and the workflow sleeps or has ended: the server counts time wrongly otherwise. */
export async function quiet(
  rig: Rig,
  { deliveries, run }: Awaited<ReturnType<typeof endpointAt>>,
): Promise<void> {
  await expect
    .poll(async () => {
      const now = await rig.clock.now()
      const due = (await deliveries()).filter(({ nextAt }) => nextAt !== null && nextAt <= now)
      const last = (await run.fetchHistory()).events?.at(-1)
      const isIdle =
        last?.timerStartedEventAttributes != null || last?.workflowExecutionCompletedEventAttributes != null
      return due.length === 0 && isIdle
    }, patience)
    .toBe(true)
}

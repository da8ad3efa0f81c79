import { proxyActivities } from '@temporalio/workflow'
import type { AccountActivities } from '../activities/accounts.ts'
import type { ConnectionActivities } from '../activities/connections.ts'
import type { ConnectionByHandActivities } from '../activities/connections-by-hand.ts'
import type { DecisionActivities } from '../activities/decisions.ts'
import type { LookUpActivities } from '../activities/look-ups.ts'
import type { ReturnActivities } from '../activities/returns.ts'
import type { SweepActivities } from '../activities/sweep.ts'
import type { WebhookActivities } from '../activities/webhooks.ts'
import type { WelcomeMailActivities } from '../activities/welcome-mail.ts'
import {
  lookUpQueue,
  mainQueue,
  sweepQueue,
  vismaConnectQueue,
  webhookQueue,
} from '../src/temporal/queues.ts'

/** Our own database: quick, every activity is one transaction, so repeating is safe; an outage is ridden out. */
export const records = proxyActivities<AccountActivities & DecisionActivities & ReturnActivities>({
  taskQueue: mainQueue,
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
})

/**
 * Visma Connect: up to three calls per attempt (search, unlink, look), each with a deadline of 8 s. A lost answer leaves the
 * outcome unknown, and the next attempt finds out, so repeating is safe. Outages of days are ridden out; the failures themselves say when to come sooner or later.
 */
export const vismaConnect = proxyActivities<
  ConnectionActivities & ConnectionByHandActivities & WelcomeMailActivities
>({
  taskQueue: vismaConnectQueue,
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 minutes' },
})

/** One page of searches, each with a deadline of 8 s; a page that was cut begins again with those that are not known yet. */
export const lookingUp = proxyActivities<LookUpActivities>({
  taskQueue: lookUpQueue,
  startToCloseTimeout: '50 seconds',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '10 minutes' },
})

/**
 * A page of webhooks, each with a deadline of 15 s. Failures of the endpoint are no failures of the activity: their schedule
 * stands in the database. What a dead worker had in flight is sent again as soon as it is silent.
 */
export const sending = proxyActivities<WebhookActivities>({
  taskQueue: webhookQueue,
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
})

/** The net under the telling: a run that fails is followed by the next minute's. */
export const sweeping = proxyActivities<SweepActivities>({
  taskQueue: sweepQueue,
  startToCloseTimeout: '50 seconds',
  retry: { maximumAttempts: 1 },
})

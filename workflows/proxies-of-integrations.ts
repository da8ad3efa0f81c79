import { ActivityCancellationType, proxyActivities } from '@temporalio/workflow'
import type { AuthorisationActivities, IntegrationActivities } from '../activities/integrations.ts'
import type { SyncActivities } from '../activities/syncs.ts'
import { mainQueue, syncQueue } from '../src/temporal/queues.ts'

/** What a run notes and counts in our own database. */
export const syncRecords = proxyActivities<SyncActivities>({
  taskQueue: syncQueue,
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
})

/**
 * Pages of calls to a payroll system, begun within 12 s; one employee may take several calls of 8 s and waits for the rate limit.
 * Repeating is safe, since it looks before it writes. An outage is ridden out for as long as the caller says. A cancelled page
 * ends what it has begun, so that its results are known before the run is closed.
 */
export const syncPages = proxyActivities<SyncActivities>({
  taskQueue: syncQueue,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '10 seconds',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '20 seconds' },
})

/** The file of a run, rendered twice and put into a folder: of 100,000 people some minutes. Repeating goes on from its marks. */
export const syncFiles = proxyActivities<SyncActivities>({
  taskQueue: syncQueue,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '10 seconds',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '20 seconds' },
})

/** Steps of people, in our own database and Temporal's schedules: quick, repeated safely, an outage is ridden out. */
export const integrations = proxyActivities<IntegrationActivities>({
  taskQueue: mainQueue,
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
})

/** A person waits for the answer: a system that cannot be reached is asked a few times, then the person is told. */
export const authorising = proxyActivities<AuthorisationActivities>({
  taskQueue: syncQueue,
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumAttempts: 3 },
})

// Loaded inside workflows: imports nothing.

/** Workflows, and activities that only touch the database. */
export const mainQueue = 'koppling'

/** Calls to Visma Connect, under its rate limit for all workers together. */
export const vismaConnectQueue = 'visma-connect'

/** Searches for Connect users in the background, apart and slow, so that they never delay a removal. */
export const lookUpQueue = 'connect-look-ups'

/** Calls to webhook endpoints, apart, so that slow ones delay nothing else. */
export const webhookQueue = 'webhooks'

/** The sweep, apart, so that a backlog of leavers cannot hold it up. */
export const sweepQueue = 'sweep'

/** Calls to payroll systems, which may take hours, so that they delay nothing else. */
export const syncQueue = 'syncs'

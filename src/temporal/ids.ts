// Loaded inside workflows: imports nothing.

/** One per employment, however often it is terminated: what comes later joins the run or follows it. */
export function leaverWorkflowId({ tenant, employment }: { tenant: string; employment: string }): string {
  return `leaver/${tenant}/${employment}`
}

type OfUser = { tenant: string; user: string }

export function connectionRemovalWorkflowId({ tenant, user }: OfUser): string {
  return `connection-removal/${tenant}/${user}`
}

export function connectingWorkflowId({ tenant, user }: OfUser): string {
  return `connection/${tenant}/${user}`
}

/** One per connecting that made a new connection. */
export function welcomeMailWorkflowId({ tenant, change }: { tenant: string; change: string }): string {
  return `welcome-mail/${tenant}/${change}`
}

/** One for all tenants. */
export const lookUpsWorkflowId = 'connect-look-ups'

/** One per user, however often it returns (L11). */
export function returnerWorkflowId({ tenant, user }: OfUser): string {
  return `returner/${tenant}/${user}`
}

/** One per endpoint, while something waits to be sent to it. */
export function deliveringWorkflowId(endpoint: string): string {
  return `webhook/${endpoint}`
}

export const sweepScheduleId = 'sweep'
export const sweepWorkflowId = 'sweep'

type OfIntegration = { tenant: string; integration: string }

/** One per integration, from choosing the system to disconnecting it. */
export function integrationWorkflowId({ tenant, integration }: OfIntegration): string {
  return `integration/${tenant}/${integration}`
}

/** One at a time per integration, however it was started (I8). */
export function syncWorkflowId({ tenant, integration }: OfIntegration): string {
  return `sync/${tenant}/${integration}`
}

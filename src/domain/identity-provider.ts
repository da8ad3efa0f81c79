// How a tenant's Visma Connect connections are taken and made, and what of it is shown.

/** The provider of tenants that have none of their own: the client that the deployment was given. */
export const deploymentProvider = 'deployment'

/** A tenant's own, without its secret. `tokenUrl`, `apiUrl` null: the deployment's. */
export type ProviderDocument =
  | {
      mode: 'public-api'
      clientId: string
      scopes: readonly string[]
      tokenUrl: string | null
      apiUrl: string | null
    }
  | { mode: 'scim2'; baseUrl: string }
  | { mode: 'task'; text: string }

/** What a person types who lets leavers be suspended by SCIM. */
export const suspendingWords = 'suspend the whole Visma account of people who leave'

/** The problem of a step that waits for somebody to do it by hand. */
export const taskProblem = 'connection-task'

/** What is seen of a connection that a person says to have removed or made. */
export const confirmedByHand = 'confirmed-by-hand'

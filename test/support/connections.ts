// Connections by hand as a tenant's HR system sees them.
import { expect } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import type { Reader } from './leavers.ts'
import type { TenantRig } from './product.ts'

type Connection = components['schemas']['Connection']
type State = NonNullable<Connection['change']>['state']

export async function readConnection({ viewer }: Reader, user: string): Promise<Connection> {
  const { data } = await viewer.GET('/v1/users/{id}/connection', { params: { path: { id: user } } })
  if (data === undefined) throw new Error(`no connection of ${user}`)
  return data
}

/** Asks for the removal, and waits until it ended so. */
export async function removeConnection(
  tenant: TenantRig,
  user: string,
  state: State = 'done',
): Promise<Connection> {
  const { error } = await tenant.hr.DELETE('/v1/users/{id}/connection', {
    params: { path: { id: user } },
    body: { reason: 'by hand' },
  })
  if (error) throw new Error(`${error.title}: ${error.detail}`)
  return await changedTo(tenant, user, state)
}

/** Waits until what was asked for last has ended so. */
export async function changedTo(tenant: Reader, user: string, state: State): Promise<Connection> {
  await expect
    .poll(async () => (await readConnection(tenant, user)).change?.state, { timeout: 180_000, interval: 100 })
    .toBe(state)
  return await readConnection(tenant, user)
}

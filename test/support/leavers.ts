// Terminations and their leavers as a tenant's HR system and its readers see them.
import { expect } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { inDays } from './dates.ts'
import type { TenantRig } from './product.ts'

export type Leaver = components['schemas']['Leaver']
type Termination = components['schemas']['Termination']
type Preview = components['schemas']['Preview']

export type Reader = Pick<TenantRig, 'viewer'>

/** Longer than a minute, since what could not be told at once is told by the sweep. */
const patience = { timeout: 180_000, interval: 100 }

/** With a last day in 30 days unless given; answers the leaver. */
export async function terminate(
  { hr }: TenantRig,
  employment: string,
  termination: Partial<Termination> = {},
): Promise<Leaver> {
  const { data, error } = await hr.PUT('/v1/employments/{id}/termination', {
    params: { path: { id: employment } },
    body: { lastDay: inDays(30), ...termination },
  })
  if (error) throw new Error(`${error.title}: ${error.detail}`)
  return leaverOf(data)
}

export async function revoke({ hr }: TenantRig, employment: string): Promise<Leaver | undefined> {
  const { data, error } = await hr.DELETE('/v1/employments/{id}/termination', {
    params: { path: { id: employment } },
  })
  if (error) throw new Error(`${error.title}: ${error.detail}`)
  return leaverOf(data)
}

/** The answer of a write that was no dry run. */
function leaverOf<Data>(data: Data): Exclude<Data, Preview> {
  if (typeof data === 'object' && data !== null && 'counts' in data) throw new Error('a preview')
  return data as Exclude<Data, Preview>
}

export async function readLeaver({ viewer }: Reader, id: string): Promise<Leaver> {
  const { data, error } = await viewer.GET('/v1/leavers/{id}', { params: { path: { id } } })
  if (error) throw new Error(`no leaver ${id}: ${error.title}: ${error.detail}`)
  return data
}

/** Every cycle, newest first; of one employee or of all. */
export async function readLeavers({ viewer }: Reader, employee?: string): Promise<Leaver[]> {
  const leavers: Leaver[] = []
  let cursor: string | undefined
  do {
    const query = {
      all: true,
      limit: 500,
      ...(employee !== undefined && { employee }),
      ...(cursor !== undefined && { cursor }),
    }
    const { data, error } = await viewer.GET('/v1/leavers', { params: { query } })
    if (error) throw new Error(`no list of leavers: ${error.title}: ${error.detail}`)
    leavers.push(...data.data)
    cursor = data.next ?? undefined
  } while (cursor !== undefined)
  return leavers
}

/** Waits until the leaver has this outcome. */
export async function outcomeOf(tenant: Reader, id: string, outcome: Leaver['outcome']): Promise<Leaver> {
  await expect.poll(async () => (await readLeaver(tenant, id)).outcome, patience).toBe(outcome)
  return await readLeaver(tenant, id)
}

/** Of `E1` the user `U-E1`. */
export async function readUser({ viewer }: Reader, id: string) {
  const { data, error } = await viewer.GET('/v1/users/{id}', { params: { path: { id } } })
  if (error) throw new Error(`no user ${id}: ${error.title}: ${error.detail}`)
  return data
}

// Changes of a tenant that plan many people again, and their re-plans as readers see them.
import { expect } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import type { TenantRig } from './product.ts'

type Settings = components['schemas']['NewSettings']
type Replan = components['schemas']['Replan']

/** Replaces the settings; answers the re-plan that the answer names. */
export async function changeSettings(
  { admin }: Pick<TenantRig, 'admin'>,
  changes: Partial<Settings>,
): Promise<string | undefined> {
  const body = { timeZone: 'Europe/Stockholm', lateNoticeDelayMinutes: 0, ...changes }
  const { error, response } = await admin.PUT('/v1/settings', { body })
  if (error) throw new Error(error.detail)
  return response.headers.get('koppling-replan') ?? undefined
}

export async function readReplan(
  { viewer }: Pick<TenantRig, 'viewer'>,
  id: string | undefined,
): Promise<Replan> {
  const { data } = await viewer.GET('/v1/replans/{id}', { params: { path: { id: id ?? 'none' } } })
  if (data === undefined) throw new Error(`no re-plan ${id}`)
  return data
}

export async function finishedReplan(
  tenant: Pick<TenantRig, 'viewer'>,
  id: string | undefined,
  timeout = 60_000,
): Promise<Replan> {
  await expect
    .poll(async () => (await readReplan(tenant, id)).stage, { timeout, interval: 100 })
    .toBe('finished')
  return await readReplan(tenant, id)
}

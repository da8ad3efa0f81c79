import type { components } from '../../src/client/schema.ts'
import type { TenantRig } from './product.ts'

/** Changes these settings of the tenant, and leaves the others. */
export async function changeSettings(
  { admin }: TenantRig,
  changes: Partial<components['schemas']['NewSettings']>,
): Promise<void> {
  const { data: settings } = await admin.GET('/v1/settings')
  if (settings === undefined) throw new Error('no settings')
  const { error } = await admin.PUT('/v1/settings', { body: { ...settings, ...changes } })
  if (error) throw new Error(`${error.title}: ${error.detail}`)
}

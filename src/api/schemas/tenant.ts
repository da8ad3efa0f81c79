/** A tenant as the platform and its partner see it, and its closing. */
import { z } from 'zod'
import type { KnownTenant } from '../../db/tenants.ts'
import { Id } from '../fields.ts'
import { InstantField, ReasonField } from './values.ts'

export const TenantView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    timeZone: z.string(),
    partner: z.string().nullable(),
    closedAt: InstantField.nullable().meta({
      description: 'Since then nothing acts for it; null: it is open.',
    }),
    shreddedOn: InstantField.nullable().meta({ description: 'Until then it can be read and exported.' }),
    shreddedAt: InstantField.nullable().meta({ description: 'Since then nothing is left of it but its id.' }),
  })
  .meta({ id: 'TenantView' })

export const TenantClosing = z
  .strictObject({
    reason: ReasonField,
    confirm: Id.meta({ description: 'The id of the tenant once more.' }),
  })
  .meta({ id: 'TenantClosing' })

export const ClosedTenant = z
  .strictObject({
    closedAt: InstantField,
    shreddedOn: InstantField.meta({ description: 'Until then everything can be read and exported.' }),
    ended: z
      .strictObject({
        leavers: z.int(),
        returns: z.int().meta({ description: 'Accounts that were to open again; they stay closed.' }),
        connections: z.int().meta({ description: 'Removals and connects that people had asked for.' }),
        replans: z.int(),
        integrations: z.int().meta({ description: 'With payroll systems; they are disconnected.' }),
        webhookDeliveries: z.int(),
      })
      .meta({ description: 'What was open, and ends without effects; for many people within minutes.' }),
  })
  .meta({ id: 'ClosedTenant' })

export function viewOf({ id, name, timeZone, partner, closing, shreddedAt }: KnownTenant) {
  const { closedAt = null, shreddedOn = null } = closing ?? {}
  return { id, name, timeZone, partner, closedAt, shreddedOn, shreddedAt }
}

/** An API key as it may be shown; the secret once, when it is made. */
import { z } from 'zod'
import type { Caller } from '../route.ts'
import { InstantField } from './values.ts'

const keyFields = {
  id: z.string(),
  role: z.string(),
  name: z.string(),
  tenant: z.string().nullable(),
  partner: z.string().nullable(),
  createdBy: z.string(),
  createdAt: InstantField,
  lastUsedAt: InstantField.nullable().meta({ description: 'To the minute; null: never.' }),
  previousValidUntil: InstantField.nullable().meta({
    description: 'Until then the secret before the last rotation is taken as well.',
  }),
  revokedAt: InstantField.nullable(),
}

export const Key = z.strictObject(keyFields).meta({ id: 'Key' })

export const NewKey = z
  .strictObject({
    ...keyFields,
    secret: z.string().meta({ description: 'Shown this once. Keep it where secrets are kept.' }),
  })
  .meta({ id: 'KeyWithSecret' })

export function createdBy({ keyId, actor }: Caller): string {
  return actor === undefined ? keyId : `${keyId} (${actor})`
}

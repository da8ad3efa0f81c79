/** Fields that many operations share. */
import { z } from 'zod'
import { looksLikeIdentityNumber } from '../domain/identity-number.ts'

/** An id of the HR system's own. It shows in Temporal UI, in logs and in links, so it must not tell who the person is. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9._~-]{1,64}$/, {
    error:
      'must be 1 to 64 characters out of A-Z, a-z, 0-9, ".", "_", "~" and "-". An e-mail address cannot be an id.',
    abort: true,
  })
  .refine((id) => id !== '.' && id !== '..', { error: 'must not be "." or "..", which a URL cannot hold.' })
  .refine((id) => !looksLikeIdentityNumber(id), {
    error:
      'must not be an identity number, because ids show where personal data must not. Use an id of your own.',
  })
  .meta({
    id: 'Id',
    description:
      "The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI.",
    examples: ['E1001'],
  })

/** A switch in the query: `true` or `false`, false unless given. */
export const Switch = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .prefault('false')
  .meta({
    override: ({ jsonSchema }) => {
      delete jsonSchema.enum
      Object.assign(jsonSchema, { type: 'boolean', default: false })
    },
  })

/** L15: what a write would do, without doing it. */
export const DryRun = Switch.meta({ description: 'Says what the call would do, and changes nothing.' })

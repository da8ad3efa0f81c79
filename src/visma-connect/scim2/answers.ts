/** What the answers of a SCIM 2.0 provider must hold (RFC 7643, RFC 7644). Unknown fields pass. */
import { z } from 'zod'

import { parseJson } from '../../http/json.ts'
import type { Answer } from '../../http/exchange.ts'

const MESSAGES = 'urn:ietf:params:scim:api:messages:2.0'
export const PATCH_OP = `${MESSAGES}:PatchOp`

const supported = z.looseObject({ supported: z.boolean() })

export const ProviderConfig = z
  .looseObject({ patch: supported, filter: supported, etag: supported.optional() })
  .transform(({ patch, filter, etag }) => ({
    patch: patch.supported,
    filter: filter.supported,
    etag: etag?.supported ?? false,
  }))

/** What the provider says that it can do. */
export type ProviderConfig = z.infer<typeof ProviderConfig>

/** What stands for the parent folder is no id: a path with it would lead elsewhere. */
export const SCIM_ID = /^(?!\.{1,2}$)[^\p{Cc}]{1,256}$/u

export const ScimUser = z
  .looseObject({
    id: z.string().regex(SCIM_ID),
    userName: z.string().min(1),
    // Left out it is not said, and nobody counts as suspended who is not called so.
    active: z.boolean().default(true),
    meta: z.looseObject({ version: z.string().min(1).optional() }).optional(),
  })
  .transform(({ id, userName, active, meta }) => ({ id, userName, active, version: meta?.version ?? null }))

export type ScimUser = z.infer<typeof ScimUser>

export const ScimUsers = z
  .looseObject({
    totalResults: z.int().min(0),
    // Left out where nobody was found.
    Resources: z.array(ScimUser).default([]),
  })
  .transform(({ totalResults, Resources }) => ({ total: totalResults, users: Resources }))

const ErrorBody = z.looseObject({
  schemas: z.array(z.string()).refine((schemas) => schemas.includes(`${MESSAGES}:Error`)),
})

/** Whether it is a provider that speaks, and not a proxy or a web server at a wrong address. */
export function isScimError(answer: Answer): boolean {
  return ErrorBody.safeParse(parseJson(answer.body)).success
}

/** What Visma Connect's answers must hold. Unknown fields pass; a missing or wrong one is told by path. */
import { z } from 'zod'

import { parseJson } from '../http/json.ts'
import { UnexpectedAnswer } from './errors.ts'
import { AGAIN, checkAddress, nameFirst, notJson } from './failures.ts'
import type { Answer } from '../http/exchange.ts'
import type { Call } from './errors.ts'

/** A UUID by Visma's documents; checked only for what could change a path. */
export const USER_ID = /^[A-Za-z0-9-]{1,64}$/

export const ConnectUser = z
  .looseObject({ id: z.string().regex(USER_ID), email: z.string().min(3) })
  .transform(({ id, email }) => ({ id, email }))

/** A person's account at Visma Connect; `id` never changes, `email` may. */
export type ConnectUser = z.infer<typeof ConnectUser>

export const ConnectUsers = z.array(ConnectUser)

export const Token = z.looseObject({
  // What may stand in a header (RFC 6750, 2.1).
  access_token: z.string().regex(/^[A-Za-z0-9._~+/-]+=*$/),
  /** seconds */
  expires_in: z.number().positive(),
  token_type: z.string().regex(/^bearer$/i),
  scope: z.string().optional(),
})

export function readAnswer<T>({
  call,
  answer,
  schema,
}: {
  call: Call
  answer: Answer
  schema: z.ZodType<T>
}): T {
  const json = parseJson(answer.body)
  if (json === undefined) throw notJson({ call, answer })
  const read = schema.safeParse(json)
  if (read.success) return read.data
  const path = pathOf(read.error.issues[0]?.path ?? [])
  const what = `${nameFirst(call)}'s answer lacks ${path || 'its known shape'} or it is wrong.`
  throw new UnexpectedAnswer('field-missing', {
    call,
    status: answer.status,
    path,
    // Of the first answer it is not known yet that it comes from a provider.
    message: call === 'scim-config' ? `${what} ${checkAddress(call)}` : what,
    again: AGAIN,
  })
}

/** `[0].email` */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}

/** What a search asks for (RFC 7644, 3.4.2 and 3.4.3), in a query or in a body. */
import { z } from 'zod'

import { bad } from './refusals.ts'

const whole = z
  .string()
  .regex(/^-?\d{1,9}$/)
  .transform(Number)
const names = z.string().transform((list) => list.split(',').map((name) => name.trim()))

const fields = {
  filter: z.string().optional(),
  startIndex: z.int().optional(),
  count: z.int().optional(),
  attributes: z.array(z.string()).optional(),
  excludedAttributes: z.array(z.string()).optional(),
}

const Query = z.strictObject({
  filter: z.string().optional(),
  startIndex: whole.optional(),
  count: whole.optional(),
  attributes: names.optional(),
  excludedAttributes: names.optional(),
})

const SearchRequest = z.strictObject({
  schemas: z.tuple([z.literal('urn:ietf:params:scim:api:messages:2.0:SearchRequest')]),
  ...fields,
})

export type Search = {
  filter: string | undefined
  startIndex: number
  count: number | undefined
  attributes: string[] | undefined
  excludedAttributes: string[] | undefined
}

export const readSearch = (query: unknown) => read({ schema: Query, value: query })
export const readSearchRequest = (body: unknown) => read({ schema: SearchRequest, value: body })

function read({ schema, value }: { schema: typeof Query | typeof SearchRequest; value: unknown }): Search {
  const result = schema.safeParse(value)
  if (!result.success) throw bad('invalidValue', z.prettifyError(result.error))
  const { filter, startIndex = 1, count, attributes, excludedAttributes } = result.data
  return {
    filter,
    startIndex: Math.max(startIndex, 1),
    count: count === undefined ? undefined : Math.max(count, 0),
    attributes,
    excludedAttributes,
  }
}

const ALWAYS = ['schemas', 'id']

/** Of the whole document what was asked for, by the names at its top. */
export function withAttributes(document: object, { attributes, excludedAttributes }: Search): object {
  const isNamed = (list: string[], name: string) =>
    list.some((one) => one.split('.')[0]?.toLowerCase() === name.toLowerCase())
  return Object.fromEntries(
    Object.entries(document).filter(
      ([name]) =>
        ALWAYS.includes(name) ||
        (attributes !== undefined
          ? isNamed(attributes, name)
          : excludedAttributes === undefined || !isNamed(excludedAttributes, name)),
    ),
  )
}

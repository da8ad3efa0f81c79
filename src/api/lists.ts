/** Lists: `{ data, next }`, a page size, and cursors that only koppling reads. */
import { createHash } from 'node:crypto'
import { z } from 'zod'

/** How many entries a page holds: 1 to 500, 100 unless given. */
export const limitField = z
  .string()
  .regex(/^\d{1,4}$/, { error: 'must be a whole number from 1 to 500.', abort: true })
  .transform(Number)
  .refine((limit) => limit >= 1 && limit <= 500, { error: 'must be a whole number from 1 to 500.' })
  .prefault('100')
  .meta({
    description: 'How many entries the page holds at most.',
    override: ({ jsonSchema }) => {
      delete jsonSchema.pattern
      Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum: 500, default: 100 })
    },
  })

/** The answer of a list: a page and the cursor of the next one. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    data: z.array(item),
    next: z.string().nullable().meta({ description: 'The cursor of the next page; null on the last one.' }),
  })
}

/**
 * The query fields and the pages of one list. `name` keeps the cursor of one list out of another; `position` is the schema of
 * the sort key of an entry, JSON values with a unique last part. A page goes on after a position, so that it neither skips nor
 * repeats an entry when others come or go.
 */
export function keysetList<Position extends z.ZodType>({
  name,
  position,
}: {
  name: string
  position: Position
}) {
  const cursor = z
    .string()
    .transform((text, context) => {
      const found = position.safeParse(decode({ name, text }))
      if (found.success) return found.data
      context.issues.push({
        code: 'custom',
        input: text,
        message:
          'is not a cursor that this list gave. Send the `next` of the page before as it is, or leave it out to start over.',
      })
      return z.NEVER
    })
    .optional()
    .meta({ description: 'The `next` of the page before; the first page unless given.' })
  return {
    /** To be spread into the query of the route. */
    fields: { cursor, limit: limitField },
    /** The cursor of what comes after a position, for a list whose pages are found by looking through more than they hold. */
    cursorAfter: (position: z.input<Position>): string => encode({ name, position }),
    /** A page of up to `limit` entries, out of rows that were read with `limit + 1`. */
    page<Row, View>({
      rows,
      limit,
      at,
      view,
    }: {
      rows: readonly Row[]
      limit: number
      at: (row: Row) => z.input<Position>
      view: (row: Row) => View
    }) {
      const last = rows.length > limit ? rows[limit - 1] : undefined
      const next = last === undefined ? null : encode({ name, position: at(last) })
      return { data: rows.slice(0, limit).map(view), next }
    },
  }
}

const digestBytes = 6

/** Finds cursors that were cut or changed. Not a protection: a position says nothing that its reader may not know. */
const digest = ({ name, json }: { name: string; json: Buffer }): Buffer =>
  createHash('sha256').update(name).update('\0').update(json).digest().subarray(0, digestBytes)

function encode({ name, position }: { name: string; position: unknown }): string {
  const json = Buffer.from(JSON.stringify(position))
  return Buffer.concat([digest({ name, json }), json]).toString('base64url')
}

function decode({ name, text }: { name: string; text: string }): unknown {
  const bytes = Buffer.from(text, 'base64url')
  const json = bytes.subarray(digestBytes)
  if (bytes.toString('base64url') !== text || !digest({ name, json }).equals(bytes.subarray(0, digestBytes)))
    return undefined
  return JSON.parse(json.toString())
}

import { z } from 'zod'

/** A control call that cannot be followed; the message says what is wrong with it. */
export class BadControl extends Error {
  override readonly name = 'BadControl'
}

/** Throws BadControl. */
export function readControl<T>({ schema, value }: { schema: z.ZodType<T>; value: unknown }): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new BadControl(z.prettifyError(result.error))
  return result.data
}

/** What a write was kept with all the same, or without. */
import { z } from 'zod'
import type { Warning } from '../../domain/warnings.ts'

const WarningView = z
  .strictObject({
    pointer: z.string().meta({ description: 'A JSON pointer into the body.' }),
    code: z.enum(['days-above-180', 'past-keeping']),
    detail: z.string(),
  })
  .meta({ id: 'Warning' })

/** For the answers of writes. */
export const Warnings = z.array(WarningView).optional().meta({
  description:
    'What was kept as it was sent and is probably a mistake, and what was not kept; left out if there is nothing.',
})

export function withWarnings<Body extends object>(
  body: Body,
  warnings: Warning[],
): Body & { warnings?: Warning[] } {
  return warnings.length === 0 ? body : { ...body, warnings }
}

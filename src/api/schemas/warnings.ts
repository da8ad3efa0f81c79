/** What a write was kept with all the same. */
import { z } from 'zod'
import type { Warning } from '../../domain/warnings.ts'

const WarningView = z
  .strictObject({
    pointer: z.string().meta({ description: 'A JSON pointer into the body.' }),
    code: z.enum(['days-above-180']),
    detail: z.string(),
  })
  .meta({ id: 'Warning' })

/** For the answers of writes. */
export const Warnings = z.array(WarningView).optional().meta({
  description: 'What was kept as it was sent and is probably a mistake; left out if there is nothing.',
})

export function withWarnings<Body extends object>(
  body: Body,
  warnings: Warning[],
): Body & { warnings?: Warning[] } {
  return warnings.length === 0 ? body : { ...body, warnings }
}

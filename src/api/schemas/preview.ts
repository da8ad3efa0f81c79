/** L15: what a write would do. */
import { z } from 'zod'
import { DryRun } from '../fields.ts'
import { DateField, InstantField } from './values.ts'

const Dates = z.strictObject({ noAccessFrom: DateField.nullable(), actsAt: InstantField.nullable() })

const PreviewEntry = z
  .strictObject({
    employeeId: z.string().nullable(),
    userId: z.string().nullable(),
    employmentId: z.string().nullable(),
    change: z.enum(['planned', 'moved-earlier', 'moved-later', 'cancelled', 'given-back', 'unmoved']),
    before: Dates.nullable(),
    after: Dates.nullable(),
    daysFrom: z
      .enum(['user', 'template', 'settings', 'default'])
      .nullable()
      .meta({ description: 'Which of the four the number of days comes from.' }),
    outcome: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'PreviewEntry' })

export const Preview = z
  .strictObject({
    counts: z.strictObject({
      planned: z.int(),
      movedEarlier: z.int(),
      movedLater: z.int(),
      cancelled: z.int(),
      givenBack: z.int().meta({ description: 'Accounts that would be opened again.' }),
      closingWithin24Hours: z.int().meta({
        description:
          'Of those that change, or begin to act, how many accounts would be closed within 24 hours.',
      }),
    }),
    truncated: z.boolean().meta({ description: 'Whether there are more entries than are shown.' }),
    entries: z.array(PreviewEntry).meta({ description: 'Up to 100, the soonest first.' }),
  })
  .meta({ id: 'Preview' })

/** The query of a write that changes dates. */
export const dryRunQuery = z.strictObject({ dryRun: DryRun })

/** The answer where the write itself answers with another status. */
export const previewAnswer = { description: 'With `dryRun`: what it would do', schema: Preview }

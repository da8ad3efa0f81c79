/** L15: what a write would do. */
import { z } from 'zod'
import { DryRun } from '../fields.ts'
import { Warnings } from './warnings.ts'
import { AccessField, DaysField, InstantField, PlannedDateField } from './values.ts'

const daysFrom = z
  .enum(['user', 'template', 'settings', 'default'])
  .nullable()
  .meta({ description: 'Which of the four the number of days comes from.' })

const Dates = z.strictObject({
  noAccessFrom: PlannedDateField.nullable(),
  actsAt: InstantField.nullable(),
  heldUntil: InstantField.nullable().meta({ description: 'By a person: it acts then, if that is later.' }),
  access: AccessField,
  days: DaysField.nullable(),
  daysFrom,
})

const PreviewEntry = z
  .strictObject({
    employeeId: z.string().nullable(),
    userId: z.string().nullable(),
    employmentId: z.string().nullable(),
    change: z.enum(['planned', 'moved-earlier', 'moved-later', 'cancelled', 'given-back', 'unmoved']),
    before: Dates.nullable(),
    after: Dates.nullable(),
    daysFrom,
    outcome: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'PreviewEntry' })

const Counts = z
  .strictObject({
    planned: z.int(),
    movedEarlier: z.int(),
    movedLater: z.int(),
    cancelled: z.int(),
    givenBack: z.int().meta({ description: 'Accounts that would be opened again.' }),
    closingWithin24Hours: z.int().meta({
      description:
        'Of those that change, or begin to act, how many accounts would be closed within 24 hours.',
    }),
  })
  .meta({ id: 'PreviewCounts' })

export const Preview = z
  .strictObject({
    counts: Counts,
    truncated: z.boolean().meta({ description: 'Whether there are more entries than are shown.' }),
    entries: z.array(PreviewEntry).meta({ description: 'Up to 100, the soonest first.' }),
    warnings: Warnings,
  })
  .meta({ id: 'Preview' })

/** The last line of a dry run of many lines. */
export const BulkSummary = z
  .strictObject({
    created: z.int(),
    replaced: z.int(),
    refused: z.int(),
    counts: Counts.meta({ description: 'Those of all lines together.' }),
    closings: z
      .array(z.strictObject({ noAccessFrom: PlannedDateField, count: z.int() }))
      .meta({ description: 'How many would lose access anew or on another date, by date: the first 100.' }),
    guard: z
      .strictObject({
        held: z
          .int()
          .meta({ description: 'How many leavers the mass guard would hold, with all the others.' }),
        heldBefore: z.int().meta({ description: 'How many it holds as it is.' }),
        closing: z.int().meta({ description: 'How many accounts would close within 24 hours in all.' }),
        limit: z.int(),
        of: z.int().meta({ description: 'The active users, and those closed within the last 24 hours.' }),
        ahead: z
          .array(z.strictObject({ date: PlannedDateField, count: z.int(), isApproved: z.boolean() }))
          .meta({
            description: 'Dates of the next seven days on which too many accounts would close.',
          }),
      })
      .meta({ description: 'What the mass guard would make of it.' }),
  })
  .meta({ id: 'BulkSummary' })

/** The query of a write that changes dates. */
export const dryRunQuery = z.strictObject({ dryRun: DryRun })

/** The answer where the write itself answers with another status. */
export const previewAnswer = { description: 'With `dryRun`: what it would do', schema: Preview }

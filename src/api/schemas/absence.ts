/** The document of an absence. What is left out is null; unknown fields are refused, but inside `extra`. */
import { z } from 'zod'
import type { AbsenceDocument } from '../../domain/documents.ts'
import { Id } from '../fields.ts'
import { CodeField, DateField } from './values.ts'

/** Above 0, at most 100, and as many decimals as a percentage of an employment. */
const PercentField = z
  .string()
  .regex(/^(100(\.0{1,4})?|(?!0{1,2}(\.0{1,4})?$)\d{1,2}(\.\d{1,4})?)$/, {
    error: 'must be a percentage above 0 and up to 100 as text, such as "100" or "37.5".',
  })
  .meta({ description: 'How much of full time is away.', examples: ['100'] })

const absenceFields = {
  revision: z
    .int()
    .min(0)
    .nullable()
    .default(null)
    .meta({ description: 'Rises with every change; an older document is refused as stale.' }),
  employeeId: Id,
  employmentId: Id.meta({ description: 'Of this employee. An absence never moves to another employee.' }),
  type: CodeField.meta({
    description: 'Your own code; the mapping of an integration says what it is at the system.',
    examples: ['parental'],
  }),
  startDate: DateField,
  endDate: DateField.nullable()
    .default(null)
    .meta({ description: 'The last day away, not before the first; null: not known yet.' }),
  percent: PercentField,
  withdrawn: z.boolean().default(false).meta({ description: 'It never was, and was entered by mistake.' }),
}

export const Absence = z
  .strictObject({
    ...absenceFields,
    extra: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'Anything of your own; ignored.' }),
  })
  .meta({ id: 'Absence' })

export const AbsenceView = z.strictObject({ id: Id, ...absenceFields }).meta({ id: 'AbsenceAnswer' })

/** The document without what koppling does not keep. */
export function absenceDocumentOf({
  extra: _ignored,
  ...document
}: z.output<typeof Absence>): AbsenceDocument {
  return document
}

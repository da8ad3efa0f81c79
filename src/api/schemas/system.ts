/** A payroll system as the catalogue shows it (I1). */
import { z } from 'zod'
import type { AnyEntry } from '../../connectors/connector.ts'
import { nameOf } from '../../domain/readiness-texts.ts'
import type { Field, Severity, Shortcoming } from '../../domain/requirements.ts'

const severities = ['blocks', 'partly-exported', 'warning'] as const satisfies readonly Severity[]

export const SeverityField = z.enum(severities).meta({
  id: 'Severity',
  description:
    'What a shortcoming does to the employee. `blocks`: nothing of the employee is sent. `partly-exported`: sent without that field. `warning`: nothing is held back.',
})

const JsonSchema = z
  .record(z.string(), z.unknown())
  .meta({ description: 'A JSON Schema (draft 2020-12) of what is sent.' })

const orNone = SeverityField.nullable()

const RequiredField = z
  .strictObject({
    field: z.string(),
    name: z.string().meta({ description: 'For people.' }),
    missing: orNone,
    invalid: orNone,
    notTaken: orNone.meta({ description: 'Right, but the system has no place for it.' }),
    notChecked: orNone.meta({ description: 'Kept as it is, since no rule for it is known.' }),
  })
  .meta({
    id: 'RequiredField',
    description:
      'What follows where the field falls short, unless the mapping asks for more or less; null: nothing is asked of it.',
  })

export const System = z
  .strictObject({
    id: z.string().meta({ examples: ['tripletex'] }),
    name: z.string(),
    description: z.string(),
    datasets: z.array(z.enum(['employees', 'absences'])),
    testWrites: z.enum(['live', 'draft', 'test-folder']).meta({ description: 'Where a test sync writes.' }),
    transport: z.enum(['api', 'file']),
    asynchronous: z.boolean().meta({ description: 'What was sent is accepted later, by jobs or by people.' }),
    schedule: z.boolean().meta({ description: 'Whether it may run by a schedule, or by hand only.' }),
    credentials: JsonSchema,
    mapping: JsonSchema,
    requirements: z.strictObject({
      fields: z.array(RequiredField),
      takes: z.strictObject({
        nationalIds: z.array(z.string()),
        bankAccounts: z.array(z.string()),
        currencies: z.array(z.string()),
        occupationCodePattern: z.string(),
      }),
    }),
  })
  .meta({ id: 'System' })

export function systemView({
  credentials,
  mapping: kept,
  newMapping: mapping = kept,
  requirements: { fields, takes },
  requirementsBy: _requirementsBy,
  mapped: _mapped,
  unmapped: _unmapped,
  ...entry
}: AnyEntry): z.input<typeof System> {
  return {
    ...entry,
    datasets: [...entry.datasets],
    credentials: z.toJSONSchema(credentials, { io: 'input' }),
    mapping: z.toJSONSchema(mapping, { io: 'input' }),
    requirements: {
      fields: Object.entries(fields).map(([field, severityOf]) => requiredField(field as Field, severityOf)),
      takes: {
        nationalIds: [...takes.nationalIds],
        bankAccounts: [...takes.bankAccounts],
        currencies: [...takes.currencies],
        occupationCodePattern: takes.occupationCodePattern,
      },
    },
  }
}

function requiredField(
  field: Field,
  severityOf: Partial<Record<Shortcoming, Severity>>,
): z.input<typeof RequiredField> {
  return {
    field,
    name: nameOf[field],
    missing: severityOf.missing ?? null,
    invalid: severityOf.invalid ?? null,
    notTaken: severityOf['not-taken'] ?? null,
    notChecked: severityOf['not-checked'] ?? null,
  }
}

/** What the calls of `control.ts` take. */
import { z } from 'zod'
import { RIGHTS } from './company.ts'

export const LookUps = z.array(z.looseObject({ id: z.guid().optional(), name: z.string().min(1) }))
const Names = z.array(z.string().regex(/^[a-z]\w*$/i)).default([])

export const NewCompany = z.strictObject({
  tenantId: z.guid(),
  name: z.string().min(1),
  organisationNumber: z.string().min(1),
  kind: z.enum(['company', 'customer']).default('company'),
  clients: z
    .array(z.strictObject({ id: z.string().min(1), rights: z.array(z.enum(RIGHTS)).default([...RIGHTS]) }))
    .nullable()
    .default(null),
  taxUnits: LookUps.optional(),
  workTimeAgreements: LookUps.optional(),
  properties: z.strictObject({ employee: Names, position: Names }).default({ employee: [], position: [] }),
})

const AnyDocument = z.record(z.string(), z.unknown())
export const NewDocuments = z.array(
  z.strictObject({ employee: AnyDocument, positions: z.array(AnyDocument).default([]) }),
)
export const Edit = z.strictObject({
  number: z.string(),
  employee: AnyDocument.default({}),
  positions: z.record(z.string(), AnyDocument).default({}),
})
export const Activation = z.strictObject({ numbers: z.array(z.string()).optional() })

export const NewSettings = z.strictObject({
  jobSeconds: z
    .strictObject({ least: z.number().min(0), most: z.number().max(86_400) })
    .refine(({ least, most }) => least <= most, { error: 'least is more than most' })
    .optional(),
  seed: z.int().optional(),
  sunset: z.string().regex(/ GMT$/, { error: 'is no HTTP date' }).nullable().optional(),
  limit: z
    .strictObject({ calls: z.int().min(1), seconds: z.number().positive() })
    .nullable()
    .optional(),
})

export const Filter = z.strictObject({
  company: z.string().optional(),
  employeeNumber: z.string().optional(),
})
export const Page = Filter.extend({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
})
export const OfNumber = z.strictObject({ number: z.string().optional() })
export const OfJobs = z.strictObject({ company: z.string().optional(), status: z.string().optional() })

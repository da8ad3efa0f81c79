/** What Visma.net's answers must hold. Unknown fields pass, and go back as they came. */
import { z } from 'zod'
import type { JsonObject } from './json.ts'

/** Ids are parts of paths. */
const Id = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const text = z.string().nullish()

/** Parsed JSON whose objects are kept whole. */
const kept = <T extends z.ZodType>(schema: T) =>
  schema.transform((value) => value as z.output<T> & JsonObject)

export const Employee = kept(z.looseObject({ id: Id, isDraft: z.boolean().nullish() }))
export type RemoteEmployeeWhole = z.output<typeof Employee>

export const Position = kept(z.looseObject({ id: Id }))

/** A list stands alone or in `data`. */
const list = <T extends z.ZodType>(item: T) => {
  const items = z.array(item)
  return z.union([
    items.transform((data) => ({ data, body: {} as Record<string, unknown> })),
    z
      .looseObject({ data: items })
      .transform((whole) => ({ data: whole.data, body: whole as Record<string, unknown> })),
  ])
}

const ValidationResult = z.looseObject({ severity: text, property: text, message: text })

export const Job = z.looseObject({
  id: Id,
  clientId: text,
  created: text,
  artifactId: text,
  status: text,
  action: text,
  validationResults: z.array(ValidationResult).nullish(),
})
export type Job = z.infer<typeof Job>

export const Employees = list(Employee)
export const Jobs = list(Job)

/** Names of these fields are not public: they stand here alone. */
export const CompanySettings = z
  .looseObject({ companyName: text, organizationNumber: z.union([z.string(), z.number()]).nullish() })
  .transform(({ companyName, organizationNumber }) => ({
    name: companyName || null,
    organisationNumber: String(organizationNumber ?? '') || null,
  }))

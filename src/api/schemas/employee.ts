/** The document of an employee. What is left out is null; unknown fields are refused, but inside `extra`. */
import { z } from 'zod'
import type { EmployeeDocument } from '../../domain/documents.ts'
import { Id } from '../fields.ts'
import { CodeField, CountryField, DateField, DaysField, EmailField, NameField, TextField } from './values.ts'

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null)

const Decimal = (error: string) => z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, { error })

const PayField = z
  .strictObject({
    type: z.enum(['monthly', 'hourly']),
    amount: Decimal('must be a decimal number as text, such as "42000.00".'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, { error: 'must be a currency of three capital letters, such as SEK.' }),
    from: orNull(DateField),
  })
  .meta({ id: 'Pay' })

const EmploymentField = z
  .strictObject({
    id: Id,
    employerId: orNull(Id),
    startDate: DateField,
    lastDay: orNull(DateField).meta({ description: 'The last day of employment, not the last day worked.' }),
    withdrawn: z
      .boolean()
      .default(false)
      .meta({ description: 'It never started and was entered by mistake.' }),
    contractType: orNull(TextField),
    fullTimePercent: orNull(Decimal('must be a percentage as text, such as "100" or "37.5".')),
    jobTitle: orNull(TextField),
    occupationCode: orNull(TextField),
    pay: orNull(PayField),
  })
  .meta({ id: 'Employment' })

export const UserFields = {
  username: NameField,
  vismaConnectEmail: orNull(EmailField),
  vismaConnectUserId: orNull(CodeField),
  userTemplateId: orNull(Id),
  deactivateAfterDays: orNull(DaysField),
  reactivateDaysBefore: orNull(DaysField),
  administrator: z.boolean().default(false),
  exempt: z
    .boolean()
    .default(false)
    .meta({ description: 'Never touched by the automation, such as a service account.' }),
  active: orNull(z.boolean()).meta({
    description:
      'At first sight the state of the account; later `false` is a deactivation by hand, and left out changes nothing.',
  }),
  inactiveSince: orNull(DateField),
  connected: orNull(z.enum(['yes', 'no', 'unknown'])).meta({
    description: 'Whether a Visma Connect connection exists, at first sight.',
  }),
}

const UserField = z.strictObject({ id: Id, ...UserFields }).meta({ id: 'EmployeeUser' })

const employeeFields = {
  revision: orNull(z.int().min(0)).meta({
    description: 'Rises with every change; an older document is refused as stale.',
  }),
  employeeNumber: NameField,
  givenName: NameField,
  familyName: NameField,
  workEmail: orNull(EmailField),
  privateEmail: orNull(EmailField),
  mobilePhone: orNull(TextField),
  nationalId: orNull(z.strictObject({ country: CountryField, number: CodeField })),
  birthDate: orNull(DateField).meta({
    description:
      'Needed by payroll systems where the identity number does not tell it; one that contradicts the number is found by readiness.',
  }),
  protectedIdentity: z.boolean().default(false).meta({
    description:
      'Masked wherever many people are shown, and for the role `viewer` everywhere: `***`, `masked@protected.invalid`, the country `ZZ` and the birth date `2999-12-31` stand in place of values. A document that holds them is refused.',
  }),
  preserve: orNull(z.boolean()).meta({
    description:
      'A legal hold: while it is true nothing of this person is erased, by request or by age; leavers go on. Left out changes nothing.',
  }),
  address: orNull(
    z.strictObject({
      street: orNull(TextField),
      postalCode: orNull(TextField),
      city: orNull(TextField),
      country: CountryField,
    }),
  ),
  bankAccount: orNull(
    z.strictObject({ country: CountryField, clearing: orNull(TextField), number: CodeField }),
  ),
  departmentId: orNull(Id),
  officeId: orNull(Id),
  managerEmployeeId: orNull(Id),
  employments: z.array(EmploymentField).max(200),
  user: UserField.nullable().meta({ description: 'Null: this person does not log in.' }),
  withdrawUser: z
    .boolean()
    .default(false)
    .meta({ description: 'With `user: null`: the known user no longer belongs to this employee.' }),
  extra: z.record(z.string(), z.unknown()).optional().meta({ description: 'Anything of your own; ignored.' }),
}

export const Employee = z.strictObject(employeeFields).meta({ id: 'Employee' })
export const EmployeeLine = z.strictObject({ id: Id, ...employeeFields }).meta({ id: 'EmployeeLine' })

const { extra: _extra, ...answered } = employeeFields
export const EmployeeView = z.strictObject({ id: Id, ...answered }).meta({ id: 'EmployeeAnswer' })

/** The document without what koppling does not keep. */
export function employeeDocumentOf({
  extra: _ignored,
  ...document
}: z.output<typeof Employee>): EmployeeDocument {
  return document
}

/**
 * The sample company: what its files hold, read and checked. A date is ISO text, or a number of days from the day of
 * loading (-20: 20 days ago), so that the company is as lively in ten years as today. Nobody is real: Swedish identity
 * numbers are out of the Swedish Tax Agency's published test numbers, Norwegian ones follow the Norwegian Tax
 * Administration's rule for synthetic ones (80 added to the month), and Swedish phone numbers are reserved for fiction.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** `YYYY-MM-DD`, or days from the day of loading. */
export type SampleDate = z.infer<typeof SampleDate>
const SampleDate = z.union([z.iso.date(), z.int()])

const Days = z.union([z.int().min(0).max(999), z.literal('off')])

const Employment = z.strictObject({
  id: z.string(),
  employerId: z.string(),
  startDate: SampleDate,
  contractType: z.enum(['permanent', 'fixed-term']),
  fullTimePercent: z.string().exactOptional(),
  jobTitle: z.string(),
  pay: z
    .strictObject({
      type: z.enum(['monthly', 'hourly']),
      amount: z.string(),
      currency: z.string(),
      from: SampleDate,
    })
    .exactOptional(),
})

const User = z.strictObject({
  id: z.string(),
  username: z.string(),
  vismaConnectEmail: z.string().exactOptional(),
  vismaConnectUserId: z.string().exactOptional(),
  userTemplateId: z.string().exactOptional(),
  deactivateAfterDays: Days.exactOptional(),
  administrator: z.boolean().exactOptional(),
  exempt: z.boolean().exactOptional(),
  active: z.boolean().exactOptional(),
})

/** One line of employees.ndjson: the document of `PUT /v1/employees/{id}` with its id, without what it leaves out. */
export type SampleEmployee = z.infer<typeof Employee>
const Employee = z.strictObject({
  id: z.string(),
  employeeNumber: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  workEmail: z.string().exactOptional(),
  mobilePhone: z.string().exactOptional(),
  nationalId: z.strictObject({ country: z.enum(['SE', 'NO']), number: z.string() }).exactOptional(),
  protectedIdentity: z.boolean().exactOptional(),
  address: z
    .strictObject({ street: z.string(), postalCode: z.string(), city: z.string(), country: z.string() })
    .exactOptional(),
  bankAccount: z
    .strictObject({ country: z.enum(['SE', 'NO']), clearing: z.string().exactOptional(), number: z.string() })
    .exactOptional(),
  departmentId: z.string(),
  officeId: z.string(),
  managerEmployeeId: z.string().exactOptional(),
  employments: z.array(Employment).min(1),
  user: User.nullable(),
})

const PlannedDate = {
  noAccessFrom: z.int(),
  days: Days.exactOptional(),
  daysFrom: z.enum(['user', 'template', 'settings']).exactOptional(),
}

/**
 * What the rules make of a terminated employment, written by hand. `noAccessFrom` is in days from the day of loading;
 * `days` and `daysFrom` are left out where the termination itself says when access ends (L16).
 */
export type Expectation = z.infer<typeof Expectation>
const Expectation = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('completed'),
    ...PlannedDate,
    connection: z.enum(['done', 'unchanged', 'kept-shared']),
  }),
  z.strictObject({ outcome: z.literal('waiting'), ...PlannedDate }),
  z.strictObject({ outcome: z.literal('superseded'), supersededBy: z.string() }),
  z.strictObject({
    outcome: z.literal('cancelled'),
    reason: z.enum(['revoked', 'withdrawn', 'returning', 'no-user', 'off', 'exempt', 'inactive']),
  }),
])

/**
 * One line of leavers.ndjson. `told`: by a termination of its own unless it says `document`, where the employee's document
 * holds the last day. `afterwards`: what is taken back once everything is told.
 */
export type SampleLeaver = z.infer<typeof Leaver>
const Leaver = z.strictObject({
  kind: z.string(),
  employment: z.string(),
  lastDay: z.int(),
  told: z.literal('document').exactOptional(),
  access: z.union([z.literal('now'), z.strictObject({ endsOn: z.int() })]).exactOptional(),
  reason: z.string().exactOptional(),
  afterwards: z.enum(['revoke', 'withdraw']).exactOptional(),
  expect: Expectation,
  story: z.string(),
})

const Company = z.strictObject({
  tenant: z.strictObject({ id: z.string(), name: z.string(), timeZone: z.string() }),
  settings: z.strictObject({
    deactivateAfterDays: z.int(),
    reactivateDaysBefore: z.int(),
    keepIfReturningWithinDays: z.int(),
    timeZone: z.string(),
    dueTime: z.string(),
    automation: z.literal('on'),
    lateNoticeDelayMinutes: z.int(),
    guard: z.strictObject({ count: z.int(), percent: z.int() }),
    removeConnectionWhenDeactivatedByHand: z.boolean(),
    testValidDays: z.int(),
    approverMustDiffer: z.boolean(),
  }),
  employers: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      organisationNumber: z.string(),
      country: z.enum(['SE', 'NO']),
      timeZone: z.string(),
    }),
  ),
  userTemplates: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      deactivateAfterDays: z.int(),
      reactivateDaysBefore: z.null(),
      keepIfReturningWithinDays: z.null(),
    }),
  ),
  /** For readers: ids that the employees carry. */
  offices: z.record(z.string(), z.string()),
  departments: z.record(z.string(), z.string()),
  /** Users whose e-mail Visma Connect does not know. */
  unknownToVismaConnect: z.array(z.string()),
  /** An integration that is chosen and mapped, and what its system in the sandbox has before anybody is sent. */
  payroll: z.strictObject({
    system: z.literal('tripletex'),
    name: z.string(),
    employerId: z.string(),
    /** Of the sandbox, which takes none but those that begin with `test-`. */
    credentials: z.strictObject({ consumerToken: z.string(), employeeToken: z.string() }),
    departments: z.array(z.strictObject({ departmentNumber: z.string(), name: z.string() })),
    divisions: z.array(z.strictObject({ organizationNumber: z.string(), name: z.string() })),
    mapping: z.record(z.string(), z.unknown()),
  }),
  /** An account at the payroll system in the sandbox that takes files. */
  payrollByFile: z.strictObject({
    employerId: z.string(),
    username: z.string(),
    password: z.string(),
    format: z.enum(['aim', 'paxml']),
    companyNumber: z.string(),
    importEverySeconds: z.int(),
  }),
  /** The employee whom the commands on the screen terminate. */
  tryThis: z.string(),
})

export type SampleCompany = z.infer<typeof Company> & {
  employees: readonly SampleEmployee[]
  leavers: readonly SampleLeaver[]
}

export function readSampleCompany(): SampleCompany {
  return {
    ...Company.parse(JSON.parse(textOf('company.json'))),
    employees: linesOf('employees.ndjson').map((line) => Employee.parse(line)),
    leavers: linesOf('leavers.ndjson').map((line) => Leaver.parse(line)),
  }
}

function linesOf(file: string): unknown[] {
  return textOf(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
}

const textOf = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

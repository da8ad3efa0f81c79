/** Tripletex in the catalogue: what a customer hands over and what a mapping says (I1). */
import { z } from 'zod'
import { requirementsOfTripletex, requirementsOfTripletexBy } from '../../domain/requirements-of-tripletex.ts'
import type { CatalogueEntry } from '../connector.ts'
import { mapped, unmapped } from './mapped.ts'

/** Production and the vendor's test environment. */
export const TRIPLETEX_URLS = ['https://tripletex.no/v2', 'https://api-test.tripletex.tech/v2'] as const

const Token = z.string().min(1).max(500)

/** `apiUrls`: those that a customer may choose from, the first unless chosen. */
function credentialsFor(apiUrls: readonly [string, ...string[]]) {
  return z.strictObject({
    consumerToken: Token.meta({ title: 'Consumer token', description: 'Of the integration, by Tripletex.' }),
    employeeToken: Token.meta({
      title: 'Employee token',
      description: 'Made in Tripletex by an administrator of the company: user, API access.',
    }),
    apiUrl: z.enum(apiUrls).default(apiUrls[0]).meta({ title: 'Address of the API' }),
  })
}

export type TripletexCredentials = { consumerToken: string; employeeToken: string; apiUrl: string }

const Key = z.string().min(1)

export const TripletexContract = z.strictObject({
  employmentForm: z.enum([
    'PERMANENT',
    'TEMPORARY',
    'PERMANENT_AND_HIRED_OUT',
    'TEMPORARY_AND_HIRED_OUT',
    'TEMPORARY_ON_CALL',
  ]),
  employmentType: z.enum(['ORDINARY', 'MARITIME', 'FREELANCE']).default('ORDINARY'),
  workingHoursScheme: z
    .enum(['NOT_SHIFT', 'ROUND_THE_CLOCK', 'SHIFT_365', 'OFFSHORE_336', 'CONTINUOUS', 'OTHER_SHIFT'])
    .default('NOT_SHIFT'),
  /** hours a shift, which Tripletex asks for with every scheme but NOT_SHIFT */
  shiftDurationHours: z.number().positive().nullable().default(null),
  /** by the kind of pay unless given */
  remunerationType: z
    .enum(['MONTHLY_WAGE', 'HOURLY_WAGE', 'COMMISION_PERCENTAGE', 'FEE', 'PIECEWORK_WAGE'])
    .nullable()
    .default(null),
})

const Department = z.strictObject({
  number: Key.meta({ description: 'The department number in Tripletex.' }),
  createAs: Key.nullable()
    .default(null)
    .meta({ description: 'The name to make it with where it is missing; else that is an error.' }),
})

/** LeaveOfAbsence.type of the OpenAPI (2.74.00); sick leave is not among them. */
const LeaveType = z.enum([
  'LEAVE_OF_ABSENCE',
  'FURLOUGH',
  'PARENTAL_BENEFITS',
  'MILITARY_SERVICE',
  'EDUCATIONAL',
  'COMPASSIONATE',
  'OTHER_NOT_STATUTORILY_REQUIRED',
  'OTHER_STATUTORILY_REQUIRED',
  'EDUCATIONAL_NOT_STATUTORILY_REQUIRED',
  'EDUCATIONAL_STATUTORILY_REQUIRED',
])

/** The keys are koppling's ids and codes. */
export const TripletexMapping = z.strictObject({
  departments: z.record(Key, Department).default({}),
  defaultDepartment: Department.nullable().default(null),
  offices: z
    .record(Key, Key)
    .default({})
    .meta({ description: 'Office to the organisation number of its division (virksomhet) in Tripletex.' }),
  defaultOffice: Key.nullable().default(null),
  contractTypes: z.record(Key, TripletexContract).default({}),
  defaultContractType: TripletexContract.nullable().default(null),
  occupationCodes: z
    .record(Key, z.string().regex(/^\d{7}$/))
    .default({})
    .meta({ description: 'To seven digits of STYRK; codes that are seven digits need no mapping.' }),
  absenceTypes: z.record(Key, LeaveType).default({}).meta({
    description: 'Type of absence to leave of absence (permisjon); what is not mapped is not sent.',
  }),
  defaultAbsenceType: LeaveType.nullable().default(null),
  userType: z.enum(['STANDARD', 'EXTENDED', 'NO_ACCESS']).default('NO_ACCESS').meta({
    description: 'Set at creation. STANDARD and EXTENDED need an e-mail address: nobody is sent without one.',
  }),
  isMainEmployer: z.boolean().default(true),
  endReason: z
    .enum([
      'EMPLOYMENT_END_EXPIRED',
      'EMPLOYMENT_END_EMPLOYEE',
      'EMPLOYMENT_END_EMPLOYER',
      'EMPLOYMENT_END_WRONGLY_REPORTED',
      'EMPLOYMENT_END_SYSTEM_OR_ACCOUNTANT_CHANGE',
      'EMPLOYMENT_END_INTERNAL_CHANGE',
    ])
    .nullable()
    .default(null)
    .meta({
      description: 'Sent with an end date where Tripletex has no reason yet; null leaves it to payroll.',
    }),
  removeAccessAtEnd: z.boolean().default(false),
})
export type TripletexMapping = z.output<typeof TripletexMapping>
export type TripletexContract = z.output<typeof TripletexContract>

export function tripletexEntry(
  apiUrls: readonly [string, ...string[]],
): CatalogueEntry<TripletexCredentials, TripletexMapping> {
  return {
    id: 'tripletex',
    name: 'Tripletex',
    description:
      'Creates and updates employees, employments, salary lines and leaves of absence in Tripletex. E-mail is set at creation only, identity number and birth date only where Tripletex has none.',
    credentials: credentialsFor(apiUrls),
    mapping: TripletexMapping,
    datasets: ['employees', 'absences'],
    testWrites: 'live',
    transport: 'api',
    asynchronous: false,
    schedule: true,
    requirements: requirementsOfTripletex,
    requirementsBy: requirementsOfTripletexBy,
    mapped,
    unmapped,
  }
}

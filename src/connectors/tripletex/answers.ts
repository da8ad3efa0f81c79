/** What Tripletex's answers must hold. Unknown fields pass; a field that is missing may not be shown to this token. */
import { z } from 'zod'

const Id = z.int()
const Link = z.looseObject({ id: Id }).nullish()
const text = z.string().nullish()
const number = z.number().nullish()

const Details = z.looseObject({
  id: Id,
  version: z.int(),
  date: z.string(),
  employmentType: text,
  employmentForm: text,
  remunerationType: text,
  workingHoursScheme: text,
  shiftDurationHours: number,
  occupationCode: Link,
  percentageOfFullTimeEquivalent: number,
  annualSalary: number,
  hourlyWage: number,
  payrollTaxMunicipalityId: Link,
})
export type RemoteDetails = z.infer<typeof Details>

const Employment = z.looseObject({
  id: Id,
  version: z.int(),
  employmentId: text,
  startDate: text,
  endDate: text,
  employmentEndReason: text,
  division: Link,
  isRemoveAccessAtEmploymentEnded: z.boolean().nullish(),
  employmentDetails: z.array(Details).nullish(),
})
export type RemoteEmployment = z.infer<typeof Employment>

const Person = z.looseObject({
  id: Id,
  firstName: text,
  lastName: text,
  employeeNumber: text,
  dateOfBirth: text,
  email: text,
  nationalIdentityNumber: text,
  dnumber: text,
})
export type RemotePerson = z.infer<typeof Person>

const Employee = Person.extend({
  version: z.int(),
  phoneNumberMobile: text,
  bankAccountNumber: text,
  department: Link,
  address: z
    .looseObject({
      id: Id,
      version: z.int(),
      addressLine1: text,
      postalCode: text,
      city: text,
      country: Link,
    })
    .nullish(),
  employments: z.array(Employment).nullish(),
})
export type RemoteEmployeeWhole = z.infer<typeof Employee>

const Leave = z.looseObject({
  id: Id,
  version: z.int(),
  employment: Link,
  importedLeaveOfAbsenceId: text,
  startDate: text,
  endDate: text,
  percentage: number,
  type: text,
})
export type RemoteLeave = z.infer<typeof Leave>

const one = <T extends z.ZodType>(value: T) => z.looseObject({ value })
const list = <T extends z.ZodType>(value: T) => z.looseObject({ values: z.array(value) })

/** Everything that is compared, in one call. */
export const WHOLE = '*,address(*),employments(*,employmentDetails(*))'
export const PERSON = 'id,firstName,lastName,employeeNumber,dateOfBirth,email,nationalIdentityNumber,dnumber'

export const OneEmployee = one(Employee)
export const WholePeople = list(Employee)
export const People = list(Person)
export const OneLeave = one(Leave)
export const Leaves = list(Leave)
export const Made = one(z.looseObject({ id: Id, version: z.int() }))
export const Departments = list(z.looseObject({ id: Id, departmentNumber: text }))
export const Divisions = list(z.looseObject({ id: Id, organizationNumber: text }))
export const OccupationCodes = list(z.looseObject({ id: Id, code: text }))
export const Countries = list(z.looseObject({ id: Id, isoAlpha2Code: text }))
export const Ids = list(z.looseObject({ id: Id }))
export const WhoAmI = one(z.looseObject({ companyId: Id }))
export const Company = one(z.looseObject({ id: Id, name: z.string(), organizationNumber: text }))

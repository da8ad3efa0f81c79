/** The resources of Tripletex API v2 that are imitated, with the field names of its OpenAPI (2.74.00). */

export type ResourceName =
  | 'employee'
  | 'employment'
  | 'employmentDetails'
  | 'leaveOfAbsence'
  | 'occupationCode'
  | 'address'
  | 'department'
  | 'division'
  | 'country'
  | 'municipality'
  | 'company'

/** `link` points to a row of its own, `part` and `parts` are rows that belong to this one, `value` is neither. */
export type Field = { readOnly?: true } & (
  | { kind: 'text'; values?: readonly string[] }
  | { kind: 'date' | 'number' | 'integer' | 'flag' }
  | { kind: 'link' | 'part' | 'parts'; of: ResourceName }
  | { kind: 'value'; fields: Record<string, Field> }
)

const text: Field = { kind: 'text' }
const date: Field = { kind: 'date' }
const number: Field = { kind: 'number' }
const integer: Field = { kind: 'integer' }
const flag: Field = { kind: 'flag' }
const oneOf = (...values: string[]): Field => ({ kind: 'text', values })
const link = (of: ResourceName): Field => ({ kind: 'link', of })
const told = (field: Field): Field => ({ ...field, readOnly: true })

type Resource = { path: string; fields: Record<string, Field> }

const own: Record<string, Field> = { id: integer, version: integer, url: told(text) }

export const RESOURCES: Record<ResourceName, Resource> = {
  employee: {
    path: 'employee',
    fields: {
      ...own,
      firstName: text,
      lastName: text,
      displayName: told(text),
      employeeNumber: text,
      dateOfBirth: date,
      email: text,
      phoneNumberMobileCountry: link('country'),
      phoneNumberMobile: text,
      phoneNumberHome: text,
      phoneNumberWork: text,
      nationalIdentityNumber: text,
      dnumber: text,
      internationalId: {
        kind: 'value',
        fields: {
          intAmeldingType: oneOf(
            'PASSPORT_NO',
            'NATIONAL_INSURANCE_NO',
            'TAX_IDENTIFICATION_NO',
            'VALUE_ADDED_TAX_IDENTIFICATION_NO',
          ),
          country: link('country'),
          number: text,
        },
      },
      bankAccountNumber: text,
      iban: text,
      bic: text,
      creditorBankCountryId: integer,
      usesAbroadPayment: flag,
      userType: oneOf('STANDARD', 'EXTENDED', 'NO_ACCESS'),
      allowInformationRegistration: told(flag),
      isContact: flag,
      isProxy: told(flag),
      comments: text,
      address: { kind: 'part', of: 'address' },
      department: link('department'),
      employments: { kind: 'parts', of: 'employment' },
      companyId: told(integer),
    },
  },
  employment: {
    path: 'employee/employment',
    fields: {
      ...own,
      employee: link('employee'),
      employmentId: text,
      startDate: date,
      endDate: date,
      employmentEndReason: oneOf(
        'EMPLOYMENT_END_EXPIRED',
        'EMPLOYMENT_END_EMPLOYEE',
        'EMPLOYMENT_END_EMPLOYER',
        'EMPLOYMENT_END_WRONGLY_REPORTED',
        'EMPLOYMENT_END_SYSTEM_OR_ACCOUNTANT_CHANGE',
        'EMPLOYMENT_END_INTERNAL_CHANGE',
      ),
      division: link('division'),
      lastSalaryChangeDate: told(date),
      noEmploymentRelationship: flag,
      isMainEmployer: flag,
      taxDeductionCode: oneOf(
        'loennFraHovedarbeidsgiver',
        'loennFraBiarbeidsgiver',
        'pensjon',
        'loennTilUtenrikstjenestemann',
        'loennKunTrygdeavgiftTilUtenlandskBorger',
        'loennKunTrygdeavgiftTilUtenlandskBorgerSomGrensegjenger',
        'introduksjonsstoenad',
        'ufoereytelserFraAndre',
      ),
      employmentDetails: { kind: 'parts', of: 'employmentDetails' },
      isRemoveAccessAtEmploymentEnded: flag,
      latestSalary: told(link('employmentDetails')),
    },
  },
  employmentDetails: {
    path: 'employee/employment/details',
    fields: {
      ...own,
      employment: link('employment'),
      date,
      employmentType: oneOf('ORDINARY', 'MARITIME', 'FREELANCE', 'NOT_CHOSEN'),
      employmentForm: oneOf(
        'PERMANENT',
        'TEMPORARY',
        'PERMANENT_AND_HIRED_OUT',
        'TEMPORARY_AND_HIRED_OUT',
        'TEMPORARY_ON_CALL',
        'NOT_CHOSEN',
      ),
      remunerationType: oneOf(
        'MONTHLY_WAGE',
        'HOURLY_WAGE',
        'COMMISION_PERCENTAGE',
        'FEE',
        'NOT_CHOSEN',
        'PIECEWORK_WAGE',
      ),
      workingHoursScheme: oneOf(
        'NOT_SHIFT',
        'ROUND_THE_CLOCK',
        'SHIFT_365',
        'OFFSHORE_336',
        'CONTINUOUS',
        'OTHER_SHIFT',
        'NOT_CHOSEN',
      ),
      shiftDurationHours: number,
      occupationCode: link('occupationCode'),
      percentageOfFullTimeEquivalent: number,
      annualSalary: number,
      hourlyWage: number,
      payrollTaxMunicipalityId: link('municipality'),
      monthlySalary: told(number),
    },
  },
  leaveOfAbsence: {
    path: 'employee/employment/leaveOfAbsence',
    fields: {
      ...own,
      employment: link('employment'),
      importedLeaveOfAbsenceId: text,
      startDate: date,
      endDate: date,
      percentage: number,
      isWageDeduction: flag,
      type: oneOf(
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
      ),
    },
  },
  occupationCode: {
    path: 'employee/employment/occupationCode',
    fields: { ...own, nameNO: text, code: text },
  },
  address: {
    path: 'address',
    fields: {
      ...own,
      addressLine1: text,
      addressLine2: text,
      postalCode: text,
      city: text,
      country: link('country'),
    },
  },
  department: {
    path: 'department',
    fields: {
      ...own,
      name: text,
      departmentNumber: text,
      departmentManager: link('employee'),
      displayName: told(text),
      isInactive: flag,
    },
  },
  division: {
    path: 'division',
    fields: {
      ...own,
      displayName: told(text),
      name: text,
      startDate: date,
      endDate: date,
      organizationNumber: text,
      municipalityDate: date,
      municipality: link('municipality'),
    },
  },
  country: {
    path: 'country',
    fields: {
      ...own,
      name: told(text),
      displayName: told(text),
      isoAlpha2Code: told(text),
    },
  },
  municipality: { path: 'municipality', fields: { ...own, number: text, name: told(text) } },
  company: {
    path: 'company',
    fields: { ...own, name: text, displayName: told(text), organizationNumber: text },
  },
}

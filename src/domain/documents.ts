import type { CalendarDate } from './calendar-date.ts'
import type { Days } from './days.ts'
import type { DueTime } from './local-time.ts'

/** The documents that HR systems send and read, as JSON: what is not known is null. */

export type Pay = { type: 'monthly' | 'hourly'; amount: string; currency: string; from: CalendarDate | null }

export type EmploymentDocument = {
  id: string
  employerId: string | null
  startDate: CalendarDate
  lastDay: CalendarDate | null
  withdrawn: boolean
  contractType: string | null
  fullTimePercent: string | null
  jobTitle: string | null
  occupationCode: string | null
  pay: Pay | null
}

export type ConnectionKnown = 'yes' | 'no' | 'unknown'

export type UserDocument = {
  id: string
  username: string
  vismaConnectEmail: string | null
  vismaConnectUserId: string | null
  userTemplateId: string | null
  deactivateAfterDays: Days | null
  reactivateDaysBefore: Days | null
  administrator: boolean
  exempt: boolean
  /** L9: state at first sight. Later `false` is a deactivation by hand (L8); left out changes nothing. */
  active: boolean | null
  inactiveSince: CalendarDate | null
  connected: ConnectionKnown | null
}

export type EmployeeDocument = {
  revision: number | null
  employeeNumber: string
  givenName: string
  familyName: string
  workEmail: string | null
  privateEmail: string | null
  mobilePhone: string | null
  nationalId: { country: string; number: string } | null
  /** Where the identity number does not tell it, or there is none. */
  birthDate: CalendarDate | null
  protectedIdentity: boolean
  /** A legal hold: stops erasure and retention, never a leaver. Null changes nothing. */
  preserve: boolean | null
  address: { street: string | null; postalCode: string | null; city: string | null; country: string } | null
  bankAccount: { country: string; clearing: string | null; number: string } | null
  departmentId: string | null
  officeId: string | null
  managerEmployeeId: string | null
  employments: EmploymentDocument[]
  user: UserDocument | null
  /** With `user: null`: the user no longer belongs to this employee. */
  withdrawUser: boolean
}

/** Time away from work of one employment. `percent` of full time that is away; `endDate` null: not known yet. */
export type AbsenceDocument = {
  revision: number | null
  employeeId: string
  employmentId: string
  /** The HR system's own code, such as `sick` or `parental`. */
  type: string
  startDate: CalendarDate
  endDate: CalendarDate | null
  percent: string
  /** Entered by mistake: it never was. */
  withdrawn: boolean
}

export type EmployerDocument = {
  name: string
  organisationNumber: string | null
  country: string
  timeZone: string | null
}

export type UserTemplateDocument = {
  name: string
  deactivateAfterDays: Days | null
  reactivateDaysBefore: Days | null
  keepIfReturningWithinDays: number | null
}

export type SettingsDocument = {
  deactivateAfterDays: Days | null
  reactivateDaysBefore: Days | null
  keepIfReturningWithinDays: number
  timeZone: string
  dueTime: DueTime
  /** `observe`: everything is planned and listed, nothing acts (L9). */
  automation: 'observe' | 'on'
  lateNoticeDelayMinutes: number
  guard: { count: number; percent: number }
  removeConnectionWhenDeactivatedByHand: boolean
  /** L11: by whose e-mails people may be connected, in small letters; empty: any. */
  connectDomains: string[]
  /** L11: the mail to whoever was connected; null: none. */
  welcomeMail: WelcomeMail | null
  testValidDays: number
  approverMustDiffer: boolean
  /** Null: for good. */
  auditKeptForMonths: number | null
  retention: Retention
}

/** What the mail names, and where it leads. */
export type WelcomeMail = { applicationName: string; redirectUri: string }

/** For how long what is told of people is kept: fields after the last employment, results and evidence after their end. */
export type Retention = {
  payDays: number
  bankAccountDays: number
  nationalIdDays: number
  addressDays: number
  resultsDays: number
  evidenceMonths: number
}

/**
 * What every payroll system is to koppling: an entry of the catalogue (I1), and connections with one customer's
 * credentials. One attempt per call, failures of `errors.ts`; whoever calls decides about the next one.
 *
 * A system with an API gets each employee by a call of its own (`Connection`). A system that reads files gets one file a run
 * (`file-connection.ts`): records are rendered one by one, and what the target has changes once the file is in its folder.
 * Visma.net: `write` answers `sent` with the job's address as `receipt`, and `settle` asks the jobs until they are over.
 */
import type { z } from 'zod'
import type { Absence, AbsenceSent, AbsencesSent } from '../domain/absence.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { EmployeeDocument } from '../domain/documents.ts'
import type { EmploymentsThere, EmploymentThere } from '../domain/employments-there.ts'
import type { FileConnection } from './file-connection.ts'
import type { FieldOutcome } from '../domain/field-outcomes.ts'
import type { Dataset } from '../domain/integration.ts'
import type { Instant } from '../domain/local-time.ts'
import type { Requirements } from '../domain/requirements.ts'
import type { Withdrawn } from '../domain/sync-run.ts'

export type { Dataset }

export type CatalogueEntry<Credentials, Mapping> = {
  id: string
  name: string
  /** for people: what the integration does */
  description: string
  /** Both become JSON Schemas for people and programs. */
  credentials: z.ZodType<Credentials>
  mapping: z.ZodType<Mapping>
  /** What is asked of a mapping that is handed over besides: one that is kept from before is read as it is. */
  newMapping?: z.ZodType<Mapping>
  datasets: readonly Dataset[]
  /** Where a test writes (I5). */
  testWrites: 'live' | 'draft' | 'test-folder'
  transport: 'api' | 'file'
  /** What was sent is accepted later, by jobs or by people. */
  asynchronous: boolean
  /** Whether it may run by a schedule, or by hand only. */
  schedule: boolean
  /** What it needs of an employee (I4). */
  requirements: Requirements
  /** The same of one mapping, where it asks for more or less; `isThere`: of somebody who is linked already. */
  requirementsBy?(mapping: Mapping, isThere: boolean): Requirements
  /** The document with what the mapping makes of its codes, so that readiness judges what is sent. */
  mapped(document: EmployeeDocument, mapping: Mapping): EmployeeDocument
  /** The values that the mapping says nothing about, neither by name nor by a default. */
  unmapped(document: EmployeeDocument, mapping: Mapping, absences?: readonly Absence[]): Unmapped[]
}

/** `field`: as in the employee's document, without the place of an employment; `pointer`: with it. */
export type Unmapped = { field: string; value: string; pointer: string }

/** Of whatever system: what its credentials and its mapping hold is known to it alone. */
export type AnyEntry = CatalogueEntry<unknown, unknown>
export type AnyConnection = Connection<unknown> | FileConnection<unknown>
export type AnyConnector = Connector<unknown, unknown, AnyConnection>

export type Connector<Credentials, Mapping, Opened = Connection<Mapping>> = {
  entry: CatalogueEntry<Credentials, Mapping>
  /** Makes no call yet. */
  connect(credentials: Credentials): Opened
  /** Ends all connections; calls under way are answered first. */
  close(): Promise<void>
}

export type Connection<Mapping> = {
  authorise(): Promise<Authorised>
  /** Those who may be this person, by the strongest sign that finds anybody (I12). */
  find(person: PersonSought): Promise<Candidate[]>
  /** Everyone there, in pages: matching many costs a call per thousand. */
  everyone(): AsyncIterable<Candidate[]>
  /** undefined if there is nobody with this id any more. */
  read(remoteId: string): Promise<RemoteEmployee | undefined>
  /** What `write` would do; writes nothing. */
  compare(asked: Asked<Mapping>): Promise<Written>
  write(asked: Asked<Mapping>): Promise<Written>
  /** Of asynchronous systems: what became of what `write` sent; undefined while it is under way. */
  settle?(receipt: string): Promise<Settled | undefined>
}

/** Whether it tells later, when asked by a receipt, what became of what it was asked for. */
export const hasJobs = ({ transport, asynchronous }: Pick<AnyEntry, 'transport' | 'asynchronous'>): boolean =>
  transport === 'api' && asynchronous

export type AsynchronousConnection<Mapping> = Connection<Mapping> &
  Required<Pick<Connection<Mapping>, 'settle'>>

export function isAsynchronous<Mapping>(
  connection: Connection<Mapping> | FileConnection<Mapping>,
): connection is AsynchronousConnection<Mapping> {
  return 'settle' in connection
}

/** `reason`: in the system's words. */
export type Settled =
  | {
      outcome: 'done'
      reach: 'accepted' | 'waiting'
      remote: { id: string; version: string | null }
      /** As in `Written`. */
      employments?: readonly EmploymentThere[]
    }
  | { outcome: 'refused'; reason: string }

/** I3: what the credentials open, and that both rights are there. `id` and number are null where a system cannot tell. */
export type Authorised = {
  /** `name` null: a person confirms the employer by its name. */
  company: { id: string | null; name: string | null; organisationNumber: string | null }
  proven: { read: boolean; write: boolean }
}

export type PersonSought = {
  employeeNumber: string
  givenName: string
  familyName: string
  /** all that are known, work e-mail first */
  emails: readonly string[]
  birthDate: CalendarDate | null
}

export type Sign = 'employee-number' | 'email' | 'name-and-birth-date'

export type Candidate = {
  remoteId: string
  by: Sign | null
  employeeNumber: string | null
  givenName: string | null
  familyName: string | null
  email: string | null
  birthDate: CalendarDate | null
  /** as registers keep it: 11 digits in Norway, 12 in Sweden; null where the system does not show it */
  nationalId: string | null
}

export type RemoteEmployee = Candidate & {
  /** changes with every change there, where the system has such a thing */
  version: string | null
}

export type Asked<Mapping> = {
  employee: EmployeeDocument
  mapping: Mapping
  /** null: to be created, unless an earlier attempt already did */
  remoteId: string | null
  today: CalendarDate
  /** Pay changes before this date are not sent (I12). */
  startsOn: CalendarDate | null
  /** Employments whose last day was sent before and is taken back: the one way in which a field is emptied. */
  takenBack?: readonly string[]
  /** Those that `employee` tells no more, since they never were. */
  withdrawn?: readonly Withdrawn[]
  /** Where employments were found there before; pairs by it come before all others. */
  employmentsThere?: EmploymentsThere
  /** Where the integration covers them (`datasets`); what they say is told as fields `absences.<id>.…` of the employee. */
  absences?: readonly Absence[]
  /** What is known of where they are there: at least each start with which they were ever asked for. */
  absencesSent?: AbsencesSent
  /** Of asynchronous systems: since when a write may be under way that nobody got a receipt of; look before writing again. */
  askedAt?: Instant | undefined
}

export type { Absence, AbsenceSent, AbsencesSent, EmploymentsThere, EmploymentThere, Withdrawn }

/** `sent`: nobody said anything yet. `waiting`: a person must do something there, such as approve a draft. */
export type Reach = 'sent' | 'accepted' | 'waiting'

/** Values are as they are: whoever shows them masks them. */
export type { FieldOutcome }
export type Outcome = FieldOutcome['outcome']

export type Written = {
  /** The weightiest of the fields: refused, created or updated, unchanged, not-sent. */
  outcome: Outcome
  /** null where nothing was sent, unless it is a draft there still: `waiting` */
  reach: Reach | null
  /** null of what asynchronous systems are still about to create, too */
  remote: { id: string; version: string | null } | null
  fields: FieldOutcome[]
  /** With `sent`: what to `settle` by, without personal data; null where it is over. */
  receipt: string | null
  /** Of those that are known to be there. */
  absencesSent?: AbsencesSent
  /** Those that were read there, of a system that has no place for ids of ours. */
  employments?: readonly EmploymentThere[]
}

/** What a payroll system that reads files is to koppling: one file a run, of records that are rendered one by one. */
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { Instant } from '../domain/local-time.ts'
import type { Asked, Authorised, Connector, FieldOutcome, Outcome } from './connector.ts'

export type FileConnector<Credentials, Mapping> = Connector<Credentials, Mapping, FileConnection<Mapping>>

/** Files have no answers: what is known of the target is what was delivered to it. */
export type FileConnection<Mapping> = {
  authorise(): Promise<Authorised>
  /** One employee as a record of the run's file, only with what the target has not got yet. Makes no call. */
  record(asked: AskedOfFile<Mapping>): Recorded
  /** What stands around the records, and the name. Makes no call; the same for the same. */
  form(about: AboutFile<Mapping>): FileForm
  /** Undefined: nobody delivers it, it is fetched from the API. */
  folders: Folders | undefined
}

/** Each may be called again after whatever end. */
export type Folders = {
  /** Beside its final name, whole and checked by its size. Refused where another file has that name. */
  upload(file: FixedFile, folder: Folder): Promise<void>
  /**
   * Gives an uploaded file its final name. That it is there already, or that neither of the two is there any more since it was
   * fetched at once, is success.
   */
  place(file: Omit<FixedFile, 'bytes'>, folder: Folder): Promise<void>
  /** What was uploaded and not placed; nothing else. */
  withdraw(name: string, folder: Folder): Promise<void>
  /** Whether nobody has fetched it yet. */
  isThere(name: string, folder: Folder): Promise<boolean>
}

export type Folder = 'test' | 'live'

/** Nothing of it changes any more, whatever crashes. `sha256` in hexadecimal. */
export type FixedFile = { name: string; size: number; sha256: string; bytes(): AsyncIterable<Uint8Array> }

export type FileForm = {
  name: string
  mediaType: string
  encoding: 'utf-8' | 'iso-8859-1'
  head: string
  tail: string
}

export type AboutFile<Mapping> = {
  /** When it was fixed, and the zone of the employer. */
  at: Instant
  timeZone: string
  mapping: Mapping
  employer: { id: string; name: string; organisationNumber: string | null }
}

export type AskedOfFile<Mapping> = Asked<Mapping> & {
  /** By part of the record, such as the row of the job title; empty: it got nothing yet. */
  delivered: Readonly<Record<string, Delivered>>
  /** I8: everything again. */
  isFull: boolean
  /** Under the tenant's key. */
  digest(text: string): string
}

/** What a target got last of one part; `from`: of a dated row. */
export type Delivered = { digest: string; from: CalendarDate | null }

export type Recorded = {
  /** `unchanged`, `refused` and `not-sent` have no record. */
  outcome: Outcome
  /** By which the target tells people apart. */
  remoteId: string
  record: string | null
  /** What the target has got once the record is delivered. */
  delivers: Record<string, Delivered>
  fields: FieldOutcome[]
}

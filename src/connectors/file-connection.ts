/** What a payroll system that reads files is to koppling: one file a run, of records that are rendered one by one. */
import type { FileForm, Fragments } from '../domain/file-form.ts'
import type { Folder } from '../domain/integration.ts'
import type { Instant } from '../domain/local-time.ts'
import type { PartDelivered } from '../domain/sync-run.ts'
import type { Asked, Authorised, Connection, Connector, FieldOutcome, Outcome } from './connector.ts'

export type { FileForm, Folder, Fragments, PartDelivered as Delivered }

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

/** By what the credentials say today, or as it was when a file was fixed. */
export type Place = Folder | { path: string }

/** What is known of the rename of a file beside the folder itself. */
export type Renaming = {
  /** Whether it was ever asked for, as of now. */
  wasAsked(): Promise<boolean>
  /** Kept before it is asked for; throws where it is not to be. */
  note(): Promise<void>
}

/** Each may be called again after whatever end. */
export type Folders = {
  /** On the server. */
  pathOf(folder: Folder): string
  /** Beside its final name, whole and checked by its size. Refused where another file has that name. */
  upload(file: FixedFile, place: Place): Promise<void>
  /**
   * Gives an uploaded file its final name. That it is there already, or that neither of the two is there any more since it was
   * fetched at once, is success; the latter only where the rename was asked for, else it throws UnexpectedAnswer.
   */
  place(file: Omit<FixedFile, 'bytes'>, place: Place, renaming: Renaming): Promise<void>
  /** What was uploaded and not placed; nothing else. It may be left where the account has no rights any more. */
  withdraw(name: string, place: Place): Promise<void>
  /** Whether nobody has fetched it yet. */
  isThere(name: string, place: Place): Promise<boolean>
}

/** What reaches the folders of whoever has an account there. One for each process. */
export type FolderAccess<Credentials> = {
  /** Makes no call yet. */
  at(credentials: Credentials): { authorise(): Promise<Authorised>; folders: Folders }
  /** Calls under way are answered first. */
  close(): Promise<void>
}

/** Nothing of it changes any more, whatever crashes. `sha256` in hexadecimal. */
export type FixedFile = { name: string; size: number; sha256: string; bytes(): AsyncIterable<Uint8Array> }

export type AboutFile<Mapping> = {
  /** When it was fixed, and the zone of the employer. */
  at: Instant
  timeZone: string
  mapping: Mapping
  employer: { id: string; name: string; organisationNumber: string | null }
}

export type AskedOfFile<Mapping> = Asked<Mapping> & {
  /** By part of the record, such as the row of the job title; empty: it got nothing yet. */
  delivered: Readonly<Record<string, PartDelivered>>
  /** I8: everything again. */
  isFull: boolean
  /** Under the tenant's key. */
  digest(text: string): string
}

export type Recorded = {
  /** `unchanged`, `refused` and `not-sent` have no record. */
  outcome: Outcome
  /** By which the target tells people apart. */
  remoteId: string
  record: Fragments | null
  /** What the target has got once the record is delivered, with what it had before. */
  delivers: Record<string, PartDelivered>
  fields: FieldOutcome[]
}

/** A system that gets one file a run, not a call for each employee. */
export function readsFiles<Mapping>(
  connection: Connection<Mapping> | FileConnection<Mapping>,
): connection is FileConnection<Mapping> {
  return 'record' in connection
}

/** What the parts of a record are made from. */
import type { AskedOfFile } from '../file-connection.ts'
import type { Draft } from '../file-record.ts'
import type { AgdaPsMapping } from './entry.ts'

/** Clears what Agda has. */
export const BLANK = '{blank}'

export type Asked = { asked: AskedOfFile<AgdaPsMapping>; draft: Draft }
export type Source = Asked & { mapping: AgdaPsMapping }

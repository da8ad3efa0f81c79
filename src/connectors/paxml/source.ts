/** What the parts of a record are made from. */
import type { AskedOfFile } from '../file-connection.ts'
import type { Draft } from '../file-record.ts'
import type { PaxmlMapping } from './entry.ts'

export type Source = { asked: AskedOfFile<PaxmlMapping>; draft: Draft; mapping: PaxmlMapping }

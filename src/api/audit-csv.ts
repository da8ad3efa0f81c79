import type { ExportEnd } from '../db/audit-export.ts'
import type { SealedEntry } from '../domain/audit-chain.ts'
import { csvRow } from '../domain/csv.ts'

const columns = [
  'sequence',
  'tenant',
  'at',
  'action',
  'subjectKind',
  'subjectId',
  'actor',
  'keyId',
  'partnerId',
  'workflowId',
  'runId',
  'requestId',
  'old',
  'new',
  'reason',
  'reasonSalt',
  'reasonDigest',
  'previousHash',
  'hash',
] as const satisfies (keyof SealedEntry)[]

/** For people who look; the head, which is no entry, is left to NDJSON. */
export async function* exportCsv(lines: AsyncIterable<SealedEntry | ExportEnd>): AsyncGenerator<string> {
  yield csvRow(columns)
  for await (const line of lines) if ('sequence' in line) yield csvRow(columns.map((column) => line[column]))
}

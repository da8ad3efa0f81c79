/** What the chain of an audit trail holds, and how two of its rows are linked. Hashes are made where there is a hash function. */

/** The hash before the first row. */
export const noHash = '0'.repeat(64)

/** A row as it is hashed: all of it but the words of the reason, of which only a digest counts. */
export type ChainedForm = {
  sequence: number
  /** Null in the chain of the platform. */
  tenant: string | null
  /** To the microsecond, in UTC. */
  at: string
  action: string
  subjectKind: string | null
  subjectId: string | null
  actor: string | null
  keyId: string | null
  partnerId: string | null
  workflowId: string | null
  runId: string | null
  requestId: string | null
  old: unknown
  new: unknown
  reasonDigest: string | null
  previousHash: string
}

export type SealedEntry = ChainedForm & { reason: string | null; reasonSalt: string | null; hash: string }

/** Where a chain begins, goes on or ends. */
export type Link = { sequence: number; hash: string }

export const breakages = [
  'missing',
  'unlinked',
  'altered',
  'reason-altered',
  'head-not-signed',
  'head-differs',
  'beyond-head',
  'not-as-known',
] as const

/** How much of a chain holds. `next`: where to go on, if it was too much for one look. */
export type Verification = {
  intact: boolean
  broken: Break | null
  /** The links between which the rows were looked at, without the first. */
  from: Link
  to: Link
  next: number | null
  head: Link
}

/** The first sequence number at which the chain does not hold, and what is wrong there. */
export type Break = { sequence: number; problem: (typeof breakages)[number] }

export function chainedForm({
  reason: _words,
  reasonSalt: _salt,
  hash: _hash,
  ...form
}: SealedEntry): ChainedForm {
  return form
}

/** RFC 8785: JSON without space, members sorted by their names. One value has one text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

/** What breaks between a link and the row after it; undefined if it holds. */
export function breakBetween(
  previous: Link,
  entry: SealedEntry,
  { hash, reasonDigest }: { hash: string; reasonDigest: string | null },
): Break | undefined {
  const sequence = previous.sequence + 1
  if (entry.sequence !== sequence) return { sequence, problem: 'missing' }
  if (entry.hash !== hash) return { sequence, problem: 'altered' }
  if (entry.previousHash !== previous.hash) return { sequence, problem: 'unlinked' }
  if (entry.reason !== null && entry.reasonDigest !== reasonDigest)
    return { sequence, problem: 'reason-altered' }
  return undefined
}

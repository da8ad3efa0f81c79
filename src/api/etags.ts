import { createHash } from 'node:crypto'
import { Problem } from './problems.ts'
import type { IfMatch } from './route.ts'

/** The entity tag of a document: the same content, the same tag. */
export function etagOf(document: unknown): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 27)
}

/** Throws the problem `precondition-failed` if the caller has seen another document than the current one. */
export function checkIfMatch({ ifMatch, current }: { ifMatch: IfMatch | undefined; current: unknown }): void {
  if (ifMatch === undefined) return
  const fits = current !== undefined && (ifMatch === '*' || ifMatch.includes(etagOf(current)))
  if (!fits) throw new Problem('precondition-failed')
}

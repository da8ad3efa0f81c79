/** Every write that arrived and what became of it: the witness of the tests. Without gaps. */

/** `deleted` is carried out, and is what no client of this product may ever ask for. */
export type Effect = 'suspended' | 'resumed' | 'changed' | 'unchanged' | 'refused' | 'deleted'

export type LedgerEntry = {
  n: number
  at: string
  provider: string
  /** null where nobody has the id */
  user: string | null
  operation: string
  effect: Effect
  status: number
  scimType: string | null
  /** of a PATCH that could be read */
  form: 'path' | 'object' | null
  ifMatch: string | null
}

export type Counts = Record<Effect, number>

export type CountsOfUser = Counts & {
  provider: string
  user: string
  userName: string
  active: boolean | null
}

export type LedgerFilter = { provider?: string | undefined; user?: string | undefined }

export const none = (): Counts => ({
  suspended: 0,
  resumed: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  deleted: 0,
})

export function isWanted(entry: LedgerEntry, { provider, user }: LedgerFilter): boolean {
  return (
    (provider === undefined || entry.provider === provider) && (user === undefined || entry.user === user)
  )
}

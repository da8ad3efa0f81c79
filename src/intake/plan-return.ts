import type { Knex } from 'knex'
import type { Cause } from '../db/audit.ts'
import { recordEdit } from '../db/leaver-edits.ts'
import type { Leaver } from '../db/leavers.ts'
import { setReturn } from '../db/returns.ts'
import { closingLeaver, openingOf } from './closed.ts'
import type { Person } from './person.ts'

/** L11: brings in line when the closed account of a person opens again. Marks the return if that changed, since its workflow is to hear of it. */
export async function planReturn(
  db: Knex,
  tenant: string,
  {
    person,
    latest,
    cause,
    marked,
  }: { person: Person; latest: ReadonlyMap<string, Leaver>; cause: Cause; marked: string[] },
): Promise<void> {
  const { user } = person
  if (user === undefined) return
  const leaver = await closingLeaver(db, tenant, { person, latest })
  const opening = leaver && openingOf({ person, leaver })
  const opensAt = opening?.at ?? null
  if (opensAt === user.opensAt) return
  marked.push(await setReturn(db, tenant, user.id, opensAt))
  // Also where it is no longer the automation's to open (L8).
  const closed = leaver?.id ?? user.closedByLeaver
  if (closed === null) return
  await recordEdit(db, tenant, closed, cause, {
    what: 'return',
    old: { opensAt: user.opensAt },
    new: { opensAt, employment: opening?.employment ?? null },
    noAccessFrom: leaver?.noAccessFrom ?? null,
  })
}

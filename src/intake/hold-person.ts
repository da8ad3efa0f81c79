import type { Knex } from 'knex'
import { automation } from '../db/audit.ts'
import type { Leaver } from '../db/leavers.ts'
import { causeOfReplanAhead } from '../db/replans.ts'
import { lockSettings } from '../db/settings.ts'
import type { Instant } from '../domain/local-time.ts'
import type { Intake } from './context.ts'
import { keyOf, latestOf, lockPerson, readAgain, readPerson, type Person, type Whose } from './person.ts'
import { reconcile } from './reconcile.ts'

export type HeldPerson = {
  person: Person
  /** The latest cycle of each employment, in line with the rules as of now. */
  leavers: Map<string, Leaver>
  now: Instant
  /** What is to be told by the caller, or by the sweep. */
  marked: string[]
}

/** L6: locks settings, template, person and user, and brings what is planned for the person in line. */
export async function holdPerson(
  trx: Knex.Transaction,
  { clock }: Pick<Intake, 'clock'>,
  { tenant, whose }: { tenant: string; whose: Whose },
): Promise<HeldPerson> {
  const settings = await lockSettings(trx, tenant, 'share')
  await lockPerson(trx, tenant, whose)
  const now = await clock(trx)
  const before = await readPerson(trx, tenant, { ...whose, settings, now })
  const cause = (await causeOfReplanAhead(trx, tenant, keyOf(whose))) ?? automation
  const marked = await reconcile(trx, tenant, { person: before, cause })
  const person = await readAgain(trx, tenant, before)
  return { person, leavers: await latestOf(trx, tenant, person), now, marked }
}

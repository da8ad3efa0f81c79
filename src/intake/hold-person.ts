import type { Knex } from 'knex'
import { automation } from '../db/audit.ts'
import { lockKnownEmployee } from '../db/employees.ts'
import { latestLeaversOf, type Leaver } from '../db/leavers.ts'
import { causeOfReplanAhead } from '../db/replans.ts'
import { lockSettings } from '../db/settings.ts'
import type { Instant } from '../domain/local-time.ts'
import type { Intake } from './context.ts'
import { lockTemplateOf, readPerson, type Person } from './person.ts'
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
  { tenant, employee }: { tenant: string; employee: string },
): Promise<HeldPerson> {
  const settings = await lockSettings(trx, tenant, 'share')
  await lockTemplateOf(trx, tenant, employee)
  await lockKnownEmployee(trx, tenant, employee)
  const now = await clock(trx)
  const before = await readPerson(trx, tenant, { employee, settings, now })
  const cause = (await causeOfReplanAhead(trx, tenant, employee)) ?? automation
  const marked = await reconcile(trx, tenant, { person: before, cause })
  const person = await readPerson(trx, tenant, { employee, settings, now })
  return { person, leavers: await latestLeaversOf(trx, tenant, employee), now, marked }
}

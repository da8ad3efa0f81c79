import type { Knex } from 'knex'
import { automation } from '../db/audit.ts'
import { lockKnownEmployee } from '../db/employees.ts'
import { findEmployment } from '../db/employments.ts'
import { latestLeaversOf, type Leaver } from '../db/leavers.ts'
import { causeOfReplanAhead } from '../db/replans.ts'
import { lockSettings } from '../db/settings.ts'
import type { Intake } from './context.ts'
import { lockTemplateOf, readPerson, type Person } from './person.ts'
import { reconcile } from './reconcile.ts'

export type EmploymentRef = { tenant: string; employment: string }

export type HeldEmployment = {
  person: Person
  /** The latest cycle of the employment, in line with the rules as of now. */
  leaver: Leaver | undefined
  now: string
}

/**
 * L6: locks settings, template, person and user, brings the person's leavers in line, and answers how this employment's
 * stands; undefined if there is no such employment. What it marked is told by the sweep.
 */
export async function holdEmployment(
  trx: Knex.Transaction,
  { clock }: Pick<Intake, 'clock'>,
  { tenant, employment }: EmploymentRef,
): Promise<HeldEmployment | undefined> {
  const found = await findEmployment(trx, tenant, employment)
  if (found === undefined) return undefined
  const settings = await lockSettings(trx, tenant, 'share')
  await lockTemplateOf(trx, tenant, found.employeeId)
  await lockKnownEmployee(trx, tenant, found.employeeId)
  const now = await clock(trx)
  const before = await readPerson(trx, tenant, { employee: found.employeeId, settings, now })
  const cause = (await causeOfReplanAhead(trx, tenant, found.employeeId)) ?? automation
  await reconcile(trx, tenant, { person: before, cause })
  const person = await readPerson(trx, tenant, { employee: found.employeeId, settings, now })
  const leaver = (await latestLeaversOf(trx, tenant, found.employeeId)).get(employment)
  return { person, leaver, now }
}

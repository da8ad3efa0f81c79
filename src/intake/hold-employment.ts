import type { Knex } from 'knex'
import { findEmployment } from '../db/employments.ts'
import type { Leaver } from '../db/leavers.ts'
import { userOfEnd } from '../domain/user-end.ts'
import type { Intake } from './context.ts'
import { holdPerson } from './hold-person.ts'
import type { Person, Whose } from './person.ts'

export type EmploymentRef = { tenant: string; employment: string }

export type HeldEmployment = {
  person: Person
  /** The latest cycle of the employment, in line with the rules as of now. */
  leaver: Leaver | undefined
  /** The latest cycle of each of the person's employments. */
  leavers: ReadonlyMap<string, Leaver>
  now: string
}

/**
 * L6: holds the person of an employment, or the user of an access end (L17), and answers how this employment's leaver stands; undefined if there is no such
 * employment. What it marked is told by the sweep.
 */
export async function holdEmployment(
  trx: Knex.Transaction,
  intake: Pick<Intake, 'clock'>,
  { tenant, employment }: EmploymentRef,
): Promise<HeldEmployment | undefined> {
  const whose = await whoseEmployment(trx, tenant, employment)
  if (whose === undefined) return undefined
  const { person, leavers, now } = await holdPerson(trx, intake, { tenant, whose })
  return { person, leaver: leavers.get(employment), leavers, now }
}

async function whoseEmployment(trx: Knex, tenant: string, employment: string): Promise<Whose | undefined> {
  const user = userOfEnd(employment)
  if (user !== undefined) return { user }
  const found = await findEmployment(trx, tenant, employment)
  return found && { employee: found.employeeId }
}

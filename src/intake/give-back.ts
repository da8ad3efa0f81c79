import type { Knex } from 'knex'
import { recordAudit, type Cause } from '../db/audit.ts'
import { recordEdit } from '../db/leaver-edits.ts'
import { endLeaver, restateEnding, type Leaver } from '../db/leavers.ts'
import { stepOf } from '../db/leaver-steps.ts'
import { lockConnectUser, noteAskedFor } from '../db/user-connections.ts'
import { activateUser, type User } from '../db/users.ts'
import { closingLeaver, isReturn, mayOpen, staysClosed, type Closed } from './closed.ts'
import type { Person } from './person.ts'

/**
 * L11: an account that a leaver closed is given back when a change makes that leaver not due, and when the time has come for a
 * new employment; the latter not while the tenant only observes (L9). Access `now` is never undone (L16). Answers the person
 * as it is afterwards.
 */
export async function giveBackIfNotDue(
  db: Knex,
  tenant: string,
  {
    person,
    latest,
    cause,
    bulkRequest,
    marked,
  }: {
    person: Person
    latest: ReadonlyMap<string, Leaver>
    cause: Cause
    bulkRequest: string | undefined
    marked: string[]
  },
): Promise<Person> {
  const { user } = person
  const leaver = await closingLeaver(db, tenant, { person, latest })
  const given = leaver && givesBack({ person, leaver })
  if (user === undefined || leaver === undefined || given === undefined) return person
  const { returning } = given

  const because = returning ? 'returning' : 'undone'
  marked.push(...(await giveBack(db, tenant, { user, leaver, because, cause, bulkRequest })))
  return asOpen(person, user)
}

/** Opens the account that this leaver closed, and says why. Answers whom of the workflows to tell; the caller holds the person. */
export async function giveBack(
  db: Knex,
  tenant: string,
  {
    user,
    leaver,
    because,
    cause,
    bulkRequest,
  }: {
    user: User
    leaver: Leaver
    because: 'returning' | 'undone'
    cause: Cause
    bulkRequest?: string | undefined
  },
): Promise<string[]> {
  const marked: string[] = []
  if (user.vismaConnectUserId !== null) await lockConnectUser(db, user.vismaConnectUserId)
  await activateUser(db, tenant, user.id)
  await recordAudit(db, tenant, cause, {
    action: 'user.reactivated',
    subject: { kind: 'user', id: user.id },
    new: { because, leaver: leaver.id },
  })
  const connection = await stepOf(db, tenant, leaver.id, 'connection')
  if (leaver.stage !== 'finished') {
    await noteAskedFor(db, tenant, user.id, { askedAt: connection.askedAt, leaver: leaver.id })
    await endLeaver(db, tenant, leaver.id, {
      outcome: 'undone',
      reason: null,
      supersededBy: null,
      bulkRequest,
    })
    marked.push(leaver.id)
  } else if (because === 'undone') {
    await restateEnding(db, tenant, leaver.id, { outcome: 'undone', reason: null, supersededBy: null })
  }
  await recordEdit(db, tenant, leaver.id, cause, {
    what: 'account',
    old: { account: 'inactive' },
    new: { account: 'active', because },
    noAccessFrom: null,
  })
  return marked
}

/** Whether the account that this leaver closed is given back, and whether because the person returns. */
export function givesBack(closed: Closed): { returning: boolean } | undefined {
  if (!mayOpen(closed) || staysClosed(closed)) return undefined
  const returning = isReturn(closed)
  return returning && closed.person.settings.automation === 'observe' ? undefined : { returning }
}

/** The person as it is when the account has been given back. */
export function asOpen(person: Person, user: User): Person {
  const open = {
    active: true,
    inactiveSince: null,
    inactiveWhy: null,
    closedByLeaver: null,
    enforcedAt: null,
  }
  return { ...person, user: { ...user, ...open } }
}

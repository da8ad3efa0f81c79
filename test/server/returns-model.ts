// The account as the employments say that are known by each day; and a person who lives through them, by a clock that moves.
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import type { Knex } from 'knex'
import { accountActivities } from '../../activities/accounts.ts'
import { returnActivities } from '../../activities/returns.ts'
import { Employee, employeeDocumentOf } from '../../src/api/schemas/employee.ts'
import { createVault } from '../../src/db/vault.ts'
import { findUser } from '../../src/db/users.ts'
import { readSettings } from '../../src/db/settings.ts'
import type { Intake } from '../../src/intake/context.ts'
import { putEmployee } from '../../src/intake/employees.ts'
import { putSettings } from '../../src/intake/tenant-documents.ts'
import { createTenant } from '../../src/intake/tenants.ts'

const dayMs = 86_400_000
const dateOf = (day: number) => new Date(Date.UTC(2031, 0, 1) + day * dayMs).toISOString().slice(0, 10)
const midnightOf = (day: number) => `${dateOf(day)}T00:00:00.000Z`

/** Which employment is told of on which day; it lasts for so many days from its start. */
type Told = { onDay: number; employment: number; startDay: number; days: number }
export type Given = { deactivateAfter: number; reactivateBefore: number; told: Told[] }

export const given: fc.Arbitrary<Given> = fc.record({
  deactivateAfter: fc.integer({ min: 0, max: 6 }),
  reactivateBefore: fc.integer({ min: 0, max: 6 }),
  told: fc.array(
    fc.record({
      onDay: fc.integer({ min: 1, max: 120 }),
      employment: fc.integer({ min: 2, max: 4 }),
      startDay: fc.integer({ min: 5, max: 130 }),
      days: fc.integer({ min: 0, max: 20 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
})

/** The first employment ends on day 0; what is told later replaces what was told of the same employment. */
function knownOn(day: number, { told }: Given): { id: string; startDay: number; lastDay: number }[] {
  const known = new Map([[1, { startDay: -300, days: 300 }]])
  for (const each of told.toSorted((one, other) => one.onDay - other.onDay))
    if (each.onDay <= day) known.set(each.employment, each)
  return [...known].map(([id, { startDay, days }]) => ({
    id: `E1-${id}`,
    startDay,
    lastDay: startDay + days,
  }))
}

/** L11 in one line: open from n days before a start until the days after the last day are over. */
const mayLogIn = (day: number, one: Given) =>
  knownOn(day, one).some(
    ({ startDay, lastDay }) => startDay - one.reactivateBefore <= day && day <= lastDay + one.deactivateAfter,
  )

const nothing = () => undefined
const none = () => Promise.resolve(0)
const done = () => Promise.resolve()
const noneLost = { compared: 0, restarted: 0 }

let tenants = 0

/** In a tenant of its own; answers each day that was looked at, how the account stood, and how it should. */
export async function liveThrough(
  db: Knex,
  one: Given,
): Promise<{ day: number; active: boolean; rule: boolean }[]> {
  tenants += 1
  const tenant = `t${tenants}`
  let now = midnightOf(-10)
  const intake: Intake = {
    db,
    vault: createVault([{ id: 'test', key: randomBytes(32) }]),
    clock: () => Promise.resolve(now),
    teller: { soon: nothing, sweep: none, compare: () => Promise.resolve(noneLost), settled: done },
    replans: { start: done, takeOver: none, idle: done, stop: done },
    starter: { soon: nothing, sweep: none, lookUp: done, settled: done },
  }
  const { deactivateWhenDue } = accountActivities(intake)
  const { reactivateWhenDue } = returnActivities(intake)
  const change = { tenant, cause: { actor: 'tester' } }
  const accept = () => undefined
  await createTenant(intake, change.cause, { id: tenant, name: tenant, timeZone: 'UTC', partner: null })
  const settings = {
    ...(await readSettings(db, tenant)),
    deactivateAfterDays: one.deactivateAfter,
    reactivateDaysBefore: one.reactivateBefore,
    lateNoticeDelayMinutes: 0,
  }
  await putSettings(intake, change, { settings, accept })

  async function put(day: number): Promise<void> {
    const employments = knownOn(day, one).map(({ id, startDay, lastDay }) => ({
      id,
      startDate: dateOf(startDay),
      lastDay: dateOf(lastDay),
    }))
    const body = { employeeNumber: '1', givenName: 'Test', familyName: 'Person', employments }
    const document = employeeDocumentOf(Employee.parse({ ...body, user: { id: 'U1', username: 'U1' } }))
    await putEmployee(intake, change, { id: 'E1', document, accept, seen: true })
  }

  /** What the workflows do that are awake by now, the leavers' and the return's. */
  async function wake(): Promise<void> {
    const due = (await db('leavers')
      .where({ tenant_id: tenant, stage: 'waiting' })
      .where('acts_at', '<=', now)
      .select('employment_id')) as { employment_id: string }[]
    for (const { employment_id: employment } of due)
      await deactivateWhenDue({ tenant, employment, asOf: now })
    const { opensAt } = (await findUser(db, tenant, 'U1')) ?? {}
    if (opensAt != null && opensAt <= now) await reactivateWhenDue({ tenant, user: 'U1', asOf: now })
  }

  const seen = []
  for (const day of daysToLookAt(one)) {
    now = midnightOf(day)
    await wake()
    if (day === -10 || one.told.some(({ onDay }) => onDay === day)) {
      await put(day)
      await wake()
    }
    const active = (await findUser(db, tenant, 'U1'))?.active ?? false
    seen.push({ day, active, rule: mayLogIn(day, one) })
  }
  return seen
}

/** On which something may change, and the days before. */
function daysToLookAt({ deactivateAfter, reactivateBefore, told }: Given): number[] {
  const days = told.flatMap(({ onDay, startDay, days: lasts }) => [
    onDay,
    startDay - reactivateBefore,
    startDay + lasts + deactivateAfter + 1,
  ])
  const all = [-10, deactivateAfter, deactivateAfter + 1, ...days.flatMap((day) => [day - 1, day])]
  return [...new Set(all.filter((day) => day === -10 || day >= 0))].toSorted((one, other) => one - other)
}

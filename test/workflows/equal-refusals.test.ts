// Equal refusals in a row stop the queue with one alarm (L14).
import { expect } from 'vitest'
import { listAlarms } from '../../src/db/alarms.ts'
import { latestChangeOf } from '../../src/db/connection-changes.ts'
import { listStops } from '../../src/db/stops.ts'
import { askForRemoval, askToConnectMany } from '../../src/intake/connections.ts'
import { putStop } from '../../src/intake/stop.ts'
import { completed, idle } from '../support/rig-runs.ts'
import { secondsAfter } from '../support/rig-clock.ts'
import type { Company } from '../support/rig-company.ts'
import { test, type Rig } from '../support/rig.ts'

const patience = { timeout: 60_000, interval: 50 }
const problem = 'connect-user-unknown'

/** So many leavers whose refusal stands in the rows alone. */
async function refusedBefore(
  rig: Rig,
  company: Company,
  { count, secondsAgo = 60, as = problem }: { count: number; secondsAgo?: number; as?: string },
): Promise<void> {
  const at = secondsAfter(await rig.clock.now(), -secondsAgo)
  await rig.db.raw(
    `with people as (insert into employees (tenant_id, id, employee_number, given_name, family_name)
       select :tenant, 'R' || number, number, 'Test', 'Person' from generate_series(1, :count) as number returning tenant_id, id),
     employed as (insert into employments (tenant_id, id, employee_id, start_date, last_day, terminated_by)
       select tenant_id, id || '-1', id, '2020-02-01', '2020-02-29', 'document' from people returning tenant_id, id, employee_id),
     leaving as (insert into leavers (tenant_id, employment_id, employee_id, cycle, access, stage, acts_at)
       select tenant_id, id, employee_id, 1, 'rule', 'attention', now() from employed returning tenant_id, id)
     insert into leaver_steps (tenant_id, leaver_id, step, state, problem, at)
     select tenant_id, id, 'connection', 'failed', :as, :at from leaving`,
    { tenant: company.id, count, as, at },
  )
}

/** What other tests refused and lifted is eleven minutes old: moved in the rows, since moving the clock moves whatever else waits. */
async function forgetEarlier(rig: Rig): Promise<void> {
  const columns = { leaver_steps: ['at'], connection_changes: ['at'], stops: ['stopped_at', 'lifted_at'] }
  for (const [table, names] of Object.entries(columns)) {
    const older = names.map((name) => [name, rig.db.raw(`?? - interval '11 minutes'`, [name])])
    await rig.db(table).update(Object.fromEntries(older))
  }
}

/** One that Visma Connect refuses now. */
async function refusedNow(rig: Rig, company: Company, employee: string): Promise<void> {
  const refusal = { error_code: 'ERROR_INVALID_USER' }
  await rig.sandbox.addFault({ kind: 'answer', status: 400, body: refusal, on: ['unlink'] })
  await company.hire(employee)
  await company.leave(employee)
  await expect
    .poll(() => company.leaver(`${employee}-1`), patience)
    .toMatchObject({ stage: 'attention', connection: { problem } })
  await idle(company.run(`${employee}-1`))
  await rig.sandbox.clearFaults()
}

async function lift(rig: Rig, tenant: string | null): Promise<void> {
  const wanted = { tenant, accounts: false, connections: false }
  await putStop(rig.intake, { actor: 'on-call', reason: 'mended' }, wanted)
  await rig.intake.teller.settled()
}

const openAlarms = (rig: Rig) => listAlarms(rig.db, { open: true, after: undefined, limit: 50 })

test('L14: the 21st equal refusal of two tenants within ten minutes stops connections for all, with one alarm until it is lifted', async ({
  rig,
}) => {
  const first = await rig.company()
  const second = await rig.company()
  await refusedBefore(rig, first, { count: 12 })
  await refusedBefore(rig, second, { count: 7 })
  await refusedNow(rig, second, 'E1')
  expect(await listStops(rig.db), 'after 20').toEqual([])
  await refusedNow(rig, second, 'E2')
  expect(await listStops(rig.db)).toMatchObject([
    { what: 'connections', tenant: null, cause: 'equal-refusals', reason: problem, actor: 'koppling' },
  ])
  expect(await openAlarms(rig)).toMatchObject([{ kind: 'equal-refusals', tenant: null, problem, count: 21 }])

  const connectUser = await first.hire('E3')
  await first.leave('E3')
  await expect
    .poll(() => first.leaver('E3-1'), patience)
    .toMatchObject({ stage: 'acting', heldBy: 'stop', connection: { state: 'pending', askedAt: null } })
  await lift(rig, null)
  await completed(first.run('E3-1'))
  expect(await rig.unlinks(connectUser)).toBe(1)
  expect(await openAlarms(rig)).toEqual([])
})

test('L14: 21 equal refusals of one tenant stop that tenant alone, and once lifted count no more', async ({
  rig,
}) => {
  const acme = await rig.company()
  const other = await rig.company()
  await refusedBefore(rig, acme, { count: 20, secondsAgo: 0 })
  await refusedNow(rig, acme, 'E1')
  expect(await listStops(rig.db)).toMatchObject([{ what: 'connections', tenant: acme.id }])
  await other.hire('E1')
  await other.leave('E1')
  await completed(other.run('E1-1'))
  await lift(rig, acme.id)
  await refusedNow(rig, acme, 'E2')
  expect(await listStops(rig.db)).toEqual([])
})

test.for([
  ['more than ten minutes apart', { secondsAgo: 601 }],
  ['of different kinds', { as: 'several-matches' }],
] as const)('L14: refusals %s do not add up', async ([, how], { rig }) => {
  await forgetEarlier(rig)
  const acme = await rig.company()
  await refusedBefore(rig, acme, { count: 20, ...how })
  await refusedNow(rig, acme, 'E1')
  expect(await listStops(rig.db)).toEqual([])
})

/** A person asks for the removal of somebody's connection, and Visma Connect refuses. */
async function refusedByHand(rig: Rig, company: Company, employee: string): Promise<void> {
  const refusal = { error_code: 'ERROR_INVALID_USER' }
  await rig.sandbox.addFault({ kind: 'answer', status: 400, body: refusal, on: ['unlink'] })
  await company.hire(employee)
  const user = `U-${employee}`
  await askForRemoval(rig.intake, { tenant: company.id, cause: { actor: 'hr-17' } }, { user, reason: 'test' })
  const change = () => latestChangeOf(rig.db, company.id, user)
  await expect.poll(change, patience).toMatchObject({ state: 'failed', problem })
  await rig.sandbox.clearFaults()
}

test('L14: refusals of what people ask for by hand count with those of leavers', async ({ rig }) => {
  await forgetEarlier(rig)
  const acme = await rig.company()
  await refusedBefore(rig, acme, { count: 18 })
  await refusedByHand(rig, acme, 'E1')
  await refusedNow(rig, acme, 'E2')
  expect(await listStops(rig.db), 'after 20').toEqual([])
  await refusedByHand(rig, acme, 'E3')
  expect(await listStops(rig.db)).toMatchObject([{ what: 'connections', tenant: acme.id, reason: problem }])
  await lift(rig, acme.id)
})

test('L14: that e-mails are missing here is no fault at Visma Connect, and stops nothing', async ({
  rig,
}) => {
  const acme = await rig.company()
  const users = Array.from({ length: 21 }, (_, index) => `U-N${index}`)
  for (const id of users) await acme.put(id.slice(2), { user: { id, username: id } })
  const change = { tenant: acme.id, cause: { actor: 'hr-17' } }
  await askToConnectMany(rig.intake, change, { chosen: { users }, reason: 'test' })
  const failed = async () => {
    const rows = rig.db('connection_changes').where({ tenant_id: acme.id, problem: 'email-missing' })
    return (await rows.select('id')).length
  }
  await expect.poll(failed, patience).toBe(21)
  expect(await listStops(rig.db)).toEqual([])
})

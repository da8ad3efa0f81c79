// Equal refusals in a row stop the queue with one alarm (L14): every one of them a real one.
import { expect } from 'vitest'
import { listAlarms } from '../../src/db/alarms.ts'
import { listStops } from '../../src/db/stops.ts'
import { createRetryMany } from '../../src/intake/retry-many.ts'
import { putStop } from '../../src/intake/stop.ts'
import { completed } from '../support/rig-runs.ts'
import type { Company } from '../support/rig-company.ts'
import { test, type Rig } from '../support/rig.ts'

const patience = { timeout: 60_000, interval: 100 }
const lift = async (rig: Rig, tenant: string | null) => {
  const wanted = { tenant, accounts: false, connections: false }
  await putStop(rig.intake, { actor: 'on-call', reason: 'mended' }, wanted)
  await rig.intake.teller.settled()
}

const refuseUnlinks = (rig: Rig) =>
  rig.sandbox.addFault({
    kind: 'answer',
    status: 400,
    body: { error_code: 'ERROR_INVALID_USER' },
    on: ['unlink'],
  })

const idsOf = (count: number, from = 1) => Array.from({ length: count }, (_, index) => `E${from + index}`)

/** Leavers that act now; answers their Visma Connect users. */
async function leaveNow(company: Company, employees: readonly string[]): Promise<string[]> {
  const users: string[] = []
  for (const employee of employees) users.push(await company.hire(employee))
  for (const employee of employees) await company.leave(employee)
  return users
}

async function allIn(company: Company, employees: readonly string[], wanted: object): Promise<void> {
  for (const employee of employees) {
    await expect.poll(() => company.leaver(`${employee}-1`), patience).toMatchObject(wanted)
  }
}

const refused = { stage: 'attention', connection: { problem: 'connect-user-unknown' } }
const held = { stage: 'acting', heldBy: 'stop' }
const alarmsOf = (rig: Rig, open?: boolean) => listAlarms(rig.db, { open, after: undefined, limit: 50 })

test('L14: the 21st equal refusal of two tenants stops connections for all with one alarm; lifted, all complete once', async ({
  rig,
}) => {
  const first = await rig.company()
  const second = await rig.company()
  await refuseUnlinks(rig)
  const firstUsers = await leaveNow(first, idsOf(12))
  const secondUsers = await leaveNow(second, idsOf(8))
  await allIn(first, idsOf(12), refused)
  await allIn(second, idsOf(8), refused)
  expect(await listStops(rig.db), 'after 20').toEqual([])

  secondUsers.push(...(await leaveNow(second, ['E9'])))
  await allIn(second, ['E9'], refused)
  expect(await listStops(rig.db)).toMatchObject([
    { what: 'connections', tenant: null, cause: 'equal-refusals', reason: 'connect-user-unknown' },
  ])
  firstUsers.push(...(await leaveNow(first, ['E13'])))
  secondUsers.push(...(await leaveNow(second, ['E10'])))
  await allIn(first, ['E13'], held)
  await allIn(second, ['E10'], held)
  expect(await alarmsOf(rig)).toMatchObject([
    { kind: 'equal-refusals', tenant: null, problem: 'connect-user-unknown', count: 21, closedAt: null },
  ])

  await rig.sandbox.clearFaults()
  await lift(rig, null)
  await completed(first.run('E13-1'))
  await completed(second.run('E10-1'))
  const alarms = await alarmsOf(rig)
  expect(alarms).toHaveLength(1)
  expect(alarms[0]?.closedAt).not.toBeNull()

  const log = { warn: () => undefined }
  const retryMany = createRetryMany({ ...rig.intake, client: rig.temporal, log })
  const filter = { problem: 'connect-user-unknown' }
  const retried = await retryMany({ actor: 'on-call', reason: 'mended' }, { filter, expect: 21 })
  expect(retried).toEqual({ kind: 'retried', count: 21 })
  // This server has no batches: the sweep tells.
  while ((await rig.intake.teller.sweep({ markedForMs: 0, limit: 50 })) > 0);
  for (const employee of idsOf(12)) await completed(first.run(`${employee}-1`))
  for (const employee of idsOf(9)) await completed(second.run(`${employee}-1`))
  for (const user of [...firstUsers, ...secondUsers]) expect(await rig.unlinks(user)).toBe(1)
})

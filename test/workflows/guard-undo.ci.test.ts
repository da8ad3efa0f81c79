// L13: an approval is taken back at any moment: before anybody acts, ahead, and while connections are being removed.
import { expect } from 'vitest'
import { approveAhead } from '../../src/intake/guard-approvals.ts'
import { undoApproval, type Undone } from '../../src/intake/undo-approval.ts'
import { downTeller } from '../support/down-teller.ts'
import { currentDetails } from '../support/histories.ts'
import { secondsAfter } from '../support/rig-clock.ts'
import type { Company } from '../support/rig-company.ts'
import {
  admin,
  approve,
  company,
  expectAsked,
  expectHeld,
  hireAll,
  leaveIn,
  review,
} from '../support/rig-guard.ts'
import { completed } from '../support/rig-runs.ts'
import { test, type Rig } from '../support/rig.ts'

const patience = { timeout: 60_000, interval: 50 }
const three = ['E1', 'E2', 'E3']

/** The latest approval. */
async function undo(rig: Pick<Rig, 'db' | 'intake'>, { id: tenant }: Company): Promise<Undone> {
  const [latest] = (await rig
    .db('guard_approvals')
    .where({ tenant_id: tenant })
    .orderBy('approved_at', 'desc')
    .limit(1)) as { id: string }[]
  const undoing = { approval: latest?.id ?? '', reason: 'wrong file', by: admin.actor }
  const undone = await undoApproval(rig.intake, { tenant, cause: admin }, undoing)
  await rig.intake.teller.settled()
  return undone
}

async function approveDate(rig: Rig, acme: Company, midnight: string): Promise<void> {
  const approving = { date: midnight.slice(0, 10), count: 3, reason: 'season ends', by: 'admin-1' }
  await approveAhead(rig.intake, { tenant: acme.id, cause: admin }, approving)
}

test('L13: undone before anybody acted, all of them are held again, and go by another approval only', async ({
  rig,
}) => {
  const acme = await company(rig)
  await hireAll(acme, three)
  const midnight = await leaveIn(rig, acme, 10, three)
  await rig.clock.to(secondsAfter(midnight, -3_600))
  await approve(rig, acme)
  expect(await undo(rig, acme)).toMatchObject({
    accountsGivenBack: 0,
    heldAgain: 3,
    connectionsToRestore: [],
  })
  await expectHeld(acme, three)
  await rig.clock.to(midnight)
  await rig.clock.on('6 hours')
  for (const id of three) await expectAsked(acme, id, 1)
  // One alone would pass the numbers.
  await acme.revoke('E2-1')
  await acme.revoke('E3-1')
  await review(rig)
  await expectHeld(acme, ['E1'])
  await approve(rig, acme)
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'completed' })
})

test('L13: an approval ahead that is undone before its date lets nobody go', async ({ rig }) => {
  const acme = await company(rig)
  await hireAll(acme, three)
  const midnight = await leaveIn(rig, acme, 10, three)
  await approveDate(rig, acme, midnight)
  expect(await undo(rig, acme)).toMatchObject({ accountsGivenBack: 0, connectionsToRestore: [] })
  await rig.clock.to(midnight)
  await expectHeld(acme, three)
  for (const id of three) await expectAsked(acme, id, 1)
})

test('L13: an approval ahead that is undone after its date gives the accounts back, and holds them', async ({
  rig,
}) => {
  const acme = await company(rig)
  await hireAll(acme, three)
  const midnight = await leaveIn(rig, acme, 10, three)
  await approveDate(rig, acme, midnight)
  await rig.clock.to(midnight)
  for (const id of three) await completed(acme.run(`${id}-1`))
  const undone = await undo(rig, acme)
  expect(undone).toMatchObject({ accountsGivenBack: 3, heldAgain: 0 })
  expect(undone.connectionsToRestore.map(({ employeeId }) => employeeId)).toEqual(three)
  await expectHeld(acme, three)
  for (const id of three) await expectAsked(acme, id, 1)
})

test.for([
  ['before anything was asked', 'search', []],
  ['after it was asked, in vain', 'unlink', three],
] as const)(
  'L13, L6: undone during the removals, %s, nobody who is let in again is unlinked',
  async ([, operation, restored], { rig }) => {
    const acme = await company(rig)
    const accounts: string[] = []
    for (const id of three) accounts.push(await acme.hire(id))
    const midnight = await leaveIn(rig, acme, 10, three)
    await rig.clock.to(secondsAfter(midnight, -3_600))
    await approve(rig, acme)
    await rig.sandbox.addFault({ kind: 'outage', on: [operation] })
    await rig.clock.to(midnight)
    for (const id of three) {
      await expect
        .poll(async () => (await acme.leaver(`${id}-1`)).connection.problem, patience)
        .toBe('server-error')
    }
    // Between two attempts: one that is cancelled in the middle stops the server's clock.
    await rig.clock.on('1 hour')
    // Nobody is told yet: the next attempts see it all the same.
    const undone = await undo({ ...rig, intake: { ...rig.intake, teller: downTeller } }, acme)
    expect(undone).toMatchObject({ accountsGivenBack: 3, heldAgain: 0 })
    expect(undone.connectionsToRestore.map(({ employeeId }) => employeeId)).toEqual(restored)
    await rig.sandbox.clearFaults()
    await rig.clock.on('1 hour')
    for (const id of three) await completed(acme.run(`${id}-1`))
    for (const account of accounts) expect(await rig.unlinks(account)).toBe(0)

    await rig.intake.teller.sweep({ markedForMs: 0, limit: 50 })
    await expectHeld(acme, three)
    for (const id of three) {
      await expect.poll(async () => await currentDetails(acme.run(`${id}-1`)), patience).toMatch(/mass guard/)
    }
    for (const account of accounts) expect(await rig.unlinks(account)).toBe(0)
  },
)

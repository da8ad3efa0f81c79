// The net under intake: what was committed and not told, is told.
import { expect } from 'vitest'
import { verifyAudit } from '../../src/db/audit-verification.ts'
import { beginBulkRequest } from '../../src/db/bulk-requests.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { activitiesOf } from '../support/histories.ts'
import { holdGuard, holdLeaver } from '../support/locks.ts'
import { expectHeld } from '../support/rig-guard.ts'
import { asleepUntil, completed } from '../support/rig-runs.ts'
import { age, failingSweep, sweep, untold } from '../support/rig-sweep.ts'
import { test } from '../support/rig.ts'

test('L14: a termination that nobody was told of starts with the next sweep, and is told once', async ({
  rig,
}) => {
  const acme = await rig.company()
  await acme.hire('E1')
  await untold(rig, acme).terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
  await expect(acme.run('E1-1').describe()).rejects.toThrow(/not found/i)
  await age(rig)
  const run = await sweep(rig)
  expect(activitiesOf(await run.fetchHistory())).toMatchObject([{ type: 'sweep' }])
  await keepHistory('sweep', run)
  await asleepUntil(acme.run('E1-1'), `${await rig.clock.inDays(16)}T00:00:00.000Z`)
  expect(await acme.leaver('E1-1')).toMatchObject({ version: 1, toldVersion: 1 })

  const { historyLength } = await acme.run('E1-1').describe()
  await age(rig)
  await sweep(rig)
  expect(await acme.run('E1-1').describe()).toMatchObject({ historyLength })
})

test('L14: an edit and a revocation that nobody was told of reach the sleeping leaver with the next sweep', async ({
  rig,
}) => {
  const acme = await rig.company()
  for (const employee of ['E1', 'E2']) {
    await acme.hire(employee)
    await acme.terminate(`${employee}-1`, { lastDay: await rig.clock.inDays(10) })
  }
  await untold(rig, acme).terminate('E1-1', { lastDay: await rig.clock.inDays(20) })
  await untold(rig, acme).revoke('E2-1')
  await age(rig)
  await sweep(rig)
  await asleepUntil(acme.run('E1-1'), `${await rig.clock.inDays(26)}T00:00:00.000Z`)
  await completed(acme.run('E2-1'))
})

test('L5: what a bulk request held when its process died is let go and told by the sweep', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  const bulkRequest = await beginBulkRequest(rig.db, acme.id)
  await acme.with({ bulkRequest }).terminate('E1-1', { lastDay: await rig.clock.inDays(-20) })
  await sweep(rig)
  expect(await acme.leaver('E1-1')).toMatchObject({ stage: 'waiting', heldByBulk: true, toldVersion: 0 })
  await age(rig)
  await sweep(rig)
  await completed(acme.run('E1-1'))
  expect(await acme.leaver('E1-1')).toMatchObject({ heldByBulk: false, outcome: 'completed' })
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L14: a tenant whose rows are locked for long keeps no other one waiting, and that sweep shows as failed', async ({
  rig,
}) => {
  const locked = await rig.company({ guard: { count: 0, percent: 0 } })
  const other = await rig.company()
  for (const acme of [locked, other]) for (const id of ['E1', 'E2']) await acme.hire(id)
  await locked.leave('E1')
  await expectHeld(locked, ['E1'])
  for (const acme of [locked, other]) {
    const bulkRequest = await beginBulkRequest(rig.db, acme.id)
    await acme.with({ bulkRequest }).leave('E2')
  }
  await untold(rig, other).terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
  await age(rig)
  {
    await using _guard = await holdGuard(rig.db, locked.id)
    await using _leaver = await holdLeaver(rig.db, {
      tenant: locked.id,
      id: (await locked.leaver('E2-1')).id,
    })
    await failingSweep(rig)
    await asleepUntil(other.run('E1-1'), `${await rig.clock.inDays(16)}T00:00:00.000Z`)
    await completed(other.run('E2-1'))
    expect(await locked.leaver('E2-1')).toMatchObject({ heldByBulk: true })
  }
  await sweep(rig)
  expect(await locked.leaver('E2-1')).toMatchObject({ heldByBulk: false })
})

test('audit: the sweep seals what was written, and what is written later with the next one', async ({
  rig,
}) => {
  const acme = await rig.company()
  const head = async () => await verifyAudit(rig.db, rig.intake.vault.auditSigner, acme.id)
  await acme.hire('E1')
  await sweep(rig)
  const first = await head()
  expect(first).toMatchObject({ intact: true })
  expect(first.head.sequence).toBeGreaterThan(0)
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
  await sweep(rig)
  expect(await head()).toMatchObject({ intact: true, to: { sequence: first.head.sequence + 1 } })
})

test('retention: the sweep removes what is past keeping', async ({ rig }) => {
  const acme = await rig.company()
  const address = { street: 'Gatan 1', postalCode: '11122', city: 'Stockholm', country: 'SE' }
  for (const id of ['E1', 'E2']) await acme.hire(id, { address })
  const gone = rig.db('employments').where({ tenant_id: acme.id, id: 'E1-1' })
  await gone.update({ last_day: await rig.clock.inDays(-90), terminated_by: 'document' })
  await sweep(rig)
  const kept: unknown = await rig
    .db('employees')
    .where({ tenant_id: acme.id })
    .whereNotNull('address')
    .pluck('id')
  expect(kept).toEqual(['E2'])
})

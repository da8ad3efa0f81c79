// The net under intake: what was committed and not told, is told.
import { expect } from 'vitest'
import { beginBulkRequest } from '../../src/db/bulk-requests.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { activitiesOf } from '../support/histories.ts'
import { asleepUntil, completed } from '../support/rig-runs.ts'
import { age, sweep, untold } from '../support/rig-sweep.ts'
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

// L12: of two who would both leave a tenant without administrator at one moment, one sees the other.
import { expect } from 'vitest'
import { downTeller } from '../support/down-teller.ts'
import { openTransaction } from '../support/locks.ts'
import { currentDetails } from '../support/histories.ts'
import type { Company } from '../support/rig-company.ts'
import { expectHeld } from '../support/rig-guard.ts'
import { completed, someoneWaitsForLock } from '../support/rig-runs.ts'
import { test, type Rig } from '../support/rig.ts'

const userOf = (acme: Company, id: string, administrator: boolean) => ({
  user: { id: `U-${id}`, username: id, vismaConnectEmail: `${id}.${acme.id}@example.se`, administrator },
})

async function companyOfTwo(rig: Rig): Promise<Company> {
  const acme = await rig.company()
  for (const id of ['A1', 'A2']) await acme.hire(id, userOf(acme, id, true))
  return acme
}

const demote = (acme: Company, id: string) => acme.put(id, userOf(acme, id, false))

test.for([
  ['is made none by a document', (acme: Company) => demote(acme, 'A2')],
  ['is deactivated by hand', (acme: Company) => acme.byHand('deactivate', 'U-A2')],
] as const)(
  'L12: while the other administrator %s, the leaver waits for it and is held',
  async ([, end], { rig }) => {
    const acme = await companyOfTwo(rig)
    await using uncommitted = await openTransaction(rig.db)
    await end(acme.with({ db: uncommitted.trx, teller: downTeller }))
    await acme.leave('A1')
    await someoneWaitsForLock(rig.db)
    await uncommitted.trx.commit()
    await expectHeld(acme, ['A1'], 'last-administrator')
    // A run that is ended while it asks stops the server's clock.
    await expect
      .poll(async () => await currentDetails(acme.run('A1-1')), { timeout: 60_000 })
      .toMatch(/administrator/)
  },
)

test('L12: of two documents at one moment that say so the second is refused, and the way out works', async ({
  rig,
}) => {
  const acme = await companyOfTwo(rig)
  await using uncommitted = await openTransaction(rig.db)
  await demote(acme.with({ db: uncommitted.trx, teller: downTeller }), 'A1')
  const second = Promise.allSettled([demote(acme, 'A2')])
  await someoneWaitsForLock(rig.db)
  await uncommitted.trx.commit()
  expect(await second).toMatchObject([{ status: 'rejected', reason: { code: 'last-administrator' } }])
  expect(await acme.user('A2')).toMatchObject({ active: true, administrator: true })

  await acme.hire('A3', userOf(acme, 'A3', true))
  await demote(acme, 'A2')
  expect(await acme.user('A2')).toMatchObject({ administrator: false })
  await acme.leave('A2')
  await completed(acme.run('A2-1'))
})

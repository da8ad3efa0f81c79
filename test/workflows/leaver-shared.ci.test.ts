// L12: unlinking takes the whole application from a person, so it waits for the last user who is that person.
import { expect } from 'vitest'
import { connectionActivities } from '../../activities/connections.ts'
import { downTeller } from '../support/down-teller.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { openTransaction } from '../support/locks.ts'
import { providersBy } from '../support/providers.ts'
import type { Company } from '../support/rig-company.ts'
import { completed, someoneWaitsForLock, stuckWith } from '../support/rig-runs.ts'
import { test, type Rig } from '../support/rig.ts'

type Place = { company: Company; employee: string }

/** The person's user there: known by e-mail alone, or by the Connect user too. */
function userOf(place: Place, known: { vismaConnectEmail: string; vismaConnectUserId?: string }) {
  return { user: { id: `U-${place.employee}`, username: place.employee, ...known } }
}

async function leave({ company, employee }: Place): Promise<void> {
  await company.leave(employee)
  await completed(company.run(`${employee}-1`))
}

const connectionOf = async ({ company, employee }: Place) =>
  (await company.leaver(`${employee}-1`)).connection

/** The first to leave keeps the connection, the last one unlinks. */
async function expectLastToUnlink(
  rig: Rig,
  { first, last, connectUser }: { first: Place; last: Place; connectUser: string },
) {
  await leave(first)
  expect(await connectionOf(first)).toMatchObject({
    state: 'kept-shared',
    observed: 'connected',
    problem: null,
  })
  expect(await first.company.user(first.employee)).toMatchObject({ active: false })
  expect(await rig.unlinks(connectUser)).toBe(0)

  await leave(last)
  expect(await connectionOf(last)).toMatchObject({ state: 'done', observed: 'not-connected' })
  expect(await rig.unlinks(connectUser)).toBe(1)
}

test('L12: two users of one tenant share a connection: the first keeps it, the last unlinks', async ({
  rig,
}) => {
  const company = await rig.company()
  const [first, last] = [
    { company, employee: 'E1' },
    { company, employee: 'E2' },
  ]
  const vismaConnectEmail = `shared.${company.id}@example.se`
  const connectUser = await company.hire('E1', userOf(first, { vismaConnectEmail }))
  await company.hire('E2', userOf(last, { vismaConnectEmail }))
  await expectLastToUnlink(rig, { first, last, connectUser })
  await keepHistory('kept-shared', company.run('E1-1'))
})

test.for([
  ['the one with the older user', 0],
  ['the one with the newer user', 1],
] as const)('L12: of two tenants %s may leave first: it keeps the connection', async ([, index], { rig }) => {
  const places = [
    { company: await rig.company(), employee: 'E1' },
    { company: await rig.company(), employee: 'E1' },
  ] as const
  const vismaConnectEmail = `shared.${places[0].company.id}@example.se`
  const connectUser = await places[0].company.hire('E1', userOf(places[0], { vismaConnectEmail }))
  const known = { vismaConnectEmail, vismaConnectUserId: connectUser }
  await places[1].company.put('E1', userOf(places[1], known))
  await expectLastToUnlink(rig, { first: places[index], last: places[1 - index] ?? places[0], connectUser })
})

test('L12: a user that was closed at first sight does not keep the connection of another', async ({
  rig,
}) => {
  const company = await rig.company()
  const vismaConnectEmail = `shared.${company.id}@example.se`
  const leaving = { company, employee: 'E1' }
  const connectUser = await company.hire('E1', userOf(leaving, { vismaConnectEmail }))
  const closed = userOf({ company, employee: 'E2' }, { vismaConnectEmail, vismaConnectUserId: connectUser })
  await company.put('E2', { user: { ...closed.user, active: false } })
  await leave(leaving)
  expect(await connectionOf(leaving)).toMatchObject({ state: 'done' })
  expect(await rig.unlinks(connectUser)).toBe(1)
})

test('L12: both leave at the same moment: one effect, and neither keeps the connection', async ({ rig }) => {
  const company = await rig.company()
  const vismaConnectEmail = `shared.${company.id}@example.se`
  const places = ['E1', 'E2'].map((employee) => ({ company, employee }))
  const connectUser = await company.hire('E1', userOf(places[0] as Place, { vismaConnectEmail }))
  await company.hire('E2', userOf(places[1] as Place, { vismaConnectEmail }))
  await rig.sandbox.addFault({ kind: 'outage' })
  for (const { employee } of places) await company.leave(employee)
  await expect
    .poll(async () => await Promise.all(places.map(async (place) => (await connectionOf(place)).problem)), {
      timeout: 60_000,
      interval: 50,
    })
    .toEqual(['server-error', 'server-error'])
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  for (const { employee } of places) await completed(company.run(`${employee}-1`))
  const states = await Promise.all(places.map(async (place) => (await connectionOf(place)).state))
  expect(states).not.toContain('kept-shared')
  expect(await rig.unlinks(connectUser)).toBe(1)
})

/** Two tenants with the same person; the second one's user is not there yet. */
async function twoPlaces(rig: Rig) {
  const leaving = { company: await rig.company(), employee: 'E1' }
  const other = { company: await rig.company(), employee: 'E1' }
  const vismaConnectEmail = `shared.${leaving.company.id}@example.se`
  const connectUser = await leaving.company.hire('E1', userOf(leaving, { vismaConnectEmail }))
  const known = { vismaConnectEmail, vismaConnectUserId: connectUser }
  await leaving.company.put('E1', userOf(leaving, known))
  const user = { ...userOf(other, known).user, connected: 'yes' } as const
  return { leaving, other, user, connectUser }
}

test.for([
  ['is being written', false],
  ['is being given back', true],
] as const)(
  'L12: who leaves while a user of the same person in another tenant %s waits for it, and keeps the connection',
  async ([, givenBack], { rig }) => {
    const { leaving, other, user, connectUser } = await twoPlaces(rig)
    if (givenBack) {
      await other.company.put('E1', { user })
      await leave(other)
    }
    await using uncommitted = await openTransaction(rig.db)
    const writing = other.company.with({ db: uncommitted.trx, teller: downTeller })
    if (givenBack) await writing.revoke('E1-1')
    else await writing.put('E1', { user })
    await leaving.company.leave('E1')
    await someoneWaitsForLock(rig.db)
    await uncommitted.trx.commit()
    await completed(leaving.company.run('E1-1'))
    expect(await connectionOf(leaving)).toMatchObject({ state: 'kept-shared', observed: 'connected' })
    expect(await other.company.user('E1')).toMatchObject({ active: true, connection: 'yes' })
    expect(await rig.unlinks(connectUser)).toBe(0)
  },
)

test.for([
  ['written', false],
  ['begun to be written', true],
] as const)(
  'L12: a user of the same person in another tenant, %s while the connection is removed, is not known to be connected any more',
  async ([, late], { rig }) => {
    const { leaving, other, user, connectUser } = await twoPlaces(rig)
    await using uncommitted = await openTransaction(rig.db)
    const { removeConnection } = connectionActivities({
      ...rig.intake,
      providers: providersBy({
        ...rig.vismaConnect,
        async unlink(id) {
          const removal = await rig.vismaConnect.unlink(id)
          if (removal === 'removed') {
            await other.company.with({ db: uncommitted.trx, teller: downTeller }).put('E1', { user })
            if (!late) await uncommitted.trx.commit()
          }
          return removal
        },
      }),
    })
    rig.instead.removeConnection = removeConnection
    await leaving.company.leave('E1')
    if (late) {
      await someoneWaitsForLock(rig.db)
      await uncommitted.trx.commit()
    }
    await completed(leaving.company.run('E1-1'))
    expect(await connectionOf(leaving)).toMatchObject({ state: 'done', observed: 'not-connected' })
    expect(await rig.unlinks(connectUser)).toBe(1)
    expect(await other.company.user('E1')).toMatchObject({ active: true, connection: 'unknown' })
  },
)

test('L12: a connection that becomes shared after it was asked for once is kept, and nobody claims to have seen it', async ({
  rig,
}) => {
  const { leaving, other, user, connectUser } = await twoPlaces(rig)
  await rig.sandbox.addFault({ kind: 'outage', on: ['unlink'] })
  await leaving.company.leave('E1')
  await stuckWith(leaving.company, 'server-error')
  await other.company.put('E1', { user })
  await rig.sandbox.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(leaving.company.run('E1-1'))
  expect(await connectionOf(leaving)).toMatchObject({ state: 'kept-shared', observed: 'unknown' })
  expect(await rig.unlinks(connectUser)).toBe(0)
})

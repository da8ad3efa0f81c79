// The stories of a leaver's second step where the whole Visma account is suspended by SCIM (L7, L12), effects counted at the provider.
import { expect } from 'vitest'
import { lookUpActivities } from '../../activities/look-ups.ts'
import { listMissingConnections } from '../../src/db/missing-connections.ts'
import { activitiesOf, eventNames } from '../support/histories.ts'
import {
  goBy,
  goByScim,
  goByTask,
  scimCompany,
  scimProviders,
  type ScimCompany,
} from '../support/rig-modes.ts'
import { asleepUntil, completed, stuckWith } from '../support/rig-runs.ts'
import { test, type Rig } from '../support/rig.ts'

const patience = { timeout: 60_000, interval: 50 }
const once = { suspended: 1, resumed: 0 }
const never = { suspended: 0, resumed: 0 }

/** Lets every search of this name find both, which the provider itself does not allow. */
async function answerBoth(
  rig: Rig,
  { provider }: ScimCompany,
  { userName, accounts }: { userName: string; accounts: string[] },
): Promise<void> {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse']
  const found = accounts.map((id) => ({ id, userName, active: true }))
  await rig.scim.addFault({
    kind: 'answer',
    on: ['search'],
    provider,
    status: 200,
    body: { schemas, totalResults: 2, startIndex: 1, itemsPerPage: 2, Resources: found },
  })
}

test.for(scimProviders)(
  'L2, L4, L7: at %s a leaver whose last day moves while it sleeps suspends the account once, and in no more events',
  async ([, settings], { rig }) => {
    const acme = await scimCompany(rig, settings)
    const account = await acme.enrol('E1')
    await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
    await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(3) })
    const midnight = `${await rig.clock.inDays(9)}T00:00:00.000Z`
    await asleepUntil(acme.run('E1-1'), midnight)
    expect(await acme.effects(account)).toEqual(never)
    await rig.clock.to(midnight)
    await completed(acme.run('E1-1'))

    const observed = 'inactive' in settings ? 'gone' : 'suspended'
    const leaver = await acme.leaver('E1-1')
    expect(leaver).toMatchObject({ outcome: 'completed', account: { state: 'done' } })
    expect(leaver.connection).toMatchObject({ state: 'done', observed, problem: null })
    expect(await acme.user('E1')).toMatchObject({
      active: false,
      connection: 'no',
      vismaConnectUserId: null,
      taken: { leaver: leaver.id },
    })
    expect(await acme.effects(account)).toEqual(once)
    const history = await acme.run('E1-1').fetchHistory()
    expect(activitiesOf(history).map(({ type }) => type)).toEqual(['deactivateWhenDue', 'removeConnection'])
  },
)

test('L6, L7: the happy path of mode scim2 has the 22 events of any other', async ({ rig }) => {
  const acme = await scimCompany(rig)
  await acme.enrol('E1')
  const midnight = `${await rig.clock.inDays(16)}T00:00:00.000Z`
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
  await asleepUntil(acme.run('E1-1'), midnight)
  await rig.clock.to(midnight)
  await completed(acme.run('E1-1'))
  // The time-skipping server gives every task to a new worker, and so adds none of a sticky queue.
  expect(eventNames(await acme.run('E1-1').fetchHistory())).toHaveLength(22)
})

test.for([
  ['the answer to the suspension is lost', { kind: 'do-then-drop', on: ['patch'], times: 1 }],
  ['the provider fails after it has suspended', { kind: 'do-then-fail', on: ['patch'], times: 1 }],
  ['the provider says done and does nothing', { kind: 'lie', on: ['patch'], times: 1 }],
  ['somebody else changes the account in between', { kind: 'change-first', on: ['patch'], times: 1 }],
] as const)('L7, L14: %s: done, with one effect', async ([, { on, ...fault }], { rig }) => {
  const acme = await scimCompany(rig)
  const account = await acme.enrol('E1')
  await rig.scim.addFault({ ...fault, on: [...on], provider: acme.provider })
  await acme.leave('E1')
  await rig.clock.on('1 minute')
  await completed(acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'done', observed: 'suspended' })
  expect(await acme.effects(account)).toEqual(once)
})

test('L14: an outage of the provider is ridden out, and is an alarm of that tenant alone', async ({
  rig,
}) => {
  const acme = await scimCompany(rig)
  const account = await acme.enrol('E1')
  await rig.scim.addFault({ kind: 'outage', provider: acme.provider })
  await acme.leave('E1')
  await stuckWith(acme, 'server-error')
  await rig.clock.on('2 hours')
  const alarms = async () =>
    (await rig.db('alarms').where({ kind: 'outage' }).whereNotNull('opened_at').whereNull('closed_at')) as {
      tenant_id: string | null
    }[]
  expect(await alarms()).toMatchObject([{ tenant_id: acme.id }])
  await rig.scim.clearFaults()
  await rig.clock.on('10 minutes')
  await completed(acme.run('E1-1'))
  expect(await acme.effects(account)).toEqual(once)
  expect(await alarms()).toEqual([])
})

test.for([
  ['before the provider was asked', ['search'], 'unknown', null],
  ['after the provider was asked', ['patch'], 'unknown', {}],
] as const)(
  'L6, L11: a termination revoked %s during the second step leaves the account of the person as it is',
  async ([, on, connection, taken], { rig }) => {
    const acme = await scimCompany(rig)
    const account = await acme.enrol('E1')
    await rig.scim.addFault({ kind: 'outage', on: [...on], provider: acme.provider })
    await acme.leave('E1')
    await stuckWith(acme, 'server-error')
    // Between two attempts: a run that ends before its activity would stop this server's clock.
    await rig.clock.on('1 hour')
    await acme.revoke('E1-1')
    await completed(acme.run('E1-1'))
    expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'undone', connection: { state: 'skipped' } })
    const user = await acme.user('E1')
    expect(user).toMatchObject({ active: true, connection })
    expect(user.taken === null).toBe(taken === null)
    await rig.scim.clearFaults()
    await rig.clock.on('1 day')
    expect(await acme.effects(account)).toEqual(never)
  },
)

test('L11: a leaver that is undone after the suspension reports the connection as missing', async ({
  rig,
}) => {
  const acme = await scimCompany(rig)
  const account = await acme.enrol('E1')
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  await acme.revoke('E1-1')
  expect(await acme.leaver('E1-1')).toMatchObject({ outcome: 'undone', connection: { state: 'done' } })
  const all = { filter: {}, after: undefined, limit: 10 }
  expect(await listMissingConnections(rig.db, acme.id, all)).toMatchObject([{ id: 'U-E1' }])
  expect(await acme.effects(account)).toEqual(once)
})

test('L7: an account that was suspended already is unchanged', async ({ rig }) => {
  const acme = await scimCompany(rig)
  const account = await acme.enrol('E1', { active: false })
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'unchanged', observed: 'suspended' })
  expect(await acme.effects(account)).toEqual(never)
})

test('L7: what is known to be removed is looked at all the same, since others may have let the account in again', async ({
  rig,
}) => {
  const acme = await scimCompany(rig)
  const account = await acme.enrol('E1')
  const email = `e1.${acme.id}@example.se`
  await acme.put('E1', { user: { id: 'U-E1', username: 'E1', vismaConnectEmail: email } })
  await rig.db('users').where({ tenant_id: acme.id }).update({ connection: 'no' })
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'done' })
  expect(await acme.effects(account)).toEqual(once)
})

test('L7, L12: an account that was made anew is suspended too when the person leaves again, and gone is success only if nobody has the e-mail', async ({
  rig,
}) => {
  const acme = await scimCompany(rig, { inactive: 'gone' })
  const first = await acme.enrol('E1')
  const again = async () => {
    const hired = { employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay: null }] }
    await acme.put('E1', hired).catch(() => acme.revoke('E1-1'))
    await acme.leave('E1')
    await completed(acme.run('E1-1'))
    return (await acme.leaver('E1-1')).connection
  }
  expect(await again()).toMatchObject({ state: 'done', observed: 'gone' })
  const [second = ''] = await rig.scim.addUsers({
    provider: acme.provider,
    users: [{ userName: `E1.${acme.id}@example.se` }],
  })
  expect(await again()).toMatchObject({ state: 'done', observed: 'gone' })
  expect([await acme.effects(first), await acme.effects(second)]).toEqual([once, once])
  expect(await again(), 'nobody has the e-mail').toMatchObject({ state: 'unchanged', observed: 'gone' })

  // Suspended by others, and kept there.
  await rig.scim.addUsers({
    provider: acme.provider,
    users: [{ userName: `e1.${acme.id}@example.se`, active: false }],
  })
  expect(await again()).toMatchObject({ state: 'unchanged', observed: 'suspended' })
})

test('L12: of several that were made anew the one that a person names is suspended, and none before', async ({
  rig,
}) => {
  const acme = await scimCompany(rig, { inactive: 'gone' })
  await acme.enrol('E1')
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  await acme.revoke('E1-1')
  const userName = `e1.${acme.id}@example.se`
  const [other = '', own = ''] = await rig.scim.addUsers({
    provider: acme.provider,
    users: [{ userName }, { userName: 'another@example.se' }],
  })
  await answerBoth(rig, acme, { userName, accounts: [other, own] })
  await acme.leave('E1')
  const connection = async () => (await acme.leaver('E1-1')).connection
  await expect.poll(connection, patience).toMatchObject({ state: 'failed', problem: 'several-matches' })
  expect([await acme.effects(other), await acme.effects(own)]).toEqual([never, never])
  const { lastDay } = await acme.leaver('E1-1')
  await acme.put('E1', {
    employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay }],
    user: { id: 'U-E1', username: 'E1', vismaConnectEmail: userName, vismaConnectUserId: own },
  })
  await acme.decide('E1-1', 'retry')
  await completed(acme.run('E1-1'))
  expect([await acme.effects(other), await acme.effects(own)]).toEqual([never, once])
})

test('L12: an account that was made anew is kept while another active user has its e-mail', async ({
  rig,
}) => {
  const acme = await scimCompany(rig, { inactive: 'gone' })
  await acme.enrol('E1')
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  await acme.revoke('E1-1')
  const vismaConnectEmail = `e1.${acme.id}@example.se`
  const [other = ''] = await rig.scim.addUsers({
    provider: acme.provider,
    users: [{ userName: vismaConnectEmail }],
  })
  const company = await rig.company()
  await company.put('E2', { user: { id: 'U-E2', username: 'E2', vismaConnectEmail } })
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'kept-shared' })
  expect(await acme.effects(other)).toEqual(never)
})

test('L12: nobody at the provider has the e-mail, and no connection was ever known: unchanged', async ({
  rig,
}) => {
  const acme = await scimCompany(rig)
  await acme.put('E1', {})
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'unchanged', observed: 'not-found' })
})

test('L12: a known person who is not at the provider asks for a person; with the e-mail corrected the account is suspended', async ({
  rig,
}) => {
  const acme = await scimCompany(rig)
  const user = { id: 'U-E1', username: 'E1', vismaConnectEmail: 'old@example.se', connected: 'yes' } as const
  await acme.put('E1', { user })
  await acme.leave('E1')
  const connection = async () => (await acme.leaver('E1-1')).connection
  await expect.poll(connection, patience).toMatchObject({ state: 'failed', problem: 'connection-not-found' })
  const [account = ''] = await rig.scim.addUsers({
    provider: acme.provider,
    users: [{ userName: 'NEW@example.se' }],
  })
  const { lastDay } = await acme.leaver('E1-1')
  await acme.put('E1', {
    employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay }],
    user: { ...user, vismaConnectEmail: 'new@example.se' },
  })
  await acme.decide('E1-1', 'retry')
  await completed(acme.run('E1-1'))
  expect(await connection()).toMatchObject({ state: 'done' })
  expect(await acme.effects(account)).toEqual(once)
})

test('L12: of several with one name the one that a person names is suspended', async ({ rig }) => {
  const acme = await scimCompany(rig)
  const account = await acme.enrol('E1')
  const userName = `e1.${acme.id}@example.se`
  const [other = ''] = await rig.scim.addUsers({
    provider: acme.provider,
    users: [{ userName: 'another@example.se' }],
  })
  await answerBoth(rig, acme, { userName, accounts: [account, other] })
  await acme.leave('E1')
  const connection = async () => (await acme.leaver('E1-1')).connection
  await expect.poll(connection, patience).toMatchObject({ problem: 'several-matches' })
  const { lastDay } = await acme.leaver('E1-1')
  await acme.put('E1', {
    employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay }],
    user: { id: 'U-E1', username: 'E1', vismaConnectEmail: userName, vismaConnectUserId: other },
  })
  await acme.decide('E1-1', 'retry')
  await completed(acme.run('E1-1'))
  expect([await acme.effects(account), await acme.effects(other)]).toEqual([never, once])
})

test('L12: suspending goes by the account that was found, not by an e-mail that changed hands', async ({
  rig,
}) => {
  const acme = await scimCompany(rig)
  const own = await acme.enrol('E1')
  await rig.scim.addFault({ kind: 'outage', on: ['patch'], times: 1, provider: acme.provider })
  await acme.leave('E1')
  await stuckWith(acme, 'server-error')
  const [another = ''] = await rig.scim.addUsers({
    provider: acme.provider,
    users: [{ userName: 'new.owner@example.se' }],
  })
  const { lastDay } = await acme.leaver('E1-1')
  await acme.put('E1', {
    employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay }],
    user: { id: 'U-E1', username: 'E1', vismaConnectEmail: 'new.owner@example.se' },
  })
  await rig.clock.on('10 minutes')
  await completed(acme.run('E1-1'))
  expect([await acme.effects(own), await acme.effects(another)]).toEqual([once, never])
})

test.for([
  ['of the same tenant', 'same'],
  ['of a tenant by the client of the deployment', 'deployment'],
  ['of a tenant that has it done by hand', 'task'],
] as const)(
  'L12: a whole account is kept while another active user %s is the same person, and suspended by the last to leave',
  async ([, where], { rig }) => {
    const acme = await scimCompany(rig)
    const account = await acme.enrol('E1')
    const vismaConnectEmail = `e1.${acme.id}@example.se`
    const other = where === 'same' ? acme : await rig.company()
    if (where === 'task') await goByTask(rig, other)
    await other.put('E2', {
      user: { id: 'U-E2', username: 'E2', vismaConnectEmail: vismaConnectEmail.toUpperCase() },
    })
    await acme.leave('E1')
    await completed(acme.run('E1-1'))
    expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'kept-shared' })
    expect(await acme.effects(account)).toEqual(never)

    await other.byHand('deactivate', 'U-E2')
    const hired = { employments: [{ id: 'E1-1', startDate: '2020-02-01', lastDay: null }] }
    await acme.put('E1', hired).catch(() => acme.revoke('E1-1'))
    await acme.leave('E1')
    await completed(acme.run('E1-1'))
    expect(await acme.effects(account)).toEqual(once)
  },
)

test('L12: a client of its own takes the connection, whoever is active by another client', async ({
  rig,
}) => {
  const acme = await rig.company()
  const other = await rig.company()
  const connectUser = await acme.hire('E1')
  const vismaConnectEmail = `e1.${acme.id}@example.se`
  const user = { id: 'U-E1', username: 'E1', vismaConnectEmail, vismaConnectUserId: connectUser }
  await other.put('E1', { user: { ...user, connected: 'yes' } })
  await rig.sandbox.putClient({ id: 'of-acme', clientSecret: 'secret-of-acme' })
  await rig.sandbox.addPeople({ people: [{ email: `e2.${acme.id}@example.se`, clients: ['of-acme'] }] })
  const scopes = ['publicapi:user:read', 'publicapi:user:update']
  const client = { mode: 'public-api', clientId: 'of-acme', scopes, tokenUrl: null, apiUrl: null } as const
  await goBy(rig, acme, client, 'secret-of-acme')
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  // Linked to the deployment's client alone: by its own client there was nothing to take.
  expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'unchanged' })
  expect(await rig.unlinks(connectUser)).toBe(0)
  expect(await other.user('E1')).toMatchObject({ connection: 'yes' })

  await acme.put('E2', {})
  await acme.leave('E2')
  await completed(acme.run('E2-1'))
  expect((await acme.leaver('E2-1')).connection).toMatchObject({ state: 'done' })
  const counts = await rig.sandbox.counts({ client: 'of-acme' })
  expect(counts.reduce((sum, { unlinked }) => sum + unlinked, 0)).toBe(1)
})

test('L6: what is under way when the mode changes is judged by the new one at its next attempt', async ({
  rig,
}) => {
  const before = await rig.company()
  const connectUser = await before.hire('E1')
  await rig.sandbox.addFault({ kind: 'outage', on: ['unlink'] })
  await before.leave('E1')
  await stuckWith(before, 'server-error')
  const acme = await goByScim(rig, before)
  const account = await acme.enrol('E9')
  await rig.scim.addUsers({ provider: acme.provider, users: [{ userName: `e1.${acme.id}@example.se` }] })
  await rig.clock.on('10 minutes')
  await completed(acme.run('E1-1'))
  expect((await acme.leaver('E1-1')).connection).toMatchObject({ state: 'done', observed: 'suspended' })
  expect(await rig.unlinks(connectUser)).toBe(0)
  const [suspended] = await rig.scim.users({ provider: acme.provider, userName: `e1.${acme.id}@example.se` })
  expect(suspended).toMatchObject({ active: false })

  await goBy(rig, acme, undefined)
  await rig.sandbox.clearFaults()
  const linked = await acme.hire('E2')
  await acme.leave('E2')
  await completed(acme.run('E2-1'))
  expect(await rig.unlinks(linked)).toBe(1)
  expect(await acme.effects(account)).toEqual(never)
})

test('L12: whose account it is, is searched in the background where the tenant goes by SCIM, not where it is done by hand, and no broken provider keeps others waiting', async ({
  rig,
}) => {
  await rig.db('users').update({ connect_look_up: 'not-found' })
  const broken = await scimCompany(rig)
  await rig.scim.addFault({ kind: 'outage', provider: broken.provider })
  for (const id of ['E1', 'E2', 'E3', 'E4', 'E5', 'E6']) await broken.put(id, {})
  const byHand = await rig.company()
  await goByTask(rig, byHand)
  await byHand.put('E1', {})
  const acme = await scimCompany(rig)
  const account = await acme.enrol('E1')
  const vismaConnectUserId = '0c7b0c51-7f0e-4a55-8f38-0e5a5d5f6a02'
  await acme.put('E1', {
    user: { id: 'U-E1', username: 'E1', vismaConnectEmail: `e1.${acme.id}@example.se`, vismaConnectUserId },
  })
  const { lookUpConnectUsers } = lookUpActivities({ ...rig.intake, providers: rig.providers })
  for (let more = true; more;) more = (await lookUpConnectUsers()).more
  expect(await rig.db('provider_users').whereIn('tenant_id', [acme.id, byHand.id, broken.id])).toMatchObject([
    { tenant_id: acme.id, user_id: 'U-E1', remote_id: account },
  ])
  const searched = (await rig.scim.status()).calls.search
  expect((await lookUpConnectUsers()).more).toBe(false)
  expect((await rig.scim.status()).calls.search, 'nobody is searched twice').toBe(searched)
  expect(await byHand.user('E1')).toMatchObject({ connectLookUp: null })
})

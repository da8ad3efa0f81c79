// A closed account on its way back: when it opens for a new employment, and what it hears meanwhile (L11).
import { expect } from 'vitest'
import { editsOf } from '../../src/db/leaver-edits.ts'
import { dueAttribute } from '../../src/temporal/search-attributes.ts'
import { replanReturn } from '../../workflows/messages.ts'
import { keepHistory } from '../support/histories-kept.ts'
import { activitiesOf, currentDetails, eventNames, timersOf } from '../support/histories.ts'
import { secondsAfter } from '../support/rig-clock.ts'
import type { Company } from '../support/rig-company.ts'
import { asleepUntil, completed, midnightIn } from '../support/rig-runs.ts'
import { age, sweep, untold } from '../support/rig-sweep.ts'
import { test, type Rig } from '../support/rig.ts'

const first = (lastDay: string | null) => ({ id: 'E1-1', startDate: '2020-02-01', lastDay })

/** E1, closed by a late notice, whose next employment starts in 30 days. */
async function closed(rig: Rig) {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  await acme.leave('E1')
  await completed(acme.run('E1-1'))
  const { lastDay, id } = await acme.leaver('E1-1')
  return { acme, connectUser, leaver: id, lastDay, run: acme.returner('E1') }
}

async function returning(rig: Rig) {
  const found = await closed(rig)
  const opensAt = await midnightIn(rig, 29)
  await startsIn(rig, found, 30)
  await asleepUntil(found.run, opensAt)
  return { ...found, opensAt }
}

async function startsIn(
  rig: Rig,
  { acme, lastDay }: { acme: Company; lastDay: string | null },
  days: number,
  changes: object = {},
) {
  const next = { id: 'E1-2', startDate: await rig.clock.inDays(days), ...changes }
  await acme.put('E1', { employments: [first(lastDay), next] })
}

const returnsOf = async (rig: Rig, acme: Company, leaver: string) =>
  ((await editsOf(rig.db, acme.id, [leaver])).get(leaver) ?? []).filter(({ what }) => what === 'return')

test('L3, L11: ends on the 31st, next from the 8th, 5 days: closed on the 6th, open again on the 7th, in 16 events', async ({
  rig,
}) => {
  const acme = await rig.company()
  const connectUser = await acme.hire('E1')
  const lastDay = await rig.clock.inDays(10)
  const closes = await midnightIn(rig, 16)
  const opens = await midnightIn(rig, 17)
  await startsIn(rig, { acme, lastDay }, 18)
  await asleepUntil(acme.run('E1-1'), closes)
  expect(await acme.user('E1')).toMatchObject({ active: true, opensAt: null })
  await rig.clock.to(closes)
  await completed(acme.run('E1-1'))
  expect(await acme.user('E1')).toMatchObject({ active: false, opensAt: opens })

  const run = acme.returner('E1')
  await asleepUntil(run, opens)
  expect(await currentDetails(run)).toBe(
    `Asleep. The account opens again at ${opens}, unless the plan changes.`,
  )
  await rig.clock.to(secondsAfter(opens, -60))
  expect(await acme.user('E1')).toMatchObject({ active: false })
  await rig.clock.to(opens)
  await completed(run)

  expect(await acme.user('E1')).toMatchObject({
    active: true,
    inactiveWhy: null,
    opensAt: null,
    connection: 'no',
  })
  const leaver = await acme.leaver('E1-1')
  expect(leaver).toMatchObject({ cycle: 1, outcome: 'completed', account: { state: 'done' } })
  expect((await editsOf(rig.db, acme.id, [leaver.id])).get(leaver.id)).toMatchObject([
    { what: 'return', new: { opensAt: opens, employment: 'E1-2' }, actor: 'koppling' },
    { what: 'account', new: { account: 'active', because: 'returning' }, actor: 'koppling' },
  ])
  const audit: unknown[] = await rig.db('audit').where({ tenant_id: acme.id, action: 'user.reactivated' })
  expect(audit).toMatchObject([{ actor: 'koppling', new_value: { because: 'returning', leaver: leaver.id } }])
  expect(await rig.unlinks(connectUser)).toBe(1)

  const history = await run.fetchHistory()
  const [opening, ...others] = activitiesOf(history)
  expect(opening).toMatchObject({ type: 'reactivateWhenDue', input: { tenant: acme.id, user: 'U-E1' } })
  expect((opening?.asOf ?? '') >= opens).toBe(true)
  expect(others).toEqual([])
  expect(eventNames(history)).toHaveLength(16)
})

test('L11: how many days before is said by the user, its template, the settings', async ({ rig }) => {
  const acme = await rig.company({ reactivateDaysBefore: 2 })
  const template = { name: 'Seasonal', deactivateAfterDays: null, keepIfReturningWithinDays: null }
  await acme.template('seasonal', { ...template, reactivateDaysBefore: 7 })
  const cases = [
    ['E1', {}, 28],
    ['E2', { userTemplateId: 'seasonal' }, 23],
    ['E3', { userTemplateId: 'seasonal', reactivateDaysBefore: 0 }, 30],
  ] as const
  for (const [id, fields, opensIn] of cases) {
    const user = { id: `U-${id}`, username: id, ...fields }
    await acme.hire(id, { user })
    await acme.leave(id)
    await completed(acme.run(`${id}-1`))
    const { lastDay } = await acme.leaver(`${id}-1`)
    const next = { id: `${id}-2`, startDate: await rig.clock.inDays(30) }
    await acme.put(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay }, next], user })
    await asleepUntil(acme.returner(id), await midnightIn(rig, opensIn))
  }
})

test.for([
  ['earlier', 10],
  ['later', 50],
] as const)('L11: a new start date moves the return %s', async ([, days], { rig }) => {
  const found = await returning(rig)
  const { acme, run, leaver, opensAt } = found
  const moved = await midnightIn(rig, days - 1)
  await startsIn(rig, found, days)
  await asleepUntil(run, moved)
  const { typedSearchAttributes } = await run.describe()
  expect(typedSearchAttributes.get(dueAttribute)).toEqual(new Date(moved))
  await rig.clock.to(secondsAfter(moved, -60))
  expect(await acme.user('E1')).toMatchObject({ active: false })
  await rig.clock.to(moved)
  await completed(run)
  expect(await acme.user('E1')).toMatchObject({ active: true })
  expect(await returnsOf(rig, acme, leaver)).toMatchObject([
    { old: { opensAt: null }, new: { opensAt } },
    { old: { opensAt }, new: { opensAt: moved }, actor: 'tester' },
  ])
})

test('L11: without the new employment the return ends and the account stays closed', async ({ rig }) => {
  const found = await returning(rig)
  await startsIn(rig, found, 30, { withdrawn: true })
  await completed(found.run)
  expect(await found.run.result()).toBe('cancelled')
  await keepHistory('return-cancelled', found.run)
  await rig.clock.on('40 days')
  expect(await found.acme.user('E1')).toMatchObject({ active: false, opensAt: null })

  const opensAt = await midnightIn(rig, 4)
  await startsIn(rig, found, 5)
  await asleepUntil(found.run, opensAt)
  await rig.clock.to(opensAt)
  await completed(found.run)
  expect(await found.acme.user('E1')).toMatchObject({ active: true })
})

test('L11: off ends the return, and a number of days starts it again', async ({ rig }) => {
  const { acme, run, opensAt } = await returning(rig)
  await acme.settings({ reactivateDaysBefore: 'off' })
  await completed(run)
  expect(await acme.user('E1')).toMatchObject({ active: false, opensAt: null })
  await acme.settings({ reactivateDaysBefore: 3 })
  await asleepUntil(run, await midnightIn(rig, 27))
  await acme.settings({ reactivateDaysBefore: 'off' })
  await completed(run)
  await rig.clock.to(secondsAfter(opensAt, 10 * 86_400))
  expect(await acme.user('E1')).toMatchObject({ active: false })
})

test('L11: days off close nobody, and let in who was closed and is employed again', async ({ rig }) => {
  const { acme, run, opensAt } = await returning(rig)
  await acme.settings({ deactivateAfterDays: 'off' })
  await rig.clock.to(opensAt)
  await completed(run)
  expect(await acme.user('E1')).toMatchObject({ active: true })
})

test('L8, L11: who is let in and closed again by hand meanwhile stays closed', async ({ rig }) => {
  const found = await returning(rig)
  const { acme, run, opensAt } = found
  await acme.byHand('reactivate', 'U-E1')
  await completed(run)
  expect(await run.result()).toBe('open')
  await acme.byHand('deactivate', 'U-E1')
  expect(await acme.user('E1')).toMatchObject({ inactiveWhy: 'person', opensAt: null })
  await startsIn(rig, found, 31)
  await rig.clock.to(secondsAfter(opensAt, 10 * 86_400))
  expect(await acme.user('E1')).toMatchObject({ active: false, opensAt: null })
})

test('L11, L16: whom access now closed, and who is exempt, is not let in by a new employment', async ({
  rig,
}) => {
  const acme = await rig.company()
  await acme.hire('E1')
  const lastDay = await rig.clock.inDays(-20)
  await acme.terminate('E1-1', { lastDay, access: 'now', reason: 'security' })
  await completed(acme.run('E1-1'))
  await acme.terminate('E1-1', { lastDay })
  await startsIn(rig, { acme, lastDay }, 30)
  expect(await acme.user('E1')).toMatchObject({ active: false, opensAt: null })

  const other = await returning(rig)
  const user = { id: 'U-E1', username: 'E1', exempt: true }
  const next = { id: 'E1-2', startDate: await rig.clock.inDays(30) }
  await other.acme.put('E1', { employments: [first(other.lastDay), next], user })
  await completed(other.run)
  await rig.clock.on('40 days')
  expect(await acme.user('E1')).toMatchObject({ active: false })
  expect(await other.acme.user('E1')).toMatchObject({ active: false })
})

test('L11: who returns for a while leaves again, in a cycle of its own, and the history is kept', async ({
  rig,
}) => {
  const found = await returning(rig)
  const { acme, run, opensAt, leaver } = found
  const lastDay = await rig.clock.inDays(40)
  const closes = await midnightIn(rig, 46)
  await startsIn(rig, found, 30, { lastDay })
  expect(await acme.user('E1')).toMatchObject({ active: false, opensAt })
  await rig.clock.to(opensAt)
  await completed(run)
  await asleepUntil(acme.run('E1-2'), closes)
  expect(await acme.user('E1')).toMatchObject({ active: true })
  await rig.clock.to(closes)
  await completed(acme.run('E1-2'))
  expect(await acme.user('E1')).toMatchObject({ active: false })
  expect(await acme.leaver('E1-2')).toMatchObject({ outcome: 'completed' })
  expect(await acme.leaver('E1-1')).toMatchObject({ id: leaver, outcome: 'completed' })

  const third = { id: 'E1-3', startDate: await rig.clock.inDays(10) }
  const second = { id: 'E1-2', startDate: await rig.clock.inDays(-16), lastDay }
  await acme.put('E1', { employments: [first(found.lastDay), second, third] })
  const again = await midnightIn(rig, 9)
  await asleepUntil(run, again)
  await rig.clock.to(again)
  await completed(run)
  expect(await acme.user('E1')).toMatchObject({ active: true })
})

test('L9: while the tenant observes nobody is let in, and `on` lets in whose time has come', async ({
  rig,
}) => {
  const { acme, run, opensAt } = await returning(rig)
  await acme.settings({ automation: 'observe' })
  await rig.clock.to(opensAt)
  await expect.poll(() => currentDetails(run), { timeout: 60_000, interval: 50 }).toContain('observes')
  await rig.clock.on('5 days')
  expect(await acme.user('E1')).toMatchObject({ active: false, opensAt })
  await acme.settings({ automation: 'on' })
  await completed(run)
  expect(await acme.user('E1')).toMatchObject({ active: true, opensAt: null })
})

test('L6: an edit that the returner was not told of is obeyed', async ({ rig }) => {
  const found = await returning(rig)
  const { acme, run, opensAt, lastDay } = found
  const moved = await midnightIn(rig, 49)
  await startsIn(rig, { acme: untold(rig, acme), lastDay }, 50)
  await rig.clock.to(opensAt)
  await asleepUntil(run, moved)
  expect(await acme.user('E1')).toMatchObject({ active: false, opensAt: moved })
  await rig.clock.to(moved)
  await completed(run)
  expect(await acme.user('E1')).toMatchObject({ active: true })
})

test('L6: while the clock of the database is 1 ms behind, the returner waits a whole second', async ({
  rig,
}) => {
  const { acme, run, opensAt } = await returning(rig)
  rig.activityClock = () => {
    rig.activityClock = rig.clock.now
    return Promise.resolve(secondsAfter(opensAt, -0.001))
  }
  await rig.clock.to(secondsAfter(opensAt, 10))
  await completed(run)
  const [, pause, ...others] = timersOf(await run.fetchHistory())
  expect(pause).toMatchObject({ end: 'fired', summary: 'Until the account opens' })
  expect(pause?.waitMs).toBeGreaterThanOrEqual(1_000)
  expect(others).toEqual([])
  expect(await acme.user('E1')).toMatchObject({ active: true })
})

test('L14: a return that nobody was told of starts with the next sweep', async ({ rig }) => {
  const found = await closed(rig)
  const { acme, run, lastDay } = found
  await startsIn(rig, { acme: untold(rig, acme), lastDay }, 30)
  await expect(run.describe()).rejects.toThrow(/not found/i)
  await age(rig)
  await sweep(rig)
  const opensAt = await midnightIn(rig, 29)
  await asleepUntil(run, opensAt)
  await rig.clock.to(opensAt)
  await completed(run)
  expect(await acme.user('E1')).toMatchObject({ active: true })
})

test('L14: an older plan is not obeyed, and a cancellation from Temporal UI ends nothing', async ({
  rig,
}) => {
  const { acme, run, opensAt } = await returning(rig)
  await run.signal(replanReturn, { version: 1, opensAt: await rig.clock.now(), outcome: null })
  await run.cancel()
  await asleepUntil(run, opensAt)
  await rig.clock.to(opensAt)
  await completed(run)
  expect(activitiesOf(await run.fetchHistory())).toHaveLength(1)
  expect(await acme.user('E1')).toMatchObject({ active: true })
})

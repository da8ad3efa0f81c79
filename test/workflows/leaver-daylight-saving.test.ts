// Leavers asleep over the zones' next two changes from now, on the days of 23 and 25 hours and the days after.
import { DateTime } from 'luxon'
import { expect } from 'vitest'
import { activitiesOf } from '../support/histories.ts'
import { asleepUntil, completed } from '../support/rig-runs.ts'
import { test, type Rig } from '../support/rig.ts'

const zones = [
  { employer: 'se', zone: 'Europe/Stockholm' },
  { employer: 'fi', zone: 'Europe/Helsinki' },
]

/** The local dates of the next two changes after the instant, at which the zone's offset becomes another. */
function nextChanges({ from, zone }: { from: string; zone: string }): string[] {
  const dates: string[] = []
  let day = DateTime.fromISO(from, { zone }).startOf('day').plus({ days: 10 })
  while (dates.length < 2) {
    const next = day.plus({ days: 1 })
    if (next.offset !== day.offset) dates.push(day.toFormat('yyyy-MM-dd'))
    day = next
  }
  return dates
}

const shift = (date: string, days: number) => DateTime.fromISO(date).plus({ days }).toFormat('yyyy-MM-dd')

/** What a clock on a wall of that zone shows, by the runtime's own calendar. */
function onTheWall({ instant, zone }: { instant: string; zone: string }): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: zone })
}

type Case = { employee: string; zone: string; noAccessFrom: string }

async function prepare(rig: Rig): Promise<Case[]> {
  const now = await rig.clock.now()
  return zones.flatMap(({ employer, zone }) =>
    nextChanges({ from: now, zone }).flatMap((date, change) =>
      [0, 1].map((after) => ({
        employee: `${employer}${change}${after}`,
        employer,
        zone,
        noAccessFrom: shift(date, after),
      })),
    ),
  )
}

test('L2: over the next two changes of the clocks in Stockholm and Helsinki leavers act at local midnight', async ({
  rig,
}) => {
  const acme = await rig.company()
  for (const { employer, zone } of zones) await acme.employer(employer, zone)
  const cases = await prepare(rig)
  const asleep: (Case & { actsAt: string })[] = []
  for (const { employee, noAccessFrom, zone } of cases) {
    const employment = { id: `${employee}-1`, employerId: employee.slice(0, 2), startDate: '2020-02-01' }
    await acme.hire(employee, { employments: [employment] })
    await acme.terminate(`${employee}-1`, { lastDay: shift(noAccessFrom, -6) })
    const { actsAt } = await acme.leaver(`${employee}-1`)
    asleep.push({ employee, zone, noAccessFrom, actsAt: actsAt ?? '' })
    await asleepUntil(acme.run(`${employee}-1`), actsAt ?? '')
  }
  expect(asleep.map(({ actsAt, zone }) => onTheWall({ instant: actsAt, zone }))).toEqual(
    cases.map(({ noAccessFrom }) => `${noAccessFrom} 00:00:00`),
  )

  for (const { actsAt, employee } of asleep.toSorted((one, other) => (one.actsAt < other.actsAt ? -1 : 1))) {
    await rig.clock.to(actsAt)
    await completed(acme.run(`${employee}-1`))
    const [deactivation] = activitiesOf(await acme.run(`${employee}-1`).fetchHistory())
    const { asOf = '' } = deactivation ?? {}
    expect(asOf >= actsAt).toBe(true)
    const stillOpen = asleep.filter(({ actsAt: later }) => later > asOf)
    const users = await Promise.all(stillOpen.map((each) => acme.user(each.employee)))
    expect(users.map(({ active }) => active)).toEqual(stillOpen.map(() => true))
  }
})

test('L11: over the next two changes of the clocks in Stockholm and Helsinki accounts open at local midnight', async ({
  rig,
}) => {
  const acme = await rig.company({ reactivateDaysBefore: 1 })
  for (const { employer, zone } of zones) await acme.employer(employer, zone)
  const asleep: { employee: string; opensAt: string }[] = []
  const onTheDay = (await prepare(rig)).filter((_, index) => index % 2 === 0)
  for (const { employee, noAccessFrom: opensOn, zone } of onTheDay) {
    const employerId = employee.slice(0, 2)
    await acme.hire(employee, { employments: [{ id: `${employee}-1`, employerId, startDate: '2020-02-01' }] })
    await acme.leave(employee)
    await completed(acme.run(`${employee}-1`))
    const { lastDay } = await acme.leaver(`${employee}-1`)
    const employments = [
      { id: `${employee}-1`, employerId, startDate: '2020-02-01', lastDay },
      { id: `${employee}-2`, employerId, startDate: shift(opensOn, 1) },
    ]
    await acme.put(employee, { employments })
    const opensAt = (await acme.user(employee)).opensAt ?? ''
    expect(onTheWall({ instant: opensAt, zone })).toBe(`${opensOn} 00:00:00`)
    await asleepUntil(acme.returner(employee), opensAt)
    asleep.push({ employee, opensAt })
  }

  for (const { employee, opensAt } of asleep.toSorted((one, other) =>
    one.opensAt < other.opensAt ? -1 : 1,
  )) {
    await rig.clock.to(opensAt)
    await completed(acme.returner(employee))
    const [opening] = activitiesOf(await acme.returner(employee).fetchHistory())
    const { asOf = '' } = opening ?? {}
    expect(asOf >= opensAt).toBe(true)
    const stillClosed = asleep.filter(({ opensAt: later }) => later > asOf)
    const users = await Promise.all(stillClosed.map((each) => acme.user(each.employee)))
    expect(users.map(({ active }) => active)).toEqual(stillClosed.map(() => false))
  }
})

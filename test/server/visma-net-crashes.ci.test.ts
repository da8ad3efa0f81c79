// Workers that are killed in the middle of runs with Visma.net, whose jobs take their time while calls and answers get lost.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyOf } from '../support/http-integrations.ts'
import { dice } from '../support/dice.ts'
import { startFleet, type Fleet } from '../support/fleet.ts'
import { startProduct, type Product } from '../support/product.ts'
import {
  documentOf,
  liveVismaNetIntegration,
  type Sync,
  type VismaNetRig,
} from '../support/visma-net-integrations.ts'

const companies = 4
const employees = 500
/** At most half of them while everybody is created; the others while everybody is changed, as often as that takes. */
const kills = 50
/** Calls between two kills, at most: writes, looks for jobs and waits for them are cut alike. */
const mostCalls = 200
const seed = 8
const patience = { timeout: 300_000, interval: 50 }
const numbers = Array.from({ length: employees }, (_, index) => index + 1)

let product: Product

beforeAll(async () => {
  product = await startProduct({ workers: false })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function hireAll({ tenant }: VismaNetRig, familyName: (number: number) => string): Promise<void> {
  const people = numbers.map((number) => ({
    id: `E${number}`,
    ...bodyOf(documentOf(number, { familyName: familyName(number) })),
  }))
  for await (const { result, problem } of tenant.hr.sendLines('/v1/employees/bulk', people))
    expect(result, problem?.detail).not.toBe('refused')
}

type Control = VismaNetRig['control']
type Runs = { rigs: readonly VismaNetRig[]; control: Control; roll: () => number; mostKills: number }

/** All at once, with workers killed until the runs are over; answers how many were, and what the runs are at their ends. */
async function runsThroughKills(fleet: Fleet, { rigs, control, roll, mostKills }: Runs) {
  let areOver = false
  const running = Promise.all(rigs.map(async (rig) => await rig.run())).finally(() => (areOver = true))
  // Told to whoever waits below.
  running.catch(() => undefined)
  const called = async () => (await control.status()).calls.total
  let killed = 0
  while (killed < mostKills) {
    const enough = (await called()) + 1 + Math.floor(roll() * mostCalls)
    const callsOrOver = async () => (areOver ? Infinity : await called())
    await expect.poll(callsOrOver, patience).toBeGreaterThanOrEqual(enough)
    if (areOver) break
    await fleet.killOne(roll())
    killed += 1
  }
  // Nothing is left to be cut from here on.
  await control.putSettings({ limit: { calls: 10_000, seconds: 10 } })
  return { killed, runs: await running }
}

const completed = (runs: readonly Sync[]) =>
  expect(runs.map(({ outcome, problem }) => ({ outcome, problem }))).toEqual(
    runs.map(() => ({ outcome: 'completed', problem: null })),
  )

// Fifty new processes take a busy machine longer than other tests have.
const timeout = 50 * 60_000

test(
  'I9: with workers killed at fifty moments 2,000 employees are there once, no job is forgotten and no timeline lost',
  { timeout },
  async () => {
    const fleet = await startFleet(product, { size: 4 })
    const rigs: VismaNetRig[] = []
    for (let each = 0; each < companies; each += 1)
      rigs.push(await liveVismaNetIntegration(product, { createAs: 'active' }))
    const [{ control }] = rigs as [VismaNetRig]
    for (const rig of rigs) await hireAll(rig, (number) => `Test ${number}`)
    // So slow that there is something left to be cut, as a rule; a machine that is busier yet takes more rounds.
    const slow = { jobSeconds: { least: 1, most: 30 }, seed, limit: { calls: 40, seconds: 10 } }
    for (const fault of [
      { kind: 'accept-then-drop', chance: 0.05 },
      { kind: 'do-then-fail', chance: 0.03 },
      { kind: 'refuse', chance: 0.03 },
      { kind: 'fail-job', chance: 0.02 },
    ] as const)
      await control.addFault({ ...fault, seed })
    const roll = dice(seed)

    await control.putSettings(slow)
    const creation = await runsThroughKills(fleet, { rigs, control, roll, mostKills: kills / 2 })
    completed(creation.runs)
    expect(creation.killed).toBeGreaterThan(0)
    await control.clearFaults()
    await control.putSettings({ jobSeconds: { least: 0, most: 0 } })
    await control.finishJobs()
    completed(await Promise.all(rigs.map(async (rig) => await rig.run())))
    for (const rig of rigs) {
      const made = await control.counts({ company: rig.company })
      expect(made.map(({ employeeNumber }) => Number(employeeNumber)).toSorted((a, b) => a - b)).toEqual(
        numbers,
      )
      expect(made.filter(({ created }) => created !== 1)).toEqual([])
    }

    // What a person keeps there must still be there after everybody was changed.
    for (const { company } of rigs)
      for (const number of numbers.filter((each) => each % 10 === 0))
        await control.edit({ company, number: String(number), employee: { notes: `kept ${number}` } })
    await control.addFault({ kind: 'accept-then-drop', chance: 0.05, seed })
    await control.addFault({ kind: 'do-then-fail', chance: 0.03, seed })
    let round = 0
    for (let left = kills - creation.killed; left > 0;) {
      round += 1
      for (const rig of rigs) await hireAll(rig, (number) => `Changed ${round} ${number}`)
      await control.putSettings(slow)
      const { killed, runs } = await runsThroughKills(fleet, { rigs, control, roll, mostKills: left })
      completed(runs)
      left -= killed
    }
    await control.clearFaults()
    await control.putSettings({ jobSeconds: { least: 0, most: 0 } })
    await control.finishJobs()
    for (const rig of rigs) {
      completed([await rig.run(), await rig.run()])
      expect((await control.losses({ company: rig.company })).flatMap(({ lost }) => lost)).toEqual([])
      const there = await control.employees({ company: rig.company })
      expect(there).toHaveLength(employees)
      const wrong = there.filter(
        (one) =>
          !JSON.stringify(one).includes(`"Changed ${round} ${one.number}"`) ||
          (Number(one.number) % 10 === 0 && one['notes'] !== `kept ${one.number}`) ||
          one._embedded.positions.length !== 1,
      )
      expect(wrong).toEqual([])
      const whose = { integration_id: rig.id }
      expect(await product.db('sync_jobs').where(whose), 'no job is forgotten').toEqual([])
      expect(await product.db('sync_records').where(whose).whereNull('digest')).toEqual([])
    }
  },
)

// Workers that are killed in the middle of syncs, while Tripletex does what it is asked and then drops the connection.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findSync } from '../../src/db/syncs.ts'
import { integrationOf, type IntegrationRig } from '../support/integrations.ts'
import { startProduct, type Product } from '../support/product.ts'
import { dice } from '../support/dice.ts'
import { startFleet } from '../support/fleet.ts'

const patience = { timeout: 300_000, interval: 20 }
const integrations = 8
const employees = 250
/** Of a fleet, so that the runs of the others go on while those of the dead one wait for its heartbeat to be missed. */
const workers = 4
const kills = 50
const seed = 6

let product: Product

beforeAll(async () => {
  product = await startProduct({ workers: false })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function hireMany(rig: IntegrationRig): Promise<void> {
  for (let first = 1; first <= employees; first += 10)
    await Promise.all(Array.from({ length: 10 }, (_, index) => rig.hire(first + index)))
}

test('I9: workers killed at fifty moments send nobody twice and leave out nobody, though answers are lost as well', async () => {
  const rigs: IntegrationRig[] = []
  for (let each = 0; each < integrations; each += 1) {
    const rig = await integrationOf(product, { approvedScope: employees })
    await hireMany(rig)
    rigs.push(rig)
  }
  const [{ tripletex }] = rigs as [IntegrationRig]
  const creating = { method: 'POST', path: '/employee', seed } as const
  await tripletex.addFault({ kind: 'do-then-drop', chance: 0.1, ...creating })
  await tripletex.addFault({ kind: 'do-then-fail', chance: 0.05, ...creating })
  await tripletex.addFault({ kind: 'refuse', chance: 0.05, ...creating })
  await tripletex.addFault({ kind: 'do-then-hang', chance: 0.01, ...creating })
  await tripletex.addFault({ kind: 'slow', ms: 200, ...creating })
  const syncs: { rig: IntegrationRig; sync: string }[] = []
  for (const rig of rigs) {
    const sync = await rig.insert('manual')
    const most = {
      scope: employees,
      created: employees,
      ended: 0,
      bankAccountChanged: 0,
      nationalIdChanged: 0,
    }
    const approved = JSON.stringify({ ...most, employees })
    await product.db('syncs').where({ id: sync }).update({ approved, approved_by: 'tester' })
    await rig.follow(sync)
    syncs.push({ rig, sync })
  }

  // So slow that there is something left to be written after the last of the kills, however busy the machine.
  await tripletex.setLimit({ calls: 10, seconds: 20 })
  const roll = dice(seed)
  const written = async () => (await tripletex.status()).ledger.created
  const stages = async () =>
    await Promise.all(
      syncs.map(async ({ rig, sync }) => (await findSync(product.db, rig.tenant.id, sync))?.stage),
    )
  const fleet = await startFleet(product, { size: workers })
  for (let kill = 0; kill < kills; kill += 1) {
    const enough = (await written()) + 1 + Math.floor(roll() * 8)
    await expect.poll(written, patience).toBeGreaterThanOrEqual(enough)
    await fleet.killOne(roll())
    expect(await stages()).toContain('writing')
  }
  await tripletex.setLimit({ calls: 10_000, seconds: 10 })
  const numbers = Array.from({ length: employees }, (_, index) => String(index + 1)).toSorted()
  for (const { rig, sync } of syncs) {
    expect(await rig.ended(sync)).toMatchObject({ outcome: 'completed' })
    expect(await rig.numbersThere()).toEqual(numbers)
    const results = await rig.results(sync)
    expect(Object.keys(results)).toHaveLength(employees)
    expect([...new Set(Object.values(results))].filter((outcome) => !arrived.includes(outcome))).toEqual([])
    const made = (await tripletex.entries({ company: rig.company })).filter(
      ({ resource, effect }) => resource === 'employee' && effect === 'created',
    )
    expect(made.map(({ employeeNumber }) => String(employeeNumber)).toSorted()).toEqual(numbers)
  }
})

/** Whoever was found there after a crash was created before it. */
const arrived = ['created', 'updated', 'unchanged']

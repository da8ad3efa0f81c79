// Workers that are killed in the middle of runs that deliver files, to a server that breaks connections off at any moment.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dice } from '../support/dice.ts'
import {
  liveFileIntegration,
  type FileRig,
  type FileSystem,
  type Sync,
} from '../support/file-integrations.ts'
import { startFleet } from '../support/fleet.ts'
import { startProduct, type Product } from '../support/product.ts'

const employees = 60
const kills = 50
/** Of the server, between two kills at most; a run is some forty. */
const mostOperations = 8
const systems: FileSystem[] = ['agda-ps', 'paxml', 'agda-ps', 'paxml']
const seed = 7

const patience = { timeout: 300_000, interval: 20 }

let product: Product

beforeAll(async () => {
  product = await startProduct({ workers: false })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

type Company = { rig: FileRig; rounds: number; nameOf: Map<number, string> }

async function changeSome(company: Company, roll: () => number): Promise<void> {
  const { rig, nameOf } = company
  company.rounds += 1
  for (let number = 1; number <= employees; number += 1) {
    if (nameOf.has(number) && roll() > 0.2) continue
    const familyName = `Åberg & ${company.rounds} ${number}`
    nameOf.set(number, familyName)
    await rig.hire(number, { familyName })
  }
}

/** All of them, also one whose start was asked for by a call that was not answered in time. */
async function liveRuns({ call, id }: FileRig): Promise<Sync[]> {
  const runs: Sync[] = []
  for (let cursor = ''; ;) {
    const page = (await call('GET', `/integrations/${id}/syncs?limit=100${cursor}`)).body as {
      data: Sync[]
      next: string | null
    }
    runs.push(...page.data.filter(({ kind }) => kind === 'manual'))
    if (page.next === null) return runs
    cursor = `&cursor=${page.next}`
  }
}

test('I9: with workers killed at fifty moments each file arrives once, and the register is the source', async () => {
  const fleet = await startFleet(product, { size: 4 })
  const companies: Company[] = []
  for (const system of systems)
    companies.push({ rig: await liveFileIntegration(product, system), rounds: 0, nameOf: new Map() })
  await product.sftp.runImport()
  await product.sftp.scheduleImport(1)
  await product.sftp.addFault({ kind: 'drop', chance: 0.01, seed })
  await product.sftp.addFault({
    kind: 'do-then-drop',
    chance: 0.1,
    seed,
    on: ['rename', 'close', 'fsync', 'open'],
  })

  let areKilled = false
  const keepRunning = async (company: Company, index: number): Promise<void> => {
    const roll = dice(seed + index)
    // Twice at least, also where one is starved by the others or by the kills.
    while (!areKilled || company.rounds < 2) {
      await changeSome(company, roll)
      await company.rig.run()
    }
  }
  const running = Promise.allSettled(companies.map(keepRunning))
  const roll = dice(seed)
  const operations = async () =>
    Object.values((await product.sftp.status()).operations).reduce((sum, count) => sum + count, 0)
  for (let kill = 0; kill < kills; kill += 1) {
    const enough = (await operations()) + 1 + Math.floor(roll() * mostOperations)
    await expect.poll(operations, patience).toBeGreaterThanOrEqual(enough)
    await fleet.killOne(roll())
  }
  areKilled = true
  const broken = (await running).filter(({ status }) => status === 'rejected')
  expect(broken).toEqual([])

  await product.sftp.clearFaults()
  for (const { rig } of companies) await rig.run()
  await product.sftp.scheduleImport(null)
  await product.sftp.runImport()
  for (const { rig, nameOf } of companies) {
    const runs = await liveRuns(rig)
    expect(runs.map(({ outcome }) => outcome)).toEqual(runs.map(() => 'completed'))
    const files = runs.flatMap(({ file }) => (file === null ? [] : [file]))
    expect(files.length).toBeGreaterThan(1)
    const imports = await product.sftp.imports({ username: rig.username, folder: 'live' })
    const told = ({ name, size, sha256 }: { name: string; size: number | null; sha256: string | null }) =>
      `${name} ${size} ${sha256}`
    expect(imports.map(told).toSorted(), 'each once, whole').toEqual(files.map(told).toSorted())
    expect(imports.filter(({ outcome }) => outcome !== 'imported')).toEqual([])
    expect(await rig.files('live'), 'nothing left').toEqual([])
    expect(await rig.files('test')).toEqual([])
    const register = await rig.register('live')
    const names = [...register.values()].map(({ fields }) => fields['EFTERNAMN'] ?? fields['efternamn'] ?? '')
    expect(names.toSorted()).toEqual([...nameOf.values()].toSorted())
  }
})

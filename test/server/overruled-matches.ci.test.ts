// A person says who an employee is at the payroll system while a write or a job is under way that takes it for somebody else (I12).
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createTripletexControl } from '../../src/sandbox/tripletex/control-client.ts'
import { createVismaNetControl } from '../../src/sandbox/visma-net/control-client.ts'
import { liveFileIntegration } from '../support/file-integrations.ts'
import type { HttpRig } from '../support/http-integrations.ts'
import { integrationOf } from '../support/integrations.ts'
import { startProduct, type Product } from '../support/product.ts'
import { liveVismaNetIntegration, type VismaNetRig } from '../support/visma-net-integrations.ts'

const patience = { timeout: 180_000, interval: 100 }

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterEach(async () => {
  const { tripletexApiUrls, vismaNetApiUrls } = product.config.payroll
  const [tripletex = ''] = tripletexApiUrls
  const [vismaNet = ''] = vismaNetApiUrls
  await createTripletexControl(tripletex.replace('/tripletex/v2', '')).clearFaults()
  const settings = { jobSeconds: { least: 0, most: 0 } }
  await createVismaNetControl(vismaNet.replace('/visma-net/v2', '')).putSettings(settings)
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const matchOf = async (integration: string, employee: string): Promise<unknown> =>
  await product.db('matches').where({ integration_id: integration, employee_id: employee }).first()

const stranger = { personNames: [{ firstName: 'Kari', lastName: 'Dahl' }], dateOfBirth: '1980-01-01' }

async function say(rig: HttpRig, employee: string, said: object): Promise<void> {
  const path = `/integrations/${rig.id}/matches/${employee}`
  expect(await rig.call('PUT', path, { ...said, reason: 'Looked.' })).toMatchObject({ status: 200 })
}

type Saying = (rig: VismaNetRig, there: { own: string; other: string }) => Promise<void>

const somebodyElse: Saying = async (rig, { other }) => await say(rig, 'E2', { remoteId: other })
const somebodyNew: Saying = async (rig) => await say(rig, 'E2', { new: true })
const somebodyElseFor3: Saying = async (rig, { own, other }) => {
  await say(rig, 'E2', { remoteId: other })
  await say(rig, 'E3', { remoteId: own })
}

test.for([
  ['somebody else', somebodyElse, '93'],
  ['somebody new', somebodyNew, '2'],
  ['somebody else, and another one its own of before', somebodyElseFor3, '93'],
] as const)(
  'I12: who is said to be %s while a job is under way is sent there by the next run',
  async ([, saying, number]) => {
    const rig = await liveVismaNetIntegration(product)
    await rig.hire(3)
    await rig.run()
    const { company, control } = rig
    const [{ id: own } = { id: '' }] = await control.employees({ company, number: '2' })
    const documents = [{ employee: { ...stranger, number: '93', isDraft: true } }]
    const [other = ''] = await control.addDocuments({ company, documents })
    await control.putSettings({ jobSeconds: { least: 3_600, most: 3_600 } })
    await rig.hire(2, { familyName: 'Berg' })
    const { id } = (await rig.call('POST', `/integrations/${rig.id}/sync`, {})).body as { id: string }
    await expect.poll(async () => (await rig.results(id))['E2']?.reach, patience).toBe('sent')
    await saying(rig, { own, other })
    const said = await matchOf(rig.id, 'E2')
    await control.putSettings({ jobSeconds: { least: 0, most: 0 } })
    await control.finishJobs()
    await rig.over(id)
    const carriedOut = { outcome: 'updated', reach: 'waiting' }
    expect(await rig.results(id)).toMatchObject({ E2: carriedOut })
    expect(await product.db('sync_jobs').where({ integration_id: rig.id })).toEqual([])
    expect(await matchOf(rig.id, 'E2'), 'it stays as it was said').toEqual(said)
    // As people there do, so that the number is free.
    await control.edit({ company, number: '2', employee: { number: '92' } })
    await rig.run()
    const there = await control.employees({ company, number })
    expect(JSON.stringify(there)).toContain('Berg')
    expect((await rig.run()).counts, 'once').toMatchObject({ unchanged: 3 })
  },
)

test('I12: who is said to be somebody else while a write is under way is sent there by the next run', async () => {
  const rig = await integrationOf(product, { approvedScope: 2 })
  const { company, tripletex } = rig
  await rig.hire(1)
  await rig.run('manual')
  const fields = { firstName: 'Kari', lastName: 'Dahl', employeeNumber: '93', userType: 'NO_ACCESS' }
  const [other] = await tripletex.addRows({ company, rows: [{ resource: 'employee', fields }] })
  const fault = await tripletex.addFault({ kind: 'slow', method: 'PUT', ms: 3_000, times: 1 })
  await rig.hire(1, { mobilePhone: '+4741111111' })
  const writing = await rig.start('manual')
  const isAsked = async () => !(await tripletex.status()).faults.some(({ id }) => id === fault.id)
  await expect.poll(isAsked, patience).toBe(true)
  const { error } = await rig.tenant.admin.PUT('/v1/integrations/{id}/matches/{employeeId}', {
    params: { path: { id: rig.id, employeeId: 'E1' } },
    body: { remoteId: String(other), reason: 'Looked.' },
  })
  expect(error).toBeUndefined()
  const said = await matchOf(rig.id, 'E1')
  const run = await rig.ended(writing)
  expect(await rig.results(run.id)).toEqual({ E1: 'updated' })
  expect(await matchOf(rig.id, 'E1'), 'it stays as it was said').toEqual(said)
  await rig.run('manual')
  const [there] = await tripletex.employees({ company, employeeNumber: '93' })
  expect(there).toMatchObject({ id: other, phoneNumberMobile: '41111111' })
})

test('I12: who is said to be somebody else, or new, while a file is delivered stays so', async () => {
  const rig = await liveFileIntegration(product, 'paxml')
  await rig.hire(3)
  await rig.run()
  for (const number of [2, 3]) await rig.hire(number, { familyName: 'Berg' })
  const placing = { on: ['rename' as const], account: rig.username, times: 1 }
  const fault = await product.sftp.addFault({ kind: 'slow', ms: 4_000, ...placing })
  const started = await rig.call('POST', `/integrations/${rig.id}/sync`, {})
  const isPlaced = async () => !(await product.sftp.status()).faults.some(({ id }) => id === fault.id)
  await expect.poll(isPlaced, patience).toBe(true)
  await say(rig, 'E2', { remoteId: '77' })
  await say(rig, 'E3', { new: true })
  await say(rig, 'E1', { remoteId: '2' })
  const matches = async () => await Promise.all(['E1', 'E2', 'E3'].map((each) => matchOf(rig.id, each)))
  const said = await matches()
  expect(await rig.ended(started)).toMatchObject({ outcome: 'completed', counts: { updated: 2 } })
  expect(await matches(), 'as it was said').toEqual(said)
  const next = await rig.run()
  expect(await rig.results(next.id), 'who is new is sent').toMatchObject({ E3: { reach: 'waiting' } })
})

// Absences as the second dataset of an integration with Tripletex, from the API to the leaves that the sandbox counts.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { createTripletexControl } from '../../src/sandbox/tripletex/control-client.ts'
import { everythingInTemporal } from '../support/everything-in-temporal.ts'
import { integrationOf, type IntegrationRig } from '../support/integrations.ts'
import { startProduct, type Product } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { mappingOf } from '../support/tripletex-people.ts'

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})
afterEach(async () => {
  const [apiUrl = ''] = product.config.payroll.tripletexApiUrls
  await createTripletexControl(apiUrl.replace('/tripletex/v2', '')).clearFaults()
})

type Absence = components['schemas']['Absence']
type Results = { data: components['schemas']['SyncResult'][] }

const mapping = mappingOf({ absenceTypes: { 'parental-secret': 'PARENTAL_BENEFITS' } })

/** Covers absences, as the API sets it. */
async function rigOf(): Promise<IntegrationRig> {
  const rig = await integrationOf(product, { mapping })
  const { error } = await rig.tenant.admin.PUT('/v1/integrations/{id}/scope', {
    params: { path: { id: rig.id } },
    body: { datasets: ['employees', 'absences'] },
  })
  if (error) throw new Error(error.detail)
  await approved(rig)
  return rig
}

/** As if a run had covered all of it. */
const approved = async (rig: IntegrationRig) =>
  await product.db('integrations').where({ id: rig.id }).update({ approved_scope: 5 })

/** From the start of this integration on, unless said. */
async function away(
  rig: IntegrationRig,
  id: string,
  changes: Partial<Absence> & { number: number },
): Promise<void> {
  const { number, ...fields } = changes
  const body = {
    employeeId: `E${number}`,
    employmentId: `E${number}-1`,
    type: 'parental-secret',
    startDate: '2026-02-01',
    percent: '100',
    ...fields,
  }
  const { error } = await rig.tenant.hr.PUT('/v1/absences/{id}', { params: { path: { id } }, body })
  if (error) throw new Error(`${error.title}: ${error.detail}`)
}

const leavesOf = async (rig: IntegrationRig, number: number) =>
  await rig.tripletex.leaves({ company: rig.company, employeeNumber: String(number) })

test('I9: each absence arrives once, a changed one updates, and a run without changes makes no call', async () => {
  const rig = await rigOf()
  for (const number of [1, 2]) await rig.hire(number)
  await away(rig, 'A1', { number: 1, endDate: '2026-05-31' })
  await away(rig, 'A2', { number: 1, startDate: '2026-09-01', percent: '50' })
  expect(await rig.run('manual')).toMatchObject({ outcome: 'completed', counts: { created: 2 } })
  expect(await leavesOf(rig, 1)).toMatchObject([
    { importedLeaveOfAbsenceId: 'A1', endDate: '2026-05-31', percentage: 100, type: 'PARENTAL_BENEFITS' },
    { importedLeaveOfAbsenceId: 'A2', percentage: 50 },
  ])
  const writes = await rig.writes()
  const { calls } = await rig.tripletex.status()
  expect(await rig.run('scheduled')).toMatchObject({ counts: { unchanged: 2 } })
  expect((await rig.tripletex.status()).calls).toEqual(calls)

  await away(rig, 'A2', { number: 1, startDate: '2026-09-01', percent: '80' })
  const changed = await rig.run('scheduled')
  expect(await rig.results(changed.id)).toEqual({ E1: 'updated', E2: 'unchanged' })
  expect(await rig.writes()).toBe(writes + 1)
  expect(await leavesOf(rig, 1)).toMatchObject([{ percentage: 100 }, { percentage: 80, version: 2 }])
  expect(await rig.run('manual', { isFull: true })).toMatchObject({ counts: { unchanged: 2 } })
  expect(await rig.writes()).toBe(writes + 1)
})

test('I12: what ended before the start is not sent, what spans it is sent with its dates as they are', async () => {
  const rig = await rigOf()
  await rig.hire(1)
  await away(rig, 'A1', { number: 1, startDate: '2025-11-01', endDate: '2025-12-31' })
  await away(rig, 'A2', { number: 1, startDate: '2025-12-01', endDate: '2026-01-31' })
  await rig.run('manual')
  expect(await leavesOf(rig, 1)).toMatchObject([
    { importedLeaveOfAbsenceId: 'A2', startDate: '2025-12-01', endDate: '2026-01-31' },
  ])
})

test('I9: dropped connections and moved dates make no leave twice', async () => {
  const rig = await rigOf()
  const { tripletex } = rig
  for (const number of [1, 2, 3]) {
    await rig.hire(number)
    await away(rig, `A${number}`, { number, endDate: '2026-03-31' })
  }
  const path = '/employee/employment/leaveOfAbsence'
  await tripletex.addFault({ kind: 'do-then-drop', method: 'POST', path, employeeNumber: '1', times: 1 })
  await tripletex.addFault({ kind: 'do-then-fail', method: 'POST', path, employeeNumber: '2', times: 1 })
  // Carried out; while its answer is waited for, looking stops working as well, so that it has failed in both passes.
  await tripletex.addFault({ kind: 'do-then-hang', method: 'POST', path, employeeNumber: '3', times: 1 })
  const sync = await rig.start('manual')
  await expect.poll(async () => (await leavesOf(rig, 3)).length, { timeout: 60_000 }).toBe(1)
  const broken = { kind: 'answer', status: 200, body: 'not what was asked', path } as const
  await tripletex.addFault({ ...broken, method: 'GET', employeeNumber: '3' })
  await rig.ended(sync)
  expect(await rig.results(sync)).toEqual({ E1: 'created', E2: 'created', E3: 'failed' })
  await tripletex.clearFaults()
  await away(rig, 'A3', { number: 3, startDate: '2027-01-01', endDate: '2027-02-28' })
  expect(await rig.run('manual')).toMatchObject({ outcome: 'completed' })
  for (const number of [1, 2]) expect(await leavesOf(rig, number)).toHaveLength(1)
  expect(await leavesOf(rig, 3)).toMatchObject([{ startDate: '2027-01-01', endDate: '2027-02-28' }])
})

test('I8, I11: absences go along once they are covered, by a run that asks first; nobody else is sent again', async () => {
  const rig = await integrationOf(product, { mapping, approvedScope: 2 })
  for (const number of [1, 2]) await rig.hire(number)
  await away(rig, 'A1', { number: 1 })
  await rig.run('manual')
  expect(await leavesOf(rig, 1)).toEqual([])
  await rig.tenant.admin.PUT('/v1/integrations/{id}/scope', {
    params: { path: { id: rig.id } },
    body: { datasets: ['employees', 'absences'] },
  })
  const sync = await rig.start('manual')
  expect(await rig.held(sync)).toMatchObject({ heldBecause: ['scope-widened'] })
  expect(await leavesOf(rig, 1)).toEqual([])
  await rig.approve(sync)
  await rig.ended(sync)
  expect(await rig.results(sync)).toEqual({ E1: 'updated', E2: 'unchanged' })
  expect(await leavesOf(rig, 1)).toHaveLength(1)
})

test('I6: results and previews tell of absences by field, without the type; an unmapped one and a withdrawn one with the reason', async () => {
  const rig = await rigOf()
  await rig.hire(1)
  await away(rig, 'A1', { number: 1 })
  await away(rig, 'A2', { number: 1, type: 'sick-secret' })
  const fieldsOf = async (id: string) => {
    const key = rig.tenant.keys.viewer
    const { body } = await send(product.url, { path: `/v1/syncs/${id}/results`, key })
    expect(JSON.stringify(body)).not.toMatch(/PARENTAL|secret/)
    const fields = (body as Results).data.flatMap((each) => each.fields)
    return fields.filter(({ field }) => field.startsWith('absences.'))
  }
  const preview = await rig.run('preview')
  expect(await fieldsOf(preview.id)).toContainEqual(
    expect.objectContaining({ field: 'absences.A1.type', outcome: 'created', to: '***' }),
  )
  expect(await rig.writes()).toBe(0)
  const run = await rig.run('manual')
  const told = await fieldsOf(run.id)
  expect(told).toContainEqual(expect.objectContaining({ field: 'absences.A1.startDate', to: '2026-02-01' }))
  expect(told).toContainEqual(expect.objectContaining({ field: 'absences.A2.type', reason: 'no-mapping' }))
  await away(rig, 'A1', { number: 1, withdrawn: true })
  const withdrawn = await rig.run('manual')
  expect(await fieldsOf(withdrawn.id)).toContainEqual(
    expect.objectContaining({ field: 'absences.A1', outcome: 'not-sent', reason: 'not-removable-there' }),
  )
  expect(await leavesOf(rig, 1)).toHaveLength(1)
})

test('why somebody is away, and when, stands in no history, and of what was sent nothing is in clear', async () => {
  const rig = await rigOf()
  await rig.hire(1)
  await away(rig, 'A1', { number: 1, startDate: '2026-03-17', endDate: '2026-07-23' })
  await rig.run('manual')
  const secrets = /parental-secret|PARENTAL_BENEFITS|2026-03-17|2026-07-23/
  expect(await everythingInTemporal(product)).not.toMatch(new RegExp(secrets, 'i'))
  const records = await product.db('sync_records').where({ tenant_id: rig.tenant.id })
  expect(records).toMatchObject([{ absences_sealed: expect.stringMatching(/^v1\./) as string }])
  expect(JSON.stringify(records)).not.toMatch(secrets)
})

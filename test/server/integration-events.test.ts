// What callers are told of an integration and its runs, with ids, dates and codes only.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { payloadOf } from '../../src/api/schemas/event.ts'
import {
  setCredentials,
  setDisconnected,
  setLive,
  setPaused,
  setResumed,
} from '../../src/db/integration-changes.ts'
import { findIntegration, loseAuthorisation } from '../../src/db/integrations.ts'
import { insertMissed } from '../../src/db/missed-syncs.ts'
import { notePlanned } from '../../src/db/syncs.ts'
import { nothingPlanned } from '../../src/domain/run-guard.ts'
import { integrationOf, type IntegrationRig } from '../support/integrations.ts'
import { startProduct, type Product } from '../support/product.ts'

let product: Product

beforeAll(async () => {
  product = await startProduct({ workers: false })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

/** In their order; each as its schema says. */
async function told({ tenant }: IntegrationRig): Promise<[type: string, data: Record<string, unknown>][]> {
  const { data } = await tenant.viewer.GET('/v1/events')
  return (data?.data ?? []).map(({ type, timestamp, data: { tenant: of, sequence, ...rest } }) => {
    payloadOf(type).parse({ type, timestamp, data: { tenant: of, sequence, ...rest } })
    return [type, rest]
  })
}

const now = '2026-11-20T08:00:00.000Z'
const company = { id: '1', name: 'Fjord AS', organisationNumber: null }

test('events: each step in the life of an integration is told once', async () => {
  const rig = await integrationOf(product, { stage: 'setting-up' })
  const { db } = product
  const ref = { tenant: rig.tenant.id, integration: rig.id }
  const by = { by: 'payroll-1', now }
  const credentials = { ...by, sealed: 'x', company, expireOn: null }
  await setCredentials(db, ref, { ...credentials, expireOn: '2027-11-20' })
  const { scope } = (await findIntegration(db, ref.tenant, ref.integration)) ?? {}
  if (scope === undefined) throw new Error('no integration')
  await setLive(db, ref, { ...by, scope, schedule: null, mappingVersion: 1 })
  await setPaused(db, ref, by)
  await setResumed(db, ref, by)
  for (const at of [now, now])
    await loseAuthorisation(db, ref.tenant, ref.integration, { why: 'credentials-rejected', at })
  await setCredentials(db, ref, { ...credentials, now: '2026-11-21T08:00:00.000Z' })
  await setPaused(db, ref, by)
  await setLive(db, ref, {
    ...{ ...by, now: '2026-11-22T08:00:00.000Z' },
    ...{ scope, schedule: null, mappingVersion: 2 },
  })
  await setDisconnected(db, ref, { now })
  const whose = { integrationId: rig.id, system: 'tripletex' }
  expect(await told(rig)).toEqual([
    ['integration.authorised', { ...whose, credentialsVersion: 2, expiresOn: '2027-11-20' }],
    ['integration.promoted', { ...whose, mappingVersion: 1, hasSchedule: false }],
    ['integration.paused', whose],
    ['integration.resumed', whose],
    ['integration.authorisation-lost', { ...whose, why: 'credentials-rejected' }],
    ['integration.authorised', { ...whose, credentialsVersion: 3, expiresOn: null }],
    ['integration.paused', whose],
    ['integration.promoted', { ...whose, mappingVersion: 2, hasSchedule: false }],
    ['integration.disconnected', whose],
  ])
})

test('events: a run is told of when it begins, and when it waits for an approval of other numbers', async () => {
  const rig = await integrationOf(product)
  const id = await rig.insert('scheduled')
  const hold = (created: number) =>
    notePlanned(product.db, rig.tenant.id, id, {
      planned: { ...nothingPlanned, created },
      heldBecause: ['too-many'],
    })
  for (const created of [12, 12, 13]) await hold(created)
  await notePlanned(product.db, rig.tenant.id, id, { planned: nothingPlanned, heldBecause: null })
  const due = { date: '2026-11-20', dueAt: '2026-11-20T05:00:00.000Z' }
  const ref = { tenant: rig.tenant.id, integration: rig.id }
  await insertMissed(product.db, ref, { ...due, reason: 'run-under-way', syncId: id })
  const whose = { integrationId: rig.id, syncId: id, kind: 'scheduled' }
  const held = ['sync.held', { ...whose, heldBecause: ['too-many'] }]
  const missed = { integrationId: rig.id, ...due, reason: 'run-under-way', syncId: id }
  expect(await told(rig)).toEqual([['sync.started', whose], held, held, ['sync.missed', missed]])
})

// Decisions of people about leavers over HTTP: carried out before the answer, or refused with the way out (L13).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays, instantIn } from '../support/dates.ts'
import { outcomeOf, readLeaver, readUser, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { type Answer, insist } from '../support/requests.ts'
import { atRest, readTables } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

type Deciding = { leaver: string; kind: string; json: unknown; key?: string; actor?: string | undefined }

async function decide({
  leaver,
  kind,
  json,
  key = tenant.keys.hr,
  actor = 'hr-17',
}: Deciding): Promise<Answer> {
  const headers: Record<string, string> = actor === '' ? {} : { 'Koppling-Actor': actor }
  return await insist(product.url, {
    method: 'POST',
    path: `/v1/leavers/${leaver}/${kind}`,
    key,
    json,
    headers,
  })
}

/** A leaver that sleeps until its date in 30 days and some. */
async function sleeping(id: string) {
  await hire({ ...product, tenant }, id)
  return await terminate(tenant, `${id}-1`)
}

test('L13: postpone, release and run now over HTTP, each with who and why in the edits and the audit trail', async () => {
  const { id } = await sleeping('D1')
  const until = instantIn(60)
  expect(await decide({ leaver: id, kind: 'postpone', json: { until, reason: 'on call' } })).toMatchObject({
    status: 200,
    body: { stage: 'held', heldBy: 'operator', postponed: { until, by: 'hr-17', reason: 'on call' } },
  })
  expect(await decide({ leaver: id, kind: 'release', json: { reason: 'handed over' } })).toMatchObject({
    status: 200,
    body: { stage: 'waiting', heldBy: null, postponed: null },
  })
  expect(await decide({ leaver: id, kind: 'run-now', json: { reason: 'walked out' } })).toMatchObject({
    status: 200,
    body: { access: 'now' },
  })
  const { edits } = await outcomeOf(tenant, id, 'completed')
  expect(edits.filter(({ what }) => what === 'decision')).toMatchObject([
    { old: { stage: 'waiting' }, new: { decision: 'postpone', until }, actor: 'hr-17', reason: 'on call' },
    { old: { stage: 'held' }, new: { decision: 'release' }, actor: 'hr-17', reason: 'handed over' },
    { old: { stage: 'waiting' }, new: { decision: 'run-now' }, actor: 'hr-17', reason: 'walked out' },
  ])
  const audit = (await product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_kind: 'leaver', subject_id: id })
    .orderBy('id')) as object[]
  expect(audit).toMatchObject([
    { action: 'leaver.postpone', actor: 'hr-17', reason: 'on call' },
    { action: 'leaver.release', actor: 'hr-17', reason: 'handed over' },
    { action: 'leaver.run-now', actor: 'hr-17', reason: 'walked out' },
  ])
  expect(await readUser(tenant, 'U-D1')).toMatchObject({ active: false })
})

test('L13: a cancelled leaver is over, and the account stays open', async () => {
  const { id } = await sleeping('D2')
  expect(
    await decide({ leaver: id, kind: 'cancel', json: { reason: 'stays as a consultant' } }),
  ).toMatchObject({
    status: 200,
    body: { stage: 'finished', outcome: 'cancelled-by-operator' },
  })
  expect(await readUser(tenant, 'U-D2')).toMatchObject({ active: true })
})

test.for([
  ['postpone', { until: instantIn(9), reason: 'x' }, /is finished: only a leaver that has not acted/],
  ['release', { reason: 'x' }, /is finished: only a leaver that a person holds/],
  ['run-now', { reason: 'x' }, /is finished: only a leaver that has not acted/],
  ['retry', { reason: 'x' }, /is finished: only a connection that is being removed/],
  ['skip', { reason: 'x' }, /is finished: only a connection that is being removed/],
  ['cancel', { reason: 'x' }, /is finished: .*take the termination back/],
] as const)('L13: %s of a finished leaver is 409 and changes nothing', async ([kind, json, says]) => {
  const id = `F-${kind}`
  await hire({ ...product, tenant }, id, { user: null })
  const leaver = await terminate(tenant, `${id}-1`, { lastDay: inDays(-9) })
  await atRest(product.db)
  const before = await readTables(product.db)
  const answer = await decide({ leaver: leaver.id, kind, json })
  expect(answer).toMatchObject({ status: 409, problem: 'decision-refused' })
  expect(answer.detail).toMatch(says)
  expect(await readTables(product.db)).toEqual(before)
})

test.for([
  ['a viewer', { key: 'viewer' }, { status: 403, problem: 'forbidden' }],
  ['nobody named', { actor: '' }, { status: 400, problem: 'actor-required' }],
  ['no reason', { json: { until: instantIn(9) } }, { status: 422, pointers: ['/reason'] }],
  ['a blank reason', { json: { until: instantIn(9), reason: '  ' } }, { status: 422, pointers: ['/reason'] }],
  ['no end', { json: { reason: 'x' } }, { status: 422, pointers: ['/until'] }],
  ['an end that lies behind', { json: { until: instantIn(-1), reason: 'x' } }, { status: 409 }],
  ['an end in 92 days', { json: { until: instantIn(92), reason: 'x' } }, { status: 409 }],
  [
    'an unknown field',
    { json: { until: instantIn(9), reason: 'x', by: 'me' } },
    { status: 422, pointers: ['/by'] },
  ],
] as const)(
  'L13: a postponement with %s is refused and changes nothing',
  async ([what, changes, expected]) => {
    const { id } = await sleeping(`P-${what.replaceAll(' ', '-')}`)
    const before = await readLeaver(tenant, id)
    const json = 'json' in changes ? changes.json : { until: instantIn(9), reason: 'x' }
    const answer = await decide({
      leaver: id,
      kind: 'postpone',
      json,
      ...('key' in changes && { key: tenant.keys[changes.key] }),
      ...('actor' in changes && { actor: changes.actor }),
    })
    expect(answer).toMatchObject(expected)
    expect(await readLeaver(tenant, id)).toEqual(before)
  },
)

test('L13: a leaver that nobody knows is 404', async () => {
  const json = { reason: 'x' }
  for (const leaver of ['nobody', '6f1d0d6e-1111-4222-8333-944445555666']) {
    expect(await decide({ leaver, kind: 'cancel', json })).toMatchObject({
      status: 404,
      problem: 'not-found',
    })
  }
})

// What people decide and do by hand can be asked first what it would do (L15).
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { readLeaver, readLeavers, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { insist, send } from '../support/requests.ts'
import { atRest, readTables } from '../support/tables.ts'

type Preview = components['schemas']['Preview']

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant({ removeConnectionWhenDeactivatedByHand: true })
  for (const id of ['sleeping', 'other', 'third', 'closed']) await hire({ ...product, tenant }, id)
  for (const id of ['sleeping', 'other', 'third']) await terminate(tenant, `${id}-1`)
  const { id } = await terminate(tenant, 'closed-1', { lastDay: inDays(-20) })
  await vi.waitUntil(async () => (await readLeaver(tenant, id)).outcome === 'completed', 60_000)
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const latest = async (who: string) => (await readLeavers(tenant, who))[0]

type Act = { who: string; act: string; json?: object }

async function perform({ who, act, json }: Act, { dryRun }: { dryRun: boolean }) {
  const isByHand = act === 'deactivate' || act === 'reactivate'
  const subject = isByHand ? `users/U-${who}` : `leavers/${(await latest(who))?.id}`
  // A key would be remembered, and a dry run is to change nothing.
  return await (dryRun ? send : insist)(product.url, {
    method: 'POST',
    path: `/v1/${subject}/${act}${dryRun ? '?dryRun=true' : ''}`,
    key: tenant.keys.hr,
    json: { reason: 'x', ...json },
    headers: { 'Koppling-Actor': 'hr-17' },
  })
}

const until = instantIn(60)
const postpone = { who: 'sleeping', act: 'postpone', json: { until } }

type Asked = Act & { counts: Partial<Preview['counts']>; entries: object[] }

test.for<Asked>([
  {
    ...postpone,
    counts: { movedLater: 1 },
    entries: [{ change: 'moved-later', after: { heldUntil: until } }],
  },
  {
    who: 'sleeping',
    act: 'release',
    counts: { movedEarlier: 1 },
    entries: [{ change: 'moved-earlier', before: { heldUntil: until }, after: { heldUntil: null } }],
  },
  {
    who: 'other',
    act: 'cancel',
    counts: { cancelled: 1 },
    entries: [{ change: 'cancelled', outcome: 'cancelled-by-operator' }],
  },
  {
    who: 'third',
    act: 'deactivate',
    counts: { cancelled: 1 },
    entries: [{ change: 'cancelled', outcome: 'closed-by-hand', after: null }],
  },
  {
    who: 'closed',
    act: 'reactivate',
    json: { until },
    counts: { planned: 1, givenBack: 1, closingWithin24Hours: 0 },
    entries: [{ change: 'planned', before: null, after: { heldUntil: until } }],
  },
  {
    who: 'sleeping',
    act: 'run-now',
    counts: { movedEarlier: 1, closingWithin24Hours: 1 },
    entries: [{ change: 'moved-earlier', before: { access: 'rule' }, after: { access: 'now' } }],
  },
])(
  'L15: a dry run of $act of $who changes nothing, and says what the act then does',
  async ({ counts, entries, ...act }) => {
    await atRest(product.db)
    const before = await readTables(product.db)
    const dry = await perform(act, { dryRun: true })
    expect(dry.status, dry.detail).toBe(200)
    expect(dry.body).toMatchObject({ counts, entries })
    expect(await readTables(product.db)).toEqual(before)

    expect(await perform(act, { dryRun: false })).toMatchObject({ status: 200 })
    const [{ after, outcome } = { after: null, outcome: null }] = (dry.body as Preview).entries
    const leaver = await latest(act.who)
    // What runs now may have completed by now.
    expect([outcome, 'completed']).toContain(leaver?.outcome)
    expect(leaver).toMatchObject({ ...(after !== null && { access: after.access }) })
  },
)

test.for<Act>([
  { who: 'other', act: 'release' },
  { who: 'other', act: 'postpone', json: { until: instantIn(-1) } },
  { who: 'nobody', act: 'deactivate' },
  { who: 'closed', act: 'reactivate', json: { until: instantIn(-1) } },
  { who: 'other', act: 'reactivate', json: { until } },
])('L15: a dry run of $act of $who refuses what the act refuses, in the same words', async (act) => {
  const dry = await perform(act, { dryRun: true })
  const real = await perform(act, { dryRun: false })
  expect(dry.status).toBeGreaterThanOrEqual(400)
  expect([dry.status, dry.problem, dry.detail]).toEqual([real.status, real.problem, real.detail])
})

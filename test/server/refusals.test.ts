// Every act of a person on a leaver or an account, done wrongly in every way: refused with the way out, and nothing is changed.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { problemTypes, type ProblemType } from '../../src/api/problem-types.ts'
import { inDays, instantIn } from '../support/dates.ts'
import { readLeaver, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { allTold, readTables } from '../support/tables.ts'

let product: Product
let tenant: TenantRig
/** One that sleeps, and one that has completed: the ids of their leavers. */
const leavers = { sleeping: '', finished: '' }

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
  for (const id of ['sleeping', 'finished']) await hire({ ...product, tenant }, id)
  leavers.sleeping = (await terminate(tenant, 'sleeping-1')).id
  leavers.finished = (await terminate(tenant, 'finished-1', { lastDay: inDays(-20) })).id
  await vi.waitFor(
    async () => {
      if ((await readLeaver(tenant, leavers.finished)).outcome === null) throw new Error('not finished yet')
    },
    { timeout: 60_000, interval: 50 },
  )
  await allTold(product.db)
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

type Who = 'sleeping' | 'finished' | 'nobody'

type Act = {
  method?: 'PUT'
  path: (who: Who) => string
  json: object
  /** Whom the act makes no sense for, and what is said then. */
  wrongState: { who: Who; json?: object; problem: ProblemType }
  /** What is said without a reason. */
  withoutReason: ProblemType
}

const decision = (kind: string, who: Who, json: object = {}): Act => ({
  path: (who) => `/v1/leavers/${who === 'nobody' ? who : leavers[who]}/${kind}`,
  json: { reason: 'x', ...json },
  wrongState: { who, problem: 'decision-refused' },
  withoutReason: 'invalid-request',
})

const byHand = (what: string, wrongState: Act['wrongState']): Act => ({
  path: (who) => `/v1/users/U-${who}/${what}`,
  json: { reason: 'x' },
  wrongState,
  withoutReason: 'invalid-request',
})

const now = { lastDay: inDays(30), access: 'now', reason: 'x' }

const acts: Record<string, Act> = {
  postpone: decision('postpone', 'finished', { until: instantIn(9) }),
  release: decision('release', 'sleeping'),
  'run now': decision('run-now', 'finished'),
  retry: decision('retry', 'sleeping'),
  skip: decision('skip', 'sleeping'),
  cancel: decision('cancel', 'finished'),
  'deactivate by hand': byHand('deactivate', { who: 'nobody', problem: 'not-found' }),
  'reactivate by hand': byHand('reactivate', {
    who: 'finished',
    json: { reason: 'x', until: instantIn(-1) },
    problem: 'invalid-request',
  }),
  'termination with access now': {
    method: 'PUT',
    path: (who) => `/v1/employments/${who}-1/termination`,
    json: now,
    wrongState: {
      who: 'sleeping',
      json: { ...now, lastDay: '2019-12-31' },
      problem: 'last-day-before-start',
    },
    withoutReason: 'reason-required',
  },
}

type Wrong = {
  who?: Who
  json?: object
  key?: string | undefined
  actor?: string
  expected: ProblemType
}

const without = (json: object) => ({ ...json, reason: undefined })

const wrongs: Record<string, (act: Act) => Wrong> = {
  'the wrong role': () => ({ key: tenant.keys.viewer, expected: 'forbidden' }),
  'no key': () => ({ key: undefined, expected: 'unauthorized' }),
  'nobody named': () => ({ actor: '', expected: 'actor-required' }),
  'no reason': ({ json, withoutReason }) => ({ json: without(json), expected: withoutReason }),
  'a subject that does not exist': () => ({ who: 'nobody', expected: 'not-found' }),
  'the wrong state': ({ wrongState: { problem, ...others } }) => ({ ...others, expected: problem }),
}

const cases = Object.keys(acts).flatMap((act) => Object.keys(wrongs).map((wrong) => [act, wrong] as const))

test.for(cases)(
  'L8 L13 L16: %s with %s is refused, names the way out and changes nothing',
  async ([of, how]) => {
    const act = acts[of]
    const wrong = act && wrongs[how]?.(act)
    if (act === undefined || wrong === undefined) throw new Error(`no case ${of}, ${how}`)
    const { who = 'sleeping', json = act.json, actor = 'hr-17', expected } = wrong
    const before = await readTables(product.db)
    const answer = await send(product.url, {
      method: act.method ?? 'POST',
      path: act.path(who),
      key: 'key' in wrong ? wrong.key : tenant.keys.hr,
      json,
      headers: actor === '' ? {} : { 'Koppling-Actor': actor },
    })
    expect(answer).toMatchObject({ status: problemTypes[expected].status, problem: expected })
    expect(answer.detail?.length, 'a detail that says what is wrong').toBeGreaterThan(10)
    expect(problemTypes[expected].wayOut).not.toBe('')
    expect(await readTables(product.db)).toEqual(before)
  },
)

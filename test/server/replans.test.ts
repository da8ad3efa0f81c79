// A change that concerns many people: it commits at once, everybody is planned again, and only those whose date moved are told.
import { Client, type WorkflowClientInterceptor } from '@temporalio/client'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markedLeavers } from '../../src/db/leaver-marks.ts'
import { databaseClock } from '../../src/db/transaction.ts'
import { insertReplan } from '../../src/db/replans.ts'
import { createReplanner } from '../../src/intake/replanner.ts'
import { createTeller } from '../../src/intake/tell.ts'
import { insertCrowd } from '../support/crowd.ts'
import { inDays } from '../support/dates.ts'
import { readLeaver, readLeavers, terminate } from '../support/leavers.ts'
import { emailOf, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { changeSettings, finishedReplan, readReplan } from '../support/replans.ts'
import { sweepNow } from '../support/sweep.ts'

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const templated = (id: string, userTemplateId: string) => ({
  user: { id: `U-${id}`, username: id, vismaConnectEmail: emailOf(id), userTemplateId },
})

async function putTemplate(tenant: TenantRig, template: object): Promise<string | undefined> {
  const params = { path: { id: 'T' } }
  const { response } = await tenant.admin.PUT('/v1/user-templates/{id}', {
    params,
    body: { name: 'T', ...template },
  })
  return response.headers.get('koppling-replan') ?? undefined
}

test('L4: the answer to a changed setting names the re-plan, which says how many moved and were told', async () => {
  const tenant = await product.tenant()
  await putTemplate(tenant, { deactivateAfterDays: 60 })
  for (const id of ['R1', 'R2']) await hire({ ...product, tenant }, id)
  await hire({ ...product, tenant }, 'R3', templated('R3', 'T'))
  const [first] = await Promise.all(['R1-1', 'R2-1', 'R3-1'].map((id) => terminate(tenant, id)))
  const id = await changeSettings(tenant, { deactivateAfterDays: 30 })
  expect(await readLeaver(tenant, first?.id ?? '')).toMatchObject({
    noAccessFrom: inDays(61),
    edits: [{ actor: 'tester', old: { days: 5 }, new: { days: 30 }, noAccessFrom: inDays(61) }],
  })
  const replan = await finishedReplan(tenant, id)
  expect(replan).toMatchObject({
    what: 'settings',
    subjectId: tenant.id,
    actor: 'tester',
    people: { total: 3, done: 3, failed: 0 },
    moved: 2,
    toTell: 2,
    told: 2,
    supersededBy: null,
  })
  const { data } = await tenant.viewer.GET('/v1/replans')
  expect(data?.data, 'found again without its id').toEqual([replan])
})

test('L4: a template and an employer name the re-plan of those whom they concern', async () => {
  const tenant = await product.tenant()
  await putTemplate(tenant, { deactivateAfterDays: 60 })
  const employer = { params: { path: { id: 'acme' } } }
  const body = { name: 'Acme', country: 'FI' }
  await tenant.admin.PUT('/v1/employers/{id}', { ...employer, body })
  await hire({ ...product, tenant }, 'R1', templated('R1', 'T'))
  await hire({ ...product, tenant }, 'R2', {
    employments: [{ id: 'R2-1', startDate: '2020-02-01', employerId: 'acme' }],
  })
  for (const id of ['R1-1', 'R2-1']) await terminate(tenant, id)
  const one = { people: { total: 1, done: 1, failed: 0 }, moved: 1, told: 1 }

  const ofTemplate = await putTemplate(tenant, { deactivateAfterDays: 90 })
  expect(await finishedReplan(tenant, ofTemplate)).toMatchObject({ ...one, what: 'user-template' })
  const moving = await tenant.admin.PUT('/v1/employers/{id}', {
    ...employer,
    body: { ...body, timeZone: 'Europe/Helsinki' },
  })
  const ofEmployer = moving.response.headers.get('koppling-replan') ?? undefined
  expect(await finishedReplan(tenant, ofEmployer)).toMatchObject({ ...one, subjectId: 'acme' })
  const gone = await tenant.admin.DELETE('/v1/user-templates/{id}', { params: { path: { id: 'T' } } })
  const ofNone = gone.response.headers.get('koppling-replan') ?? undefined
  expect(await finishedReplan(tenant, ofNone)).toMatchObject({ ...one, subjectId: 'T' })
})

test('L4: what moves no date makes no re-plan', async () => {
  const tenant = await product.tenant()
  expect(await changeSettings(tenant, { deactivateAfterDays: 9 }), 'nobody is leaving').toBe(undefined)
  await hire({ ...product, tenant }, 'R1')
  await terminate(tenant, 'R1-1')
  const guard = { count: 3, percent: 3 }
  expect(await changeSettings(tenant, { deactivateAfterDays: 9, guard })).toBe(undefined)
  expect(await putTemplate(tenant, { deactivateAfterDays: 60 }), 'no user has it').toBe(undefined)
})

test('L4: of many people the answer does not wait; the change stands, and the re-plan shows how far it is', async () => {
  const tenant = await product.tenant({ automation: 'observe' })
  const ids = await insertCrowd(product.db, tenant.id, { count: 230 })
  const last = ids.at(-1) ?? ''
  const holding = await product.db.transaction()
  await holding('employees').where({ tenant_id: tenant.id, id: last }).forUpdate().select('id')
  const id = await changeSettings(tenant, { automation: 'observe', deactivateAfterDays: 10 })
  await expect
    .poll(async () => await readReplan(tenant, id), { timeout: 30_000 })
    .toMatchObject({
      stage: 'planning',
      people: { total: 230, done: 200 },
      moved: 200,
      toTell: null,
      told: 0,
    })
  await holding.commit()
  expect(await finishedReplan(tenant, id)).toMatchObject({
    people: { total: 230, done: 230, failed: 0 },
    moved: 230,
    toTell: 0,
  })
  expect(await readLeavers(tenant, last)).toMatchObject([{ days: 10 }])
})

test('L14, L18: one whom an error keeps from being planned is left out and a to-do, and planned once the cause is gone', async () => {
  const tenant = await product.tenant()
  await insertCrowd(product.db, tenant.id, { count: 5 })
  const planned = async () => (await readLeavers(tenant)).map(({ employeeId }) => employeeId ?? '').toSorted()
  const todosOf = async () => (await tenant.viewer.GET('/v1/todo')).data?.data
  await product.db.raw(`
    create function refuse_one() returns trigger language plpgsql as
      $$ begin if new.employee_id = 'C00003' then raise exception 'not this one'; end if; return new; end $$;
    create trigger refuse_one before insert on leavers for each row execute function refuse_one()`)
  try {
    const id = await changeSettings(tenant, { deactivateAfterDays: 10 })
    expect(await finishedReplan(tenant, id)).toMatchObject({
      people: { total: 5, done: 4, failed: 1 },
      moved: 4,
      told: 4,
    })
    await sweepNow(product)
    expect(await planned()).toEqual(['C00001', 'C00002', 'C00004', 'C00005'])
    const todos = await todosOf()
    expect(todos).toMatchObject([
      { problem: 'replan-failed', for: 'operator', count: 1, employeeId: 'C00003', leaverId: null },
    ])
    expect(todos?.[0]?.ways.map(({ path }) => path)).toEqual([`/v1/replans/${id}`, '/v1/employees/C00003'])
  } finally {
    await product.db.raw('drop trigger refuse_one on leavers; drop function refuse_one')
  }
  await sweepNow(product)
  expect(await planned()).toEqual(['C00001', 'C00002', 'C00003', 'C00004', 'C00005'])
  expect(await todosOf()).toEqual([])
})

test('L4: a re-plan tells the soonest first, and whoever is told by another change does not wait for it', async () => {
  const tenant = await product.tenant({ automation: 'observe' })
  await insertCrowd(product.db, tenant.id, { count: 50 })
  await hire({ ...product, tenant }, 'Z1')
  const other = await terminate(tenant, 'Z1-1')
  const observed = await changeSettings(tenant, { automation: 'observe', deactivateAfterDays: 10 })
  expect(await finishedReplan(tenant, observed)).toMatchObject({ moved: 51, toTell: 0, told: 0 })
  // As if the process that switches on had died after its commit: the test does its work.
  const runner = await insertReplan(product.db, tenant.id, {
    scope: { what: 'settings', subject: tenant.id },
    cause: {},
    total: 51,
  })
  const untold = product.db('leavers').where({ tenant_id: tenant.id }).whereNot({ id: other.id })
  await untold.update({ replan_id: runner.id })
  await product.db('settings').where({ tenant_id: tenant.id }).update({ automation: 'on' })
  const bySweep = await markedLeavers(product.db, { tenant: tenant.id, markedForMs: 0, limit: 99 })
  expect(
    bySweep.map((leaver) => leaver.id),
    'the sweep leaves the others to the re-plan',
  ).toEqual([other.id])
  const told: string[] = []
  const otherTold = Promise.withResolvers<void>()
  const client = clientSeenBy({
    startWithDetails: async (input, next) => {
      const employment = input.options.workflowId.split('/').at(-1) ?? ''
      if (employment === 'Z1-1') otherTold.resolve()
      else await otherTold.promise
      told.push(employment)
      return await next(input)
    },
  })
  const log = pino({ level: 'silent' })
  await using stack = new AsyncDisposableStack()
  const teller = createTeller({ db: product.db, client, log })
  const replans = createReplanner({ db: product.db, clock: databaseClock, teller, client, log })
  stack.defer(() => replans.stop())
  await replans.start(runner, { total: 51 })
  teller.soon(tenant.id, [other.id])
  await replans.idle()
  await teller.settled()

  expect(told[0], 'while the re-plan stood still').toBe('Z1-1')
  const dates = new Map(
    (await readLeavers(tenant)).map(({ employmentId, actsAt }) => [employmentId, actsAt ?? '']),
  )
  const order = told.slice(1).map((employment) => Date.parse(dates.get(employment) ?? ''))
  expect(order).toHaveLength(50)
  expect(order).toEqual(order.toSorted((one, next) => one - next))
  expect(await readReplan(tenant, runner.id)).toMatchObject({ stage: 'finished', toTell: 50, told: 50 })
})

function clientSeenBy(interceptor: WorkflowClientInterceptor): Client {
  const { connection, options } = product.temporal
  return new Client({ connection, namespace: options.namespace, interceptors: { workflow: [interceptor] } })
}

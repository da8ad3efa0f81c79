// Intake at the size of a company, and under many hands at once: one row, one workflow, one effect per person.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { readLeavers, readUser } from '../support/leavers.ts'
import { emailOf, employee, hire } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'
import { allTold } from '../support/tables.ts'
import { expectLedgerToAgree } from '../support/witness.ts'

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await expectLedgerToAgree(product)
  await product[Symbol.asyncDispose]()
})

const minute = 60_000

function lapsOf(what: string) {
  const began = performance.now()
  return (step: string) =>
    console.log(`${what}: ${step} after ${((performance.now() - began) / 1_000).toFixed(1)} s`)
}

test('L5 L7: of 1,000 employees in one bulk request 300 are overdue, and each of them is closed and unlinked exactly once', async () => {
  const tenant = await product.tenant()
  const lap = lapsOf('1,000 employees, 300 overdue')
  const ids = Array.from({ length: 1_000 }, (_, index) => `E${1_000 + index}`)
  await product.sandbox.addPeople({
    people: ids.map((id) => ({ email: emailOf(id) })),
    client: sandboxClientId,
  })
  const lines = ids.map((id, index) => ({
    id,
    ...employee(id, {
      employments: [
        { id: `${id}-1`, startDate: '2020-02-01', lastDay: index < 300 ? inDays(-20 - (index % 50)) : null },
      ],
    }),
  }))
  const answers = await Array.fromAsync(tenant.hr.sendLines('/v1/employees/bulk', lines))
  lap('every line was answered')
  expect(answers.filter(({ result }) => result !== 'created')).toEqual([])
  await expect
    .poll(async () => (await readLeavers(tenant)).filter(({ outcome }) => outcome === 'completed').length, {
      timeout: 15 * minute,
      interval: 2_000,
    })
    .toBe(300)
  lap('300 were completed')

  const leavers = await readLeavers(tenant)
  expect(leavers).toHaveLength(300)
  expect(
    leavers.filter(({ steps }) => steps.account.state !== 'done' || steps.connection.state !== 'done'),
  ).toEqual([])
  const counts = (await product.sandbox.counts({ client: sandboxClientId })).filter(
    ({ unlinked }) => unlinked > 0,
  )
  expect(counts.filter(({ unlinked, connected }) => unlinked !== 1 || connected)).toEqual([])
  expect(counts.map(({ email }) => email).toSorted()).toEqual(ids.slice(0, 300).map(emailOf).toSorted())
  const query = `WorkflowType = 'leaver' and KopplingTenant = '${tenant.id}'`
  await expect
    .poll(async () => (await product.temporal.workflow.count(query)).count, { timeout: minute })
    .toBe(300)
})

test('intake: 20 of the same and 20 of different documents at once end in one row and one workflow, ten times', async () => {
  const tenant = await product.tenant()
  for (let round = 0; round < 10; round += 1) {
    const id = `R${round}`
    const put = (lastDay: string) =>
      send(product.url, {
        method: 'PUT',
        path: `/v1/employees/${id}`,
        key: tenant.keys.hr,
        json: employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay }] }),
      })
    const same = await Promise.all(Array.from({ length: 20 }, () => put(inDays(30))))
    const statuses = Map.groupBy(same, ({ status }) => status)
    expect([statuses.get(201)?.length, statuses.get(200)?.length]).toEqual([1, 19])
    expect(await readLeavers(tenant, id)).toMatchObject([{ noAccessFrom: inDays(36), edits: [] }])

    const different = await Promise.all(Array.from({ length: 20 }, (_, index) => put(inDays(40 + index))))
    expect(different.filter(({ status }) => status !== 200)).toEqual([])
    await allTold(product.db)
    const leavers = await readLeavers(tenant, id)
    expect(leavers.map(({ stage, lastDay }) => [stage, lastDay])).toEqual([
      ['waiting', await lastDayOf(tenant, id)],
    ])
    const query = `WorkflowId = 'leaver/${tenant.id}/${id}-1'`
    await expect
      .poll(async () => (await product.temporal.workflow.count(query)).count, { timeout: minute })
      .toBe(1)
  }
})

test('L4: 200 terminations, edits and revocations of one person, five at once, end as the last one that was taken says', async () => {
  const tenant = await product.tenant()
  const random = randomOf(20_261_122)
  await hire({ ...product, tenant }, 'H1')
  const path = { params: { path: { id: 'H1-1' } } }
  const days = [-40, -20, 10, 20, 40]
  const act = async (): Promise<number> => {
    const lastDay = inDays(days[Math.floor(random() * days.length)] ?? 10)
    const { response } =
      random() < 0.35
        ? await tenant.hr.DELETE('/v1/employments/{id}/termination', path)
        : await tenant.hr.PUT('/v1/employments/{id}/termination', { ...path, body: { lastDay } })
    return response.status
  }
  for (let batch = 0; batch < 40; batch += 1) {
    const statuses = await Promise.all([act(), act(), act(), act(), act()])
    expect(statuses.filter((status) => status !== 202 && status !== 204)).toEqual([])
    await expectConsistent(tenant)
  }
  const lastDay = await lastDayOf(tenant, 'H1')
  const overdue = lastDay !== null && lastDay < inDays(-6)
  await expect
    .poll(
      async () => {
        const leavers = await readLeavers(tenant, 'H1')
        const open = leavers.filter(({ stage }) => stage !== 'finished').map((leaver) => leaver.lastDay)
        const { active } = await readUser(tenant, 'U-H1')
        return { open, active }
      },
      { timeout: 2 * minute, interval: 500 },
    )
    .toEqual({ open: lastDay === null || overdue ? [] : [lastDay], active: !overdue })
  const taken: { action: string; new_value: { lastDay: string } | null }[] = await product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_id: 'H1-1' })
    .orderBy('id', 'desc')
    .limit(1)
    .select('action', 'new_value')
  expect(taken[0]?.new_value?.lastDay ?? null).toBe(lastDay)
  await allTold(product.db)
})

/** At every moment at most one leaver is open, and it says what the employment says. */
async function expectConsistent(tenant: TenantRig): Promise<void> {
  const rows = await product.db
    .from('employments as e')
    .leftJoin('leavers as l', function () {
      this.on('l.tenant_id', 'e.tenant_id')
        .andOn('l.employment_id', 'e.id')
        .andOnVal('l.stage', '<>', 'finished')
    })
    .where({ 'e.tenant_id': tenant.id })
    .whereRaw('l.last_day is distinct from e.last_day and l.id is not null')
    .select('e.last_day as employment', 'l.last_day as leaver')
  expect(rows as unknown[]).toEqual([])
}

async function lastDayOf({ viewer }: TenantRig, id: string): Promise<string | null> {
  const { data } = await viewer.GET('/v1/employees/{id}', { params: { path: { id } } })
  return data?.employments[0]?.lastDay ?? null
}

/** Numbers from 0 to 1, the same for the same seed, so that a failing run can be repeated. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

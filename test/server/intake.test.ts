// Changes that come at the same moment: each comes wholly before or after the other, and is told without the sweep's help.
import { Client, type WorkflowClientInterceptor } from '@temporalio/client'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTeller } from '../../src/intake/tell.ts'
import { inDays } from '../support/dates.ts'
import { eventNames } from '../support/histories.ts'
import { readLeavers, readUser, revoke, terminate } from '../support/leavers.ts'
import { holdAudit } from '../support/locks.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { allTold } from '../support/tables.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  // Without workers there is no sweep: what is told here is told by intake itself.
  product = await startProduct({ workers: false })
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const put = (id: string, json: object): Promise<Answer> =>
  send(product.url, { method: 'PUT', path: `/v1/employees/${id}`, key: tenant.keys.hr, json })

const terminated = (id: string, lastDay: string) =>
  employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay }] })

test('intake: of two new employees that bring the same user at once one is made, the other is 409 and names it', async () => {
  await using hold = await holdAudit(product.db)
  const user = { id: 'U-twin', username: 'twin' }
  const first = put('X1', employee('X1', { user }))
  await hold.waiting(1)
  const second = put('X2', employee('X2', { user }))
  await hold.waiting(2)
  await hold.release()
  expect((await first).status).toBe(201)
  const refused = await second
  expect(refused).toMatchObject({ status: 409, problem: 'user-elsewhere', pointers: ['/user/id'] })
  expect(refused.detail).toMatch(/belongs to the employee X1/)
  expect(await readUser(tenant, 'U-twin')).toMatchObject({ employeeId: 'X1' })
})

test('intake: of two new employees that bring the same employment at once one has it, the other is 409 and names it', async () => {
  await using hold = await holdAudit(product.db)
  const employments = [{ id: 'twin-1', startDate: '2020-02-01' }]
  const first = put('X3', employee('X3', { employments }))
  await hold.waiting(1)
  const second = put('X4', employee('X4', { employments }))
  await hold.waiting(2)
  await hold.release()
  expect((await first).status).toBe(201)
  const refused = await second
  expect(refused).toMatchObject({
    status: 409,
    problem: 'employment-elsewhere',
    pointers: ['/employments/0/id'],
  })
  expect(refused.detail).toMatch(/belongs to the employee X3/)
  const { data } = await tenant.viewer.GET('/v1/employees/{id}', { params: { path: { id: 'X3' } } })
  expect(data?.employments).toMatchObject(employments)
})

test('intake: a user that is changed while an employee takes it over counts for its leaver', async () => {
  const putUser = (json: object) =>
    send(product.url, {
      method: 'PUT',
      path: '/v1/users/U-X5',
      key: tenant.keys.hr,
      json: { username: 'X5', ...json },
    })
  await putUser({})
  await using hold = await holdAudit(product.db)
  const taking = put('X5', terminated('X5', inDays(10)))
  await hold.waiting(1)
  const changing = putUser({ deactivateAfterDays: 20 })
  await hold.waiting(2)
  await hold.release()
  expect([(await taking).status, (await changing).status]).toEqual([201, 200])
  expect(await readLeavers(tenant, 'X5')).toMatchObject([
    { days: 20, daysFrom: 'user', noAccessFrom: inDays(31) },
  ])
})

test('intake: the same first document sent 10 times at once is one employee, one leaver and one workflow', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => put('X6', terminated('X6', inDays(30)))))
  const statuses = Map.groupBy(answers, ({ status }) => status)
  expect([statuses.get(201)?.length, statuses.get(200)?.length]).toEqual([1, 9])
  await allTold(product.db)
  expect(await readLeavers(tenant, 'X6')).toMatchObject([
    { stage: 'waiting', noAccessFrom: inDays(36), edits: [] },
  ])
  const audit: unknown[] = await product.db('audit').where({ subject_id: 'X6' }).select('action')
  expect(audit).toEqual([{ action: 'employee.created' }])
  await expect.poll(() => runsOf('X6-1')).toBe(1)
})

test('intake: different documents sent 10 times at once end as the last one that was taken', async () => {
  const lastDays = Array.from({ length: 10 }, (_, index) => inDays(30 + index))
  const answers = await Promise.all(lastDays.map((lastDay) => put('X7', terminated('X7', lastDay))))
  expect(answers.filter(({ status }) => status >= 300)).toEqual([])
  await allTold(product.db)
  const { data } = await tenant.viewer.GET('/v1/employees/{id}', { params: { path: { id: 'X7' } } })
  const [leaver, ...others] = await readLeavers(tenant, 'X7')
  expect(others).toEqual([])
  expect(leaver?.lastDay).toBe(data?.employments[0]?.lastDay)
  // Every document that was taken is an edit, from one last day to the next.
  const chain =
    leaver?.edits.map((edit) => edit as { old: { lastDay: string }; new: { lastDay: string } }) ?? []
  expect(chain.at(-1)?.new.lastDay).toBe(leaver?.lastDay)
  expect(chain.slice(1).map((edit) => edit.old.lastDay)).toEqual(
    chain.slice(0, -1).map((edit) => edit.new.lastDay),
  )
  await expect.poll(() => runsOf('X7-1')).toBe(1)
})

test('intake: a bulk request tells at its end also those whose leavers it ended', async () => {
  await hire({ ...product, tenant }, 'X8')
  await put('X8', terminated('X8', inDays(30)))
  await allTold(product.db)
  const lines = [{ id: 'X8', ...employee('X8') }]
  for await (const { result } of tenant.hr.sendLines('/v1/employees/bulk', lines))
    expect(result).toBe('replaced')
  expect(await readLeavers(tenant, 'X8')).toMatchObject([{ outcome: 'cancelled', reason: 'revoked' }])
  await allTold(product.db)
})

test('L4: terminate, revoke and edit at once end as the employment stands, with one open leaver or none', async () => {
  await hire({ ...product, tenant }, 'X9')
  const path = { params: { path: { id: 'X9-1' } } }
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      index % 3 === 2
        ? tenant.hr.DELETE('/v1/employments/{id}/termination', path)
        : terminate(tenant, 'X9-1', { lastDay: inDays(30 + index) }),
    ),
  )
  const { data } = await tenant.viewer.GET('/v1/employees/{id}', { params: { path: { id: 'X9' } } })
  const open = (await readLeavers(tenant, 'X9')).filter(({ stage }) => stage !== 'finished')
  const lastDay = data?.employments[0]?.lastDay
  expect(open.map((leaver) => leaver.lastDay)).toEqual(lastDay === null ? [] : [lastDay])
})

/** A teller of the test's own, whose signals to workflows the interceptor sees first. */
function tellerSeenBy(interceptor: WorkflowClientInterceptor) {
  const { connection, options } = product.temporal
  const client = new Client({
    connection,
    namespace: options.namespace,
    interceptors: { workflow: [interceptor] },
  })
  return createTeller({ db: product.db, client, log: pino({ level: 'silent' }) })
}

/** Employees with a last day, the first one soonest, whose leavers were told once and are to be told again. */
async function marked(ids: readonly string[]): Promise<Map<string, string>> {
  const lines = ids.map((id, index) => ({ id, ...terminated(id, inDays(30 + index)) }))
  expect(await Array.fromAsync(tenant.hr.sendLines('/v1/employees/bulk', lines))).toHaveLength(ids.length)
  await allTold(product.db)
  const rows = (await product
    .db('leavers')
    .where({ tenant_id: tenant.id })
    .whereIn('employee_id', [...ids])
    .update({
      version: product.db.raw('version + 1'),
      marked_at: product.db.raw(`marked_at - interval '1 minute'`),
    })
    .returning(['id', 'employee_id'])) as { id: string; employee_id: string }[]
  return new Map(rows.map((row) => [row.employee_id, row.id]))
}

const stillMarked = async () => {
  const rows = (await product.db('leavers').whereRaw('told_version < version').select('employee_id')) as {
    employee_id: string
  }[]
  return rows.map(({ employee_id }) => employee_id)
}

test('L14: one leaver that cannot be told holds up neither the others nor the sweep', async () => {
  await marked(['Y1', 'Y2', 'Y3'])
  const teller = tellerSeenBy({
    signalWithStart: async (input, next) => {
      if (input.options.workflowId.endsWith('/Y1-1')) throw new Error('this one cannot be told')
      return await next(input)
    },
  })
  expect(await teller.sweep({ markedForMs: 50_000, limit: 50 })).toBe(3)
  expect(await stillMarked()).toEqual(['Y1'])
  expect(await teller.sweep({ markedForMs: 50_000, limit: 50 }), 'its turn comes again later').toBe(0)

  const healed = tellerSeenBy({})
  expect(await healed.sweep({ markedForMs: 0, limit: 50 })).toBe(1)
  expect(await stillMarked()).toEqual([])
})

test('L4: a revocation that overtakes the telling before it is told once more, so that no run is left behind', async () => {
  const leavers = await marked(['V1'])
  const run = product.temporal.workflow.getHandle(`leaver/${tenant.id}/V1-1`)
  await run.terminate('as if it had not been started yet')
  const telling = Promise.withResolvers<void>()
  const revoked = Promise.withResolvers<void>()
  const slow = tellerSeenBy({
    signalWithStart: async (input, next) => {
      telling.resolve()
      await revoked.promise
      return await next(input)
    },
  })
  slow.soon(tenant.id, [leavers.get('V1') ?? ''])
  await telling.promise
  await revoke(tenant, 'V1-1')
  await allTold(product.db)
  revoked.resolve()
  await slow.settled()
  const signals = eventNames(await run.fetchHistory()).filter((name) => name.endsWith('_SIGNALED'))
  expect(signals).toHaveLength(2)
  expect(await stillMarked()).toEqual([])
})

test('L4: one workflow is told of one version after the other', async () => {
  const leavers = await marked(['V2'])
  const id = leavers.get('V2') ?? ''
  const telling = Promise.withResolvers<void>()
  const changed = Promise.withResolvers<void>()
  const told: unknown[] = []
  const teller = tellerSeenBy({
    signalWithStart: async (input, next) => {
      told.push(input.signalArgs[0])
      telling.resolve()
      await changed.promise
      return await next(input)
    },
  })
  teller.soon(tenant.id, [id])
  await telling.promise
  await product.db('leavers').where({ id }).increment('version')
  teller.soon(tenant.id, [id])
  teller.soon(tenant.id, [id])
  changed.resolve()
  await teller.settled()
  expect(told).toMatchObject([{ version: 3 }, { version: 4 }])
  expect(await stillMarked()).toEqual([])
})

test('L14: the few leavers of one person are told before the many of a change that concerns everybody', async () => {
  const many = Array.from({ length: 40 }, (_, index) => `Z${10 + index}`)
  const leavers = await marked([...many, 'Z99'])
  const teller = tellerSeenBy({})
  // In the order in which they are taken out of the line: each is read before it is told.
  const taken = new Set<string>()
  const ids = new Set(leavers.values())
  const note = ({ bindings = [] }: { bindings?: unknown[] }): void => {
    for (const one of bindings.flat()) if (typeof one === 'string' && ids.has(one)) taken.add(one)
  }
  const idsOf = (employees: readonly string[]) => employees.map((id) => leavers.get(id) ?? '')
  product.db.on('query', note)
  try {
    teller.soon(tenant.id, idsOf(many))
    teller.soon(tenant.id, idsOf(['Z99']))
    await allTold(product.db)
  } finally {
    product.db.off('query', note)
  }
  expect(taken.size).toBe(41)
  // Eight were being told already, and as many go on at once.
  expect([...taken].indexOf(leavers.get('Z99') ?? '')).toBeLessThan(16)
})

/** Visibility follows a moment later. */
async function runsOf(employment: string): Promise<number> {
  const query = `WorkflowId = 'leaver/${tenant.id}/${employment}'`
  const { count } = await product.temporal.workflow.count(query)
  return count
}

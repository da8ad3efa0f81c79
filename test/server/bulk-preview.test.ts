// A dry run of a file of employees: a line for a line, one that sums up, and nothing is changed (L15).
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { inDays } from '../support/dates.ts'
import { readLeavers, terminate } from '../support/leavers.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { changeSettings } from '../support/replans.ts'
import { send } from '../support/requests.ts'
import { readTables } from '../support/tables.ts'

type Answer = components['schemas']['EmployeeLineAnswer']

let product: Product

beforeAll(async () => {
  product = await startProduct({ workers: false })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const ending = (id: string, lastDay: string | null) => ({
  id,
  ...employee(id, { employments: [{ id: `${id}-1`, startDate: '2020-02-01', lastDay }] }),
})

async function sendFile(
  tenant: TenantRig,
  lines: readonly unknown[],
  { dryRun }: { dryRun: boolean },
): Promise<Answer[]> {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const answer = await send(product.url, {
    method: 'POST',
    path: `/v1/employees/bulk${dryRun ? '?dryRun=true' : ''}`,
    key: tenant.keys.hr,
    text,
    headers: { 'Content-Type': 'application/x-ndjson' },
  })
  expect(answer.status).toBe(200)
  return String(answer.body)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}

test('L15: a dry run of a file says of each line what it then does, sums up, and changes nothing', async () => {
  const tenant = await product.tenant({ lateNoticeDelayMinutes: 1440, automation: 'observe' })
  for (const id of ['B1', 'B2', 'B3', 'B4']) await hire({ ...product, tenant }, id)
  await sendFile(tenant, [ending('B1', inDays(30)), ending('B2', inDays(30))], { dryRun: false })
  const file = [
    ending('B1', inDays(10)),
    ending('B2', null),
    ending('B3', inDays(-40)),
    ending('B4', null),
    ending('B5', inDays(10)),
    '{"id": "B6", ',
    ending('B1', '2019-01-01'),
  ]
  const before = await readTables(product.db)
  const dry = await sendFile(tenant, file, { dryRun: true })
  expect(await readTables(product.db)).toEqual(before)

  const real = await sendFile(tenant, file, { dryRun: false })
  expect(dry.slice(0, -1).map(({ preview: _preview, ...answer }) => withoutRequest(answer))).toEqual(
    real.map(withoutRequest),
  )
  expect(dry.map(({ preview }) => preview?.entries.map(({ change }) => change))).toEqual([
    ['moved-earlier'],
    ['cancelled'],
    ['planned'],
    undefined,
    ['planned'],
    undefined,
    undefined,
    undefined,
  ])
  expect(dry[0]?.preview?.entries).toMatchObject([
    {
      employeeId: 'B1',
      before: { noAccessFrom: inDays(36), access: 'rule', days: 5, daysFrom: 'default' },
      after: { noAccessFrom: inDays(16), access: 'rule', days: 5, daysFrom: 'default' },
    },
  ])
  const leavers = new Map((await readLeavers(tenant)).map((leaver) => [leaver.employmentId, leaver]))
  for (const { employmentId, outcome, after } of dry.flatMap(({ preview }) => preview?.entries ?? [])) {
    const dates = after !== null && { noAccessFrom: after.noAccessFrom }
    expect(leavers.get(employmentId)).toMatchObject({ outcome, ...dates })
  }
  expect(dry.at(-1)).toMatchObject({
    line: 7,
    result: 'summary',
    summary: {
      created: 1,
      replaced: 4,
      refused: 2,
      counts: { planned: 2, movedEarlier: 1, movedLater: 0, cancelled: 1, givenBack: 0 },
      closings: [
        { noAccessFrom: inDays(-34), count: 1 },
        { noAccessFrom: inDays(16), count: 2 },
      ],
    },
  })
})

const withoutRequest = ({ problem, ...answer }: Answer) => ({
  ...answer,
  ...(problem !== undefined && { problem: { ...problem, requestId: '' } }),
})

test('L13, L15: a dry run of a file of mistakes says what the mass guard would hold, now and in the days ahead', async () => {
  const tenant = await product.tenant({ guard: { count: 10, percent: 5 } })
  const ids = Array.from({ length: 40 }, (_, index) => `M${index}`)
  const file = (lastDay: string | null) => ids.map((id, index) => ending(id, index < 15 ? lastDay : null))
  const loading = (await sendFile(tenant, file(null), { dryRun: true })).at(-1)?.summary
  expect(loading).toMatchObject({ created: 40, closings: [], guard: { of: 40, limit: 10, held: 0 } })
  await sendFile(tenant, file(null), { dryRun: false })

  const ahead = (await sendFile(tenant, file(inDays(0)), { dryRun: true })).at(-1)?.summary
  expect(ahead).toMatchObject({
    counts: { planned: 15, closingWithin24Hours: 0 },
    closings: [{ noAccessFrom: inDays(6), count: 15 }],
    guard: { held: 0, ahead: [{ date: inDays(6), count: 15, isApproved: false }] },
  })
  const mistake = await sendFile(tenant, file(inDays(-20)), { dryRun: true })
  expect(mistake.at(-1)?.summary).toMatchObject({
    counts: { planned: 15, closingWithin24Hours: 15 },
    closings: [{ noAccessFrom: inDays(-14), count: 15 }],
    guard: { held: 15, heldBefore: 0, closing: 15, limit: 10, of: 40 },
  })
  await sendFile(tenant, file(inDays(-20)), { dryRun: false })
  const { data } = await tenant.viewer.GET('/v1/guard')
  expect(data).toMatchObject({ count: 15, closing: 15, limit: 10, of: 40 })
  const taken = (await sendFile(tenant, file(null), { dryRun: true })).at(-1)?.summary
  expect(taken).toMatchObject({ counts: { cancelled: 15 }, guard: { held: 0, heldBefore: 15, closing: 0 } })
})

test('L15: whoever asks by a file and pauses between two lines keeps nobody waiting', async () => {
  const tenant = await product.tenant()
  await hire({ ...product, tenant }, 'P1')
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const lines = writable.getWriter()
  const line = (id: string) =>
    lines.write(new TextEncoder().encode(`${JSON.stringify(ending(id, inDays(3)))}\n`))
  void line('P1').catch(() => undefined)
  const response = await fetch(`${product.url}/v1/employees/bulk?dryRun=true`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${tenant.keys.hr}`, 'Content-Type': 'application/x-ndjson' },
    body: readable,
    duplex: 'half',
  })
  const answers = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await answers?.read())?.value).toMatch(/"line":1,"id":"P1","result":"replaced","preview"/)

  await changeSettings(tenant, { deactivateAfterDays: 9 })
  expect(await terminate(tenant, 'P1-1', { lastDay: inDays(20) })).toMatchObject({ noAccessFrom: inDays(30) })
  expect(await product.db('bulk_requests').select('id')).toEqual([])
  void line('P2').catch(() => undefined)
  expect((await answers?.read())?.value).toMatch(/"line":2,"id":"P2","result":"created"/)
  await lines.close()
  expect((await answers?.read())?.value).toMatch(/"result":"summary"/)
})

// Webhooks over two weeks, by the clock of the server.
import { expect } from 'vitest'
import { listEvents } from '../../src/db/events.ts'
import { listTodos } from '../../src/db/todos.ts'
import { startReceiver } from '../support/receiver.ts'
import { sweep } from '../support/rig-sweep.ts'
import { endpointAt, happen, quiet } from '../support/rig-webhooks.ts'
import { test } from '../support/rig.ts'

test('webhooks: one that is away for two weeks is disabled with a to-do, and catches up by the list of events', async ({
  rig,
}) => {
  await using receiver = await startReceiver()
  const company = await rig.company()
  const endpoint = await endpointAt(rig, company, receiver)
  await happen(rig, company, 'A0')
  await quiet(rig, endpoint)
  const last = Number(receiver.received[0]?.data['sequence'])
  receiver.answer = 500
  for (let day = 1; day <= 14; day += 1) {
    await happen(rig, company, `A${day}`)
    await quiet(rig, endpoint)
    await rig.clock.on('1 day')
  }
  expect(await endpoint.read()).toMatchObject({ disabledWhy: 'failing' })
  const deliveries = await endpoint.deliveries()
  const given = deliveries.filter(({ state }) => state === 'failed')
  expect(given[0]).toMatchObject({ tries: 10, problem: 'status-500' })
  expect(deliveries).toHaveLength(given.length + 1)
  await sweep(rig)
  const now = await rig.clock.now()
  const todos = await listTodos(rig.db, company.id, {
    filter: {},
    after: undefined,
    limit: 9,
    now,
    guardAhead: [],
  })
  expect(todos).toMatchObject([{ problem: 'webhook-disabled' }])

  const missed = await listEvents(rig.db, company.id, { after: last, limit: 500 })
  const planned = missed.filter(({ type }) => type === 'leaver.planned')
  expect(planned.map(({ data }) => data['employeeId'])).toEqual(
    Array.from({ length: 14 }, (_, day) => `A${day + 1}`),
  )
  expect(missed.map(({ sequence }) => sequence)).toEqual(missed.map((_, index) => last + 1 + index))
  expect(missed.at(-1)).toMatchObject({
    type: 'todo.opened',
    data: { problem: 'webhook-disabled', for: 'hr' },
  })
})

// What the worker's log says of an attempt that failed by a fault in koppling.
import { MockActivityEnvironment } from '@temporalio/testing'
import { expect, test } from 'vitest'
import { failureInterceptor } from '../../src/temporal/interceptor.ts'

async function logOf(thrown: Error): Promise<string> {
  const lines: object[] = []
  const say = (fields: object): void => void lines.push(fields)
  const { execute } = failureInterceptor({ info: say, error: say })
  const next = () => Promise.reject(thrown)
  const run = new MockActivityEnvironment().run(async () => await execute?.({ args: [], headers: {} }, next))
  await expect(run).rejects.toMatchObject({
    type: 'Bug',
    message: expect.stringMatching(/^a fault/) as string,
  })
  return JSON.stringify(lines)
}

/** As the driver of PostgreSQL throws it. */
const refusedRow = () =>
  Object.assign(
    new TypeError('duplicate key: (email)=(kanarie@example.se)\nat kanarie 5, 12345\n    at kanarie'),
    {
      code: '23505',
      detail: 'Key (email)=(kanarie@example.se) already exists.',
      parameters: ['kanarie@example.se'],
    },
  )

test('the place of a fault is logged, and nothing that its error quotes', async () => {
  const log = await logOf(refusedRow())
  expect(log).toContain('"name":"TypeError","code":"23505"')
  expect(log).toMatch(/at refusedRow \([^"]*interceptor\.test\.ts[^"]*:\d+:\d+\)/)
  expect(log).not.toContain('kanarie')
})

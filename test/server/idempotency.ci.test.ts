// One Idempotency-Key, many callers, two API processes of which one is killed midway: one effect, one answer.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApiProcess, type ApiProcess } from '../support/api-process.ts'
import { openTransaction } from '../support/locks.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'

const repeats = 1_000

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct({ workers: false })
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const keysNamed = async (name: string) => await product.db<{ name: string }>('api_keys').where({ name })

/** Repeats the call, as a client does, until it is answered. `undefined`: no connection. */
async function answered(apis: readonly ApiProcess[], name: string, first: number): Promise<string> {
  for (let attempt = first; ; attempt += 1) {
    const api = apis[attempt % apis.length] as ApiProcess
    const answer = await send(api.url, {
      method: 'POST',
      path: `/v1/tenants/${tenant.id}/keys`,
      key: product.config.platformKey?.reveal(),
      json: { role: 'hr', name },
      headers: { 'Idempotency-Key': name },
    }).catch(() => undefined)
    if (answer?.status === 201) return JSON.stringify(answer.body)
    if (answer !== undefined && ![409, 429, 503].includes(answer.status)) {
      throw new Error(`answered ${answer.status} ${answer.problem}`)
    }
  }
}

test(`${repeats} repeats over two processes, one killed while it is at it: one key is made, and all get it`, async () => {
  await using killed = await startApiProcess(product)
  await using other = await startApiProcess(product)
  // The first call waits within its transaction, so that its process dies in the middle.
  await using held = await openTransaction(product.db)
  await held.trx.raw('lock table api_keys in share mode')
  const first = answered([killed, other], 'killed-1', 0)
  await expect
    .poll(async () => {
      const { rows } = await product.db.raw<{ rows: unknown[] }>(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into "api_keys"%'`,
      )
      return rows.length
    })
    .toBe(1)
  const others = Array.from({ length: repeats - 1 }, async (_, index) =>
    answered([killed, other], 'killed-1', index),
  )
  await killed.kill()
  await held.trx.rollback()
  const answers = await Promise.all([first, ...others])
  expect(new Set(answers).size).toBe(1)
  expect(answers).toHaveLength(repeats)
  expect(await keysNamed('killed-1')).toHaveLength(1)
})

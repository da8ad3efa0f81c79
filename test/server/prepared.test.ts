// Statements that PostgreSQL has prepared on connections that stay open, while a migration of a later version comes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { readLeavers, revoke, terminate } from '../support/leavers.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product } from '../support/product.ts'
import { allTold } from '../support/tables.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ workers: false })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

test('whoever runs while every table is widened goes on without an error', async () => {
  const tenant = await product.tenant()
  const { db } = product
  const people = ['E1', 'E2', 'E3']
  for (const id of people) await hire({ ...product, tenant }, id)
  const work = async (lastDay: string): Promise<void> => {
    // Often enough for every connection to have prepared, and at once for there to be several.
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(people.map((id) => terminate(tenant, `${id}-1`, { lastDay })))
      await Promise.all(people.map((id) => revoke(tenant, `${id}-1`)))
    }
    await Promise.all(people.map((id) => terminate(tenant, `${id}-1`, { lastDay })))
    await allTold(db)
  }
  await work(inDays(40))
  const { rows: tables } = await db.raw<{ rows: { name: string }[] }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  for (const { name } of tables) await db.raw('alter table ?? add column of_a_later_version text', [name])
  await work(inDays(50))
  const open = (await readLeavers(tenant)).filter(({ stage }) => stage === 'waiting')
  expect(open.map(({ lastDay }) => lastDay)).toEqual(people.map(() => inDays(50)))
})

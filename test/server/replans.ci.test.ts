import { afterAll, beforeAll, test } from 'vitest'
import { startProduct, type Product } from '../support/product.ts'
import { expectWholeReplans } from './replans-at-size.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

test('L4, L14: 2,000 leavers are planned again and told, also when the process dies on the way', async () => {
  await expectWholeReplans(product, 2_000)
})

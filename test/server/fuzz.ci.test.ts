// Requests made up from the OpenAPI document, valid and invalid ones, for every operation. `npm run test:fuzz` makes more of them.
import { expect, test } from 'vitest'
import { routeDeclarations } from '../../src/api/routes.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'
import { startProduct } from '../support/product.ts'

test('fuzzing: no operation fails, accepts what it does not document or answers so, with the seed 1', async () => {
  await using product = await startProduct({ ledger: false })
  const phases = ['examples', 'coverage', 'fuzzing'] as const
  const outcome = await fuzz(product, { seed: 1, examples: 3, phases, report: console.log })
  const health = 2
  expect(outcome).toEqual({ tested: String(routeDeclarations.length + health), faults: undefined })
})

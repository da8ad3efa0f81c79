// `npm run test:fuzz`: some hundred requests for every operation of the OpenAPI document, and chains of them.
import { expect, test } from 'vitest'
import { routeDeclarations } from '../../src/api/routes.ts'
import { chosenByHand, fuzz } from '../support/fuzz/fuzz.ts'
import { startProduct } from '../support/product.ts'

const { seed, examples } = chosenByHand()

test(`fuzzing: no operation fails, accepts what it does not document or answers so; FUZZ_SEED=${seed} repeats it`, async () => {
  await using product = await startProduct({ ledger: false })
  const phases = ['examples', 'coverage', 'fuzzing', 'stateful'] as const
  const outcome = await fuzz(product, { seed, examples, phases, report: console.log })
  const health = 2
  expect(outcome).toEqual({ tested: String(routeDeclarations.length + health), faults: undefined })
})

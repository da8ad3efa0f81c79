// More than 180 days are kept as they were sent, and the answer warns of them (L1).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { employee } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct({ workers: false })
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const user = (days: number) => ({ username: 'W1', deactivateAfterDays: days })
const person = (days: number) => employee('W1', { user: { id: 'U-W1', ...user(days) } })
const ending = { employments: [{ id: 'W1-1', startDate: '2020-02-01', lastDay: inDays(3) }] }

const writes: Record<string, { path: string; pointer: string; json: (days: number) => object }> = {
  settings: {
    path: '/v1/settings',
    pointer: '/deactivateAfterDays',
    json: (days) => ({ timeZone: 'Europe/Stockholm', deactivateAfterDays: days }),
  },
  'a user template': {
    path: '/v1/user-templates/long',
    pointer: '/deactivateAfterDays',
    json: (days) => ({ name: 'long', deactivateAfterDays: days }),
  },
  'an employee': { path: '/v1/employees/W1', pointer: '/user/deactivateAfterDays', json: person },
  'a user': { path: '/v1/users/U-W1', pointer: '/deactivateAfterDays', json: user },
}

test.for(Object.entries(writes))(
  'L1: of %s with 181 days the answer warns, also of a dry run, and keeps them; of 180 it does not',
  async ([, { path, pointer, json }]) => {
    const put = (days: number, query = '') =>
      send(product.url, { method: 'PUT', path: `${path}${query}`, key: tenant.keys.admin, json: json(days) })
    const warnings = [
      { pointer, code: 'days-above-180', detail: expect.stringMatching(/181 days/) as string },
    ]
    expect((await put(181, '?dryRun=true')).body).toMatchObject({ counts: {}, warnings })
    expect((await put(181)).body).toMatchObject({ warnings })
    const read = await send(product.url, { path, key: tenant.keys.viewer })
    expect(JSON.stringify(read.body)).toContain('"deactivateAfterDays":181')
    expect(read.body, 'it is about what was written').not.toHaveProperty('warnings')
    const again = await put(180)
    expect(again.status).toBeLessThan(300)
    expect(again.body).not.toHaveProperty('warnings')
  },
)

test('L1: of a file the line with 181 days warns, also of a dry run', async () => {
  const lines = [
    { id: 'W1', ...person(181), ...ending },
    { id: 'W2', ...employee('W2') },
  ]
  for (const query of ['?dryRun=true', '']) {
    const answer = await send(product.url, {
      method: 'POST',
      path: `/v1/employees/bulk${query}`,
      key: tenant.keys.hr,
      text: lines.map((line) => JSON.stringify(line)).join('\n'),
      headers: { 'Content-Type': 'application/x-ndjson' },
    })
    const [first = '', second = ''] = String(answer.body).split('\n')
    expect(first).toContain('"warnings":[{"pointer":"/user/deactivateAfterDays","code":"days-above-180"')
    expect(second).not.toContain('warnings')
  }
})

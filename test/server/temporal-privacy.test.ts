// What Temporal and the logs keep of a whole run of the product: ids, dates and codes, nothing personal.
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../support/dates.ts'
import { everythingInTemporal } from '../support/everything-in-temporal.ts'
import { outcomeOf, readLeaver, revoke, terminate } from '../support/leavers.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product } from '../support/product.ts'

let product: Product
/** Every line of the API and of the worker, down to the finest. */
const logged: string[] = []
beforeAll(async () => {
  product = await startProduct({ log: pino({ level: 'trace' }, { write: (line) => void logged.push(line) }) })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

/** An official test number; the bank account is the example of the Swedish banks. */
const personal = {
  givenName: 'Ragnhild',
  familyName: 'Provberg',
  workEmail: 'ragnhild.provberg@example.se',
  privateEmail: 'raggan@example.no',
  mobilePhone: '+46701740605',
  nationalId: { country: 'SE', number: '191212121212' },
  address: { street: 'Provgatan 17', postalCode: '98765', city: 'Provstad', country: 'SE' },
  bankAccount: { country: 'SE', clearing: '8327-9', number: '3930303930' },
}
const connectEmail = 'r.provberg@example.se'
const reason = 'left after a quarrel'

const texts = [
  'ragnhild',
  'provberg',
  'raggan',
  '46701740605',
  '191212121212',
  'provgatan',
  'provstad',
  '3930303930',
  '@example',
  'quarrel',
  'r.username',
]

test('no name, e-mail, number, address, reason or user name of a person is in any history or log', async () => {
  const tenant = await product.tenant()
  const user = (id: string) => ({ id: `U-${id}`, username: 'r.username', vismaConnectEmail: connectEmail })
  await product.sandbox.addFault({
    kind: 'answer',
    status: 418,
    body: { error_code: 'ERROR_TEAPOT', message: `${connectEmail} of Ragnhild Provberg` },
    times: 1,
    on: ['unlink'],
  })
  await product.sandbox.addFault({ kind: 'do-then-fail', times: 1, on: ['unlink'] })
  await hire({ ...product, tenant }, 'E1', { ...personal, user: user('E1') })
  const { id } = await terminate(tenant, 'E1-1', { lastDay: inDays(-20), reason })
  await outcomeOf(tenant, id, 'completed')

  await product.sandbox.addFault({
    kind: 'answer',
    status: 200,
    body: ['0b', '0c'].map((end) => ({
      id: `5f0c2f4e-55a3-4d0c-9d0e-0c8f7f3f2b${end}`,
      email: connectEmail,
    })),
    on: ['search'],
  })
  const second = { ...personal, ...employee('E2'), user: { ...user('E2'), connected: 'yes' as const } }
  const put = await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id: 'E2' } }, body: second })
  expect(put.error).toBeUndefined()
  const stuck = await terminate(tenant, 'E2-1', { lastDay: inDays(-20), reason })
  await expect
    .poll(async () => (await readLeaver(tenant, stuck.id)).stage, { timeout: 60_000, interval: 100 })
    .toBe('attention')
  await revoke(tenant, 'E2-1')
  await outcomeOf(tenant, stuck.id, 'undone')

  const runs = ['e1', 'e2'].map((employee) => `leaver/${tenant.id}/${employee}-1`)
  const listed = async () => {
    const everything = await everythingInTemporal(product)
    return runs.filter((run) => everything.includes(run))
  }
  await expect.poll(listed, { timeout: 60_000, interval: 500 }).toEqual(runs)
  const everything = await everythingInTemporal(product)
  // What is looked through is readable, and failures are in it.
  for (const text of [
    'employment\\":\\"e1-1',
    'outcomeunknown',
    'several-matches',
    `leaver e1-1 of ${tenant.id}`,
  ]) {
    expect(everything.includes(text), text).toBe(true)
  }
  expect(texts.filter((text) => everything.includes(text))).toEqual([])

  const log = logged.join('').toLowerCase()
  for (const text of [
    '"an attempt failed"',
    `leaver/${tenant.id}/e1-1`,
    'outcomeunknown',
    '"answered"',
    '/v1/employees/{id}',
  ])
    expect(log.includes(text), text).toBe(true)
  expect(texts.filter((text) => log.includes(text))).toEqual([])
})

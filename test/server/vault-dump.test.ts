// A whole person through the API, and then everything the database holds, read as a thief would.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { everythingInDatabase } from '../support/database-dump.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'

type Employee = components['schemas']['Employee']

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct({ workers: false })
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const document: Omit<Employee, 'user'> = {
  revision: 1,
  employeeNumber: '1001',
  givenName: 'Ada',
  familyName: 'Lind',
  workEmail: 'ada.lind@example.se',
  nationalId: { country: 'SE', number: '191212121212' },
  bankAccount: { country: 'SE', clearing: '8327-9', number: '987654321012' },
  employments: [
    {
      id: 'E1001-1',
      startDate: '2020-02-01',
      pay: { type: 'monthly', amount: '42137.50', currency: 'SEK', from: '2025-01-01' },
    },
  ],
}

/** What may stand nowhere in clear, in the spellings in which it might be kept; long enough not to turn up by chance. */
const secrets = [
  '191212121212',
  '1212121212',
  '121212-1212',
  '19121212-1212',
  '13097248022',
  '"8327-9"',
  '987654321012',
  '42137.50',
  '43240.25',
  'parental-ada',
  '2026-04-19',
  '62.5001',
]

/** The person under an id of its own, with these changes. */
async function put(id: string, changes: Partial<Employee> = {}): Promise<void> {
  const employments = document.employments.map((each) => ({ ...each, id: `${id}-1` }))
  const user = { id: `U-${id}`, username: id, vismaConnectEmail: 'ada.lind@example.se' }
  const body = { ...document, employments, user, ...changes }
  const { error } = await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body })
  if (error) throw new Error(`${error.title}: ${error.detail}`)
}

test('Keys: identity number, bank account, pay and absences stand nowhere in clear: not after writing, changing, terminating', async () => {
  await put('E1001')
  const pay = { type: 'monthly', amount: '43240.25', currency: 'SEK', from: '2026-01-01' } as const
  await put('E1001', {
    revision: 2,
    nationalId: { country: 'NO', number: '13097248022' },
    employments: [{ id: 'E1001-1', startDate: '2020-02-01', pay }],
  })
  await tenant.hr.PUT('/v1/employments/{id}/termination', {
    params: { path: { id: 'E1001-1' } },
    body: { lastDay: '2026-10-31', reason: 'Resigned' },
  })

  await tenant.hr.PUT('/v1/absences/{id}', {
    params: { path: { id: 'A1' } },
    body: {
      employeeId: 'E1001',
      employmentId: 'E1001-1',
      type: 'parental-ada',
      startDate: '2026-04-19',
      percent: '62.5001',
    },
  })

  const values = await everythingInDatabase(product)
  expect(values.filter((value) => secrets.some((secret) => value.includes(secret)))).toEqual([])
  // The dump sees what stands in clear, and the sealed columns are filled.
  expect(values).toContain('employees.given_name: Ada')
  expect(values).toContainEqual(expect.stringMatching(/^employees\.national_id_sealed: v1\./))
  expect(values).toContainEqual(expect.stringMatching(/^employees\.bank_account_sealed: v1\./))
  expect(values).toContainEqual(expect.stringMatching(/^employments\.pay_sealed: v1\./))
  expect(values).toContainEqual(expect.stringMatching(/^absences\.details_sealed: v1\./))
})

test('Keys: whoever may read the person gets the values back as they were sent', async () => {
  await put('E1002')
  const { data } = await tenant.hr.GET('/v1/employees/{id}', { params: { path: { id: 'E1002' } } })
  expect(data).toMatchObject({
    nationalId: { country: 'SE', number: '191212121212' },
    bankAccount: { country: 'SE', clearing: '8327-9', number: '987654321012' },
    employments: [{ pay: { type: 'monthly', amount: '42137.50', currency: 'SEK', from: '2025-01-01' } }],
  })
})

test('Keys: the audit trail names the changed personal fields, never their values', async () => {
  await put('E1003')
  await put('E1003', { revision: 2, mobilePhone: '+46700000000', givenName: 'Augusta', bankAccount: null })
  const { rows } = await product.db.raw<{ rows: { text: string }[] }>(
    'select to_jsonb(a)::text as text from audit a',
  )
  const told = rows.map(({ text }) => text).join('\n')
  for (const name of ['mobilePhone', 'givenName', 'bankAccount']) expect(told).toContain(name)
  for (const value of [
    'Augusta',
    'Ada',
    'Lind',
    '+46700000000',
    'ada.lind@example.se',
    '987654321012',
    '191212121212',
  ]) {
    expect(told).not.toContain(value)
  }
})

test('Keys: API keys are kept as hashes: no secret of a caller stands in the database', async () => {
  const told = (await everythingInDatabase(product)).join('\n')
  for (const secret of Object.values(tenant.keys)) {
    expect(told).not.toContain(secret)
    expect(told).not.toContain(secret.slice('kop_000000000000000000_'.length))
  }
})

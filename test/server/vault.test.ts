// The vault over a real PostgreSQL: keys of tenants and persons, made once, wrapped, moved and rotated.
import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { lockEmployee, type EmployeeFields } from '../../src/db/employees.ts'
import { createVault, sealedBy, type NamedKey, type Vault } from '../../src/db/vault.ts'
import { ownDatabase } from '../support/database.ts'

const first: NamedKey = { id: 'first', key: randomBytes(32) }
const second: NamedKey = { id: 'second', key: randomBytes(32) }
const nationalId = { country: 'SE', number: '191212121212' }
const at = (row: string) => ({ table: 'employees', column: 'national_id_sealed', row }) as const

let database: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex
let vault: Vault
let tenants = 0
let tenant: string

beforeAll(async () => {
  database = await ownDatabase()
  db = database.db
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})
beforeEach(async () => {
  vault = createVault([first])
  tenant = await newTenant(vault)
})

async function newTenant(by: Vault): Promise<string> {
  tenants += 1
  const id = `tenant-${tenants}`
  await db('tenants').insert({ id, name: id, time_zone: 'Europe/Stockholm' })
  await by.createTenantKey(db, id)
  for (const employee of ['E1', 'E2']) {
    await db('employees').insert({
      tenant_id: id,
      id: employee,
      employee_number: employee,
      given_name: 'Test',
      family_name: 'Person',
    })
  }
  return id
}

async function sealed(by: Vault, employee = 'E1'): Promise<string> {
  return (await by.forPerson(db, tenant, employee)).seal(at(employee), nationalId) ?? ''
}

async function opened(by: Vault, text: string, employee = 'E1'): Promise<unknown> {
  return (await by.forPerson(db, tenant, employee)).open(at(employee), text)
}

type TenantKey = { tenant_id: string; id: string; wrapped: string }
type PersonKey = TenantKey & { employee_id: string }

const personKeys = () => db<PersonKey>('person_keys').where({ tenant_id: tenant })

async function tenantKey(): Promise<TenantKey> {
  const [key] = await db<TenantKey>('tenant_keys').where({ tenant_id: tenant })
  if (key === undefined) throw new Error('no key of the tenant')
  return key
}

test("Keys: a value is sealed by the person's key, that one by the tenant's, that one by the master key", async () => {
  const text = await sealed(vault)
  const [personKey] = await personKeys()
  const { id, wrapped } = await tenantKey()
  expect(sealedBy(text)).toBe(personKey?.id)
  expect(sealedBy(personKey?.wrapped ?? '')).toBe(id)
  expect(sealedBy(wrapped)).toBe('first')
})

test('Keys: another process with the same master key opens what this one sealed', async () => {
  const text = await sealed(vault)
  expect(await opened(createVault([first]), text)).toEqual(nationalId)
})

test('Keys: null stays null, sealed and opened', async () => {
  const person = await vault.forPerson(db, tenant, 'E1')
  expect(person.seal(at('E1'), null)).toBe(null)
  expect(person.open(at('E1'), null)).toBe(null)
})

test('Keys: each person of a tenant has a key of its own, made once', async () => {
  for (const employee of ['E1', 'E2', 'E1', 'E2']) await sealed(vault, employee)
  const keys = await personKeys()
  expect(keys.map(({ employee_id }) => employee_id).toSorted()).toEqual(['E1', 'E2'])
  expect(new Set(keys.map(({ id }) => id)).size).toBe(2)
})

test.for([
  ['new', 'E9'],
  ['known', 'E1'],
] as const)(
  "Keys: ten documents at once of a %s person without a key, each under the person's lock, make one key",
  async ([, id]) => {
    const fields = { employeeNumber: id, givenName: 'Test', familyName: 'Person' } as EmployeeFields
    const texts = await Promise.all(
      Array.from({ length: 10 }, () =>
        db.transaction(async (trx) => {
          await lockEmployee(trx, tenant, id, fields)
          return (await createVault([first]).forPerson(trx, tenant, id)).seal(at(id), nationalId) ?? ''
        }),
      ),
    )
    expect(await personKeys()).toHaveLength(1)
    for (const text of texts) expect(await opened(vault, text, id)).toEqual(nationalId)
  },
)

test('Keys: a new master key in front wraps what is new, the old one still opens what it wrapped', async () => {
  const text = await sealed(vault)
  const rotated = createVault([second, first])
  expect(await opened(rotated, text)).toEqual(nationalId)
  expect(await opened(vault, await sealed(rotated, 'E2'), 'E2')).toEqual(nationalId)

  tenant = await newTenant(rotated)
  expect(sealedBy((await tenantKey()).wrapped)).toBe('second')
  expect(await opened(createVault([second]), await sealed(rotated))).toEqual(nationalId)
})

test('Keys: without the master key that wrapped it nothing opens, and the mistake names the key that lacks', async () => {
  const text = await sealed(vault)
  await expect(opened(createVault([second]), text)).rejects.toThrow(
    'KOPPLING_KEYS lacks the master key first',
  )
})

test('Keys: a master key of the right name and the wrong bytes opens nothing', async () => {
  const text = await sealed(vault)
  const impostor = createVault([{ id: 'first', key: randomBytes(32) }])
  await expect(opened(impostor, text)).rejects.toThrow(/authenticate/)
})

test('Keys: a new key of the tenant wraps new persons, the old one still opens the others', async () => {
  const text = await sealed(vault)
  await vault.createTenantKey(db, tenant)
  const newer = await sealed(vault, 'E2')
  expect(new Set((await personKeys()).map(({ wrapped }) => sealedBy(wrapped))).size).toBe(2)
  expect(await opened(createVault([first]), text)).toEqual(nationalId)
  expect(await opened(createVault([first]), newer, 'E2')).toEqual(nationalId)
})

test("Keys: a value copied to another person's row does not open there", async () => {
  const text = await sealed(vault)
  await sealed(vault, 'E2')
  await expect(opened(vault, text, 'E2')).rejects.toThrow(/sealed by key/)
})

test('Keys: a value copied to another column of its own row does not open there', async () => {
  const text = await sealed(vault)
  const person = await vault.forPerson(db, tenant, 'E1')
  const elsewhere = { table: 'employees', column: 'bank_account_sealed', row: 'E1' } as const
  expect(() => person.open(elsewhere, text)).toThrow(/authenticate/)
})

test("Keys: one tenant's keys copied into another tenant open nothing there", async () => {
  await sealed(vault)
  const { wrapped } = await tenantKey()
  tenant = await newTenant(vault)
  await db('tenant_keys').where({ tenant_id: tenant }).update({ wrapped })
  await expect(sealed(createVault([first]))).rejects.toThrow(/authenticate/)
})

test("Keys: one person's wrapped key put in another's place opens nothing", async () => {
  await sealed(vault)
  await sealed(vault, 'E2')
  const wrapped = (await personKeys()).find(({ employee_id }) => employee_id === 'E1')?.wrapped
  await db('person_keys').where({ tenant_id: tenant, employee_id: 'E2' }).update({ wrapped })
  await expect(sealed(vault, 'E2')).rejects.toThrow(/authenticate/)
})

test('Keys: erasing the key of a person erases what it sealed', async () => {
  const text = await sealed(vault)
  await db('person_keys').where({ tenant_id: tenant, employee_id: 'E1' }).delete()
  await expect(opened(vault, text)).rejects.toThrow(/sealed by key/)
})

test('Keys: a tenant without a key is told by its id', async () => {
  await db('tenant_keys').where({ tenant_id: tenant }).delete()
  await expect(sealed(createVault([first]))).rejects.toThrow(`tenant ${tenant} has no key`)
})

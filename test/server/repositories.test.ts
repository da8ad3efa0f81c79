// What is written of people and their employers comes back as it was: on a real PostgreSQL.
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEmployeeDocument } from '../../src/db/employee-documents.ts'
import { listEmployeeIds, lockEmployee } from '../../src/db/employees.ts'
import { findEmployer, knownEmployers, putEmployer } from '../../src/db/employers.ts'
import {
  findEmployment,
  plannedEmployments,
  putEmployment,
  revokeTermination,
  terminateEmployment,
} from '../../src/db/employments.ts'
import type { EmploymentDocument } from '../../src/domain/documents.ts'
import { ownDatabase } from '../support/database.ts'
import { employment, fields, hire, newTenant, user, vault } from './repositories-rig.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let db: Knex

beforeAll(async () => {
  database = await ownDatabase()
  db = database.db
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

test('a document comes back as it was written, sealed fields included', async () => {
  const tenant = await newTenant(db)
  await hire(db, tenant)
  expect(await readEmployeeDocument(db, tenant, 'E1', vault)).toEqual({
    ...fields,
    employments: [employment],
    user: { ...user, active: true, connected: 'unknown' },
    withdrawUser: false,
  })
  expect(await readEmployeeDocument(db, tenant, 'E2', vault)).toBe(undefined)
})

test('an employee is made once, and known the second time', async () => {
  const tenant = await newTenant(db)
  expect(await lockEmployee(db, tenant, 'E1', fields)).toMatchObject({ created: true })
  expect(await lockEmployee(db, tenant, 'E1', fields)).toMatchObject({
    created: false,
    row: { given_name: 'Ada' },
  })
})

test('employees are listed by id, a page after the other', async () => {
  const tenant = await newTenant(db)
  for (const id of ['E10', 'E2', 'E1', 'e1']) await lockEmployee(db, tenant, id, fields)
  const first = await listEmployeeIds(db, tenant, { after: undefined, limit: 3 })
  const rest = await listEmployeeIds(db, tenant, { after: first.at(-1), limit: 3 })
  expect([...first, ...rest].toSorted()).toEqual(['E1', 'E10', 'E2', 'e1'])
  expect(rest).toHaveLength(1)
})

test('employers are replaced whole, and asked for by id', async () => {
  const tenant = await newTenant(db)
  const employer = { name: 'Acme', organisationNumber: null, country: 'NO', timeZone: 'Europe/Oslo' }
  await putEmployer(db, tenant, 'acme-no', { ...employer, organisationNumber: '974760673' })
  await putEmployer(db, tenant, 'acme-no', employer)
  expect(await findEmployer(db, tenant, 'acme-no')).toEqual(employer)
  expect(await knownEmployers(db, tenant, ['acme-no', 'acme-dk'])).toEqual(new Set(['acme-no']))
})

test('L16: a termination is kept with how access ends, and a revoked one leaves nothing', async () => {
  const tenant = await newTenant(db)
  await hire(db, tenant)
  const read = () => findEmployment(db, tenant, 'E1-1')
  const terminated = { lastDay: '2026-10-31', accessAskedAt: null, reason: 'Resigned' }
  await terminateEmployment(db, tenant, 'E1-1', { ...terminated, access: { endsOn: '2026-10-15' } })
  expect(await read()).toMatchObject({
    lastDay: '2026-10-31',
    access: { endsOn: '2026-10-15' },
    reason: 'Resigned',
  })
  await terminateEmployment(db, tenant, 'E1-1', {
    ...terminated,
    access: 'now',
    accessAskedAt: '2026-09-01T07:59:00.123Z',
  })
  expect(await read()).toMatchObject({ access: 'now', accessAskedAt: '2026-09-01T07:59:00.123Z' })
  await revokeTermination(db, tenant, 'E1-1')
  expect(await read()).toMatchObject({ lastDay: null, access: 'rule', accessAskedAt: null, reason: null })
})

test("L2: an employment is planned in its employer's zone, else in the tenant's; a withdrawn one not at all", async () => {
  const tenant = await newTenant(db)
  await hire(db, tenant)
  const person = await vault.forPerson(db, tenant, 'E1')
  await putEmployer(db, tenant, 'zoneless', {
    name: 'Zoneless',
    organisationNumber: null,
    country: 'SE',
    timeZone: null,
  })
  const more: EmploymentDocument[] = [
    { ...employment, id: 'E1-2', employerId: 'zoneless', lastDay: '2026-10-31' },
    { ...employment, id: 'E1-3', employerId: null },
    { ...employment, id: 'E1-4', withdrawn: true },
  ]
  for (const document of more)
    await putEmployment(db, tenant, 'E1', { document, terminatedBy: undefined, vault: person })
  const planned = await plannedEmployments(db, tenant, 'E1')
  expect(planned.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
    {
      id: 'E1-1',
      startDate: '2020-02-01',
      lastDay: undefined,
      access: 'rule',
      accessAskedAt: undefined,
      timeZone: 'Europe/Helsinki',
    },
    {
      id: 'E1-2',
      startDate: '2020-02-01',
      lastDay: '2026-10-31',
      access: 'rule',
      accessAskedAt: undefined,
      timeZone: 'Europe/Stockholm',
    },
    {
      id: 'E1-3',
      startDate: '2020-02-01',
      lastDay: undefined,
      access: 'rule',
      accessAskedAt: undefined,
      timeZone: 'Europe/Stockholm',
    },
  ])
})

// An integration with a system that takes files, set up through HTTP alone; the sandbox's SFTP server is what receives.
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import type { PersonInRegister } from '../../src/sandbox/sftp/import/register.ts'
import type { Product, TenantRig } from './product.ts'
import { send, type Answer } from './requests.ts'
import { swedishNumber } from './swedish-numbers.ts'
import { employmentOf, personOf } from './swedish-people.ts'

export type Sync = components['schemas']['Sync']
export type FileSystem = 'agda-ps' | 'paxml'
type Folder = 'test' | 'live'

export const employer = 'acme-se'
const employerName = 'Acme AB'
const patience = { timeout: 300_000, interval: 50 }

const mappingOf: Record<FileSystem, object> = {
  'agda-ps': {
    companyNumber: '1',
    departments: { D10: '210' },
    contractTypes: { permanent: 'T' },
    payCodes: { monthly: '100', hourly: null },
  },
  paxml: { departments: { D10: '210' }, contractTypes: { permanent: { form: 'FAST' } } },
}

export type FileRig = {
  id: string
  tenant: TenantRig
  username: string
  call(method: string, path: string, json?: unknown): Promise<Answer>
  /** Complete for the system, with the employee number and an id of it. */
  hire(number: number, changes?: Partial<EmployeeDocument>): Promise<string>
  /** Answers what the run is at its end; whatever holds it is approved. */
  ended(started: Answer): Promise<Sync>
  over(sync: string): Promise<Sync>
  run(body?: { full?: boolean }): Promise<Sync>
  results(sync: string): Promise<Record<string, components['schemas']['SyncResult']>>
  /** Names, those of uploads under way as well. */
  files(folder: Folder): Promise<string[]>
  register(folder: Folder): Promise<Map<string, PersonInRegister>>
}

function callerOf(product: Product, tenant: TenantRig) {
  return async (method: string, path: string, json?: unknown): Promise<Answer> =>
    await send(product.url, {
      path: `/v1${path}`,
      method,
      key: tenant.keys.admin,
      headers: { 'Koppling-Actor': 'payroll-1' },
      ...(json !== undefined && { json }),
    })
}

function documentOf(number: number, changes: Partial<EmployeeDocument> = {}): object {
  const {
    revision: _revision,
    preserve: _preserve,
    withdrawUser: _withdrawUser,
    ...document
  } = personOf(String(number), {
    familyName: `Test ${number}`,
    nationalId: { country: 'SE', number: swedishNumber(number) },
    employments: [
      employmentOf(`E${number}-1`, {
        startDate: '2020-02-01',
        pay: { type: 'monthly', amount: '42000.00', currency: 'SEK', from: '2025-01-01' },
      }),
    ],
    ...changes,
  })
  return document
}

/** As far as the credentials, which are proven: those of an account of its own unless others are given. */
export async function fileIntegration(
  product: Product,
  system: FileSystem,
  given?: object,
): Promise<FileRig> {
  const tenant = await product.tenant()
  const call = callerOf(product, tenant)
  const username = `acme-${randomUUID().slice(0, 8)}`
  const password = `test-${randomUUID()}`
  await product.sftp.putAccount({ username, password, format: system === 'agda-ps' ? 'aim' : 'paxml' })
  const put = await call('PUT', `/employers/${employer}`, {
    name: employerName,
    organisationNumber: '5567037485',
    country: 'SE',
    timeZone: 'Europe/Stockholm',
  })
  expect(put.status).toBeLessThan(300)
  const made = await call('POST', '/integrations', { system, name: 'Payroll', employerId: employer })
  expect(made).toMatchObject({ status: 201 })
  const { id } = made.body as components['schemas']['Integration']
  expect(await call('PUT', `/integrations/${id}/mapping`, mappingOf[system])).toMatchObject({ status: 200 })
  const { host, port, hostKey } = await product.sftp.status()
  const credentials = given ?? {
    ...{ host, port, username, password, hostKey },
    folders: { test: 'Test/Importfiler', live: 'Prod/Importfiler' },
  }
  expect(
    await call('PUT', `/integrations/${id}/credentials`, { credentials, companyName: employerName }),
  ).toMatchObject({ status: 200, body: { company: { name: employerName } } })

  const stateOf = async (sync: string) => (await call('GET', `/syncs/${sync}`)).body as Sync
  const rig: FileRig = {
    id,
    tenant,
    username,
    call,
    async hire(number, changes) {
      const answer = await call('PUT', `/employees/E${number}`, documentOf(number, changes))
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
      return `E${number}`
    },
    async ended(started) {
      expect(started, JSON.stringify(started.body)).toMatchObject({ status: 202 })
      return await rig.over((started.body as Sync).id)
    },
    async over(sync) {
      for (;;) {
        await expect.poll(async () => (await stateOf(sync)).stage, patience).toMatch(/^(held|finished)$/)
        const state = await stateOf(sync)
        if (state.stage === 'finished') return state
        await call('POST', `/syncs/${sync}/approve`, { planned: state.planned })
        await expect.poll(async () => (await stateOf(sync)).stage, patience).not.toBe('held')
      }
    },
    async run(body = {}) {
      let started: Answer
      // While the worker that has the integration in its hands is dead nobody answers in time; to ask again is safe.
      do started = await call('POST', `/integrations/${id}/sync`, body)
      while (started.status === 503)
      return await rig.ended(started)
    },
    async results(sync) {
      const { body } = await call('GET', `/syncs/${sync}/results?limit=200`)
      const { data } = body as { data: components['schemas']['SyncResult'][] }
      return Object.fromEntries(data.map((result) => [result.employeeId, result]))
    },
    files: async (folder) => (await product.sftp.files({ username, folder })).map(({ name }) => name),
    register: async (folder) => await product.sftp.register({ username, folder }),
  }
  return rig
}

/** The same, tested with two employees, approved and promoted to running by hand. */
export async function liveFileIntegration(product: Product, system: FileSystem): Promise<FileRig> {
  const rig = await fileIntegration(product, system)
  const { call, id } = rig
  const employees = [await rig.hire(1), await rig.hire(2)]
  const test = await rig.ended(await call('POST', `/integrations/${id}/test`, { employees }))
  expect(test).toMatchObject({ outcome: 'completed', isGreen: true })
  expect(await call('POST', `/integrations/${id}/approve`)).toMatchObject({ status: 200 })
  expect(await call('POST', `/integrations/${id}/promote`, { schedule: null })).toMatchObject({ status: 200 })
  return rig
}

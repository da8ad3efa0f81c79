// An integration that is set up through HTTP alone, as an HR system does it.
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import type { Product, TenantRig } from './product.ts'
import { send, type Answer } from './requests.ts'

export type Sync = components['schemas']['Sync']

/** A run may be as long as its test. */
const patience = { timeout: 1_500_000, interval: 50 }

export type HttpRig = {
  id: string
  tenant: TenantRig
  call(method: string, path: string, json?: unknown): Promise<Answer>
  /** Complete for the system, with the employee number and an id of it. */
  hire(number: number, changes?: Partial<EmployeeDocument>): Promise<string>
  /** Answers what the run is at its end; whatever holds it is approved. */
  ended(started: Answer): Promise<Sync>
  over(sync: string): Promise<Sync>
  run(body?: { full?: boolean }): Promise<Sync>
  results(sync: string): Promise<Record<string, components['schemas']['SyncResult']>>
}

export type SetUp = {
  system: string
  employer: { id: string; name: string; organisationNumber: string; country: string; timeZone: string }
  mapping: object
  credentials: object
  /** Said by a person, where the system cannot tell (I3). */
  companyName?: string
  documentOf(number: number, changes?: Partial<EmployeeDocument>): EmployeeDocument
}

/** Asks again where nobody answers in time, such as while the worker that has the integration in its hands is dead. */
function callerOf(product: Product, tenant: TenantRig) {
  return async (method: string, path: string, json?: unknown): Promise<Answer> => {
    const headers = { 'Koppling-Actor': 'payroll-1', 'Idempotency-Key': randomUUID() }
    let answer: Answer
    do {
      answer = await send(product.url, {
        path: `/v1${path}`,
        method,
        key: tenant.keys.admin,
        headers,
        ...(json !== undefined && { json }),
      })
    } while (answer.problem === 'unavailable')
    return answer
  }
}

/** As an HR system sends it: without what is known here alone. */
export function bodyOf(document: EmployeeDocument) {
  const { revision: _revision, preserve: _preserve, withdrawUser: _withdrawUser, ...body } = document
  return body
}

/** As far as the credentials, which are proven. */
export async function integrationThroughHttp(
  product: Product,
  { system, employer: { id: employerId, ...employer }, mapping, documentOf, ...proof }: SetUp,
): Promise<HttpRig> {
  const tenant = await product.tenant()
  const call = callerOf(product, tenant)
  const put = await call('PUT', `/employers/${employerId}`, employer)
  expect(put.status).toBeLessThan(300)
  const made = await call('POST', '/integrations', { system, name: 'Payroll', employerId })
  expect(made).toMatchObject({ status: 201 })
  const { id } = made.body as components['schemas']['Integration']
  expect(await call('PUT', `/integrations/${id}/mapping`, mapping)).toMatchObject({ status: 200 })
  const proven = await call('PUT', `/integrations/${id}/credentials`, proof)
  expect(proven, JSON.stringify(proven.body)).toMatchObject({
    status: 200,
    body: { company: { name: employer.name } },
  })

  const stateOf = async (sync: string) => (await call('GET', `/syncs/${sync}`)).body as Sync
  const rig: HttpRig = {
    id,
    tenant,
    call,
    async hire(number, changes) {
      const answer = await call('PUT', `/employees/E${number}`, bodyOf(documentOf(number, changes)))
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
      return `E${number}`
    },
    async ended(started) {
      expect(started, JSON.stringify(started.body)).toMatchObject({ status: 202 })
      return await rig.over((started.body as Sync).id)
    },
    async over(sync) {
      let approved: string | undefined
      await expect
        .poll(async () => {
          const { stage, planned } = await stateOf(sync)
          const numbers = JSON.stringify(planned)
          // Held again with others it may be before anybody has seen that it went on.
          if (stage === 'held' && numbers !== approved) {
            const { status } = await call('POST', `/syncs/${sync}/approve`, { planned })
            if (status < 300) approved = numbers
          }
          return stage
        }, patience)
        .toBe('finished')
      return await stateOf(sync)
    },
    async run(body = {}) {
      return await rig.ended(await call('POST', `/integrations/${id}/sync`, body))
    },
    async results(sync) {
      const { body } = await call('GET', `/syncs/${sync}/results?limit=200`)
      const { data } = body as { data: components['schemas']['SyncResult'][] }
      return Object.fromEntries(data.map((result) => [result.employeeId, result]))
    },
  }
  return rig
}

/** Tested with two employees, approved and promoted to running by hand. */
export async function goLive({ call, id, hire, ended }: HttpRig): Promise<void> {
  const employees = [await hire(1), await hire(2)]
  const test = await ended(await call('POST', `/integrations/${id}/test`, { employees }))
  expect(test).toMatchObject({ outcome: 'completed', isGreen: true })
  expect(await call('POST', `/integrations/${id}/approve`)).toMatchObject({ status: 200 })
  expect(await call('POST', `/integrations/${id}/promote`, { schedule: null })).toMatchObject({ status: 200 })
}

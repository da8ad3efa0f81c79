// An integration with a company in the sandbox's Tripletex, as the set-up leaves it; and its runs.
import { randomInt, randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { sealCredentials } from '../../src/db/integration-credentials.ts'
import { insertSync, findSync, type Sync } from '../../src/db/syncs.ts'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import type { IntegrationStage, SyncKind } from '../../src/domain/integration.ts'
import { createTripletexControl, type TripletexControl } from '../../src/sandbox/tripletex/control-client.ts'
import { syncWorkflowId } from '../../src/temporal/ids.ts'
import { approvedSignal, syncWorkflowType, type SyncRef } from '../../src/temporal/integration-messages.ts'
import { mainQueue } from '../../src/temporal/queues.ts'
import { vaultOf } from '../../src/vault-of.ts'
import type { TripletexMapping } from '../../src/connectors/tripletex/entry.ts'
import { norwegianAccount, norwegianNumber } from './norwegian-numbers.ts'
import type { Product, TenantRig } from './product.ts'
import { employmentOf, mappingOf, personOf } from './tripletex-people.ts'

type EmployeeBody = components['schemas']['Employee']

export const employer = 'fjord'
const patience = { timeout: 300_000, interval: 50 }

export type IntegrationRig = {
  id: string
  tenant: TenantRig
  /** Of the sandbox. */
  company: number
  tripletex: TripletexControl
  ref(sync: string): SyncRef
  /** Complete for Tripletex, with employee number and id alike. */
  hire(number: number, changes?: Partial<EmployeeDocument>): Promise<string>
  /** The row alone. */
  insert(
    kind: SyncKind,
    changes?: Partial<Pick<Sync, 'employees' | 'isFull' | 'goesOnFrom'>>,
  ): Promise<string>
  /** Starts the workflow of a row. */
  follow(sync: string): Promise<void>
  /** Both. */
  start(kind: SyncKind, changes?: Partial<Pick<Sync, 'employees' | 'isFull' | 'goesOnFrom'>>): Promise<string>
  /** The same, and waits until it is over. */
  run(kind: SyncKind, changes?: Partial<Pick<Sync, 'employees' | 'isFull' | 'goesOnFrom'>>): Promise<Sync>
  ended(sync: string): Promise<Sync>
  held(sync: string): Promise<Sync>
  /** What the step of an admin does: these numbers are approved, and the workflow hears of it. */
  approve(sync: string): Promise<void>
  /** By employee. */
  results(sync: string): Promise<Record<string, string>>
  /** How many writes arrived at the company so far. */
  writes(): Promise<number>
  /** Employee numbers at the company, its owner left out. */
  numbersThere(): Promise<string[]>
  stage(): Promise<IntegrationStage>
}

export function personBody(number: number, changes: Partial<EmployeeDocument> = {}): EmployeeBody {
  const {
    revision: _revision,
    preserve: _preserve,
    withdrawUser: _withdrawUser,
    ...body
  } = personOf(String(number), {
    givenName: 'Test',
    familyName: `Person ${number}`,
    nationalId: { country: 'NO', number: norwegianNumber(number % 300) },
    bankAccount: { country: 'NO', clearing: null, number: norwegianAccount(number) },
    employments: [employmentOf(`E${number}-1`, { employerId: employer })],
    ...changes,
  })
  return body
}

/** `approvedScope`: what the last live run covered; null, unless given: there was none, so the next one asks. */
export async function integrationOf(
  product: Product,
  {
    approvedScope = null,
    stage = 'live',
    mapping = mappingOf(),
    tenant: given,
  }: {
    approvedScope?: number | null
    stage?: IntegrationStage
    mapping?: TripletexMapping
    tenant?: TenantRig
  } = {},
): Promise<IntegrationRig> {
  const tenant = given ?? (await product.tenant())
  const { db, temporal, config } = product
  const [apiUrl = ''] = config.payroll.tripletexApiUrls
  const tripletex = createTripletexControl(apiUrl.replace('/tripletex/v2', ''))
  const tokens = {
    consumerToken: `test-consumer-${randomUUID()}`,
    employeeToken: `test-employee-${randomUUID()}`,
  }
  const { id: company, ownerId } = await tripletex.putCompany({
    name: 'Fjord AS',
    // Of its own, since a company is known there by it.
    organisationNumber: `9${randomInt(10_000_000, 99_999_999)}`,
    tokens: [tokens],
  })
  await tripletex.addRows({
    company,
    rows: [
      { resource: 'department', fields: { name: 'Development', departmentNumber: '10' } },
      { resource: 'division', fields: { name: 'Oslo', organizationNumber: '888888888' } },
    ],
  })
  await tripletex.setLimit({ calls: 10_000, seconds: 10 })
  const put = await tenant.admin.PUT('/v1/employers/{id}', {
    params: { path: { id: employer } },
    body: { name: 'Fjord AS', organisationNumber: '999999999', country: 'NO', timeZone: 'Europe/Oslo' },
  })
  if (put.error) throw new Error(put.error.detail)
  const id = randomUUID()
  await db('integrations').insert({
    tenant_id: tenant.id,
    id,
    system: 'tripletex',
    name: 'Tripletex',
    employer_id: employer,
    stage,
    scope: JSON.stringify({
      employerIds: null,
      departmentIds: null,
      officeIds: null,
      employeeIds: null,
      excludedEmployeeIds: [],
    }),
    starts_on: '2026-01-01',
    credentials_sealed: await sealCredentials(db, vaultOf(config), {
      tenant: tenant.id,
      integration: id,
      credentials: { ...tokens, apiUrl },
    }),
    credentials_version: 1,
    credentials_by: 'tester',
    authorised_at: new Date(),
    company_id: String(company),
    company_name: 'Fjord AS',
    promoted_at: stage === 'setting-up' ? null : new Date(),
    approved_scope: approvedScope,
    created_by: 'tester',
  })
  await db('integration_mappings').insert({
    tenant_id: tenant.id,
    integration_id: id,
    version: 1,
    mapping: JSON.stringify(mapping),
    made_by: 'tester',
  })
  const workflowId = syncWorkflowId({ tenant: tenant.id, integration: id })
  const rig: IntegrationRig = {
    id,
    tenant,
    company,
    tripletex,
    ref: (sync) => ({ tenant: tenant.id, integration: id, sync }),
    async hire(number, changes) {
      const { error } = await tenant.hr.PUT('/v1/employees/{id}', {
        params: { path: { id: `E${number}` } },
        body: personBody(number, changes),
      })
      if (error) throw new Error(`${error.title}: ${error.detail}`)
      return `E${number}`
    },
    async insert(kind, changes = {}) {
      const sync = await insertSync(db, tenant.id, {
        integrationId: id,
        kind,
        isFull: false,
        employees: null,
        goesOnFrom: null,
        target: String(company),
        mappingVersion: 1,
        startedBy: 'tester',
        now: new Date().toISOString(),
        ...changes,
      })
      return sync.id
    },
    async follow(sync) {
      const args = [rig.ref(sync)]
      await temporal.workflow.start(syncWorkflowType, { taskQueue: mainQueue, workflowId, args })
    },
    async start(kind, changes) {
      const sync = await rig.insert(kind, changes)
      await rig.follow(sync)
      return sync
    },
    run: async (kind, changes) => await rig.ended(await rig.start(kind, changes)),
    async ended(sync) {
      await expect.poll(async () => (await findSync(db, tenant.id, sync))?.stage, patience).toBe('finished')
      await temporal.workflow.getHandle(workflowId).result()
      return (await findSync(db, tenant.id, sync)) as Sync
    },
    async held(sync) {
      await expect.poll(async () => (await findSync(db, tenant.id, sync))?.stage, patience).toBe('held')
      return (await findSync(db, tenant.id, sync)) as Sync
    },
    async approve(sync) {
      await db('syncs')
        .where({ id: sync })
        .update({ approved: db.raw('planned'), approved_by: 'tester' })
      await temporal.workflow.getHandle(workflowId).signal(approvedSignal)
    },
    async results(sync) {
      const rows = (await db('sync_results').where({ sync_id: sync }).orderBy('employee_id')) as {
        employee_id: string
        outcome: string
      }[]
      return Object.fromEntries(rows.map((row) => [row.employee_id, row.outcome]))
    },
    writes: async () => (await tripletex.entries({ company })).length,
    async numbersThere() {
      const there = await tripletex.employees({ company })
      return there
        .filter((one) => one['id'] !== ownerId)
        .map((one) => String(one['employeeNumber']))
        .toSorted()
    },
    async stage() {
      const row = (await db('integrations').where({ id }).first('stage')) as { stage: IntegrationStage }
      return row.stage
    },
  }
  return rig
}

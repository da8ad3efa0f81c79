// The evidence of a leaver: what an auditor asks of one closed account, with nothing of the person but ids.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { components } from '../../src/client/schema.ts'
import { vaultOf } from '../../src/vault-of.ts'
import { sealEverything } from '../support/audit.ts'
import { inDays } from '../support/dates.ts'
import { outcomeOf, readUser, terminate } from '../support/leavers.ts'
import { employee, hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'

type Evidence = components['schemas']['LeaverEvidence']

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

/** As JSON, which the client asks for. */
async function evidenceOf(id: string): Promise<Evidence> {
  const { data, error } = await tenant.viewer.GET('/v1/leavers/{id}/evidence', { params: { path: { id } } })
  if (error) throw new Error(error.detail)
  return data as Evidence
}

const asText = async (id: string, query: string, headers: Record<string, string> = {}) =>
  await send(product.url, { path: `/v1/leavers/${id}/evidence${query}`, key: tenant.keys.viewer, headers })

test('L7, audit: evidence says who asked, by which rule, what was done and observed by which run, how late, and which entries prove it', async () => {
  await hire({ ...product, tenant }, 'V1')
  await terminate(tenant, 'V1-1', { lastDay: inDays(30), reason: 'a word about Person V1' })
  const { id } = await terminate(tenant, 'V1-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  const { inactiveSince } = await readUser(tenant, 'U-V1')
  await tenant.hr.PUT('/v1/users/{id}/enforcement', {
    params: { path: { id: 'U-V1' } },
    body: { inactiveSince: inactiveSince ?? '' },
  })
  await sealEverything(product.db, vaultOf(product.config).auditSigner)

  const workflowId = `leaver/${tenant.id}/V1-1`
  const { runId } = await product.temporal.workflow.getHandle(workflowId).describe()
  const evidence = await evidenceOf(id)
  const byRun = { actor: 'koppling', workflowId, runId, keyId: null, sequence: expect.any(Number) }
  const byHr = { actor: 'tester', workflowId: null, runId: null, keyId: expect.any(String) }
  expect(evidence).toMatchObject({
    leaver: id,
    tenant: tenant.id,
    employmentId: 'V1-1',
    employeeId: 'V1',
    userId: 'U-V1',
    stage: 'finished',
    outcome: 'completed',
    lastDay: inDays(-20),
    access: 'rule',
    requested: { ...byHr, action: 'employment.terminated' },
    rule: { days: 5, daysFrom: 'default', noAccessFrom: inDays(-14) },
    history: [
      {
        what: 'plan',
        old: { lastDay: inDays(30), noAccessFrom: inDays(36) },
        new: { lastDay: inDays(-20), noAccessFrom: inDays(-14) },
        actor: 'tester',
      },
    ],
    lateness: { noticeLateByDays: 14, stoppedForSeconds: 0 },
    account: {
      state: 'done',
      closed: { ...byRun, action: 'user.deactivated' },
      enforced: { ...byHr, action: 'user.enforced' },
      enforcedAt: expect.any(String),
    },
    connection: {
      state: 'done',
      observed: 'not-connected',
      askedAt: expect.any(String),
      ended: { ...byRun, action: 'user.connection-removed' },
    },
  })
  expect(evidence.entries.map(({ action }) => action)).toEqual([
    'employee.created',
    'employment.terminated',
    'employment.terminated',
    'user.deactivated',
    'user.connection-removed',
    'user.enforced',
  ])
  expect(evidence.requested?.at).toBe(evidence.entries[2]?.at)
  const { data: trail } = await tenant.admin.GET('/v1/audit', { params: { query: { limit: 500 } } })
  for (const { sequence, hash } of evidence.entries)
    expect(trail?.data.find((entry) => entry.sequence === sequence)?.hash).toBe(hash)
  expect(evidence.auditHead).toMatchObject({ sequence: trail?.data[0]?.sequence, hash: trail?.data[0]?.hash })
  const keptUntil = new Date(evidence.finishedAt ?? '')
  keptUntil.setUTCMonth(keptUntil.getUTCMonth() + 24)
  expect(evidence.keptUntil?.slice(0, 7)).toBe(keptUntil.toISOString().slice(0, 7))
})

test('L12, audit: a connection that was never there is unchanged in the evidence as well', async () => {
  const user = { id: 'U-V2', username: 'V2', connected: 'no' as const }
  await hire({ ...product, tenant }, 'V2', { user })
  const { id } = await terminate(tenant, 'V2-1', { lastDay: inDays(-20) })
  await outcomeOf(tenant, id, 'completed')
  expect((await evidenceOf(id)).connection).toMatchObject({
    state: 'unchanged',
    observed: 'not-connected',
    ended: { action: 'user.connection-unchanged', workflowId: `leaver/${tenant.id}/V2-1` },
  })
})

test('L8, audit: an account that a person closed names the person and no run', async () => {
  await hire({ ...product, tenant }, 'V3')
  const { id } = await terminate(tenant, 'V3-1')
  await tenant.hr.POST('/v1/users/{id}/deactivate', {
    params: { path: { id: 'U-V3' } },
    body: { reason: 'x' },
  })
  expect(await evidenceOf(id)).toMatchObject({
    outcome: 'closed-by-hand',
    account: { closed: { action: 'user.deactivated', actor: 'tester', workflowId: null } },
    connection: { ended: null },
  })
})

test('audit: a last day that came with the document names the document; what is not over is kept on', async () => {
  const employments = [{ id: 'V4-1', startDate: '2020-02-01', lastDay: inDays(30) }]
  await hire({ ...product, tenant }, 'V4', { employments })
  await tenant.hr.PUT('/v1/employees/{id}', {
    params: { path: { id: 'V4' } },
    body: employee('V4', { employments: employments.map((each) => ({ ...each, jobTitle: 'Developer' })) }),
  })
  const { data } = await tenant.viewer.GET('/v1/leavers', { params: { query: { employee: 'V4' } } })
  const evidence = await evidenceOf(data?.data[0]?.id ?? '')
  expect(evidence).toMatchObject({
    requested: { action: 'employee.created' },
    outcome: null,
    account: { state: 'pending', closed: null, enforced: null },
    keptUntil: null,
  })
  expect(evidence.entries.map(({ action }) => action)).toEqual(['employee.created', 'employee.changed'])
})

test('audit: evidence is CSV where it is asked for, one value per row, and holds nothing of a protected person but ids', async () => {
  await hire({ ...product, tenant }, 'V5', { protectedIdentity: true, workEmail: 'v5@example.se' })
  const { id } = await terminate(tenant, 'V5-1', { reason: 'a word about Person V5' })
  const csv = await asText(id, '?format=csv')
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const rows = String(csv.body).trim().split('\r\n')
  expect(rows[0]).toBe('field,value')
  expect(rows).toContain(`employmentId,V5-1`)
  expect(rows).toContain(`rule.noAccessFrom,${inDays(36)}`)
  expect(rows).toContain(`entries.1.action,employment.terminated`)
  const withoutTime = (text: unknown) => String(text).replace(/generatedAt,.+/, '')
  expect(withoutTime((await asText(id, '', { Accept: 'text/csv' })).body)).toBe(withoutTime(csv.body))
  const json = await asText(id, '?format=json', { Accept: 'text/csv' })
  expect(json.body).toMatchObject({ leaver: id })
  for (const { body } of [csv, json]) expect(JSON.stringify(body)).not.toMatch(/Person|example\.se|a word/)
})

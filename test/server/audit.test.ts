// The audit trail as an admin reads it, verifies it and hands it to an auditor.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { paths } from '../../src/client/schema.ts'
import { vaultOf } from '../../src/vault-of.ts'
import { sealEverything, tamper } from '../support/audit.ts'
import { inDays } from '../support/dates.ts'
import { hire } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'

type AuditQuery = NonNullable<paths['/v1/audit']['get']['parameters']['query']>

let product: Product
let tenant: TenantRig
let folder: string

beforeAll(async () => {
  product = await startProduct({ workers: false })
  folder = await mkdtemp(join(tmpdir(), 'koppling-audit-'))
  tenant = await product.tenant()
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await product[Symbol.asyncDispose]()
})

const sealAll = async () => {
  await sealEverything(product.db, vaultOf(product.config).auditSigner)
}

async function read(query: AuditQuery = {}, { admin }: TenantRig = tenant) {
  const { data, error } = await admin.GET('/v1/audit', { params: { query } })
  if (error) throw new Error(error.detail)
  return data
}

const exportAs = async (query: string, headers: Record<string, string> = {}, rig = tenant) =>
  await send(product.url, { path: `/v1/audit/export${query}`, key: rig.keys.admin, headers })

/** As an auditor who has the file and the script, and nothing else. */
async function verifyOffline(text: string, ...known: string[]): Promise<string> {
  const file = join(folder, 'export.ndjson')
  await writeFile(file, text)
  return await new Promise((resolve) => {
    execFile(process.execPath, ['tools/verify-audit.ts', file, ...known], (error, stdout) =>
      resolve(`${error === null ? 'ok' : 'failed'}: ${stdout.trim()}`),
    )
  })
}

test('audit: an entry says who, by which key and request, what, and from what to what', async () => {
  await hire({ ...product, tenant }, 'A1')
  const lastDay = inDays(30)
  await send(product.url, {
    method: 'PUT',
    path: '/v1/employments/A1-1/termination',
    key: tenant.keys.hr,
    json: { lastDay, reason: 'as agreed' },
    headers: { 'Koppling-Actor': 'hr-7', 'X-Request-Id': 'request-7' },
  })
  const { data: keys } = await product.platform.GET('/v1/tenants/{id}/keys', {
    params: { path: { id: tenant.id } },
  })
  const entry = {
    sequence: null,
    hash: null,
    action: 'employment.terminated',
    subjectKind: 'employment',
    subjectId: 'A1-1',
    actor: 'hr-7',
    keyId: keys?.data.find(({ role }) => role === 'hr')?.id,
    partnerId: null,
    workflowId: null,
    requestId: 'request-7',
    old: { lastDay: null, access: 'rule' },
    new: { lastDay, access: 'rule' },
    reason: 'as agreed',
  }
  expect((await read({ subjectKind: 'employment', subjectId: 'A1-1' })).data).toMatchObject([entry])
  await sealAll()
  const [sealed] = (await read({ action: 'employment.terminated' })).data
  expect(sealed).toMatchObject({
    ...entry,
    sequence: expect.any(Number),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('audit: filters by subject, actor, action and time; pages of any size go on where the one before ended', async () => {
  const own = await product.tenant()
  for (const id of ['A2', 'A3', 'A4']) await hire({ ...product, tenant: own }, id)
  await sealAll()
  const all = (await read({ order: 'oldest', limit: 500 }, own)).data
  expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => index + 1))
  expect((await read({ limit: 500 }, own)).data).toEqual(all.toReversed())
  for (const order of ['newest', 'oldest'] as const) {
    const seen: unknown[] = []
    let cursor: string | undefined
    do {
      const page = await read({ order, limit: 2, ...(cursor !== undefined && { cursor }) }, own)
      seen.push(...page.data)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(order === 'oldest' ? all : all.toReversed())
  }
  const fitting = async (query: AuditQuery) =>
    (await read(query, own)).data.map(({ subjectId }) => String(subjectId)).toSorted()
  expect(await fitting({ action: 'employee.created' })).toEqual(['A2', 'A3', 'A4'])
  expect(await fitting({ subjectKind: 'employee', subjectId: 'A3' })).toEqual(['A3'])
  expect(await fitting({ actor: 'nobody' })).toEqual([])
  expect(await fitting({ actor: 'tester', action: 'employee.created' })).toEqual(['A2', 'A3', 'A4'])
  const at = all.find(({ subjectId }) => subjectId === 'A3')?.at ?? ''
  expect(await fitting({ from: at, action: 'employee.created' })).toEqual(['A3', 'A4'])
  expect(await fitting({ to: at, action: 'employee.created' })).toEqual(['A2'])
})

test('audit: what is wrong in a query is refused with the way out', async () => {
  const as = async (path: string) => await send(product.url, { path, key: tenant.keys.admin })
  expect(await as('/v1/audit?limit=501')).toMatchObject({ status: 422, pointers: ['/limit'] })
  expect(await as('/v1/audit?from=yesterday')).toMatchObject({ status: 422, pointers: ['/from'] })
  expect(await as('/v1/audit?cursor=mine')).toMatchObject({ status: 422, pointers: ['/cursor'] })
  expect(await as('/v1/audit/export?after=-1')).toMatchObject({ status: 422, pointers: ['/after'] })
  expect(await as('/v1/audit/verification?knownSequence=3')).toMatchObject({ status: 422 })
  expect(await as(`/v1/platform/audit?subjectId=x`)).toMatchObject({ status: 403 })
})

test('audit: the export is verified by the offline script, and as CSV has the same entries', async () => {
  await sealAll()
  const { body, headers } = await exportAs('')
  expect(headers.get('content-type')).toBe('application/x-ndjson')
  const text = String(body)
  const lines = text.trim().split('\n')
  const { data: verified } = await tenant.admin.GET('/v1/audit/verification')
  const head = `${verified?.head.sequence}:${verified?.head.hash}`
  expect(verified).toMatchObject({ intact: true, broken: null, head: { sequence: lines.length - 1 } })
  expect(await verifyOffline(text, head)).toBe(`ok: intact from 1 to ${head}`)

  const altered = text.replace('"hr-7"', '"hr-8"')
  expect(altered).not.toBe(text)
  const place = lines.findIndex((line) => line.includes('"hr-7"')) + 1
  expect(await verifyOffline(altered)).toBe(`failed: broken at ${place}: altered`)
  const otherReason = text.replace('"as agreed"', '"else"')
  expect(await verifyOffline(otherReason)).toBe(`failed: broken at ${place}: reason altered`)
  const without = (index: number) => `${lines.toSpliced(index, 1).join('\n')}\n`
  expect(await verifyOffline(without(2))).toBe('failed: broken at 3: missing')
  expect(await verifyOffline(without(lines.length - 2))).toBe(
    `failed: broken at ${lines.length - 1}: missing`,
  )
  expect(await verifyOffline(without(lines.length - 1))).toBe(
    `failed: broken at ${lines.length}: the export ends without its head`,
  )
  const swapped = [lines[1], lines[0], ...lines.slice(2)].join('\n')
  expect(await verifyOffline(swapped)).toBe('failed: broken at 3: missing')
  expect(await verifyOffline(text, `2:${'0'.repeat(64)}`)).toBe('failed: broken at 2: not as known')

  const rest = String((await exportAs('?after=2')).body)
  expect(rest.trim().split('\n')).toEqual(lines.slice(2))
  expect(await verifyOffline(rest)).toBe(`ok: intact from 3 to ${head}`)

  for (const csv of [await exportAs('?format=csv'), await exportAs('', { Accept: 'text/csv' })]) {
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const rows = String(csv.body).trim().split('\r\n')
    expect(rows[0]).toMatch(/^sequence,tenant,at,action,.+,previousHash,hash$/)
    expect(rows).toHaveLength(lines.length)
  }
})

test('audit: a changed entry shows in the verification and in the export of it', async () => {
  const own = await product.tenant()
  await hire({ ...product, tenant: own }, 'A9')
  await sealAll()
  await tamper(product.db, (trx) =>
    trx('audit').where({ tenant_id: own.id, subject_id: 'A9' }).update({ actor: 'nobody' }),
  )
  const { data } = await own.admin.GET('/v1/audit/verification')
  expect(data).toMatchObject({ intact: false, broken: { problem: 'altered' } })
  const { body } = await exportAs('', {}, own)
  expect(await verifyOffline(String(body))).toBe(`failed: broken at ${data?.broken?.sequence}: altered`)
})

test('audit: a head that was kept elsewhere is compared', async () => {
  const { data: verified } = await tenant.admin.GET('/v1/audit/verification')
  if (verified === undefined) throw new Error('not verified')
  const verify = async (knownHash: string) => {
    const query = { knownSequence: verified.head.sequence, knownHash }
    return (await tenant.admin.GET('/v1/audit/verification', { params: { query } })).data
  }
  expect(await verify(verified.head.hash)).toMatchObject({ intact: true })
  expect(await verify('1'.repeat(64))).toMatchObject({
    intact: false,
    broken: { sequence: verified.head.sequence, problem: 'not-as-known' },
  })
})

test('audit: tenants, partners and keys that the platform makes or revokes stand in the trail of the platform', async () => {
  const own = await product.tenant()
  await product.platform.POST('/v1/partners', { body: { id: 'vendor-audit', name: 'Vendor Name' } })
  await product.platform.POST('/v1/partners/{id}/keys', {
    params: { path: { id: 'vendor-audit' } },
    body: { name: 'main' },
  })
  const { data: keys } = await product.platform.GET('/v1/tenants/{id}/keys', {
    params: { path: { id: own.id } },
  })
  const viewer = keys?.data.find(({ role }) => role === 'viewer')?.id ?? ''
  await product.platform.DELETE('/v1/keys/{id}', { params: { path: { id: viewer } } })
  const { data } = await product.platform.GET('/v1/platform/audit', { params: { query: { limit: 500 } } })
  const acts = data?.data.filter((entry) => JSON.stringify(entry.new).match(`${own.id}|vendor-audit`)) ?? []
  expect(acts.toReversed().map(({ action, new: value }) => [action, value])).toEqual([
    ['platform.tenant-created', { tenant: own.id, timeZone: 'Europe/Stockholm', partner: null }],
    ...['hr', 'admin', 'viewer'].map((role) => [
      'platform.key-created',
      { key: expect.any(String), role, tenant: own.id, partner: null },
    ]),
    ['platform.partner-created', { partner: 'vendor-audit' }],
    [
      'platform.key-created',
      { key: expect.any(String), role: 'partner', tenant: null, partner: 'vendor-audit' },
    ],
    ['platform.key-revoked', { key: viewer, role: 'viewer', tenant: own.id, partner: null }],
  ])
  expect(acts.every(({ keyId }) => keyId === 'platform')).toBe(true)
  await sealAll()
  const { data: verified } = await product.platform.GET('/v1/platform/audit/verification')
  expect(verified).toMatchObject({ intact: true, head: { sequence: data?.data.length } })
  const text = await send(product.url, {
    path: '/v1/platform/audit/export',
    key: product.config.platformKey?.reveal(),
  })
  expect(await verifyOffline(String(text.body))).toMatch(/^ok: intact from 1/)
})

test('audit: of employers and templates it holds codes, and the names of the fields that changed', async () => {
  const own = await product.tenant()
  const path = { params: { path: { id: 'sole-trader' } } }
  const employer = { name: 'Test Person Snickeri', organisationNumber: '191212121212', country: 'SE' }
  await own.admin.PUT('/v1/employers/{id}', { ...path, body: employer })
  await own.admin.PUT('/v1/employers/{id}', {
    ...path,
    body: { ...employer, name: 'Another', timeZone: 'Europe/Oslo' },
  })
  await own.admin.PUT('/v1/user-templates/{id}', {
    ...path,
    body: { name: 'For Test Person', deactivateAfterDays: 3 },
  })
  const { data } = await read({ subjectId: 'sole-trader', order: 'newest' }, own)
  expect(data.toReversed().map(({ action, old, new: value }) => [action, old, value])).toEqual([
    [
      'employer.changed',
      null,
      { country: 'SE', timeZone: null, changed: ['name', 'organisationNumber', 'country', 'timeZone'] },
    ],
    [
      'employer.changed',
      { country: 'SE', timeZone: null },
      { country: 'SE', timeZone: 'Europe/Oslo', changed: ['name', 'timeZone'] },
    ],
    [
      'user-template.changed',
      null,
      expect.objectContaining({ deactivateAfterDays: 3, changed: expect.arrayContaining(['name']) }),
    ],
  ])
  expect(JSON.stringify(data)).not.toMatch(/Snickeri|191212121212|Another|Test Person/)
})

test('audit: it is kept for 120 months unless the tenant says otherwise: 12 or more, or for good', async () => {
  const own = await product.tenant()
  const put = async (auditKeptForMonths: unknown) =>
    await send(product.url, {
      method: 'PUT',
      path: '/v1/settings',
      key: own.keys.admin,
      json: { timeZone: 'Europe/Stockholm', auditKeptForMonths },
    })
  expect(await put(11)).toMatchObject({ status: 422, pointers: ['/auditKeptForMonths'] })
  expect(await put(12)).toMatchObject({ status: 200, body: { auditKeptForMonths: 12 } })
  expect(await put(null)).toMatchObject({ status: 200, body: { auditKeptForMonths: null } })
  expect(await put(undefined)).toMatchObject({ status: 200, body: { auditKeptForMonths: 120 } })
})

// If-Match, for every operation that takes it: who has seen another document than the current one changes nothing.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOpenApiDocument } from '../../src/api/openapi.ts'
import { routeDeclarations } from '../../src/api/routes.ts'
import { holdAudit } from '../support/locks.ts'
import { employee } from '../support/people.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { allTold, readTables } from '../support/tables.ts'

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct({ workers: false })
  tenant = await product.tenant()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

type Document = {
  /** Its path, once it is there. */
  make: () => Promise<string>
  /** The document by this name. */
  named: (name: string) => object
}

const put = (path: string, json: object, headers: Record<string, string> = {}) =>
  send(product.url, { method: 'PUT', path, key: tenant.keys.admin, json, headers })

const putAt = (path: string, named: Document['named']): Document => ({
  named,
  make: async () => {
    expect((await put(path, named('first'))).status).toBeLessThan(300)
    return path
  },
})

const url = 'https://127.0.0.1:4443/events'
const endpoint: Document = {
  named: (name) => ({ url, description: name }),
  make: async () => {
    const json = { url, description: 'first' }
    const made = await send(product.url, {
      method: 'POST',
      path: '/v1/webhook-endpoints',
      key: tenant.keys.admin,
      json,
    })
    const { id } = made.body as { id: string }
    const path = `/v1/webhook-endpoints/${id}`
    expect(await etagOf(path), 'the ETag of what was made').toBe(made.headers.get('etag'))
    return path
  },
}

let employers = 0

/** A part of an integration of its own. */
const ofIntegration = (part: string, named: Document['named']): Document => ({
  named,
  make: async () => {
    employers += 1
    const employerId = `employer-${employers}`
    await put(`/v1/employers/${employerId}`, { name: 'Acme', country: 'NO' })
    const made = await send(product.url, {
      method: 'POST',
      path: '/v1/integrations',
      key: tenant.keys.admin,
      json: { system: 'tripletex', name: 'Payroll', employerId },
    })
    const { id } = made.body as { id: string }
    expect(await etagOf(`/v1/integrations/${id}`), 'the ETag of what was made').toBe(made.headers.get('etag'))
    return await putAt(`/v1/integrations/${id}/${part}`, named).make()
  },
})

const absence = (type: string) => ({
  employeeId: 'Away',
  employmentId: 'Away-1',
  type,
  startDate: '2026-01-01',
  percent: '50',
})

const documents: Record<string, Document> = {
  putSettings: putAt('/v1/settings', (name) => ({
    timeZone: 'Europe/Stockholm',
    dueTime: `0${name.length}:00`,
  })),
  putEmployer: putAt('/v1/employers/E', (name) => ({ name, country: 'SE' })),
  putUserTemplate: putAt('/v1/user-templates/T', (name) => ({ name })),
  putEmployee: putAt('/v1/employees/P', (familyName) => employee('P', { familyName })),
  putAbsence: {
    named: absence,
    make: async () => {
      await put('/v1/employees/Away', employee('Away'))
      return await putAt('/v1/absences/A', absence).make()
    },
  },
  putVismaConnect: putAt('/v1/visma-connect', (text) => ({ mode: 'task', text })),
  putUser: putAt('/v1/users/consultant', (username) => ({ username })),
  putWebhookEndpoint: endpoint,
  putIntegrationMapping: ofIntegration('mapping', (name) => ({ defaultOffice: name })),
  putIntegrationScope: ofIntegration('scope', (name) => ({ departmentIds: [name] })),
  putIntegrationFreeze: ofIntegration('freeze', (name) => ({ dates: [`2030-01-0${name.length}`] })),
}
/** Nobody's date moves by them. */
const withoutPreview = [
  'putVismaConnect',
  'putAbsence',
  'putWebhookEndpoint',
  'putIntegrationMapping',
  'putIntegrationScope',
  'putIntegrationFreeze',
]
const deletable: Record<string, Document> = {
  deleteUserTemplate: putAt('/v1/user-templates/gone', (name) => ({ name })),
  deleteWebhookEndpoint: endpoint,
}

async function etagOf(path: string): Promise<string> {
  const read = await send(product.url, { path, key: tenant.keys.admin })
  expect(read.status).toBe(200)
  return read.headers.get('etag') ?? ''
}

const remove = (path: string, headers: Record<string, string>) =>
  send(product.url, { method: 'DELETE', path, key: tenant.keys.admin, headers })

/** Two calls of which neither is done before both have begun. */
async function atOnce(calls: readonly (() => Promise<Answer>)[]): Promise<Answer[]> {
  await using hold = await holdAudit(product.db)
  const answers = Promise.all(calls.map((call) => call()))
  await hold.waiting(calls.length)
  await hold.release()
  return await answers
}

test('every operation that takes If-Match is tried here, and what it replaces is read with an ETag', () => {
  const { paths = {} } = createOpenApiDocument(routeDeclarations)
  const taking = Object.entries(paths).flatMap(([path, { get, ...item }]) =>
    Object.values(item)
      .filter((operation) => JSON.stringify(operation).includes('"#/components/parameters/IfMatch"'))
      .map((operation) => ({ path, get, id: (operation as { operationId: string }).operationId })),
  )
  const ids = taking.map(({ id }) => id).toSorted()
  expect(ids).toEqual([...Object.keys(documents), ...Object.keys(deletable)].toSorted())
  const unread = taking.filter(({ get }) => !JSON.stringify(get ?? {}).includes('/headers/ETag'))
  expect(unread).toEqual([])
})

test.for(Object.keys(documents))(
  '%s: If-Match with the current ETag replaces, with another one it is 412 and nothing changes, also as a preview',
  async (id) => {
    const { make, named } = documents[id] as Document
    const path = await make()
    const first = await etagOf(path)
    const changed = await put(path, named('second'), { 'If-Match': first })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(first)
    expect(changed.headers.get('etag'), 'the answer has the ETag of the next read').toBe(await etagOf(path))
    await allTold(product.db)
    const before = await readTables(product.db, tenant.id)
    const refused = { status: 412, problem: 'precondition-failed' }
    const preview = withoutPreview.includes(id) ? [] : [`${path}?dryRun=true`]
    for (const asked of [path, ...preview])
      expect(await put(asked, named('third'), { 'If-Match': first })).toMatchObject(refused)
    expect(await readTables(product.db, tenant.id)).toEqual(before)
    expect((await put(path, named('third'), { 'If-Match': '*' })).status).toBe(200)
  },
)

test.for(Object.keys(documents))(
  '%s: of two people who have seen the same document and write at once one is refused by 412',
  async (id) => {
    const { make, named } = documents[id] as Document
    const path = await make()
    const seen = { 'If-Match': await etagOf(path) }
    const answers = await atOnce([
      () => put(path, named('mine'), seen),
      () => put(path, named('theirs'), seen),
    ])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]))
    const kept = answers.find(({ status }) => status === 200)
    expect(await etagOf(path)).toBe(kept?.headers.get('etag'))
  },
)

test.for(Object.keys(deletable))(
  '%s: a document that was changed meanwhile stays, whether it was changed before or in the same moment',
  async (id) => {
    const { make, named } = deletable[id] as Document
    const path = await make()
    const seen = { 'If-Match': await etagOf(path) }
    const changed = await put(path, named('second'))
    await allTold(product.db)
    const before = await readTables(product.db, tenant.id)
    expect(await remove(path, seen)).toMatchObject({ status: 412, problem: 'precondition-failed' })
    expect(await readTables(product.db, tenant.id)).toEqual(before)

    const seenAgain = { 'If-Match': changed.headers.get('etag') ?? '' }
    const answers = await atOnce([() => put(path, named('third'), seenAgain), () => remove(path, seenAgain)])
    const done = answers.filter(({ status }) => status < 300)
    expect(done).toHaveLength(1)
    if (done[0]?.status === 204) return
    expect((await remove(path, { 'If-Match': await etagOf(path) })).status).toBe(204)
  },
)

test('putUser: If-Match for a user that does not exist is 412, and none is made', async () => {
  const answer = await put('/v1/users/nobody', { username: 'nobody' }, { 'If-Match': '*' })
  expect(answer).toMatchObject({ status: 412, problem: 'precondition-failed' })
  expect((await send(product.url, { path: '/v1/users/nobody', key: tenant.keys.admin })).status).toBe(404)
})

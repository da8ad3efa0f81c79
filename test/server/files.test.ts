// Systems that take files (I1-I9): one file a run, the test's in another folder, and nothing twice.
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  employer,
  employerName,
  fileIntegration,
  folders,
  liveFileIntegration,
  type FileSystem,
  type Sync,
} from '../support/file-integrations.ts'
import { stagePages } from '../../activities/sync-staging.ts'
import { connect, openRun } from '../../activities/sync-run.ts'
import { connectorsOf, environmentOf } from '../../src/catalogue.ts'
import { readsFiles } from '../../src/connectors/file-connection.ts'
import { databaseClock } from '../../src/db/transaction.ts'
import { vaultOf } from '../../src/vault-of.ts'
import { startProduct, type Product } from '../support/product.ts'
import { sweepNow } from '../support/sweep.ts'

const patience = { timeout: 180_000, interval: 250 }

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

const systems: FileSystem[] = ['agda-ps', 'paxml']
const nameOf: Record<FileSystem, RegExp> = {
  'agda-ps': /^1-Acme_AB-employees-\d{8}-\d{6}\.xml$/,
  paxml: /^.+\.xml$/,
}
const keyOf: Record<FileSystem, (number: number) => string> = {
  'agda-ps': (number) => `1/${number}`,
  paxml: String,
}

describe.each(systems)('%s', (system) => {
  test('I5 I6: a test goes into the Test folder, is green once the file is there, and shares nothing with live', async () => {
    const rig = await fileIntegration(product, system)
    const employees = [await rig.hire(1), await rig.hire(2)]
    const run = await rig.ended(await rig.call('POST', `/integrations/${rig.id}/test`, { employees }))
    expect(run).toMatchObject({
      outcome: 'completed',
      isGreen: true,
      counts: { created: 2 },
      file: { name: expect.stringMatching(nameOf[system]), folder: 'test', fetchedAt: null },
    })
    expect(await rig.files('test')).toEqual([run.file?.name])
    expect(await rig.files('live')).toEqual([])
    expect(await rig.results(run.id)).toMatchObject({ E1: { reach: 'waiting' }, E2: { reach: 'waiting' } })
    expect(await rig.imported()).toMatchObject([
      { outcome: 'imported', reason: null, people: 2, size: run.file?.size, sha256: run.file?.sha256 },
    ])
    await rig.call('POST', `/integrations/${rig.id}/approve`)
    await rig.call('POST', `/integrations/${rig.id}/promote`, { schedule: null })
    const live = await rig.run()
    expect(live, 'whoever was tested as well').toMatchObject({
      outcome: 'completed',
      counts: { created: 2 },
      file: { folder: 'live' },
    })
    const runs = [run.id, live.id]
    expect(await product.db('staged_records').whereIn('sync_id', runs), 'erased').toEqual([])
    expect(await rig.imported()).toMatchObject([{ outcome: 'imported', folder: 'live', people: 2 }])
    expect([...(await rig.register('live')).keys()]).toEqual([1, 2].map(keyOf[system]))
  })

  test('I9: a second run without changes delivers no file, the next one only what changed', async () => {
    const rig = await liveFileIntegration(product, system)
    await rig.run()
    await rig.imported()
    expect(await rig.run()).toMatchObject({ outcome: 'completed', counts: { unchanged: 2 }, file: null })
    expect(await rig.files('live')).toEqual([])
    await rig.hire(2, { familyName: 'Berg', address: null })
    const changed = await rig.run()
    expect(changed).toMatchObject({ counts: { unchanged: 1, updated: 1 } })
    expect((await rig.results(changed.id))['E2']?.fields).toContainEqual({
      ...{ field: 'familyName', outcome: 'updated', from: null, to: 'Berg', reason: null },
    })
    expect(await rig.imported()).toMatchObject([{ outcome: 'imported', people: 1 }])
    const there = (await rig.register('live')).get(keyOf[system](2))
    expect(JSON.stringify(there), 'nothing is blanked that is missing here').toContain('Stockholm')
    expect(JSON.stringify(there)).toContain('Berg')
    expect(await rig.run({ full: true }), 'everything again').toMatchObject({ counts: { updated: 2 } })
  })

  test('I12: whoever has the number of somebody else is doubtful, and is in no file', async () => {
    const rig = await liveFileIntegration(product, system)
    await rig.hire(3, { employeeNumber: '1' })
    const run = await rig.run()
    expect(run).toMatchObject({ counts: { created: 2, doubtful: 1 } })
    expect((await rig.results(run.id))['E3']).toMatchObject({ problem: 'linked-elsewhere', reach: null })
  })

  test('one employer a file: a scope that names another one is refused', async () => {
    const rig = await fileIntegration(product, system)
    await rig.call('PUT', '/employers/other', { name: 'Other AB', country: 'SE' })
    expect(
      await rig.call('PUT', `/integrations/${rig.id}/scope`, { employerIds: [employer, 'other'] }),
    ).toMatchObject({ status: 422, problem: 'one-employer-per-file' })
  })
})

test('I3 I6: a folder that is not there is told as such, at authorisation and by a run', async () => {
  const rig = await liveFileIntegration(product, 'agda-ps')
  const { host, port, hostKey } = await product.sftp.status()
  const of = (live: string) => ({
    ...{ host, port, hostKey, username: rig.username, password: 'x' },
    folders: { test: 'Test/Importfiler', live },
  })
  const password = `test-${randomUUID()}`
  await product.sftp.putAccount({ username: rig.username, password, format: 'aim' })
  expect(
    await rig.call('PUT', `/integrations/${rig.id}/credentials`, {
      credentials: { ...of('Prod/Importfile'), password },
      companyName: employerName,
    }),
  ).toMatchObject({
    status: 409,
    problem: 'credentials-rejected',
    body: { detail: expect.stringContaining('The folder is not there') },
  })
  await rig.call('PUT', `/integrations/${rig.id}/credentials`, {
    credentials: { ...of('Prod/Importfiler'), password },
    companyName: employerName,
  })
  // Status 2: no such file.
  await product.sftp.addFault({ kind: 'answer', status: 2, on: ['open'], account: rig.username })
  expect(await rig.run()).toMatchObject({ outcome: 'failed', problem: 'folder-not-there' })
  await product.sftp.clearFaults()
})

test.for([
  ['refused', { familyName: 'Test 😀' }],
  ['blocked', { nationalId: { country: 'SE', number: '19121212-1213' } }],
] as const)(
  'I9: whom an attempt that was cut has staged, and the next one tells as %s, is in no file',
  async ([outcome, changes]) => {
    const rig = await liveFileIntegration(product, 'paxml')
    const started = await rig.call('POST', `/integrations/${rig.id}/sync`, {})
    const { id: sync } = started.body as Sync
    const stateOf = async () => (await rig.call('GET', `/syncs/${sync}`)).body
    await expect.poll(stateOf, patience).toMatchObject({ stage: 'held' })
    const vault = vaultOf(product.config)
    const deps = {
      db: product.db,
      vault,
      clock: databaseClock,
      connectors: connectorsOf(product.config),
      environment: environmentOf(product.config),
      log: { error: () => {} },
    }
    const run = await openRun(deps, { tenant: rig.tenant.id, integration: rig.id, sync })
    if (run === undefined) throw new Error('the run is over')
    const connection = await connect(deps, run)
    if (!readsFiles(connection)) throw new Error('PAXml is files')
    const writing = {
      after: null,
      isSecondPass: false,
      onlyNotOver: false,
      isLastAttempt: false,
      goesOn: () => true,
    }
    const attempt = async () => {
      await stagePages(deps, run, { connection, writing })
      const rows = product.db('staged_records').where({ sync_id: sync })
      return (await rows.orderBy('employee_id').pluck('employee_id')) as string[]
    }
    expect(await attempt()).toEqual(['E1', 'E2'])
    // The two ran at once, and the later one saw no result of the earlier one.
    await product.db('sync_results').where({ sync_id: sync, employee_id: 'E2' }).delete()
    await rig.hire(2, changes)
    expect(await attempt()).toEqual(['E1'])
    const ended = await rig.ended(started)
    expect(ended).toMatchObject({ outcome: 'completed', counts: { created: 1, [outcome]: 1 } })
    await rig.imported()
    expect([...(await rig.register('live')).keys()]).toEqual(['1'])
    await Promise.all(
      [...deps.connectors.values()].map(async (connector) => {
        await connector.close()
      }),
    )
  },
)

test('I10: after new credentials the file brings all those whose file could not be delivered', async () => {
  const rig = await liveFileIntegration(product, 'agda-ps')
  await rig.imported()
  const { username } = rig
  const password = `test-${randomUUID()}`
  await product.sftp.putAccount({ username, password, format: 'aim' })
  const lost = await rig.run()
  expect(lost).toMatchObject({ outcome: 'stopped', problem: 'authorisation-lost', counts: { failed: 2 } })
  const { host, port, hostKey } = await product.sftp.status()
  const credentials = { host, port, username, password, hostKey, folders }
  expect(
    await rig.call('PUT', `/integrations/${rig.id}/credentials`, { credentials, companyName: employerName }),
  ).toMatchObject({ status: 200, body: { stage: 'live' } })
  const { data } = (await rig.call('GET', `/integrations/${rig.id}/syncs`)).body as { data: Sync[] }
  expect(data[0]).toMatchObject({ goesOnFrom: lost.id })
  expect(await rig.over(data[0]?.id ?? '')).toMatchObject({ outcome: 'completed', counts: { created: 2 } })
  expect(await rig.imported()).toMatchObject([{ outcome: 'imported', people: 2 }])
})

test('I9: a file that lies there in part is uploaded anew, and arrives whole', async () => {
  const rig = await liveFileIntegration(product, 'agda-ps')
  await rig.imported()
  await product.sftp.addFault({ kind: 'drop', on: ['rename'], account: rig.username })
  const started = await rig.call('POST', `/integrations/${rig.id}/sync`, {})
  const whole = rig.ended(started)
  const uploaded = async () =>
    (await product.db('sync_files').where({ integration_id: rig.id, folder: 'live' }).first()) as
      { name: string; uploaded_at: Date | null } | undefined
  await expect.poll(async () => (await uploaded())?.uploaded_at, patience).toBeInstanceOf(Date)
  const name = `.${(await uploaded())?.name}.part`
  await product.sftp.putFile({ username: rig.username, folder: 'live', name, content: '<Personer>' })
  await product.sftp.clearFaults()
  const { file, outcome } = await whole
  expect(outcome).toBe('completed')
  expect(await rig.files('live')).toEqual([file?.name])
  expect(await rig.imported()).toMatchObject([{ outcome: 'imported', people: 2, sha256: file?.sha256 }])
})

test('I6 L18: a file that is gone was fetched; one that lies there for a day is a to-do', async () => {
  const rig = await liveFileIntegration(product, 'agda-ps')
  await rig.imported()
  const run = await rig.run()
  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  await product.db('sync_files').where({ sync_id: run.id }).update({ delivered_at: yesterday })
  const todos = async () =>
    ((await rig.call('GET', '/todo')).body as { data: { problem: string; ways: object[] }[] }).data.filter(
      ({ problem }) => problem === 'file-not-fetched',
    )
  expect(await todos()).toMatchObject([{ ways: [{ path: `/v1/syncs/${run.id}` }] }])
  expect(await rig.results(run.id)).toMatchObject({ E1: { reach: 'waiting' } })
  await rig.imported()
  await product.db('sync_files').where({ sync_id: run.id }).update({ looked_at: yesterday })
  const stateOf = async () => {
    await sweepNow(product)
    return (await rig.call('GET', `/syncs/${run.id}`)).body
  }
  await expect.poll(stateOf, patience).toMatchObject({ file: { fetchedAt: expect.any(String) } })
  expect(await rig.results(run.id)).toMatchObject({ E1: { reach: 'accepted' } })
  expect(await todos()).toEqual([])
})

test('PAXml without a server is fetched here by an admin, counts as accepted then, and is kept for its time', async () => {
  const rig = await fileIntegration(product, 'paxml', { delivery: 'download' })
  const { call, id } = rig
  const employees = [await rig.hire(1)]
  const { id: run, file } = await rig.ended(await call('POST', `/integrations/${id}/test`, { employees }))
  expect(file).toMatchObject({ delivery: 'download', folder: 'test', fetchedAt: null })
  const keptMs = Date.parse(file?.keptUntil ?? '') - Date.parse(file?.deliveredAt ?? '')
  expect(keptMs / 86_400_000, 'days').toBe(30)
  const [staged] = (await product.db('staged_records').where({ sync_id: run })) as object[]
  // Under the key of the person, as all that is kept of one.
  expect(JSON.stringify(staged)).not.toMatch(/efternamn|Test 1|Stockholm/)
  const path = `/v1/syncs/${run}/file`
  const fetchedAs = async (key: string) =>
    await fetch(`${product.url}${path}`, { headers: { Authorization: `Bearer ${key}` } })
  expect(await fetchedAs(rig.tenant.keys.hr)).toMatchObject({ status: 403 })
  const answer = await fetchedAs(rig.tenant.keys.admin)
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename=${file?.name}`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(file?.sha256)
  expect(bytes.toString('latin1')).toContain('<efternamn>Test 1</efternamn>')
  const stateOf = async () => (await call('GET', `/syncs/${run}`)).body
  await expect.poll(stateOf, patience).toMatchObject({ file: { fetchedAt: expect.any(String) } })
  expect(await rig.results(run)).toMatchObject({ E1: { reach: 'accepted' } })
  await product
    .db('sync_files')
    .where({ sync_id: run })
    .update({ kept_until: new Date(0) })
  const left = async () => {
    await sweepNow(product)
    return (await call('GET', `/syncs/${run}/file`)).status
  }
  await expect.poll(left, patience).toBe(404)
  expect(await product.db('staged_records').where({ sync_id: run })).toEqual([])
})

// What a run left of its file when it ended, and what the next one makes of it (I6, I9, I12).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { syncWorkflowId } from '../../src/temporal/ids.ts'
import { liveFileIntegration, type FileRig, type Sync } from '../support/file-integrations.ts'
import { startProduct, type Product } from '../support/product.ts'
import { pauseSweeps, sweepNow } from '../support/sweep.ts'

const patience = { timeout: 180_000, interval: 100 }

let product: Product

beforeAll(async () => {
  product = await startProduct()
  // A look at another file would be one of the looks that are counted here.
  await pauseSweeps(product)
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function rigOf(): Promise<FileRig> {
  const rig = await liveFileIntegration(product, 'agda-ps')
  await rig.imported()
  return rig
}

/** The first live run, which waits for a person before it sends (I11). */
async function begin({ call, id }: FileRig): Promise<string> {
  const { id: sync } = (await call('POST', `/integrations/${id}/sync`, {})).body as Sync
  const state = async () => (await call('GET', `/syncs/${sync}`)).body as Sync
  await expect.poll(async () => (await state()).stage, patience).toBe('held')
  await call('POST', `/syncs/${sync}/approve`, { planned: (await state()).planned })
  return sync
}

/** Ended by somebody, as it is by an outage that lasts. */
async function givenUp(rig: FileRig, sync: string): Promise<Sync> {
  const ref = { tenant: rig.tenant.id, integration: rig.id }
  await product.temporal.workflow.getHandle(syncWorkflowId(ref)).cancel()
  const run = await rig.over(sync)
  // Of an attempt that fails at that moment the failure is told.
  expect(run).toMatchObject({ outcome: 'stopped', problem: expect.stringMatching(/^(cancelled|outage)$/) })
  return run
}

const liveOf = ({ username }: FileRig) => ({ username, folder: 'live' }) as const

type FileRow = { uploaded_at: Date | null; placing_at: Date | null; name: string }
const fileOf = async (sync: string) =>
  (await product.db('sync_files').where({ sync_id: sync }).first()) as FileRow | undefined

const partOf = async (sync: string) => `.${(await fileOf(sync))?.name}.part`

/** An upload looks so often at what is there, so that the fifth look is the one before the rename. */
const looksOfUpload = 4

/** Uploaded, and not renamed: the server breaks off when it is asked for that, or before. */
async function uploadedBy(rig: FileRig, { isAsked = true } = {}): Promise<string> {
  const fault = isAsked ? { on: ['rename' as const] } : { on: ['stat' as const], after: looksOfUpload }
  await product.sftp.addFault({ kind: 'drop', account: rig.username, ...fault })
  const sync = await begin(rig)
  await expect.poll(async () => (await fileOf(sync))?.uploaded_at, patience).toBeInstanceOf(Date)
  return sync
}

test('I6: a run whose rename was not answered tells what arrived, once the next one has found it out', async () => {
  const rig = await rigOf()
  await product.sftp.addFault({ kind: 'do-then-drop', on: ['rename'], account: rig.username, times: 1 })
  // Only who looks again reads.
  await product.sftp.addFault({ kind: 'drop', on: ['read'], account: rig.username })
  const first = await begin(rig)
  const placed = async () => (await rig.files('live')).includes((await fileOf(first))?.name ?? '')
  await expect.poll(placed, patience).toBe(true)
  const { counts } = await givenUp(rig, first)
  expect(counts, 'nobody knows that it did not arrive').toMatchObject({ created: 2 })
  expect(await rig.results(first)).toMatchObject({ E1: { outcome: 'created', reach: null } })
  await product.sftp.clearFaults()
  expect(await rig.imported()).toMatchObject([{ outcome: 'imported', people: 2 }])
  expect(await rig.run()).toMatchObject({ outcome: 'completed', counts: { unchanged: 2 }, file: null })
  const told = { outcome: 'created', reach: expect.stringMatching(/^(waiting|accepted)$/), problem: null }
  expect(await rig.results(first)).toMatchObject({ E1: told, E2: told })
})

test('I6: a run whose file is taken away by the next one counts anew, as not delivered', async () => {
  const rig = await rigOf()
  const first = await uploadedBy(rig)
  const stopped = await givenUp(rig, first)
  expect(stopped).toMatchObject({ counts: { created: 2 } })
  await product.sftp.putFile({ ...liveOf(rig), name: await partOf(first), content: '<Personer>' })
  await product.sftp.clearFaults()
  expect(await rig.run()).toMatchObject({ outcome: 'completed', counts: { created: 2 } })
  const { created: _created, ...others } = stopped.counts ?? {}
  expect(await rig.over(first)).toMatchObject({ counts: { ...others, failed: 2 } })
  expect((await rig.over(first)).counts).not.toHaveProperty('created')
  expect(await rig.results(first)).toMatchObject({ E1: { outcome: 'failed', problem: 'not-delivered' } })
  expect(await rig.imported()).toMatchObject([{ outcome: 'imported', people: 2 }])
})

test('I12: who was linked to the key of somebody in a file on its way keeps it, and the next run tells of the other', async () => {
  const rig = await rigOf()
  await rig.hire(3, { employeeNumber: '1' })
  const first = await uploadedBy(rig)
  expect(await rig.results(first)).toMatchObject({ E1: { outcome: 'created' }, E3: { outcome: 'doubtful' } })
  expect(
    await rig.call('PUT', `/integrations/${rig.id}/matches/E3`, { remoteId: '1/1', reason: 'looked' }),
  ).toMatchObject({
    status: 200,
  })
  await product.sftp.clearFaults()
  expect(await rig.over(first)).toMatchObject({ outcome: 'completed', counts: { created: 2, doubtful: 1 } })
  const next = await rig.run()
  expect(next).toMatchObject({ outcome: 'completed', counts: { unchanged: 1, doubtful: 1 } })
  expect(await rig.results(next.id)).toMatchObject({
    E1: { outcome: 'doubtful', problem: 'linked-elsewhere' },
    E3: { outcome: 'created' },
  })
  const { body } = await rig.call('GET', `/integrations/${rig.id}/matches`)
  expect((body as { data: object[] }).data).toContainEqual(
    expect.objectContaining({ employeeId: 'E3', remoteId: '1/1' }),
  )
})

test('I6 I9: a part that the server took away before it was renamed was not fetched: its people are sent again', async () => {
  const rig = await rigOf()
  const first = await uploadedBy(rig, { isAsked: false })
  await givenUp(rig, first)
  expect(await fileOf(first)).toMatchObject({ uploaded_at: expect.any(Date), placing_at: null })
  await product.sftp.takeFile({ ...liveOf(rig), name: await partOf(first) })
  await product.sftp.clearFaults()
  expect(await rig.run()).toMatchObject({ outcome: 'completed', counts: { created: 2 } })
  expect(await rig.imported()).toMatchObject([{ outcome: 'imported', people: 2 }])
  expect(await rig.results(first)).toMatchObject({ E1: { outcome: 'failed', problem: 'not-delivered' } })
})

/** The sweep looks whether their files were fetched. */
async function lookAt(syncs: readonly string[]): Promise<void> {
  await product
    .db('sync_files')
    .whereIn('sync_id', syncs)
    .update({ looked_at: new Date(Date.now() - 86_400_000) })
  await sweepNow(product)
}

const swapped = { test: 'Prod/Importfiler', live: 'Test/Importfiler' }
const right = { test: 'Test/Importfiler', live: 'Prod/Importfiler' }

test('I6: a file on its way when the folders are changed goes where it was to go, and no other counts as it', async () => {
  const rig = await rigOf()
  const first = await uploadedBy(rig)
  await givenUp(rig, first)
  await product.sftp.clearFaults()
  await rig.useFolders(swapped)
  expect(await rig.run()).toMatchObject({ outcome: 'completed', counts: { unchanged: 2 }, file: null })
  expect(await rig.files('live')).toEqual([(await fileOf(first))?.name])
  expect(await rig.results(first)).toMatchObject({ E1: { outcome: 'created', reach: 'waiting' } })
})

test('I6 L18: a file that lies in a folder which was wrong is not fetched once the folder is corrected', async () => {
  const rig = await rigOf()
  await rig.useFolders(swapped)
  const { id: sync, file } = await rig.run()
  expect(await rig.files('test'), 'the wrong one').toEqual([file?.name])
  await rig.useFolders(right)
  const lookedAt = async () => {
    await lookAt([sync])
    return (await rig.call('GET', `/syncs/${sync}`)).body as Sync
  }
  expect(await lookedAt()).toMatchObject({ file: { fetchedAt: null } })
  expect(await rig.results(sync)).toMatchObject({ E1: { reach: 'waiting' } })
  expect(await rig.imported()).toMatchObject([{ outcome: 'imported', folder: 'test' }])
  expect(await lookedAt()).toMatchObject({ file: { fetchedAt: expect.any(String) } })
})

test('I6: a server that answers nobody keeps no other file from being noticed, and its own is as soon as it answers', async () => {
  const [silent, other] = [await rigOf(), await rigOf()]
  const syncs = [(await silent.run()).id, (await other.run()).id]
  await product.sftp.runImport()
  await product.sftp.addFault({ kind: 'hang', on: ['login'], account: silent.username })
  await lookAt(syncs)
  const isFetched = async () =>
    (await product
      .db('sync_files')
      .whereIn('sync_id', syncs)
      .whereNotNull('fetched_at')
      .pluck('sync_id')) as string[]
  await expect.poll(isFetched, patience).toEqual([syncs[1]])
  await product.sftp.clearFaults()
  await lookAt(syncs)
  await expect.poll(async () => (await isFetched()).length, patience).toBe(2)
})

// Leavers sleep for months: what was recorded with earlier releases must go the same way through today's workflows.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { expect, inject, onTestFinished, test } from 'vitest'
import { addHistory, changedHistories, keptFolder, readHistories, ways } from '../support/histories-kept.ts'
import { withoutSummary } from '../support/histories.ts'
import { quietRuntime } from '../support/quiet-runtime.ts'
import { replayHistories } from '../support/replay.ts'

quietRuntime()

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'koppling-histories-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('every way through the workflows has a kept history', async () => {
  const names = (await readHistories(keptFolder)).map(({ name }) => name.replace(/^\d{4}-/, ''))
  expect(ways.filter((way) => !names.includes(way))).toEqual([])
})

test('no kept history was changed since it was kept', async () => {
  expect(await changedHistories(keptFolder)).toEqual([])
})

test('every timer and activity of what is kept since 0003 says what it is', async () => {
  const kept = (await readHistories(keptFolder)).filter(({ name }) => name >= '0003')
  expect(kept.length).toBeGreaterThan(0)
  const silent = kept.map(({ name, history }) => ({ name, silent: withoutSummary(historyFromJSON(history)) }))
  expect(silent.filter(({ silent }) => silent.length > 0)).toEqual([])
})

test("today's workflows go the way of every kept history", async () => {
  const kept = await readHistories(keptFolder)
  expect(await replayHistories({ histories: kept, codePath: inject('workflowBundle') })).toBe(kept.length)
})

test('a leaver whose two steps changed places is rejected', async () => {
  const workflowsPath = fileURLToPath(new URL('./reordered/leaver.ts', import.meta.url))
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') })
  const codePath = join(await temporaryFolder(), 'workflows.js')
  await writeFile(codePath, code)
  const histories = (await readHistories(keptFolder)).filter(({ name }) => /-(fires|late-notice)$/.test(name))
  expect(histories.length).toBeGreaterThanOrEqual(2)
  for (const history of histories) {
    await expect(replayHistories({ histories: [history], codePath })).rejects.toThrow(
      /deactivateWhenDue.*removeConnection/,
    )
  }
})

test('a replay without histories fails', async () => {
  const folder = await temporaryFolder()
  await expect(readHistories(folder)).rejects.toThrow(/holds no history/)
  await expect(replayHistories({ histories: [], codePath: inject('workflowBundle') })).rejects.toThrow(
    /no history/,
  )
})

test('a kept history is never replaced, and one that was changed, removed or put there by hand is noticed', async () => {
  const folder = await temporaryFolder()
  await addHistory({ folder, name: '0001-fires', history: '{"events":[{"eventId":"1"}]}' })
  await expect(addHistory({ folder, name: '0001-fires', history: '{"events":[]}' })).rejects.toThrow(
    'take the next number',
  )
  expect(await readHistories(folder)).toEqual([
    { name: '0001-fires', history: { events: [{ eventId: '1' }] } },
  ])

  await addHistory({ folder, name: '0001-edited', history: '{"events":[]}' })
  expect(await changedHistories(folder)).toEqual([])
  await writeFile(join(folder, '0001-fires.json'), '{"events":[]}')
  await writeFile(join(folder, '0002-fires.json'), '{"events":[]}')
  await rm(join(folder, '0001-edited.json'))
  expect(await changedHistories(folder)).toEqual(['0001-edited.json', '0001-fires.json', '0002-fires.json'])
})

// Histories of earlier releases, kept as JSON so that leavers that sleep for months can be replayed by today's workflows.
// To keep new ones: `KEEP_HISTORIES=0002 npm test`. They are only added, never rewritten.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkflowHandle } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'

export const keptFolder = join(import.meta.dirname, '../replay/histories')

/** The ways that control takes through the workflows. Each has its test, and its history in every release that changed it. */
export const ways = [
  'fires',
  'late-notice',
  'edited',
  'revoked',
  'attention',
  'undone',
  'kept-shared',
  'returned',
  'sweep',
  'connection-removal',
  'connecting',
] as const
export type Way = (typeof ways)[number]

/** Keeps the run's history, if the tests run for that; otherwise does nothing. */
export async function keepHistory(way: Way, run: WorkflowHandle): Promise<void> {
  const number = process.env['KEEP_HISTORIES']
  if (number === undefined) return
  if (!/^\d{4}$/.test(number)) throw new Error(`KEEP_HISTORIES is four digits, not ${number}`)
  const history = historyToJSON(await run.fetchHistory())
  await addHistory({ folder: keptFolder, name: `${number}-${way}`, history })
}

/** Refuses to replace a history. */
export async function addHistory({
  folder,
  name,
  history,
}: {
  folder: string
  name: string
  history: string
}): Promise<void> {
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(
      join(folder, `${name}.json`),
      `${JSON.stringify(anonymous(JSON.parse(history)), null, 1)}\n`,
      {
        flag: 'wx',
      },
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new Error(`${name} is kept already and is never rewritten; take the next number`, {
        cause: error,
      })
    }
    throw error
  }
}

export type KeptHistory = { name: string; history: unknown }

/** Throws if the folder holds none: a replay of nothing proves nothing. */
export async function readHistories(folder: string): Promise<KeptHistory[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted()
  if (files.length === 0) throw new Error(`${folder} holds no history`)
  return await Promise.all(
    files.map(async (file) => ({
      name: file.replace('.json', ''),
      history: JSON.parse(await readFile(join(folder, file), 'utf8')) as unknown,
    })),
  )
}

/** Without the names of machines and folders. */
function anonymous(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(anonymous)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'identity' && key !== 'stackTrace')
      .map(([key, each]) => [key, anonymous(each)]),
  )
}

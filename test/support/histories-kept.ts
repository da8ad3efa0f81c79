// Histories of earlier releases, kept as JSON so that leavers that sleep for months can be replayed by today's workflows.
// To keep new ones: `KEEP_HISTORIES=0002 npm test`. They are only added, never rewritten: `sha256sum --check SHA256SUMS` there.
import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkflowHandle } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'

export const keptFolder = join(import.meta.dirname, '../replay/histories')

const sumsFile = 'SHA256SUMS'

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
  'return-cancelled',
  'decided',
  'decided-after-cancellation',
  'held-by-guard',
  'stopped',
  'observing',
  'sweep',
  'look-ups',
  'connection-removal',
  'connecting',
  'connecting-welcomed',
  'welcome-mail',
  'delivering',
  'integration',
  'integration-disconnected',
  'sync',
  'sync-held',
  'sync-starter',
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
  const text = `${JSON.stringify(anonymous(JSON.parse(history)), null, 1)}\n`
  try {
    await writeFile(join(folder, `${name}.json`), text, { flag: 'wx' })
    await appendFile(join(folder, sumsFile), `${sumOf(text)}  ${name}.json\n`)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new Error(`${name} is kept already and is never rewritten; take the next number`, {
        cause: error,
      })
    }
    throw error
  }
}

/** The files that are not as they were when they were kept: changed, gone, or put there by hand. */
export async function changedHistories(folder: string): Promise<string[]> {
  const lines = (await readFile(join(folder, sumsFile), 'utf8')).trimEnd().split('\n')
  const kept = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
  const files = (await readdir(folder)).filter((file) => file !== sumsFile)
  const sums = new Map(
    await Promise.all(
      files.map(async (file) => [file, sumOf(await readFile(join(folder, file), 'utf8'))] as const),
    ),
  )
  return [...new Set([...kept.keys(), ...files])]
    .filter((file) => kept.get(file) !== sums.get(file))
    .toSorted()
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
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

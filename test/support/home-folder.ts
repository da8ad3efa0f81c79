// The data folder of an instance, as tests leave it.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Root's database lies elsewhere and goes too. */
export async function removeHome(folder: string): Promise<void> {
  const elsewhere = await locationOf(folder)
  if (elsewhere !== undefined) await remove(elsewhere)
  await remove(folder)
}

/** Where the database of this data folder lies. */
export async function databaseFolder(folder: string): Promise<string> {
  return (await locationOf(folder)) ?? join(folder, 'postgres')
}

async function locationOf(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'postgres', 'location'), 'utf8').catch(() => '')
  return text.trim() || undefined
}

/** Servers that were killed may still be ending. */
const remove = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })

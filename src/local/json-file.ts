/** Small files of the data folder: readable by their owner alone, and whole or absent whatever is killed. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import type { z } from 'zod'

/** Undefined if there is no such file. Throws if it is not what the schema says. */
export async function readJsonFile<Schema extends z.ZodType>({
  path,
  schema,
}: {
  path: string
  schema: Schema
}): Promise<z.output<Schema> | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : schema.parse(JSON.parse(text))
}

/** Renamed into place, so that a kill leaves the old content or the new one. */
export async function writeJsonFile({ path, content }: { path: string; content: unknown }): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

/** Small files of the data folder: readable by their owner alone, and whole or absent whatever is killed. */
import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { writeWhole } from './whole-file.ts'

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

export async function writeJsonFile({ path, content }: { path: string; content: unknown }): Promise<void> {
  await writeWhole({ path, text: `${JSON.stringify(content, undefined, 2)}\n` })
}

/** Small files of the data folder: readable by their owner alone, and whole or absent whatever is killed. */
import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { LocalError } from './local-error.ts'
import { writeWhole } from './whole-file.ts'

/** Undefined if there is no such file. Throws `LocalError` `file-damaged` if it is not what the schema says. */
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
  if (text === undefined) return undefined
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    // Without the cause's words, which may quote a secret.
    const message = `The file ${path} is damaged. Put a copy of it back, or set KOPPLING_HOME to another folder to begin anew.`
    throw new LocalError('file-damaged', message, { cause })
  }
}

export async function writeJsonFile({ path, content }: { path: string; content: unknown }): Promise<void> {
  await writeWhole({ path, text: `${JSON.stringify(content, undefined, 2)}\n` })
}

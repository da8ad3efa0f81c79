import { open, readFile, rename } from 'node:fs/promises'

/** undefined if there is no such file. */
export async function readSmallFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new Error(`${file} cannot be read. Remove the folder to begin anew.`, { cause: error })
  }
}

/** Replaces the file as a whole: whoever reads finds the old content or the new, also after a kill. */
export async function writeSmallFile({ file, content }: { file: string; content: unknown }): Promise<void> {
  const handle = await open(`${file}.new`, 'w', 0o600)
  try {
    await handle.writeFile(JSON.stringify(content, undefined, 2))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.new`, file)
}

/** Small files that are whole or as before, whatever is killed or full, and for their owner alone. */
import { randomUUID } from 'node:crypto'
import { link, rename, rm, writeFile } from 'node:fs/promises'

/** Replaces the file or makes it. */
export async function writeWhole({ path, text }: { path: string; text: string }): Promise<void> {
  await withDraft({ path, text, place: (draft) => rename(draft, path) })
}

/** Makes the file, unless there is one already: then false. */
export async function createWhole({ path, text }: { path: string; text: string }): Promise<boolean> {
  try {
    await withDraft({ path, text, place: (draft) => link(draft, path) })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function withDraft({
  path,
  text,
  place,
}: {
  path: string
  text: string
  place: (draft: string) => Promise<void>
}): Promise<void> {
  const draft = `${path}.${randomUUID()}`
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' })
    await place(draft)
  } finally {
    await rm(draft, { force: true })
  }
}

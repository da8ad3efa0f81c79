/** Names of a client to places on the disk: always below the root of its account. */
import { join, posix } from 'node:path'

export type ImportFolder = 'test' | 'live'
export const IMPORT_FOLDERS = {
  test: '/Test/Importfiler',
  live: '/Prod/Importfiler',
} as const satisfies Record<ImportFolder, string>

/** Absolute and without dots, whatever the client wrote. There are no links below a root: none can be made. */
export function canonical(path: string): string {
  return posix.resolve('/', path.replaceAll('\0', ''))
}

export function onDisk({ root, path }: { root: string; path: string }): string {
  return join(root, canonical(path))
}

/** Files are made, renamed and removed in the folders of the import job only. */
export function isWritable(path: string): boolean {
  const folders: readonly string[] = Object.values(IMPORT_FOLDERS)
  return folders.includes(posix.dirname(canonical(path)))
}

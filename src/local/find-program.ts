/** Programs on the PATH. */
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

import type { Environment } from './local-server.ts'

/** The absolute path of the first program of this name, or undefined. */
export async function findProgram({
  name,
  environment,
}: {
  name: string
  environment: Environment
}): Promise<string | undefined> {
  // relative entries would depend on the working folder
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
  for (const folder of folders) {
    const path = join(folder, name)
    if (await isProgram(path)) return path
  }
  return undefined
}

export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

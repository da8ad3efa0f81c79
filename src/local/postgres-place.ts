/**
 * Where the data of the embedded PostgreSQL lie and which user it runs as. PostgreSQL refuses to run as root, and nobody may
 * not be able to enter the folders of root: so for root both data and programs lie below /var/lib/koppling.
 */
import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { LocalError, explainFileErrors } from './local-error.ts'
import { exists } from './make-once.ts'
import { copiedBinaries, installedBinaries } from './postgres-binaries.ts'
import { writeWhole } from './whole-file.ts'

import type { Report } from './local-server.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'

export type PostgresPlace = {
  binaries: PostgresBinaries
  /** holds `data` and belongs to the user that the server runs as */
  folder: string
  /** undefined: this process's own user */
  user: { uid: number; gid: number } | undefined
}

const SYSTEM_FOLDER = '/var/lib/koppling'

/** The place for the data folder `home`, made at the first start. Throws `LocalError`. */
export async function preparePlace({
  home,
  report,
}: {
  home: string
  report: Report
}): Promise<PostgresPlace> {
  const own = join(home, 'postgres')
  await mkdir(own, { recursive: true, mode: 0o700 })
  const location = join(own, 'location')
  if (process.getuid?.() === 0) {
    if (await exists(join(own, 'data'))) throw madeByAnother({ home, user: 'an ordinary user' })
    return explainSystemFolder(() => placeOfRoot({ home, location, report }))
  }
  if (await exists(location)) throw madeByAnother({ home, user: 'root' })
  return { binaries: await installedBinaries(), folder: own, user: undefined }
}

function madeByAnother({ home, user }: { home: string; user: string }): LocalError {
  return new LocalError(
    'folder-not-reachable',
    `The database of ${home} was made by ${user}. Start as that user, or set KOPPLING_HOME to another folder.`,
  )
}

async function placeOfRoot({
  home,
  location,
  report,
}: {
  home: string
  location: string
  report: Report
}): Promise<PostgresPlace> {
  await mkdir(SYSTEM_FOLDER, { recursive: true })
  await chmod(SYSTEM_FOLDER, 0o755)
  const binaries = await copiedBinaries({ parent: SYSTEM_FOLDER, report })
  const user = await nobody()
  if (await exists(location)) {
    const folder = (await readFile(location, 'utf8')).trim()
    await checkOwner({ folder, home })
    return { binaries, folder, user }
  }
  await tellFormer({ home, report })
  // with something random: a data folder that is deleted and made again starts anew
  const name = createHash('sha256').update(home).update(randomBytes(16)).digest('hex').slice(0, 16)
  const folder = join(SYSTEM_FOLDER, name)
  report(`PostgreSQL refuses to run as root: it runs as nobody, with its data in ${folder}.`)
  await mkdir(folder, { mode: 0o700 })
  await writeWhole({ path: join(folder, 'owner'), text: `${home}\n` })
  await chown(folder, user.uid, user.gid)
  await writeWhole({ path: location, text: `${folder}\n` })
  return { binaries, folder, user }
}

/** A data folder that was deleted leaves its database, which is for a person to remove. */
async function tellFormer({ home, report }: { home: string; report: Report }): Promise<void> {
  for (const name of await readdir(SYSTEM_FOLDER)) {
    const owner = await readFile(join(SYSTEM_FOLDER, name, 'owner'), 'utf8').catch(() => '')
    if (owner.trim() === home)
      report(
        `The database of a former ${home} is still in ${join(SYSTEM_FOLDER, name)}; remove it if it is not needed.`,
      )
  }
}

/** A data folder may be moved; of two copies only the first one keeps the database. */
async function checkOwner({ folder, home }: { folder: string; home: string }): Promise<void> {
  if (!(await exists(folder))) {
    const message = `The database of ${home} was in ${folder}, which is gone. Put it back, or remove ${home} to begin anew.`
    throw new LocalError('data-missing', message)
  }
  const note = join(folder, 'owner')
  const owner = (await exists(note)) ? (await readFile(note, 'utf8')).trim() : home
  if (owner === home) return
  const other = join(owner, 'postgres', 'location')
  if ((await exists(other)) && (await readFile(other, 'utf8')).trim() === folder) {
    const message = `${home} is a copy of ${owner}, and both would use the database in ${folder}. Begin with an empty folder instead.`
    throw new LocalError('folder-not-reachable', message)
  }
  await writeWhole({ path: note, text: `${home}\n` })
}

async function explainSystemFolder(act: () => Promise<PostgresPlace>): Promise<PostgresPlace> {
  try {
    return await explainFileErrors({ folder: SYSTEM_FOLDER, setting: 'DATABASE_URL' }, act)
  } catch (error) {
    if (!(error instanceof LocalError) || error.code !== 'folder-not-writable') throw error
    throw new LocalError(
      'folder-not-reachable',
      `PostgreSQL refuses to run as root and needs ${SYSTEM_FOLDER} to run as nobody, but that cannot be written. ` +
        'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    )
  }
}

async function nobody(): Promise<{ uid: number; gid: number }> {
  const ask = async (flag: string): Promise<number> =>
    Number((await promisify(execFile)('id', [flag, 'nobody'], { env: { PATH: '/usr/bin:/bin' } })).stdout)
  return { uid: await ask('-u'), gid: await ask('-g') }
}

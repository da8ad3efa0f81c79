/** The data of the embedded PostgreSQL: its password, its files, its version. */
import { randomBytes, randomUUID } from 'node:crypto'
import { chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { startChild } from './child.ts'
import { LocalError, diskFull } from './local-error.ts'
import { exists } from './make-once.ts'
import { writeWhole } from './whole-file.ts'

import type { Home } from './home.ts'
import type { Report } from './local-server.ts'
import type { PostgresPlace } from './postgres-place.ts'

/** Messages in English, which `explainPostgres` reads; nothing of the surroundings reaches the server. */
export const POSTGRES_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** The password of both roles, made at the first start and kept in the data folder for its user alone. */
export async function readPassword(home: string): Promise<string> {
  const path = join(home, 'postgres', 'password')
  if (!(await exists(path))) await writeWhole({ path, text: `${randomBytes(24).toString('base64url')}\n` })
  return (await readFile(path, 'utf8')).trim()
}

/** The folder with the data, made at the first start. Throws `LocalError` `other-data-version`. */
export async function prepareData({
  home,
  place,
  password,
  report,
}: Making & { report: Report }): Promise<string> {
  const data = join(place.folder, 'data')
  if (!(await exists(data))) {
    report('Creating the database.')
    await removeDrafts(place.folder) // of a start that was killed
    try {
      await createData({ home, place, password, data })
    } finally {
      await removeDrafts(place.folder)
    }
  }
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
  if (found === String(place.binaries.major)) return data
  throw new LocalError(
    'other-data-version',
    `The data in ${data} are of PostgreSQL ${found}, and this koppling brings PostgreSQL ${place.binaries.major}. ` +
      `Use the koppling that made them, or set KOPPLING_HOME to another folder.`,
  )
}

type Making = { home: Home; place: PostgresPlace; password: string }

/** Made beside and renamed, so that a start that is killed leaves nothing half. */
async function createData({ home, place, password, data }: Making & { data: string }): Promise<void> {
  const { binaries, folder, user } = place
  // an initdb that was killed clears its folder on the way out, so each has its own
  const draft = join(folder, `${DRAFT}${randomUUID()}`)
  const passwordFile = `${draft}.password`
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user) for (const path of [draft, passwordFile]) await chown(path, user.uid, user.gid)
  const initdb = await startChild({
    home,
    name: 'initdb',
    command: binaries.initdb,
    args: [
      ...['--pgdata', draft, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      // the same order of texts on every machine
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      '--no-instructions',
    ],
    environment: POSTGRES_ENVIRONMENT,
    cwd: folder,
    user,
  })
  const { code } = await initdb.exited
  if (code !== 0) throw explainPostgres({ said: (await initdb.lastLines(20)).join('\n'), folder })
  await rename(draft, data)
}

const DRAFT = 'draft-'

async function removeDrafts(folder: string): Promise<void> {
  const drafts = (await readdir(folder)).filter((name) => name.startsWith(DRAFT))
  await Promise.all(
    drafts.map((name) => rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 })),
  )
}

/** What PostgreSQL said when it did not start, as an error for people. */
export function explainPostgres({ said, folder }: { said: string; folder: string }): LocalError {
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull({ folder, cause: said })
  if (/Permission denied/.test(said)) {
    const message = `The user that PostgreSQL runs as cannot use ${folder}. Give it back its files, or set KOPPLING_HOME to another folder.`
    return new LocalError('folder-not-reachable', `${message} PostgreSQL said:\n${said}`)
  }
  if (/user ID \d+: user does not exist/.test(said)) {
    const message = 'PostgreSQL needs a user that the system knows by name, and this one has a number only.'
    return new LocalError(
      'server-did-not-start',
      `${message} Start as another user, or set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
  return new LocalError('server-did-not-start', `PostgreSQL did not start. It said:\n${said}`)
}

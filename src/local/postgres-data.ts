/** The data of the embedded PostgreSQL: its password, its files, its version. */
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { LocalError, diskFull } from './local-error.ts'
import { exists } from './make-once.ts'
import { runProgram } from './run-program.ts'
import { writeWhole } from './whole-file.ts'

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
  place,
  password,
  report,
}: {
  place: PostgresPlace
  password: string
  report: Report
}): Promise<string> {
  const data = join(place.folder, 'data')
  if (!(await exists(data))) await createData({ place, data, password, report })
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
  if (found === String(place.binaries.major)) return data
  throw new LocalError(
    'other-data-version',
    `The data in ${data} are of PostgreSQL ${found}, and this koppling brings PostgreSQL ${place.binaries.major}. ` +
      `Use the koppling that made them, or set KOPPLING_HOME to another folder.`,
  )
}

/** Made beside and renamed, so that a start that is killed leaves nothing half. */
async function createData({
  place,
  data,
  password,
  report,
}: {
  place: PostgresPlace
  data: string
  password: string
  report: Report
}): Promise<void> {
  report('Creating the database.')
  const draft = `${data}.draft`
  const passwordFile = join(place.folder, 'password.draft')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    if (place.user)
      for (const path of [draft, passwordFile]) await chown(path, place.user.uid, place.user.gid)
    const { exit, lines } = await runProgram({
      command: place.binaries.initdb,
      args: [
        ...[
          '--pgdata',
          draft,
          '--username=postgres',
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--no-instructions',
        ],
        // the same order of texts on every machine
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ],
      environment: POSTGRES_ENVIRONMENT,
      cwd: place.folder,
      user: place.user,
    })
    if (exit.code !== 0) throw explainPostgres({ said: lines.join('\n'), folder: place.folder })
    await rename(draft, data)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(draft, { recursive: true, force: true })
  }
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

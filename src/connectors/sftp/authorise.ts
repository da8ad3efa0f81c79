/** I3: what an account may do in both folders, proven by doing it: a small file is made, renamed and removed. */
import { randomUUID } from 'node:crypto'
import { Answered } from './failures.ts'
import type { Authorised } from '../connector.ts'
import type { Folder } from '../file-connection.ts'
import type { SftpCredentials } from './credentials.ts'
import type { Session } from './session.ts'

export async function authorise({
  session,
  credentials: { host, port, username, folders },
}: {
  session: Session
  credentials: SftpCredentials
}): Promise<Authorised> {
  const all = (['test', 'live'] satisfies Folder[]).map((folder) => folders[folder])
  const proven = { read: true, write: true }
  for (const folder of all) {
    const mayRead = await isAllowed(() => session.list(folder))
    const mayWrite = await isAllowed(() => proveWrite({ session, folder }))
    proven.read &&= mayRead
    proven.write &&= mayWrite
  }
  const at = host.includes(':') ? `[${host}]` : host
  return {
    company: {
      id: `sftp://${encodeURIComponent(username)}@${at}:${port}`,
      name: null,
      organisationNumber: null,
    },
    proven,
  }
}

/** Names that import jobs pass over. */
async function proveWrite({ session, folder }: { session: Session; folder: string }): Promise<void> {
  const part = `${folder}/.koppling-${randomUUID()}.part`
  const renamed = `${folder}/.koppling-${randomUUID()}.part`
  const handle = await session.openToWrite(part, { isNew: true })
  let last = part
  try {
    await session.write(handle, Buffer.from('koppling\n'), 0)
    await session.close(handle)
    await session.rename(part, renamed)
    last = renamed
  } catch (error) {
    // What failed is told, not that the rest could not be cleared away either.
    await session.remove(last).catch(() => undefined)
    throw error
  }
  await session.remove(last)
}

async function isAllowed(what: () => Promise<unknown>): Promise<boolean> {
  try {
    await what()
    return true
  } catch (error) {
    if (error instanceof Answered && error.isDenied) return false
    throw error
  }
}

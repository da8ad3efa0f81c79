/**
 * Files in the folders of an import job. A file appears under its name whole or not at all, and no other file is ever written over.
 *
 * The part beside it is not cut when it is opened: an attempt that was given up and lives on writes the same bytes to the same
 * places, and can do no harm.
 */
import { Refused, UnexpectedAnswer } from '../errors.ts'
import { Answered } from './failures.ts'
import { hashOf, writeFrom } from './transfer.ts'
import type { FixedFile, Folder, Folders } from '../file-connection.ts'
import type { Session } from './session.ts'

type Known = Omit<FixedFile, 'bytes'>
type Places = { folder: string; final: string; part: string }

/** `use`: a session of its own for each call, which names it. */
export function createFolders({
  paths,
  use,
}: {
  paths: Record<Folder, string>
  use<Result>(call: string, work: (session: Session) => Promise<Result>): Promise<Result>
}): Folders {
  const placesOf = (name: string, folder: Folder): Places => {
    if (!/^[^./\\\p{Cc}][^/\\\p{Cc}]*$/u.test(name))
      throw new Error(`${JSON.stringify(name)} is no name of a file`)
    const path = paths[folder].replace(/\/+$/, '')
    return { folder: path, final: `${path}/${name}`, part: `${path}/.${name}.part` }
  }
  return {
    async upload(file, folder) {
      const places = placesOf(file.name, folder)
      await use('upload-file', (session) => upload({ session, file, places }))
    },
    async place(file, folder) {
      const places = placesOf(file.name, folder)
      await use('place-file', (session) => place({ session, file, places }))
    },
    async withdraw(name, folder) {
      const { part } = placesOf(name, folder)
      await use('withdraw-file', (session) => removeIfThere(session, part))
    },
    async isThere(name, folder) {
      const places = placesOf(name, folder)
      return await use('look-for-file', async (session) => {
        const isThere = (await session.sizeOf(places.final)) !== undefined
        if (!isThere) await insistOnFolder({ session, places })
        return isThere
      })
    },
  }
}

async function upload({
  session,
  file,
  places: { final, part },
}: {
  session: Session
  file: FixedFile
  places: Places
}): Promise<void> {
  if (await isDelivered({ session, file, final })) return
  const left = await session.sizeOf(part)
  if (left !== undefined && left > file.size) await removeIfThere(session, part)
  const handle = await session.openToWrite(part)
  const { size, sha256 } = await writeFrom({ session, handle, bytes: file.bytes() })
  if (size !== file.size || sha256 !== file.sha256)
    throw new Error(`${file.name} is not what was fixed: ${size} bytes, ${sha256}`)
  await session.flush(handle)
  await session.close(handle)
  await insistOnSize({ session, call: 'upload-file', path: part, size: file.size })
  // Another attempt may have been quicker, and nobody comes for this part any more.
  const isPlaced = await isDelivered({ session, file, final }).catch(async (error: unknown) => {
    await removeIfThere(session, part)
    throw error
  })
  if (isPlaced) await removeIfThere(session, part)
}

async function place({
  session,
  file,
  places,
}: {
  session: Session
  file: Known
  places: Places
}): Promise<void> {
  const { final, part } = places
  if (await isDelivered({ session, file, final })) return await removeIfThere(session, part)
  const left = await session.sizeOf(part)
  // Neither is there: an earlier attempt placed it, and it was fetched.
  if (left === undefined) return await insistOnFolder({ session, places })
  await insistOnSize({ session, call: 'place-file', path: part, size: file.size })
  try {
    await session.rename(part, final)
  } catch (error) {
    if (!(error instanceof Answered)) throw error
    if (await isDelivered({ session, file, final })) return await removeIfThere(session, part)
    if (error.isMissing && (await session.sizeOf(part)) === undefined)
      return await insistOnFolder({ session, places })
    throw error
  }
  await insistOnSize({ session, call: 'place-file', path: final, size: file.size, orGone: true })
}

/** Throws Refused where another file has the name. What cannot be read is judged by its size. */
async function isDelivered({
  session,
  file,
  final,
}: {
  session: Session
  file: Known
  final: string
}): Promise<boolean> {
  const size = await session.sizeOf(final)
  if (size === undefined) return false
  if (size === file.size && [file.sha256, undefined].includes(await sha256If({ session, path: final, size })))
    return true
  throw new Refused('already-there', {
    call: 'look-for-file',
    message:
      'Another file with this name lies in the folder, and it is never written over. Have the owner of the import job look at it and take it away.',
    reasons: [{ field: null, message: 'another file has this name' }],
  })
}

async function sha256If({
  session,
  path,
  size,
}: {
  session: Session
  path: string
  size: number
}): Promise<string | undefined> {
  try {
    const handle = await session.openToRead(path)
    const sha256 = await hashOf({ session, handle, size })
    await session.close(handle)
    return sha256
  } catch (error) {
    // Taken meanwhile, locked by the import job, or not to be read by this account.
    if (error instanceof Answered) return undefined
    throw error
  }
}

async function insistOnSize({
  session,
  call,
  path,
  size,
  orGone = false,
}: {
  session: Session
  call: string
  path: string
  size: number
  orGone?: boolean
}): Promise<void> {
  const there = await session.sizeOf(path)
  if (there === size || (orGone && there === undefined)) return
  throw new UnexpectedAnswer('unexpected-status', {
    call,
    detail: `${there ?? 'no'} bytes of ${size}`,
    message:
      'The file on the SFTP server has not the size that was sent, so it was not put in place. Its disk may be full, or it changes the ends of lines.',
  })
}

/** Else a folder that was moved away would look like a file that was fetched. */
async function insistOnFolder({
  session,
  places: { folder },
}: {
  session: Session
  places: Places
}): Promise<void> {
  await session.list(folder)
}

async function removeIfThere(session: Session, path: string): Promise<void> {
  try {
    await session.remove(path)
  } catch (error) {
    if (!(error instanceof Answered && error.isMissing)) throw error
  }
}

/**
 * Files in the folders of an import job. A file appears under its name whole or not at all, and no other file is ever written over.
 *
 * The part beside it is not cut when it is opened: an attempt that was given up and lives on writes the same bytes to the same
 * places, and can do no harm.
 */
import { Refused, UnexpectedAnswer } from '../errors.ts'
import { Answered } from './failures.ts'
import { hashOf, writeFrom } from './transfer.ts'
import type { FixedFile, Folder, Folders, Place, Renaming } from '../file-connection.ts'
import type { Session } from './session.ts'

type Known = Omit<FixedFile, 'bytes'>
/** `isElsewhere`: in a folder that the credentials do not name any more. */
type Places = { folder: string; final: string; part: string; isElsewhere: boolean }

/** `use`: a session of its own for each call, which names it. */
export function createFolders({
  paths,
  use,
}: {
  paths: Record<Folder, string>
  use<Result>(call: string, work: (session: Session) => Promise<Result>): Promise<Result>
}): Folders {
  const pathOf = (folder: Folder): string => paths[folder].replace(/\/+$/, '')
  const placesOf = (name: string, place: Place): Places => {
    if (!/^[^./\\\p{Cc}][^/\\\p{Cc}]*$/u.test(name))
      throw new Error(`${JSON.stringify(name)} is no name of a file`)
    const path = typeof place === 'string' ? pathOf(place) : place.path
    const isElsewhere = path !== pathOf('test') && path !== pathOf('live')
    return { folder: path, final: `${path}/${name}`, part: `${path}/.${name}.part`, isElsewhere }
  }
  return {
    pathOf,
    async upload(file, place) {
      const places = placesOf(file.name, place)
      await use('upload-file', (session) => upload({ session, file, places }))
    },
    async place(file, at, renaming) {
      const places = placesOf(file.name, at)
      await use('place-file', (session) => placeWhereItIs({ session, file, places, renaming }))
    },
    async withdraw(name, place) {
      const { part, isElsewhere } = placesOf(name, place)
      await use('withdraw-file', async (session) => {
        await removeIfThere(session, part).catch((error: unknown) => {
          if (!(isElsewhere && isDenied(error))) throw error
        })
      })
    },
    async isThere(name, place) {
      const places = placesOf(name, place)
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

type Placing = { session: Session; file: Known; places: Places; renaming: Renaming }

/** A right that the account has lost with the folder costs no credentials, as long as the file can be delivered anew. */
async function placeWhereItIs(placing: Placing): Promise<void> {
  const wasAsked = await placing.renaming.wasAsked()
  await place(placing).catch((error: unknown) => {
    throw placing.places.isElsewhere && !wasAsked && isDenied(error) ? goneBefore(placing) : error
  })
}

async function place({ session, file, places, renaming }: Placing): Promise<void> {
  const { final, part } = places
  if (await isDelivered({ session, file, final })) return await removeIfThere(session, part)
  const left = await session.sizeOf(part)
  if (left === undefined) {
    // Asked of now, since another attempt may just have been quicker.
    if (!(await renaming.wasAsked())) throw goneBefore({ file })
    // Neither is there: an earlier attempt placed it, and it was fetched.
    return await insistOnFolder({ session, places })
  }
  await insistOnSize({ session, call: 'place-file', path: part, size: file.size })
  await renaming.note()
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
  throw new Refused('name-taken-there', {
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

const isDenied = (error: unknown): boolean => error instanceof Answered && error.isDenied

const goneBefore = ({ file: { size } }: Pick<Placing, 'file'>) =>
  new UnexpectedAnswer('unexpected-status', {
    call: 'place-file',
    detail: `no bytes of ${size}`,
    message:
      'The file that was uploaded to the SFTP server was gone before it was put in place. It is uploaded anew.',
  })

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

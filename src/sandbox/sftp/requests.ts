/** One SFTP channel: requests in the order in which they came, on the files of one account, as OpenSSH answers them. */
import { constants, type Stats } from 'node:fs'
import { link, lstat, open, readdir, stat, unlink, type FileHandle } from 'node:fs/promises'
import { posix } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import ssh2, { type SFTPWrapper } from 'ssh2'
import { canonical, isWritable, onDisk } from './paths.ts'
import type { Account } from './accounts.ts'
import type { Faults, Operation } from './faults.ts'

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp

export type Tally = {
  operations: Partial<Record<Operation, number>>
  /** Finished files that were opened for writing: nobody should. */
  overwritten: string[]
}

type Opened = { file: FileHandle; path: string } | { names: string[]; folder: string; read: boolean }
type Reply = () => void

/** The answer to a request that cannot be carried out. */
class Status extends Error {
  readonly status: number

  constructor(status: number) {
    super(`status ${status}`)
    this.status = status
  }
}

const READ_MOST = 256 * 1024

export function serveRequests({
  sftp,
  account,
  root,
  faults,
  tally,
  drop,
}: {
  sftp: SFTPWrapper
  account: Account
  root: string
  faults: Faults
  tally: Tally
  /** Breaks the connection off. */
  drop: () => void
}): { end(): Promise<void> } {
  const handles = new Map<number, Opened>()
  let lastHandle = 0
  let last: Promise<void> = Promise.resolve()
  let isDropped = false

  /** `work` carries it out and answers how to say so. */
  function queue({
    operation,
    paths,
    id,
    work,
  }: {
    operation: Operation
    paths: () => readonly string[]
    id: number
    work: () => Promise<Reply>
  }): void {
    last = last.then(async () => {
      if (isDropped) return
      tally.operations[operation] = (tally.operations[operation] ?? 0) + 1
      const fault = faults.strike({ operation, account: account.username, paths: paths() })
      if (fault?.kind === 'drop') return breakOff()
      if (fault?.kind === 'hang') return
      if (fault?.kind === 'answer') return sftp.status(id, fault.status)
      if (fault?.kind === 'slow') await wait(fault.ms)
      const reply = await work().catch((error: unknown): Reply => {
        const status = statusOf(error)
        return () => sftp.status(id, status)
      })
      if (fault?.kind === 'do-then-drop') return breakOff()
      if (fault?.kind !== 'do-then-hang') reply()
    })
  }

  function breakOff(): void {
    isDropped = true
    drop()
  }

  const ok = (id: number) => (): void => sftp.status(id, STATUS_CODE.OK)
  const place = (path: string) => onDisk({ root, path })
  const openedBy = (handle: Buffer): Opened => {
    const opened = handle.length === 4 ? handles.get(handle.readUInt32BE()) : undefined
    if (opened === undefined) throw new Status(STATUS_CODE.FAILURE)
    return opened
  }
  const fileBy = (handle: Buffer) => {
    const opened = openedBy(handle)
    if (!('file' in opened)) throw new Status(STATUS_CODE.FAILURE)
    return opened
  }
  const pathsBy = (handle: Buffer) => () => {
    const opened = handle.length === 4 ? handles.get(handle.readUInt32BE()) : undefined
    return opened === undefined ? [] : ['path' in opened ? opened.path : opened.folder]
  }
  const remember = (opened: Opened): Buffer => {
    lastHandle += 1
    handles.set(lastHandle, opened)
    const handle = Buffer.alloc(4)
    handle.writeUInt32BE(lastHandle)
    return handle
  }
  const insistOnRight = (right: 'read' | 'write', ...paths: string[]): void => {
    if (!account[right] || (right === 'write' && !paths.every(isWritable)))
      throw new Status(STATUS_CODE.PERMISSION_DENIED)
  }

  sftp.on('OPEN', (id, path, flags) =>
    queue({
      operation: 'open',
      paths: () => [path],
      id,
      work: async () => {
        const writes = (flags & (OPEN_MODE.WRITE | OPEN_MODE.APPEND)) !== 0
        if (writes) await lstat(posix.dirname(place(path)))
        insistOnRight(writes ? 'write' : 'read', path)
        const isThere = await lstat(place(path)).then(
          (found) => found,
          () => undefined,
        )
        if (isThere?.isDirectory()) throw new Status(STATUS_CODE.FAILURE)
        if (writes && isThere !== undefined && !canonical(path).endsWith('.part'))
          tally.overwritten.push(canonical(path))
        const file = await open(place(path), flagsOf(flags), 0o600)
        const handle = remember({ file, path: canonical(path) })
        return () => sftp.handle(id, handle)
      },
    }),
  )
  sftp.on('WRITE', (id, handle, offset, data) =>
    queue({
      operation: 'write',
      paths: pathsBy(handle),
      id,
      work: async () => {
        await fileBy(handle).file.write(data, 0, data.length, offset)
        return ok(id)
      },
    }),
  )
  sftp.on('READ', (id, handle, offset, length) =>
    queue({
      operation: 'read',
      paths: pathsBy(handle),
      id,
      work: async () => {
        const most = Math.min(length, READ_MOST)
        const { bytesRead, buffer } = await fileBy(handle).file.read(Buffer.alloc(most), 0, most, offset)
        if (bytesRead === 0) throw new Status(STATUS_CODE.EOF)
        return () => sftp.data(id, buffer.subarray(0, bytesRead))
      },
    }),
  )
  sftp.on('FSTAT', (id, handle) =>
    queue({
      operation: 'stat',
      paths: pathsBy(handle),
      id,
      work: async () => {
        const attributes = attributesOf(await fileBy(handle).file.stat())
        return () => sftp.attrs(id, attributes)
      },
    }),
  )
  for (const [event, look] of [
    ['STAT', stat],
    ['LSTAT', lstat],
  ] as const) {
    const listener = (id: number, path: string): void =>
      queue({
        operation: 'stat',
        paths: () => [path],
        id,
        work: async () => {
          const attributes = attributesOf(await look(place(path)))
          return () => sftp.attrs(id, attributes)
        },
      })
    if (event === 'STAT') sftp.on('STAT', listener)
    else sftp.on('LSTAT', listener)
  }
  sftp.on('EXTENDED', (id, name, data) =>
    queue({
      operation: 'fsync',
      paths: () => [],
      id,
      work: async () => {
        if (name !== 'fsync@openssh.com') throw new Status(STATUS_CODE.OP_UNSUPPORTED)
        await fileBy(data.subarray(4)).file.sync()
        return ok(id)
      },
    }),
  )
  sftp.on('CLOSE', (id, handle) =>
    queue({
      operation: 'close',
      paths: pathsBy(handle),
      id,
      work: async () => {
        const opened = openedBy(handle)
        handles.delete(handle.readUInt32BE())
        if ('file' in opened) await opened.file.close()
        return ok(id)
      },
    }),
  )
  sftp.on('REALPATH', (id, path) =>
    queue({
      operation: 'stat',
      paths: () => [path],
      id,
      work: async () => {
        const name = { filename: canonical(path), longname: canonical(path), attrs: noAttributes }
        return () => sftp.name(id, [name])
      },
    }),
  )
  sftp.on('OPENDIR', (id, path) =>
    queue({
      operation: 'list',
      paths: () => [path],
      id,
      work: async () => {
        insistOnRight('read')
        const names = ['.', '..', ...(await readdir(place(path))).toSorted()]
        const handle = remember({ names, folder: canonical(path), read: false })
        return () => sftp.handle(id, handle)
      },
    }),
  )
  sftp.on('READDIR', (id, handle) =>
    queue({
      operation: 'list',
      paths: pathsBy(handle),
      id,
      work: async () => {
        const opened = openedBy(handle)
        if ('file' in opened) throw new Status(STATUS_CODE.FAILURE)
        const names = opened.names.splice(0, 100)
        if (names.length === 0) throw new Status(STATUS_CODE.EOF)
        const entries = await Promise.all(
          names.map((name) => entryOf({ folder: opened.folder, name, place })),
        )
        return () => sftp.name(id, entries)
      },
    }),
  )
  sftp.on('REMOVE', (id, path) =>
    queue({
      operation: 'remove',
      paths: () => [path],
      id,
      work: async () => {
        insistOnRight('write', path)
        await unlink(place(path))
        return ok(id)
      },
    }),
  )
  sftp.on('RENAME', (id, from, to) =>
    queue({
      operation: 'rename',
      paths: () => [from, to],
      id,
      work: async () => {
        insistOnRight('write', from, to)
        // As OpenSSH does it: whoever has the name keeps it.
        await link(place(from), place(to))
        await unlink(place(from))
        return ok(id)
      },
    }),
  )
  for (const event of ['MKDIR', 'RMDIR', 'SYMLINK'] as const)
    sftp.on(event as 'MKDIR', (id: number) => sftp.status(id, STATUS_CODE.PERMISSION_DENIED))

  // A client that says it is through waits for the channel to be closed.
  sftp.on('end', () => void last.then(() => sftp.end()))

  return {
    async end() {
      await last
      for (const opened of handles.values()) if ('file' in opened) await opened.file.close()
      handles.clear()
    },
  }
}

function flagsOf(flags: number): number {
  const has = (flag: number) => (flags & flag) !== 0
  const access = has(OPEN_MODE.READ)
    ? has(OPEN_MODE.WRITE)
      ? constants.O_RDWR
      : constants.O_RDONLY
    : constants.O_WRONLY
  return (
    access |
    (has(OPEN_MODE.APPEND) ? constants.O_APPEND : 0) |
    (has(OPEN_MODE.CREAT) ? constants.O_CREAT : 0) |
    (has(OPEN_MODE.TRUNC) ? constants.O_TRUNC : 0) |
    (has(OPEN_MODE.EXCL) ? constants.O_EXCL : 0) |
    constants.O_NOFOLLOW
  )
}

function statusOf(error: unknown): number {
  if (error instanceof Status) return error.status
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return STATUS_CODE.NO_SUCH_FILE
  if (code === 'EACCES' || code === 'EPERM') return STATUS_CODE.PERMISSION_DENIED
  if (code === undefined) console.error(error)
  return STATUS_CODE.FAILURE
}

const noAttributes = { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 }

function attributesOf({ mode, size, atimeMs, mtimeMs }: Stats) {
  return {
    mode,
    uid: 1000,
    gid: 1000,
    size,
    atime: Math.floor(atimeMs / 1000),
    mtime: Math.floor(mtimeMs / 1000),
  }
}

async function entryOf({
  folder,
  name,
  place,
}: {
  folder: string
  name: string
  place: (path: string) => string
}) {
  const found = await lstat(place(posix.join(folder, name))).catch(() => undefined)
  const attrs = found === undefined ? noAttributes : attributesOf(found)
  const kind = found?.isDirectory() ? 'drwxr-xr-x' : '-rw-------'
  return { filename: name, longname: `${kind} 1 1000 1000 ${attrs.size} Jan 1 00:00 ${name}`, attrs }
}

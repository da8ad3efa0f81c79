/** One connection with its requests. Each is answered, or fails with the connection, or in time. */
import ssh2, { type SFTPWrapper } from 'ssh2'
import { Answered, failureOfLoss, failureOfStatus } from './failures.ts'
import type { Connected } from './connect.ts'
import type { ConnectorFailure } from '../errors.ts'

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp

/** Requests throw `Answered` for a status that is not OK, and failures of `errors.ts` where no answer came. */
export type Session = {
  /** undefined: there is nothing of that name. */
  sizeOf(path: string): Promise<number | undefined>
  /** The first names of a folder. */
  list(folder: string): Promise<readonly string[]>
  /** Makes the file where it is missing; what it holds stays until it is written over. `isNew`: it must be missing. */
  openToWrite(path: string, options?: { isNew: boolean }): Promise<Buffer>
  openToRead(path: string): Promise<Buffer>
  write(handle: Buffer, block: Buffer, offset: number): Promise<void>
  /** Empty at the end. */
  read(handle: Buffer, length: number, offset: number): Promise<Buffer>
  /** Where the server offers it. */
  flush(handle: Buffer): Promise<void>
  close(handle: Buffer): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}

const LEAVE_MS = 2_000

type Answer<T> = (error: Error | null | undefined, value?: T) => void

/** The connection ends with the work. */
export async function inSession<Result>(
  {
    connected: { client, sftp, socket },
    call,
    answerMs,
  }: { connected: Connected; call: string; answerMs: number },
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  let wrote = false
  let loss: ConnectorFailure | undefined
  const waiting = new Set<(failure: ConnectorFailure) => void>()

  const lose = (why: 'connection-lost' | 'no-answer-in-time', detail?: string): ConnectorFailure => {
    loss ??= failureOfLoss({ call, wrote, loss: why, detail })
    for (const reject of waiting) reject(loss)
    waiting.clear()
    socket.destroy()
    return loss
  }
  client.on('error', (error) => lose('connection-lost', 'code' in error ? String(error.code) : undefined))
  client.on('close', () => lose('connection-lost'))
  sftp.on('error', () => lose('connection-lost'))
  sftp.on('close', () => lose('connection-lost'))

  function ask<T>(start: (on: SFTPWrapper, answer: Answer<T>) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (loss !== undefined) return reject(loss)
      const timer = setTimeout(() => lose('no-answer-in-time'), answerMs)
      const settled = (settle: () => void): void => {
        clearTimeout(timer)
        waiting.delete(onLoss)
        settle()
      }
      const onLoss = (failure: ConnectorFailure): void => settled(() => reject(failure))
      waiting.add(onLoss)
      try {
        start(sftp, (error, value) => {
          const status = error && 'code' in error ? error.code : undefined
          if (error == null) settled(() => resolve(value as T))
          else if (typeof status === 'number') settled(() => reject(new Answered(status)))
          else lose('connection-lost')
        })
      } catch {
        // ssh2 throws where the connection is gone before it has said so.
        lose('connection-lost')
      }
    })
  }
  function change(start: (on: SFTPWrapper, answer: Answer<void>) => void): Promise<void> {
    wrote = true
    return ask(start)
  }

  const session: Session = {
    async sizeOf(path) {
      try {
        return (await ask<{ size: number }>((on, answer) => on.lstat(path, answer))).size
      } catch (error) {
        if (error instanceof Answered && error.isMissing) return undefined
        throw error
      }
    },
    async list(folder) {
      const handle = await ask<Buffer>((on, answer) => on.opendir(folder, answer))
      try {
        return (await ask<{ filename: string }[]>((on, answer) => on.readdir(handle, answer))).map(
          ({ filename }) => filename,
        )
      } catch (error) {
        if (error instanceof Answered && error.status === STATUS_CODE.EOF) return []
        throw error
      } finally {
        await session.close(handle)
      }
    },
    openToWrite(path, { isNew } = { isNew: false }) {
      wrote = true
      const mode = OPEN_MODE.WRITE | OPEN_MODE.CREAT | (isNew ? OPEN_MODE.EXCL : 0)
      return ask<Buffer>((on, answer) => on.open(path, mode, answer))
    },
    openToRead: (path) => ask<Buffer>((on, answer) => on.open(path, OPEN_MODE.READ, answer)),
    write: (handle, block, offset) =>
      change((on, answer) => on.write(handle, block, 0, block.length, offset, answer)),
    async read(handle, length, offset) {
      const block = Buffer.allocUnsafe(length)
      try {
        const size = await ask<number>((on, answer) => on.read(handle, block, 0, length, offset, answer))
        return block.subarray(0, size)
      } catch (error) {
        if (error instanceof Answered && error.status === STATUS_CODE.EOF) return block.subarray(0, 0)
        throw error
      }
    },
    async flush(handle) {
      try {
        await change((on, answer) => {
          try {
            on.ext_openssh_fsync(handle, answer)
          } catch {
            // So ssh2 tells that the server does not offer it.
            answer(undefined)
          }
        })
      } catch (error) {
        if (!(error instanceof Answered && error.status === STATUS_CODE.OP_UNSUPPORTED)) throw error
      }
    },
    close: (handle) => ask((on, answer) => on.close(handle, answer)),
    rename: (from, to) => change((on, answer) => on.rename(from, to, answer)),
    remove: (path) => change((on, answer) => on.unlink(path, answer)),
  }

  try {
    return await work(session)
  } catch (error) {
    if (loss !== undefined) throw loss
    throw error instanceof Answered ? failureOfStatus({ call, status: error.status }) : error
  } finally {
    loss ??= failureOfLoss({ call, wrote, loss: 'connection-lost' })
    client.end()
    // A server that does not take its leave is not waited for.
    const impatience = setTimeout(() => socket.destroy(), LEAVE_MS).unref()
    socket.once('close', () => clearTimeout(impatience))
  }
}

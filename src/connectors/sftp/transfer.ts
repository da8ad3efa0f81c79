/** Bytes to and from a file there, in blocks that every server takes, a bounded number of them under way. */
import { createHash } from 'node:crypto'
import type { Session } from './session.ts'

/** ssh2 would send more than this as two requests. */
const BLOCK_BYTES = 31 * 1_024
const MOST_UNDER_WAY = 32

/** Writes from the beginning; memory stays flat whatever the size. */
export async function writeFrom({
  session,
  handle,
  bytes,
}: {
  session: Session
  handle: Buffer
  bytes: AsyncIterable<Uint8Array>
}): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  const underWay: Promise<void>[] = []
  let failure: { error: unknown } | undefined
  let size = 0
  for await (const block of inBlocks(bytes)) {
    hash.update(block)
    underWay.push(
      session.write(handle, block, size).catch((error: unknown) => {
        failure ??= { error }
      }),
    )
    size += block.length
    if (underWay.length >= MOST_UNDER_WAY) await underWay.shift()
    if (failure !== undefined) break
  }
  await Promise.all(underWay)
  if (failure !== undefined) throw failure.error
  return { size, sha256: hash.digest('hex') }
}

export async function hashOf({
  session,
  handle,
  size,
}: {
  session: Session
  handle: Buffer
  size: number
}): Promise<string> {
  const hash = createHash('sha256')
  const ahead: Promise<Buffer>[] = []
  for (let asked = 0; asked < size || ahead.length > 0;) {
    while (asked < size && ahead.length < MOST_UNDER_WAY) {
      const length = Math.min(BLOCK_BYTES, size - asked)
      ahead.push(readWhole({ session, handle, length, offset: asked }))
      ahead.at(-1)?.catch(() => undefined)
      asked += length
    }
    hash.update((await ahead.shift()) ?? Buffer.alloc(0))
  }
  return hash.digest('hex')
}

/** A server may answer with less than it was asked for. */
async function readWhole({
  session,
  handle,
  length,
  offset,
}: {
  session: Session
  handle: Buffer
  length: number
  offset: number
}): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let at = 0; at < length;) {
    const part = await session.read(handle, length - at, offset + at)
    if (part.length === 0) break
    parts.push(part)
    at += part.length
  }
  return Buffer.concat(parts)
}

/** One buffer is filled again and again: ssh2 has copied a block before the next one is asked for. */
async function* inBlocks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const block = Buffer.allocUnsafe(BLOCK_BYTES)
  let filled = 0
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length;) {
      const end = Math.min(piece.length, at + BLOCK_BYTES - filled)
      block.set(piece.subarray(at, end), filled)
      filled += end - at
      at = end
      if (filled === BLOCK_BYTES) {
        yield block
        filled = 0
      }
    }
  }
  if (filled > 0) yield block.subarray(0, filled)
}

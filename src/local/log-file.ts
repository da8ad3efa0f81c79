/** The log file of a child: written by the child itself, so that it is whole also when the parent was killed. */
import { copyFile, open, rename, stat, truncate } from 'node:fs/promises'

import type { FileHandle } from 'node:fs/promises'

const LIMITS = { maxBytes: 5_000_000, lookEveryMs: 30_000 }
const TAIL_BYTES = 8_192

export type LogFile = {
  handle: FileHandle
  /** what was written since this start, at most the last lines */
  lastLines(count: number): Promise<string[]>
  close(): Promise<void>
}

/** Opens the file for appending. It and the former one beside it (`.1`) stay near 5 MB each unless told otherwise. */
export async function openLogFile(path: string, { maxBytes, lookEveryMs } = LIMITS): Promise<LogFile> {
  if ((await sizeOf(path)) > maxBytes / 2) await rename(path, `${path}.1`)
  const startedAt = await sizeOf(path)
  const handle = await open(path, 'a', 0o600)
  // a child that appends goes on at the new end
  const timer = setInterval(
    () => void shorten({ path, maxBytes }).catch(() => undefined),
    lookEveryMs,
  ).unref()
  return {
    handle,
    lastLines: (count) => readTail({ path, from: startedAt, count }),
    close: async () => {
      clearInterval(timer)
      await handle.close()
    },
  }
}

async function shorten({ path, maxBytes }: { path: string; maxBytes: number }): Promise<void> {
  if ((await sizeOf(path)) <= maxBytes) return
  await copyFile(path, `${path}.1`)
  await truncate(path)
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0
}

async function readTail({
  path,
  from,
  count,
}: {
  path: string
  from: number
  count: number
}): Promise<string[]> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const start = Math.max(size < from ? 0 : from, size - TAIL_BYTES)
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(TAIL_BYTES),
      position: start,
      length: size - start,
    })
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n')
    return lines.filter((line) => line.trim() !== '').slice(-count)
  } finally {
    await file.close()
  }
}

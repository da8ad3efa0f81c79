/** Facts that are never forgotten: one JSON document a line, on the disk before anybody is told of them. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FileHandle } from 'node:fs/promises'

export type Journal = {
  /** Resolves when these facts, and all appended before, are on the disk. */
  append(facts: readonly object[]): Promise<void>
  /** All facts on the disk, in order. */
  read(): AsyncIterable<unknown>
  clear(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens or makes the file and hands each of its facts to `replay`. A last line without its end was being
 * written when the process was killed; nobody was told of it, so it is cut off.
 */
export async function openJournal({
  file,
  replay,
}: {
  file: string
  replay: (fact: unknown) => void
}): Promise<Journal> {
  const handle = await open(file, 'a+', 0o600)
  let bytes: number
  try {
    bytes = await replayAll({ file, handle, replay })
  } catch (error) {
    await handle.close()
    throw error
  }

  let waiting: { text: string[]; written: PromiseWithResolvers<void> } | undefined
  let lastWork: Promise<void> = Promise.resolve()
  let broken: Error | undefined

  const queue = (work: () => Promise<void>) => (lastWork = lastWork.then(work, work))

  /** All that came while the last write was under way goes with one write and one fsync. */
  async function writeWaiting(): Promise<void> {
    const { text, written } = waiting ?? { text: [], written: Promise.withResolvers<void>() }
    waiting = undefined
    try {
      // After a failed write the file may end within a line, and what came behind it would be lost with it.
      if (broken !== undefined) throw broken
      const block = Buffer.from(text.join(''))
      await handle.appendFile(block)
      await handle.datasync()
      bytes += block.length
      written.resolve()
    } catch (error) {
      broken ??= new Error(`${file} cannot be written; restart the sandbox when there is room`, {
        cause: error,
      })
      written.reject(broken)
    }
  }

  return {
    append(facts) {
      if (waiting === undefined) {
        waiting = { text: [], written: Promise.withResolvers<void>() }
        void queue(writeWaiting)
      }
      for (const fact of facts) waiting.text.push(`${JSON.stringify(fact)}\n`)
      return waiting.written.promise
    },
    async *read() {
      for await (const { fact } of factsOf({ file, bytes })) yield fact
    },
    clear: () =>
      queue(async () => {
        await handle.truncate(0)
        await handle.sync()
        bytes = 0
      }),
    close: () => queue(() => handle.close()),
  }
}

/** Returns how many bytes the facts take; what is behind them is cut off. */
async function replayAll({
  file,
  handle,
  replay,
}: {
  file: string
  handle: FileHandle
  replay: (fact: unknown) => void
}): Promise<number> {
  let bytes = 0
  for await (const { fact, end } of factsOf({ file, bytes: (await handle.stat()).size })) {
    replay(fact)
    bytes = end
  }
  await handle.truncate(bytes)
  await handle.sync()
  await syncFolder(dirname(file))
  return bytes
}

/** The whole lines among the first `bytes` of the file; `end` is the offset behind each. */
async function* factsOf({
  file,
  bytes,
}: {
  file: string
  bytes: number
}): AsyncGenerator<{ fact: unknown; end: number }> {
  if (bytes === 0) return
  let rest = Buffer.alloc(0)
  let end = 0
  for await (const chunk of createReadStream(file, { end: bytes - 1 }) as AsyncIterable<Buffer>) {
    const block = Buffer.concat([rest, chunk])
    let start = 0
    for (let newline = block.indexOf(10); newline !== -1; newline = block.indexOf(10, start)) {
      end += newline + 1 - start
      yield { fact: parse({ line: block.toString('utf8', start, newline), file, end }), end }
      start = newline + 1
    }
    rest = block.subarray(start)
  }
}

function parse({ line, file, end }: { line: string; file: string; end: number }): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error(
      `${file} is damaged in the line that ends at byte ${end}. Remove the folder to begin anew.`,
    )
  }
}

/** A new file is lost with a power cut until its folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

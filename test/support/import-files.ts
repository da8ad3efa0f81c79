/** Files as the import job of the sandbox reads them, without a server. */
import { applyFile, judgeFile } from '../../src/sandbox/sftp/import/read-file.ts'
import { createRegister, type Register } from '../../src/sandbox/sftp/import/register.ts'
import type { Format, Owner } from '../../src/sandbox/sftp/import/format.ts'

/** In pieces that cut letters and tags apart. */
async function* piecesOf(content: string | Buffer): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += 61) yield bytes.subarray(at, at + 61)
}

export async function judged({
  content,
  ...judging
}: {
  format: Format
  name: string
  owner: Owner
  content: string | Buffer
}): Promise<{ people: number }> {
  return await judgeFile({ ...judging, chunks: () => piecesOf(content) })
}

export async function registerOf({
  format,
  files,
}: {
  format: Format
  files: readonly (string | Buffer)[]
}): Promise<Register> {
  const register = createRegister()
  for (const content of files) await applyFile({ chunks: () => piecesOf(content), format, register })
  return register
}

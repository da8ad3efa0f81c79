// `node tools/verify-audit.ts export.ndjson [sequence:hash …]`: whether an exported audit trail is whole, with nothing of koppling's.
// Each further argument is a head that was kept elsewhere. docs/audit.md tells what is checked.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

type Line = { sequence: number; hash: string; previousHash: string; reasonDigest: string | null }
type Words = { reason: string | null; reasonSalt: string | null }
type Link = { sequence: number; hash: string }
type End = { head: Link; checkpoint: Link }

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

async function verify(file: string, known: Map<number, string>): Promise<string> {
  let first: Line | undefined
  let last: Link | undefined
  for await (const text of createInterface({ input: createReadStream(file) })) {
    const line = JSON.parse(text) as (Line & Words) | End
    if ('head' in line) {
      const { head, checkpoint } = line
      if (last !== undefined && last.sequence < head.sequence)
        return `broken at ${last.sequence + 1}: missing`
      if (last !== undefined && last.hash !== head.hash) return `broken at ${head.sequence}: not the head`
      if (first?.sequence === checkpoint.sequence + 1 && first.previousHash !== checkpoint.hash)
        return `broken at ${first.sequence}: not linked to the checkpoint`
      return `intact from ${first?.sequence ?? head.sequence + 1} to ${head.sequence}:${head.hash}`
    }
    const { hash, reason, reasonSalt, ...sealed } = line
    const at = `broken at ${last === undefined ? line.sequence : last.sequence + 1}`
    if (last !== undefined && line.sequence !== last.sequence + 1) return `${at}: missing`
    if (sha256(canonical(sealed)) !== hash) return `${at}: altered`
    if (last !== undefined && line.previousHash !== last.hash) return `${at}: not linked to the one before`
    if (reason !== null && sha256(`${reasonSalt}${reason}`) !== line.reasonDigest)
      return `${at}: reason altered`
    if ((known.get(line.sequence) ?? hash) !== hash) return `${at}: not as known`
    first ??= line
    last = { sequence: line.sequence, hash }
  }
  return `broken at ${(last?.sequence ?? 0) + 1}: the export ends without its head`
}

const [file, ...heads] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: node tools/verify-audit.ts export.ndjson [sequence:hash …]')
const known = new Map(
  heads.map((head): [number, string] => [Number(head.split(':')[0]), head.split(':')[1] ?? '']),
)
const verdict = await verify(file, known)
console.log(verdict)
if (!verdict.startsWith('intact')) process.exitCode = 1

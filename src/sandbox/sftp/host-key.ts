/** The key by which the server is known; kept on the disk, so that it outlives a restart, and changed when told. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { z } from 'zod'
import { readSmallFile, writeSmallFile } from '../small-files.ts'
import { generateKeyPair } from './key-pair.ts'

export type HostKey = { privateKey: string; fingerprint: string }

const Kept = z.object({ privateKey: z.string() })

export async function openHostKey(folder: string): Promise<HostKey> {
  const kept = await readSmallFile(fileIn(folder))
  return kept === undefined ? await newHostKey(folder) : known(Kept.parse(kept).privateKey)
}

export async function newHostKey(folder: string): Promise<HostKey> {
  const { private: privateKey } = generateKeyPair()
  await writeSmallFile({ file: fileIn(folder), content: { privateKey } })
  return known(privateKey)
}

function fileIn(folder: string): string {
  return join(folder, 'host-key.json')
}

function known(privateKey: string): HostKey {
  const [key] = [ssh2.utils.parseKey(privateKey)].flat()
  if (key === undefined || key instanceof Error) throw new Error('the host key of the sandbox cannot be read')
  const digest = createHash('sha256').update(key.getPublicSSH()).digest('base64')
  return { privateKey, fingerprint: `SHA256:${digest.replace(/=+$/, '')}` }
}

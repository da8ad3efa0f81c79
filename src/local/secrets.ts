/** The secrets of a local instance, made at its first start and kept where only its owner reads. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const Secrets = z.strictObject({ keys: z.string(), platformKey: z.string(), sandboxSecret: z.string() })
export type LocalSecrets = z.infer<typeof Secrets>

export async function localSecrets(folder: string): Promise<LocalSecrets> {
  const path = join(folder, 'secrets.json')
  const kept = await readJsonFile({ path, schema: Secrets })
  if (kept !== undefined) return kept
  const made = {
    keys: `local:${randomBytes(32).toString('base64')}`,
    platformKey: `kop_platform_${randomBytes(32).toString('base64url')}`,
    sandboxSecret: randomBytes(32).toString('base64url'),
  }
  await writeJsonFile({ path, content: made })
  return made
}

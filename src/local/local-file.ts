/** `local.json`: where a local instance answers and the keys to try it with. Readable by its owner alone. */
import { join } from 'node:path'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from './json-file.ts'
import { LocalError } from './local-error.ts'

const LocalFile = z.object({
  api: z.string(),
  docs: z.string(),
  temporal: z.string(),
  temporalUi: z.string().nullable(),
  sandbox: z.string().nullable(),
  platformKey: z.string(),
  tenants: z.array(
    z.object({
      id: z.string(),
      keys: z.object({ hr: z.string(), admin: z.string(), viewer: z.string() }),
      /** What its set-up needs; left out where the payroll system is not the sandbox's. */
      integration: z
        .object({
          id: z.string(),
          system: z.string(),
          credentials: z.object({ consumerToken: z.string(), employeeToken: z.string() }),
        })
        .exactOptional(),
      /** What the set-up of a system that takes files needs. */
      sftp: z
        .object({
          employerId: z.string(),
          credentials: z.object({
            host: z.string(),
            port: z.int(),
            username: z.string(),
            password: z.string(),
            hostKey: z.string(),
          }),
        })
        .exactOptional(),
    }),
  ),
})
export type LocalFile = z.infer<typeof LocalFile>

export const localFilePath = (folder: string) => join(folder, 'local.json')

export async function writeLocalFile(folder: string, content: LocalFile): Promise<void> {
  await writeJsonFile({ path: localFilePath(folder), content })
}

/** The ports that the instance had last time, so that addresses stay as people know them; none if the file is damaged. */
export async function lastPorts(folder: string): Promise<Partial<Record<PortName, number>>> {
  const last = await readJsonFile({ path: localFilePath(folder), schema: LocalFile }).catch(
    (error: unknown) => {
      if (error instanceof LocalError && error.code === 'file-damaged') return undefined // each start writes it anew
      throw error
    },
  )
  if (last === undefined) return {}
  return {
    api: portOf(last.api),
    temporal: portOf(`http://${last.temporal}`),
    ...(last.temporalUi !== null && { temporalUi: portOf(last.temporalUi) }),
    ...(last.sandbox !== null && { sandbox: portOf(last.sandbox) }),
  }
}

export type PortName = 'api' | 'temporal' | 'temporalUi' | 'sandbox'

function portOf(url: string): number {
  return Number(new URL(url).port)
}

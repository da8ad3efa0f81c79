/**
 * A payroll system that takes files, in miniature: SFTP on a port of its own with a home for each account, and below
 * `/sandbox/sftp` what stands around it. Not known of the originals and chosen here: what becomes of a file that is refused.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readSmallFile, writeSmallFile } from '../small-files.ts'
import { openAccounts } from './accounts.ts'
import { sftpControl } from './control.ts'
import { createFaults } from './faults.ts'
import { newHostKey, openHostKey } from './host-key.ts'
import { openImportJob } from './import/job.ts'
import { createSchedule } from './schedule.ts'
import { startServer } from './server.ts'
import type { Router } from 'express'

export type SftpSandbox = { control: Router; close(): Promise<void> }

const LastPort = z.object({ port: z.int() }).optional()

/** In a folder of its own within `folder`. */
export async function openSftp({ folder }: { folder: string }): Promise<SftpSandbox> {
  const home = join(folder, 'sftp')
  await mkdir(home, { recursive: true })
  const accounts = await openAccounts(home)
  let hostKey = await openHostKey(home)
  const faults = createFaults()
  const job = await openImportJob({ home, accounts })
  const portFile = join(home, 'port.json')
  const server = await startServer({
    port: LastPort.parse(await readSmallFile(portFile))?.port ?? 0,
    hostKey,
    accounts,
    faults,
  })
  await writeSmallFile({ file: portFile, content: { port: server.port } })
  const schedule = await createSchedule({ home, job })
  return {
    control: sftpControl({
      accounts,
      job,
      schedule,
      faults,
      server,
      hostKey: {
        current: () => hostKey.fingerprint,
        async change() {
          hostKey = await newHostKey(home)
          server.useKey(hostKey)
          return hostKey.fingerprint
        },
      },
    }),
    async close() {
      schedule.stop()
      await server.close()
      await job.close()
    },
  }
}

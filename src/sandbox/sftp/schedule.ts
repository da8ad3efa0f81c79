/** When the import job runs by itself; kept on the disk. */
import { join } from 'node:path'
import { z } from 'zod'
import { readSmallFile, writeSmallFile } from '../small-files.ts'
import type { ImportJob } from './import/job.ts'

export type Schedule = {
  /** null: only when it is told to. */
  set(everySeconds: number | null): Promise<void>
  stop(): void
}

const Kept = z.object({ everySeconds: z.number().nullable() }).default({ everySeconds: null })

export async function createSchedule({ home, job }: { home: string; job: ImportJob }): Promise<Schedule> {
  const file = join(home, 'schedule.json')
  let timer: NodeJS.Timeout | undefined
  const start = (everySeconds: number | null): void => {
    clearInterval(timer)
    if (everySeconds === null) return
    timer = setInterval(
      () => void job.run().catch((error: unknown) => console.error(error)),
      everySeconds * 1_000,
    )
  }
  start(Kept.parse(await readSmallFile(file)).everySeconds)
  return {
    async set(everySeconds) {
      start(everySeconds)
      await writeSmallFile({ file, content: { everySeconds } })
    },
    stop: () => clearInterval(timer),
  }
}

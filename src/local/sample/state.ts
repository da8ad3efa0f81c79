/** How far the sample company was loaded, kept in the data folder, so that a start after a kill ends up the same. */
import { join } from 'node:path'
import { z } from 'zod'

import { readJsonFile, writeJsonFile } from '../json-file.ts'
import { explainFileErrors } from '../local-error.ts'

/** Secrets of keys of the tenant, by role. */
export type SampleKeys = z.infer<typeof Keys>
const Keys = z.strictObject({ hr: z.string(), admin: z.string(), viewer: z.string() })

/** `day`: the local date from which the company's days count, however often its loading is started. */
export type SampleState = z.infer<typeof State>
const State = z.strictObject({ day: z.iso.date(), keys: Keys, loaded: z.boolean() })

export type SampleStateFile = {
  read(): Promise<SampleState | undefined>
  keep(state: SampleState): Promise<void>
}

/** `folder`: the data folder. Throws LocalError `folder-not-writable` or `disk-full`. */
export function sampleStateFile(folder: string): SampleStateFile {
  const path = join(folder, 'sample.json')
  const explained = <T>(act: () => Promise<T>) => explainFileErrors({ folder, setting: 'KOPPLING_HOME' }, act)
  return {
    read: () => explained(() => readJsonFile({ path, schema: State })),
    keep: (content) => explained(() => writeJsonFile({ path, content })),
  }
}

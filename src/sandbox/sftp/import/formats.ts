import { aim } from './aim.ts'
import { paxml } from './paxml.ts'
import type { Format } from './format.ts'

export const formats = { aim, paxml } as const satisfies Record<string, Format>

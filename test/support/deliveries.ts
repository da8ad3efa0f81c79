// A target of files that has got whatever was delivered to it, one run after the other.
import type { AskedOfFile, FileForm, Recorded } from '../../src/connectors/file-connection.ts'
import { askedFor } from './swedish-people.ts'

export type Run<Mapping> = Partial<AskedOfFile<Mapping>>

/** Each run knows what those before it delivered. */
export function deliveries<Mapping>(
  mapping: Mapping,
  recordOf: (asked: AskedOfFile<Mapping>) => Recorded,
): (run?: Run<Mapping>) => Recorded {
  let known: Pick<AskedOfFile<Mapping>, 'delivered' | 'remoteId'> = { delivered: {}, remoteId: null }
  return (run = {}) => {
    const recorded = recordOf(askedFor(mapping, { ...known, ...run }))
    if (recorded.record !== null) known = { delivered: recorded.delivers, remoteId: recorded.remoteId }
    return recorded
  }
}

/** `outcome field reason` of those that were not simply sent or unchanged. */
export function leftOutOf({ fields }: Recorded): string[] {
  return fields
    .filter(({ reason }) => reason !== null)
    .map(({ outcome, field, reason }) => `${outcome} ${field} ${reason}`)
}

/** The file as a run puts it together. */
export function fileOf({ head, sections, tail }: FileForm, records: readonly Recorded[]): string {
  const lists = sections.map(({ name, ...section }) => {
    const fragments = records.flatMap(({ record }) => record?.[name] ?? [])
    return fragments.length === 0 ? '' : `${section.head}${fragments.join('')}${section.tail}`
  })
  return `${head}${lists.join('')}${tail}`
}

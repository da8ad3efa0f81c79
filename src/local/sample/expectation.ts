/** Compares what koppling did with what the sample company's files say that the rules make of it. */
import { addDays } from '../../domain/calendar-date.ts'

import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { SampleCompany, SampleLeaver } from './company.ts'
import type { SeenLeaver } from './leavers.ts'

/** What of a leaver is compared; a field that is left out may be anything. */
type Compared = { [Field in (typeof compared)[number]]?: string | number | null | undefined }
const compared = [
  'stage',
  'outcome',
  'reason',
  'supersededBy',
  'noAccessFrom',
  'days',
  'daysFrom',
  'connection',
] as const

/** One sentence for each terminated employment that is not as expected; none if all are. `day`: of loading. */
export function differences({
  company,
  seen,
  day,
}: {
  company: SampleCompany
  seen: readonly SeenLeaver[]
  day: CalendarDate
}): string[] {
  return company.leavers.flatMap((leaver) => {
    const [found, ...others] = seen.filter(({ employmentId }) => employmentId === leaver.employment)
    if (found === undefined) return [`${leaver.employment}: no leaver`]
    if (others.length > 0) return [`${leaver.employment}: ${1 + others.length} leavers instead of one`]
    const wanted = wantedOf({ leaver, day })
    const actual: Compared = { ...found, connection: found.steps.connection.state }
    const wrong = compared.filter((field) => wanted[field] !== undefined && wanted[field] !== actual[field])
    if (wrong.length === 0) return []
    const parts = wrong.map((field) => `${field} ${actual[field]} instead of ${wanted[field]}`)
    return [`${leaver.employment}: ${parts.join(', ')}`]
  })
}

function wantedOf({ leaver, day }: { leaver: SampleLeaver; day: CalendarDate }): Compared {
  const { outcome, ...rest } = leaver.expect
  const standing =
    outcome === 'waiting' ? { stage: 'waiting', outcome: null } : { stage: 'finished', outcome }
  const date = 'noAccessFrom' in rest && { noAccessFrom: addDays(day, rest.noAccessFrom) }
  return { ...rest, ...standing, ...date }
}

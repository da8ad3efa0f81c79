/** The sample company's leavers in groups, as lines for a terminal; the first line of each is its title. */
import { endingOf, groupOf, planOf, untilOf, whoOf } from './sentences.ts'

import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { SampleCompany } from './company.ts'
import type { SeenLeaver } from './leavers.ts'

type Summarised = { seen: readonly SeenLeaver[]; company: SampleCompany; day: CalendarDate }

/** How many sleep by which rule: of each group who wakes first in full, and the others with their dates. */
export function sleepingLines({ seen, company, day }: Summarised): string[] {
  const asleep = seen
    .filter(({ stage }) => stage === 'waiting')
    .toSorted((first, second) => Date.parse(first.actsAt ?? '') - Date.parse(second.actsAt ?? ''))
  const groups = largestFirst(Map.groupBy(asleep, (leaver) => groupOf({ leaver, company })))
  return [
    `Asleep: ${asleep.length} leavers, each a workflow with a timer (by rule, who wakes first, and when the others do)`,
    ...groups.flatMap(([group, leavers]) => {
      const [first, ...others] = leavers
      const told = first && `${whoOf({ leaver: first, company })}: ${planOf({ leaver: first, company, day })}`
      const rest = others.map((leaver) => untilOf({ leaver, day }))
      return [
        counted({ group, leavers }),
        ...[told ?? [], wrapped(rest)].flat().map((line) => `${INDENT}${line}`),
      ]
    }),
  ]
}

/** Those that act just now or wait for somebody; nothing if there are none. */
export function openLines({ seen }: Pick<Summarised, 'seen'>): string[] {
  const open = seen.filter(({ stage }) => stage !== 'waiting' && stage !== 'finished')
  const groups = largestFirst(Map.groupBy(open, ({ stage }) => stage))
  return open.length === 0
    ? []
    : [`Under way: ${open.length}`, ...groups.map(([group, leavers]) => counted({ group, leavers }))]
}

/** Why terminated employments have nothing to do, and how many. */
export function idleLines({ seen }: Pick<Summarised, 'seen'>): string[] {
  const idle = seen.filter(({ stage, outcome }) => stage === 'finished' && outcome !== 'completed')
  const groups = largestFirst(Map.groupBy(idle, endingOf))
  return [
    `Nothing to do: ${idle.length} terminated employments`,
    ...groups.map(([group, leavers]) => counted({ group, leavers })),
  ]
}

const INDENT = ' '.repeat(8)
const WIDTH = 112

/** Texts in a row, as many to a line as fit. */
function wrapped(texts: readonly string[]): string[] {
  const lines: string[] = []
  for (const text of texts) {
    const longer = `${lines.at(-1) ?? ''}${text}, `
    if (lines.length > 0 && longer.length <= WIDTH) lines.splice(-1, 1, longer)
    else lines.push(`${text}, `)
  }
  return lines.map((line, index) => (index < lines.length - 1 ? line.trimEnd() : line.slice(0, -', '.length)))
}

const counted = ({ group, leavers }: { group: string; leavers: readonly SeenLeaver[] }) =>
  `  ${String(leavers.length).padStart(3)} × ${group}`

const largestFirst = <Group>(groups: Map<Group, SeenLeaver[]>) =>
  [...groups].toSorted(([, first], [, second]) => second.length - first.length)

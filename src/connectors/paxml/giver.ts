/** Whose employment a person has in PAXml: the format has one of each, whoever it comes from. */
import { addDays, latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { EmploymentDocument } from '../../domain/documents.ts'
import type { AskedOfFile, Delivered } from '../file-connection.ts'
import { knownAs } from '../file-record.ts'
import type { Source } from './source.ts'

type Remembered = Pick<AskedOfFile<unknown>, 'delivered'>

/** By which a field is known again, whichever employment gives it; older versions kept it by employment. */
export function slotOf({ delivered }: Remembered, field: string): { name: string; formerly: string[] } {
  const formerly = Object.keys(delivered).filter(
    (name) => name.startsWith('employments.') && name.endsWith(`.${field}`),
  )
  return { name: `employment.${field}`, formerly }
}

/** The latest that was delivered of it. */
export const slotHolds = ({ delivered }: Remembered, field: string): Delivered | undefined =>
  knownAs(delivered, slotOf({ delivered }, field))[0]?.delivered

/** `start`: from when on it is the one that is told. `isTakenOver`: what is there may be of another one. */
export type Giver = EmploymentDocument & {
  start: CalendarDate
  startOfPay: CalendarDate
  isTakenOver: boolean
}

const GIVER = 'employment'

/** Undefined: there is none to tell of. */
export function giverOf(
  { asked, draft }: Pick<Source, 'asked' | 'draft'>,
  employments: readonly EmploymentDocument[],
): { giver: Giver | undefined; told: readonly EmploymentDocument[] } {
  const { delivered, startsOn, today } = asked
  const told = employments.filter((each) => {
    const isHistory = each.lastDay !== null && each.lastDay < (startsOn ?? today)
    return !isHistory || wasTold(asked, each)
  })
  const current = currentOf(told, today)
  if (current === undefined) return { giver: undefined, told }
  const isTakenOver = Object.keys(delivered).length > 0 && !isGiver(asked, current)
  const start = startOf(current, { told, today })
  // Pay of another one that is there would go on to hold from its own day.
  const since = isTakenOver ? latest(start, slotHolds(asked, 'pay')?.from ?? start) : delivered[GIVER]?.from
  draft.deliver(GIVER, { digest: digestOf(asked, current), from: since ?? null })
  return { giver: { ...current, start, startOfPay: latest(start, since ?? start), isTakenOver }, told }
}

const digestOf = ({ digest }: Source['asked'], { id }: EmploymentDocument) => digest(`${GIVER} ${id}`)

function wasTold(asked: Source['asked'], employment: EmploymentDocument): boolean {
  const giver = asked.delivered[GIVER]
  return giver === undefined
    ? asked.delivered[`employments.${employment.id}.startDate`] !== undefined
    : giver.digest === digestOf(asked, employment)
}

/** An older version may have told of several, one after the other. */
function isGiver(asked: Source['asked'], employment: EmploymentDocument): boolean {
  const { formerly } = slotOf(asked, 'startDate')
  return wasTold(asked, employment) && (GIVER in asked.delivered || formerly.length === 1)
}

const byStart = (one: EmploymentDocument, other: EmploymentDocument) =>
  `${one.startDate} ${one.id}` < `${other.startDate} ${other.id}` ? -1 : 1

/** Of several that run, the one that began first; of several that are over, the one that ended last. */
function currentOf(
  employments: readonly EmploymentDocument[],
  today: CalendarDate,
): EmploymentDocument | undefined {
  const inOrder = employments.toSorted(byStart)
  const isOver = ({ lastDay }: EmploymentDocument) => lastDay !== null && lastDay < today
  const byEnd = inOrder.toSorted((one, other) => ((one.lastDay ?? '') < (other.lastDay ?? '') ? -1 : 1))
  return inOrder.find((each) => !isOver(each)) ?? byEnd.at(-1)
}

/** The day after those that began before it are over. */
function startOf(
  current: EmploymentDocument,
  { told, today }: { told: readonly EmploymentDocument[]; today: CalendarDate },
): CalendarDate {
  return told
    .filter((other) => byStart(other, current) < 0)
    .flatMap(({ lastDay }) => (lastDay !== null && lastDay < today ? [lastDay] : []))
    .map((lastDay) => addDays(lastDay, 1))
    .reduce(latest, current.startDate)
}

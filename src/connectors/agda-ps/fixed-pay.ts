/** Fixed pay of all employments: a row of one would be paid on beside that of another, so it ends where the other one begins. */
import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { EmploymentDocument } from '../../domain/documents.ts'
import type { Xml } from '../xml.ts'
import { BLANK, type Source } from './blank.ts'
import { dayBefore, deliveredRows, endedRow, endPartOf, isSameRow, partOf, type PayRow } from './pay-row.ts'
import { payOf, type Paid } from './pay.ts'

/** `firsts`: those whose pay is told, in the order of their starts; `known`: all there are, in that order too. */
type Employments = { firsts: readonly EmploymentDocument[]; known: readonly EmploymentDocument[] }

export function fixedPay(source: Source, { firsts, known }: Employments): Xml[] {
  const delivered = deliveredRows(source.asked)
  const isKnown = ({ id }: PayRow) => known.some((each) => each.id === id)
  const left = delivered.filter((row) => !isKnown(row) && !(endPartOf(row) in source.asked.delivered))
  const paid = firsts.flatMap((first) => payOf(source, first, left) ?? [])
  const there = [
    ...delivered.filter((row) => isKnown(row) && !paid.some((one) => one.row.id === row.id)),
    ...paid.map(({ row }) => row),
  ]
  return [
    ...left.flatMap((row) => endOfLeft(source, { row, paid, firsts })),
    ...there.flatMap((row) => {
      const own = paid.find((one) => one.row === row)
      const { isTold, until } = endOf(source, { row, own, there, firsts, known })
      if (own?.isSent) return [...own.before, until === null ? own.write(BLANK) : lastRow(own, until)]
      if (!isTold) return []
      return until === null ? (own === undefined ? [] : [own.write(BLANK)]) : [endedRow(row, until)]
    }),
  ]
}

function lastRow({ row, write }: Paid, until: CalendarDate): Xml {
  return until < row.since ? endedRow(row, until) : write(until)
}

/**
 * Told once another employment follows, and kept true from then on. Until the last day, or the day before pay of a later
 * employment that is there already; null: it runs on, since its end was taken back.
 */
function endOf(
  { asked, draft }: Source,
  { row, own, there, firsts, known }: Employments & { row: PayRow; own: Paid | undefined; there: PayRow[] },
): { isTold: boolean; until: CalendarDate | null } {
  const name = endPartOf(row)
  const nothing = { isTold: false, until: null }
  const place = known.findIndex(({ id }) => id === row.id)
  const lastDay = known[place]?.lastDay ?? null
  const isFollowed = lastDay !== null && firsts.some(({ startDate }) => startDate > lastDay)
  if (!isFollowed && asked.delivered[name] === undefined) return nothing
  const later = known.slice(place + 1).map(({ id }) => id)
  const next = there.filter(({ id }) => later.includes(id))
  if (next.some((each) => isSameRow(each, row))) return nothing
  const ends = [...(lastDay === null ? [] : [lastDay]), ...next.map(({ since }) => dayBefore(since))]
  const until = ends.toSorted()[0] ?? null
  const told = { [`employments.${row.id}.pay.lastDay`]: until }
  if (until !== null) {
    const rows = draft.add({ name, told, write: () => [endedRow(row, until)] })
    return { isTold: rows.length > 0, until }
  }
  // Only a row that is told whole can be opened again: what it is worth goes along.
  if (own === undefined) return nothing
  draft.forget(name)
  draft.tell('updated', told)
  return { isTold: true, until }
}

/** Of an employment that is gone nobody knows the last day: it ends where other pay begins, and beside other pay it never was. */
function endOfLeft(
  { draft }: Source,
  { row, paid, firsts }: { row: PayRow; paid: readonly Paid[]; firsts: readonly EmploymentDocument[] },
): Xml[] {
  const isRunning = (id: string) =>
    firsts.some((each) => each.id === id && (each.lastDay === null || each.lastDay >= row.since))
  const rows = paid.map((one) => one.row)
  const isBeside = rows.some(({ id, since }) => since <= row.since && isRunning(id))
  const next = rows
    .map(({ since }) => since)
    .filter((since) => since > row.since)
    .toSorted()[0]
  if (!isBeside && next === undefined) return []
  draft.forget(partOf(row))
  if (rows.some((each) => isSameRow(each, row))) return []
  const until = isBeside || next === undefined ? dayBefore(row.since) : dayBefore(next)
  draft.tell('updated', { [`employments.${row.id}.pay.lastDay`]: until })
  return [endedRow(row, until)]
}

/** A row of fixed pay: Agda knows it by the person, the pay code and the day from which it holds, whatever the employment. */
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts'
import type { AskedOfFile } from '../file-connection.ts'
import { element, type Xml } from '../xml.ts'

export const NONE = '0.00'

export type PayRow = { id: string; kind: string; code: string; since: CalendarDate }

export const partOf = ({ id, kind, code }: Omit<PayRow, 'since'>) => `employments.${id}.pay:${kind}:${code}`
export const endPartOf = ({ id, kind, code }: Omit<PayRow, 'since'>) =>
  `employments.${id}.pay.lastDay:${kind}:${code}`

/** The latest that was delivered of each employment and code. */
export function deliveredRows({ delivered }: Pick<AskedOfFile<unknown>, 'delivered'>): PayRow[] {
  return Object.entries(delivered).flatMap(([part, { from: since }]) => {
    const [, id, kind, code] = /^employments\.(.+?)\.pay:([AP]):(.+)$/.exec(part) ?? []
    if (id === undefined || kind === undefined || code === undefined || since === null) return []
    return [{ id, kind, code, since }]
  })
}

export const isSameRow = (one: PayRow, other: PayRow) => one.since === other.since && one.code === other.code

/** What it was worth stays as it is there, but for one that never was to be paid. */
export function endedRow({ kind, code, since }: PayRow, last: CalendarDate): Xml {
  const isVoid = last < since
  return element(
    'FastArt',
    [
      element('LONEART', code),
      ...(isVoid ? [element('PRIS', NONE), element('BELOPP', NONE)] : []),
      element('DATUM_UT', isVoid ? since : last),
      element('FASTAARTER_TYP', kind),
    ],
    { DATUM_IN: since },
  )
}

export const dayBefore = (date: CalendarDate) => addDays(date, -1)

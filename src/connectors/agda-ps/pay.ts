/** The fixed pay of one employment: a row by pay code, from a date until another one follows. */
import { latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { EmploymentDocument, Pay } from '../../domain/documents.ts'
import type { Delivered } from '../file-connection.ts'
import { withDecimals } from '../file-text.ts'
import { whyPayStays } from '../payee.ts'
import { element, type Xml } from '../xml.ts'
import { BLANK, type Source } from './blank.ts'
import { payCodeOf } from './mapped.ts'
import { dayBefore, deliveredRows, endedRow, endPartOf, NONE, partOf, type PayRow } from './pay-row.ts'

/** `before`: rows of other codes that end with it. */
export type Paid = { row: PayRow; isSent: boolean; before: Xml[]; write(until: string): Xml }

/** Null: it is left out, or there is none. `left`: rows of employments that nobody knows any more. */
export function payOf(
  source: Source,
  { id, startDate, lastDay, pay }: EmploymentDocument,
  left: readonly PayRow[],
): Paid | null {
  const { asked, draft, mapping } = source
  const field = `employments.${id}.pay`
  if (pay === null) return null
  const code = payCodeOf(pay, mapping)
  const amount = withDecimals(pay.amount, 2)
  const isMonthly = pay.type === 'monthly'
  const kind = isMonthly ? 'A' : 'P'
  const name = partOf({ id, kind, code: code ?? '' })
  const before = asked.delivered[name]
  const others = deliveredRows(asked).filter((row) => row.id === id && partOf(row) !== name)
  const replaced = [...others, ...left.filter(({ since }) => since >= startDate)]
  const start = startOfPay(source, { pay, startDate, replaced })
  const reason = whyNot(source, { pay, start, code, amount, before })
  if (code === null || amount === null || reason !== null) {
    draft.leaveOut(field, reason ?? 'not-valid')
    return null
  }
  const write = (from: CalendarDate, until: string) =>
    element(
      'FastArt',
      [
        element('LONEART', code),
        element('PRIS', isMonthly ? NONE : amount),
        element('BELOPP', isMonthly ? amount : NONE),
        element('DATUM_UT', until),
        element('FASTAARTER_TYP', kind),
      ],
      { DATUM_IN: from },
    )
  let since = before?.from ?? start
  const isSent =
    draft.add({
      name,
      told: { [field]: amount },
      codes: { [`${field}.code`]: code },
      dated: { own: pay.from, start, end: lastDay },
      writeBefore: (from) => {
        since = from
        return []
      },
      write: (from) => [write(from, BLANK)],
    }).length > 0
  if (!isSent && before === undefined) return null
  if (isSent)
    for (const other of others) for (const name of [partOf(other), endPartOf(other)]) draft.forget(name)
  return {
    row: { id, kind, code, since },
    isSent,
    before: isSent ? others.map((other) => endedRow(other, dayBefore(since))) : [],
    write: (until) => write(since, until),
  }
}

/** What is paid now, with no word of since when, is not told for the time before the integration, nor for that of other pay. */
function startOfPay(
  { asked: { startsOn, today } }: Source,
  { pay, startDate, replaced }: { pay: Pay; startDate: CalendarDate; replaced: readonly PayRow[] },
): CalendarDate {
  if (pay.from !== null) return startDate
  const known = replaced.length > 0 ? [today, ...replaced.map(({ since }) => since)] : [startsOn ?? startDate]
  return known.reduce(latest, startDate)
}

function whyNot(
  { asked: { startsOn } }: Source,
  {
    pay,
    start,
    code,
    amount,
    before,
  }: {
    pay: Pay
    start: CalendarDate
    code: string | null
    amount: string | null
    before: Delivered | undefined
  },
): string | null {
  if (pay.currency !== 'SEK') return 'currency'
  if (code === null) return 'no-mapping'
  if (amount === null) return 'too-precise'
  return pay.from === null ? null : whyPayStays({ from: latest(pay.from, start), startsOn, before })
}

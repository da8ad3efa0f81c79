/** Fixed pay: a row by pay code, from a date until another one follows. */
import { addDays, latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { EmploymentDocument, Pay } from '../../domain/documents.ts'
import type { Delivered } from '../file-connection.ts'
import { withDecimals } from '../file-text.ts'
import { whyPayStays } from '../payee.ts'
import { element, type Xml } from '../xml.ts'
import { BLANK, type Source } from './blank.ts'
import { payCodeOf } from './mapped.ts'

const NONE = '0.00'

export function payRows(source: Source, { id, startDate, lastDay, pay }: EmploymentDocument): Xml[] {
  const { asked, draft, mapping } = source
  const field = `employments.${id}.pay`
  if (pay === null) return []
  const code = payCodeOf(pay, mapping)
  const amount = withDecimals(pay.amount, 2)
  const isMonthly = pay.type === 'monthly'
  const kind = isMonthly ? 'A' : 'P'
  const name = `${field}:${kind}:${code}`
  const others = othersOf(source, { field, name })
  const start = startOfPay(source, { pay, startDate, others })
  const reason = whyNot(source, { pay, start, code, amount, before: asked.delivered[name] })
  if (code === null || amount === null || reason !== null) {
    draft.leaveOut(field, reason ?? 'not-valid')
    return []
  }
  const rows = draft.add({
    name,
    told: { [field]: amount },
    dated: { own: pay.from, start, end: lastDay },
    writeBefore: (from) => others.map((other) => endedRow({ ...other, from })),
    write: (from) => [
      element(
        'FastArt',
        [
          element('LONEART', code),
          element('PRIS', isMonthly ? NONE : amount),
          element('BELOPP', isMonthly ? amount : NONE),
          element('DATUM_UT', BLANK),
          element('FASTAARTER_TYP', kind),
        ],
        { DATUM_IN: from },
      ),
    ],
  })
  if (rows.length > 0) for (const { part } of others) draft.forget(part)
  return rows
}

type Other = { part: string; kind: string; code: string; since: CalendarDate }

/** Pay by another code, such as by the hour, which would be paid on beside this one. */
function othersOf({ asked }: Source, { field, name }: { field: string; name: string }): Other[] {
  return Object.entries(asked.delivered).flatMap(([part, { from: since }]) => {
    if (!part.startsWith(`${field}:`) || part === name || since === null) return []
    const [kind = '', ...code] = part.slice(field.length + 1).split(':')
    return [{ part, kind, code: code.join(':'), since }]
  })
}

/** What is paid now, with no word of since when, is not told for the time before the integration, nor for that of other pay. */
function startOfPay(
  { asked: { startsOn, today } }: Source,
  { pay, startDate, others }: { pay: Pay; startDate: CalendarDate; others: readonly Other[] },
): CalendarDate {
  if (pay.from !== null) return startDate
  const known = others.length > 0 ? [today, ...others.map(({ since }) => since)] : [startsOn ?? startDate]
  return known.reduce(latest, startDate)
}

/** What it was worth stays as it is there, but for one that never was to be paid. */
function endedRow({ kind, code, since, from }: Other & { from: CalendarDate }): Xml {
  const last = addDays(from, -1)
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

/**
 * Absences as time transactions. A reader adds each one to what it has, so days are told once, in a full run as well; what was told
 * and has changed since is for a person to mend there.
 */
import { addDays, latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { Absence } from '../connector.ts'
import { element, type Xml } from '../xml.ts'
import { timeCodeOf } from './mapped.ts'
import type { Source } from './source.ts'

type Days = { code: string; percent: string; from: CalendarDate; to: CalendarDate }

export function absenceRows(source: Source, { number }: { number: string }): Xml[] {
  const { absences = [] } = source.asked
  return absences
    .toSorted((one, other) => (`${one.startDate} ${one.id}` < `${other.startDate} ${other.id}` ? -1 : 1))
    .flatMap((absence) => {
      const days = daysToTell(source, absence)
      return days === undefined ? [] : [transaction(number, days)]
    })
}

function transaction(anstid: string, { code, percent, from, to }: Days): Xml {
  const dates = from === to ? [element('datum', from)] : [element('datumfrom', from), element('datumtom', to)]
  return element('tidtrans', [element('tidkod', code), ...dates, element('omfattning', percent)], { anstid })
}

/** Undefined: nothing is to be sent, and why is told. */
function daysToTell({ asked, draft, mapping }: Source, absence: Absence): Days | undefined {
  const { id, startDate, endDate, withdrawn } = absence
  const name = `absences.${id}`
  const before = asked.delivered[name]
  if (withdrawn && before === undefined) return undefined
  const leaveOut = (field: string, reason: string): undefined => {
    draft.leaveOut(field, reason)
  }
  if (withdrawn) return leaveOut(name, 'withdrawn-after-delivery')
  const code = timeCodeOf(absence, mapping)
  if (code === null) return leaveOut(`${name}.type`, 'no-mapping')
  const percent = extentOf(absence.percent)
  if (percent === null) return leaveOut(`${name}.percent`, 'not-valid')
  const digest = asked.digest(`${name} ${code} ${percent} ${startDate}`)
  if (before !== undefined && before.digest !== digest) return leaveOut(name, 'changed-after-delivery')
  if (endDate === null) return leaveOut(`${name}.endDate`, 'no-end-yet')
  const from = before?.from ?? latest(startDate, asked.startsOn ?? startDate)
  const to = endDate
  // One day after the last that was told.
  const isShorter = before !== undefined && addDays(to, 1) < from
  if (isShorter) return leaveOut(`${name}.endDate`, 'shortened-after-delivery')
  if (before === undefined && to < from) return leaveOut(name, 'before-start')
  const isTold = to < from
  draft.tell(isTold ? 'unchanged' : before === undefined ? 'created' : 'updated', {
    [`${name}.type`]: code,
    [`${name}.startDate`]: startDate,
    [`${name}.endDate`]: to,
    [`${name}.percent`]: percent,
  })
  if (isTold) return undefined
  draft.deliver(name, { digest, from: addDays(to, 1) })
  return { code, percent, from, to }
}

/** Above nothing, and two digits after the point are all that the format has. */
function extentOf(percent: string): string | null {
  const extent = Math.round(Number(percent) * 100) / 100
  return extent > 0 && extent <= 100 ? String(extent) : null
}

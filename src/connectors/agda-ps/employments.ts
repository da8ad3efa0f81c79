/** Employments, and the dated rows of a person that come from them. */
import { addDays, latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { EmploymentDocument } from '../../domain/documents.ts'
import { element, listOf, type Xml } from '../xml.ts'
import { BLANK, type Asked, type Source } from './blank.ts'
import { fixedPay } from './fixed-pay.ts'
import { deliveredIds, fieldOf } from './main-rows.ts'
import { contractOf, departmentOf } from './mapped.ts'
import { percentRows } from './percent.ts'
import { titleRows } from './titles.ts'

export function employmentRows(source: Source): { hasAny: boolean; written: Xml[] } {
  const { employee, today } = source.asked
  const known = employee.employments.filter(({ withdrawn }) => !withdrawn).toSorted(byStart)
  const sent = known.filter((employment) => isTold(source, employment))
  const firsts = sent.flatMap((employment) => asFirst(employment, { sent, today }) ?? [])
  const employments = { firsts, sent, known }
  const seconds = sent.filter(({ id }) => !firsts.some((first) => first.id === id))
  const gone = deliveredIds(source).filter((id) => !known.some((each) => each.id === id))
  const anstallningar = sent.flatMap((employment) => employmentRow(source, employment))
  for (const { id, fullTimePercent, pay } of seconds) {
    if (fullTimePercent !== null) source.draft.leaveOut(fieldOf(id, 'fullTimePercent'), 'second-employment')
    if (pay !== null) source.draft.leaveOut(fieldOf(id, 'pay'), 'second-employment')
  }
  for (const id of gone) source.draft.leaveOut(`employments.${id}`, 'withdrawn-after-delivery')
  const written = [
    ...listOf('Anstallningar', anstallningar),
    ...listOf('Befattningar', titleRows(source, employments)),
    ...listOf('Arbetstider', percentRows(source, employments)),
    ...listOf('Organisationer', departmentRow(source, firsts)),
    ...listOf('FastaArter', fixedPay(source, { firsts, known })),
  ]
  return { hasAny: sent.length > 0, written }
}

function byStart(one: EmploymentDocument, other: EmploymentDocument): number {
  const [first, second] = [`${one.startDate} ${one.id}`, `${other.startDate} ${other.id}`]
  return first < second ? -1 : first > second ? 1 : 0
}

/**
 * Percentage and pay are one of each for a person, those of the employment that began first; once it is over the other one follows,
 * from the day after. Null: there is no such day, or not yet.
 */
function asFirst(
  employment: EmploymentDocument,
  { sent, today }: { sent: readonly EmploymentDocument[]; today: CalendarDate },
): EmploymentDocument | null {
  const beside = sent.filter((other) => byStart(other, employment) < 0 && overlaps(other, employment))
  const ends = beside.flatMap(({ lastDay }) => (lastDay !== null && lastDay < today ? [lastDay] : []))
  if (ends.length < beside.length) return null
  const startDate = ends.map((end) => addDays(end, 1)).reduce(latest, employment.startDate)
  return employment.lastDay !== null && employment.lastDay < startDate ? null : { ...employment, startDate }
}

/** Of two in the order of their starts. */
function overlaps(one: EmploymentDocument, other: EmploymentDocument): boolean {
  return one.lastDay === null || one.lastDay >= other.startDate
}

/**
 * Agda has no id of an employment: with another start it would be a second one beside the first. So it is left alone until the
 * dates agree, or somebody has changed it there and sends everything again.
 */
function isTold({ asked, draft }: Asked, { id, startDate, lastDay }: EmploymentDocument): boolean {
  const { delivered, isFull, startsOn, today } = asked
  const before = delivered[fieldOf(id, 'startDate')]
  if (before === undefined) {
    if (lastDay === null || lastDay >= (startsOn ?? today)) return true
    draft.leaveOut(`employments.${id}`, 'over-before-start')
    return false
  }
  if (before.from === startDate || isFull) return true
  draft.leaveOut(`employments.${id}`, 'start-changed')
  return false
}

/** The day it starts, by which it is known there, goes along with whatever is told of it. */
function employmentRow(source: Source, employment: EmploymentDocument): Xml[] {
  const { draft } = source
  const { id, startDate } = employment
  const started = draft.add({
    name: fieldOf(id, 'startDate'),
    told: { [fieldOf(id, 'startDate')]: startDate },
    dated: { own: startDate, start: startDate, end: null },
    write: () => [element('ANSTALLNINGSDATUM', startDate)],
  })
  const told = [...endOf(source, employment), ...formOf(source, employment)]
  if (started.length + told.length === 0) return []
  return [element('Anstallning', [element('ANSTALLNINGSDATUM', startDate), ...told])]
}

function endOf(
  { asked: { takenBack = [] }, draft, mapping: { endDateOffsetDays, endReason } }: Source,
  { id, lastDay }: EmploymentDocument,
): Xml[] {
  if (lastDay === null && !takenBack.includes(id)) return []
  const date = lastDay === null ? BLANK : addDays(lastDay, endDateOffsetDays)
  const reason = lastDay === null ? endReason && BLANK : endReason
  const told = reason === null ? {} : { [fieldOf(id, 'endReason')]: lastDay === null ? null : reason }
  return draft.add({
    name: fieldOf(id, 'lastDay'),
    told: { [fieldOf(id, 'lastDay')]: lastDay, ...told },
    write: () => [
      element('AVGANGSDATUM', date),
      ...(reason === null ? [] : [element('AVGANGSORSAK', reason)]),
    ],
  })
}

function formOf({ draft, mapping }: Source, employment: EmploymentDocument): Xml[] {
  const { id, startDate, lastDay, contractType } = employment
  const form = contractOf(employment, mapping)
  if (form === null) {
    if (contractType !== null) draft.leaveOut(fieldOf(id, 'contractType'), 'no-mapping')
    return []
  }
  return draft.add({
    name: fieldOf(id, 'contractType'),
    told: { [fieldOf(id, 'contractType')]: form },
    dated: { own: null, start: startDate, end: lastDay },
    write: (from) => [
      element('Anstallningsform', [element('TILLTRADE', from), element('ANSTALLNINGSFORM', form)]),
    ],
  })
}

function departmentRow({ asked, draft, mapping }: Source, firsts: readonly EmploymentDocument[]): Xml[] {
  const { employee, today } = asked
  const department = departmentOf(employee, mapping)
  if (department === null) {
    if (employee.departmentId !== null) draft.leaveOut('departmentId', 'no-mapping')
    return []
  }
  const start = startOfDepartment(firsts, today)
  if (start === undefined) return []
  return draft.add({
    name: 'departmentId',
    told: { departmentId: department },
    dated: { own: null, start, end: null },
    write: (from) => [
      element('Organisation', [element('AVDELNING', department)], { ORGANISATIONSFRANTID: from }),
    ],
  })
}

/** Of the employment that runs, or the first to come. */
function startOfDepartment(
  firsts: readonly EmploymentDocument[],
  today: CalendarDate,
): CalendarDate | undefined {
  const starts = firsts.map(({ startDate }) => startDate)
  const begun = starts.filter((start) => start <= today)
  return begun.length === 0 ? starts[0] : begun.reduce(latest)
}

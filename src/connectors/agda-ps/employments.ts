/** Employments, and the dated rows of a person that come from them. */
import { addDays, latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { EmploymentDocument } from '../../domain/documents.ts'
import { percentOf, valueOf } from '../file-text.ts'
import { element, listOf, type Xml } from '../xml.ts'
import { BLANK, type Asked, type Source } from './blank.ts'
import { fixedPay } from './fixed-pay.ts'
import { contractOf, departmentOf } from './mapped.ts'

const fieldOf = (id: string, name: string) => `employments.${id}.${name}`

export function employmentRows(source: Source): { hasAny: boolean; written: Xml[] } {
  const { employee, today } = source.asked
  const known = employee.employments.filter(({ withdrawn }) => !withdrawn).toSorted(byStart)
  const sent = known.filter((employment) => isTold(source, employment))
  const firsts = sent.flatMap((employment) => asFirst(employment, { sent, today }) ?? [])
  const firstOf = ({ id }: EmploymentDocument) => firsts.find((first) => first.id === id)
  const seconds = sent.filter((employment) => firstOf(employment) === undefined)
  const anstallningar = sent.flatMap((employment) => employmentRow(source, employment))
  const befattningar = sent.flatMap((employment) => titleRow(source, employment, firstOf(employment)))
  for (const { id, fullTimePercent, pay } of seconds) {
    if (fullTimePercent !== null) source.draft.leaveOut(fieldOf(id, 'fullTimePercent'), 'second-employment')
    if (pay !== null) source.draft.leaveOut(fieldOf(id, 'pay'), 'second-employment')
  }
  const written = [
    ...listOf('Anstallningar', anstallningar),
    ...listOf('Befattningar', befattningar),
    ...listOf(
      'Arbetstider',
      firsts.flatMap((employment) => percentRow(source, employment)),
    ),
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

/** `H`: the main employment of its time, by `first`; `U`: one beside it, which ends when the same one becomes the main one. */
function titleRow(
  { asked, draft }: Asked,
  { id, startDate, lastDay, jobTitle }: EmploymentDocument,
  first: EmploymentDocument | undefined,
): Xml[] {
  const title = valueOf(jobTitle)
  if (title === null) return []
  const name = fieldOf(id, 'jobTitle')
  const start = first?.startDate ?? startDate
  const beside = asked.delivered[name]?.from ?? start
  return draft.add({
    name,
    told: { [name]: title },
    dated: { own: null, start, end: lastDay },
    writeBefore: (from) =>
      start > startDate && beside < start
        ? [titleElement({ from: beside, status: 'U', parts: { BEFATTNINGTOMDATUM: addDays(from, -1) } })]
        : [],
    write: (from) => [
      titleElement({
        from,
        status: first === undefined ? 'U' : 'H',
        parts: { BEFATTNING: title, BEFATTNINGTOMDATUM: BLANK },
      }),
    ],
  })
}

function titleElement({
  from,
  status,
  parts,
}: {
  from: CalendarDate
  status: 'H' | 'U'
  parts: Readonly<Record<string, string>>
}): Xml {
  return element(
    'Befattning',
    [
      ...Object.entries(parts).map(([name, value]) => element(name, value)),
      element('BEFATTNINGSSTATUS', status),
    ],
    { BEFATTNINGFOMDATUM: from },
  )
}

function percentRow(
  { draft }: Asked,
  { id, startDate, lastDay, fullTimePercent }: EmploymentDocument,
): Xml[] {
  if (fullTimePercent === null) return []
  const percent = percentOf(fullTimePercent)
  if (percent === null) {
    draft.leaveOut(fieldOf(id, 'fullTimePercent'), 'not-valid')
    return []
  }
  return draft.add({
    name: fieldOf(id, 'fullTimePercent'),
    told: { [fieldOf(id, 'fullTimePercent')]: percent },
    dated: { own: null, start: startDate, end: lastDay },
    write: (from) => [
      element('Arbetstid', [element('SYSSELSATTNINGSGRAD', percent)], { ARBETSTIDFRANTID: from }),
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

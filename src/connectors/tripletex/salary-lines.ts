/**
 * Salary lines of an employment: its details, by date. A change of pay or percentage is a new line with a later date; a line is
 * corrected in place only on its own date, and a line that is later there than the pay here is left alone.
 */
import { latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { RemoteDetails, RemoteEmployment } from './answers.ts'
import { compare } from './compare.ts'
import {
  bodyOf,
  leftOut,
  made,
  withoutName,
  type Plan,
  type Step,
  type StepField,
  type When,
} from './steps.ts'
import type { Want, WantedEmployment } from './wanted.ts'

export function planOfDetails({
  employment,
  there,
  when,
}: {
  employment: WantedEmployment
  there: RemoteEmployment
  when: When
}): Plan {
  const { payFrom, pay, other } = employment.details
  if (!there.employmentDetails) {
    const hidden = [...other, ...pay].map(({ field }) => leftOut({ field, reason: 'not-shown-there' }))
    return { steps: [], rest: hidden }
  }
  const lines = there.employmentDetails.toSorted((one, next) => one.date.localeCompare(next.date))
  const line = lines.findLast(({ date }) => date <= latest(payFrom ?? when.today, when.today)) ?? lines[0]
  if (line === undefined) {
    const steps = firstLines({ employment, when }).map(({ date, wants, tells }) => ({
      ...newLine({ there, date, wants }),
      fields: made(tells),
    }))
    return { steps, rest: [] }
  }
  const here = compare({ wants: other, there: line })
  const paid = compare({ wants: pay, there: line })
  const kept = paid.changes.length === 0 ? null : whyPayIsKept({ payFrom, line, when })
  const rest = [...here.rest, ...paid.rest]
  if (kept !== null)
    rest.push(
      ...paid.fields.map((one) => ({ ...withoutName(one), outcome: 'not-sent' as const, reason: kept })),
    )
  const changes = [...here.changes, ...(kept === null ? paid.changes : [])]
  const fields = [...here.fields, ...(kept === null ? paid.fields : [])]
  if (changes.length === 0) return { steps: [], rest }
  // What was wrong of a day is put right of that day; what else changed has no date.
  if (kept === null && paid.changes.length > 0 && payFrom === line.date && when.today > line.date) {
    const wants = [...other, ...pay]
    const further = { ...newLine({ there, date: when.today, wants, before: line }), fields: here.fields }
    const corrected = changedLine({ line, changes: paid.changes, fields: paid.fields })
    return { steps: here.changes.length === 0 ? [corrected] : [corrected, further], rest }
  }
  const dated = kept === null && paid.changes.length > 0 && payFrom !== null && payFrom > line.date
  const date = dated ? payFrom : when.today
  if (date > line.date) {
    const wants = [...other, ...(kept === null ? pay : [])]
    return { steps: [{ ...newLine({ there, date, wants, before: line }), fields }], rest }
  }
  return { steps: [changedLine({ line, changes, fields })], rest }
}

function changedLine({
  line,
  changes,
  fields,
}: {
  line: RemoteDetails
  changes: readonly Want[]
  fields: StepField[]
}): Step {
  return {
    call: 'update-details',
    method: 'PUT',
    path: `/employee/employment/details/${line.id}`,
    body: { id: line.id, version: line.version, ...bodyOf(changes) },
    fields,
  }
}

function whyPayIsKept({
  payFrom,
  line,
  when,
}: {
  payFrom: CalendarDate | null
  line: RemoteDetails
  when: When
}): string | null {
  if (payFrom === null) return null
  if (when.startsOn !== null && payFrom < when.startsOn) return 'before-start'
  return line.date > payFrom ? 'later-line-there' : null
}

/** A new line says all: what is not wanted here goes on as it was in the line before. */
function newLine({
  there,
  date,
  wants,
  before,
}: {
  there: RemoteEmployment
  date: CalendarDate
  wants: readonly Want[]
  before?: RemoteDetails
}): Step {
  const body = bodyOf(wants)
  const carried = before === undefined ? {} : carriedOn({ line: before, body })
  return {
    call: 'create-details',
    method: 'POST',
    path: '/employee/employment/details',
    body: { employment: { id: there.id }, date, ...carried, ...body },
    fields: made(wants),
  }
}

const CARRIED = [
  'employmentType',
  'employmentForm',
  'remunerationType',
  'workingHoursScheme',
  'shiftDurationHours',
  'percentageOfFullTimeEquivalent',
  'annualSalary',
  'hourlyWage',
] as const

function carriedOn({ line, body }: { line: RemoteDetails; body: Record<string, unknown> }) {
  const carried = Object.fromEntries(
    CARRIED.filter((name) => line[name] !== null && line[name] !== undefined).map((name) => [
      name,
      line[name],
    ]),
  )
  // Paid by the month or by the hour, not both.
  if ('annualSalary' in body) delete carried['hourlyWage']
  if ('hourlyWage' in body) delete carried['annualSalary']
  const links = (['occupationCode', 'payrollTaxMunicipalityId'] as const).flatMap((name) =>
    line[name] ? [[name, { id: line[name].id }] as const] : [],
  )
  return { ...carried, ...Object.fromEntries(links) }
}

type NewLine = { date: CalendarDate; wants: readonly Want[]; tells: readonly Want[] }

/** Of an employment without any: from its start, and pay that is still to come from its own day. */
export function firstLines({ employment, when }: { employment: WantedEmployment; when: When }): NewLine[] {
  const { startDate, details } = employment
  const { payFrom, pay, other } = details
  const all = [...other, ...pay]
  const isToCome = payFrom !== null && payFrom > latest(startDate, when.today)
  const lines: NewLine[] =
    isToCome && pay.length > 0
      ? [
          { date: startDate, wants: other, tells: other },
          { date: payFrom, wants: all, tells: pay },
        ]
      : [{ date: startDate, wants: all, tells: all }]
  return lines.filter(({ wants }) => wants.length > 0)
}

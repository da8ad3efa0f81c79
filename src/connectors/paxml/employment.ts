/** The employment of a person: the format has one of each, so it is that which runs, or else the next, or the last. */
import { latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { EmploymentDocument } from '../../domain/documents.ts'
import { percentOf, valueOf } from '../file-text.ts'
import { whyPayStays } from '../payee.ts'
import { element, type Xml } from '../xml.ts'
import { contractOf, departmentOf } from './mapped.ts'
import type { Source } from './source.ts'

const fieldOf = (id: string, name: string) => `employments.${id}.${name}`

/** Undefined: there is none to tell of. */
export function employmentOf(source: Source): Xml[] | undefined {
  const { asked, draft } = source
  const { delivered, startsOn, today } = asked
  const employments = asked.employee.employments.filter(({ withdrawn }) => !withdrawn)
  const told = employments.filter(({ id, lastDay }) => {
    const isHistory = lastDay !== null && lastDay < (startsOn ?? today)
    return !isHistory || delivered[fieldOf(id, 'startDate')] !== undefined
  })
  const current = currentOf(told, today)
  for (const { id } of employments)
    if (id !== current?.id)
      draft.leaveOut(
        `employments.${id}`,
        told.some((each) => each.id === id) ? 'other-employment' : 'over-before-start',
      )
  return current && [...rowsOf(source, current), ...unitsOf(source)]
}

/** Of several that run, the one that began first. */
function currentOf(
  employments: readonly EmploymentDocument[],
  today: CalendarDate,
): EmploymentDocument | undefined {
  const byStart = employments.toSorted((one, other) =>
    `${one.startDate} ${one.id}` < `${other.startDate} ${other.id}` ? -1 : 1,
  )
  const isOver = ({ lastDay }: EmploymentDocument) => lastDay !== null && lastDay < today
  return byStart.find((each) => !isOver(each)) ?? byStart.at(-1)
}

function rowsOf(source: Source, employment: EmploymentDocument): Xml[] {
  const { draft, mapping } = source
  const { id, startDate, contractType, jobTitle } = employment
  const add = (field: string, name: string, value: string | null) =>
    value === null
      ? []
      : draft.add({
          name: fieldOf(id, field),
          told: { [fieldOf(id, field)]: value },
          write: () => [element(name, value)],
        })
  const contract = contractOf(employment, mapping)
  if (contract === null && contractType !== null) draft.leaveOut(fieldOf(id, 'contractType'), 'no-mapping')
  return [
    ...add('contractType.staffType', 'personaltyp', contract?.staffType ?? null),
    ...add('jobTitle', 'befattning', valueOf(jobTitle)),
    ...add('contractType', 'anstform', contract?.form ?? null),
    ...add('startDate', 'anstdatum', startDate),
    ...endOf(source, employment, add),
    ...payOf(source, employment),
    ...percentRow(source, employment),
  ]
}

/** An end cannot be cleared: a date is all that the element takes. */
function endOf(
  { asked: { delivered }, draft }: Source,
  { id, lastDay }: EmploymentDocument,
  add: (field: string, name: string, value: string | null) => Xml[],
): Xml[] {
  if (lastDay !== null) return add('lastDay', 'avgdatum', lastDay)
  const ends = Object.keys(delivered).filter((name) => /^employments\..*\.lastDay$/.test(name))
  if (ends.length > 0) draft.leaveOut(fieldOf(id, 'lastDay'), 'cannot-be-cleared')
  // Told once: from then on it is for a person to take it away there.
  for (const name of ends) draft.forget(name)
  return []
}

function payOf({ asked, draft }: Source, { id, startDate, lastDay, pay }: EmploymentDocument): Xml[] {
  if (pay === null) return []
  const field = fieldOf(id, 'pay')
  if (pay.currency !== 'SEK') {
    draft.leaveOut(field, 'currency')
    return []
  }
  const isMonthly = pay.type === 'monthly'
  const form = isMonthly ? 'MÅN' : 'TIM'
  const formRow = draft.add({
    name: `${field}.type`,
    told: { [`${field}.type`]: form },
    write: () => [element('lonform', form)],
  })
  const { startsOn, delivered } = asked
  const before = delivered[field]
  const reason =
    pay.from === null ? null : whyPayStays({ from: latest(pay.from, startDate), startsOn, before })
  if (reason !== null) {
    draft.leaveOut(field, reason)
    return formRow
  }
  // What is paid now, with no word of since when, is not told for the time before the integration.
  const start = pay.from === null ? latest(startDate, startsOn ?? startDate) : startDate
  const row = draft.add({
    name: field,
    told: { [field]: pay.amount },
    dated: { own: pay.from, start, end: lastDay },
    write: (datum) => [element(isMonthly ? 'manlon' : 'timlon', pay.amount, { datum })],
  })
  return [...formRow, ...row]
}

function percentRow(
  { draft }: Source,
  { id, startDate, lastDay, fullTimePercent }: EmploymentDocument,
): Xml[] {
  if (fullTimePercent === null) return []
  const field = fieldOf(id, 'fullTimePercent')
  const percent = percentOf(fullTimePercent)
  if (percent === null) {
    draft.leaveOut(field, 'not-valid')
    return []
  }
  return draft.add({
    name: field,
    told: { [field]: percent },
    dated: { own: null, start: startDate, end: lastDay },
    write: (datum) => [element('sysgrad', percent, { datum })],
  })
}

function unitsOf({ asked: { employee }, draft, mapping }: Source): Xml[] {
  const unit = departmentOf(employee, mapping)
  if (unit === null) {
    if (employee.departmentId !== null) draft.leaveOut('departmentId', 'no-mapping')
    return []
  }
  return draft.add({
    name: 'departmentId',
    told: { departmentId: unit },
    write: () => [
      element('resenheter', [
        element('resenhet', '', { dim: String(mapping.departmentDimension), id: unit }),
      ]),
    ],
  })
}

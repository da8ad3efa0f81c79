/** The employment of a person: the format has one of each, so it is that which runs, or else the next, or the last. */
import { latest } from '../../domain/calendar-date.ts'
import { percentOf, valueOf } from '../file-text.ts'
import { whyPayStays } from '../payee.ts'
import { element, type Xml } from '../xml.ts'
import { giverOf, slotHolds, slotOf, type Giver } from './giver.ts'
import { contractOf, departmentOf } from './mapped.ts'
import type { Source } from './source.ts'

const fieldOf = (id: string, name: string) => `employments.${id}.${name}`

/** Undefined: there is none to tell of. */
export function employmentOf(source: Source): Xml[] | undefined {
  const { asked, draft } = source
  const employments = asked.employee.employments.filter(({ withdrawn }) => !withdrawn)
  const { giver, told } = giverOf(source, employments)
  for (const { id } of employments)
    if (id !== giver?.id)
      draft.leaveOut(
        `employments.${id}`,
        told.some((each) => each.id === id) ? 'other-employment' : 'over-before-start',
      )
  return giver && [...rowsOf(source, giver), ...unitsOf(source)]
}

function rowsOf(source: Source, giver: Giver): Xml[] {
  const { asked, draft, mapping } = source
  const { id, startDate, contractType, jobTitle } = giver
  const add = (field: string, name: string, value: string | null) =>
    value === null
      ? leftFromOther(source, giver, field)
      : draft.add({
          ...slotOf(asked, field),
          told: { [fieldOf(id, field)]: value },
          write: () => [element(name, value)],
        })
  const contract = contractOf(giver, mapping)
  const isUnmapped = contract === null && contractType !== null
  if (isUnmapped) draft.leaveOut(fieldOf(id, 'contractType'), 'no-mapping')
  return [
    ...add('contractType.staffType', 'personaltyp', contract?.staffType ?? null),
    ...add('jobTitle', 'befattning', valueOf(jobTitle)),
    ...(isUnmapped ? [] : add('contractType', 'anstform', contract?.form ?? null)),
    ...add('startDate', 'anstdatum', startDate),
    ...endOf(source, giver, add),
    ...payOf(source, giver),
    ...percentRow(source, giver),
  ]
}

/** Nothing is known of this one, and what the target has of another one cannot be taken away. */
function leftFromOther({ asked, draft }: Source, { id, isTakenOver }: Giver, field: string): Xml[] {
  const isThere = slotHolds(asked, field) !== undefined
  if (isTakenOver && isThere) draft.leaveOut(fieldOf(id, field), 'cannot-be-cleared')
  return []
}

/** An end cannot be cleared: a date is all that the element takes. */
function endOf(
  { asked, draft }: Source,
  { id, lastDay }: Giver,
  add: (field: string, name: string, value: string | null) => Xml[],
): Xml[] {
  if (lastDay !== null) return add('lastDay', 'avgdatum', lastDay)
  const { name, formerly } = slotOf(asked, 'lastDay')
  if (slotHolds(asked, 'lastDay') !== undefined) draft.leaveOut(fieldOf(id, 'lastDay'), 'cannot-be-cleared')
  // Told once: from then on it is for a person to take it away there.
  for (const each of [name, ...formerly]) draft.forget(each)
  return []
}

function payOf(source: Source, giver: Giver): Xml[] {
  const { asked, draft } = source
  const { id, start, startOfPay, isTakenOver, lastDay, pay } = giver
  if (pay === null) return leftFromOther(source, giver, 'pay')
  const field = fieldOf(id, 'pay')
  if (pay.currency !== 'SEK') {
    draft.leaveOut(field, 'currency')
    return []
  }
  const isMonthly = pay.type === 'monthly'
  const form = isMonthly ? 'MÅN' : 'TIM'
  const formRow = draft.add({
    ...slotOf(asked, 'pay.type'),
    told: { [`${field}.type`]: form },
    write: () => [element('lonform', form)],
  })
  const { startsOn } = asked
  const before = slotHolds(asked, 'pay')
  const reason =
    pay.from === null ? null : whyPayStays({ from: latest(pay.from, startOfPay), startsOn, before })
  if (reason !== null) {
    draft.leaveOut(field, reason)
    return formRow
  }
  // What is paid now, with no word of since when, is not told for the time before the integration.
  const first = pay.from === null ? latest(start, startsOn ?? start) : startOfPay
  const row = draft.add({
    ...slotOf(asked, 'pay'),
    told: { [field]: pay.amount },
    dated: { own: pay.from, start: first, end: lastDay, isTakenOver },
    write: (datum) => [element(isMonthly ? 'manlon' : 'timlon', pay.amount, { datum })],
  })
  return [...formRow, ...row]
}

function percentRow(source: Source, giver: Giver): Xml[] {
  const { asked, draft } = source
  const { id, start, isTakenOver, lastDay, fullTimePercent } = giver
  if (fullTimePercent === null) return leftFromOther(source, giver, 'fullTimePercent')
  const field = fieldOf(id, 'fullTimePercent')
  const percent = percentOf(fullTimePercent)
  if (percent === null) {
    draft.leaveOut(field, 'not-valid')
    return []
  }
  return draft.add({
    ...slotOf(asked, 'fullTimePercent'),
    told: { [field]: percent },
    dated: { own: null, start, end: lastDay, isTakenOver },
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

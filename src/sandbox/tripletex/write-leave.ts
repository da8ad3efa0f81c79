/** Leaves of absence of an employment. One with the same imported id again is taken, so that whoever makes it twice is seen. */
import { idOf, textIn } from './company.ts'
import { REQUIRED, invalid, isEmpty, refuseIf } from './refusals.ts'
import type { Row } from './company.ts'
import type { Draft } from './draft.ts'
import type { Body } from './read-body.ts'
import type { Message } from './refusals.ts'

export function addLeave({ draft, body }: { draft: Draft; body: Body }): Row {
  const employment = draft.get('employment', idOf(body['employment']) ?? 0)
  if (employment === undefined) throw invalid({ field: 'employment.id', message: REQUIRED })
  const row = draft.add('leaveOfAbsence', body)
  refuseIf(problemsOf({ row, employment }))
  return row
}

export function changeLeave({ draft, row, body }: { draft: Draft; row: Row; body: Body }): Row {
  if (body['employment'] !== undefined && idOf(body['employment']) !== idOf(row['employment']))
    throw invalid({ field: 'employment.id', message: 'Kan ikke endres.' })
  const employment = draft.get('employment', idOf(row['employment']) ?? 0) ?? row
  const changed = draft.change('leaveOfAbsence', row, body)
  refuseIf(problemsOf({ row: changed, employment }))
  return changed
}

function problemsOf({ row, employment }: { row: Row; employment: Row }): Message[] {
  const problems: Message[] = ['startDate', 'type', 'percentage']
    .filter((name) => isEmpty(row[name]))
    .map((field) => ({ field, message: REQUIRED }))
  const percentage = row['percentage']
  if (typeof percentage === 'number' && (percentage <= 0 || percentage > 100))
    problems.push({ field: 'percentage', message: 'Må være mellom 0 og 100.' })
  if (!isEmpty(row['startDate']) && textIn(row, 'startDate') < textIn(employment, 'startDate'))
    problems.push({ field: 'startDate', message: 'Kan ikke være før startdato.' })
  if (!isEmpty(row['endDate']) && textIn(row, 'endDate') < textIn(row, 'startDate'))
    problems.push({ field: 'endDate', message: 'Kan ikke være før startdato.' })
  return problems
}

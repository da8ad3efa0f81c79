/** Employments and their details: the gates of birth date and division, and what Tripletex fills in by itself. */
import { idOf, textIn } from './company.ts'
import { REQUIRED, invalid, isEmpty, refuseIf } from './refusals.ts'
import type { Company, Row } from './company.ts'
import type { Draft } from './draft.ts'
import type { Body } from './read-body.ts'
import type { Message } from './refusals.ts'

const MAIN = 'loennFraHovedarbeidsgiver'
const SIDE = 'loennFraBiarbeidsgiver'
const SHIFTS = ['ROUND_THE_CLOCK', 'SHIFT_365', 'OFFSHORE_336', 'CONTINUOUS', 'OTHER_SHIFT']

/** `path`: where it stands in the body, such as `employments.` */
export function addEmployment({ draft, body, path = '' }: { draft: Draft; body: Body; path?: string }): Row {
  const { employmentDetails, ...fields } = body
  const employee = draft.get('employee', idOf(fields['employee']) ?? 0)
  if (employee === undefined) throw invalid({ field: 'employee.id', message: REQUIRED })
  if (isEmpty(employee['dateOfBirth']))
    throw invalid({ field: path === '' ? 'employee.dateOfBirth' : 'dateOfBirth', message: REQUIRED })
  const row = draft.add('employment', { ...fields, ...taxOf(fields) })
  refuseIf(problemsOf({ company: draft.company, row, path }))
  const nested = Array.isArray(employmentDetails) ? (employmentDetails as Body[]) : []
  for (const details of nested)
    addDetails({
      draft,
      body: { ...details, employment: { id: row.id } },
      path: `${path}employmentDetails.`,
    })
  return row
}

export function changeEmployment({ draft, row, body }: { draft: Draft; row: Row; body: Body }): Row {
  const { employmentDetails, employee, ...fields } = body
  if (Array.isArray(employmentDetails) && employmentDetails.length > 0)
    throw invalid({ field: 'employmentDetails', message: 'Use /employee/employment/details.' })
  if (employee !== undefined && idOf(employee) !== idOf(row['employee']))
    throw invalid({ field: 'employee.id', message: 'Kan ikke endres.' })
  const changed = draft.change('employment', row, fields)
  refuseIf(problemsOf({ company: draft.company, row: changed, path: '' }))
  const [, second] = draft.company
    .partsOf({ resource: 'employmentDetails', id: row.id })
    .map((details) => textIn(details, 'date'))
    .toSorted()
  if (second !== undefined && textIn(changed, 'startDate') > second)
    throw invalid({ field: 'startDate', message: 'Kan ikke være etter neste endring.' })
  return changed
}

export function addDetails({ draft, body, path = '' }: { draft: Draft; body: Body; path?: string }): Row {
  const employment = draft.get('employment', idOf(body['employment']) ?? 0)
  if (employment === undefined) throw invalid({ field: 'employment.id', message: REQUIRED })
  const row = draft.add('employmentDetails', body)
  refuseIf(problemsOfDetails({ draft, row, employment, path }))
  return row
}

export function changeDetails({ draft, row, body }: { draft: Draft; row: Row; body: Body }): Row {
  if (body['employment'] !== undefined && idOf(body['employment']) !== idOf(row['employment']))
    throw invalid({ field: 'employment.id', message: 'Kan ikke endres.' })
  const employment = draft.get('employment', idOf(row['employment']) ?? 0) ?? row
  const changed = draft.change('employmentDetails', row, body)
  refuseIf(problemsOfDetails({ draft, row: changed, employment, path: '' }))
  return changed
}

/** Each of the two is derived from the other where it is not sent. */
function taxOf({ isMainEmployer, taxDeductionCode }: Body): Body {
  if (isEmpty(isMainEmployer) && isEmpty(taxDeductionCode))
    return { isMainEmployer: true, taxDeductionCode: MAIN }
  if (isEmpty(taxDeductionCode)) return { taxDeductionCode: isMainEmployer === true ? MAIN : SIDE }
  return isEmpty(isMainEmployer) ? { isMainEmployer: taxDeductionCode !== SIDE } : {}
}

function problemsOf({ company, row, path }: { company: Company; row: Row; path: string }): Message[] {
  const problems: Message[] = []
  const { startDate, endDate } = row
  const division = idOf(row['division'])
  if (isEmpty(startDate)) problems.push({ field: `${path}startDate`, message: REQUIRED })
  if (!isEmpty(endDate) && textIn(row, 'endDate') < textIn(row, 'startDate'))
    problems.push({ field: `${path}endDate`, message: 'Kan ikke være før startdato.' })
  if (division === undefined && company.settings.divisionsRequired)
    problems.push({
      field: path === '' ? 'division.id' : 'employments.division.id',
      message: 'Arbeidsforholdet må knyttes til en virksomhet/underenhet.',
    })
  if (division !== undefined && company.get('division', division) === undefined)
    problems.push({ field: `${path}division.id`, message: 'Finnes ikke.' })
  return problems
}

function problemsOfDetails({
  draft,
  row,
  employment,
  path,
}: {
  draft: Draft
  row: Row
  employment: Row
  path: string
}): Message[] {
  const problems: Message[] = []
  const code = idOf(row['occupationCode'])
  const others = draft.company
    .partsOf({ resource: 'employmentDetails', id: employment.id })
    .filter(({ id }) => id !== row.id)
  if (isEmpty(row['date'])) problems.push({ field: `${path}date`, message: REQUIRED })
  else if (textIn(row, 'date') < textIn(employment, 'startDate'))
    problems.push({ field: `${path}date`, message: 'Kan ikke være før startdato.' })
  if (others.some(({ date }) => date === row['date']))
    problems.push({ field: `${path}date`, message: 'Det finnes allerede en endring på denne datoen.' })
  if (SHIFTS.includes(textIn(row, 'workingHoursScheme')) && isEmpty(row['shiftDurationHours']))
    problems.push({ field: `${path}shiftDurationHours`, message: REQUIRED })
  if (code !== undefined && draft.company.get('occupationCode', code) === undefined)
    problems.push({ field: `${path}occupationCode.id`, message: 'Finnes ikke.' })
  return problems
}

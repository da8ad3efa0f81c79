/** What Tripletex asks of an employee that is made or changed, as its OpenAPI and public clients describe it. */
import { idOf, textIn } from './company.ts'
import { REQUIRED, invalid, isEmpty, refuseIf } from './refusals.ts'
import { addEmployment } from './write-employment.ts'
import type { Company, Row } from './company.ts'
import type { Draft } from './draft.ts'
import type { Body } from './read-body.ts'
import type { Message } from './refusals.ts'

export function addEmployee({ draft, body }: { draft: Draft; body: Body }): Row {
  const { employments, address, ...fields } = body
  const { company } = draft
  const row = draft.add('employee', {
    isContact: false,
    address:
      typeof address === 'object' && address !== null ? link(draft.add('address', address as Body)) : null,
    ...withPhone({ company, fields }),
    employeeNumber: fields['employeeNumber'] ?? nextNumber(company),
  })
  const missing = ['firstName', 'lastName']
    .filter((name) => isEmpty(row[name]))
    .map((field) => ({ field, message: REQUIRED }))
  if (isEmpty(row['userType']))
    missing.push({ field: 'userType', message: 'Brukertype kan ikke være "0" eller tom.' })
  refuseIf([...missing, ...problemsOf({ company, row })])
  const nested = Array.isArray(employments) ? (employments as Body[]) : []
  for (const employment of nested)
    addEmployment({ draft, body: { ...employment, employee: { id: row.id } }, path: 'employments.' })
  return draft.get('employee', row.id) ?? row
}

export function changeEmployee({ draft, row, body }: { draft: Draft; row: Row; body: Body }): Row {
  const { employments, address, ...fields } = body
  const { company } = draft
  if (Array.isArray(employments) && employments.length > 0)
    throw invalid({ field: 'employments', message: 'Use /employee/employment.' })
  const changed = draft.change('employee', row, {
    ...withPhone({ company, fields }),
    ...changedAddress({ draft, row, address }),
  })
  const missing = ['firstName', 'lastName']
    .filter((name) => isEmpty(changed[name]))
    .map((field) => ({ field, message: REQUIRED }))
  refuseIf([...missing, ...problemsOf({ company, row: changed })])
  return changed
}

/** An address that is there is changed by its own id and version. */
function changedAddress({ draft, row, address }: { draft: Draft; row: Row; address: unknown }): Body {
  if (typeof address !== 'object' || address === null) return {}
  const sent = address as Body
  const known = draft.get('address', idOf(row['address']) ?? 0)
  if (known === undefined) return { address: link(draft.add('address', sent)) }
  if (sent['id'] !== known.id) throw invalid({ field: 'address.id', message: REQUIRED })
  draft.change('address', known, sent)
  return {}
}

function problemsOf({ company, row }: { company: Company; row: Row }): Message[] {
  const problems: Message[] = []
  const department = idOf(row['department'])
  if (department === undefined && company.settings.departmentsRequired)
    problems.push({ field: 'department.id', message: REQUIRED })
  if (department !== undefined && company.get('department', department) === undefined)
    problems.push({ field: 'department.id', message: 'Finnes ikke.' })
  for (const field of ['nationalIdentityNumber', 'dnumber', 'bankAccountNumber'])
    if (!isEmpty(row[field]) && !/^\d{11}$/.test(textIn(row, field)))
      problems.push({ field, message: 'Må bestå av 11 siffer.' })
  if (['STANDARD', 'EXTENDED'].includes(textIn(row, 'userType')) && isEmpty(row['email']))
    problems.push({ field: 'email', message: 'Må angis for Tripletex-brukere.' })
  const others = (rows: Row[]) => rows.some(({ id }) => id !== row.id)
  if (!isEmpty(row['email']) && others(company.withEmail(textIn(row, 'email'))))
    problems.push({ field: 'email', message: 'Det finnes allerede en bruker med denne e-postadressen.' })
  if (!isEmpty(row['employeeNumber']) && others(company.withNumber(textIn(row, 'employeeNumber'))))
    problems.push({ field: 'employeeNumber', message: 'Ansattnummeret er i bruk.' })
  return problems
}

/** `+46700000000` comes back as a number and its country; without either it is Norwegian. */
function withPhone({ company, fields }: { company: Company; fields: Body }): Body {
  const number = fields['phoneNumberMobile']
  if (typeof number !== 'string' || fields['phoneNumberMobileCountry'] !== undefined) return fields
  const found = PREFIXES.find(([prefix]) => number.startsWith(prefix))
  const [prefix, code] = found ?? ['', 'NO']
  const country = company.all('country').find((row) => row['isoAlpha2Code'] === code)
  return {
    ...fields,
    phoneNumberMobile: number.slice(prefix.length).replaceAll(' ', ''),
    phoneNumberMobileCountry: country === undefined ? null : link(country),
  }
}

const PREFIXES = [
  ['+47', 'NO'],
  ['+46', 'SE'],
  ['+45', 'DK'],
  ['+358', 'FI'],
] as const

function nextNumber(company: Company): string | null {
  if (!company.settings.numbersAutomatically) return null
  const numbers = company.all('employee').map((row) => Number(row['employeeNumber']))
  return String(Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1)
}

const link = (row: Row) => ({ id: row.id })

/** Rows as the API shows them: what is not asked for by name is a link, and some fields are computed. */
import { idOf, textIn } from './company.ts'
import { RESOURCES } from './resources.ts'
import type { Company, Row } from './company.ts'
import type { Field, ResourceName } from './resources.ts'
import type { Selection } from './selection.ts'

type Rendering = { company: Company; resource: ResourceName; row: Row; selection: Selection }

export function render({ company, resource, row, selection }: Rendering): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(RESOURCES[resource].fields)
      .filter(([name]) => selection.all || selection.named.has(name))
      .map(([name, field]) => [
        name,
        show({
          company,
          field,
          value: valueOf({ company, resource, row, name }),
          below: selection.named.get(name),
        }),
      ]),
  )
}

function show({
  company,
  field,
  value,
  below,
}: {
  company: Company
  field: Field
  value: unknown
  below: Selection | undefined
}): unknown {
  if (value === undefined || value === null) return null
  if (field.kind === 'parts')
    return (value as Row[]).map((row) => linked({ company, of: field.of, row, below }))
  if (field.kind === 'link' || field.kind === 'part') {
    const id = idOf(value) ?? 0
    const row = company.get(field.of, id) ?? { id, version: 0 }
    return linked({ company, of: field.of, row, below })
  }
  return value
}

function linked({
  company,
  of,
  row,
  below,
}: {
  company: Company
  of: ResourceName
  row: Row
  below: Selection | undefined
}) {
  if (below !== undefined) return render({ company, resource: of, row, selection: below })
  return { id: row.id, url: urlOf({ resource: of, id: row.id }) }
}

const urlOf = ({ resource, id }: { resource: ResourceName; id: number }) =>
  `tripletex.no/v2/${RESOURCES[resource].path}/${id}`

function valueOf({
  company,
  resource,
  row,
  name,
}: {
  company: Company
  resource: ResourceName
  row: Row
  name: string
}): unknown {
  if (name === 'url') return urlOf({ resource, id: row.id })
  if (resource === 'employee') {
    if (name === 'employments') return company.partsOf({ resource: 'employment', id: row.id })
    if (name === 'displayName') return `${textIn(row, 'firstName')} ${textIn(row, 'lastName')}`
    if (name === 'companyId') return company.settings.id
    if (name === 'isProxy') return false
    if (name === 'allowInformationRegistration') return true
    // What may be written is not told again.
    if (name === 'userType') return null
  }
  if (resource === 'employment') {
    const details = company.partsOf({ resource: 'employmentDetails', id: row.id })
    if (name === 'employmentDetails') return details
    const last = details
      .toSorted((one, other) => textIn(one, 'date').localeCompare(textIn(other, 'date')))
      .at(-1)
    if (name === 'latestSalary') return last
    if (name === 'lastSalaryChangeDate') return last?.['date']
  }
  if (name === 'monthlySalary')
    return typeof row['annualSalary'] === 'number' ? Math.round((row['annualSalary'] / 12) * 100) / 100 : null
  if (name === 'displayName') return row['name'] ?? null
  return row[name]
}

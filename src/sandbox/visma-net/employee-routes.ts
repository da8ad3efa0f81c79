/** Employees: in pages, one with its ETag, made together with their first position, and overwritten. */
import { etagOf, isDraft, numberOf, type Company, type EmployeeRow } from './company.ts'
import { today } from './dates.ts'
import { dateIn, embedsPositions, fieldsIn, flagIn, pageOf } from './query.ts'
import { refuseIf } from './refusals.ts'
import { lastChangeOf, picked, shownEmployee } from './render.ts'
import { problemsOf } from './schema.ts'
import { isActive, isObject } from './timelines.ts'
import { accept, checkVersion, employeeIn, numbersOf, withoutReadOnly, type Accepting } from './write.ts'
import type { Call, Reply, Route } from './serving.ts'

const LIST_PARAMETERS = [
  ...['page-size', 'cursor', 'onlyActive', 'manager', 'fromLastChangedDate'],
  ...['includeDrafts', 'embed', 'fields'],
]

export function employeeRoutes(accepting: Accepting): Route[] {
  return [
    { method: 'GET', path: '/employees', query: LIST_PARAMETERS, work: list },
    {
      method: 'POST',
      path: '/employees/withPosition',
      about: numbersOf,
      work: (call) => create({ ...accepting, call }),
    },
    { method: 'GET', path: '/employees/{id}', query: ['embed'], about: numbersOf, work: one },
    {
      method: 'PUT',
      path: '/employees/{id}',
      about: numbersOf,
      work: (call) => update({ ...accepting, call }),
    },
  ]
}

function list({ company, query }: Call): Reply {
  const { employee, positions } = fieldsIn(query)
  const embed = embedsPositions(query) && (positions ?? true)
  const { items, cursor } = pageOf({ query, rows: company.employees, wanted: wantedBy({ company, query }) })
  const data = items
    .map((row) => shownEmployee({ company, row, positions: embed }))
    .map((shown) => (employee === undefined ? shown : picked(shown, [...employee, '_embedded'])))
  return { status: 200, body: { data, cursor } }
}

function wantedBy({ company, query }: Pick<Call, 'company' | 'query'>): (row: EmployeeRow) => boolean {
  const from = dateIn(query, 'fromLastChangedDate')
  const drafts = flagIn(query, 'includeDrafts')
  const active = flagIn(query, 'onlyActive')
  const { manager } = query
  return (row) =>
    (drafts || !isDraft(row)) &&
    (from === undefined || lastChangeOf({ company, row }) >= from) &&
    (manager === undefined || row.document['manager'] === manager) &&
    (!active || hasActivePosition(company, row))
}

function hasActivePosition(company: Company, row: EmployeeRow): boolean {
  return company.positionsOf(row.id).some(({ document }) => isActive(document, today()))
}

function one(call: Call): Reply {
  const { company, query } = call
  const row = employeeIn(call)
  return {
    status: 200,
    headers: { etag: etagOf(row) },
    body: shownEmployee({ company, row, positions: embedsPositions(query) }),
  }
}

function create({ call, ...accepting }: Accepting & { call: Call }): Promise<Reply> {
  const { positions, ...document } = call.document
  const { properties } = call.company.settings
  const asDraft = document['isDraft'] === true
  const given: unknown[] = Array.isArray(positions) ? positions : []
  const problems = problemsOf({ kind: 'employee', document, extra: properties.employee, isDraft: asDraft })
  if (given.length === 0 && (!asDraft || (positions !== undefined && !Array.isArray(positions))))
    problems.push({ property: 'positions', message: 'is missing' })
  for (const [index, position] of given.entries()) {
    const path = `positions[${index}]`
    if (isObject(position))
      problems.push(
        ...problemsOf({
          kind: 'position',
          document: position,
          extra: properties.position,
          isDraft: asDraft,
          path,
        }),
      )
    else problems.push({ property: path, message: 'is no position' })
  }
  refuseIf(problems)
  const employeeId = crypto.randomUUID()
  return accept({
    ...accepting,
    call,
    job: {
      action: 'Create',
      artifactType: 'Employee',
      artifactId: employeeId,
      employeeId,
      number: numberOf({ document }),
      base: null,
      document,
      positions: given.filter(isObject).map((position) => ({ id: crypto.randomUUID(), document: position })),
    },
  })
}

function update({ call, ...accepting }: Accepting & { call: Call }): Promise<Reply> {
  const row = employeeIn(call)
  checkVersion(call, row)
  const { settings } = call.company
  const document = withoutReadOnly({
    document: call.document,
    // Its positions are overwritten each by itself.
    readOnly: {
      id: row.id,
      tenantId: settings.tenantId,
      isDraft: row.document['isDraft'],
      lastChange: undefined,
    },
  })
  refuseIf(
    problemsOf({
      kind: 'employee',
      document,
      extra: settings.properties.employee,
      known: row.document,
      isDraft: isDraft(row),
    }),
  )
  return accept({
    ...accepting,
    call,
    job: {
      action: 'Update',
      artifactType: 'Employee',
      artifactId: row.id,
      employeeId: row.id,
      number: numberOf(row),
      base: row.version,
      document: numberOf({ document }) === null ? { ...document, number: numberOf(row) } : document,
      positions: [],
    },
  })
}

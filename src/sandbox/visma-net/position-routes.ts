/** The positions of an employee: a new one for each employment, its end is that of the employment. */
import { etagOf, isDraft, numberOf } from './company.ts'
import { refuseIf } from './refusals.ts'
import { shownPosition } from './render.ts'
import { problemsOf } from './schema.ts'
import {
  accept,
  checkVersion,
  employeeIn,
  numbersOf,
  positionIn,
  withoutReadOnly,
  type Accepting,
} from './write.ts'
import type { Call, Reply, Route } from './serving.ts'

export function positionRoutes(accepting: Accepting): Route[] {
  const path = '/employees/{id}/positions'
  return [
    { method: 'GET', path, about: numbersOf, work: all },
    { method: 'POST', path, about: numbersOf, work: (call) => create({ ...accepting, call }) },
    { method: 'GET', path: `${path}/{positionId}`, about: numbersOf, work: one },
    {
      method: 'PUT',
      path: `${path}/{positionId}`,
      about: numbersOf,
      work: (call) => update({ ...accepting, call }),
    },
  ]
}

/** A bare list, as in the vendor's examples. */
function all(call: Call): Reply {
  const { company } = call
  const rows = company.positionsOf(employeeIn(call).id)
  return { status: 200, body: rows.map((row) => shownPosition({ company, row })) }
}

function one(call: Call): Reply {
  const row = positionIn(call)
  return {
    status: 200,
    headers: { etag: etagOf(row) },
    body: shownPosition({ company: call.company, row }),
  }
}

function create({ call, ...accepting }: Accepting & { call: Call }): Promise<Reply> {
  const { document } = call
  const employee = employeeIn(call)
  const extra = call.company.settings.properties.position
  refuseIf(problemsOf({ kind: 'position', document, extra, isDraft: isDraft(employee) }))
  return accept({
    ...accepting,
    call,
    job: {
      action: 'Create',
      artifactType: 'Position',
      artifactId: crypto.randomUUID(),
      employeeId: employee.id,
      number: numberOf(employee),
      base: null,
      document,
      positions: [],
    },
  })
}

function update({ call, ...accepting }: Accepting & { call: Call }): Promise<Reply> {
  const employee = employeeIn(call)
  const row = positionIn(call)
  checkVersion(call, row)
  const { settings } = call.company
  const document = withoutReadOnly({
    document: call.document,
    readOnly: { id: row.id, tenantId: settings.tenantId, employeeId: employee.id, eTag: undefined },
  })
  const extra = settings.properties.position
  refuseIf(problemsOf({ kind: 'position', document, extra, known: row.document, isDraft: isDraft(employee) }))
  return accept({
    ...accepting,
    call,
    job: {
      action: 'Update',
      artifactType: 'Position',
      artifactId: row.id,
      employeeId: employee.id,
      number: numberOf(employee),
      base: row.version,
      document,
      positions: [],
    },
  })
}

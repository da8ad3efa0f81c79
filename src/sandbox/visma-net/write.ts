/** What writes of employees and positions share: whose, from which version, and the job that carries them out. */
import { etagOf, type EmployeeRow, type PositionRow } from './company.ts'
import { changedMeanwhile, notFound, refuseIf, unconditional, type Problem } from './refusals.ts'
import type { Faults } from './faults.ts'
import type { NewJob } from './jobs.ts'
import type { Call, Reply } from './serving.ts'
import type { VismaNetState } from './state.ts'
import type { Document } from './timelines.ts'

const idIn = (call: Call, name: string) => {
  const id = call.request.params[name]
  return typeof id === 'string' ? id.toLowerCase() : ''
}

export function employeeIn(call: Call): EmployeeRow {
  const row = call.company.employee(idIn(call, 'id'))
  if (row === undefined) throw notFound()
  return row
}

export function positionIn(call: Call): PositionRow {
  const row = call.company.position(idIn(call, 'positionId'))
  if (row === undefined || row.employeeId !== employeeIn(call).id) throw notFound()
  return row
}

/** The number of the employee in the path, for faults and the ledger. */
export function numbersOf(call: Call): string[] {
  const { document } = call.company.employee(idIn(call, 'id')) ?? call
  return typeof document['number'] === 'string' ? [document['number']] : []
}

/** Quotes may be left out. */
export function checkVersion(call: Call, row: EmployeeRow): void {
  const given = call.request.headers['if-match']
  if (given === undefined || given.trim() === '') throw unconditional()
  const bare = (etag: string) => etag.trim().replace(/^W\//, '').replaceAll('"', '')
  if (bare(given) !== bare(etagOf(row))) throw changedMeanwhile()
}

/** What is shown and cannot be changed may come back as it is. */
export function withoutReadOnly({
  document,
  readOnly,
}: {
  document: Document
  readOnly: Document
}): Document {
  const problems = Object.entries(readOnly).flatMap(([property, value]): Problem[] =>
    value === undefined || document[property] === undefined || document[property] === value
      ? []
      : [{ property, message: 'cannot be changed' }],
  )
  refuseIf(problems)
  return Object.fromEntries(Object.entries(document).filter(([name]) => !Object.hasOwn(readOnly, name)))
}

export type Accepting = { state: VismaNetState; faults: Faults }

export async function accept({
  state,
  faults,
  call,
  job,
}: Accepting & { call: Call; job: Omit<NewJob, 'company' | 'clientId' | 'failure'> }): Promise<Reply> {
  const { method, path } = call.route
  const employeeNumbers = job.number === null ? [] : [job.number]
  const fault = faults.strikeJob({ method, path, employeeNumbers })
  const accepted = await state.accept(
    {
      ...job,
      company: call.company.settings.tenantId,
      clientId: call.clientId,
      failure:
        fault?.kind === 'fail-job'
          ? {
              status: fault.status,
              result: { severity: 'error', property: fault.property, message: fault.message },
            }
          : null,
    },
    fault?.kind === 'slow-job' ? fault.seconds : undefined,
  )
  return { status: 202, headers: { location: `${call.base}${pathOf(accepted)}` } }
}

const pathOf = ({
  id,
  artifactType,
  employeeId,
}: {
  id: string
  artifactType: string
  employeeId: string
}) =>
  artifactType === 'Employee' ? `/employees/jobs/${id}` : `/employees/${employeeId}/positions/jobs/${id}`

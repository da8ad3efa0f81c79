/** What becomes of a job when its time has come, and the rows that it makes. */
import { numberOf, type Company, type EmployeeRow, type PositionRow, type Rows } from './company.ts'
import { error, withTaxInformation, wrongInEmployee, wrongInPosition } from './late-rules.ts'
import { lossesOf, type Losses } from './losses.ts'
import { salaryChange, withAmounts } from './salary.ts'
import type { FinalStatus, Job, ValidationResult } from './jobs.ts'
import type { Document } from './timelines.ts'

export type Outcome = {
  status: FinalStatus
  validationResults: ValidationResult[]
  rows: Rows
  losses: Losses
}

type Run = { company: Company; job: Job; at: string }

const NO_ROWS: Rows = { employees: [], positions: [] }
const NO_LOSSES: Losses = { lost: [], overwritten: [] }

export function outcomeOf(run: Run): Outcome {
  const { action, artifactType, failure } = run.job
  if (failure !== null)
    return { status: failure.status, validationResults: [failure.result], rows: NO_ROWS, losses: NO_LOSSES }
  if (artifactType === 'Employee') return action === 'Create' ? createEmployee(run) : updateEmployee(run)
  return action === 'Create' ? createPosition(run) : updatePosition(run)
}

function ended({
  results,
  rows,
  losses = NO_LOSSES,
}: {
  results: ValidationResult[]
  rows: Rows
  losses?: Losses
}): Outcome {
  if (results.some(({ severity }) => severity === 'error'))
    return { status: 'Failed', validationResults: results, rows: NO_ROWS, losses: NO_LOSSES }
  return { status: 'Succeeded', validationResults: results, rows, losses }
}

function createEmployee({ company, job, at }: Run): Outcome {
  const number = numberOf(job) ?? company.nextNumber()
  const document: Document = {
    ...withTaxInformation(job.document),
    number,
    isDraft: job.document['isDraft'] === true,
  }
  const results = [
    ...wrongInEmployee({ company, document, id: job.artifactId }),
    ...job.positions.flatMap((position, index) =>
      wrongInPosition({ company, document: position.document, path: `positions[${index}].` }),
    ),
  ]
  const employee: EmployeeRow = { id: job.artifactId, document, version: 1, changedAt: at }
  const positions = job.positions.map((position) => newPosition({ job, at, ...position }))
  return ended({ results, rows: { employees: [employee], positions } })
}

function updateEmployee({ company, job, at }: Run): Outcome {
  const row = company.employee(job.artifactId)
  if (row === undefined || row.version !== job.base) return outdated()
  const { document } = job
  // What is not sent is gone; a number and whether it is a draft are not for a client to take away.
  const after = { ...document, number: numberOf(job) ?? numberOf(row), isDraft: row.document['isDraft'] }
  return ended({
    results: wrongInEmployee({ company, document: after, id: row.id }),
    rows: {
      employees: [{ ...row, document: after, version: row.version + 1, changedAt: at }],
      positions: [],
    },
    losses: lossesOf({ before: row.document, after }),
  })
}

function createPosition({ company, job, at }: Run): Outcome {
  const { artifactId: id, document } = job
  const results = wrongInPosition({ company, document })
  return ended({ results, rows: { employees: [], positions: [newPosition({ job, at, id, document })] } })
}

function updatePosition({ company, job, at }: Run): Outcome {
  const row = company.position(job.artifactId)
  if (row === undefined || row.version !== job.base) return outdated()
  const results = wrongInPosition({ company, document: job.document })
  const change = salaryChange({ before: row.document, after: job.document })
  if (change === 'refused')
    results.push(error('salaryInformation', 'contractSalaryType has not been provided.'))
  if (change === 'ignored') results.push(SALARY_OMITTED)
  const { salaryInformation } = row.document
  const after = withAmounts(change === 'ignored' ? { ...job.document, salaryInformation } : job.document)
  return ended({
    results,
    rows: {
      employees: [],
      positions: [{ ...row, document: after, version: row.version + 1, changedAt: at }],
    },
    losses: lossesOf({ before: row.document, after }),
  })
}

const SALARY_OMITTED: ValidationResult = {
  severity: 'warning',
  property: 'salaryInformation',
  message: 'contractSalaryType has not been provided. Salary update was not performed.',
}

const outdated = () =>
  ended({ results: [error('', 'The document has been changed meanwhile.')], rows: NO_ROWS })

function newPosition({
  job,
  at,
  id,
  document,
}: {
  job: Job
  at: string
  id: string
  document: Document
}): PositionRow {
  return { id, employeeId: job.employeeId, document: withAmounts(document), version: 1, changedAt: at }
}

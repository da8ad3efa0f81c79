// Employees: one idempotent document per person, with employments and user ("what PUT means").
import { z } from 'zod'
import { readEmployeeDocument } from '../db/employee-documents.ts'
import { listEmployeeIds } from '../db/employees.ts'
import type { Intake } from '../intake/context.ts'
import { putEmployee } from '../intake/employees.ts'
import { tryOut } from '../intake/preview.ts'
import { warningsOf, warningsOfLeftOut } from '../domain/warnings.ts'
import type { EmployeeDocument } from '../domain/documents.ts'
import type { Showing } from '../domain/masking.ts'
import { changeOf, readers, writers, type ApiDeps } from './deps.ts'
import { checkIfMatch, etagOf } from './etags.ts'
import { Id } from './fields.ts'
import { keysetList, listOf } from './lists.ts'
import { shownEmployee } from './masking.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { Employee, EmployeeView, employeeDocumentOf } from './schemas/employee.ts'
import { dryRunQuery, Preview } from './schemas/preview.ts'
import { Warnings, withWarnings } from './schemas/warnings.ts'

const WrittenEmployee = EmployeeView.extend({ warnings: Warnings }).meta({ id: 'WrittenEmployee' })

const params = z.strictObject({ id: Id })
const common = { tag: 'Employees', actor: 'recorded' } as const
const list = keysetList({ name: 'employees', position: z.string() })

export const documentProblems = [
  'stale',
  'employment-missing',
  'employment-elsewhere',
  'employer-unknown',
  'last-day-before-start',
  'termination-exists',
  'user-missing',
  'user-elsewhere',
  'template-unknown',
  'use-reactivate',
  'last-administrator',
  'masked-value',
  'invalid-request',
] as const

export const employeeRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'listEmployees',
    summary: 'List employees',
    description:
      'Of people with `protectedIdentity` names, e-mails, phone, address, user name, identity number and bank account are masked.',
    method: 'get',
    path: '/employees',
    roles: readers,
    idempotency: 'none',
    query: z.strictObject(list.fields),
    answers: { 200: { description: 'Employees in order of id', schema: listOf(EmployeeView) } },
    problems: [],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, query: { cursor, limit } }) => {
        const ids = await listEmployeeIds(intake.db, caller.tenant, { after: cursor, limit: limit + 1 })
        const page = list.page({ rows: ids, limit, at: (id) => id, view: (id) => id })
        const { tenant } = caller
        const data = await inTurns(page.data, (id) => read({ intake, tenant, id, showing: 'many' }))
        return { status: 200, body: { ...page, data } }
      },
  }),
  route({
    ...common,
    operationId: 'getEmployee',
    summary: 'Read an employee',
    description:
      'A person with `protectedIdentity` is shown whole to the roles `hr` and `admin`, and masked to `viewer`.',
    method: 'get',
    path: '/employees/{id}',
    roles: readers,
    idempotency: 'none',
    etag: 'answered',
    params,
    answers: { 200: { description: 'The employee', schema: EmployeeView } },
    problems: ['not-found'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id } }) => {
        const body = await read({ intake, tenant: caller.tenant, id, showing: caller })
        return { status: 200, body, etag: etagOf(body) }
      },
  }),
  route({
    ...common,
    operationId: 'putEmployee',
    summary: 'Create or replace an employee',
    description:
      'The document replaces the former one, but never ends or deletes by omission. A last day in it terminates the employment.',
    method: 'put',
    path: '/employees/{id}',
    roles: writers,
    idempotency: 'natural',
    etag: 'if-match',
    params,
    query: dryRunQuery,
    body: Employee,
    answers: {
      200: { description: 'Replaced', schema: z.union([WrittenEmployee, Preview]) },
      201: { description: 'Created', schema: WrittenEmployee },
    },
    problems: [...documentProblems, 'precondition-failed'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id }, query, body, request }) => {
        const { ifMatch } = request
        const put = {
          id,
          document: employeeDocumentOf(body),
          accept: (current: EmployeeDocument | undefined) =>
            checkIfMatch({ ifMatch, current: current && viewOf(id, current) }),
          seen: ifMatch !== undefined,
        }
        const work = (by: Intake) => putEmployee(by, changeOf({ caller, request }), put)
        const warningsFor = (leftOut: readonly string[]) => [
          ...warningsOf(body.user, '/user'),
          ...warningsOfLeftOut(leftOut),
        ]
        if (query.dryRun) {
          const { preview, result } = await tryOut(intake, caller.tenant, { whose: { employee: id }, work })
          return { status: 200, body: withWarnings(preview, warningsFor(result.leftOut)) }
        }
        const { created, leftOut } = await work(intake)
        const warnings = warningsFor(leftOut)
        const view = await read({ intake, tenant: caller.tenant, id, showing: caller })
        return { status: created ? 201 : 200, body: withWarnings(view, warnings), etag: etagOf(view) }
      },
  }),
]

/** A document takes some queries; a page of them must leave connections of the pool to others. */
const readAtOnce = 3

/** The results in the order of the items, few under way at once. */
async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>) {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += readAtOnce) {
    results.push(...(await Promise.all(items.slice(start, start + readAtOnce).map(work))))
  }
  return results
}

async function read({
  intake,
  tenant,
  id,
  showing,
}: {
  intake: ApiDeps['intake']
  tenant: string
  id: string
  showing: Showing
}) {
  const document = await readEmployeeDocument(intake.db, tenant, id, intake.vault)
  if (document === undefined) throw new Problem('not-found', { detail: `There is no employee ${id}.` })
  return viewOf(id, shownEmployee(document, showing))
}

function viewOf(id: string, document: EmployeeDocument) {
  return { id, ...document }
}

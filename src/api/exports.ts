// All that is kept of one person, for whoever asks what it is.
import { z } from 'zod'
import { absencesOfMany } from '../db/absences.ts'
import { recordAudit } from '../db/audit.ts'
import { readEmployeeDocument } from '../db/employee-documents.ts'
import { findEvidence } from '../db/evidence.ts'
import { findOwnProvider } from '../db/identity-providers.ts'
import { findLeaverDetails } from '../db/leaver-lists.ts'
import { recordsOf, type Records, type Subject } from '../db/person-records.ts'
import { readSettings } from '../db/settings.ts'
import { openFieldsOf } from '../db/sync-results.ts'
import { listTodos } from '../db/todos.ts'
import { findUser, findUserOfEmployee, type User } from '../db/users.ts'
import type { EmployeeDocument } from '../domain/documents.ts'
import type { Intake } from '../intake/context.ts'
import { admins, changeOf, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { Problem } from './problems.ts'
import { route, type Caller, type RequestInfo, type Route } from './route.ts'
import { evidenceView } from './schemas/evidence.ts'
import { ExportView } from './schemas/export.ts'
import { leaverView } from './schemas/leaver.ts'
import { todoView } from './schemas/todo.ts'
import { userView } from './schemas/user.ts'

const common = {
  method: 'get',
  roles: admins,
  actor: 'recorded',
  idempotency: 'none',
  params: z.strictObject({ id: Id }),
  answers: { 200: { description: 'All that is kept', schema: ExportView } },
  problems: ['not-found'],
} as const

export const exportRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'exportEmployee',
    tag: 'Employees',
    summary: 'Export everything about an employee',
    description:
      'One document with all that koppling keeps of the person, also where the identity is protected. That it was read stands in the audit trail (`employee.exported`).',
    path: '/employees/{id}/export',
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, request }) => {
        const { db, vault } = deps.intake
        const document = await readEmployeeDocument(db, caller.tenant, id, vault)
        if (document === undefined) throw new Problem('not-found', { detail: `There is no employee ${id}.` })
        const user = await findUserOfEmployee(db, caller.tenant, id)
        const body = await exportOf(deps, { caller, request, employee: { id, document }, user })
        return { status: 200, body }
      },
  }),
  route({
    ...common,
    operationId: 'exportUser',
    tag: 'Users',
    summary: 'Export everything about a user without employee',
    description: 'The same for who has no employee. The user of an employee is exported with the employee.',
    path: '/users/{id}/export',
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, request }) => {
        const user = await findUser(deps.intake.db, caller.tenant, id)
        if (user === undefined) throw new Problem('not-found', { detail: `There is no user ${id}.` })
        if (user.employeeId !== null) {
          const way = `GET /v1/employees/${user.employeeId}/export`
          throw new Problem('not-found', { detail: `${id} is the user of an employee; ask for ${way}.` })
        }
        const body = await exportOf(deps, { caller, request, employee: undefined, user })
        return { status: 200, body }
      },
  }),
]

type Exporting = {
  caller: Caller & { tenant: string }
  request: RequestInfo
  employee: { id: string; document: EmployeeDocument } | undefined
  user: User | undefined
}

/** What waits about one person is little. */
const mostTodos = 1_000

async function exportOf(
  { intake: { db, vault, clock }, temporalUiLink }: ApiDeps,
  { caller, request, employee, user }: Exporting,
): Promise<z.input<typeof ExportView>> {
  const { tenant, cause } = changeOf({ caller, request })
  const whose: Subject = { employee: employee?.id ?? null, users: user === undefined ? [] : [user.id] }
  await recordAudit(db, tenant, cause, {
    action: employee === undefined ? 'user.exported' : 'employee.exported',
    subject:
      employee === undefined ? { kind: 'user', id: user?.id ?? '' } : { kind: 'employee', id: employee.id },
  })
  const now = await clock(db)
  const employees = employee === undefined ? [] : [employee.id]
  const absences = await absencesOfMany(db, vault, { tenant, employees })
  const { records, leavers } = await recordsOf(db, tenant, whose)
  const details = await Promise.all(leavers.map((id) => findLeaverDetails(db, tenant, id)))
  const evidence = await Promise.all(leavers.map((id) => findEvidence(db, tenant, id)))
  const asked = { filter: { whose }, after: undefined, limit: mostTodos, now, guardAhead: [] }
  const todos = await listTodos(db, tenant, asked)
  const provider = (await findOwnProvider(db, tenant))?.document
  const { retention } = await readSettings(db, tenant)
  const means = { tenant, now, keptForMonths: retention.evidenceMonths, temporalUiLink }
  return {
    employeeId: whose.employee,
    userId: user?.id ?? null,
    exportedAt: now,
    employee: employee === undefined ? null : { id: employee.id, ...employee.document },
    absences: absences.get(employee?.id ?? '') ?? [],
    user: user === undefined ? null : userView(user),
    leavers: details.flatMap((each) => (each === undefined ? [] : leaverView(each, means))),
    evidence: evidence.flatMap((each) => (each === undefined ? [] : evidenceView(each, means))),
    todo: todos.map((todo) => todoView(todo, { provider })),
    records: employee === undefined ? records : await withFields(records, { db, vault, tenant, employee }),
  }
}

/** The results of syncs with what became of each field. */
async function withFields(
  records: Records,
  {
    db,
    vault,
    tenant,
    employee,
  }: Pick<Intake, 'db' | 'vault'> & { tenant: string; employee: { id: string } },
): Promise<Records> {
  const { sync_results: results, ...others } = records
  if (results === undefined) return records
  const fields = await openFieldsOf(db, vault, { tenant, employee: employee.id })
  const opened = results.map((row) => ({ ...row, fields: fields.get(String(row['sync_id'])) ?? [] }))
  return { ...others, sync_results: opened }
}

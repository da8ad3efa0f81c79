import { isDeepStrictEqual } from 'node:util'
import { recordAudit } from '../db/audit.ts'
import { readEmployeeDocument } from '../db/employee-documents.ts'
import { employeeFromRow, lockEmployee, updateEmployee, type EmployeeFields } from '../db/employees.ts'
import { employmentsOf, putEmployment, type StoredEmployment } from '../db/employments.ts'
import { Rejection } from '../domain/rejection.ts'
import { keepingOf } from './keeping.ts'
import type { EmployeeDocument, EmploymentDocument } from '../domain/documents.ts'
import { changePerson } from './change-person.ts'
import type { Change, Intake } from './context.ts'
import { checkEmployments, refuseElsewhere } from './employment-checks.ts'
import { fieldsOf } from './employee-fields.ts'
import { lockKnownTemplate } from './known-template.ts'
import { refuseMask } from './refuse-mask.ts'
import { putUserOf } from './user-of-employee.ts'

export type PutEmployee = {
  id: string
  document: EmployeeDocument
  /** Judges, by what stands now (undefined: nobody), whether the caller may replace it; throws if not. */
  accept: (current: EmployeeDocument | undefined) => void
  /** The caller has shown that it knows what it replaces, also a termination (`termination-exists`). */
  seen: boolean
}

/**
 * The document replaces the former one, but never ends or deletes by omission. Throws Rejections: `stale`,
 * `employment-missing`, `employment-elsewhere`, `employer-unknown`, `last-day-before-start`, `termination-exists`,
 * `user-missing`, `user-elsewhere`, `template-unknown`, `use-reactivate`, `last-administrator`, `masked-value`, `invalid-request`. Answers also
 * what was left out, since it is past keeping.
 */
export async function putEmployee(
  intake: Intake,
  change: Change,
  { id, document: sent, accept, seen }: PutEmployee,
): Promise<{ created: boolean; leftOut: string[] }> {
  refuseMask(sent)
  return await changePerson(intake, change, async ({ trx, settings, now }) => {
    const { tenant, cause } = change
    await lockKnownTemplate(trx, tenant, {
      id: sent.user?.userTemplateId ?? null,
      pointer: '/user/userTemplateId',
    })
    const { row, created } = await lockEmployee(trx, tenant, id, sent)
    accept(created ? undefined : await readEmployeeDocument(trx, tenant, id, intake.vault))
    const vault = await intake.vault.forPerson(trx, tenant, id)
    const before = created ? undefined : employeeFromRow(row, vault)
    refuseStale({ before, document: sent })
    const known = await employmentsOf(trx, tenant, id, vault)
    await checkEmployments(trx, tenant, { employee: id, document: sent, known, seen })

    const stands = { fields: before, employments: known, changedAt: row.updated_at.toISOString() }
    const { document, leftOut } = await keepingOf(trx, tenant, { id, document: sent, stands, settings, now })
    const fields = fieldsOf(document, before)
    const changedNames = changedFields(before, fields)
    if (!isDeepStrictEqual(before, fields)) {
      const isNews = created || changedNames.length > 0
      await updateEmployee(trx, tenant, id, { fields, vault, isNews })
    }
    const changedEmployments = document.employments.filter((employment) => !isKnown({ employment, known }))
    for (const employment of changedEmployments) {
      const terminatedBy = terminatedByOf({ employment, known })
      const written = await putEmployment(trx, tenant, id, { document: employment, terminatedBy, vault })
      if (!written) await refuseElsewhere(trx, tenant, { employee: id, document })
    }
    const userChanged = await putUserOf(trx, change, { employee: id, document, now })
    const changed = [
      ...changedNames,
      ...changedEmployments.map((employment) => `employments/${employment.id}`),
      ...userChanged,
    ]
    if (created || changed.length > 0) {
      await recordAudit(trx, tenant, cause, {
        action: created ? 'employee.created' : 'employee.changed',
        subject: { kind: 'employee', id },
        new: { changed, ...datesOf(changedEmployments) },
      })
    }
    return { employee: id, result: { created, leftOut } }
  })
}

function refuseStale({
  before,
  document,
}: {
  before: EmployeeFields | undefined
  document: EmployeeDocument
}): void {
  const { revision } = document
  if (before?.revision == null || revision === null || revision >= before.revision) return
  throw new Rejection('stale', {
    detail: `revision ${revision} is older than the known ${before.revision}; send the latest document`,
    pointer: '/revision',
  })
}

function isKnown({
  employment,
  known,
}: {
  employment: EmploymentDocument
  known: readonly StoredEmployment[]
}): boolean {
  return isDeepStrictEqual(known.find(({ document }) => document.id === employment.id)?.document, employment)
}

/** A last day that stays as it was keeps how it came; another one comes from the document. */
function terminatedByOf({
  employment,
  known,
}: {
  employment: EmploymentDocument
  known: readonly StoredEmployment[]
}): StoredEmployment['terminatedBy'] {
  if (employment.lastDay === null) return undefined
  const before = known.find(({ document }) => document.id === employment.id)
  return before?.document.lastDay === employment.lastDay ? (before.terminatedBy ?? 'document') : 'document'
}

/** Names of changed personal fields, never their values. */
function changedFields(before: EmployeeFields | undefined, after: EmployeeFields): string[] {
  if (before === undefined) return []
  const names = Object.keys(after) as (keyof EmployeeFields)[]
  return names.filter((name) => name !== 'revision' && !isDeepStrictEqual(before[name], after[name]))
}

function datesOf(employments: readonly EmploymentDocument[]) {
  return {
    employments: employments.map(({ id, startDate, lastDay, withdrawn }) => ({
      id,
      startDate,
      lastDay,
      withdrawn,
    })),
  }
}

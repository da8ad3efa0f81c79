import type { EmployeeFields } from '../db/employees.ts'
import type { EmployeeDocument } from '../domain/documents.ts'

/** What is left out of a nightly load must not lift a legal hold. */
export function fieldsOf(document: EmployeeDocument, before: EmployeeFields | undefined): EmployeeFields {
  const { employments: _employments, user: _user, withdrawUser: _withdrawUser, ...fields } = document
  return { ...fields, preserve: document.preserve ?? before?.preserve ?? false }
}

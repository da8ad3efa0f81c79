import type { Knex } from 'knex'
import { knownEmployers } from '../db/employers.ts'
import { ownersOfEmployments, type StoredEmployment } from '../db/employments.ts'
import type { EmployeeDocument } from '../domain/documents.ts'
import { Rejection } from '../domain/rejection.ts'

type ToCheck = {
  employee: string
  document: EmployeeDocument
  known: readonly StoredEmployment[]
  seen: boolean
}

/** What a document may not do to employments; every refusal names the field and the way out. */
export async function checkEmployments(db: Knex, tenant: string, toCheck: ToCheck): Promise<void> {
  refuseRepeated(toCheck)
  refuseBackwards(toCheck)
  refuseMissing(toCheck)
  refuseUndoneTermination(toCheck)
  await refuseUnknownEmployers(db, tenant, toCheck)
  await refuseElsewhere(db, tenant, toCheck)
}

function refuseRepeated({ document }: ToCheck): void {
  const seen = new Set<string>()
  for (const [index, { id }] of document.employments.entries()) {
    if (seen.has(id)) {
      throw new Rejection('invalid-request', {
        detail: `the employment ${id} stands twice; give each period an id of its own`,
        pointer: `/employments/${index}/id`,
      })
    }
    seen.add(id)
  }
}

function refuseBackwards({ document }: ToCheck): void {
  for (const [index, { startDate, lastDay }] of document.employments.entries()) {
    if (lastDay !== null && lastDay < startDate) {
      throw new Rejection('last-day-before-start', {
        detail: `the last day ${lastDay} is before the start ${startDate}; for an employment that never started send withdrawn: true`,
        pointer: `/employments/${index}/lastDay`,
      })
    }
  }
}

function refuseMissing({ document, known }: ToCheck): void {
  const sent = new Set(document.employments.map(({ id }) => id))
  const missing = known.find(
    (employment) => !employment.document.withdrawn && !sent.has(employment.document.id),
  )
  if (missing === undefined) return
  throw new Rejection('employment-missing', {
    detail: `the known employment ${missing.document.id} is missing; send it, or with withdrawn: true if it was entered by mistake`,
    pointer: '/employments',
  })
}

function refuseUndoneTermination({ document, known, seen }: ToCheck): void {
  if (seen) return
  for (const [index, { id, lastDay, withdrawn }] of document.employments.entries()) {
    const before = known.find((employment) => employment.document.id === id)
    if (before?.terminatedBy !== 'termination' || lastDay !== null || withdrawn) continue
    throw new Rejection('termination-exists', {
      detail: `the employment ${id} was terminated by PUT termination; revoke it by DELETE termination, or send If-Match with the document's ETag`,
      pointer: `/employments/${index}/lastDay`,
    })
  }
}

async function refuseUnknownEmployers(db: Knex, tenant: string, { document }: ToCheck): Promise<void> {
  const ids = document.employments.flatMap(({ employerId }) => employerId ?? [])
  if (ids.length === 0) return
  const known = await knownEmployers(db, tenant, ids)
  for (const [index, { employerId }] of document.employments.entries()) {
    if (employerId === null || known.has(employerId)) continue
    throw new Rejection('employer-unknown', {
      detail: `there is no employer ${employerId}; create it by PUT /v1/employers/${employerId} first`,
      pointer: `/employments/${index}/employerId`,
    })
  }
}

/** Asked again when an employment could not be written, since another employee may have brought it meanwhile. */
export async function refuseElsewhere(
  db: Knex,
  tenant: string,
  { employee, document }: Pick<ToCheck, 'employee' | 'document'>,
): Promise<void> {
  const ids = document.employments.map(({ id }) => id)
  const owners = await ownersOfEmployments(db, tenant, ids)
  for (const [index, id] of ids.entries()) {
    const owner = owners.get(id)
    if (owner === undefined || owner === employee) continue
    throw new Rejection('employment-elsewhere', {
      detail: `the employment ${id} belongs to the employee ${owner}; give this one another id`,
      pointer: `/employments/${index}/id`,
    })
  }
}

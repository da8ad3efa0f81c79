/** Documents as the API shows them. */
import { etagOf, type Company, type EmployeeRow, type PositionRow } from './company.ts'
import type { Document } from './timelines.ts'

export function shownEmployee({
  company,
  row,
  positions,
}: {
  company: Company
  row: EmployeeRow
  /** With these properties of the positions, all unless given; false without positions. */
  positions: readonly string[] | boolean
}): Document {
  const shown = {
    id: row.id,
    tenantId: company.settings.tenantId,
    ...row.document,
    lastChange: lastChangeOf({ company, row }),
  }
  if (positions === false) return shown
  const embedded = company
    .positionsOf(row.id)
    .map((position) => shownPosition({ company, row: position }))
    .map((position) => (positions === true ? position : picked(position, positions)))
  return { ...shown, _embedded: { positions: embedded } }
}

export function shownPosition({ company, row }: { company: Company; row: PositionRow }): Document {
  const { tenantId } = company.settings
  return { id: row.id, tenantId, employeeId: row.employeeId, ...row.document, eTag: etagOf(row) }
}

export function picked(document: Document, names: readonly string[]): Document {
  return Object.fromEntries(Object.entries(document).filter(([name]) => names.includes(name)))
}

/** A change of a position is one of its employee, whose own version stays. */
export function lastChangeOf({ company, row }: { company: Company; row: EmployeeRow }): string {
  const changes = [row.changedAt, ...company.positionsOf(row.id).map(({ changedAt }) => changedAt)]
  return changes.reduce((latest, at) => (at > latest ? at : latest))
}

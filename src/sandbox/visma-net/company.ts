/** The employees and positions of one tenant of Visma.net. In memory. */
import { createHash } from 'node:crypto'
import type { Document } from './timelines.ts'

export type LookUp = { id: string; name: string; [property: string]: unknown }

export const RIGHTS = ['read', 'write'] as const
export type Right = (typeof RIGHTS)[number]

export type CompanySettings = {
  tenantId: string
  name: string
  organisationNumber: string
  /** Tokens are issued for both, the API knows only companies. */
  kind: 'company' | 'customer'
  /** The applications that the customer lets in; null: every one. */
  clients: { id: string; rights: Right[] }[] | null
  taxUnits: LookUp[]
  workTimeAgreements: LookUp[]
  /** Names of texts that documents of this company take besides. */
  properties: { employee: string[]; position: string[] }
}

export type EmployeeRow = {
  id: string
  /** With `number` and `isDraft`. */
  document: Document
  version: number
  changedAt: string
}

export type PositionRow = EmployeeRow & { employeeId: string }

export type Rows = { employees: readonly EmployeeRow[]; positions: readonly PositionRow[] }

export type Company = {
  settings: CompanySettings
  /** In order of their making. */
  readonly employees: readonly EmployeeRow[]
  employee(id: string): EmployeeRow | undefined
  withNumber(number: string): EmployeeRow | undefined
  position(id: string): PositionRow | undefined
  positionsOf(employeeId: string): PositionRow[]
  nextNumber(): string
  apply(rows: Rows): void
}

export function createCompany(settings: CompanySettings): Company {
  const employees: EmployeeRow[] = []
  const places = new Map<string, number>()
  const numbers = new Map<string, string>()
  const positions = new Map<string, PositionRow>()
  const positionIds = new Map<string, string[]>()
  let highest = 0
  const employee = (id: string) => employees[places.get(id) ?? -1]

  function keepEmployee(row: EmployeeRow): void {
    const place = places.get(row.id) ?? employees.length
    const before = numberOf(employees[place])
    if (before !== null) numbers.delete(before)
    const number = numberOf(row)
    if (number !== null) numbers.set(number, row.id)
    if (number !== null && /^\d{1,9}$/.test(number)) highest = Math.max(highest, Number(number))
    employees[place] = row
    places.set(row.id, place)
  }

  function keepPosition(row: PositionRow): void {
    if (!positions.has(row.id))
      positionIds.set(row.employeeId, [...(positionIds.get(row.employeeId) ?? []), row.id])
    positions.set(row.id, row)
  }

  return {
    settings,
    employees,
    employee,
    withNumber: (number) => employee(numbers.get(number) ?? ''),
    position: (id) => positions.get(id),
    positionsOf: (employeeId) =>
      (positionIds.get(employeeId) ?? []).map((id) => positions.get(id)).filter((row) => row !== undefined),
    nextNumber: () => String(highest + 1),
    apply(rows) {
      for (const row of rows.employees) keepEmployee(row)
      for (const row of rows.positions) keepPosition(row)
    },
  }
}

export function numberOf(row: { document: Document } | undefined): string | null {
  const number = row?.document['number']
  return typeof number === 'string' && number !== '' ? number : null
}

export const isDraft = ({ document }: EmployeeRow) => document['isDraft'] === true

/** With its quotes. */
export function etagOf({ id, version }: EmployeeRow): string {
  const digest = createHash('sha256').update(`${id} ${version}`).digest('hex')
  return `"${digest.slice(0, 16)}"`
}

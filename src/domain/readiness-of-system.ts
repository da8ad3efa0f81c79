import type { Absence } from './absence.ts'
import type { EmployeeDocument } from './documents.ts'
import { readinessOf, type Readiness } from './readiness.ts'
import type { Asked } from './readiness-problem.ts'
import type { Requirements } from './requirements.ts'

/** What a payroll system needs, and what a mapping makes of a document for it. */
export type JudgingSystem<Mapping> = {
  requirements: Requirements
  requirementsBy?(mapping: Mapping, isThere: boolean): Requirements
  mapped(document: EmployeeDocument, mapping: Mapping): EmployeeDocument
  unmapped(
    document: EmployeeDocument,
    mapping: Mapping,
    absences?: readonly Absence[],
  ): readonly { pointer: string }[]
}

/** I4: the readiness of one employee as the system would get the document. */
export function readinessForSystem<Mapping>(
  system: JudgingSystem<Mapping>,
  {
    document,
    mapping,
    absences,
    isThere,
    ...asked
  }: Omit<Asked, 'requirements' | 'unmapped' | 'document'> & {
    document: EmployeeDocument
    mapping: Mapping
    /** Those that are told. */
    absences?: readonly Absence[] | undefined
    /** Linked to somebody at the system, so that nobody is created. */
    isThere: boolean
  },
): Readiness {
  return readinessOf({
    ...asked,
    document: system.mapped(document, mapping),
    unmapped: system.unmapped(document, mapping, absences).map(({ pointer }) => pointer),
    requirements: system.requirementsBy?.(mapping, isThere) ?? system.requirements,
  })
}

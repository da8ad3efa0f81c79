import { problemsOfEmployments } from './readiness-of-employments.ts'
import { problemsOfPerson } from './readiness-of-person.ts'
import type { Asked, Code, Problem } from './readiness-problem.ts'
import { detailOf } from './readiness-texts.ts'
import type { Severity, Shortcoming } from './requirements.ts'

/** The detail never holds the value, which may be sensitive. */
export type Finding = Problem & { severity: Severity; detail: string }

/** Complete: nothing blocks. */
export type Readiness = { employeeId: string; complete: boolean; findings: Finding[] }

/** I4: every field of one employee that is missing or invalid for a system, all at once. */
export function readinessOf(asked: Asked): Readiness {
  const { employeeId, requirements } = asked
  const found = [
    ...problemsOfPerson(asked),
    ...problemsOfEmployments(asked),
    ...problemsOfAbsences(asked),
  ].flatMap((found): Finding[] => {
    const isUnmapped = found.code === 'missing' && asked.unmapped?.includes(found.pointer)
    const problem: Problem = isUnmapped ? { ...found, code: 'not-mapped' } : found
    const severity = requirements.fields[problem.field]?.[shortcomingOf(problem.code)]
    return severity === undefined ? [] : [{ ...problem, severity, detail: detailOf(problem, severity) }]
  })
  // The birth date is told by the number, once that is mended.
  const waitsForNumber = found.some(({ field, severity }) => field === 'nationalId' && severity === 'blocks')
  const findings = found.filter(({ code }) => code !== 'not-told' || !waitsForNumber)
  return { employeeId, complete: findings.every(({ severity }) => severity !== 'blocks'), findings }
}

/** Without a mapping of its type an absence is not sent. */
function* problemsOfAbsences({ unmapped = [] }: Asked): Generator<Problem> {
  for (const pointer of unmapped)
    if (pointer.startsWith('/absences/')) yield { pointer, field: 'absenceType', code: 'not-mapped' }
}

function shortcomingOf(code: Code): Shortcoming {
  if (code === 'missing' || code === 'not-mapped' || code === 'not-told') return 'missing'
  return code === 'not-taken' || code === 'not-checked' ? code : 'invalid'
}

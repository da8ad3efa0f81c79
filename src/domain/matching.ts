import type { CalendarDate } from './calendar-date.ts'

/** By what an employee is known again at the target (I12); undefined where it is not known. */
export type Known = {
  employeeNumber: string | undefined
  nationalId: string | undefined
  givenName: string
  familyName: string
  birthDate: CalendarDate | undefined
}

/** `linkedTo`: the employee of ours that this one is linked to already. */
export type Candidate = Known & { remoteId: string; linkedTo: string | undefined }

export type MatchedBy = 'link' | 'employee-number' | 'national-id' | 'name-and-birth-date'

export type Match =
  | { kind: 'matched'; remoteId: string; by: MatchedBy }
  | { kind: 'new' }
  /** A person links it or says that it is new; until then it is not created. */
  | { kind: 'doubtful'; candidates: readonly string[]; why: Doubt }

export type Doubt =
  /** The same number or identity, and something else says that it is another person. */
  | 'contradiction'
  /** Linked to another employee of ours. */
  | 'linked-elsewhere'
  | 'several'
  /** Only the name is the same, as far as is known. */
  | 'same-name'
  /** Only the number is: two registers that both count from 1 have it for two people. */
  | 'same-number'

/**
 * I12: the stored link, employee number, identity number, name and birth date, in this order. Whatever points at more than one, or
 * at one that contradicts, is for a person to decide.
 */
export function matchEmployee(employee: Known & { id: string }, candidates: readonly Candidate[]): Match {
  const linked = candidates.find(({ linkedTo }) => linkedTo === employee.id)
  if (linked !== undefined) return { kind: 'matched', remoteId: linked.remoteId, by: 'link' }
  const byNumber = candidates.filter((each) => isSame(employee.employeeNumber, each.employeeNumber))
  const byNationalId = candidates.filter((each) => isSame(employee.nationalId, each.nationalId))
  const pointedAt = [...new Set([...byNumber, ...byNationalId])]
  if (pointedAt.length > 0) {
    const by = byNumber.length > 0 ? 'employee-number' : 'national-id'
    return decide(employee, pointedAt, by)
  }
  const namesakes = candidates.filter((each) => nameOf(each) === nameOf(employee))
  const sameBirth = namesakes.filter(({ birthDate }) => isSame(employee.birthDate, birthDate))
  if (sameBirth.length > 0) return decide(employee, sameBirth, 'name-and-birth-date')
  const perhaps = namesakes.filter((each) => !contradicts(employee, each))
  return perhaps.length > 0 ? doubtful('same-name', perhaps) : { kind: 'new' }
}

function decide(employee: Known, found: readonly Candidate[], by: MatchedBy): Match {
  const [only] = found
  if (only === undefined || found.length > 1) return doubtful('several', found)
  if (only.linkedTo !== undefined) return doubtful('linked-elsewhere', found)
  if (contradicts(employee, only)) return doubtful('contradiction', found)
  if (by === 'employee-number' && !agrees(employee, only)) return doubtful('same-number', found)
  // Somebody with another number may be the same person in another employment, or a namesake born on the same day.
  const hasOtherNumber = differs(employee.employeeNumber, only.employeeNumber)
  if (by === 'name-and-birth-date' && hasOtherNumber) return doubtful('contradiction', found)
  return { kind: 'matched', remoteId: only.remoteId, by }
}

function doubtful(why: Doubt, candidates: readonly Candidate[]): Match {
  return { kind: 'doubtful', candidates: candidates.map(({ remoteId }) => remoteId), why }
}

/**
 * A person has said otherwise since a write began that took the employee for `begunFrom` (null: for somebody new), and that is not who
 * the write came to.
 */
export function isOverruled(
  match: { decidedBy: string | null; remoteId: string | null } | undefined,
  { begunFrom, cameTo }: { begunFrom: string | null; cameTo: string | undefined },
): boolean {
  if (match === undefined || match.decidedBy === null) return false
  return match.remoteId !== begunFrom && match.remoteId !== cameTo
}

/** Identity numbers change rarely (a coordination number becomes a personal one), birth dates hardly ever. */
function contradicts(employee: Known, other: Known): boolean {
  return differs(employee.nationalId, other.nationalId) || differs(employee.birthDate, other.birthDate)
}

/** Something besides the number says that it is the same person. */
function agrees(employee: Known, other: Known): boolean {
  return (
    isSame(employee.nationalId, other.nationalId) ||
    isSame(employee.birthDate, other.birthDate) ||
    nameOf(employee) === nameOf(other)
  )
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other
}

function differs(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other
}

/** As people write names: case, accents' form and spaces do not tell two apart. */
export function nameOf({ givenName, familyName }: Pick<Known, 'givenName' | 'familyName'>): string {
  return `${givenName} ${familyName}`.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

// Who is who at the target, before anything is written (I12).
import { employeesLinkedTo, matchesOf, putFound, type StoredMatch } from '../src/db/matches.ts'
import {
  putRemotePeople,
  remotePeopleLike,
  removeUnseen,
  type RemotePerson,
} from '../src/db/remote-people.ts'
import { isAnyoneUnlinked } from '../src/db/sync-scope.ts'
import type { Candidate, Connection } from '../src/connectors/connector.ts'
import type { EmployeeDocument } from '../src/domain/documents.ts'
import { matchEmployee, nameOf, type Known, type Match } from '../src/domain/matching.ts'
import { birthDateOf, checkNationalId } from '../src/domain/national-id.ts'
import type { Run, SyncDeps } from './sync-run.ts'

/** Everyone at the target, if anybody here is not linked yet; answers whether it looked. A call for a thousand people. */
export async function listPeople(
  { db }: Pick<SyncDeps, 'db'>,
  run: Run,
  connection: Connection<unknown>,
): Promise<boolean> {
  const { ref, destination, covers } = run
  if (!(await isAnyoneUnlinked(db, ref.tenant, { ...covers, ...destination }))) return false
  for await (const page of connection.everyone()) {
    await putRemotePeople(db, destination, { sync: ref.sync, people: page.map((one) => digested(run, one)) })
  }
  await removeUnseen(db, destination, ref.sync)
  return true
}

function digested({ digest }: Run, candidate: Candidate): RemotePerson {
  const { remoteId, employeeNumber, nationalId, givenName, familyName, birthDate } = candidate
  return {
    remoteId,
    employeeNumber: employeeNumber === null ? null : digest(`number ${employeeNumber}`),
    nationalId: nationalId === null ? null : digest(`identity ${nationalId}`),
    name: nameDigest(digest, { givenName: givenName ?? '', familyName: familyName ?? '' }),
    birthDate: birthDate === null ? null : digest(`born ${birthDate}`),
  }
}

const nameDigest = (digest: Run['digest'], name: Pick<Known, 'givenName' | 'familyName'>) =>
  digest(`name ${nameOf(name)}`)

/** The matches of these employees. Whoever is not linked, by a run or by a person, is matched anew. */
export async function match(
  { db }: SyncDeps,
  run: Run,
  documents: ReadonlyMap<string, EmployeeDocument>,
): Promise<Map<string, StoredMatch>> {
  const { destination } = run
  const ids = [...documents.keys()]
  const stored = await matchesOf(db, destination, ids)
  const open = ids.filter((id) => {
    const known = stored.get(id)
    return known === undefined || (known.kind !== 'matched' && known.decidedBy === null)
  })
  if (open.length === 0) return stored
  const sought = new Map(open.map((id) => [id, knownOf(run, documents.get(id) as EmployeeDocument)]))
  const people = await remotePeopleLike(db, destination, {
    numbers: told([...sought.values()].map(({ employeeNumber }) => employeeNumber)),
    nationalIds: told([...sought.values()].map(({ nationalId }) => nationalId)),
    names: [...sought.values()].map(({ givenName }) => givenName),
  })
  const remoteIds = people.map(({ remoteId }) => remoteId)
  const linked = await employeesLinkedTo(db, destination, remoteIds)
  const found = open.map((id) => {
    const known = sought.get(id) as Known
    const decided = matchEmployee(
      { id, ...known },
      people.map((one) => ({ ...knownThere(one), linkedTo: linked.get(one.remoteId) })),
    )
    if (decided.kind === 'matched') linked.set(decided.remoteId, id)
    return rowOf(id, decided)
  })
  await putFound(db, destination, found)
  return await matchesOf(db, destination, ids)
}

/** Digests in place of what they are of: to compare them is all that matching does. */
function knownOf({ digest, today }: Run, document: EmployeeDocument): Known {
  const { nationalId } = document
  // Whether invented people are let in is decided by readiness.
  const check = nationalId && checkNationalId(nationalId, { today, environment: 'test' })
  const birthDate = birthDateOf(document, { today })
  return {
    employeeNumber: digest(`number ${document.employeeNumber}`),
    nationalId: check !== null && check.state === 'valid' ? digest(`identity ${check.digits}`) : undefined,
    givenName: nameDigest(digest, document),
    familyName: '',
    birthDate: birthDate === null ? undefined : digest(`born ${birthDate}`),
  }
}

function knownThere(person: RemotePerson) {
  return {
    remoteId: person.remoteId,
    employeeNumber: person.employeeNumber ?? undefined,
    nationalId: person.nationalId ?? undefined,
    givenName: person.name,
    familyName: '',
    birthDate: person.birthDate ?? undefined,
  }
}

function rowOf(employeeId: string, match: Match): Omit<StoredMatch, 'decidedBy'> {
  return {
    employeeId,
    kind: match.kind,
    remoteId: match.kind === 'matched' ? match.remoteId : null,
    matchedBy: match.kind === 'matched' ? match.by : null,
    doubt: match.kind === 'doubtful' ? match.why : null,
    candidates: match.kind === 'doubtful' ? [...match.candidates] : null,
  }
}

const told = (values: readonly (string | undefined)[]): string[] =>
  values.flatMap((value) => (value === undefined ? [] : [value]))

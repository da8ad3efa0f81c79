/** Who is in Visma.net. It finds nobody by number or name, so everyone is read, drafts as well (I12). */
import { checkNorwegianNumber } from '../../domain/norwegian-identity.ts'
import type { Candidate, PersonSought, Sign } from '../connector.ts'
import { Employees, type RemoteEmployeeWhole } from './answers.ts'
import type { Channel } from './channel.ts'
import { dayIn, objectsIn, shownOf, textIn, type JsonObject } from './json.ts'
import { pagesOf } from './paging.ts'
import { entryShown } from './timeline.ts'

export async function* everyone(channel: Channel): AsyncIterable<Candidate[]> {
  for await (const page of employeePages({ channel }))
    yield page.map((employee) => candidateOf({ employee, by: null }))
}

export function employeePages({ channel, query = {} }: { channel: Channel; query?: Record<string, string> }) {
  const all = { ...query, includeDrafts: 'true' }
  return pagesOf({ channel, call: 'list-employees', path: 'employees', query: all, schema: Employees })
}

/** By number, else by name and birth date: e-mail has no public name there. */
export async function findPerson({
  channel,
  person,
}: {
  channel: Channel
  person: PersonSought
}): Promise<Candidate[]> {
  const byName: Candidate[] = []
  const byNumber: Candidate[] = []
  for await (const page of everyone(channel))
    for (const one of page) {
      if (one.employeeNumber === person.employeeNumber) byNumber.push({ ...one, by: 'employee-number' })
      else if (isNamedAlike(one, person) && one.birthDate !== null && one.birthDate === person.birthDate)
        byName.push({ ...one, by: 'name-and-birth-date' })
    }
  return byNumber.length > 0 ? byNumber : byName
}

export function isNamedAlike(
  one: Pick<Candidate, 'givenName' | 'familyName'>,
  other: { givenName: string; familyName: string },
): boolean {
  return (
    comparable(one.givenName ?? '') === comparable(other.givenName) &&
    comparable(one.familyName ?? '') === comparable(other.familyName)
  )
}

const comparable = (text: string) => text.trim().normalize('NFC').toLowerCase()

export function candidateOf({ employee, by }: { employee: RemoteEmployeeWhole; by: Sign | null }): Candidate {
  // A zone would make a day's difference at most.
  const today = new Date().toISOString().slice(0, 10)
  const name = entryShown(objectsIn(employee['personNames']) ?? [], today)
  return {
    remoteId: employee.id,
    by,
    employeeNumber: shownOf(employee['number']),
    givenName: textIn(name?.['firstName']),
    familyName: textIn(name?.['lastName']),
    email: null,
    birthDate: dayIn(employee['dateOfBirth']),
    nationalId: norwegianNumberIn(objectsIn(employee['personIds']) ?? []),
  }
}

/** What kinds of ids there are is not published; Norwegian numbers tell themselves by their check digits. */
function norwegianNumberIn(personIds: readonly JsonObject[]): string | null {
  const ids = personIds.flatMap(({ id }) => textIn(id) ?? [])
  return ids.find((id) => checkNorwegianNumber(id).state === 'valid') ?? null
}

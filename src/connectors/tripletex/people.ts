/** Who is in Tripletex: by the strongest sign that finds anybody, and everyone (I12). */
import { PERSON, People } from './answers.ts'
import { comparable } from './values.ts'
import type { Candidate, PersonSought, Sign } from '../connector.ts'
import type { RemotePerson } from './answers.ts'
import type { Channel } from './channel.ts'

const PAGE = 1000

export async function findPerson({
  channel,
  person,
}: {
  channel: Channel
  person: PersonSought
}): Promise<Candidate[]> {
  const search = async (query: Record<string, string>) =>
    (
      await channel.ask({
        call: 'find-employee',
        path: '/employee',
        query: { ...query, fields: PERSON },
        schema: People,
      })
    ).values
  const { employeeNumber, emails, givenName, familyName, birthDate } = person

  const byNumber = await search({ employeeNumber })
  const withNumber = byNumber.filter((one) => one.employeeNumber === employeeNumber)
  if (withNumber.length > 0) return candidates({ people: withNumber, by: 'employee-number' })

  for (const email of emails) {
    // The filter finds what contains the text.
    const found = (await search({ email })).filter((one) => same(one.email, email))
    if (found.length > 0) return candidates({ people: found, by: 'email' })
  }

  if (birthDate === null) return []
  const byName = await search({ firstName: givenName, lastName: familyName })
  const found = byName.filter(
    (one) =>
      same(one.firstName, givenName) && same(one.lastName, familyName) && one.dateOfBirth === birthDate,
  )
  return candidates({ people: found, by: 'name-and-birth-date' })
}

export async function* everyone(channel: Channel): AsyncIterable<Candidate[]> {
  for (let from = 0; ; from += PAGE) {
    const { values } = await channel.ask({
      call: 'list-employees',
      path: '/employee',
      // In order of making, so that those who are added meanwhile come last and move nobody.
      query: { from: String(from), count: String(PAGE), sorting: 'id', fields: PERSON },
      schema: People,
    })
    if (values.length > 0) yield candidates({ people: values, by: null })
    if (values.length < PAGE) return
  }
}

function same(there: string | null | undefined, here: string): boolean {
  return typeof there === 'string' && comparable(there) === comparable(here)
}

function candidates({ people, by }: { people: readonly RemotePerson[]; by: Sign | null }): Candidate[] {
  return people.map((person) => candidateOf({ person, by }))
}

export function candidateOf({ person, by }: { person: RemotePerson; by: Sign | null }): Candidate {
  return {
    remoteId: String(person.id),
    by,
    employeeNumber: person.employeeNumber || null,
    givenName: person.firstName ?? null,
    familyName: person.lastName ?? null,
    email: person.email || null,
    birthDate: person.dateOfBirth ?? null,
    nationalId: person.nationalIdentityNumber || person.dnumber || null,
  }
}

import { z } from 'zod'

import { BadControl } from './bad-control.ts'
import { EMAIL } from './visma-connect/fields.ts'
import { newAccount } from './visma-connect/rules.ts'
import type { Person, State } from './visma-connect/state.ts'

// About 300 bytes each in memory.
const MOST_PEOPLE = 1_000_000

const NewPerson = z.strictObject({
  email: EMAIL,
  id: z.uuid().optional(),
  firstName: z.string().min(1).default('Test'),
  lastName: z.string().min(1).default('Person'),
  countryCode: z.string().default('SE'),
  preferredLanguage: z.string().default('sv-SE'),
  clients: z.array(z.string()).optional(),
})

/**
 * Reads people from a JSON array or NDJSON. `people` are those to add; `ids` are everybody's, in the order
 * given. A person whose e-mail is known, or given twice, is the one who is there.
 */
export function readPeople({
  text,
  linkedTo,
  state,
}: {
  text: string
  linkedTo: readonly string[]
  state: State
}): {
  people: Person[]
  ids: string[]
} {
  const added = new Map<string, Person>()
  const usedIds = new Set<string>()
  const ids: string[] = []
  documentsOf(text).forEach((document, index) => {
    const result = NewPerson.safeParse(document)
    if (!result.success) throw new BadControl(`person ${index + 1}: ${z.prettifyError(result.error)}`)
    const { email, id, firstName, lastName, countryCode, preferredLanguage, clients = linkedTo } = result.data
    const known = state.accounts.withEmail(email) ?? added.get(email.toLowerCase())?.account
    if (known !== undefined) return void ids.push(known.id)
    const stranger = clients.find((client) => state.clients.get(client) === undefined)
    if (stranger !== undefined)
      throw new BadControl(`person ${index + 1}: no client ${stranger}; register it first`)
    const account = newAccount({
      ...(id === undefined ? {} : { id }),
      email,
      first_name: firstName,
      last_name: lastName,
      country_code: countryCode,
      preferred_language: preferredLanguage,
    })
    if (usedIds.has(account.id) || state.accounts.get(account.id) !== undefined)
      throw new BadControl(`person ${index + 1}: the id belongs to somebody else`)
    usedIds.add(account.id)
    added.set(email.toLowerCase(), { account, clients: [...clients] })
    ids.push(account.id)
  })
  if (state.accounts.size + added.size > MOST_PEOPLE) throw new BadControl(`more than ${MOST_PEOPLE} people`)
  return { people: [...added.values()], ids }
}

function documentsOf(text: string): unknown[] {
  if (text.trimStart().startsWith('[')) {
    const array: unknown = parse({ text, what: 'the body' })
    return Array.isArray(array) ? array : []
  }
  return text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parse({ text: line, what: `line ${index + 1}` })]))
}

function parse({ text, what }: { text: string; what: string }): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadControl(`${what} is not JSON`)
  }
}

/** What a payroll system knows once files were imported, by folder and key. As text, since a hundred thousand people must fit. */
export type PersonInRegister = {
  fields: Record<string, string>
  /** by the container, then by the key of the row */
  rows: Record<string, Record<string, Record<string, string>>>
}

export type Register = {
  size: number
  get(key: string): PersonInRegister | undefined
  /** In order of their keys, those behind `after`. */
  page(after: string, limit: number): { key: string; person: PersonInRegister }[]
  change(key: string, how: (person: PersonInRegister) => void): void
}

export function createRegister(): Register {
  const people = new Map<string, string>()
  let sorted: string[] | undefined
  const get = (key: string): PersonInRegister | undefined => {
    const text = people.get(key)
    return text === undefined ? undefined : (JSON.parse(text) as PersonInRegister)
  }
  return {
    get size() {
      return people.size
    },
    get,
    page(after, limit) {
      sorted ??= [...people.keys()].toSorted()
      const start = after === '' ? 0 : sorted.findIndex((key) => key > after)
      const keys = start === -1 ? [] : sorted.slice(start, start + limit)
      return keys.map((key) => ({ key, person: get(key) ?? { fields: {}, rows: {} } }))
    },
    change(key, how) {
      const person = get(key) ?? { fields: {}, rows: {} }
      if (!people.has(key)) sorted = undefined
      how(person)
      people.set(key, JSON.stringify(person))
    },
  }
}

/** The people who have a Visma Connect account, and the clients they are linked to. In memory. */

/** As the API shows it; dates in seconds, such as `2026-03-01T08:00:00Z`. */
export type Account = {
  id: string
  email: string
  first_name: string
  last_name: string
  country_code: string
  preferred_language: string
  created_date: string
  updated_date: string
}

export type Changes = Partial<
  Pick<Account, 'first_name' | 'last_name' | 'country_code' | 'preferred_language'>
>

export type Accounts = {
  readonly size: number
  add(person: { account: Account; clients: readonly string[] }): void
  get(id: string): Account | undefined
  withEmail(email: string): Account | undefined
  /** Accounts of one mailbox: `ada@example.se` finds `ada+hr@example.se` too. The exact one comes last. */
  similarTo(email: string): Account[]
  /** In order of their making; `%` in the pattern stands for any text. */
  matching(pattern: string | undefined): Account[]
  isLinked(link: { id: string; client: string }): boolean
  clientsOf(id: string): string[]
  link(link: { id: string; client: string }): void
  unlink(link: { id: string; client: string }): void
  update(change: { id: string; changes: Changes; at: string }): void
  clear(): void
}

export function createAccounts(): Accounts {
  const byId = new Map<string, { account: Account; clients: string[] }>()
  const idByEmail = new Map<string, string>()
  /** accounts with a tag, such as ada+hr@example.se, by the mailbox ada@example.se */
  const tagged = new Map<string, string[]>()

  const get = (id: string) => byId.get(id)?.account
  const withEmail = (email: string) => get(idByEmail.get(email.toLowerCase()) ?? '')

  return {
    get size() {
      return byId.size
    },
    add({ account, clients }) {
      const email = account.email.toLowerCase()
      const mailbox = mailboxOf(email)
      byId.set(account.id, { account, clients: [...clients] })
      idByEmail.set(email, account.id)
      if (mailbox !== email) tagged.set(mailbox, [...(tagged.get(mailbox) ?? []), account.id])
    },
    get,
    withEmail,
    similarTo(email) {
      const mailbox = mailboxOf(email.toLowerCase())
      const found = [withEmail(mailbox), ...(tagged.get(mailbox) ?? []).map(get)].filter(
        (one) => one !== undefined,
      )
      const exact = withEmail(email)
      return found.toSorted((one, other) => Number(one === exact) - Number(other === exact))
    },
    matching(pattern) {
      const all = [...byId.values()].map(({ account }) => account)
      if (pattern === undefined) return all
      const expression = new RegExp(`^${pattern.toLowerCase().split('%').map(literal).join('.*')}$`, 's')
      return all.filter(({ email }) => expression.test(email.toLowerCase()))
    },
    isLinked: ({ id, client }) => byId.get(id)?.clients.includes(client) ?? false,
    clientsOf: (id) => [...(byId.get(id)?.clients ?? [])],
    link({ id, client }) {
      const person = byId.get(id)
      if (person !== undefined && !person.clients.includes(client)) person.clients.push(client)
    },
    unlink({ id, client }) {
      const person = byId.get(id)
      if (person !== undefined) person.clients = person.clients.filter((linked) => linked !== client)
    },
    update({ id, changes, at }) {
      const account = get(id)
      if (account !== undefined) Object.assign(account, changes, { updated_date: at })
    },
    clear() {
      byId.clear()
      idByEmail.clear()
      tagged.clear()
    },
  }
}

function mailboxOf(email: string): string {
  return email.replace(/\+[^@]*@/, '@')
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

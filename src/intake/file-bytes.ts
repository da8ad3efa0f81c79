import type { Knex } from 'knex'
import { pageOfStaged } from '../db/staged-records.ts'
import type { Vault } from '../db/vault.ts'
import type { FileForm } from '../domain/file-form.ts'

/** Opened together: what a file takes of the memory, whatever its size. */
const recordsAtOnce = 200

/** The bytes of the file of a run: the same for the same form and the same people. */
export async function* fileBytes(
  { db, vault }: { db: Knex; vault: Vault },
  { tenant, sync, form }: { tenant: string; sync: string; form: Omit<FileForm, 'name'> },
): AsyncGenerator<Buffer> {
  const encode = (text: string) => Buffer.from(text, form.encoding === 'utf-8' ? 'utf8' : 'latin1')
  yield encode(form.head)
  for (const section of form.sections) {
    let isBegun = false
    let after: string | null = null
    for (;;) {
      const page = await pageOfStaged(db, vault, { tenant, sync, after, limit: recordsAtOnce })
      const last = page.at(-1)
      if (last === undefined) break
      after = last.employee
      const text = page.map(({ record }) => record[section.name] ?? '').join('')
      if (text === '') continue
      yield encode(isBegun ? text : section.head + text)
      isBegun = true
    }
    if (isBegun) yield encode(section.tail)
  }
  yield encode(form.tail)
}

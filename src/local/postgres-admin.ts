/** What is asked of the embedded PostgreSQL as its administrator. */
import { Client } from 'pg'

type Access = { port: number; password: string }

/** Whether it answers: `yes`, `refused` when it does not take the password, or `not yet`. */
export async function askWhetherReady(access: Access): Promise<'yes' | 'refused' | 'not yet'> {
  try {
    await ask(access, ['select 1'])
    return 'yes'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === WRONG_PASSWORD ? 'refused' : 'not yet'
  }
}

const WRONG_PASSWORD = '28P01'

/** Makes the role and the database `koppling` where they are missing. */
export async function ensureDatabase(access: Access): Promise<void> {
  const [roles, databases] = await ask(access, [
    "select from pg_roles where rolname = 'koppling'",
    "select from pg_database where datname = 'koppling'",
  ])
  // the password is base64url: nothing in it needs quoting
  if (roles === 0) await ask(access, [`create role koppling login createdb password '${access.password}'`])
  if (databases === 0) await ask(access, ['create database koppling owner koppling'])
}

/** Each role has a database of its own name. */
export function urlOf({ role, port, password }: Access & { role: 'postgres' | 'koppling' }): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${role}`
}

/** Answers with the number of rows of each query. */
async function ask(access: Access, queries: string[]): Promise<number[]> {
  const client = new Client({ connectionString: urlOf({ role: 'postgres', ...access }) })
  client.on('error', () => undefined) // the server may end in the middle
  try {
    await client.connect()
    const counts: number[] = []
    for (const query of queries) counts.push((await client.query(query)).rowCount ?? 0)
    return counts
  } finally {
    await client.end().catch(() => undefined)
  }
}

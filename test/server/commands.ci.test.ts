// What the commands say to whoever typed them when a server that they need is not there.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'
import { freePort } from '../../src/local/port.ts'

const script = join(import.meta.dirname, '../../src/main.ts')

/** What it writes to stderr; execPath needs no PATH. */
async function failing(command: string, env: Record<string, string>): Promise<unknown> {
  const running = promisify(execFile)(process.execPath, [script, command], { env })
  const error = await running.then(
    () => undefined,
    (failed: unknown) => failed,
  )
  expect(error).toMatchObject({ code: 1 })
  return (error as { stderr: unknown }).stderr
}

const nobody = async () => await freePort({ wanted: 0, what: 'nobody', report: () => undefined })

test('migrate: a database that does not answer is told in two lines, with the way out', async () => {
  const said = await failing('migrate', { DATABASE_URL: `postgres://u:secret@127.0.0.1:${await nobody()}/x` })
  expect(said).toBe(
    'PostgreSQL does not answer at DATABASE_URL (ECONNREFUSED).\nStart the server, or correct the variable.\n',
  )
})

test('migrate: a password that the database refuses is told without it', async () => {
  const url = new URL(inject('databaseUrl'))
  url.password = 'mistyped'
  const said = await failing('migrate', { DATABASE_URL: url.href })
  expect(said).toMatch(/^PostgreSQL at DATABASE_URL refuses: password authentication failed .*\.\nStart the/)
  expect(said).not.toContain('mistyped')
})

test('migrate: a Temporal that does not answer is told, and the database is up to date all the same', async () => {
  const said = await failing('migrate', {
    DATABASE_URL: inject('databaseUrl'),
    TEMPORAL_ADDRESS: `127.0.0.1:${await nobody()}`,
  })
  expect(said).toMatch(/^Temporal does not answer at TEMPORAL_ADDRESS \(.+\)\.\nStart the server/)
})

test('an unknown command is told those that exist', async () => {
  expect(await failing('sart', {})).toBe('usage: node src/main.ts start | api | worker | migrate\n')
})

test('worker: what it cannot do without is named', async () => {
  expect(await failing('worker', {})).toMatch(/^The environment needs mending:\n {2}- TEMPORAL_ADDRESS: /)
})

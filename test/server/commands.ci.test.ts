// What the commands say to whoever typed them when a server that they need is not there.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, inject, onTestFinished, test } from 'vitest'
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

test('api: an address that it cannot have is told with the variables to change', async () => {
  const other = createServer().listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const taken = String((other.address() as AddressInfo).port)
  const rest = {
    DATABASE_URL: `postgres://u:secret@127.0.0.1:${await nobody()}/x`,
    TEMPORAL_ADDRESS: `127.0.0.1:${await nobody()}`,
    KOPPLING_KEYS: `test:${Buffer.alloc(32).toString('base64')}`,
  }
  expect(await failing('api', { ...rest, KOPPLING_PORT: taken })).toBe(
    `The API cannot listen on port ${taken} of 127.0.0.1: another program does (EADDRINUSE).\n` +
      'Set KOPPLING_PORT or KOPPLING_HOST to another.\n',
  )
  expect(await failing('api', { ...rest, KOPPLING_PORT: '0', KOPPLING_HOST: '192.0.2.1' })).toMatch(
    /^The API cannot listen on port 0 of 192.0.2.1: that is no address of this machine \(EADDRNOTAVAIL\)/,
  )
})

test('an unknown command is told those that exist', async () => {
  expect(await failing('sart', {})).toBe('usage: node src/main.ts start | api | worker | migrate\n')
})

test('worker: what it cannot do without is named', async () => {
  expect(await failing('worker', {})).toMatch(/^The environment needs mending:\n {2}- TEMPORAL_ADDRESS: /)
})

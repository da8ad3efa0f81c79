// The Dockerfile without a container engine: its steps in an empty folder, and koppling's parts from what they left there.
import { once } from 'node:events'
import { access, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { freePort } from '../../src/local/port.ts'
import { composeServices, environmentOf } from '../support/compose.ts'
import { ownDatabase } from '../support/database.ts'
import { buildInto, collect, run, start, type Image } from '../support/dockerfile.ts'

const part = (name: string) => {
  const service = composeServices()[name]
  if (service === undefined) throw new Error(`docker-compose.yml has no ${name}`)
  return service
}

/** The part's check of docker-compose.yml, with the port of this test. */
const check = (name: string, port: string) =>
  part(name)
    .healthcheck?.test.slice(1)
    .map((word) => word.replace('8080', port)) ?? []

/** Each file with its size and time of change. */
async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await lstat(join(folder, name))
      return `${name} ${size} ${mtimeMs}`
    }),
  )
}

test('containers: production dependencies and what is copied are all that migrate, api and worker need', async () => {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'koppling-image-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'image'))
  await mkdir(join(folder, 'tmp'))
  const image = await buildInto(join(folder, 'image'))
  await expect(access(join(image.folder, 'node_modules/vitest'))).rejects.toThrow('ENOENT')
  const built = await filesOf(image.folder)

  const database = stack.use(await ownDatabase())
  await database.db.raw('drop schema public cascade; create schema public')
  const port = String(await freePort({ wanted: 0, what: 'the API', report: () => undefined }))
  const given = {
    KOPPLING_DB_PASSWORD: 'unused',
    KOPPLING_KEYS: `first:${randomBytes(32).toString('base64')}`,
    KOPPLING_PLATFORM_KEY: randomBytes(24).toString('hex'),
    VISMA_CONNECT_TOKEN_URL: 'http://127.0.0.1:9/connect/token',
    VISMA_CONNECT_API_URL: 'http://127.0.0.1:9/v1.0',
    VISMA_CONNECT_CLIENT_ID: 'koppling-test',
    VISMA_CONNECT_CLIENT_SECRET: randomBytes(16).toString('hex'),
  }
  const here = {
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_NAMESPACE: `test-${randomUUID()}`,
    KOPPLING_HOST: '127.0.0.1',
    KOPPLING_PORT: port,
    // As in the container: no home to write in, only the folder for temporary files.
    HOME: '/dev/null',
    TMPDIR: join(folder, 'tmp'),
  }
  const container = (name: string): Image => ({
    ...image,
    environment: { ...image.environment, ...environmentOf({ service: part(name), given }), ...here },
  })
  const commandOf = (name: string) => [...image.entrypoint, ...part(name).command]

  const migrated = await run(container('migrate'), commandOf('migrate'))
  expect(migrated.output).toContain('Database: applied 001-tenants')
  expect(migrated.output).toContain('has its search attributes.')
  expect(migrated.code).toBe(0)

  for (const name of ['api', 'worker']) {
    const child = start(container(name), commandOf(name))
    const said = collect(child)
    const ended = once(child, 'exit')
    stack.defer(() => void child.kill('SIGKILL'))
    await expect
      .poll(async () => (child.exitCode === null ? await run(container(name), check(name, port)) : said()), {
        timeout: 600_000,
        interval: 500,
      })
      .toMatchObject({ code: 0 })
    child.kill('SIGTERM')
    expect([name, await ended]).toEqual([name, [0, null]])
  }
  expect(await filesOf(image.folder)).toEqual(built)
})

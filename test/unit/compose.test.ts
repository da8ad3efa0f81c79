// No container engine is needed to see that the first installation by containers holds together.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { readConfig, settings } from '../../src/config.ts'
import composeSpec from '../support/compose-spec.json' with { type: 'json' }
import { composeServices, environmentOf, rawComposeFile, root, variablesOf } from '../support/compose.ts'

const services = Object.entries(composeServices())
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const waits = services.flatMap(([, { depends_on }]) =>
  Object.entries(depends_on).map(([name, { condition }]) => ({ name, condition })),
)
const awaited = (condition: string) =>
  new Set(waits.filter((wait) => wait.condition === condition).map(({ name }) => name))

test('compose: the file is what the Compose specification says', () => {
  const fits = new Ajv2020({ strict: false, allErrors: true }).compile(composeSpec)
  fits(rawComposeFile())
  expect(fits.errors ?? []).toEqual([])
})

test('compose: each image is of one version, and koppling, Node and Temporal are of the versions that are tested here', () => {
  const { version, devDependencies } = JSON.parse(read('package.json')) as {
    version: string
    devDependencies: Record<string, string>
  }
  const temporal = /go\.temporal\.io\/server v(\S+)/.exec(read('tools/go.mod'))?.[1]
  expect(Object.fromEntries(services.map(([name, { image }]) => [name, image]))).toEqual({
    postgresql: 'postgres:18.6-bookworm',
    'temporal-schema': `temporalio/admin-tools:${temporal}`,
    temporal: `temporalio/server:${temporal}`,
    'temporal-ui': 'temporalio/ui:2.52.1',
    migrate: `koppling:${version}`,
    api: `koppling:${version}`,
    worker: `koppling:${version}`,
  })
  expect(/^FROM (.+)$/m.exec(read('Dockerfile'))?.[1]).toBe(`node:${devDependencies['node']}-bookworm-slim`)
})

test('compose: no secret has a default', () => {
  const secret = /PASSWORD|PWD|SECRET|_KEYS?$|DATABASE_URL/
  const entries = services.flatMap(([, { environment }]) => Object.entries(environment))
  const secrets = entries.filter(([name]) => secret.test(name))
  expect(new Set(secrets.map(([name]) => name))).toEqual(
    new Set([
      'POSTGRES_PASSWORD',
      'KOPPLING_DB_PASSWORD',
      'TEMPORAL_DB_PASSWORD',
      'SQL_PASSWORD',
      'POSTGRES_PWD',
      'DATABASE_URL',
      'KOPPLING_KEYS',
      'KOPPLING_PLATFORM_KEY',
      'VISMA_CONNECT_CLIENT_SECRET',
    ]),
  )
  for (const [name, value] of secrets) {
    expect(variablesOf(value), name).toMatchObject([{ operator: ':?' }])
  }
  const defaulted = entries
    .flatMap(([, value]) => variablesOf(value))
    .filter(({ operator }) => operator !== ':?')
  expect(defaulted.filter(({ name }) => secret.test(name))).toEqual([])
})

test('compose: what goes on running has a health check and starts again; what ends is awaited with its success', () => {
  const oneShots = awaited('service_completed_successfully')
  expect(oneShots).toEqual(new Set(['temporal-schema', 'migrate']))
  const kept = services.map(([name, { restart, healthcheck }]) => [name, restart, healthcheck !== undefined])
  expect(kept).toEqual(
    services.map(([name]) =>
      oneShots.has(name) ? [name, 'on-failure:5', false] : [name, 'unless-stopped', true],
    ),
  )
  expect(awaited('service_healthy')).toEqual(new Set(['postgresql', 'temporal']))
  expect(awaited('service_started')).toEqual(new Set())
})

test('compose: every variable that a part cannot do without is given, and every one is known', () => {
  const given = {
    KOPPLING_DB_PASSWORD: 'abc',
    KOPPLING_KEYS: `first:${Buffer.alloc(32).toString('base64')}`,
    KOPPLING_PLATFORM_KEY: 'k'.repeat(32),
    VISMA_CONNECT_CLIENT_ID: 'client',
    VISMA_CONNECT_CLIENT_SECRET: 'secret',
  }
  const needed = globSync('src/*.ts', { cwd: root }).flatMap((file) =>
    [...read(file).matchAll(/required\([^']+'([A-Z_]+)'\)/g)].map(([, name = '']) => name),
  )
  expect(needed).toContain('TEMPORAL_ADDRESS')
  const known = new Set<string>(settings.map(({ name }) => name))
  const own = services.filter(([, { image }]) => image.startsWith('koppling:'))
  expect(own.map(([name, { command }]) => [name, command])).toEqual([
    ['migrate', ['migrate']],
    ['api', ['api']],
    ['worker', ['worker']],
  ])
  for (const [, service] of own) {
    const environment = environmentOf({ service, given })
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(needed))
    expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([])
    const config = readConfig(environment)
    expect(config.database.url?.reveal()).toBe('postgres://koppling:abc@postgresql:5432/koppling')
    expect(config.temporal).toMatchObject({ address: 'temporal:7233', namespace: 'koppling' })
    expect(config.masterKeys).toMatchObject([{ id: 'first' }])
    expect(config.platformKey?.reveal()).toBe('k'.repeat(32))
    expect(config.vismaConnect).toMatchObject({
      clientId: 'client',
      tokenUrl: 'https://connect.visma.com/connect/token',
      apiUrl: 'https://public-api.connect.visma.com/v1.0',
    })
  }
})

test('compose: only the API and the Temporal UI are reached from outside, and only from this machine', () => {
  const published = services.filter(([, { ports }]) => ports.length > 0)
  expect(Object.fromEntries(published.map(([name, { ports }]) => [name, ports]))).toEqual({
    api: ['127.0.0.1:8080:8080'],
    'temporal-ui': ['127.0.0.1:8233:8080'],
  })
})

test('compose: koppling writes nowhere but in /tmp, from where its compiler of workflows may run', () => {
  const own = services.filter(([, { build }]) => build !== undefined)
  expect(own).toHaveLength(3)
  for (const [, { read_only, tmpfs }] of own) {
    expect(read_only).toBe(true)
    expect(tmpfs).toEqual([expect.stringMatching(/^\/tmp:(.+,)?exec(,|$)/)])
  }
})

test('compose: what is mounted is there, and what the database is to run at its first start may be run', () => {
  const mounted = services.flatMap(([, { volumes }]) => volumes).filter((volume) => volume.startsWith('./'))
  const files = mounted.map((volume) => {
    const [source = '', target = '', access = ''] = volume.split(':')
    // The image sources a script that it cannot run, into its own shell.
    const runs = target.startsWith('/docker-entrypoint-initdb.d/')
    return { source, access, mayRun: !runs || (statSync(join(root, source)).mode & 0o111) === 0o111 }
  })
  expect(files).toEqual([
    { source: './docker/create-databases.sh', access: 'ro', mayRun: true },
    { source: './docker/temporal-schema.sh', access: 'ro', mayRun: true },
    { source: './docker/temporal-dynamic-config.yaml', access: 'ro', mayRun: true },
  ])
  expect(files.filter(({ source }) => !existsSync(join(root, source)))).toEqual([])
})

test('compose: the scripts of the containers are given the variables that they read', () => {
  const { postgresql } = composeServices()
  const named = [...read('docker/create-databases.sh').matchAll(/^\\getenv \w+ (\w+)$/gm)].map(
    ([, name]) => name,
  )
  expect(named).toEqual(['KOPPLING_DB_PASSWORD', 'TEMPORAL_DB_PASSWORD'])
  expect(Object.keys(postgresql?.environment ?? {})).toEqual(expect.arrayContaining(named))
})

import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { ConfigError, readConfig, Secret, settings, type Environment } from '../../src/config.ts'

const keyOf32Bytes = Buffer.alloc(32, 7).toString('base64')

const complete: Environment = {
  DATABASE_URL: 'postgres://koppling:database-password@db.example.se:5432/koppling',
  TEMPORAL_ADDRESS: 'temporal.example.se:7233',
  TEMPORAL_NAMESPACE: 'leavers',
  TEMPORAL_UI_URL: 'https://temporal.example.se',
  TEMPORAL_CLI: '/usr/local/bin/temporal',
  TEMPORAL_TEST_SERVER: '/usr/local/bin/temporal-test-server',
  KOPPLING_PORT: '9000',
  KOPPLING_HOST: '127.0.0.2',
  KOPPLING_TEMPORAL_PORT: '9001',
  KOPPLING_TEMPORAL_UI_PORT: '9002',
  KOPPLING_DATABASE_PORT: '9003',
  KOPPLING_SANDBOX_PORT: '9004',
  KOPPLING_HOME: '/srv/koppling',
  KOPPLING_KEYS: `new:${keyOf32Bytes}, old:${Buffer.alloc(32, 8).toString('base64')}`,
  KOPPLING_PLATFORM_KEY: 'platform-key-of-at-least-32-characters',
  KOPPLING_WEBHOOK_ALLOW: '10.1.0.0/16, fd12:3456::/32',
  KOPPLING_LOG_LEVEL: 'debug',
  VISMA_CONNECT_TOKEN_URL: 'https://connect.example.se/connect/token',
  VISMA_CONNECT_API_URL: 'https://public-api.example.se/v1.0',
  VISMA_CONNECT_CLIENT_ID: 'koppling-client',
  VISMA_CONNECT_CLIENT_SECRET: 'visma-connect-client-secret',
  VISMA_CONNECT_SCOPES: 'publicapi:user:read  publicapi:user:update',
  TRIPLETEX_API_URLS: 'https://tripletex.example.no/v2, http://127.0.0.1:9005/v2',
  VISMA_NET_API_URLS: 'https://visma-net.example.no/v2, http://127.0.0.1:9006/v2',
  VISMA_NET_TOKEN_URL: 'https://connect.example.no/connect/token',
  SFTP_HOSTS: 'sftp.example.se, 10.1.0.7:2022, [fd12::7]:22',
  KOPPLING_SYNTHETIC_IDENTITIES: 'allow',
  XDG_CACHE_HOME: '/var/cache',
}

const secretsIn = (environment: Environment) => [
  environment['DATABASE_URL'] ?? '',
  'database-password',
  keyOf32Bytes,
  environment['KOPPLING_PLATFORM_KEY'] ?? '',
  environment['VISMA_CONNECT_CLIENT_SECRET'] ?? '',
]

function mistakesOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes
    throw error
  }
  return []
}

test('config: an empty environment is one machine with its defaults', () => {
  expect(readConfig({})).toEqual({
    http: { host: '127.0.0.1', port: 8080, requestsPerMinute: 3_000 },
    database: { url: undefined, port: 5433 },
    temporal: {
      address: undefined,
      namespace: 'default',
      uiUrl: undefined,
      port: 7233,
      uiPort: 8233,
      cli: undefined,
      testServer: undefined,
    },
    home: '.koppling',
    cacheHome: undefined,
    sandbox: { port: 8090 },
    webhooks: { allowed: [] },
    logLevel: 'info',
    masterKeys: [],
    platformKey: undefined,
    vismaConnect: undefined,
    payroll: {
      tripletexApiUrls: [],
      vismaNetApiUrls: [],
      vismaNetTokenUrl: undefined,
      sftpHosts: [],
      syntheticIdentities: 'refuse',
    },
  })
})

test('config: a complete environment arrives whole, each value at its place', () => {
  const config = readConfig(complete)
  expect(config).toMatchObject({
    http: { host: '127.0.0.2', port: 9000 },
    database: { port: 9003 },
    temporal: {
      address: 'temporal.example.se:7233',
      namespace: 'leavers',
      uiUrl: 'https://temporal.example.se',
      port: 9001,
      uiPort: 9002,
      cli: '/usr/local/bin/temporal',
      testServer: '/usr/local/bin/temporal-test-server',
    },
    home: '/srv/koppling',
    cacheHome: '/var/cache',
    sandbox: { port: 9004 },
    webhooks: { allowed: ['10.1.0.0/16', 'fd12:3456::/32'] },
    logLevel: 'debug',
    vismaConnect: {
      tokenUrl: 'https://connect.example.se/connect/token',
      apiUrl: 'https://public-api.example.se/v1.0',
      clientId: 'koppling-client',
      scopes: ['publicapi:user:read', 'publicapi:user:update'],
    },
    payroll: {
      tripletexApiUrls: ['https://tripletex.example.no/v2', 'http://127.0.0.1:9005/v2'],
      vismaNetApiUrls: ['https://visma-net.example.no/v2', 'http://127.0.0.1:9006/v2'],
      vismaNetTokenUrl: 'https://connect.example.no/connect/token',
      sftpHosts: ['sftp.example.se', '10.1.0.7:2022', '[fd12::7]:22'],
      syntheticIdentities: 'allow',
    },
  })
  expect(config.database.url?.reveal()).toBe(
    'postgres://koppling:database-password@db.example.se:5432/koppling',
  )
  expect(config.masterKeys.map(({ id, key }) => [id, key.reveal()])).toEqual([
    ['new', 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc='],
    ['old', 'CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg='],
  ])
  expect(config.platformKey?.reveal()).toBe('platform-key-of-at-least-32-characters')
  expect(config.vismaConnect?.clientSecret.reveal()).toBe('visma-connect-client-secret')
})

test('config: a variable that is empty or blank counts as not set', () => {
  const blank = Object.fromEntries(settings.map(({ name }, index) => [name, index % 2 === 0 ? '' : '  ']))
  expect(readConfig(blank)).toEqual(readConfig({}))
})

test('config: it reads the variables of its list, all of them and no others', () => {
  const read = new Set<string>()
  readConfig(new Proxy(complete, { get: (target, name) => (read.add(String(name)), target[String(name)]) }))
  expect([...read].toSorted()).toEqual(settings.map(({ name }) => name).toSorted())
})

test.for([
  ['KOPPLING_REQUESTS_PER_MINUTE', '0'],
  ['KOPPLING_REQUESTS_PER_MINUTE', '1e3'],
  ['KOPPLING_PORT', 'http'],
  ['KOPPLING_PORT', '65536'],
  ['KOPPLING_PORT', '-1'],
  ['KOPPLING_PORT', '80.5'],
  ['KOPPLING_TEMPORAL_PORT', '7233a'],
  ['KOPPLING_TEMPORAL_UI_PORT', '100000'],
  ['KOPPLING_DATABASE_PORT', 'NaN'],
  ['KOPPLING_SANDBOX_PORT', 'Infinity'],
  ['KOPPLING_LOG_LEVEL', 'loud'],
  ['KOPPLING_PLATFORM_KEY', 'short'],
  ['KOPPLING_KEYS', keyOf32Bytes],
  ['KOPPLING_KEYS', `one:${Buffer.alloc(31, 7).toString('base64')}`],
  ['KOPPLING_KEYS', `one:${Buffer.alloc(33, 7).toString('base64')}`],
  ['KOPPLING_KEYS', `a.b:${keyOf32Bytes}`],
  ['KOPPLING_KEYS', `one:${keyOf32Bytes},`],
  ['KOPPLING_KEYS', `one:${keyOf32Bytes},one:${Buffer.alloc(32, 8).toString('base64')}`],
  ['SFTP_HOSTS', 'sftp://sftp.example.se'],
  ['SFTP_HOSTS', 'fd12::7'],
  ['SFTP_HOSTS', 'sftp.example.se:port'],
  ['KOPPLING_WEBHOOK_ALLOW', '10.1.0.0'],
  ['KOPPLING_WEBHOOK_ALLOW', '10.1.0.0/33'],
  ['KOPPLING_WEBHOOK_ALLOW', '10.1.0.0/16,localhost'],
  ['KOPPLING_PORT', '1e3'],
  ['KOPPLING_PORT', '0x50'],
  ['DATABASE_URL', 'db.example.se'],
  ['DATABASE_URL', 'mysql://db.example.se/koppling'],
  ['TEMPORAL_ADDRESS', 'temporal.example.se'],
  ['TEMPORAL_ADDRESS', 'https://temporal.example.se:7233'],
  ['TEMPORAL_UI_URL', 'temporal.example.se'],
  ['VISMA_CONNECT_TOKEN_URL', '/connect/token'],
  ['VISMA_CONNECT_TOKEN_URL', 'ftp://connect.example.se/connect/token'],
  ['VISMA_CONNECT_API_URL', 'public-api.example.se'],
  ['TRIPLETEX_API_URLS', 'tripletex.example.no/v2'],
  ['TRIPLETEX_API_URLS', 'https://tripletex.example.no/v2,'],
  ['VISMA_NET_API_URLS', 'https://visma-net.example.no/v2,connect'],
  ['VISMA_NET_TOKEN_URL', 'connect.example.no/connect/token'],
  ['KOPPLING_SYNTHETIC_IDENTITIES', 'yes'],
] as const)('config: %s=%j is a mistake that names the variable', ([name, value]) => {
  const mistakes = mistakesOf({ ...complete, [name]: value })
  expect(mistakes).toEqual([expect.stringMatching(new RegExp(`^${name}: .+`))])
})

test.for([
  ['KOPPLING_PORT', '0'],
  ['KOPPLING_PORT', '65535'],
  ['KOPPLING_PLATFORM_KEY', '12345678901234567890123456789012'],
] as const)('config: %s=%j is fine', ([name, value]) => {
  expect(mistakesOf({ ...complete, [name]: value })).toEqual([])
})

test.for([
  ['VISMA_CONNECT_TOKEN_URL'],
  ['VISMA_CONNECT_API_URL'],
  ['VISMA_CONNECT_CLIENT_ID'],
  ['VISMA_CONNECT_CLIENT_SECRET'],
] as const)('config: Visma Connect without %s is a mistake that names it', ([name]) => {
  expect(mistakesOf({ ...complete, [name]: undefined })).toEqual([
    `${name}: the VISMA_CONNECT_ variables are set together`,
  ])
})

test('config: every mistake is told at once, each on a line with its variable', () => {
  const environment = {
    ...complete,
    KOPPLING_PORT: 'http',
    KOPPLING_TEMPORAL_PORT: 'x',
    KOPPLING_TEMPORAL_UI_PORT: 'x',
    KOPPLING_DATABASE_PORT: 'x',
    KOPPLING_SANDBOX_PORT: 'x',
    KOPPLING_LOG_LEVEL: 'loud',
    KOPPLING_PLATFORM_KEY: 'short',
    KOPPLING_KEYS: 'none',
    VISMA_CONNECT_TOKEN_URL: 'token',
    VISMA_CONNECT_API_URL: 'api',
  }
  const mistakes = mistakesOf(environment)
  expect(mistakes.map((mistake) => mistake.split(':')[0] ?? '').toSorted()).toEqual([
    'KOPPLING_DATABASE_PORT',
    'KOPPLING_KEYS',
    'KOPPLING_LOG_LEVEL',
    'KOPPLING_PLATFORM_KEY',
    'KOPPLING_PORT',
    'KOPPLING_SANDBOX_PORT',
    'KOPPLING_TEMPORAL_PORT',
    'KOPPLING_TEMPORAL_UI_PORT',
    'VISMA_CONNECT_API_URL',
    'VISMA_CONNECT_TOKEN_URL',
  ])
  const { message } = new ConfigError(mistakes)
  expect(message.split('\n').slice(1)).toEqual(mistakes.map((mistake) => `  - ${mistake}`))
})

test('config: a mistake never shows what was set', () => {
  const environment = {
    KOPPLING_PLATFORM_KEY: 'too-short-secret',
    KOPPLING_KEYS: `one:${keyOf32Bytes}x,two:${keyOf32Bytes.slice(4)}`,
    VISMA_CONNECT_TOKEN_URL: 'user:url-password@host',
    VISMA_CONNECT_CLIENT_SECRET: 'visma-connect-client-secret',
  }
  const told = mistakesOf(environment).join('\n')
  expect(told).toContain('KOPPLING_KEYS')
  for (const secret of ['too-short-secret', keyOf32Bytes.slice(4), 'url-password', 'client-secret']) {
    expect(told).not.toContain(secret)
  }
})

test.for([
  ['inspect', (value: unknown) => inspect(value, { depth: Infinity, showHidden: true })],
  [
    'inspect without its own rules',
    (value: unknown) => inspect(value, { depth: Infinity, customInspect: false, getters: true }),
  ],
  ['JSON', (value: unknown) => JSON.stringify(value)],
  [
    'text',
    (value: unknown) =>
      Object.values(value as object)
        .map(String)
        .join(),
  ],
] as const)('config: no secret shows by %s', ([, show]) => {
  const config = readConfig(complete)
  const shown =
    show(config) +
    show({
      url: config.database.url,
      first: config.masterKeys[0]?.key,
      second: config.masterKeys[1]?.key,
      platform: config.platformKey,
      client: config.vismaConnect?.clientSecret,
    })
  for (const secret of secretsIn(complete)) expect(shown).not.toContain(secret)
})

test('config: a secret says [secret] wherever it is printed, and its value when asked', () => {
  const secret = new Secret('hush')
  expect(inspect(secret)).toBe('[secret]')
  expect(inspect({ secret })).toBe('{ secret: [secret] }')
  expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}')
  expect(String(secret)).toBe('[secret]')
  expect([secret].join()).toBe('[secret]')
  expect(Object.entries(secret)).toEqual([])
  expect(JSON.stringify(structuredClone(secret))).toBe('{}')
  expect(secret.reveal()).toBe('hush')
})

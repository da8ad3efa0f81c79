import ipaddr from 'ipaddr.js'

/** What `inspect` and `JSON.stringify` show of a secret. */
const hidden = '[secret]'

/** A value that prints as `[secret]`; `reveal()` gives it. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return hidden
  }

  toJSON(): string {
    return hidden
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return hidden
  }
}

type Setting = { name: string; what: string; unless: string }

/** Every environment variable that koppling reads; the README's table is compared with it by a test. */
export const settings = [
  { name: 'DATABASE_URL', what: 'PostgreSQL of koppling', unless: 'an embedded one (`npm start`)' },
  { name: 'TEMPORAL_ADDRESS', what: 'Temporal frontend, host:port', unless: 'a local one (`npm start`)' },
  { name: 'TEMPORAL_NAMESPACE', what: 'namespace, made if it is missing', unless: 'default' },
  { name: 'TEMPORAL_UI_URL', what: 'where operators see Temporal UI, for links', unless: 'none' },
  {
    name: 'TEMPORAL_CLI',
    what: 'a `temporal` command for the local server',
    unless: 'PATH, cache, download or build',
  },
  {
    name: 'TEMPORAL_TEST_SERVER',
    what: 'a time-skipping test server for the tests',
    unless: 'cache, download or Maven',
  },
  { name: 'KOPPLING_PORT', what: 'port of the API', unless: '8080' },
  { name: 'KOPPLING_HOST', what: 'address that the API listens on', unless: '127.0.0.1' },
  {
    name: 'KOPPLING_REQUESTS_PER_MINUTE',
    what: 'how many requests a tenant may send, over all API processes',
    unless: '3000',
  },
  { name: 'KOPPLING_TEMPORAL_PORT', what: 'port of the local Temporal server', unless: '7233' },
  { name: 'KOPPLING_TEMPORAL_UI_PORT', what: 'port of the local Temporal UI', unless: '8233' },
  { name: 'KOPPLING_DATABASE_PORT', what: 'port of the embedded PostgreSQL', unless: '5433' },
  { name: 'KOPPLING_SANDBOX_PORT', what: 'port of the sandbox', unless: '8090' },
  { name: 'KOPPLING_HOME', what: 'data folder of `npm start`', unless: '.koppling' },
  {
    name: 'KOPPLING_KEYS',
    what: 'master keys `id:base64 of 32 bytes`, by comma; the first encrypts',
    unless: 'made at the first `npm start`',
  },
  {
    name: 'KOPPLING_PLATFORM_KEY',
    what: 'secret of the first platform key, at least 32 characters',
    unless: 'made at the first `npm start`',
  },
  {
    name: 'KOPPLING_WEBHOOK_ALLOW',
    what: 'networks of this deployment that webhooks and identity providers of tenants may be in, also by HTTP, as `10.1.0.0/16` by comma',
    unless: 'none but public addresses; this machine (`npm start`)',
  },
  { name: 'KOPPLING_LOG_LEVEL', what: 'trace, debug, info, warn or error', unless: 'info' },
  {
    name: 'VISMA_CONNECT_TOKEN_URL',
    what: 'token endpoint of Visma Connect',
    unless: 'the sandbox (`npm start`)',
  },
  {
    name: 'VISMA_CONNECT_API_URL',
    what: 'base of the Visma Connect Public API',
    unless: 'the sandbox (`npm start`)',
  },
  { name: 'VISMA_CONNECT_CLIENT_ID', what: 'client of this deployment', unless: "the sandbox's" },
  { name: 'VISMA_CONNECT_CLIENT_SECRET', what: 'its secret', unless: "the sandbox's" },
  {
    name: 'VISMA_CONNECT_SCOPES',
    what: 'scopes, by space',
    unless: 'publicapi:user:read publicapi:user:update publicapi:user:create',
  },
  {
    name: 'TRIPLETEX_API_URLS',
    what: 'addresses of the Tripletex API that customers may choose from, by comma; the first unless chosen',
    unless: "the vendor's production and test; the sandbox (`npm start`)",
  },
  {
    name: 'VISMA_NET_API_URLS',
    what: "addresses of Visma.net's Employee API that customers may choose from, by comma; the first unless chosen",
    unless: "the vendor's; the sandbox (`npm start`)",
  },
  {
    name: 'VISMA_NET_TOKEN_URL',
    what: 'where tokens for Visma.net are had, whatever address is chosen',
    unless: "Visma Connect's; the sandbox (`npm start`)",
  },
  {
    name: 'SFTP_HOSTS',
    what: 'SFTP servers that customers may choose from, `host` or `host:port` by comma; only these may be internal',
    unless: 'any with public addresses; this machine (`npm start`)',
  },
  {
    name: 'KOPPLING_SYNTHETIC_IDENTITIES',
    what: 'identity numbers of invented people in payroll systems: allow (where everything is a test) or refuse',
    unless: 'refuse; allow (`npm start`)',
  },
  { name: 'XDG_CACHE_HOME', what: 'cache of downloaded and built servers', unless: '~/.cache' },
] as const satisfies readonly Setting[]

export type SettingName = (typeof settings)[number]['name']

export type VismaConnectConfig = {
  tokenUrl: string
  apiUrl: string
  clientId: string
  clientSecret: Secret
  scopes: readonly string[]
}

export type MasterKey = { id: string; key: Secret }

export type Config = {
  http: { host: string; port: number; requestsPerMinute: number }
  database: { url: Secret | undefined; port: number }
  temporal: {
    address: string | undefined
    namespace: string
    uiUrl: string | undefined
    port: number
    uiPort: number
    cli: string | undefined
    testServer: string | undefined
  }
  home: string
  cacheHome: string | undefined
  sandbox: { port: number }
  /** Networks that webhooks may go to although they are not public. */
  webhooks: { allowed: readonly string[] }
  logLevel: string
  masterKeys: readonly MasterKey[]
  platformKey: Secret | undefined
  vismaConnect: VismaConnectConfig | undefined
  payroll: {
    /** Empty: the vendor's own. */
    tripletexApiUrls: readonly string[]
    /** Empty: the vendor's own. */
    vismaNetApiUrls: readonly string[]
    /** Undefined: Visma Connect's. */
    vismaNetTokenUrl: string | undefined
    /** Empty: any public one. */
    sftpHosts: readonly string[]
    syntheticIdentities: SyntheticIdentities
  }
}

const syntheticIdentities = ['refuse', 'allow'] as const
type SyntheticIdentities = (typeof syntheticIdentities)[number]

/** All mistakes in the environment at once, each with the variable's name and the way out. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(`The environment needs mending:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`)
    this.mistakes = mistakes
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads and judges the environment once. Throws ConfigError with every mistake. */
export function readConfig(environment: Environment): Config {
  const mistakes: string[] = []
  const text = (name: SettingName) => environment[name]?.trim() || undefined
  const secret = (name: SettingName) => {
    const value = text(name)
    return value === undefined ? undefined : new Secret(value)
  }
  const port = (name: SettingName, unless: number) => {
    const value = text(name)
    if (value === undefined) return unless
    if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value)
    mistakes.push(`${name}: a port from 0 to 65535 (0 takes a free one)`)
    return unless
  }
  const logLevel = text('KOPPLING_LOG_LEVEL') ?? 'info'
  if (!['trace', 'debug', 'info', 'warn', 'error'].includes(logLevel)) {
    mistakes.push('KOPPLING_LOG_LEVEL: one of trace, debug, info, warn, error')
  }
  const platformKey = secret('KOPPLING_PLATFORM_KEY')
  if (platformKey && platformKey.reveal().length < 32)
    mistakes.push('KOPPLING_PLATFORM_KEY: at least 32 characters')

  const databaseUrl = text('DATABASE_URL')
  if (databaseUrl !== undefined && !isUrlOf(databaseUrl, ['postgres:', 'postgresql:'])) {
    mistakes.push('DATABASE_URL: postgres://user:password@host:port/database')
  }
  const temporalAddress = text('TEMPORAL_ADDRESS')
  if (temporalAddress !== undefined && !/^[^\s/]+:\d{1,5}$/.test(temporalAddress)) {
    mistakes.push('TEMPORAL_ADDRESS: host:port, without https://')
  }
  const temporalUiUrl = text('TEMPORAL_UI_URL')
  if (temporalUiUrl !== undefined && !isUrlOf(temporalUiUrl, ['https:', 'http:'])) {
    mistakes.push('TEMPORAL_UI_URL: an absolute URL with https or http')
  }
  const vismaNetTokenUrl = text('VISMA_NET_TOKEN_URL')
  if (vismaNetTokenUrl !== undefined && !isUrlOf(vismaNetTokenUrl, ['https:', 'http:'])) {
    mistakes.push('VISMA_NET_TOKEN_URL: an absolute URL with https or http')
  }

  const config: Config = {
    http: {
      host: text('KOPPLING_HOST') ?? '127.0.0.1',
      port: port('KOPPLING_PORT', 8080),
      requestsPerMinute: requestsPerMinuteIn({ value: text('KOPPLING_REQUESTS_PER_MINUTE'), mistakes }),
    },
    database: { url: secret('DATABASE_URL'), port: port('KOPPLING_DATABASE_PORT', 5433) },
    temporal: {
      address: temporalAddress,
      namespace: text('TEMPORAL_NAMESPACE') ?? 'default',
      uiUrl: temporalUiUrl,
      port: port('KOPPLING_TEMPORAL_PORT', 7233),
      uiPort: port('KOPPLING_TEMPORAL_UI_PORT', 8233),
      cli: text('TEMPORAL_CLI'),
      testServer: text('TEMPORAL_TEST_SERVER'),
    },
    home: text('KOPPLING_HOME') ?? '.koppling',
    cacheHome: text('XDG_CACHE_HOME'),
    sandbox: { port: port('KOPPLING_SANDBOX_PORT', 8090) },
    webhooks: { allowed: networksIn({ value: text('KOPPLING_WEBHOOK_ALLOW'), mistakes }) },
    logLevel,
    masterKeys: masterKeysIn({ value: text('KOPPLING_KEYS'), mistakes }),
    platformKey,
    vismaConnect: vismaConnectIn({ text, mistakes }),
    payroll: {
      tripletexApiUrls: urlsIn({ name: 'TRIPLETEX_API_URLS', value: text('TRIPLETEX_API_URLS'), mistakes }),
      vismaNetApiUrls: urlsIn({ name: 'VISMA_NET_API_URLS', value: text('VISMA_NET_API_URLS'), mistakes }),
      vismaNetTokenUrl,
      sftpHosts: hostsIn({ value: text('SFTP_HOSTS'), mistakes }),
      syntheticIdentities: syntheticIn({ value: text('KOPPLING_SYNTHETIC_IDENTITIES'), mistakes }),
    },
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return config
}

function requestsPerMinuteIn({ value, mistakes }: { value: string | undefined; mistakes: string[] }): number {
  if (value === undefined) return 3_000
  if (/^[1-9]\d{0,6}$/.test(value)) return Number(value)
  mistakes.push('KOPPLING_REQUESTS_PER_MINUTE: a whole number from 1 to 9999999')
  return 3_000
}

function isUrlOf(url: string, protocols: readonly string[]): boolean {
  return URL.canParse(url) && protocols.includes(new URL(url).protocol)
}

function urlsIn({
  name,
  value,
  mistakes,
}: {
  name: SettingName
  value: string | undefined
  mistakes: string[]
}): string[] {
  const urls = value?.split(',').map((url) => url.trim()) ?? []
  if (!urls.every((url) => isUrlOf(url, ['https:', 'http:'])))
    mistakes.push(`${name}: each entry is an absolute URL with https or http`)
  return urls
}

function hostsIn({ value, mistakes }: { value: string | undefined; mistakes: string[] }): string[] {
  const hosts = value?.split(',').map((host) => host.trim()) ?? []
  if (!hosts.every((host) => /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(host)))
    mistakes.push('SFTP_HOSTS: each entry is a host, or a host with its port, such as sftp.example.se:22')
  return hosts
}

function syntheticIn({
  value = 'refuse',
  mistakes,
}: {
  value: string | undefined
  mistakes: string[]
}): SyntheticIdentities {
  const known = syntheticIdentities.find((each) => each === value)
  if (known === undefined) mistakes.push('KOPPLING_SYNTHETIC_IDENTITIES: one of allow, refuse')
  return known ?? 'refuse'
}

function networksIn({ value, mistakes }: { value: string | undefined; mistakes: string[] }): string[] {
  const networks = value?.split(',').map((network) => network.trim()) ?? []
  if (!networks.every((network) => ipaddr.isValidCIDR(network)))
    mistakes.push('KOPPLING_WEBHOOK_ALLOW: each entry is a network, such as 10.1.0.0/16 or fd12:3456::/32')
  return networks
}

function masterKeysIn({ value, mistakes }: { value: string | undefined; mistakes: string[] }): MasterKey[] {
  const keys = (value?.split(',') ?? []).flatMap((entry) => {
    const [, id, key] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/=]+)$/.exec(entry.trim()) ?? []
    if (id !== undefined && key !== undefined && Buffer.from(key, 'base64').length === 32) {
      return [{ id, key: new Secret(key) }]
    }
    mistakes.push(
      'KOPPLING_KEYS: each entry is `id:` and 32 bytes in base64, e.g. from `openssl rand -base64 32`',
    )
    return []
  })
  const twice = keys.find(({ id }, index) => keys.findIndex((key) => key.id === id) < index)
  if (twice !== undefined) mistakes.push(`KOPPLING_KEYS: the id ${twice.id} stands twice`)
  return keys
}

function vismaConnectIn({
  text,
  mistakes,
}: {
  text: (name: SettingName) => string | undefined
  mistakes: string[]
}): VismaConnectConfig | undefined {
  const names = [
    'VISMA_CONNECT_TOKEN_URL',
    'VISMA_CONNECT_API_URL',
    'VISMA_CONNECT_CLIENT_ID',
    'VISMA_CONNECT_CLIENT_SECRET',
  ] as const
  const [tokenUrl, apiUrl, clientId, clientSecret] = names.map(text)
  const missing = names.filter((name) => text(name) === undefined)
  if (missing.length === names.length) return undefined
  if (!tokenUrl || !apiUrl || !clientId || !clientSecret) {
    mistakes.push(`${missing.join(', ')}: the VISMA_CONNECT_ variables are set together`)
    return undefined
  }
  for (const [name, url] of [
    ['VISMA_CONNECT_TOKEN_URL', tokenUrl],
    ['VISMA_CONNECT_API_URL', apiUrl],
  ] as const) {
    if (!isUrlOf(url, ['https:', 'http:'])) mistakes.push(`${name}: an absolute URL with https or http`)
  }
  const scopes =
    text('VISMA_CONNECT_SCOPES') ?? 'publicapi:user:read publicapi:user:update publicapi:user:create'
  return { tokenUrl, apiUrl, clientId, clientSecret: new Secret(clientSecret), scopes: scopes.split(/\s+/) }
}

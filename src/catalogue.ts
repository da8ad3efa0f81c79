// The payroll systems of this deployment (I1).
import type { Config } from './config.ts'
import { createAgdaPs } from './connectors/agda-ps/agda-ps.ts'
import { agdaPsEntry } from './connectors/agda-ps/entry.ts'
import type { AnyConnector, AnyEntry } from './connectors/connector.ts'
import { paxmlEntry } from './connectors/paxml/entry.ts'
import { createPaxml } from './connectors/paxml/paxml.ts'
import { createSftp } from './connectors/sftp/sftp.ts'
import { TRIPLETEX_URLS, tripletexEntry } from './connectors/tripletex/entry.ts'
import type { Environment } from './domain/national-id.ts'
import { createTripletex } from './connectors/tripletex/tripletex.ts'
import type { Sunset } from './connectors/visma-net/channel.ts'
import { VISMA_NET_TOKEN_URL, VISMA_NET_URLS, vismaNetEntry } from './connectors/visma-net/entry.ts'
import { createVismaNet } from './connectors/visma-net/visma-net.ts'

export type Catalogue = ReadonlyMap<string, AnyEntry>

/** By system, in the order in which they are shown. */
export function entriesOf(config: Config): Catalogue {
  return byId([
    agdaPsEntry,
    paxmlEntry,
    tripletexEntry(tripletexUrls(config)),
    vismaNetEntry(vismaNetUrls(config)),
  ])
}

type Log = { warn(fields: object, message: string): void }

/** The same, able to connect. Those who call with the same credentials share a rate limit, so one set for each process; to be closed. */
export function connectorsOf(config: Config, { log }: { log?: Log } = {}): ReadonlyMap<string, AnyConnector> {
  const sftp = createSftp({ hosts: config.payroll.sftpHosts })
  const connectors: AnyConnector[] = [
    createAgdaPs({ sftp }),
    createPaxml({ sftp }),
    createTripletex({ apiUrls: tripletexUrls(config) }),
    createVismaNet({
      apiUrls: vismaNetUrls(config),
      tokenUrl: config.payroll.vismaNetTokenUrl ?? VISMA_NET_TOKEN_URL,
      onSunset: (notice: Sunset) => log?.warn(notice, 'Visma.net will retire an endpoint that is in use'),
    }),
  ]
  return new Map(connectors.map((connector) => [connector.entry.id, connector]))
}

/** What identity numbers are judged by. */
export function environmentOf({ payroll: { syntheticIdentities } }: Config): Environment {
  return syntheticIdentities === 'allow' ? 'test' : 'production'
}

function byId(entries: readonly AnyEntry[]): Catalogue {
  return new Map(entries.map((entry) => [entry.id, entry]))
}

function tripletexUrls({ payroll: { tripletexApiUrls } }: Config): readonly [string, ...string[]] {
  const [first, ...others] = tripletexApiUrls
  return first === undefined ? TRIPLETEX_URLS : [first, ...others]
}

function vismaNetUrls({ payroll: { vismaNetApiUrls } }: Config): readonly [string, ...string[]] {
  const [first, ...others] = vismaNetApiUrls
  return first === undefined ? VISMA_NET_URLS : [first, ...others]
}

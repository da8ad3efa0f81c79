/** Which servers customers may name: those of the deployment's list, or any public one where it has none. */
import { isIP } from 'node:net'
import { judgeAddress } from '../../webhooks/addresses.ts'
import {
  resolveHost,
  systemResolver,
  TargetRefused,
  type Resolve,
  type Resolved,
} from '../../webhooks/target.ts'
import { Unauthorised, Unavailable } from '../errors.ts'

export type Hosts = {
  /** The addresses to connect to, and no others: between a check and a connection a name could change. */
  find(server: { host: string; port: number; call: string }): Promise<readonly Resolved[]>
}

const sshPort = 22
const firstUnprivilegedPort = 1_024

/** `allowed`: `host` or `host:port`, an IPv6 address in brackets. */
export function createHosts({
  allowed,
  resolve = systemResolver,
}: {
  allowed: readonly string[]
  resolve?: Resolve | undefined
}): Hosts {
  const listed = allowed.map(parseHost)
  return {
    async find({ host, port, call }) {
      const isListed = listed.some((each) => each.host === canonical(host) && (each.port ?? port) === port)
      if (!isListed && listed.length > 0) throw refused(call)
      const addresses = await resolved({ host, call, resolve })
      if (isListed) return addresses
      const isOpen =
        addresses.length > 0 && addresses.every(({ address }) => judgeAddress(address, []) === 'public')
      if (!isOpen || (port !== sshPort && port < firstUnprivilegedPort)) throw refused(call)
      return addresses
    },
  }
}

function parseHost(entry: string): { host: string; port: number | undefined } {
  const [, host = entry, port] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(entry) ?? []
  return {
    host: canonical(host.replace(/^\[(.*)\]$/, '$1')),
    port: port === undefined ? undefined : Number(port),
  }
}

function canonical(host: string): string {
  return host.toLowerCase().replace(/\.$/, '')
}

async function resolved({
  host,
  call,
  resolve,
}: {
  host: string
  call: string
  resolve: Resolve
}): Promise<readonly Resolved[]> {
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  try {
    return await resolveHost(canonical(host), resolve)
  } catch (error) {
    if (!(error instanceof TargetRefused)) throw error
    throw new Unavailable('not-reached', {
      call,
      detail: 'ENOTFOUND',
      message: 'The name of the SFTP server is not known. Check it; it is tried again.',
    })
  }
}

function refused(call: string): Unauthorised {
  return new Unauthorised('credentials-rejected', {
    call,
    message:
      'This SFTP server is not among those that koppling may reach. Choose another one, or have it added to SFTP_HOSTS.',
  })
}

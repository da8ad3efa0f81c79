/** Where a webhook goes: its URL looked at, its name resolved, and every address of it judged. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { judgeAddress, type AllowedNetworks } from './addresses.ts'

export type Resolved = { address: string; family: number }
/** All addresses of a name; rejects if it has none. */
export type Resolve = (name: string) => Promise<readonly Resolved[]>

/** Why nothing is sent there; codes only. */
export type TargetProblem =
  | 'url-invalid'
  | 'url-scheme'
  | 'url-credentials'
  | 'url-port'
  | 'url-fragment'
  | 'name-unknown'
  | 'address-refused'

export type Target = { url: URL; addresses: readonly Resolved[] }

export class TargetRefused extends Error {
  override readonly name = 'TargetRefused'
  readonly problem: TargetProblem

  constructor(problem: TargetProblem) {
    super(problem)
    this.problem = problem
  }
}

const firstUnprivilegedPort = 1024
const httpsPort = 443
const longestUrl = 2_000

export const systemResolver: Resolve = (name) => lookup(name, { all: true, order: 'verbatim' })

/**
 * Throws TargetRefused unless every address may be called: one bad one among good ones is a trick. The caller connects to the
 * addresses that are answered and to no others.
 */
export async function findTarget(
  text: string,
  { allowed, resolve }: { allowed: AllowedNetworks; resolve: Resolve },
): Promise<Target> {
  const url = parse(text)
  const addresses = await resolveHost(hostOf(url), resolve)
  const judged = addresses.map(({ address }) => judgeAddress(address, allowed))
  if (judged.length === 0) throw new TargetRefused('name-unknown')
  if (judged.includes('refused')) throw new TargetRefused('address-refused')
  const isInternal = judged.every((each) => each === 'allowed')
  if (url.protocol !== 'https:' && !isInternal) throw new TargetRefused('url-scheme')
  const port = Number(url.port || httpsPort)
  if (!isInternal && port !== httpsPort && port < firstUnprivilegedPort) throw new TargetRefused('url-port')
  return { url, addresses }
}

function parse(text: string): URL {
  if (text.length > longestUrl || !URL.canParse(text)) throw new TargetRefused('url-invalid')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TargetRefused('url-scheme')
  if (url.username !== '' || url.password !== '' || /^[a-z]+:\/\/[^/?#]*@/i.test(text))
    throw new TargetRefused('url-credentials')
  if (url.hash !== '') throw new TargetRefused('url-fragment')
  return url
}

/** The name, or the address without brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

/** Throws TargetRefused if nothing has this name. `host`: a name or an address. */
export async function resolveHost(host: string, resolve: Resolve): Promise<readonly Resolved[]> {
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  // RFC 6761: never asked for elsewhere, whatever a name server would say.
  if (host === 'localhost' || host.endsWith('.localhost')) {
    return [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ]
  }
  try {
    return await resolve(host)
  } catch {
    throw new TargetRefused('name-unknown')
  }
}

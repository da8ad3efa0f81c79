/** Which addresses webhooks may go to: public ones, and those that the deployment allows. */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** Networks in which internal receivers stand; there plain HTTP and any port are allowed too. */
export type AllowedNetworks = readonly [Address, number][]

/** Each is written as an address with a length, such as `10.1.0.0/16`. */
export function parseNetworks(cidrs: readonly string[]): AllowedNetworks {
  return cidrs.map((cidr) => ipaddr.parseCIDR(cidr))
}

/** What ipaddr.js takes for ordinary and IANA has set apart, or translates to an IPv4 address that is hidden in it. */
const reservedV6 = [
  '::/96', // IPv4-compatible
  '::ffff:0:0:0/96', // IPv4-translated
  '64:ff9b::/96', // NAT64
  '64:ff9b:1::/48', // NAT64 of a network of one's own
  '100::/64', // discard
  '2001::/23', // Teredo, ORCHID, benchmarks and other protocols
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '3fff::/20', // documentation
  '5f00::/16', // segment routing
  'fec0::/10', // site-local
].map((cidr) => ipaddr.parseCIDR(cidr) as [ipaddr.IPv6, number])

const reservedV4 = [
  '192.0.0.0/24', // protocol assignments
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // 6to4 relays
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '168.63.129.16/32', // the host of virtual machines at one provider
].map((cidr) => ipaddr.parseCIDR(cidr) as [ipaddr.IPv4, number])

/** public: anybody's. allowed: by the deployment. refused: of this machine, its network, or of no network at all. */
export function judgeAddress(text: string, allowed: AllowedNetworks): 'public' | 'allowed' | 'refused' {
  // A zone names an interface of this machine; the last form is an old one that ipaddr.js takes for a mapped address.
  if (text.includes('%') || isIP(text) === 0 || /^::\d+\./.test(text)) return 'refused'
  const address = ipaddr.process(text)
  if (allowed.some(([network, length]) => isWithin(address, network, length))) return 'allowed'
  return isPublic(address) ? 'public' : 'refused'
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false
  if (address instanceof ipaddr.IPv4) return !reservedV4.some((network) => address.match(network))
  // Of the rest of the address space nothing is handed out.
  const isGlobal = address.match(ipaddr.IPv6.parse('2000::'), 3)
  return isGlobal && !reservedV6.some((network) => address.match(network))
}

function isWithin(address: Address, network: Address, length: number): boolean {
  return address.kind() === network.kind() && address.match(network, length)
}

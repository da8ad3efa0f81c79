// Tests talk to this machine only. Imported for its effect: a connection elsewhere is refused before its name is looked up.
// A child process of node takes it by `--import`; native code (the Temporal bridge, PostgreSQL) is not covered.
import { BlockList, isIP, isIPv6, Socket } from 'node:net'

type Connect = (this: Socket, ...args: unknown[]) => Socket
type Target = { host?: string | null; path?: string | null }

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

const refused: string[] = []

/** The hosts that were refused since the last call. A test that takes them answers for them itself. */
export function takeRefusedHosts(): string[] {
  return refused.splice(0)
}

/** Every form of arguments of `net.connect`: options, port with host, path, and Node's own normalised list. */
function targetOf([first, second]: unknown[]): Target {
  if (Array.isArray(first)) return targetOf(first)
  if (typeof first === 'object' && first !== null) return first
  const isPort = typeof first === 'number' || /^\d+$/.test(String(first))
  if (!isPort) return { path: String(first) }
  return typeof second === 'string' ? { host: second } : {}
}

function isLocal(host: string): boolean {
  if (isIP(host) === 0) return host === 'localhost'
  return loopback.check(host, isIPv6(host) ? 'ipv6' : 'ipv4')
}

const connect = Reflect.get(Socket.prototype, 'connect') as Connect
const connectLocally: Connect = function (...args) {
  const { host, path } = targetOf(args)
  // Without a host Node takes localhost; a path is a socket file.
  if (path || !host || isLocal(host)) return connect.apply(this, args)
  refused.push(host)
  process.nextTick(() =>
    this.destroy(new Error(`refused: tests connect to this machine only, not to ${host}`)),
  )
  return this
}
Socket.prototype.connect = connectLocally

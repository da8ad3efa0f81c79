/** SSH on 127.0.0.1: log-in by password or public key, and SFTP on the files of whoever logged in. */
import { once } from 'node:events'
import { timingSafeEqual, createHash } from 'node:crypto'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import ssh2, { type AuthContext, type Connection, type SFTPWrapper } from 'ssh2'
import { publicKeyOf, type Account, type Accounts } from './accounts.ts'
import { serveRequests, type Tally } from './requests.ts'
import type { Faults } from './faults.ts'
import type { HostKey } from './host-key.ts'

export type LogIn = { username: string; method: string; accepted: boolean }

export type SftpServer = {
  port: number
  logIns: LogIn[]
  tally: Tally
  /** For connections from now on; those that are open stay. */
  useKey(key: HostKey): void
  /** Breaks all connections off. */
  dropAll(): void
  /** Log-ins and what was asked so far. */
  forget(): void
  close(): Promise<void>
}

export async function startServer({
  port,
  hostKey,
  accounts,
  faults,
}: {
  port: number
  hostKey: HostKey
  accounts: Accounts
  faults: Faults
}): Promise<SftpServer> {
  const sockets = new Set<Socket>()
  const ending = new Set<Promise<void>>()
  const logIns: LogIn[] = []
  const tally: Tally = { operations: {}, overwritten: [] }

  function serve(connection: Connection, socket: Socket): void {
    let account: Account | undefined
    const drop = (): void => void socket.destroy()
    connection.on('error', () => undefined)
    connection.on('authentication', (context) => {
      const fault = faults.strike({ operation: 'login', account: context.username })
      if (fault?.kind === 'drop') return drop()
      if (fault?.kind === 'hang') return
      const found = accounts.get(context.username)
      const accepted = found !== undefined && accepts(found, context)
      logIns.push({ username: context.username, method: context.method, accepted })
      if (!accepted) return context.reject(['password', 'publickey'])
      account = found
      context.accept()
    })
    connection.on('session', (accept) => {
      accept().on('sftp', (acceptChannel) => {
        if (account === undefined) return drop()
        const sftp = announcing(acceptChannel())
        const requests = serveRequests({ sftp, account, root: accounts.rootOf(account), faults, tally, drop })
        socket.once('close', () => {
          const ended = requests.end().finally(() => ending.delete(ended))
          ending.add(ended)
        })
      })
    })
  }

  let current = hostKey

  const listener = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
    if (faults.strike({ operation: 'connect' })?.kind === 'drop') return void socket.destroy()
    // A server for each connection, so that each has the key of its moment.
    new ssh2.Server({ hostKeys: [current.privateKey], ident: 'koppling-sandbox' }, (connection) =>
      serve(connection, socket),
    )
      .on('error', () => undefined)
      .injectSocket(socket)
  })
  await listenOn(listener, port)

  return {
    port: (listener.address() as AddressInfo).port,
    logIns,
    tally,
    useKey(key) {
      current = key
    },
    dropAll() {
      for (const socket of sockets) socket.destroy()
    },
    forget() {
      logIns.length = 0
      tally.operations = {}
      tally.overwritten = []
    },
    async close() {
      const closed = once(listener, 'close')
      listener.close()
      for (const socket of sockets) socket.destroy()
      await closed
      await Promise.all(ending)
    },
  }
}

/** The port of the last time where it is still free, so that stored credentials stay good. */
async function listenOn(listener: ReturnType<typeof createServer>, port: number): Promise<void> {
  const listen = async (at: number) => {
    listener.listen({ port: at, host: '127.0.0.1' })
    await once(listener, 'listening')
  }
  try {
    await listen(port)
  } catch (error) {
    if (port === 0 || !(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    await listen(0)
  }
}

function accepts(account: Account, context: AuthContext): boolean {
  switch (context.method) {
    case 'password':
      return account.password !== undefined && isSame(account.password, context.password)
    case 'publickey': {
      const key = account.publicKey === undefined ? undefined : publicKeyOf(account.publicKey)
      if (key === undefined || context.key.algo !== key.type) return false
      if (!isSame(key.getPublicSSH(), context.key.data)) return false
      // Without a signature it only asks whether this key would do.
      if (context.signature === undefined || context.blob === undefined) return true
      // Against its types an error where the signature is none.
      const isVerified: unknown = key.verify(context.blob, context.signature, context.hashAlgo)
      return isVerified === true
    }
    case 'none':
    case 'hostbased':
    case 'keyboard-interactive':
      return false
  }
}

function isSame(one: string | Buffer, other: string | Buffer): boolean {
  const digest = (of: string | Buffer) => createHash('sha256').update(of).digest()
  return timingSafeEqual(digest(one), digest(other))
}

type Announced = { _protocol: { channelData(id: number, data: Buffer): unknown } }

/** ssh2's server answers INIT without extensions, and OpenSSH with fsync: the first packet is made longer. */
function announcing(sftp: SFTPWrapper): SFTPWrapper {
  const announced = sftp as unknown as Announced
  const protocol = announced._protocol
  const ahead = Object.create(protocol) as typeof protocol
  ahead.channelData = (id, data) => {
    announced._protocol = protocol
    const version = Buffer.concat([data.subarray(4), text('fsync@openssh.com'), text('1')])
    return protocol.channelData(id, Buffer.concat([length(version.length), version]))
  }
  announced._protocol = ahead
  return sftp
}

function text(of: string): Buffer {
  return Buffer.concat([length(of.length), Buffer.from(of)])
}

function length(of: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(of)
  return bytes
}

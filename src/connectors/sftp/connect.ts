/** From credentials to a channel on which SFTP is spoken; nothing but the name of the user is sent before the host key is judged. */
import { connect as connectTo, type Socket } from 'node:net'
import ssh2, { type Client, type SFTPWrapper } from 'ssh2'
import { Unauthorised } from '../errors.ts'
import { failureOfConnecting, failureOfHostKey } from './failures.ts'
import { fingerprintOf } from './host-key.ts'
import type { ConnectorFailure } from '../errors.ts'
import type { Resolved } from '../../webhooks/target.ts'
import type { SftpCredentials } from './credentials.ts'

export type Connected = { client: Client; socket: Socket; sftp: SFTPWrapper }

type Connecting = {
  credentials: SftpCredentials
  addresses: readonly Resolved[]
  call: string
  timeoutMs: number
}

/** Throws failures of `errors.ts`; then nothing is left open. */
export async function connect(connecting: Connecting): Promise<Connected> {
  const key = keyOf(connecting)
  const socket = await reach(connecting)
  const client = new ssh2.Client()
  // Whoever uses it listens; an error that nobody listens to would end the process.
  client.on('error', () => undefined)
  try {
    await logIn({ ...connecting, client, socket, key })
    return { client, socket, sftp: await openChannel({ ...connecting, client }) }
  } catch (error) {
    socket.destroy()
    throw error
  }
}

function keyOf({ credentials: { privateKey, passphrase }, call }: Connecting): Buffer | undefined {
  if (privateKey === undefined) return undefined
  const parsed = ssh2.utils.parseKey(privateKey, passphrase)
  // Against its types more than one where the file holds more; the log-in takes the first.
  const [first] = [parsed].flat()
  if (first === undefined || first instanceof Error || !first.isPrivateKey())
    throw new Unauthorised('credentials-rejected', {
      call,
      message:
        'The private key cannot be read. Send it whole, as ssh-keygen wrote it, with its passphrase if it has one.',
    })
  return Buffer.from(privateKey)
}

/** The first address that answers. */
async function reach({ credentials: { port }, addresses, call, timeoutMs }: Connecting): Promise<Socket> {
  let last: string | undefined
  for (const { address, family } of addresses) {
    const reached = await knock({ host: address, family, port, timeoutMs })
    if (typeof reached !== 'string') return reached
    last = reached
  }
  throw failureOfConnecting({ call, level: 'client-socket', detail: last })
}

/** Answers the system's code where nobody opens. */
function knock({
  timeoutMs,
  ...to
}: {
  host: string
  family: number
  port: number
  timeoutMs: number
}): Promise<Socket | string> {
  return new Promise((resolve) => {
    const socket = connectTo({ ...to, noDelay: true })
    const failed = (code: string): void => {
      socket.destroy()
      resolve(code)
    }
    socket.setTimeout(timeoutMs, () => failed('ETIMEDOUT'))
    socket.once('error', (error) => failed('code' in error ? String(error.code) : 'ECONNREFUSED'))
    socket.once('connect', () => {
      socket.setTimeout(0)
      socket.removeAllListeners()
      resolve(socket)
    })
  })
}

function logIn({
  client,
  socket,
  key,
  credentials: { username, password, passphrase, hostKey },
  call,
  timeoutMs,
}: Connecting & { client: Client; socket: Socket; key: Buffer | undefined }): Promise<void> {
  return new Promise((resolve, reject) => {
    let shown: string | undefined
    const failed = (level: string | undefined, detail?: string): void =>
      reject(failure({ call, level, detail, shown, hostKey }))
    client.once('error', (error) => failed(error.level, codeOf(error)))
    client.once('close', () => failed('client-socket', 'ECONNRESET'))
    client.once('ready', () => resolve())
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, answer) =>
      // Some servers ask for the password in this way; whatever else they ask for is not answered.
      answer(prompts.length === 1 && prompts[0]?.echo !== true && password !== undefined ? [password] : []),
    )
    client.connect({
      sock: socket,
      username,
      ...(password !== undefined && { password, tryKeyboard: true }),
      ...(key !== undefined && { privateKey: key }),
      ...(passphrase !== undefined && { passphrase }),
      readyTimeout: timeoutMs,
      // Judged again whenever keys are exchanged anew.
      hostVerifier: (of: Buffer) => {
        shown = fingerprintOf(of)
        return shown === hostKey
      },
    })
  })
}

function failure({
  call,
  level,
  detail,
  shown,
  hostKey,
}: {
  call: string
  level: string | undefined
  detail: string | undefined
  shown: string | undefined
  hostKey: string | undefined
}): ConnectorFailure {
  if (shown !== undefined && shown !== hostKey) return failureOfHostKey({ call, shown, pinned: hostKey })
  return failureOfConnecting({ call, level, detail })
}

/** Rejected or never answered: ssh2 forgets those who wait for a channel of a connection that breaks. */
function openChannel({ client, call, timeoutMs }: Connecting & { client: Client }): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    const lost = (detail: string) => (): void =>
      reject(failureOfConnecting({ call, level: 'client-socket', detail }))
    const timer = setTimeout(lost('ETIMEDOUT'), timeoutMs)
    const closed = lost('ECONNRESET')
    client.once('close', closed)
    const done = (settle: () => void): void => {
      clearTimeout(timer)
      client.off('close', closed)
      settle()
    }
    client.sftp((error, sftp) =>
      done(() => {
        if (error === undefined) resolve(sftp)
        else if (error.message.startsWith('Unable to start subsystem'))
          reject(
            new Unauthorised('not-permitted', {
              call,
              message: 'The account may log in but not use SFTP. Have its owner allow it.',
            }),
          )
        else closed()
      }),
    )
  })
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

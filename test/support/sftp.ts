import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSftp, type Sftp, type SftpTarget } from '../../src/connectors/sftp/sftp.ts'
import { sftpCredentials, type SftpCredentials } from '../../src/connectors/sftp/credentials.ts'
import { startSandbox } from '../../src/sandbox/main.ts'
import { createSftpControl, type SftpControl } from '../../src/sandbox/sftp/control-client.ts'
import type { FixedFile, Renaming } from '../../src/connectors/file-connection.ts'

export const sftpAccount = { username: 'fjord', password: 'test-password-of-fjord' }

export type SftpServer = AsyncDisposable & {
  /** Of the sandbox's control. */
  url: string
  /** As in the list of servers that may be reached. */
  host: string
  control: SftpControl
  /** Of the account, with the host key as it is now. */
  credentials(): Promise<SftpCredentials>
}

/** The sandbox of a folder of its own, with one account that reads `format`. */
export async function startSftpServer({
  format = 'aim',
}: { format?: 'aim' | 'paxml' } = {}): Promise<SftpServer> {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'koppling-sftp-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const server = await startSandbox({ port: 0, folder })
  stack.defer(() => server.stop())
  const control = createSftpControl(server.url)
  await control.putAccount({ ...sftpAccount, format })
  const { host, port } = await control.status()
  const kept = stack.move()
  return {
    url: server.url,
    host: `${host}:${port}`,
    control,
    credentials: async () =>
      sftpCredentials().parse({ host, port, ...sftpAccount, hostKey: (await control.status()).hostKey }),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

/** A client of its own, which may reach this server. */
export async function clientOf(
  server: SftpServer,
  {
    credentials,
    ...options
  }: { credentials?: Partial<SftpCredentials>; answerMs?: number; connectMs?: number } = {},
): Promise<SftpTarget & { sftp: Sftp }> {
  const sftp = createSftp({ hosts: [server.host], ...options })
  return { sftp, ...sftp.at({ ...(await server.credentials()), ...credentials }) }
}

export function fixedFile(name: string, content: string | Uint8Array): FixedFile {
  const bytes = Buffer.from(content)
  return {
    name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    async *bytes() {
      // In pieces that are no blocks.
      for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007)
    },
  }
}

/** What a run keeps of the rename of one file. */
export function renamingOf({ wasAsked = false }: { wasAsked?: boolean } = {}): Renaming {
  let isAsked = wasAsked
  return {
    wasAsked: () => Promise.resolve(isAsked),
    note: () => {
      isAsked = true
      return Promise.resolve()
    },
  }
}

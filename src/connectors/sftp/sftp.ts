/** Delivery by SFTP, for connectors whose systems read files. One connection per call, so that none is left to break in between. */
import { authorise } from './authorise.ts'
import { connect } from './connect.ts'
import { createFolders } from './folders.ts'
import { createHosts } from './hosts.ts'
import { inSession } from './session.ts'
import type { Authorised } from '../connector.ts'
import type { Folders } from '../file-connection.ts'
import type { Resolve } from '../../webhooks/target.ts'
import type { SftpCredentials } from './credentials.ts'
import type { Session } from './session.ts'

export type SftpTarget = { authorise(): Promise<Authorised>; folders: Folders }

export type Sftp = {
  /** Makes no call yet. */
  at(credentials: SftpCredentials): SftpTarget
  /** Calls under way are answered first. */
  close(): Promise<void>
}

export type SftpOptions = {
  /** `host` or `host:port`; empty: any public server. */
  hosts: readonly string[]
  resolve?: Resolve
  /** For a connection, and again for the log-in. */
  connectMs?: number
  /** For each request; a large upload is many of them. */
  answerMs?: number
}

/** One for each process. */
export function createSftp({ hosts, resolve, connectMs = 10_000, answerMs = 30_000 }: SftpOptions): Sftp {
  const allowed = createHosts({ allowed: hosts, resolve })
  const underWay = new Set<Promise<unknown>>()

  async function use<Result>({
    credentials,
    call,
    work,
  }: {
    credentials: SftpCredentials
    call: string
    work: (session: Session) => Promise<Result>
  }): Promise<Result> {
    const addresses = await allowed.find({ host: credentials.host, port: credentials.port, call })
    const connected = await connect({ credentials, addresses, call, timeoutMs: connectMs })
    return await inSession({ connected, call, answerMs }, work)
  }

  function counted<Result>(call: Promise<Result>): Promise<Result> {
    underWay.add(call)
    return call.finally(() => underWay.delete(call))
  }

  return {
    at: (credentials) => ({
      authorise: () =>
        counted(
          use({ credentials, call: 'authorise', work: (session) => authorise({ session, credentials }) }),
        ),
      folders: createFolders({
        paths: credentials.folders,
        use: (call, work) => counted(use({ credentials, call, work })),
      }),
    }),
    async close() {
      await Promise.allSettled(underWay)
    },
  }
}

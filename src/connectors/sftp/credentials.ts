/** What a customer hands over so that files can be delivered by SFTP; shared by all systems that take files. */
import { z } from 'zod'
import type { Folder } from '../file-connection.ts'

export type SftpCredentials = {
  host: string
  port: number
  username: string
  password?: string | undefined
  privateKey?: string | undefined
  passphrase?: string | undefined
  hostKey?: string | undefined
  folders: Record<Folder, string>
}

/** Those of the import job of Agda PS. */
const agdaFolders: Record<Folder, string> = { test: 'Test/Importfiler', live: 'Prod/Importfiler' }

const Path = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\\\p{Cc}]+$/u, { error: 'must be a path with slashes.' })
  .refine((path) => !path.split('/').includes('..'), { error: 'must not lead upwards.' })

const Secret = (most: number) => z.string().min(1).max(most)

/** `folders`: unless others are given. */
export function sftpCredentials(folders: Record<Folder, string> = agdaFolders) {
  return z
    .strictObject({
      host: z
        .string()
        .max(253)
        .regex(/^[A-Za-z0-9.:_-]+$/, {
          error: 'must be the name or the address of a server, without a scheme.',
        })
        .meta({ title: 'Server', description: 'Name or address, such as sftp.example.se.' }),
      port: z.int().min(1).max(65_535).default(22).meta({ title: 'Port' }),
      username: z
        .string()
        .min(1)
        .max(200)
        .regex(/^\P{Cc}+$/u, { error: 'must not hold control characters.' })
        .meta({ title: 'User name' }),
      password: Secret(1_000)
        .optional()
        .meta({ title: 'Password', description: 'Either this or a private key.' }),
      privateKey: Secret(20_000).optional().meta({
        title: 'Private key',
        description: 'As ssh-keygen writes it, with its first and last line.',
      }),
      passphrase: Secret(1_000).optional().meta({ title: 'Passphrase of the private key' }),
      hostKey: z
        .string()
        .regex(/^SHA256:[A-Za-z0-9+/]{43}$/, {
          error: 'must be a fingerprint as ssh-keygen shows it, such as SHA256:….',
        })
        .optional()
        .meta({
          title: 'Fingerprint of the host key',
          description: 'Of the server, as its owner tells it. Nothing is sent to a server with another key.',
        }),
      folders: z
        .strictObject({ test: Path.default(folders.test), live: Path.default(folders.live) })
        .refine(({ test, live }) => normal(test) !== normal(live), {
          error: 'must be two different folders, since tests and live runs never share one.',
        })
        .default(folders)
        .meta({
          title: 'Folders',
          description: 'Where the import job looks for files of tests and of live runs.',
        }),
    })
    .refine(({ password, privateKey }) => (password === undefined) !== (privateKey === undefined), {
      error: 'must hold exactly one of password and privateKey.',
    })
    .refine(({ passphrase, privateKey }) => passphrase === undefined || privateKey !== undefined, {
      error: 'must hold a passphrase only with a privateKey.',
      path: ['passphrase'],
    })
    .meta({
      oneOf: [{ required: ['password'] }, { required: ['privateKey'] }],
      dependentRequired: { passphrase: ['privateKey'] },
    })
}

function normal(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')
    .toLowerCase()
}

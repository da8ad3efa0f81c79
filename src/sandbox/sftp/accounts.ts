/** Who may log in, and what the import job knows of whose files they are. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import ssh2, { type ParsedKey } from 'ssh2'
import { z } from 'zod'
import { readSmallFile, writeSmallFile } from '../small-files.ts'
import { IMPORT_FOLDERS } from './paths.ts'

export const NewAccount = z
  .strictObject({
    username: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
    password: z.string().startsWith('test-').optional(),
    /** as in authorized_keys */
    publicKey: z
      .string()
      .refine((text) => publicKeyOf(text) !== undefined, { error: 'is no public key' })
      .optional(),
    /** what its import job reads */
    format: z.enum(['aim', 'paxml']),
    /** FTG_NR of its company; files of another one are refused */
    companyNumber: z
      .string()
      .regex(/^\d{1,10}$/)
      .default('1'),
    /** of the header of PAXml; any unless given */
    organisationNumber: z.string().nullable().default(null),
    /** what it may do in the folders */
    read: z.boolean().default(true),
    write: z.boolean().default(true),
  })
  .refine(({ password, publicKey }) => password !== undefined || publicKey !== undefined, {
    error: 'needs a password or a public key',
  })
export type NewAccount = z.input<typeof NewAccount>
export type Account = z.output<typeof NewAccount>

export type Accounts = {
  get(username: string): Account | undefined
  list(): Account[]
  /** Made, or changed where it is known; its files stay. */
  put(account: Account): Promise<void>
  rootOf(account: Account): string
  folderOf(account: Account): string
  /** With all that they left. */
  clear(): Promise<void>
}

export async function openAccounts(folder: string): Promise<Accounts> {
  const file = join(folder, 'accounts.json')
  const accounts = new Map<string, Account>()
  for (const account of z.array(NewAccount).parse((await readSmallFile(file)) ?? []))
    accounts.set(account.username, account)
  const folderOf = ({ username }: Account) => join(folder, 'accounts', username)
  const rootOf = (account: Account) => join(folderOf(account), 'root')
  return {
    get: (username) => accounts.get(username),
    list: () => [...accounts.values()],
    async put(account) {
      for (const path of Object.values(IMPORT_FOLDERS))
        await mkdir(join(rootOf(account), path), { recursive: true })
      accounts.set(account.username, account)
      await writeSmallFile({ file, content: [...accounts.values()] })
    },
    rootOf,
    folderOf,
    async clear() {
      accounts.clear()
      await writeSmallFile({ file, content: [] })
      await rm(join(folder, 'accounts'), { recursive: true, force: true })
    },
  }
}

export function publicKeyOf(text: string): ParsedKey | undefined {
  const [key] = [ssh2.utils.parseKey(text)].flat()
  return key === undefined || key instanceof Error ? undefined : key
}

/** The control calls of `control.ts` for programs; a refused call throws with what the sandbox said. */
import type { NewAccount } from './accounts.ts'
import type { Fault, NewFault } from './faults.ts'
import type { ImportFolder } from './paths.ts'
import type { Imported } from './import/job.ts'
import type { PersonInRegister } from './import/register.ts'
import type { LogIn } from './server.ts'
import type { Tally } from './requests.ts'

type InFolder = { username: string; folder: ImportFolder }

type Page = { data: { key: string; person: PersonInRegister }[]; next: string | null }

export type SftpControl = {
  status(): Promise<{ host: string; port: number; hostKey: string; logIns: LogIn[]; faults: Fault[] } & Tally>
  putAccount(account: NewAccount): Promise<void>
  /** All that lie there, also hidden ones. */
  files(of: InFolder): Promise<{ name: string; size: number }[]>
  putFile(file: InFolder & { name: string; content: string | Uint8Array<ArrayBuffer> }): Promise<void>
  takeFile(file: InFolder & { name: string }): Promise<void>
  /** The import job, once. */
  runImport(): Promise<Imported[]>
  /** The import job by itself; null stops that. */
  scheduleImport(everySeconds: number | null): Promise<void>
  imports(of?: Partial<InFolder>): Promise<Imported[]>
  /** What the import job made of the files, by key. */
  register(of: InFolder): Promise<Map<string, PersonInRegister>>
  inRegister(of: InFolder & { key: string }): Promise<PersonInRegister | undefined>
  /** Another key from now on. */
  changeHostKey(): Promise<string>
  dropConnections(): Promise<void>
  addFault(fault: NewFault): Promise<Fault>
  clearFaults(): Promise<void>
  reset(): Promise<void>
}

/** `url`: of the sandbox, without a slash at the end. */
export function createSftpControl(url: string): SftpControl {
  async function ask<T>({
    method = 'GET',
    path,
    body,
    raw,
  }: {
    method?: string
    path: string
    body?: unknown
    raw?: string | Uint8Array<ArrayBuffer>
  }): Promise<T> {
    const sent =
      raw === undefined
        ? body !== undefined && {
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }
        : { headers: { 'content-type': 'application/octet-stream' }, body: raw }
    const response = await fetch(`${url}/sandbox/sftp${path}`, { method, ...sent })
    const text = await response.text()
    if (!response.ok) throw new Error(`sandbox: ${method} ${path} answered ${response.status}: ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  const filePath = ({ username, folder, name }: InFolder & { name: string }) =>
    `/accounts/${username}/files/${encodeURIComponent(name)}?folder=${folder}`

  return {
    status: () => ask({ path: '' }),
    putAccount: (account) => ask({ method: 'PUT', path: '/accounts', body: account }),
    files: async ({ username, folder }) =>
      (
        await ask<{ data: { name: string; size: number }[] }>({
          path: `/accounts/${username}/files?folder=${folder}`,
        })
      ).data,
    putFile: ({ content, ...file }) => ask({ method: 'PUT', path: filePath(file), raw: content }),
    takeFile: (file) => ask({ method: 'DELETE', path: filePath(file) }),
    runImport: async () => (await ask<{ data: Imported[] }>({ method: 'POST', path: '/import' })).data,
    scheduleImport: (everySeconds) => ask({ method: 'PUT', path: '/schedule', body: { everySeconds } }),
    imports: async (of = {}) =>
      (await ask<{ data: Imported[] }>({ path: `/imports?${new URLSearchParams(of).toString()}` })).data,
    async register({ username, folder }) {
      const all = new Map<string, PersonInRegister>()
      for (let after: string | null = ''; after !== null;) {
        const query = new URLSearchParams({ folder, after, limit: '10000' }).toString()
        const page: Page = await ask({ path: `/accounts/${username}/register?${query}` })
        for (const { key, person } of page.data) all.set(key, person)
        after = page.next
      }
      return all
    },
    async inRegister({ username, folder, key }) {
      const query = new URLSearchParams({ folder, key }).toString()
      return (await ask<Page>({ path: `/accounts/${username}/register?${query}` })).data[0]?.person
    },
    changeHostKey: async () =>
      (await ask<{ hostKey: string }>({ method: 'POST', path: '/host-key' })).hostKey,
    dropConnections: () => ask({ method: 'DELETE', path: '/connections' }),
    addFault: (fault) => ask({ method: 'POST', path: '/faults', body: fault }),
    clearFaults: () => ask({ method: 'DELETE', path: '/faults' }),
    reset: () => ask({ method: 'POST', path: '/reset' }),
  }
}

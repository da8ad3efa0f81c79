// Tenants that do not go by the deployment's client, and what came of it at the other side.
import { randomBytes } from 'node:crypto'
import type { ProviderDocument } from '../../src/domain/identity-provider.ts'
import { putIdentityProvider } from '../../src/intake/identity-providers.ts'
import type { NewProvider } from '../../src/sandbox/scim/control.ts'
import type { SettingsDocument } from '../../src/domain/documents.ts'
import type { Company } from './rig-company.ts'
import type { Rig } from './rig.ts'

/** The kinds of SCIM providers that the stories are told of. */
export const scimProviders = [
  ['a provider by the book', {}],
  ['a provider without ETags that takes the object form alone', { etag: false, patchForms: ['object'] }],
  ['a provider that deletes who is suspended', { inactive: 'gone', patchAnswer: 200 }],
] as const satisfies [string, Omit<NewProvider, 'token'>][]

export type ScimCompany = Company & {
  provider: string
  /** An employee, as `hire` makes one, whose account at the provider is active unless told otherwise; answers that account. */
  enrol(id: string, options?: { active?: boolean }): Promise<string>
  /** How often the provider suspended and let in this account. */
  effects(account: string): Promise<{ suspended: number; resumed: number }>
}

const cause = { actor: 'admin-1' }

export async function goBy(
  rig: Rig,
  { id: tenant }: Company,
  document: ProviderDocument | undefined,
  secret: string | null = null,
): Promise<void> {
  await putIdentityProvider(rig.intake, { tenant, cause }, { document, secret, accept: () => undefined })
  await rig.intake.teller.settled()
}

export async function goByTask(rig: Rig, company: Company): Promise<void> {
  await goBy(rig, company, { mode: 'task', text: 'Suspend the account in the portal.' })
}

/** Lets the company go by a provider of its own. */
export async function goByScim(
  rig: Rig,
  company: Company,
  settings: Omit<NewProvider, 'token'> = {},
): Promise<ScimCompany> {
  const token = randomBytes(16).toString('hex')
  const provider = `of-${company.id}`
  const { baseUrl } = await rig.scim.putProvider({ id: provider, token, ...settings })
  await goBy(rig, company, { mode: 'scim2', baseUrl }, token)
  return {
    ...company,
    provider,
    async enrol(id, { active = true } = {}) {
      const userName = `${id.toLowerCase()}.${company.id}@example.se`
      const [account = ''] = await rig.scim.addUsers({ provider, users: [{ userName, active }] })
      await company.put(id, {})
      return account
    },
    async effects(account) {
      const counts = await rig.scim.counts({ provider, user: account })
      return counts.reduce(
        (sum, { suspended, resumed }) => ({
          suspended: sum.suspended + suspended,
          resumed: sum.resumed + resumed,
        }),
        { suspended: 0, resumed: 0 },
      )
    },
  }
}

export async function scimCompany(
  rig: Rig,
  settings: Omit<NewProvider, 'token'> = {},
  changes: Partial<SettingsDocument> = {},
): Promise<ScimCompany> {
  return await goByScim(rig, await rig.company(changes), settings)
}

export async function taskCompany(rig: Rig, changes: Partial<SettingsDocument> = {}): Promise<Company> {
  const company = await rig.company(changes)
  await goByTask(rig, company)
  return company
}

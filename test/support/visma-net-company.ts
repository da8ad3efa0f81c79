// A company in the sandbox's Visma.net, with all that an integration with it needs.
import { randomInt, randomUUID } from 'node:crypto'
import type { VismaNetCredentials, VismaNetMapping } from '../../src/connectors/visma-net/entry.ts'
import { createSandboxControl } from '../../src/sandbox/control-client.ts'
import { createVismaNetControl } from '../../src/sandbox/visma-net/control-client.ts'
import type { NewCompanyInVismaNet, VismaNetControl } from '../../src/sandbox/visma-net/control-client.ts'
import { mappingOf, taxUnit, workTimeAgreement } from './visma-net-people.ts'

export type VismaNetCompany = {
  /** Its id there. */
  tenantId: string
  /** As it was put, to be put again with changes. */
  settings: NewCompanyInVismaNet
  credentials: VismaNetCredentials
  /** For the people of `visma-net-people.ts`. */
  mapping: VismaNetMapping
  control: VismaNetControl
}

/** `url`: of the sandbox. A client and a tenant of its own, whose jobs are over at once unless `control` says otherwise. */
export async function putVismaNetCompany({
  url,
  mapping = mappingOf(),
  ...changes
}: { url: string; mapping?: VismaNetMapping } & Partial<NewCompanyInVismaNet>): Promise<VismaNetCompany> {
  const clientId = `koppling-payroll-${randomUUID()}`
  const clientSecret = randomUUID()
  await createSandboxControl(url).putClient({
    id: clientId,
    clientSecret,
    scopes: ['visma_net_employee:employees:read', 'visma_net_employee:employees:write'],
  })
  const control = createVismaNetControl(url)
  const settings = {
    tenantId: randomUUID(),
    name: 'Fjord AS',
    // Of its own, since a company is known by it.
    organisationNumber: `9${randomInt(10_000_000, 99_999_999)}`,
    taxUnits: [{ id: taxUnit, name: 'Fjord Oslo' }],
    workTimeAgreements: [{ id: workTimeAgreement, name: '37.5 hours' }],
    ...changes,
  }
  await control.putCompany(settings)
  await control.putSettings({ jobSeconds: { least: 0, most: 0 } })
  const { tenantId } = settings
  const credentials = { clientId, clientSecret, tenantId, apiUrl: `${url}/visma-net/v2` }
  return { tenantId, settings, credentials, mapping, control }
}

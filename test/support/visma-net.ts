import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandboxControl } from '../../src/sandbox/control-client.ts'
import { startSandbox } from '../../src/sandbox/main.ts'
import { createVismaNetControl } from '../../src/sandbox/visma-net/control-client.ts'
import type { SandboxControl } from '../../src/sandbox/control-client.ts'
import type { NewCompanyInVismaNet, VismaNetControl } from '../../src/sandbox/visma-net/control-client.ts'

export const vismaNetScopes = ['visma_net_employee:employees:read', 'visma_net_employee:employees:write']

export const vismaNetClient = {
  id: 'koppling-payroll',
  clientSecret: 'of-koppling-payroll',
  scopes: vismaNetScopes,
}

export const vismaNetCompany = {
  tenantId: '11111111-2222-4333-8444-555555555555',
  name: 'Fjord AS',
  organisationNumber: '999999999',
  taxUnits: [{ id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Fjord Oslo' }],
  workTimeAgreements: [{ id: 'bbbbbbbb-0000-4000-8000-000000000001', name: '37.5 hours' }],
} satisfies NewCompanyInVismaNet

export type VismaNetSandbox = AsyncDisposable & {
  url: string
  apiUrl: string
  tokenUrl: string
  port: number
  control: VismaNetControl
  visma: SandboxControl
}

/** The sandbox of a folder of its own, with the client and without companies. */
export async function startVismaNetSandbox({
  folder,
  port = 0,
}: { folder?: string; port?: number } = {}): Promise<VismaNetSandbox> {
  await using stack = new AsyncDisposableStack()
  const own = folder ?? (await mkdtemp(join(tmpdir(), 'koppling-visma-net-')))
  if (folder === undefined) stack.defer(() => rm(own, { recursive: true, force: true }))
  const server = await startSandbox({ port, folder: own })
  stack.defer(() => server.stop())
  const visma = createSandboxControl(server.url)
  await visma.putClient(vismaNetClient)
  const kept = stack.move()
  return {
    url: server.url,
    apiUrl: `${server.url}/visma-net/v2`,
    tokenUrl: `${server.url}/connect/token`,
    port: server.port,
    control: createVismaNetControl(server.url),
    visma,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandboxControl, type SandboxControl } from '../../src/sandbox/control-client.ts'
import { startSandbox } from '../../src/sandbox/main.ts'
import { createScimControl, type ScimControl } from '../../src/sandbox/scim/control-client.ts'
import { createVismaConnect, type VismaConnect } from '../../src/visma-connect/public-api.ts'

export const sandboxClient = 'koppling-test'

export type RigSandbox = AsyncDisposable & {
  control: SandboxControl
  scim: ScimControl
  client: VismaConnect
  /** Of the client, as a deployment is told them. */
  urls: { tokenUrl: string; apiUrl: string }
}

/** The sandbox of Visma Connect, and the product's client to it. */
export async function startRigSandbox(): Promise<RigSandbox> {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'koppling-sandbox-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const server = await startSandbox({ port: 0, folder })
  stack.defer(() => server.stop())
  const control = createSandboxControl(server.url)
  const clientSecret = randomBytes(16).toString('hex')
  await control.putClient({ id: sandboxClient, clientSecret })
  const urls = { tokenUrl: `${server.url}/connect/token`, apiUrl: `${server.url}/v1.0` }
  const client = createVismaConnect({
    ...urls,
    clientId: sandboxClient,
    clientSecret,
    scopes: ['publicapi:user:read', 'publicapi:user:update', 'publicapi:user:create'],
  })
  stack.defer(() => client.close())
  const kept = stack.move()
  return {
    control,
    scim: createScimControl(server.url),
    client,
    urls,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

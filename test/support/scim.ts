import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createScimControl } from '../../src/sandbox/scim/control-client.ts'
import type { ScimControl } from '../../src/sandbox/scim/control-client.ts'
import { startSandbox } from '../../src/sandbox/main.ts'

export type ScimSandbox = AsyncDisposable & { url: string; control: ScimControl }

/** The sandbox of a folder of its own, without providers. */
export async function startScimSandbox({ folder }: { folder?: string } = {}): Promise<ScimSandbox> {
  await using stack = new AsyncDisposableStack()
  const own = folder ?? (await mkdtemp(join(tmpdir(), 'koppling-scim-')))
  if (folder === undefined) stack.defer(() => rm(own, { recursive: true, force: true }))
  const server = await startSandbox({ port: 0, folder: own })
  stack.defer(() => server.stop())
  const kept = stack.move()
  return {
    url: server.url,
    control: createScimControl(server.url),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

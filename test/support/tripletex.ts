import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTripletexControl } from '../../src/sandbox/tripletex/control-client.ts'
import type { NewCompanyInSandbox, TripletexControl } from '../../src/sandbox/tripletex/control-client.ts'
import { startSandbox } from '../../src/sandbox/main.ts'

export const tripletexTokens = {
  consumerToken: 'test-consumer-of-koppling',
  employeeToken: 'test-employee-of-fjord',
}

export const fjord: NewCompanyInSandbox = {
  name: 'Fjord AS',
  organisationNumber: '999999999',
  tokens: [tripletexTokens],
}

export type TripletexSandbox = AsyncDisposable & { url: string; apiUrl: string; control: TripletexControl }

/** The sandbox of a folder of its own, without companies. */
export async function startTripletexSandbox({ folder }: { folder?: string } = {}): Promise<TripletexSandbox> {
  await using stack = new AsyncDisposableStack()
  const own = folder ?? (await mkdtemp(join(tmpdir(), 'koppling-tripletex-')))
  if (folder === undefined) stack.defer(() => rm(own, { recursive: true, force: true }))
  const server = await startSandbox({ port: 0, folder: own })
  stack.defer(() => server.stop())
  const kept = stack.move()
  return {
    url: server.url,
    apiUrl: `${server.url}/tripletex/v2`,
    control: createTripletexControl(server.url),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

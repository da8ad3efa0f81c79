/** The sandbox at the size of a large deployment. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { createSandboxControl } from '../../src/sandbox/control-client.ts'
import { startSandbox } from '../../src/sandbox/server.ts'
import { createVismaConnect } from '../../src/visma-connect/public-api.ts'

test('of 100,000 people 5,000 are unlinked, and after a restart the ledger says exactly that', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'koppling-sandbox-'))
  const since = performance.now()
  const lap = (what: string) => console.log(`${what} after ${Math.round(performance.now() - since)} ms`)
  const first = await startSandbox({ port: 0, folder })
  const control = createSandboxControl(first.url)
  await control.putClient({ id: 'hr', clientSecret: 'of-hr' })
  const people = Array.from({ length: 100_000 }, (_, index) => ({ email: `p${index}@example.se` }))
  const { ids } = await control.addPeople({ people, client: 'hr' })
  lap('100,000 people were there')

  const client = createVismaConnect(
    {
      tokenUrl: `${first.url}/connect/token`,
      apiUrl: `${first.url}/v1.0`,
      clientId: 'hr',
      clientSecret: 'of-hr',
      scopes: ['publicapi:user:read', 'publicapi:user:update'],
    },
    { callMs: 600_000 },
  )
  const leavers = ids.slice(0, 5_000)
  await Promise.all(leavers.map((id) => client.unlink(id)))
  lap('5,000 were unlinked')
  await client.close()
  await first.stop()

  const second = await startSandbox({ port: 0, folder })
  lap('a restart was ready')
  const counts = await createSandboxControl(second.url).counts()
  expect(counts.map(({ user }) => user).toSorted()).toEqual(leavers.toSorted())
  expect(
    counts.filter(({ unlinked, refused, connected }) => unlinked !== 1 || refused !== 0 || connected),
  ).toEqual([])
  expect(await createSandboxControl(second.url).status()).toMatchObject({
    people: 100_000,
    ledger: { entries: 5_000 },
  })
  await second.stop()
  await rm(folder, { recursive: true, force: true })
})

// `npm start` as a stranger meets it: an empty folder, a kill in the middle of the load, a start that goes on, and one that finds it running.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectSampleAsRuled, localFile, ownHome, startInstance } from '../support/instance.ts'

test(
  'L14: killed with everything in the middle of the load, a start goes on: one leaver and one effect per person',
  { timeout: 300_000 },
  async () => {
    await using home = await ownHome()
    const first = startInstance(home)
    await first.says('200 of 200 employees')
    await first.killAll()

    await using second = startInstance(home)
    await second.says('Where to look')
    await expectSampleAsRuled(home)

    const { tenants } = await localFile(home.folder)
    expect(tenants.map(({ id, keys }) => [id, Object.keys(keys)])).toEqual([
      ['acme', ['hr', 'admin', 'viewer']],
    ])
    expect((await stat(join(home.folder, 'local.json'))).mode & 0o777).toBe(0o600)

    await using third = startInstance(home)
    await expect(third.says('Where to look')).rejects.toThrow(
      'koppling is already running at api http://127.0.0.1:',
    )
  },
)

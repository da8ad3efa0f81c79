// `npm start` as a stranger meets it: an empty folder, a kill in the middle of the load, a start that goes on, one that finds it
// running, Ctrl-C, and a start on what is there.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectSampleAsRuled, localFile, ownHome, startInstance } from '../support/instance.ts'
import { stateOf } from '../support/instance-state.ts'

test(
  'L14: killed in the middle of the load a start goes on; stopped in order the next one repeats nothing: one effect per person',
  { timeout: 900_000 },
  async () => {
    await using home = await ownHome()
    const first = startInstance(home)
    await first.says('200 of 200 employees')
    await first.killAll()

    const environment = { KOPPLING_HOST: 'localhost' }
    await using second = startInstance(home, { environment })
    await second.says('Where to look')
    await expectSampleAsRuled(home)

    const { api, tenants } = await localFile(home.folder)
    expect(api).toMatch(/^http:\/\/localhost:\d+$/)
    expect(tenants.map(({ id, keys }) => [id, Object.keys(keys)])).toEqual([
      ['acme', ['hr', 'admin', 'viewer']],
    ])
    expect((await stat(join(home.folder, 'local.json'))).mode & 0o777).toBe(0o600)

    const third = startInstance(home)
    await expect(third.says('Where to look')).rejects.toThrow(
      'koppling is already running at api http://localhost:',
    )

    // What the kill left untold is told by the sweep, which also looks through what is kept, once a day.
    const told = { timeout: 150_000, interval: 1_000 }
    await expect.poll(() => stateOf(home), told).toMatchObject({ untold: 0, unkept: 0 })
    const before = await stateOf(home)
    await second.stop()
    await using fourth = startInstance(home)
    await fourth.says('Where to look')
    expect(fourth.output()).not.toContain('Sample company')
    await expectSampleAsRuled(home)
    expect(await stateOf(home)).toEqual(before)

    // Its integration is the same one.
    expect((await localFile(home.folder)).tenants).toEqual(tenants)
  },
)

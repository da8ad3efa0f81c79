// The set-up of the sample company's integration, as a person is shown it: by the script of the README, twice.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { ownHome, startInstance } from '../support/instance.ts'

const tryIt = (folder: string) => promisify(execFile)(process.execPath, ['tools/try-integration.ts', folder])

test('I1-I12: the script sets the integration up, to a live run that has nothing left to write', async () => {
  await using home = await ownHome()
  await using instance = startInstance(home)
  await instance.says('Where to look')
  const { stdout } = await tryIt(home.folder)
  expect(stdout).toMatch(
    /They open Acme Eksempel AS[^]*green[^]*held, because first-live-run[^]*created \d+[^]*\n {3}0 writes\n$/,
  )
  expect((await tryIt(home.folder)).stdout, 'live already').toMatch(/\n {3}0 writes\n$/)
})

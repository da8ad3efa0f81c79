// What the files of the data folder, and the disk below them, can do to a start, as it is told to people.
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lastPorts, localFilePath } from '../../src/local/local-file.ts'
import { explainFileErrors } from '../../src/local/local-error.ts'
import { urlAt } from '../../src/local/port.ts'
import { sampleStateFile } from '../../src/local/sample/state.ts'
import { localSecrets } from '../../src/local/secrets.ts'
import { explainTemporal } from '../../src/local/temporal-dev-server.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koppling-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

const cutOff = '{"keys":"local:c2VjcmV0","platformKey":"kop_platform_'

test.for([
  ['secrets.json', cutOff],
  ['secrets.json', '{"keys":"local:c2VjcmV0"}'],
  ['secrets.json', ''],
  ['sample.json', cutOff],
] as const)('a damaged %s is told with the way out and without what is in it: %s', async ([name, text]) => {
  const path = join(folder, name)
  await writeFile(path, text)
  const read = name === 'secrets.json' ? localSecrets(folder) : sampleStateFile(folder).read()
  await expect(read).rejects.toMatchObject({
    name: 'LocalError',
    code: 'file-damaged',
    message: `The file ${path} is damaged. Put a copy of it back, or set KOPPLING_HOME to another folder to begin anew.`,
  })
})

test('a damaged local.json stops no start: it holds only where things were last time, and is written anew', async () => {
  await writeFile(localFilePath(folder), cutOff)
  expect(await lastPorts(folder)).toEqual({})
})

// Linux has a device that is always full.
test.skipIf(!existsSync('/dev/full'))(
  'a disk that is full is told with the folder and the way out',
  async () => {
    const act = () => writeFile('/dev/full', 'a line')
    await expect(explainFileErrors({ folder, setting: 'KOPPLING_HOME' }, act)).rejects.toMatchObject({
      code: 'disk-full',
      message: `The disk that holds ${folder} is full. Make room there and start again.`,
    })
  },
)

test.for([
  ['write /data/temporal.db-wal: no space left on device', 'disk-full'],
  ['unable to start: database or disk is full (13)', 'disk-full'],
  ['something else', 'server-did-not-start'],
] as const)('Temporal saying “%s” is told as %s', ([said, code]) => {
  expect(explainTemporal({ said, file: '/data/temporal.db' })).toMatchObject({ code })
})

test('an address that stands for all is called by the one of this machine', () => {
  expect(['127.0.0.1', '0.0.0.0', '::', 'localhost'].map((host) => urlAt({ host, port: 8080 }))).toEqual([
    'http://127.0.0.1:8080',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
    'http://localhost:8080',
  ])
})

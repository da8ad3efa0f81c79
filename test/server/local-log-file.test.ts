import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLogFile } from '../../src/local/log-file.ts'
import { ownFolder, within } from './local-rig.ts'

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => undefined))?.size ?? 0

test('a log that grows past its limit while the child writes goes on in a new one, beside the former', async () => {
  const path = join(await ownFolder(), 'child.log')
  const log = await openLogFile(path, { maxBytes: 10_000, lookEveryMs: 20 })
  const child = spawn('/bin/sh', ['-c', 'while :; do echo 0123456789; done'], {
    stdio: ['ignore', log.handle.fd, 'ignore'],
  })
  await expect.poll(() => sizeOf(`${path}.1`), within).toBeGreaterThan(10_000)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await expect.poll(() => sizeOf(path), within).toBeLessThanOrEqual(10_000)
  await log.close()
})

test('a log that is large at the start is set aside', async () => {
  const path = join(await ownFolder(), 'child.log')
  await writeFile(path, 'x'.repeat(6_000))
  const log = await openLogFile(path, { maxBytes: 10_000, lookEveryMs: 60_000 })
  expect([await sizeOf(path), await sizeOf(`${path}.1`)]).toEqual([0, 6_000])
  await log.close()
})

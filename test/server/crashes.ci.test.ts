// L14: each process of an instance is killed once while the sample company is loaded and once within each step of its leavers;
// what ends by itself is started again.
import { expect, test, vi } from 'vitest'
import { freePort } from '../../src/local/port.ts'
import { createSandboxControl, type SandboxControl } from '../../src/sandbox/control-client.ts'
import type { NewFault } from '../../src/sandbox/faults.ts'
import {
  expectSampleAsRuled,
  leaversOf,
  ownHome,
  partNames,
  startInstance,
  type Home,
  type Instance,
} from '../support/instance.ts'

type Running = { home: Home; instance: Instance; sandbox: SandboxControl }

/** Each returns when the moment has come. */
const moments: Record<string, (running: Running) => Promise<void>> = {
  'the load goes on': ({ instance }) => instance.says('50 of 200 employees'),

  async 'connections are asked for and still there'(running) {
    // Longer than koppling waits: nobody is unlinked, and a call is under way, until the fault is cleared.
    await strike(running, { kind: 'slow', ms: 600_000, on: ['unlink'] })
    await vi.waitFor(async () => {
      const steps = (await leaversOf(running.home)).map((leaver) => leaver.steps)
      expect(steps.filter(({ account }) => account.state === 'done')).not.toEqual([])
      expect(steps.filter(({ connection }) => connection.state === 'done')).toEqual([])
    }, patience)
    expect(await unlinked(running.sandbox)).toBe(0)
  },

  async 'connections are removed and no answer comes'(running) {
    await strike(running, { kind: 'do-then-drop', on: ['unlink'] })
    await vi.waitFor(async () => expect(await unlinked(running.sandbox)).toBeGreaterThan(0), patience)
    const steps = (await leaversOf(running.home)).map((leaver) => leaver.steps)
    expect(steps.filter(({ connection }) => connection.state === 'done')).toEqual([])
  },
}
const patience = { timeout: 240_000, interval: 100 }

async function strike({ instance, sandbox }: Running, fault: NewFault): Promise<void> {
  await instance.says('Starting the worker and the API.')
  await sandbox.addFault(fault)
}

async function unlinked(sandbox: SandboxControl): Promise<number> {
  return (await sandbox.counts()).filter((counts) => counts.unlinked > 0).length
}

/** A port for the sandbox, so that faults can be set before anybody is loaded. */
async function ownSandbox() {
  const port = await freePort({ wanted: 0, what: 'the sandbox', report: () => undefined })
  return {
    environment: { KOPPLING_SANDBOX_PORT: String(port) },
    sandbox: createSandboxControl(`http://127.0.0.1:${port}`),
  }
}

test.for(partNames.flatMap((part) => Object.keys(moments).map((moment) => [part, moment] as const)))(
  'L14: %s killed while %s: nothing is lost, nothing is repeated',
  async ([part, moment]) => {
    await using home = await ownHome()
    const { environment, sandbox } = await ownSandbox()
    await using instance = startInstance(home, { environment })
    await moments[moment]?.({ home, instance, sandbox })
    await instance.killPart(part)
    await vi.waitFor(() => sandbox.clearFaults(), patience)
    await instance.says('Where to look')
    await expectSampleAsRuled(home)
    expect(instance.output()).toContain('is started again')
  },
)

test.for(Object.keys(moments))('L14: everything killed while %s, then started again', async (moment) => {
  await using home = await ownHome()
  const { environment, sandbox } = await ownSandbox()
  const first = startInstance(home, { environment })
  await moments[moment]?.({ home, instance: first, sandbox })
  await first.killAll()

  await using second = startInstance(home, { environment })
  await second.says('Where to look')
  await expectSampleAsRuled(home)
  expect(second.output()).toContain('Ready.')
})

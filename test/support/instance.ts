// `npm start` in a process of its own, as a person runs it, with a data folder and ports of its own; and ways to kill its parts.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { vi } from 'vitest'
import { z } from 'zod'
import { readSampleCompany } from '../../src/local/sample/company.ts'
import { differences } from '../../src/local/sample/expectation.ts'
import { readLeavers } from '../../src/local/sample/leavers.ts'
import { sampleApi } from '../../src/local/sample/api.ts'
import { createSandboxControl, type SandboxControl } from '../../src/sandbox/control-client.ts'

export type Home = AsyncDisposable & { folder: string }

export const partNames = ['api', 'worker', 'temporal', 'postgres', 'sandbox'] as const
export type PartName = (typeof partNames)[number]

const command = join(import.meta.dirname, '../../src/main.ts')

/** A data folder for the instances of one test; what still runs in it is ended with it. */
export async function ownHome(): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'koppling-instance-'))
  return {
    folder,
    async [Symbol.asyncDispose]() {
      for (const { pid } of (await readLock(folder)).children) killGroup(pid)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Instance = AsyncDisposable & {
  /** Waits for a line of the output that holds the text; rejects when the instance ends without it. */
  says(text: string): Promise<void>
  output(): string
  /** Kills a part's process group, without a word to anyone. */
  killPart(name: PartName): Promise<void>
  /** Kills the instance itself and everything that it started. */
  killAll(): Promise<void>
}

export function startInstance({ folder }: Home): Instance {
  const child = spawn(process.execPath, [command, 'start'], {
    env: {
      ...inherited(),
      KOPPLING_HOME: folder,
      KOPPLING_PORT: '0',
      KOPPLING_SANDBOX_PORT: '0',
      KOPPLING_DATABASE_PORT: '0',
      KOPPLING_TEMPORAL_PORT: '0',
      KOPPLING_TEMPORAL_UI_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => lines.push(line))
  const ended = once(child, 'exit')
  const output = () => lines.join('\n')
  return {
    output,
    says: (text) => until(() => says({ text, child, lines })),
    async killPart(name) {
      const { children } = await readLock(folder)
      const part = children.findLast((each) => each.name === name)
      if (part === undefined)
        throw new Error(`no ${name} among ${children.map((each) => each.name).join(', ')}`)
      killGroup(part.pid)
    },
    async killAll() {
      const { children } = await readLock(folder)
      child.kill('SIGKILL')
      for (const { pid } of children) killGroup(pid)
      await ended
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** What is asserted of an instance with the sample company loaded: everyone as the rules say, one effect per person. */
export async function expectSampleAsRuled({ folder }: Home): Promise<void> {
  const { tenants, api, sandbox } = await localFile(folder)
  const { day } = z.object({ day: z.string() }).parse(await readJson(join(folder, 'sample.json')))
  const company = readSampleCompany()
  await vi.waitFor(
    async () => {
      const viewer = sampleApi({ url: api, key: tenants[0]?.keys['viewer'] ?? '', report: () => undefined })
      const wrong = differences({ company, seen: await readLeavers(viewer), day })
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
    },
    { timeout: 240_000, interval: 500 },
  )
  const wanted = company.leavers.filter(
    ({ expect }) => 'connection' in expect && expect.connection === 'done',
  ).length
  await expectOneUnlinkEach({ control: createSandboxControl(sandbox), wanted })
}

async function expectOneUnlinkEach({
  control,
  wanted,
}: {
  control: SandboxControl
  wanted: number
}): Promise<void> {
  const unlinked = (await control.counts()).map((counts) => counts.unlinked).filter((count) => count > 0)
  if (unlinked.some((count) => count !== 1))
    throw new Error(`someone was unlinked more than once: ${unlinked.join(' ')}`)
  if (unlinked.length !== wanted) throw new Error(`${unlinked.length} people were unlinked, not ${wanted}`)
}

const LocalFile = z.object({
  api: z.string(),
  sandbox: z.string(),
  tenants: z.array(z.object({ id: z.string(), keys: z.record(z.string(), z.string()) })),
})

export async function localFile(folder: string): Promise<z.infer<typeof LocalFile>> {
  return LocalFile.parse(await readJson(join(folder, 'local.json')))
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

const Held = z.object({
  state: z.object({ children: z.array(z.object({ pid: z.int(), name: z.string() })) }),
})

async function readLock(folder: string): Promise<z.infer<typeof Held>['state']> {
  const numbers = (await readdir(folder)).flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? []).map(Number)
  if (numbers.length === 0) return { children: [] }
  return Held.parse(await readJson(join(folder, `lock.${Math.max(...numbers)}`))).state
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

function says({
  text,
  child,
  lines,
}: {
  text: string
  child: ChildProcess
  lines: readonly string[]
}): boolean {
  if (lines.some((line) => line.includes(text))) return true
  if (child.exitCode === null && child.signalCode === null) return false
  throw new Error(`the instance ended without saying "${text}":\n${lines.join('\n')}`)
}

async function until(holds: () => boolean): Promise<void> {
  await vi.waitUntil(holds, { timeout: 240_000, interval: 20 })
}

/** What a person's shell gives to it; nothing that would point it at other servers. */
function inherited(): NodeJS.ProcessEnv {
  const { PATH, HOME, XDG_CACHE_HOME, TEMPORAL_CLI } = process.env
  return { PATH, HOME, XDG_CACHE_HOME, TEMPORAL_CLI }
}

// `npm start` as a person runs it, with a data folder and ports of its own; and ways to stop it and to kill its parts.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, vi } from 'vitest'
import { z } from 'zod'
import { isRunning } from '../../src/local/process-identity.ts'
import { readSampleCompany, type SampleCompany } from '../../src/local/sample/company.ts'
import { differences } from '../../src/local/sample/expectation.ts'
import { readLeavers, type SeenLeaver } from '../../src/local/sample/leavers.ts'
import { sampleApi } from '../../src/local/sample/api.ts'
import { createSandboxControl, type SandboxControl } from '../../src/sandbox/control-client.ts'
import { removeHome } from './home-folder.ts'

export type Home = AsyncDisposable & { folder: string }

export const partNames = ['api', 'worker', 'temporal', 'postgres', 'sandbox'] as const
export type PartName = (typeof partNames)[number]

const repository = join(import.meta.dirname, '../..')

/** A data folder for the instances of one test. What still runs in it at the end is ended, and fails the test. */
export async function ownHome(): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'koppling-instance-'))
  return {
    folder,
    async [Symbol.asyncDispose]() {
      const left = await running((await readLock(folder)).children)
      for (const { pid } of left) killGroup(pid)
      await removeHome(folder)
      if (left.length > 0) throw new Error(`left running: ${left.map(({ name }) => name).join(', ')}`)
    },
  }
}

export type Instance = AsyncDisposable & {
  /** Waits for a line of the output that holds the text; rejects when the instance ends without it. */
  says(text: string): Promise<void>
  output(): string
  /** Ctrl-C; asserts that everything ends in order. Disposing does so too, unless it has ended. */
  stop(): Promise<void>
  /** Kills a part's process group, without a word to anyone. */
  killPart(name: PartName): Promise<void>
  /** Kills the instance itself and everything that it started. */
  killAll(): Promise<void>
}

export function startInstance(
  { folder }: Home,
  { environment = {} }: { environment?: Record<string, string> } = {},
): Instance {
  const child = spawn('npm', ['start'], {
    cwd: repository,
    env: {
      ...inherited(),
      KOPPLING_HOME: folder,
      KOPPLING_PORT: '0',
      KOPPLING_SANDBOX_PORT: '0',
      KOPPLING_DATABASE_PORT: '0',
      KOPPLING_TEMPORAL_PORT: '0',
      KOPPLING_TEMPORAL_UI_PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const group = -(child.pid ?? Number.NaN)
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => lines.push(line))
  const ended = once(child, 'exit')
  const output = () => lines.join('\n')
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const stop = async (): Promise<void> => {
    const { children } = await readLock(folder)
    // A terminal signals all that it runs, and npm passes the signal on: the product hears it twice within milliseconds.
    process.kill(group, 'SIGINT')
    for (const ms of [5, 20, 80]) setTimeout(() => hasEnded() || process.kill(group, 'SIGINT'), ms)
    const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null]
    const left = (await running(children)).map(({ name }) => name)
    const recorded = (await readLock(folder)).children.map(({ name }) => name)
    expect({ code, signal, left, recorded }, `the end of an instance that said:\n${output()}`).toEqual({
      code: 0,
      signal: null,
      left: [],
      recorded: [],
    })
  }
  return {
    output,
    stop,
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
      process.kill(group, 'SIGKILL')
      for (const { pid } of children) killGroup(pid)
      await ended
      await vi.waitFor(async () => expect(await running(children)).toEqual([]), { timeout: 60_000 })
    },
    async [Symbol.asyncDispose]() {
      if (!hasEnded()) await stop()
    },
  }
}

/** What is asserted of an instance with the sample company loaded: everyone as the rules say, one effect per person. */
export async function expectSampleAsRuled(home: Home): Promise<void> {
  const { sandbox } = await localFile(home.folder)
  const company = readSampleCompany()
  await vi.waitFor(
    async () => {
      const { day } = await sampleFile(home.folder)
      const wrong = differences({ company, seen: await leaversOf(home), day })
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
    },
    { timeout: 240_000, interval: 500 },
  )
  await expectOneUnlinkEach({ control: createSandboxControl(sandbox), wanted: toUnlink(company) })
}

/** The leavers as the API shows them, also while the sample company is loading. */
export async function leaversOf({ folder }: Home): Promise<SeenLeaver[]> {
  const { addresses } = await readLock(folder)
  const { keys } = await sampleFile(folder)
  return await readLeavers(
    sampleApi({ url: addresses['api'] ?? '', key: keys.viewer, report: () => undefined }),
  )
}

/** The e-mails of those whose connection the rules remove. */
function toUnlink({ leavers, employees }: SampleCompany): string[] {
  return leavers
    .filter(({ expect: wanted }) => 'connection' in wanted && wanted.connection === 'done')
    .map(({ employment }) => {
      const employee = employees.find(({ employments }) => employments.some(({ id }) => id === employment))
      return employee?.user?.vismaConnectEmail ?? `nobody, of ${employment}`
    })
}

async function expectOneUnlinkEach({
  control,
  wanted,
}: {
  control: SandboxControl
  wanted: readonly string[]
}): Promise<void> {
  const seen = (await control.counts()).filter(({ unlinked }) => unlinked > 0)
  expect(
    Object.fromEntries(seen.map(({ email, unlinked }) => [email, unlinked])),
    'who was unlinked, and how often',
  ).toEqual(Object.fromEntries(wanted.map((email) => [email, 1])))
}

const LocalFile = z.object({
  api: z.string(),
  temporal: z.string(),
  sandbox: z.string(),
  tenants: z.array(
    z.object({
      id: z.string(),
      keys: z.record(z.string(), z.string()),
      integration: z.object({ id: z.string(), credentials: z.record(z.string(), z.string()) }),
    }),
  ),
})

export async function localFile(folder: string): Promise<z.infer<typeof LocalFile>> {
  return LocalFile.parse(await readJson(join(folder, 'local.json')))
}

const SampleFile = z.object({ day: z.string(), keys: z.object({ viewer: z.string() }) })

async function sampleFile(folder: string): Promise<z.infer<typeof SampleFile>> {
  return SampleFile.parse(await readJson(join(folder, 'sample.json')))
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

const Held = z.object({
  state: z.object({
    addresses: z.record(z.string(), z.string()),
    children: z.array(z.object({ pid: z.int(), startedAt: z.string(), name: z.string() })),
  }),
})

type Child = z.infer<typeof Held>['state']['children'][number]

async function running(children: readonly Child[]): Promise<Child[]> {
  const alive = await Promise.all(children.map(isRunning))
  return children.filter((_, index) => alive[index])
}

async function readLock(folder: string): Promise<z.infer<typeof Held>['state']> {
  const numbers = (await readdir(folder)).flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? []).map(Number)
  if (numbers.length === 0) return { addresses: {}, children: [] }
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

// What the tests of the local servers share: folders that are removed again, and instances that can be killed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { identifyProcess } from '../../src/local/process-identity.ts'
import { removeHome } from '../support/home-folder.ts'
import type { Environment } from '../../src/local/local-server.ts'

const { env } = process
/** The settings of this machine, handed in as `npm start` does: servers are in the same cache and found the same way. */
export const machine: Environment = env

/** Ends the program that downloads at once: loading the SDK takes a second, and this machine may have a network. */
const NO_DOWNLOAD = `if(process.argv[1]?.endsWith('download-server.ts')){console.error('no network');process.exit(1)}`

/** Settings of a machine that has nothing: no programs, no cache, and no network. */
export async function bareMachine(): Promise<{ environment: Environment; bin: string; cache: string }> {
  const folder = await ownFolder()
  const bin = join(folder, 'bin')
  await mkdir(bin)
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(NO_DOWNLOAD)}`
  return {
    environment: { PATH: bin, XDG_CACHE_HOME: folder, NODE_OPTIONS },
    bin,
    cache: join(folder, 'koppling'),
  }
}

/** A program of a few lines of shell. */
export async function writeProgram({ path, lines }: { path: string; lines: string }): Promise<string> {
  await writeFile(path, `#!/bin/sh\nPATH=/usr/bin:/bin\n${lines}\n`, { mode: 0o755 })
  return path
}

/** A folder of the test's own. */
export async function ownFolder(): Promise<string> {
  const folder = await makeFolder()
  onTestFinished(() => removeHome(folder))
  return folder
}

export function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'koppling-local-'))
}

type Fact = {
  path?: string
  line?: string
  job?: string
  pid?: number
  url?: string
  folder?: string
  ready?: boolean
  refused?: string
}

export type Instance = {
  pid: number
  facts: Fact[]
  /** what this job said of itself */
  fact(job: string): Fact & { pid: number }
  kill(): Promise<void>
}

const INSTANCE = fileURLToPath(new URL('local-instance.ts', import.meta.url))

/** Runs local-instance.ts until it is ready, refused, or has said what is waited for. */
export async function startInstance({
  folder,
  jobs,
  environment = {},
  until,
  hear = () => undefined,
}: {
  folder: string
  jobs: string[]
  /** the line of progress to wait for */
  until?: string
  environment?: Environment
  /** is told of each fact as it comes */
  hear?: (fact: Fact) => void
}): Promise<Instance> {
  const child = spawn(process.execPath, [INSTANCE, folder, ...jobs], {
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  // Not inherited: the runner waits for everybody who holds the output of a test's process.
  child.stderr.pipe(process.stderr, { end: false })
  const exited = once(child, 'exit')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
  }
  onTestFinished(kill)
  const facts: Fact[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const fact = JSON.parse(line) as Fact
    facts.push(fact)
    hear(fact)
    if (fact.ready || fact.refused || (until !== undefined && fact.line === until)) break
  }
  const fact = (job: string): Fact & { pid: number } => {
    const found = facts.find((each) => each.job === job)
    if (found?.pid === undefined) throw new Error(`${job} did not start: ${JSON.stringify(facts)}`)
    return { ...found, pid: found.pid }
  }
  return { pid: child.pid ?? 0, facts, fact, kill }
}

/** For conditions that are waited for: a busy machine is no failure. */
export const within = { timeout: 60_000 }

export async function isAlive(pid: number): Promise<boolean> {
  return (await identifyProcess(pid)) !== undefined
}

/** A report, and what it was told. */
export function listen(): { report: (line: string) => void; lines: string[] } {
  const lines: string[] = []
  return { report: (line) => void lines.push(line), lines }
}

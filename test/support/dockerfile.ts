// A Dockerfile's steps in a folder instead of an image, for machines without a container engine.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, readFile } from 'node:fs/promises'
import { basename, delimiter, dirname, join } from 'node:path'
import { root } from './compose.ts'

export type Image = { folder: string; environment: NodeJS.ProcessEnv; entrypoint: string[] }

type Step = { instruction: string; text: string }

/** The steps in order, continued lines joined, without comments. */
function stepsOf(dockerfile: string): Step[] {
  const lines = dockerfile.replaceAll(/\\\n/g, ' ').split('\n')
  return lines.flatMap((line) => {
    const [, instruction, text] = /^([A-Z]+)\s+(.+)$/.exec(line.trim()) ?? []
    return instruction === undefined || text === undefined ? [] : [{ instruction, text }]
  })
}

/** Carries out the Dockerfile of the repository: WORKDIR is the folder, which is empty and becomes the image. */
export async function buildInto(folder: string): Promise<Image> {
  const image: Image = { folder, environment: {}, entrypoint: [] }
  const sent = (await readFile(join(root, '.dockerignore'), 'utf8')).split('\n')
  for (const { instruction, text } of stepsOf(await readFile(join(root, 'Dockerfile'), 'utf8'))) {
    if (instruction === 'ENV') {
      const [name = '', value = ''] = text.split('=')
      image.environment[name] = value
    } else if (instruction === 'COPY') {
      await copy({ words: text.split(/\s+/), folder, sent })
    } else if (instruction === 'RUN') {
      // This machine's way to the packages, and a cache of its own, since the step empties it.
      const cache = { npm_config_cache: join(folder, '..', 'npm-cache') }
      const environment = { ...process.env, ...image.environment, ...cache }
      const { code, output } = await run({ ...image, environment }, ['sh', '-c', text])
      if (code !== 0) throw new Error(`RUN ${text} ended with ${code}:\n${output}`)
    } else if (instruction === 'ENTRYPOINT') {
      image.entrypoint = JSON.parse(text) as string[]
    } else if (!['FROM', 'WORKDIR', 'USER', 'EXPOSE', 'CMD'].includes(instruction)) {
      throw new Error(`the Dockerfile's ${instruction} is not known here`)
    }
  }
  return image
}

async function copy({
  words,
  folder,
  sent,
}: {
  words: string[]
  folder: string
  sent: readonly string[]
}): Promise<void> {
  const target = words.pop() ?? ''
  for (const source of words) {
    if (!sent.includes(`!${source}`)) throw new Error(`.dockerignore keeps ${source} from the builder`)
    const to = target.endsWith('/') ? join(folder, target, basename(source)) : join(folder, target)
    await cp(join(root, source), to, { recursive: true })
  }
}

/** Starts a command in the image, with its environment and this Node first on the PATH. */
export function start(
  { folder, environment }: Image,
  [command = '', ...args]: readonly string[],
): ChildProcess {
  const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter)
  return spawn(command, args, {
    cwd: folder,
    env: { ...environment, PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs a command in the image to its end. */
export async function run(
  image: Image,
  command: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const child = start(image, command)
  const output = collect(child)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output: output() }
}

/** What a process has said so far. */
export function collect(child: ChildProcess): () => string {
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}

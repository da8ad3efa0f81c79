/** Schemathesis, which makes requests from an OpenAPI document: the program that SCHEMATHESIS names, or installed once by Python. */
import { join } from 'node:path'
import { cacheFolder } from '../../../src/local/cache-folder.ts'
import { findProgram } from '../../../src/local/find-program.ts'
import type { Environment, Report } from '../../../src/local/local-server.ts'
import { makeOnce } from '../../../src/local/make-once.ts'
import { runProgram, type Outcome } from '../../../src/local/run-program.ts'

const version = '4.32.5'
const requirements = join(import.meta.dirname, 'requirements.txt')
const wayOut = `Install Python 3.10 or newer with pip, or set SCHEMATHESIS to the path of schemathesis ${version}.`
const start = 'import sys; from schemathesis.cli import schemathesis; sys.exit(schemathesis())'

/** What to run before the arguments. */
export type Schemathesis = { command: string; args: readonly string[]; paths: readonly string[] }

type Surroundings = { environment: Environment; report: Report }

export async function acquireSchemathesis(around: Surroundings): Promise<Schemathesis> {
  const named = around.environment['SCHEMATHESIS']
  if (named) return { command: named, args: [], paths: [] }
  const python = await findProgram({ name: 'python3', environment: around.environment })
  if (python === undefined) throw new Error(`There is no python3 on the PATH. ${wayOut}`)
  const { lines } = await runProgram({
    command: python,
    args: ['-c', 'import sys; print(*sys.version_info[:2])'],
    environment: around.environment,
  })
  const [major = 0, minor = 0] = (lines[0] ?? '').split(' ').map(Number)
  if (major !== 3 || minor < 10) throw new Error(`python3 is ${major}.${minor}. ${wayOut}`)
  // Compiled parts fit one version of Python.
  const folder = await makeOnce({
    parent: cacheFolder(around.environment),
    name: `schemathesis-${version}-python-${major}.${minor}-${process.platform}-${process.arch}`,
    report: around.report,
    make: (draft) => install({ python, draft, ...around }),
  })
  return { command: python, args: ['-c', start], paths: [folder] }
}

async function install({
  python,
  draft,
  environment,
  report,
}: Surroundings & { python: string; draft: string }): Promise<void> {
  report(`Installing Schemathesis ${version} with pip: 27 packages, 60 MB.`)
  const args = ['--no-deps', '--quiet', '--disable-pip-version-check', '--target', draft, '-r', requirements]
  const { exit, lines }: Outcome = await runProgram({
    command: python,
    args: ['-m', 'pip', 'install', ...args],
    environment,
  })
  if (exit.code !== 0) throw new Error(`pip could not install Schemathesis. ${wayOut}\n${lines.join('\n')}`)
}

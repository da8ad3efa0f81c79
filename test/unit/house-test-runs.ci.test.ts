import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Test files of a small project that runs with our configuration, without servers; `more` replaces parts of it. */
type Sample = { files: Record<string, string>; more?: string }

const configuration = (more = '') => `
  import ours from '${root}/vitest.config.ts'
  export default (env) => ({ test: { ...ours(env).test, globalSetup: [], ${more} } })
`
const imports = `import { afterAll, beforeAll, describe, expect, test } from 'vitest'\n`
const passing = `test('passes', () => { expect(1).toBe(1) })\n`
const one = (body: string) => ({ 'test/unit/one.test.ts': imports + body })

async function run({ files, more }: Sample): Promise<{ lastLine: string | undefined; status: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'koppling-test-run-'))
  try {
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    const all = { ...files, 'package.json': '{ "type": "module" }', 'vitest.config.ts': configuration(more) }
    for (const [name, content] of Object.entries(all)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content)
    }
    const runner = spawn(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'unit'],
      {
        cwd: folder,
        env: {},
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    const [output, [status]] = await Promise.all([
      text(runner.stdout),
      once(runner, 'close') as Promise<[number]>,
    ])
    return { lastLine: output.trimEnd().split('\n').at(-1), status }
  } finally {
    await rm(folder, { recursive: true })
  }
}

test.for<[string, Sample, string, number]>([
  ['all passed', { files: one(passing) }, '1 passed, 0 failed', 0],
  [
    'failed and skipped tests are counted, and a hook that breaks is one failure',
    {
      files: one(`
        ${passing}
        test('fails', () => { expect(1).toBe(2) })
        test.skip('is skipped', () => {})
        test.todo('is to come')
        describe('before', () => {
          beforeAll(() => { throw new Error('broken') })
          test('is skipped by the runner', () => {})
        })
        describe('after', () => {
          afterAll(() => { throw new Error('broken') })
          ${passing}
        })`),
    },
    '2 passed, 3 failed, 3 skipped',
    1,
  ],
  [
    'a file that does not load, or is empty, and a rejection that nobody awaits are one failure each',
    {
      files: {
        'test/unit/broken.test.ts': `import './nowhere.ts'`,
        'test/unit/empty.test.ts': '',
        ...one(`test('passes', () => { void Promise.reject(new Error('stray')); expect(1).toBe(1) })`),
      },
    },
    '1 passed, 3 failed',
    1,
  ],
  [
    'a test process that dies is a failure, and its file another',
    { files: { ...one(passing), 'test/unit/two.test.ts': `process.kill(process.pid, 'SIGKILL')` } },
    '1 passed, 2 failed',
    1,
  ],
  ['no test files at all are a failure', { files: {} }, '0 passed, 1 failed', 1],
  [
    'a common set-up that breaks is a failure',
    {
      files: { ...one(passing), 'setup.ts': `export const setup = () => { throw new Error('broken') }` },
      more: `globalSetup: './setup.ts',`,
    },
    '0 passed, 1 failed',
    1,
  ],
  [
    'what a common tear-down prints comes before the line, and breaking there is a failure',
    {
      files: {
        ...one(passing),
        'setup.ts': `export const teardown = () => { console.log('stopping'); throw new Error('broken') }`,
      },
      more: `globalSetup: './setup.ts',`,
    },
    '1 passed, 1 failed',
    1,
  ],
])('the last line of a test run: %s', async ([, sample, lastLine, status]) => {
  expect(await run(sample)).toEqual({ lastLine, status })
})

test('a test run fails on silent tests, rows of one title, lonely tests and connections elsewhere', async () => {
  const files = {
    'test/unit/silent.test.ts': `${imports} test('asserts nothing', () => {})`,
    'test/unit/rows.test.ts': `${imports} test.for([['row', 1], ['row', 2]])('%s', ([, n]) => { expect(n).toBe(n) })`,
    'test/unit/lonely.test.ts': `${imports} test.only('alone', () => { expect(1).toBe(1) })`,
    'test/unit/elsewhere.test.ts': `${imports}
      import { connect } from 'node:net'
      test('looks away', () => { connect(80, 'example.com').on('error', () => {}); expect(1).toBe(1) })`,
  }
  expect(await run({ files })).toEqual({ lastLine: '1 passed, 4 failed', status: 1 })
})

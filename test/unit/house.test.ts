// What keeps the house in order and no linter sees.
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, resolve } from 'node:path'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

type Package = { dependencies: Record<string, string>; devDependencies: Record<string, string> }

const packageOf = (path: string): string | undefined =>
  /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]

test('the workflow bundle holds our workflows, rules and names, the SDK and no other package', async () => {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/index.ts'),
    logger: new DefaultLogger('WARN'),
  })
  const map = /sourceMappingURL=data:application\/json;[^,]*,(\S+)/.exec(code)?.[1] ?? ''
  const { sources } = JSON.parse(Buffer.from(map, 'base64').toString()) as { sources: string[] }

  const packages = new Set(sources.map(packageOf).filter((name) => name !== undefined))
  expect([...packages].toSorted()).toEqual([
    '@temporalio/common',
    '@temporalio/workflow',
    'long',
    'ms',
    'nexus-rpc',
  ])

  const ours = sources.filter((path) => path.startsWith(root) && packageOf(path) === undefined)
  expect(ours).toContain(join(root, 'workflows/index.ts'))
  expect(
    ours
      .map((path) => relative(root, path))
      .filter((path) => !/^(workflows|src\/(domain|temporal))\//.test(path)),
  ).toEqual([])
})

test('every dependency is pinned to one exact version', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Package
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  expect(loose).toEqual([])
})

test('the lock file names no host that packages come from', () => {
  expect(read('package-lock.json')).not.toContain('"resolved"')
})

test('all Temporal packages share one copy of protobufjs, without which stored histories do not replay', () => {
  const here = createRequire(import.meta.url)
  const copies = ['common', 'proto', 'worker', 'client'].map((name) =>
    createRequire(here.resolve(`@temporalio/${name}`)).resolve('protobufjs'),
  )
  expect(new Set(copies)).toEqual(new Set([here.resolve('protobufjs')]))
})

test('no file switches the linter or the compiler off', () => {
  const files = globSync('{src,workflows,activities,test,bench,tools}/**/*.ts', { cwd: root })
  expect(files).toContain('test/unit/house.test.ts')
  const off = files.filter((file) =>
    /\b(?:ox|es)lint-(?:disable)|@ts-(?:ignore|nocheck|expect)/.test(read(file)),
  )
  expect(off).toEqual([])
})

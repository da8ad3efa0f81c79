import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { SummaryLine } from './test/support/reporter.ts'

type Options = TestProjectInlineConfiguration['test']

const minute = 60_000
const support = join(import.meta.dirname, 'test/support')

// `npm test` runs *.test.ts, `npm run test:ci` *.ci.test.ts, `npm run test:long` *.long.test.ts: the script's --mode decides.
const tiers = {
  test: { files: '!(*.ci|*.long).test.ts', testTimeout: 2 * minute },
  ci: { files: '*.ci.test.ts', testTimeout: 30 * minute },
  long: { files: '*.long.test.ts', testTimeout: 180 * minute },
}

export default defineConfig(({ mode }) => {
  const tier = mode === 'ci' || mode === 'long' ? mode : 'test'
  const { files, testTimeout } = tiers[tier]

  const common = {
    // Tests run on Node as the product does, types stripped, without a bundler in between.
    experimental: { viteModuleRunner: false },
    // Whoever polls waits for what lasts: how long a busy machine takes is no finding.
    expect: { requireAssertions: true, poll: { timeout: minute, interval: 50 } },
    testTimeout,
    hookTimeout: 5 * minute,
    setupFiles: [join(support, 'setup.ts')],
    provide: { tier: tier === 'test' ? 'test' : 'ci' },
  } satisfies Options

  const project = (name: string): TestProjectInlineConfiguration => ({
    test: { ...common, name, include: [`test/${name}/**/${files}`] },
  })

  return {
    test: {
      // Not inherited by the projects, so that the servers are started once for all of them.
      globalSetup: [join(support, 'servers.ts')],
      experimental: { viteModuleRunner: false },
      projects: [project('unit'), project('replay'), project('workflows'), project('server')],
      pool: 'forks',
      // Files clean up after themselves; a process of its own for each would spend a sixth of the time on imports.
      isolate: false,
      maxWorkers: 3,
      retry: 0,
      allowOnly: false,
      teardownTimeout: minute,
      reporters: ['default', new SummaryLine()],
    },
  }
})

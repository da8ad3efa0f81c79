import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { SummaryLine } from './test/support/reporter.ts'

type Options = TestProjectInlineConfiguration['test']

const minute = 60_000

// `npm test` runs *.test.ts, `npm run test:ci` *.ci.test.ts, `npm run test:long` *.long.test.ts: the script's --mode decides.
const tiers = {
  test: { files: '!(*.ci|*.long).test.ts', testTimeout: 2 * minute },
  ci: { files: '*.ci.test.ts', testTimeout: 20 * minute },
  long: { files: '*.long.test.ts', testTimeout: 180 * minute },
}

export default defineConfig(({ mode }) => {
  const { files, testTimeout } = mode === 'ci' || mode === 'long' ? tiers[mode] : tiers.test

  const project = (name: string, options?: Options): TestProjectInlineConfiguration => ({
    extends: true,
    test: { name, include: [`test/${name}/**/${files}`], ...options },
  })

  return {
    test: {
      projects: [project('unit'), project('replay'), project('workflows'), project('server')],
      pool: 'forks',
      maxWorkers: 2,
      retry: 0,
      allowOnly: false,
      expect: { requireAssertions: true },
      testTimeout,
      hookTimeout: 5 * minute,
      teardownTimeout: minute,
      setupFiles: [join(import.meta.dirname, 'test/support/setup.ts')],
      reporters: ['default', new SummaryLine()],
    },
  }
})

// The last line of every test run: `N passed, N failed` (`, N skipped` where any), for people and machines.
import type { Reporter, TestModule, Vitest } from 'vitest/node'

/** Files of a run, and the number of errors outside of any test: rejections nobody caught, processes that died. */
type Run = { modules: readonly TestModule[]; strayErrors: number }

type Counts = { passed: number; failed: number; skipped: number }

/**
 * The runner's own results. A test that never came to run counts as failed; a file, suite or hook that broke counts as
 * one failure.
 */
function count({ modules, strayErrors }: Run): Counts {
  const counts = { passed: 0, failed: strayErrors, skipped: 0 }
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      counts[state === 'pending' ? 'failed' : state] += 1
    }
    for (const part of [module, ...module.children.allSuites()]) {
      if (part.errors().length > 0) counts.failed += 1
    }
    if (module.state() === 'queued') counts.failed += 1
  }
  return counts
}

function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

export class SummaryLine implements Reporter {
  private ended: Run | undefined

  onInit(vitest: Vitest): void {
    // Servers and other reporters still print while the run is torn down: only at exit nothing follows.
    process.on('exit', (status) => {
      const unended = {
        modules: vitest.state.getTestModules(),
        strayErrors: vitest.state.getUnhandledErrors().length,
      }
      const counts = count(this.ended ?? unended)
      // What broke outside of files and tests shows in the status alone; the line never reads better than that.
      if (status !== 0 && counts.failed === 0) counts.failed = 1
      process.stdout.write(`${summaryLine(counts)}\n`)
    })
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    this.ended = { modules, strayErrors: errors.length }
  }
}

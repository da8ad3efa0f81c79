// What operators see of a run.
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow'
import type { PlannedWrites } from '../src/domain/run-guard.ts'
import { outcomeAttribute, problemAttribute, stageAttribute } from '../src/temporal/search-attributes.ts'

function stage(value: string, details: string): void {
  upsertSearchAttributes([{ key: stageAttribute, value }])
  setCurrentDetails(details)
}

export const show = {
  planning: () => stage('planning', 'Matches everybody in the scope and counts what it would write.'),
  held: ({ employees, created, ended, bankAccountChanged, nationalIdChanged, scope }: PlannedWrites) =>
    stage(
      'held',
      `Waits until an admin approves the numbers: of ${scope} employees it would create ${created}, end ${ended}, change the bank account of ${bankAccountChanged} and the identity number of ${nationalIdChanged} (${employees} in all).`,
    ),
  writing: () => stage('writing', 'Writes what changed, page by page; its results can be read meanwhile.'),
  ended({ outcome, problem }: { outcome: string; problem: string | null }): void {
    upsertSearchAttributes([
      { key: stageAttribute, value: 'finished' },
      { key: outcomeAttribute, value: outcome },
      { key: problemAttribute, value: problem },
    ])
    setCurrentDetails(problem === null ? `Over: ${outcome}.` : `Over: ${outcome}, because of ${problem}.`)
  },
}

/** How long a run waits before it asks again: while the platform's stop or a job lasts more and more seldom. */
export const again = {
  stopped: (times: number) => Math.min(60_000, 1_000 * 2 ** times),
  failed: '3 seconds',
  underWay: (looks: number) => Math.min(60_000, 1_000 * 2 ** looks),
} as const

const leastMs = 60_000

/** I9: for so long an outage is ridden out. */
export function within(until: string): { scheduleToCloseTimeout: number } {
  return { scheduleToCloseTimeout: Math.max(leastMs, Date.parse(until) - Date.now()) }
}

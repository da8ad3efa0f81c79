/** A leaver as the API shows it when everything is as the sample company's files expect. */
import { addDays } from '../../src/domain/calendar-date.ts'
import { terminationDocument } from '../../src/local/sample/documents.ts'

import type { SampleLeaver } from '../../src/local/sample/company.ts'
import type { SeenLeaver } from '../../src/local/sample/leavers.ts'

export function leaverAsExpected({ leaver, day }: { leaver: SampleLeaver; day: string }): SeenLeaver {
  const { employment, expect } = leaver
  const { lastDay, access } = terminationDocument({ leaver, day })
  const noAccessFrom = 'noAccessFrom' in expect ? addDays(day, expect.noAccessFrom) : null
  const done = expect.outcome === 'completed'
  const state = done ? 'done' : expect.outcome === 'waiting' ? 'pending' : 'skipped'
  const step = { observed: null, at: done ? `${day}T13:00:00.000Z` : null, problem: null }
  return {
    employmentId: employment,
    employeeId: employment.split('-')[0] ?? '',
    lastDay,
    access,
    days: 'days' in expect ? expect.days : null,
    daysFrom: 'daysFrom' in expect ? expect.daysFrom : null,
    noAccessFrom,
    actsAt: noAccessFrom === null ? null : `${noAccessFrom}T00:00:00.000Z`,
    stage: expect.outcome === 'waiting' ? 'waiting' : 'finished',
    outcome: expect.outcome === 'waiting' ? null : expect.outcome,
    reason: 'reason' in expect ? expect.reason : null,
    supersededBy: 'supersededBy' in expect ? expect.supersededBy : null,
    steps: {
      account: { ...step, state, enforcedAt: null },
      connection: { ...step, state: expect.outcome === 'completed' ? expect.connection : state },
    },
  }
}

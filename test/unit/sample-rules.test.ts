import { describe, expect, test } from 'vitest'

import { planPerson } from '../../src/domain/leaver-plan.ts'
import { localDateAt } from '../../src/domain/local-time.ts'
import { readSampleCompany } from '../../src/local/sample/company.ts'
import { dateOf, terminationDocument } from '../../src/local/sample/documents.ts'

import type { Employment } from '../../src/domain/employment.ts'
import type { EmploymentPlan } from '../../src/domain/leaver-plan.ts'
import type { SampleEmployee } from '../../src/local/sample/company.ts'

const company = readSampleCompany()
const byEmployment = new Map(company.leavers.map((leaver) => [leaver.employment, leaver]))
const zones = new Map(company.employers.map(({ id, timeZone }) => [id, timeZone]))
const templates = new Map<string | undefined, number>(
  company.userTemplates.map((template) => [template.id, template.deactivateAfterDays]),
)

/** The plans of one person once everything is told and taken back. */
function plansOf({ employee, now }: { employee: SampleEmployee; now: string }): Map<string, EmploymentPlan> {
  const day = localDateAt({ instant: now, timeZone: company.tenant.timeZone })
  const { user } = employee
  const employments = employee.employments.flatMap(({ id, employerId, startDate }): Employment[] => {
    const leaver = byEmployment.get(id)
    if (leaver?.afterwards === 'withdraw') return []
    const ended = leaver !== undefined && leaver.afterwards === undefined
    const { lastDay, access } = ended
      ? terminationDocument({ leaver, day })
      : { lastDay: undefined, access: 'rule' as const }
    const timeZone = zones.get(employerId) ?? ''
    return [
      {
        id,
        startDate: dateOf({ day, date: startDate }),
        lastDay,
        access,
        accessAskedAt: access === 'now' ? now : undefined,
        timeZone,
      },
    ]
  })
  return planPerson({
    employments,
    user:
      user === null
        ? undefined
        : { exempt: user.exempt === true, inactiveWhy: user.active === false ? 'launch' : undefined },
    rules: {
      deactivateAfter: {
        user: user?.deactivateAfterDays,
        template: templates.get(user?.userTemplateId),
        settings: company.settings.deactivateAfterDays,
      },
      reactivateBefore: { user: undefined, template: undefined, settings: 1 },
      keepIfReturningWithinDays: 0,
      dueTime: '00:00',
    },
    now,
  })
}

/** A plan in the words of an expectation; `day`: today. */
function inWords({
  plan,
  day,
  now,
}: {
  plan: EmploymentPlan | undefined
  day: string
  now: string
}): Record<string, unknown> {
  if (plan === undefined) return { outcome: 'cancelled', reason: 'withdrawn' }
  if (plan.kind === 'due') {
    const rule = plan.access === 'rule' && { days: plan.days, daysFrom: plan.daysFrom }
    return {
      outcome: plan.dueAt <= now ? 'completed' : 'waiting',
      noAccessFrom: daysFrom(day, plan.noAccessFrom),
      ...rule,
    }
  }
  return plan.outcome === 'superseded'
    ? { outcome: plan.outcome, supersededBy: plan.supersededBy }
    : { outcome: plan.outcome, reason: plan.reason }
}

const daysFrom = (day: string, date: string) => (Date.parse(date) - Date.parse(day)) / 86_400_000

describe('the expectations, written by hand, are what the rules say', () => {
  test.for([
    ['on an ordinary day', '2026-11-22T13:00:00.000Z'],
    ['just after midnight in Sweden', '2026-11-21T23:00:30.000Z'],
    ['a minute before midnight', '2026-11-22T22:59:00.000Z'],
    ['three days before summer time begins', '2027-03-25T08:00:00.000Z'],
    ['three days before summer time ends', '2027-10-28T08:00:00.000Z'],
    ['on a leap day', '2028-02-29T08:00:00.000Z'],
  ] as const)('%s', ([, now]) => {
    const day = localDateAt({ instant: now, timeZone: 'Europe/Stockholm' })
    const plans = new Map(company.employees.flatMap((employee) => [...plansOf({ employee, now })]))
    const found = company.leavers.map(({ employment }) => [
      employment,
      inWords({ plan: plans.get(employment), day, now }),
    ])
    // The rules decide when; what becomes of the connection shows in the sandbox.
    const wanted = company.leavers.map(({ employment, expect: { ...line } }) => [
      employment,
      Object.fromEntries(Object.entries(line).filter(([field]) => field !== 'connection')),
    ])
    expect(found).toEqual(wanted)
  })
})

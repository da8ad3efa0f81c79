/** Employments: which one there is which one here, and the calls that bring each where it should be. */
import type { Withdrawn } from '../connector.ts'
import type { RemoteEmployeeWhole, RemoteEmployment } from './answers.ts'
import { compare } from './compare.ts'
import { firstLines, planOfDetails } from './salary-lines.ts'
import { bodyOf, leftOut, made, toMend, type Plan, type Step, type When } from './steps.ts'
import type { WantedEmployment } from './wanted.ts'

export function planOfEmployments({
  employments,
  withdrawn,
  remote,
  when,
}: {
  employments: readonly WantedEmployment[]
  withdrawn: readonly Withdrawn[]
  remote: RemoteEmployeeWhole
  when: When
}): Plan {
  const plan: Plan = { steps: [], rest: [] }
  if (!remote.employments) {
    // Not to be seen is not the same as not there: a second employment would be paid twice.
    const hidden = employments.map(({ id }) => `employments.${id}`)
    plan.rest.push(...hidden.map((field) => toMend({ field, reason: 'not-shown-there' })))
    return plan
  }
  const free = [...remote.employments]
  const pairs = pairsOf({ employments, free })
  for (const { employment, there } of pairs) {
    const { steps, rest } = planOfEmployment({ employment, there, free, remote, when })
    plan.steps.push(...steps)
    plan.rest.push(...rest)
  }
  // Nothing takes an employment away there, so a person has to end it.
  for (const { employment, there } of pairsOf({ employments: withdrawn, free }))
    if (there !== undefined && !isOver(there, when))
      plan.rest.push(toMend({ field: `employments.${employment.id}`, reason: 'withdrawn-there' }))
  return plan
}

/** By the id that was given to it here, else by the day it starts; what is paired is taken out of `free`. */
export function pairsOf<Employment extends Pick<WantedEmployment, 'id' | 'startDate'>>({
  employments,
  free,
}: {
  employments: readonly Employment[]
  free: RemoteEmployment[]
}): { employment: Employment; there: RemoteEmployment | undefined }[] {
  const paired = new Map<string, RemoteEmployment>()
  const signs = [
    (employment: Employment, there: RemoteEmployment) => there.employmentId === employment.id,
    (employment: Employment, there: RemoteEmployment) => there.startDate === employment.startDate,
  ]
  for (const fits of signs)
    for (const employment of employments) {
      const index = paired.has(employment.id) ? -1 : free.findIndex((there) => fits(employment, there))
      const [there] = index === -1 ? [] : free.splice(index, 1)
      if (there !== undefined) paired.set(employment.id, there)
    }
  return employments.map((employment) => ({ employment, there: paired.get(employment.id) }))
}

function planOfEmployment({
  employment,
  there,
  free,
  remote,
  when,
}: {
  employment: WantedEmployment
  there: RemoteEmployment | undefined
  free: readonly RemoteEmployment[]
  remote: RemoteEmployeeWhole
  when: When
}): Plan {
  const field = `employments.${employment.id}`
  if (there !== undefined) {
    const { changes, fields, rest } = compare({ wants: employment.wants, there })
    const details = planOfDetails({ employment, there, when })
    const step: Step = {
      call: 'update-employment',
      method: 'PUT',
      path: `/employee/employment/${there.id}`,
      body: { id: there.id, version: there.version, ...bodyOf(changes) },
      fields,
    }
    return {
      steps: [...(changes.length > 0 ? [step] : []), ...details.steps],
      rest: [...rest, ...details.rest],
    }
  }
  if (employment.lastDay !== null && employment.lastDay < (when.startsOn ?? when.today))
    return { steps: [], rest: [leftOut({ field, reason: 'over-before-start' })] }
  // Probably the same one with another start: a second would be paid twice.
  if (free.some((other) => overlaps({ employment, other })))
    return { steps: [], rest: [toMend({ field, reason: 'other-employment-there' })] }
  const { body, fields } = newEmployment({ employment, when })
  return {
    steps: [
      {
        call: 'create-employment',
        method: 'POST',
        path: '/employee/employment',
        body: { employee: { id: remote.id }, ...body },
        fields,
      },
    ],
    rest: [],
  }
}

export function newEmployment({ employment, when }: { employment: WantedEmployment; when: When }) {
  const lines = firstLines({ employment, when })
  return {
    body: {
      ...bodyOf(employment.wants),
      ...(lines.length > 0 && {
        employmentDetails: lines.map(({ date, wants }) => ({ date, ...bodyOf(wants) })),
      }),
    },
    fields: [...made(employment.wants), ...lines.flatMap(({ tells }) => made(tells))],
  }
}

/** One that is yet to begin has no end in the past: that it was reported by mistake says the same. */
function isOver({ endDate, employmentEndReason }: RemoteEmployment, { today }: When): boolean {
  if (!endDate) return false
  return endDate < today || employmentEndReason === 'EMPLOYMENT_END_WRONGLY_REPORTED'
}

function overlaps({ employment, other }: { employment: WantedEmployment; other: RemoteEmployment }): boolean {
  const endsBefore = (end: string | null | undefined, start: string | null | undefined) =>
    !!end && !!start && end < start
  return !endsBefore(other.endDate, employment.startDate) && !endsBefore(employment.lastDay, other.startDate)
}

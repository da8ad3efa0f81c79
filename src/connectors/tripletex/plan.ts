/**
 * The calls that bring Tripletex from what it holds to what is wanted, and what becomes of each field. Pure.
 * Only what differs is sent, with id and version.
 */
import type { Withdrawn } from '../connector.ts'
import type { RemoteEmployeeWhole } from './answers.ts'
import { compare } from './compare.ts'
import { newEmployment, planOfEmployments } from './plan-employments.ts'
import { bodyOf, leftOut, made, type Plan, type Step, type When } from './steps.ts'
import type { Wanted } from './wanted.ts'

export function planOf({
  wanted,
  remote,
  when,
  withdrawn = [],
}: {
  wanted: Wanted
  remote: RemoteEmployeeWhole | undefined
  when: When
  withdrawn?: readonly Withdrawn[] | undefined
}): Plan {
  return remote === undefined ? planOfNew({ wanted, when }) : planOfKnown({ wanted, remote, when, withdrawn })
}

/** One nested call: all of it or nothing. Employments that are over before the start are history. */
function planOfNew({ wanted, when }: { wanted: Wanted; when: When }): Plan {
  const begin = when.startsOn ?? when.today
  const [sent, over] = partition(wanted.employments, ({ lastDay }) => lastDay === null || lastDay >= begin)
  const rest = [
    ...wanted.notSent,
    ...over.map(({ id }) => leftOut({ field: `employments.${id}`, reason: 'over-before-start' })),
  ]
  if (sent.length === 0)
    return { steps: [], rest: [...rest, leftOut({ field: 'employments', reason: 'no-employment' })] }
  const address = bodyOf(wanted.address)
  const employments = sent.map((employment) => newEmployment({ employment, when }))
  const step: Step = {
    call: 'create-employee',
    method: 'POST',
    path: '/employee',
    body: {
      ...bodyOf(wanted.person),
      ...(wanted.address.length > 0 && { address }),
      employments: employments.map(({ body }) => body),
    },
    fields: [...made(wanted.person), ...made(wanted.address), ...employments.flatMap(({ fields }) => fields)],
  }
  return { steps: [step], rest }
}

function planOfKnown({
  wanted,
  remote,
  when,
  withdrawn,
}: {
  wanted: Wanted
  remote: RemoteEmployeeWhole
  when: When
  withdrawn: readonly Withdrawn[]
}): Plan {
  const plan: Plan = { steps: [], rest: [...wanted.notSent] }
  const person = compare({ wants: wanted.person, there: remote })
  const address = compare({ wants: wanted.address, there: remote.address ?? {} })
  plan.rest.push(...person.rest, ...address.rest)
  if (person.changes.length + address.changes.length > 0)
    plan.steps.push({
      call: 'update-employee',
      method: 'PUT',
      path: `/employee/${remote.id}`,
      body: {
        id: remote.id,
        version: remote.version,
        ...bodyOf(person.changes),
        ...(address.changes.length > 0 && {
          address: {
            ...(remote.address && { id: remote.address.id, version: remote.address.version }),
            ...bodyOf(address.changes),
          },
        }),
      },
      fields: [...person.fields, ...address.fields],
    })
  const employments = planOfEmployments({ employments: wanted.employments, withdrawn, remote, when })
  plan.steps.push(...employments.steps)
  plan.rest.push(...employments.rest)
  return plan
}

function partition<T>(all: readonly T[], fits: (one: T) => boolean): [T[], T[]] {
  return [all.filter(fits), all.filter((one) => !fits(one))]
}

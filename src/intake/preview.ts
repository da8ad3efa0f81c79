import type { Knex } from 'knex'
import { findEmployment } from '../db/employments.ts'
import { lockKnownEmployee } from '../db/employees.ts'
import { findLeaver, type Leaver } from '../db/leavers.ts'
import { concernedPeople } from '../db/replan-scope.ts'
import { lockPlanning, type Runner } from '../db/replans.ts'
import { lockSettings, readSettings } from '../db/settings.ts'
import { findUser, findUserOfEmployee, findUsersOfEmployees } from '../db/users.ts'
import { userEndId } from '../domain/user-end.ts'
import type { Intake } from './context.ts'
import { deferred } from './deferred.ts'
import { compareLeavers, leaversAfter, type Foreseen } from './foresee.ts'
import { latestOf, type Whose as PersonWhose } from './person.ts'
import { employeesAmong, readPeople, type PersonWithLeavers } from './people.ts'
import { takenBack } from './taken-back.ts'

export type Preview = {
  counts: {
    planned: number
    movedEarlier: number
    movedLater: number
    cancelled: number
    givenBack: number
    closingWithin24Hours: number
  }
  truncated: boolean
  entries: Omit<Foreseen, 'closesAt'>[]
}

const mostEntries = 100
const pageSize = 1_000
const dayMs = 86_400_000

/** Whose leavers a change of one person concerns. */
export type Whose = PersonWhose | { employment: string }

/**
 * L15: what a change of one person would do. The same work is done, refusals included, in a transaction that is taken back.
 */
export async function previewPerson(
  intake: Intake,
  tenant: string,
  trying: Trying<unknown>,
): Promise<Preview> {
  return (await tryOut(intake, tenant, trying)).preview
}

export type Trying<Result> = { whose: Whose; work: (intake: Intake) => Promise<Result> }

/** A change of one person as it was tried. */
export type Tried<Result> = {
  result: Result
  preview: Preview
  /** The leavers that would change, as they would be. */
  changed: Leaver[]
  /** How many more accounts would be open. */
  opened: number
  now: string
}

/** The same, with what the work answered and what it would leave. */
export async function tryOut<Result>(
  intake: Intake,
  tenant: string,
  { whose, work }: Trying<Result>,
): Promise<Tried<Result>> {
  return await takenBack(intake, async (trx) => {
    const settings = await lockSettings(trx, tenant, 'share')
    const person = await personOf(trx, tenant, whose)
    if (person !== undefined && 'employee' in person) await lockKnownEmployee(trx, tenant, person.employee)
    const before = await standOf(trx, tenant, person)
    const result = await work(deferred(intake, trx).intake)
    const after = await standOf(trx, tenant, person)
    const foreseen = compareLeavers({ before: before.latest, after: after.latest, all: false })
    const givenBack = before.active === false && after.active === true ? 1 : 0
    const acts = settings.automation === 'on'
    const concerned = new Set(
      foreseen.map(({ employmentId, userId }) => employmentId ?? userEndId(userId ?? '')),
    )
    const now = await intake.clock(trx)
    return {
      result,
      now,
      preview: summary({ foreseen, givenBack, acts, now }),
      changed: [...after.latest.values()].filter(({ employmentId }) => concerned.has(employmentId)),
      opened: Number(after.active === true) - Number(before.active === true),
    }
  })
}

/** L15: the same for a change that concerns many, whose plans are computed in memory by the very rules that would write them. */
export async function previewMany(
  intake: Intake,
  tenant: string,
  work: (intake: Intake) => Promise<unknown>,
): Promise<Preview> {
  return await takenBack(intake, async (trx) => {
    const before = await readSettings(trx, tenant)
    const now = await intake.clock(trx)
    const foreseen: Foreseen[] = []
    let givenBack = 0
    // On switching on, those act too whose date stays (L9).
    const start = async (runner: Runner): Promise<void> => {
      const all = before.automation === 'observe'
      for await (const each of peopleOf(trx, runner, now)) {
        const closing = await closingLeaver(trx, tenant, each)
        const { after, isGivenBack } = leaversAfter({ ...each, closing })
        if (isGivenBack) givenBack += 1
        foreseen.push(...compareLeavers({ before: each.latest, after, all }))
      }
    }
    const { replans, ...means } = deferred(intake, trx).intake
    await work({ ...means, replans: { ...replans, start } })
    const { automation } = await readSettings(trx, tenant)
    return summary({ foreseen, givenBack, acts: automation === 'on', now })
  })
}

async function* peopleOf(trx: Knex, runner: Runner, now: string): AsyncGenerator<PersonWithLeavers> {
  const { tenant } = runner
  const planning = await lockPlanning(trx, runner)
  if (planning === undefined) return
  const settings = await readSettings(trx, tenant)
  for (let after: string | null = null; ;) {
    const page = { scope: planning.scope, after, limit: pageSize }
    const people: string[] = await concernedPeople(trx, tenant, page)
    const users = await findUsersOfEmployees(trx, tenant, employeesAmong(people))
    yield* await readPeople(trx, tenant, { people, settings, now, users })
    const last = people.at(-1)
    if (last === undefined || people.length < pageSize) return
    after = last
  }
}

/** The leaver that closed the account, as a rule one of the latest. */
async function closingLeaver(trx: Knex, tenant: string, { person: { user }, latest }: PersonWithLeavers) {
  const id = user?.closedByLeaver ?? undefined
  if (id === undefined) return undefined
  return [...latest.values()].find((leaver) => leaver.id === id) ?? (await findLeaver(trx, tenant, id))
}

/** How a person stands: the latest cycles, and whether the account is open. */
async function standOf(trx: Knex, tenant: string, whose: PersonWhose | undefined) {
  if (whose === undefined) return { latest: none, active: undefined }
  const user =
    'employee' in whose
      ? await findUserOfEmployee(trx, tenant, whose.employee)
      : await findUser(trx, tenant, whose.user)
  return { latest: await latestOf(trx, tenant, { whose }), active: user?.active }
}

async function personOf(trx: Knex, tenant: string, whose: Whose): Promise<PersonWhose | undefined> {
  if ('employee' in whose) return whose
  const employee =
    'employment' in whose
      ? (await findEmployment(trx, tenant, whose.employment))?.employeeId
      : (await findUser(trx, tenant, whose.user))?.employeeId
  if (employee != null) return { employee }
  return 'user' in whose ? whose : undefined
}

function summary({
  foreseen,
  givenBack,
  acts,
  now,
}: {
  foreseen: readonly Foreseen[]
  givenBack: number
  acts: boolean
  now: string
}): Preview {
  const count = (change: Foreseen['change']) => foreseen.filter((each) => each.change === change).length
  const soon = new Date(Date.parse(now) + dayMs).toISOString()
  const closing = foreseen.filter(({ closesAt }) => acts && closesAt !== null && closesAt <= soon)
  const moved = foreseen
    .filter(({ change }) => change !== 'unmoved')
    .toSorted((one, other) => (instantOf(one) < instantOf(other) ? -1 : 1))
  return {
    counts: {
      planned: count('planned'),
      movedEarlier: count('moved-earlier'),
      movedLater: count('moved-later'),
      cancelled: count('cancelled'),
      givenBack,
      closingWithin24Hours: closing.length,
    },
    truncated: moved.length > mostEntries,
    entries: moved.slice(0, mostEntries).map(({ closesAt: _closesAt, ...entry }) => entry),
  }
}

/** The soonest of the two dates comes first. */
function instantOf({ before, after }: Foreseen): string {
  return after?.actsAt ?? before?.actsAt ?? ''
}

const none: ReadonlyMap<string, Leaver> = new Map()

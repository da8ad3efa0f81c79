// The product as one story moves it: a tenant of its own in the rig, a provider that can be away, workers that can be killed.
import type { WorkflowHandle } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { expect } from 'vitest'
import { accountActivities } from '../../../activities/accounts.ts'
import { connectionActivities } from '../../../activities/connections.ts'
import { failureTypes } from '../../../src/temporal/failures.ts'
import { eventNames } from '../histories.ts'
import { watched } from '../providers.ts'
import type { Company } from '../rig-company.ts'
import { secondsAfter } from '../rig-clock.ts'
import type { CompanyOfMode, Mode } from '../rig-in-modes.ts'
import { untold } from '../rig-sweep.ts'
import type { Rig } from '../rig.ts'
import type { Rules } from './rules.ts'

const dayMs = 86_400_000

/**
 * Asked six times a day: what an outage of days does to the retries themselves has tests of its own. Never at the time when stories
 * look at the world: a run that ends in the middle of an attempt stops the clock of the time-skipping server.
 */
const retryHours = 4

export type World = {
  rig: Rig
  company: CompanyOfMode
  mode: Mode
  /** The account of each person at the far side. */
  accounts: Map<string, string>
  dateOf(day: number): string
  /** Stories look at the world at six in the morning, when what midnight brought is over. */
  morningOf(day: number): string
  midnightOf(day: number): string
  provider: { up: boolean }
  /** The next time an account has been closed the worker is gone before it can say so: another one is asked again. */
  killAfterClosing(): void
  /** The same of the next removal. */
  loseRemoval(): void
  /** Commits the change and tells nobody; meanwhile what retries tries once more. */
  untold(change: (company: Company) => Promise<void>): Promise<void>
  restarted: Promise<void>
  /** Whose connection was taken while the account was open. */
  takenWhileOpen: string[]
}

export async function startWorld(rig: Rig, mode: Mode, rules: Rules): Promise<World> {
  const dayZero = Date.parse(`${await rig.clock.inDays(1)}T00:00:00.000Z`)
  const midnightOf = (day: number) => new Date(dayZero + day * dayMs).toISOString()
  const morningOf = (day: number) => secondsAfter(midnightOf(day), 6 * 3_600)
  let killing = false
  let losing = false
  const world: World = {
    rig,
    mode,
    company: await mode.company(rig, {
      deactivateAfterDays: rules.days,
      keepIfReturningWithinDays: rules.keepIfReturningWithin,
    }),
    accounts: new Map(),
    dateOf: (day) => midnightOf(day).slice(0, 10),
    morningOf,
    midnightOf,
    provider: { up: true },
    killAfterClosing: () => void (killing = true),
    loseRemoval: () => void (losing = true),
    async untold(change) {
      await change(untold(rig, world.company))
      const now = await rig.clock.now()
      const later = secondsAfter(now, retryHours * 3_600 + 1)
      // Not into another day: the model would have to know.
      if (later.slice(0, 10) === now.slice(0, 10)) await rig.clock.to(later)
    },
    restarted: Promise.resolve(),
    takenWhileOpen: [],
  }
  const { intake } = rig
  const { deactivateWhenDue } = accountActivities(intake)
  const { removeConnection } = connectionActivities({
    ...intake,
    providers: watched(rig.providers, async (taken) => {
      const [person = ''] = [...world.accounts].find(([, account]) => account === taken) ?? []
      if ((await world.company.user(person)).active) world.takenWhileOpen.push(person)
    }),
  })
  rig.instead.deactivateWhenDue = async (ref) => {
    const answer = await deactivateWhenDue(ref)
    if (killing && answer.kind === 'deactivated') {
      killing = false
      world.restarted = rig.mainWorker.stop().then(() => rig.mainWorker.start())
      // Without the half minute of real time after which the server takes an answer for lost.
      throw unavailable('1 second')
    }
    return answer
  }
  rig.instead.removeConnection = async (ref) => {
    try {
      const answer = await removeConnection(ref)
      if (!losing) return answer
    } catch (error) {
      if (world.provider.up) throw error
      throw unavailable(`${retryHours} hours`)
    }
    losing = false
    throw unavailable('1 second')
  }
  await rig.clock.to(morningOf(0))
  return world
}

function unavailable(nextRetryDelay: `${typeof retryHours} hours` | '1 second') {
  return ApplicationFailure.create({
    type: failureTypes.unavailable,
    message: 'server-error',
    nextRetryDelay,
  })
}

/** Waits until every workflow of the company knows what the database knows, and waits for a date or for the provider. */
export async function settle(world: World): Promise<void> {
  await expect.poll(() => restless(world), { timeout: 30_000, interval: 10 }).toEqual([])
}

type Row = {
  employment_id: string
  stage: string
  acts_at: Date | null
  postponed_until: Date | null
  told_version: number
  version: number
}

type ReturnRow = { version: number; told_version: number; opens_at: Date | null; employee_id: string }

/** What is under way still. */
async function restless(world: World): Promise<string[]> {
  const { rig, company } = world
  await world.restarted
  await rig.intake.teller.settled()
  // The sweep, which the time-skipping server has no Schedule for.
  await rig.intake.teller.sweep({ markedForMs: 0, limit: 100 })
  const { rows } = await rig.db.raw<{ rows: Row[] }>(
    `select distinct on (employment_id) * from leavers where tenant_id = ? order by employment_id, cycle desc`,
    [company.id],
  )
  const returns = (await rig
    .db('returns as r')
    .join('users as u', { 'u.tenant_id': 'r.tenant_id', 'u.id': 'r.user_id' })
    .where('r.tenant_id', company.id)
    .select('r.version', 'r.told_version', 'u.opens_at', 'u.employee_id')) as ReturnRow[]
  const now = await rig.clock.now()
  const states = await Promise.all([
    ...rows.map((row) => whyRestless(world, { row, now })),
    ...returns.map((row) => whyReturnRestless(world, { row, now })),
  ])
  if (states.includes('retries')) await rig.clock.on('2 seconds')
  return states.filter((state) => state !== undefined)
}

async function whyRestless(world: World, { row, now }: { row: Row; now: string }) {
  const { company, provider } = world
  if (row.acts_at === null) return undefined
  if (row.told_version < row.version) return `${row.employment_id} is not told`
  if (row.stage === 'finished') {
    const { status } = await company.run(row.employment_id).describe()
    return status.name === 'COMPLETED' ? undefined : `${row.employment_id} is ${status.name}`
  }
  if (row.stage === 'acting') {
    const { connection } = await company.leaver(row.employment_id)
    if (connection.problem === null) return `${row.employment_id} removes the connection`
    return provider.up ? 'retries' : undefined
  }
  const dueAt = Math.max(row.acts_at.getTime(), row.postponed_until?.getTime() ?? 0)
  if (dueAt <= Date.parse(now)) return `${row.employment_id} is due`
  return await whyAwake(company.run(row.employment_id))
}

async function whyReturnRestless({ company }: World, { row, now }: { row: ReturnRow; now: string }) {
  const { employee_id: employee, opens_at: opensAt } = row
  if (row.told_version < row.version) return `the return of ${employee} is not told`
  const run = company.returner(employee)
  if (opensAt !== null) {
    return opensAt.getTime() <= Date.parse(now) ? `the return of ${employee} is due` : await whyAwake(run)
  }
  // One that was taken back before anybody was told has no run.
  const status = await run.describe().then(
    ({ status }) => status.name,
    () => 'COMPLETED',
  )
  return status === 'COMPLETED' ? undefined : `the return of ${employee} is ${status}`
}

async function whyAwake(run: WorkflowHandle) {
  const last = eventNames(await run.fetchHistory()).at(-1) ?? ''
  return ['TIMER_STARTED', 'WORKFLOW_TASK_COMPLETED'].includes(last)
    ? undefined
    : `${run.workflowId}: ${last}`
}

/** Ends what a story left open, so that it does not act in the time of the next one. */
export async function endWorld({ rig, company, provider }: World): Promise<void> {
  provider.up = true
  await company.returns()
  await rig.intake.teller.settled()
  const open = (await rig
    .db('leavers')
    .where({ tenant_id: company.id })
    .whereNotNull('acts_at')
    .distinct('employment_id')) as { employment_id: string }[]
  const returns = (await rig
    .db('returns as r')
    .join('users as u', { 'u.tenant_id': 'r.tenant_id', 'u.id': 'r.user_id' })
    .where('r.tenant_id', company.id)
    .select('u.employee_id')) as { employee_id: string }[]
  const runs = [
    ...open.map(({ employment_id: employment }) => company.run(employment)),
    ...returns.map(({ employee_id: employee }) => company.returner(employee)),
  ]
  for (const run of runs) await run.terminate('the story has ended').catch(() => undefined)
}

// The account step: our own user record, so checking and acting are one transaction (L6). Every activity is safe to repeat.
import type { Knex } from 'knex'
import { holdLastAdministrator } from '../src/db/administrators.ts'
import { automation, recordAudit } from '../src/db/audit.ts'
import { findEmployment } from '../src/db/employments.ts'
import { countClosing, lockGuard } from '../src/db/guard.ts'
import { dueAtOf, employmentColumn, setStage, type Leaver } from '../src/db/leavers.ts'
import { updateStep } from '../src/db/leaver-steps.ts'
import { holdByStop, isStopped, stoppedForSeconds } from '../src/db/stops.ts'
import { deactivateUser } from '../src/db/users.ts'
import { holdEmployment, type EmploymentRef, type HeldEmployment } from '../src/intake/hold-employment.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { unlessClosed } from '../src/domain/closing.ts'
import { taskProblem } from '../src/domain/identity-provider.ts'
import { countsAt } from '../src/domain/mass-guard.ts'
import type { Intake } from '../src/intake/context.ts'
import { stopAfterEqualRefusals } from '../src/intake/equal-refusals.ts'
import { isLastToAdminister } from '../src/intake/last-administrator.ts'
import { passGuard } from '../src/intake/mass-guard.ts'
import { readAgain } from '../src/intake/person.ts'
import { planOf } from '../src/intake/plan-of.ts'
import { planReturn } from '../src/intake/plan-return.ts'
import type { LeaverPlan } from '../src/temporal/leaver-messages.ts'

export type DeactivateAnswer =
  | { kind: 'deactivated' }
  /** Not yet: sleep until the plan's date, and at least this long. */
  | { kind: 'wait'; plan: LeaverPlan; waitMs: number }
  /** Due, but nothing acts until the leaver is told. */
  | { kind: 'observing' }
  /** The same, by a stop of the platform; answered by earlier releases. */
  | { kind: 'stopped' }
  /** Due, but held back until the leaver is told. */
  | { kind: 'held'; by: HeldBack }
  | { kind: 'over'; outcome: string }

export type HeldBack = 'guard' | 'last-administrator' | 'stop'

export type AccountActivities = ReturnType<typeof accountActivities>

const shortestWaitMs = 1_000

/** Access `now` acts within seconds, and is told or swept like any other. */
const askedNowWaitMs = 10_000

/** The end of a bulk request tells its leavers; asking every second meanwhile would fill the history of a long one. */
const bulkWaitMs = 60_000

export const accountActivities = (intake: Pick<Intake, 'db' | 'clock' | 'teller'>) => ({
  /** L6: computes the plan again and deactivates, in one transaction; an edit comes wholly before or wholly after it. */
  async deactivateWhenDue({ asOf, ...ref }: EmploymentRef & { asOf: string }): Promise<DeactivateAnswer> {
    const marked: string[] = []
    const act = async (trx: Knex.Transaction): Promise<DeactivateAnswer> => {
      await lockGuard(trx, ref.tenant)
      const held = await holdEmployment(trx, intake, ref)
      const leaver = held?.leaver
      if (held === undefined || leaver === undefined) return { kind: 'over', outcome: 'cancelled' }
      if (leaver.stage === 'finished') return { kind: 'over', outcome: leaver.outcome ?? 'finished' }
      if (leaver.stage === 'acting' || leaver.stage === 'attention') return { kind: 'deactivated' }
      if (leaver.heldByBulk) return { kind: 'wait', plan: planOf(leaver), waitMs: bulkWaitMs }
      if (!isReached({ leaver, asOf, now: held.now })) {
        const behindMs = Date.parse(asOf) - Date.parse(held.now)
        return { kind: 'wait', plan: planOf(leaver), waitMs: Math.max(behindMs, shortestWaitMs) }
      }
      if (comesAfterAskedNow(held, leaver)) {
        return { kind: 'wait', plan: planOf(leaver), waitMs: askedNowWaitMs }
      }
      if (held.person.settings.automation === 'observe') {
        await setStage(trx, ref.tenant, leaver.id, { stage: 'waiting', waitingFor: 'automation' })
        return { kind: 'observing' }
      }
      const { settings } = held.person
      const guard = await passGuard(trx, ref.tenant, { leaver, settings, now: held.now })
      if (!guard.passes) return { kind: 'held', by: 'guard' }
      if (await locksOut(trx, ref, { held, leaver })) {
        await holdLastAdministrator(trx, ref.tenant, leaver.id)
        return { kind: 'held', by: 'last-administrator' }
      }
      if (await isStopped(trx, ref.tenant, 'accounts')) {
        await holdByStop(trx, ref.tenant, leaver.id, { stage: 'held', now: held.now })
        return { kind: 'held', by: 'stop' }
      }
      await deactivate(trx, ref, { held, leaver, marked })
      const { approvalId } = guard
      await countClosing(trx, ref.tenant, leaver.id, { at: countedAt({ leaver, now: held.now }), approvalId })
      return { kind: 'deactivated' }
    }
    const over = { kind: 'over', outcome: 'cancelled' } as const
    const answer = await unlessClosed(() => inTransaction(intake.db, act), over)
    intake.teller.soon(ref.tenant, marked)
    return answer
  },

  /** A known permanent refusal: the connection step waits for a person; too many equal ones stop the queue (L14). */
  async askForPerson({ problem, ...ref }: EmploymentRef & { problem: string }): Promise<void> {
    const ask = async (trx: Knex.Transaction): Promise<void> => {
      const held = await holdEmployment(trx, intake, ref)
      const leaver = held?.leaver
      // Another cycle may have begun since the refusal; it has not asked for anything yet.
      if (leaver?.stage !== 'acting' && leaver?.stage !== 'attention') return
      await setStage(trx, ref.tenant, leaver.id, { stage: 'attention', waitingFor: 'person' })
      await updateStep(trx, ref.tenant, leaver.id, 'connection', {
        // What waits to be done by hand has not failed.
        state: problem === taskProblem ? 'pending' : 'failed',
        problem,
        at: held?.now ?? null,
      })
      if (held !== undefined) await stopAfterEqualRefusals(trx, { problem, now: held.now })
    }
    await unlessClosed(() => inTransaction(intake.db, ask), undefined)
  },
})

/** L12: only who asked for access `now` may have allowed that the tenant's last administrator is locked out. */
async function locksOut(
  trx: Knex,
  { tenant, employment }: EmploymentRef,
  { held: { person }, leaver }: { held: HeldEmployment; leaver: Leaver },
): Promise<boolean> {
  if (person.user === undefined || !(await isLastToAdminister(trx, tenant, person.user))) return false
  const terminated = await findEmployment(trx, tenant, employment)
  return !(leaver.access === 'now' && terminated?.allowLastAdministrator === true)
}

async function deactivate(
  trx: Knex,
  { tenant }: EmploymentRef,
  { held, leaver, marked }: { held: HeldEmployment; leaver: Leaver; marked: string[] },
): Promise<void> {
  const { person, leavers: latest, now } = held
  const user = person.user
  if (user === undefined) throw new Error(`leaver ${leaver.id} is due without a user`)
  await deactivateUser(trx, tenant, user.id, { why: 'automation', at: now, leaver: leaver.id })
  const state = user.active ? 'done' : 'unchanged'
  await updateStep(trx, tenant, leaver.id, 'account', { state, observed: 'inactive', at: now })
  const stoppedFor = stoppedForSeconds(leaver, now)
  await setStage(trx, tenant, leaver.id, {
    stage: 'acting',
    actedLateBySeconds: Math.max(0, secondsSinceDue({ leaver, now }) - stoppedFor),
    stoppedForSeconds: stoppedFor,
  })
  await recordAudit(trx, tenant, automation, {
    action: 'user.deactivated',
    subject: { kind: 'user', id: user.id },
    new: {
      leaver: leaver.id,
      employment: employmentColumn(leaver.employmentId),
      noAccessFrom: leaver.noAccessFrom,
    },
  })
  const closed = await readAgain(trx, tenant, person)
  await planReturn(trx, tenant, { person: closed, latest, cause: automation, marked })
}

/** Both clocks must have reached the instant: the workflow's and the database's. */
function isReached({ leaver, asOf, now }: { leaver: Leaver; asOf: string; now: string }): boolean {
  const dueAt = Date.parse(dueAtOf(leaver) ?? now)
  return dueAt <= Date.parse(asOf) && dueAt <= Date.parse(now)
}

/** L16: of two that are due at once it is access `now` that closes, because what it closed is never given back. */
function comesAfterAskedNow({ leavers, now }: HeldEmployment, leaver: Leaver): boolean {
  if (leaver.access === 'now') return false
  return [...leavers.values()].some(
    (other) =>
      other.access === 'now' &&
      other.stage === 'waiting' &&
      !other.heldByBulk &&
      isReached({ leaver: other, asOf: now, now }),
  )
}

function secondsSinceDue({ leaver, now }: { leaver: Leaver; now: string }): number {
  return Math.round((Date.parse(now) - Date.parse(dueAtOf(leaver) ?? now)) / 1_000)
}

function countedAt({ leaver, now }: { leaver: Leaver; now: string }): string {
  const at = Date.parse(now)
  return new Date(countsAt({ dueAt: Date.parse(dueAtOf(leaver) ?? now), at })).toISOString()
}

import { dueAtOf, employmentColumn, type Leaver } from '../db/leavers.ts'
import type { DaysFrom } from '../domain/days.ts'
import { asOpen, givesBack } from './give-back.ts'
import { movesOf, type Move } from './moves.ts'
import type { Person } from './person.ts'

/** What a change would do to one leaver (L15). */
export type Foreseen = {
  employeeId: string | null
  userId: string | null
  /** Null for the access end of a user without employee (L17). */
  employmentId: string | null
  change: 'planned' | 'moved-earlier' | 'moved-later' | 'cancelled' | 'given-back' | 'unmoved'
  before: Dates | null
  after: Dates | null
  daysFrom: DaysFrom | null
  outcome: string | null
  reason: string | null
  /** When the account would be closed; null if it would not. */
  closesAt: string | null
}

/** When, and by which rule (L1, L16). */
type Dates = Pick<Leaver, 'noAccessFrom' | 'actsAt' | 'access' | 'days' | 'daysFrom'> & {
  /** L13, L8: by a person. */
  heldUntil: string | null
}
type Leavers = ReadonlyMap<string, Leaver>

/**
 * The latest cycles as they would be after the rules had been applied, and whether the account would be given back; nothing is
 * written. `closing`: the leaver that closed the account.
 */
export function leaversAfter({
  person,
  latest,
  closing,
}: {
  person: Person
  latest: Leavers
  closing: Leaver | undefined
}): { after: Leavers; isGivenBack: boolean } {
  const given = closing && givesBack({ person, leaver: closing })
  const after = new Map(latest)
  if (closing !== undefined && given !== undefined && latest.get(closing.employmentId)?.id === closing.id) {
    const undone = { ...closing, stage: 'finished', outcome: 'undone', reason: null } as const
    if (closing.stage !== 'finished' || !given.returning) after.set(closing.employmentId, undone)
  }
  const current = given !== undefined && person.user !== undefined ? asOpen(person, person.user) : person
  for (const move of movesOf({ person: current, latest: new Map(after) })) {
    const moved = movedBy(move, current)
    if (moved !== undefined) after.set(moved.employmentId, moved)
  }
  return { after, isGivenBack: given !== undefined }
}

function movedBy(move: Move, person: Person): Leaver | undefined {
  if (move.kind === 'open') {
    const { hold, columns, cycle, employment } = move
    return {
      ...unopened,
      ...columns,
      cycle,
      employmentId: employment.id,
      employeeId: person.employeeId,
      userId: person.user?.id ?? null,
      postponed: hold ?? null,
    }
  }
  if (move.kind === 'replan') {
    const released = move.releases && { postponed: null }
    return { ...move.leaver, ...move.columns, ...released }
  }
  if (move.kind === 'closing' || move.leaver === undefined || move.leaver.stage === 'finished')
    return undefined
  const { outcome, reason = null } = move.plan
  return { ...move.leaver, stage: 'finished', outcome, reason }
}

const unopened = {
  id: '',
  version: 1,
  toldVersion: 0,
  heldByBulk: false,
  actedLateBySeconds: null,
  stage: 'waiting',
  heldBy: null,
  waitingFor: null,
  outcome: null,
  reason: null,
  supersededBy: null,
  stoppedAt: null,
  stoppedForSeconds: 0,
  erasedAt: null,
} as const

/** What differs between the two; those that stand as before are left out unless `all`. */
export function compareLeavers({
  before,
  after,
  all,
}: {
  before: Leavers
  after: Leavers
  all: boolean
}): Foreseen[] {
  return [...after.values()].flatMap((leaver) => {
    const former = before.get(leaver.employmentId)
    const change = changeOf({ before: former, after: leaver })
    if (change === undefined || (change === 'unmoved' && !all)) return []
    const wasOpen = former !== undefined && former.stage !== 'finished'
    const isOpen = leaver.stage !== 'finished'
    return [
      {
        employeeId: leaver.employeeId,
        userId: leaver.userId,
        employmentId: employmentColumn(leaver.employmentId),
        change,
        before: wasOpen || change === 'given-back' ? datesOf(former) : null,
        after: isOpen ? datesOf(leaver) : null,
        daysFrom: leaver.daysFrom,
        outcome: leaver.outcome,
        reason: leaver.reason,
        closesAt: leaver.stage === 'waiting' || leaver.stage === 'held' ? dueAtOf(leaver) : null,
      },
    ]
  })
}

function changeOf({
  before,
  after,
}: {
  before: Leaver | undefined
  after: Leaver
}): Foreseen['change'] | undefined {
  const isOpen = after.stage !== 'finished'
  if (after.outcome === 'undone' && before?.outcome !== 'undone') return 'given-back'
  if (before === undefined || before.stage === 'finished') return isOpen ? 'planned' : undefined
  if (!isOpen) return 'cancelled'
  const [was, is] = [dueAtOf(before) ?? '', dueAtOf(after) ?? '']
  if (was !== is) return is < was ? 'moved-earlier' : 'moved-later'
  // Held until the same instant, whenever it would be due without that.
  if (before.actsAt === after.actsAt) return 'unmoved'
  return (after.actsAt ?? '') < (before.actsAt ?? '') ? 'moved-earlier' : 'moved-later'
}

function datesOf(leaver: Leaver | undefined): Dates | null {
  if (leaver === undefined) return null
  const { noAccessFrom, actsAt, access, days, daysFrom } = leaver
  const heldUntil = leaver.postponed?.until ?? null
  // L17: the access end of a user goes by its date alone.
  const isOwn = employmentColumn(leaver.employmentId) === null
  return {
    noAccessFrom,
    actsAt,
    heldUntil,
    access,
    ...(isOwn ? { days: null, daysFrom: null } : { days, daysFrom }),
  }
}

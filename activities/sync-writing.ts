// The writes of a run, a page at a time (I9). A result is written down right after each write; who dies in between finds the
// employee there at the next attempt, because a connector looks before it writes.
import { hasJobs, type Connection, type Written } from '../src/connectors/connector.ts'
import {
  isWithoutEffect,
  OutcomeUnknown,
  type FailureCode,
  type Unavailable,
} from '../src/connectors/errors.ts'
import type { Instant } from '../src/domain/local-time.ts'
import { limitOf } from './calls-at-once.ts'
import { noteAsked } from './sync-absences.ts'
import { beginPage } from './sync-beginning.ts'
import { noteEndsAsked } from './sync-ends.ts'
import { forgetAsked, noteJobAsked } from './sync-jobs.ts'
import { throughPages, whyNot, type Halted, type PageWritten, type Writing } from './sync-pages.ts'
import { recordFailed, recordRefused, recordWritten } from './sync-recording.ts'
import { entryOf, mappingOf, type Run, type SyncDeps } from './sync-run.ts'
import { verdictOn } from './sync-verdicts.ts'
import type { Sending } from './sync-preparing.ts'

/** So many in a row that cannot be reached are an outage, not theirs. */
const outageAfter = 4
/** An unknown outcome is looked at again at once. */
const looksAgain = 2

/** Pages until it is told to end. Throws the failures that concern everybody: no authorisation, throttled, an outage. */
export async function writePages(
  deps: SyncDeps,
  run: Run,
  { connection, writing }: { connection: Connection<unknown>; writing: Writing },
): Promise<PageWritten> {
  const mapping = await mappingOf(deps, run)
  return await throughPages(deps, run, writing, (ids) =>
    writeMany(deps, run, { ids, connection, mapping, writing }),
  )
}

type Page = { ids: readonly string[]; connection: Connection<unknown>; mapping: unknown; writing: Writing }

async function writeMany(
  deps: SyncDeps,
  run: Run,
  { ids, connection, mapping, writing }: Page,
): Promise<Halted | 'cut' | undefined> {
  const { isSecondPass, isLastAttempt, goesOn } = writing
  const sending = await beginPage(deps, run, { ids, mapping, isSecondPass })

  let halted: Halted | { error: unknown } | 'cut' | undefined
  let reached = 0
  const unreached: { each: Sending; error: Unavailable }[] = []

  async function giveUpOn(them: typeof unreached): Promise<void> {
    for (const { each, error } of them) await recordFailed(deps, run, { each, problem: error.code })
  }

  async function one(each: Sending): Promise<void> {
    if (!isSecondPass && !goesOn()) halted ??= 'cut'
    if (halted !== undefined) return
    const mayNot = await whyNot(deps, run)
    if (mayNot !== undefined) return void (halted ??= mayNot)
    if (isUnderWay(run, each)) return await recordFailed(deps, run, { each, problem: 'job-not-over' })
    let asked = each
    try {
      asked = await noteWhatIsAsked(deps, run, each)
      const written = await ask(deps, run, { each: asked, askedAt: each.job?.askedAt, connection, mapping })
      await recordWritten(deps, run, { each: asked, written })
      reached += 1
    } catch (error) {
      const verdict = verdictOn(error)
      if (verdict.kind === 'everybody') return void (halted ??= { error })
      if (verdict.kind === 'unreached') {
        unreached.push({ each, error: verdict.error })
        if (unreached.length >= outageAfter) halted ??= { error }
        return
      }
      reached += 1
      if (verdict.kind === 'refused') await recordRefused(deps, run, { each: asked, refusal: verdict.error })
      else await recordFailed(deps, run, { each, problem: verdict.problem })
      if (verdict.kind === 'failed' && verdict.isFault)
        deps.log.error(verdict.fields, 'an employee failed by a fault in koppling')
    }
    // The system answers others, so it is theirs.
    await giveUpOn(unreached.splice(0))
  }

  const limit = limitOf(run.ref.tenant)
  const ended = await Promise.allSettled(sending.map((each) => limit(() => one(each))))
  const broken = ended.find((each) => each.status === 'rejected')
  if (broken !== undefined) throw broken.reason
  if (typeof halted === 'object' && 'error' in halted) throw halted.error
  if (halted !== undefined) return halted
  const [first] = unreached
  if (first !== undefined && reached === 0 && !(isSecondPass && isLastAttempt)) throw first.error
  await giveUpOn(unreached)
  return undefined
}

/** What an earlier run asked for is not over, so nothing more is asked; the second pass looks. */
const isUnderWay = ({ sync }: Run, { job }: Sending): boolean =>
  sync.kind !== 'preview' && job !== undefined && job.receipt !== null

/** Before the call, so that whoever dies in it is known to have asked. A preview asks for nothing. */
async function noteWhatIsAsked(deps: SyncDeps, run: Run, each: Sending): Promise<Sending> {
  if (run.sync.kind === 'preview') return each
  const absencesSent = await noteAsked(deps, run, each)
  const endsAsked = await noteEndsAsked(deps, run, each)
  const job = hasJobs(entryOf(deps, run)) ? (each.job ?? (await noteJobAsked(deps, run, each.id))) : undefined
  return { ...each, absencesSent, endsAsked, job }
}

async function ask(
  deps: SyncDeps,
  run: Run,
  {
    each,
    askedAt,
    connection,
    mapping,
  }: {
    each: Sending
    /** Of an earlier attempt without an answer. */
    askedAt: Instant | undefined
    connection: Connection<unknown>
    mapping: unknown
  },
): Promise<Written> {
  const {
    document: employee,
    remoteId,
    takenBack,
    withdrawn,
    employmentsThere,
    absences,
    absencesSent,
  } = each
  const { today, sync, integration } = run
  const { startsOn } = integration
  const known = { takenBack, withdrawn, employmentsThere, absences, absencesSent }
  const asked = { employee, mapping, remoteId, today, startsOn, ...known }
  if (sync.kind === 'preview') return await connection.compare(asked)
  for (let look = 1; ; look += 1) {
    try {
      return await connection.write({ ...asked, askedAt: look === 1 ? askedAt : each.job?.askedAt })
    } catch (error) {
      if (look === 1 && askedAt === undefined && isWithoutEffect(error)) await forgetAsked(deps, run, each)
      const isLast = !(error instanceof OutcomeUnknown) || isKnownLater.includes(error.code)
      if (isLast || look > looksAgain) throw error
    }
  }
}

/** What was not answered in time may still arrive, and what is under way ends later; the second pass looks. */
const isKnownLater: readonly FailureCode[] = ['no-answer-in-time', 'job-not-over']

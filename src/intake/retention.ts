import type { Knex } from 'knex'
import { automation, recordAudit } from '../db/audit.ts'
import { forgetLeavers, forgetResults } from '../db/evidence-retention.ts'
import {
  advanceRound,
  beginRound,
  retentionRounds,
  roundSteps,
  type RetentionRound,
} from '../db/retention-rounds.ts'
import { eraseFields, peopleToForget } from '../db/retention.ts'
import { lockSettings, readSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import { addDays } from '../domain/calendar-date.ts'
import type { Retention } from '../domain/documents.ts'
import { monthsBefore, type Instant } from '../domain/local-time.ts'
import { pastKeeping } from '../domain/retention.ts'
import type { Intake } from './context.ts'
import { personToKeep } from './person-to-keep.ts'
import { lockPerson } from './person.ts'
import { patience, tenantsApart } from './tenants-apart.ts'

type Means = Pick<Intake, 'db' | 'clock'>

/** So long one tenant may take of a sweep, so that others come to theirs. */
const tenantForMs = 1_500
const rowsAtOnce = 200
const dayMs = 86_400_000

/**
 * Removes what is past keeping, for each tenant once a day and in pages; what is left is done by the next sweep, and what was done
 * is not found again. Throws FailedForSome.
 */
export async function keepNoLonger(
  { db, clock }: Means,
  { now, forMs = tenantForMs }: { now: Instant; forMs?: number },
): Promise<void> {
  await tenantsApart(await retentionRounds(db, now), async (round) => {
    await beginRound(db, round)
    const until = performance.now() + forMs
    const failures: unknown[] = []
    const page = (at: RetentionRound) => takePage({ db, clock }, { round: at, now, until, failures })
    for (let next = await page(round); next !== undefined && performance.now() < until;)
      next = await page(next)
    // Whoever could not be looked at comes again tomorrow, and keeps nobody else waiting.
    if (failures.length > 0) throw failures[0]
  })
}

type Page = { round: RetentionRound; now: Instant; until: number; failures: unknown[] }

/** Answers where it goes on; undefined: the round is done. */
async function takePage(means: Means, page: Page): Promise<RetentionRound | undefined> {
  const { tenant, step } = page.round
  const position = await pages[step](means, page)
  const next = position === undefined ? roundSteps[roundSteps.indexOf(step) + 1] : step
  await advanceRound(means.db, tenant, { step: next, position: position ?? null })
  return next && { ...page.round, step: next, position: position ?? '' }
}

/** By step: a page of it. Each answers the position that it reached, undefined at the end. */
const pages = {
  fields: forgetFields,
  leavers: async ({ db }: Means, { round: { tenant }, now }: Page) => {
    const forgotten = await inTransaction(db, async (trx) => {
      await trx.raw(patience)
      const { retention } = await lockSettings(trx, tenant, 'share')
      const before = monthsBefore(now, retention.evidenceMonths)
      return await forgetLeavers(trx, tenant, { before, now, limit: rowsAtOnce })
    })
    return forgotten === rowsAtOnce ? '' : undefined
  },
  results: async ({ db }: Means, { round: { tenant }, now }: Page) => {
    const forgotten = await inTransaction(db, async (trx) => {
      await trx.raw(patience)
      const { retention } = await lockSettings(trx, tenant, 'share')
      const before = new Date(Date.parse(now) - retention.resultsDays * dayMs).toISOString()
      return await forgetResults(trx, tenant, { before, limit: rowsAtOnce })
    })
    return forgotten === rowsAtOnce ? '' : undefined
  },
}

async function forgetFields(
  { db, clock }: Means,
  { round: { tenant, today, position }, now, until, failures }: Page,
): Promise<string | undefined> {
  const { retention } = await readSettings(db, tenant)
  // The calendar of another zone may be two days ahead of the tenant's.
  const endedBefore = addDays(today, 3 - shortestOf(retention))
  const { people, last } = await peopleToForget(db, tenant, { after: position, endedBefore, now })
  for (const employee of people) {
    await inTransaction(db, (trx) => forgetFieldsOf(trx, { clock }, { tenant, employee })).catch(
      (error: unknown) => failures.push(error),
    )
    // A page full of people who go at once takes several sweeps.
    if (performance.now() > until) return employee
  }
  return last
}

function shortestOf({ payDays, bankAccountDays, nationalIdDays, addressDays }: Retention): number {
  return Math.min(payDays, bankAccountDays, nationalIdDays, addressDays)
}

/** Under the locks of L6, as any other change of a person. */
async function forgetFieldsOf(
  trx: Knex.Transaction,
  { clock }: Pick<Intake, 'clock'>,
  { tenant, employee }: { tenant: string; employee: string },
): Promise<void> {
  await trx.raw(patience)
  const { retention, timeZone } = await lockSettings(trx, tenant, 'share')
  await lockPerson(trx, tenant, { employee })
  const person = await personToKeep(trx, tenant, { employee, timeZone, now: await clock(trx) })
  if (person === undefined) return
  const erased = await eraseFields(trx, tenant, { employee, fields: pastKeeping(person, retention) })
  if (erased.length === 0) return
  await recordAudit(trx, tenant, automation, {
    action: 'employee.fields-erased',
    subject: { kind: 'employee', id: employee },
    new: { erased },
  })
}

/** All that is known, in memory, and on the disk before anybody is told of it; jobs go on after a restart. */
import { join } from 'node:path'

import { openJournal } from '../journal.ts'
import { createCompany, numberOf } from './company.ts'
import { createJobs, drawnMs } from './jobs.ts'
import { createLedger } from './ledger.ts'
import { outcomeOf } from './run-job.ts'
import { startOf } from './timelines.ts'
import type { Limit } from '../limits.ts'
import type { Company, CompanySettings, Rows } from './company.ts'
import type { Job, Jobs, NewJob, Over } from './jobs.ts'
import type { Ledger, LedgerEntry, NewEntry } from './ledger.ts'

export type Settings = {
  /** How long jobs take, drawn for each one. */
  jobSeconds: { least: number; most: number }
  seed: number
  /** An HTTP date: the `Sunset` header of all answers. */
  sunset: string | null
  /** Per client and tenant; no limit is published. */
  limit: Limit | null
}

const FIRST_SETTINGS: Settings = {
  jobSeconds: { least: 1, most: 30 },
  seed: 1,
  sunset: null,
  limit: null,
}

export type VismaNetState = {
  readonly companies: ReadonlyMap<string, Company>
  readonly settings: Settings
  jobs: Jobs
  ledger: Ledger
  /** Makes a company, or changes the settings of the one with this tenant id; its documents stay. */
  putCompany(settings: CompanySettings): Promise<Company>
  putSettings(settings: Settings): Promise<void>
  /** What people did there, or what there has been all along: not in the ledger. */
  putRows(company: Company, rows: Rows): Promise<void>
  /** `seconds`: how long it takes, where a fault says so. */
  accept(job: NewJob, seconds?: number): Promise<Job>
  refused(entry: NewEntry): Promise<void>
  /** Carries out at once what is still to be done; returns how many jobs. */
  finishJobs(): Promise<number>
  /** Forgets companies, jobs, ledger and settings. */
  clear(): Promise<void>
  close(): Promise<void>
}

type Fact =
  | { fact: 'company'; settings: CompanySettings }
  | { fact: 'settings'; settings: Settings }
  | { fact: 'rows'; company: string; rows: Rows }
  | { fact: 'accepted'; job: Job; entry: LedgerEntry }
  | { fact: 'over'; job: string; over: Over; rows: Rows; entries: LedgerEntry[] }
  | { fact: 'refused'; entry: LedgerEntry }

/** Of the time that a job takes, what it waits. */
const WAITS = 0.3

export async function openVismaNetState(folder: string): Promise<VismaNetState> {
  const companies = new Map<string, Company>()
  const jobs = createJobs()
  const ledger = createLedger()
  const timers = new Map<string, NodeJS.Timeout>()
  let settings = FIRST_SETTINGS

  function apply(fact: Fact): void {
    switch (fact.fact) {
      case 'company': {
        const known = companies.get(fact.settings.tenantId)
        if (known !== undefined) return void Object.assign(known.settings, fact.settings)
        return void companies.set(fact.settings.tenantId, createCompany({ ...fact.settings }))
      }
      case 'settings':
        settings = fact.settings
        return undefined
      case 'rows':
        return companies.get(fact.company)?.apply(fact.rows)
      case 'accepted':
        jobs.add({ ...fact.job })
        return ledger.add(fact.entry)
      case 'over':
        companies.get(jobs.get(fact.job)?.company ?? '')?.apply(fact.rows)
        jobs.end(fact.job, fact.over)
        return fact.entries.forEach((entry) => ledger.add(entry))
      case 'refused':
        return ledger.add(fact.entry)
    }
  }

  const journal = await openJournal({
    file: join(folder, 'visma-net.ndjson'),
    replay: (fact) => apply(fact as Fact),
  })

  /** At once in memory, so that two calls cannot both find the old state; resolves when it is on the disk. */
  function happen(fact: Fact): Promise<void> {
    apply(fact)
    return journal.append([fact])
  }

  const numbered = (entry: NewEntry, place = 0): LedgerEntry => ({
    n: ledger.size + 1 + place,
    at: new Date().toISOString(),
    ...entry,
  })

  function finish(job: Job): Promise<void> {
    clearTimeout(timers.get(job.id))
    timers.delete(job.id)
    const company = companies.get(job.company)
    if (company === undefined || job.over !== null) return Promise.resolve()
    const at = new Date().toISOString()
    const { status, validationResults, ...made } = outcomeOf({ company, job, at })
    const entries = entriesOf({ job, ...made, validationResults }).map(numbered)
    return happen({
      fact: 'over',
      job: job.id,
      over: { at, status, validationResults },
      rows: made.rows,
      entries,
    })
  }

  function schedule(job: Job): void {
    const timer = setTimeout(() => {
      // A journal that cannot be written tells every later call, too.
      finish(job).catch((error: unknown) => console.error(error))
    }, job.dueAt - Date.now())
    timers.set(job.id, timer)
  }

  function forgetTimers(): void {
    for (const timer of timers.values()) clearTimeout(timer)
    timers.clear()
  }

  const inTurn = () => jobs.pending().toSorted((one, other) => one.dueAt - other.dueAt || one.n - other.n)
  for (const job of inTurn()) schedule(job)

  return {
    companies,
    jobs,
    ledger,
    get settings() {
      return settings
    },
    async putCompany(company) {
      await happen({ fact: 'company', settings: company })
      return companies.get(company.tenantId) ?? createCompany(company)
    },
    putSettings: (changed) => happen({ fact: 'settings', settings: changed }),
    putRows: (company, rows) => happen({ fact: 'rows', company: company.settings.tenantId, rows }),
    async accept(asked, seconds) {
      const now = Date.now()
      const n = jobs.size + 1
      const takes = seconds === undefined ? drawnMs({ pace: settings, n }) : seconds * 1000
      const job: Job = {
        ...asked,
        id: crypto.randomUUID(),
        correlationId: crypto.randomUUID(),
        n,
        created: new Date(now).toISOString(),
        startsAt: now + takes * WAITS,
        dueAt: now + takes,
        over: null,
      }
      const written = [happen({ fact: 'accepted', job, entry: numbered(acceptedEntryOf(job)) })]
      const kept = jobs.get(job.id) ?? job
      if (takes === 0) written.push(finish(kept))
      else schedule(kept)
      await Promise.all(written)
      return kept
    },
    refused: (entry) => happen({ fact: 'refused', entry: numbered(entry) }),
    async finishJobs() {
      const due = inTurn()
      await Promise.all(due.map(finish))
      return due.length
    },
    async clear() {
      forgetTimers()
      companies.clear()
      jobs.clear()
      ledger.clear()
      settings = FIRST_SETTINGS
      await journal.clear()
    },
    close() {
      forgetTimers()
      return journal.close()
    },
  }
}

function entryOf(job: Job): Omit<NewEntry, 'effect'> {
  return {
    company: job.company,
    clientId: job.clientId,
    artifactType: job.artifactType,
    employeeNumber: job.number,
    employeeId: job.employeeId,
    positionId: job.artifactType === 'Position' ? job.artifactId : null,
    activeStart: null,
    jobId: job.id,
    status: null,
    problems: [],
    lost: [],
    overwritten: [],
  }
}

const acceptedEntryOf = (job: Job): NewEntry => ({ ...entryOf(job), effect: 'accepted', status: 202 })

/** A job that makes an employee makes positions as well, each with an entry of its own. */
function entriesOf({
  job,
  rows,
  losses,
  validationResults,
}: Pick<ReturnType<typeof outcomeOf>, 'rows' | 'losses' | 'validationResults'> & { job: Job }): NewEntry[] {
  const entry = entryOf(job)
  const problems = validationResults.map(({ property, message }) => property || message)
  const isDone = rows.employees.length + rows.positions.length > 0
  if (!isDone) return [{ ...entry, effect: 'failed', problems }]
  if (job.action === 'Update') return [{ ...entry, effect: 'updated', problems, ...losses }]
  const employees = rows.employees.map((row): NewEntry => ({
    ...entry,
    effect: 'created',
    problems,
    employeeNumber: numberOf(row),
  }))
  const employeeNumber = employees[0]?.employeeNumber ?? entry.employeeNumber
  const positions = rows.positions.map(({ id, document }): NewEntry => ({
    ...entry,
    effect: 'created',
    artifactType: 'Position',
    employeeNumber,
    positionId: id,
    activeStart: startOf(document) ?? null,
  }))
  return [...employees, ...positions]
}

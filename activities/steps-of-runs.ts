// Runs that people ask for: a test, a preview, a sync by hand, and the approval of what the run guard holds (I5, I8, I11).
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { readEmployeeDocument } from '../src/db/employee-documents.ts'
import { setTest } from '../src/db/integration-changes.ts'
import { findMapping } from '../src/db/integration-documents.ts'
import type { Integration } from '../src/db/integrations.ts'
import { matchesOf } from '../src/db/matches.ts'
import { approveSync, insertSync, lockSync, openSyncOf, type NewSync, type Sync } from '../src/db/syncs.ts'
import type { SyncKind } from '../src/domain/integration.ts'
import { employersOf } from '../src/domain/scope.ts'
import { readinessForSystem } from '../src/domain/readiness-of-system.ts'
import { whyNotAuthorised, whyNotTest } from '../src/domain/set-up.ts'
import { inFixedOrder } from '../src/domain/sync-run.ts'
import { targetOf } from '../src/intake/set-up-of.ts'
import { refuseBy, StepRefused, type Held, type Work } from './integration-steps.ts'
import { record, refuseUnpromoted } from './steps-of-people.ts'
import { closeWithin } from './sync-closing.ts'
import { entryOf, type SyncDeps } from './sync-run.ts'

const Test = z.object({ employees: z.array(z.string()) })
const Manual = z.object({ full: z.boolean() })
const Approval = z.object({ sync: z.string(), planned: z.record(z.string(), z.number()) })
const Declining = z.object({ sync: z.string() })

/** I5: one or two complete employees; a run that is under way is waited for, since it may be of others. */
export const testing =
  (deps: SyncDeps): Work =>
  async (held) => {
    const { trx, ref, integration, setUp, rules } = held
    const { employees } = Test.parse(held.step.body)
    const incomplete = await incompleteAmong(deps, held, employees)
    refuseBy(whyNotTest(setUp, rules, { employees, incomplete }))
    const open = await openSyncOf(trx, ref.tenant, integration.id)
    if (open !== undefined) throw new StepRefused(underWay(open))
    const sync = await begin(deps, held, { kind: 'test', employees: [...new Set(employees)] })
    await setTest(trx, ref, sync.id)
    await record(held, 'test-started', { sync: sync.id })
    return { sync: sync.id, starts: true }
  }

/** Everything but the writes; one that is under way is answered with. */
export const previewing =
  (deps: SyncDeps): Work =>
  async (held) => {
    refuseBy(whyNotAuthorised(held.setUp, held.rules))
    return await joinOrBegin(deps, held, { kind: 'preview' }, ({ kind }) => kind === 'preview')
  }

/** I8: beside the schedule as well, also while that is paused. */
export const syncing =
  (deps: SyncDeps): Work =>
  async (held) => {
    refuseUnpromoted(held)
    refuseBy(whyNotAuthorised(held.setUp, held.rules))
    refuseFrozen(held)
    const { full } = Manual.parse(held.step.body)
    // One that writes, for everybody and no less of them, by what stands now.
    const doesIt = (open: Sync) =>
      (open.kind === 'manual' || open.kind === 'scheduled') &&
      open.goesOnFrom === null &&
      (open.isFull || !full) &&
      isUpToDate(open, held.integration)
    return await joinOrBegin(deps, held, { kind: 'manual', isFull: full }, doesIt)
  }

/** I8: nothing runs on such a date, such as the cut-off of a payroll. */
export const isFrozen = ({ integration, rules }: Pick<Held, 'integration' | 'rules'>): boolean =>
  integration.frozen.includes(rules.today)

function refuseFrozen(held: Held): void {
  if (!isFrozen(held)) return
  throw new StepRefused({
    code: 'sync-frozen',
    detail: `runs are frozen on ${held.rules.today}: wait for another day, or change PUT /v1/integrations/{id}/freeze`,
  })
}

/** I11: exactly the numbers that were shown, of a run that goes by the scope and the mapping of now. */
export const approvingRun: Work = async (held) => {
  refuseFrozen(held)
  const { trx, ref, integration, by } = held
  const { sync: id, planned } = Approval.parse(held.step.body)
  const sync = await holdWaiting(held, id)
  if (!isUpToDate(sync, integration)) {
    throw new StepRefused({
      code: 'sync-outdated',
      detail: `scope or mapping were changed since the run ${id} began, and it goes by the former ones: decline it by POST /v1/syncs/${id}/decline, and start another one`,
    })
  }
  if (!isDeepStrictEqual({ ...sync.planned }, planned)) {
    throw new StepRefused({
      code: 'sync-numbers-changed',
      detail: `the run is about to do something else by now: look at GET /v1/syncs/${id} and approve those numbers`,
    })
  }
  await approveSync(trx, ref.tenant, id, { approved: sync.planned, by })
  await record(held, 'run-approved', { sync: id, planned })
  return { sync: id, approved: true }
}

/** I11: nothing was written yet, and nothing will be; the next run plans anew. */
export const decliningRun =
  (deps: Pick<SyncDeps, 'clock'>): Work =>
  async (held) => {
    const { trx, ref } = held
    const { sync } = Declining.parse(held.step.body)
    await holdWaiting(held, sync)
    await record(held, 'run-declined', { sync })
    const asked = { outcome: 'stopped', problem: 'declined' } as const
    await closeWithin(trx, deps, { ref: { ...ref, sync }, asked })
    return { sync, declined: true }
  }

/** Held until the transaction ends, so that no write begins meanwhile. */
async function holdWaiting({ trx, ref }: Held, id: string): Promise<Sync> {
  const sync = await lockSync(trx, ref.tenant, id)
  if (sync?.integrationId !== ref.integration || sync.stage !== 'held')
    throw new StepRefused({ code: 'sync-not-held', detail: `the run ${id} waits for no approval` })
  return sync
}

/** Whether a run that writes goes by the scope and the mapping of now. */
export function isUpToDate(
  { scope, mappingVersion }: Pick<Sync, 'scope' | 'mappingVersion'>,
  integration: Integration,
): boolean {
  const isSameScope = scope === null || inFixedOrder(scope) === inFixedOrder(integration.scope)
  return isSameScope && mappingVersion === liveMappingOf(integration)
}

const liveMappingOf = ({ liveMappingVersion, mappingVersion }: Integration): number =>
  liveMappingVersion ?? mappingVersion

type Beginning = { kind: SyncKind } & Partial<
  Pick<NewSync, 'employees' | 'isFull' | 'goesOnFrom' | 'startedBy'>
>

/** One that is under way is answered with if it does what was asked for, and refuses it otherwise. */
async function joinOrBegin(
  deps: Pick<SyncDeps, 'connectors'>,
  held: Held,
  beginning: Beginning,
  doesIt: (open: Sync) => boolean,
): Promise<{ sync: string; starts: boolean }> {
  const open = await openSyncOf(held.trx, held.ref.tenant, held.integration.id)
  if (open !== undefined && !doesIt(open)) throw new StepRefused(underWay(open))
  const { id } = open ?? (await begin(deps, held, beginning))
  return { sync: id, starts: open === undefined }
}

/** Of an integration that has none under way. */
export async function begin(
  { connectors }: Pick<SyncDeps, 'connectors'>,
  { trx, ref, integration, setUp, rules, by }: Omit<Held, 'step'>,
  { kind, employees = null, isFull = false, goesOnFrom = null, startedBy = by }: Beginning,
): Promise<Sync> {
  const { entry } = connectors.get(integration.system) ?? {}
  const isTrial = kind === 'test' || kind === 'preview'
  return await insertSync(trx, ref.tenant, {
    integrationId: integration.id,
    kind,
    isFull,
    employees,
    goesOnFrom,
    target: targetOf(entry ?? {}, setUp.credentials?.company.id ?? '', kind === 'test' ? 'test' : 'live'),
    mappingVersion: isTrial ? integration.mappingVersion : liveMappingOf(integration),
    startedBy,
    now: rules.now,
  })
}

/** I4: those whom the readiness of this system blocks, and those who are not known. */
async function incompleteAmong(
  { vault, connectors, environment }: SyncDeps,
  { trx, ref, integration, setUp, rules }: Held,
  employees: readonly string[],
): Promise<string[]> {
  const entry = entryOf({ connectors }, { integration })
  const stored = await findMapping(trx, ref, integration.mappingVersion)
  const mapping = entry.mapping.parse(stored?.mapping ?? {})
  const matches =
    setUp.credentials &&
    (await matchesOf(
      trx,
      {
        tenant: ref.tenant,
        integration: integration.id,
        target: targetOf(entry, setUp.credentials.company.id),
      },
      employees,
    ))
  const incomplete: string[] = []
  // Three are refused anyway, so the first few tell enough.
  for (const id of [...new Set(employees)].slice(0, mostLookedAt)) {
    const document = await readEmployeeDocument(trx, ref.tenant, id, vault)
    const isComplete =
      document !== undefined &&
      readinessForSystem(entry, {
        employeeId: id,
        document,
        mapping,
        isThere: matches?.get(id)?.remoteId != null,
        employerIds: employersOf(integration),
        today: rules.today,
        environment,
      }).complete
    if (!isComplete) incomplete.push(id)
  }
  return incomplete
}

const mostLookedAt = 2

export function underWay({ id, stage }: Sync): { code: string; detail: string } {
  const detail =
    stage === 'held'
      ? `the run ${id} waits for an approval: give it by POST /v1/syncs/${id}/approve, or decline it by POST /v1/syncs/${id}/decline`
      : `the run ${id} is under way: wait for its end by GET /v1/syncs/${id}`
  return { code: 'sync-running', detail }
}

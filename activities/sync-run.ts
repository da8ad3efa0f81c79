// What every part of a run works with, read anew by each activity.
import { findClosing } from '../src/db/closed-tenants.ts'
import { findMapping } from '../src/db/integration-documents.ts'
import { findIntegration, type Integration } from '../src/db/integrations.ts'
import { findEmployer } from '../src/db/employers.ts'
import { openCredentials } from '../src/db/integration-credentials.ts'
import type { Destination } from '../src/db/sync-records.ts'
import type { ScopeOfRun } from '../src/db/sync-scope.ts'
import { findSync, type Sync } from '../src/db/syncs.ts'
import { findTenant } from '../src/db/tenants.ts'
import type { AnyConnection, AnyConnector, AnyEntry } from '../src/connectors/connector.ts'
import { Unauthorised } from '../src/connectors/errors.ts'
import type { CalendarDate } from '../src/domain/calendar-date.ts'
import type { Dataset } from '../src/domain/integration.ts'
import { localDateAt } from '../src/domain/local-time.ts'
import { employersOf } from '../src/domain/scope.ts'
import type { Environment } from '../src/domain/national-id.ts'
import type { Intake } from '../src/intake/context.ts'
import type { SyncRef } from '../src/temporal/integration-messages.ts'

export type SyncDeps = Pick<Intake, 'db' | 'vault' | 'clock'> & {
  connectors: ReadonlyMap<string, AnyConnector>
  /** `test`: identity numbers of invented people are right. */
  environment: Environment
  log: { error(fields: object, message: string): void }
}

export type Run = {
  ref: SyncRef
  sync: Sync
  integration: Integration
  /** Of the schedule, else of the employer. */
  timeZone: string
  today: CalendarDate
  covers: ScopeOfRun
  datasets: readonly Dataset[]
  destination: Destination
  digest(text: string): string
}

/** undefined: it is over, or there is none. */
export async function openRun({ db, vault, clock }: SyncDeps, ref: SyncRef): Promise<Run | undefined> {
  const { tenant } = ref
  const sync = await findSync(db, tenant, ref.sync)
  const integration = await findIntegration(db, tenant, ref.integration)
  if (sync === undefined || integration === undefined || sync.endedAt !== null) return undefined
  const employer = await findEmployer(db, tenant, integration.employerId)
  const employerZone = employer?.timeZone ?? (await findTenant(db, tenant))?.timeZone ?? 'UTC'
  const today = localDateAt({ instant: await clock(db), timeZone: employerZone })
  const { digest } = await vault.forTenant(db, tenant)
  return {
    ref,
    sync,
    integration,
    timeZone: integration.schedule?.timeZone ?? employerZone,
    today,
    covers: { scope: scopeOf({ sync, integration }), today, goesOnFrom: sync.goesOnFrom },
    datasets: (sync.scope ?? integration.scope).datasets,
    destination: { tenant, integration: integration.id, target: sync.target, dataset: 'employees' },
    digest,
  }
}

export type EndsBecause = 'tenant-closed' | 'integration-disconnected'

/** Nothing runs for a tenant that is closed, or without credentials because somebody took them away. */
export async function whyToEnd(
  { db }: Pick<SyncDeps, 'db'>,
  { ref: { tenant }, integration }: { ref: SyncRef; integration: Pick<Integration, 'stage'> },
): Promise<EndsBecause | undefined> {
  if ((await findClosing(db, tenant)) !== undefined) return 'tenant-closed'
  return integration.stage === 'disconnected' ? 'integration-disconnected' : undefined
}

/** A test names its employees, whatever else the scope says (I5). */
function scopeOf({ sync, integration }: Pick<Run, 'sync' | 'integration'>): ScopeOfRun['scope'] {
  const scope = sync.scope ?? integration.scope
  const employerIds = employersOf({ ...integration, scope })
  if (sync.employees === null) return { ...scope, employerIds }
  return {
    employerIds,
    departmentIds: null,
    officeIds: null,
    employeeIds: sync.employees,
    excludedEmployeeIds: [],
  }
}

export function entryOf(
  { connectors }: Pick<SyncDeps, 'connectors'>,
  { integration }: Pick<Run, 'integration'>,
): AnyEntry {
  return connectorOf({ connectors }, integration.system).entry
}

/** Throws Unauthorised where there are no credentials. */
export async function connect(deps: SyncDeps, run: Pick<Run, 'ref' | 'integration'>): Promise<AnyConnection> {
  const { db, vault } = deps
  const credentials = await openCredentials(db, vault, run.ref)
  if (credentials === undefined)
    throw new Unauthorised('credentials-rejected', { call: 'connect', message: 'There are no credentials.' })
  return connectorOf(deps, run.integration.system).connect(credentials)
}

export async function mappingOf(deps: SyncDeps, run: Run): Promise<unknown> {
  const { mappingVersion: version } = run.sync
  const stored = await findMapping(deps.db, run.ref, version)
  return entryOf(deps, run).mapping.parse(stored?.mapping ?? {})
}

function connectorOf({ connectors }: Pick<SyncDeps, 'connectors'>, system: string): AnyConnector {
  const connector = connectors.get(system)
  if (connector === undefined) throw new Error(`the catalogue has no ${system}`)
  return connector
}

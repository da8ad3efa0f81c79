// Integrations as documents: which system for which employer, mapping, scope and frozen dates. What is done with them is their workflow's.
import { isDeepStrictEqual } from 'node:util'
import type { Knex } from 'knex'
import { recordAudit, type AuditEntry } from '../db/audit.ts'
import { unknownEmployees } from '../db/employees.ts'
import { knownEmployers } from '../db/employers.ts'
import {
  changeFrozen,
  changeScope,
  findMapping,
  insertIntegration,
  insertMapping,
  integrationOfEmployer,
  type MappingVersion,
} from '../db/integration-documents.ts'
import { findIntegration, lockIntegration, type Integration } from '../db/integrations.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { Dataset, Scope, ScopeWithDatasets } from '../domain/integration.ts'
import { localDateAt } from '../domain/local-time.ts'
import { Rejection } from '../domain/rejection.ts'
import { isWider } from '../domain/scope.ts'
import type { Change, Intake } from './context.ts'
import { whyOverlapping } from './integrations-overlap.ts'

type Deps = Pick<Intake, 'db' | 'clock'>

type Wanted = {
  system: string
  name: string
  employerId: string
  scope: ScopeWithDatasets
  /** Undefined: the first of this month (I12). */
  startsOn: CalendarDate | undefined
  /** The first version of the mapping, out of its defaults. */
  mapping: unknown
  /** The datasets of the system. */
  offered: readonly Dataset[]
  createdBy: string
}

/** Throws the Rejections `dataset-not-offered`, `employer-unknown`, `employee-unknown` and `integration-exists`. */
export async function createIntegration(
  { db, clock }: Deps,
  { tenant, cause }: Change,
  { mapping, offered, ...wanted }: Wanted,
): Promise<Integration> {
  return await inTransaction(db, async (trx) => {
    const { timeZone } = await lockSettings(trx, tenant, 'share')
    await checkEmployer(trx, tenant, wanted.employerId)
    checkDatasets(wanted.scope, { offered, at: '/scope' })
    await checkScope(trx, tenant, { scope: wanted.scope, at: '/scope' })
    const now = await clock(trx)
    const thisMonth = localDateAt({ instant: now, timeZone }).slice(0, 7)
    const startsOn = wanted.startsOn ?? `${thisMonth}-01`
    const id = await insertIntegration(trx, tenant, { ...wanted, startsOn, now })
    if (id === undefined) throw await exists(trx, tenant, wanted)
    const { createdBy: madeBy } = wanted
    await insertMapping(trx, { tenant, integration: id }, { version: 1, mapping, madeBy, madeAt: now })
    await recordAudit(trx, tenant, cause, {
      action: 'integration.created',
      subject: { kind: 'integration', id },
      new: { system: wanted.system, employerId: wanted.employerId, scope: wanted.scope, startsOn },
    })
    return await known(findIntegration(trx, tenant, id), id)
  })
}

type Changing<Document> = {
  id: string
  /** Judges, by what stands now, whether the caller may replace it; throws if not. */
  accept: (current: Document) => void
}

/** The same mapping again makes no version. Throws the Rejections `not-found` and `integration-disconnected`. */
export async function putMapping(
  deps: Deps,
  change: Change,
  { id, accept, mapping, madeBy }: Changing<MappingVersion> & { mapping: unknown; madeBy: string },
): Promise<MappingVersion> {
  return await changing(deps, change, id, async ({ trx, integration, record }) => {
    const of = { tenant: change.tenant, integration: id }
    const current = await latestMapping(trx, of, integration)
    accept(current)
    if (isDeepStrictEqual(current.mapping, mapping)) return current
    const version = current.version + 1
    const made = await insertMapping(trx, of, {
      ...{ version, mapping, madeBy },
      madeAt: await deps.clock(trx),
    })
    await record('mapping-changed', { old: { version: current.version }, new: { version } })
    return made
  })
}

/** Throws the Rejection `not-found`. */
export async function readMapping(
  db: Knex,
  tenant: string,
  integration: Integration,
): Promise<MappingVersion> {
  return await latestMapping(db, { tenant, integration: integration.id }, integration)
}

/**
 * Throws the Rejections `not-found`, `integration-disconnected`, `dataset-not-offered`, `employer-unknown`, `employee-unknown` and
 * `integrations-overlap`.
 */
export async function putScope(
  deps: Deps,
  change: Change,
  {
    id,
    accept,
    scope,
    acceptOverlapWith,
    offered,
  }: Changing<ScopeWithDatasets> & {
    scope: ScopeWithDatasets
    acceptOverlapWith: readonly string[]
  } & Pick<Wanted, 'offered'>,
): Promise<ScopeWithDatasets> {
  return await changing(deps, change, id, async ({ trx, integration, record }) => {
    accept(integration.scope)
    if (isDeepStrictEqual(integration.scope, scope)) return scope
    checkDatasets(scope, { offered, at: '' })
    await checkScope(trx, change.tenant, { scope, at: '' })
    const widened = isWider(scope, integration.scope, integration)
    // What is not live yet is judged when it is promoted.
    if (widened && integration.promoted !== null) {
      const wider = { ...integration, scope, accepted: acceptOverlapWith }
      const overlap = await whyOverlapping(trx, change.tenant, wider)
      if (overlap !== undefined) throw overlap
    }
    await changeScope(trx, { tenant: change.tenant, integration: id }, { scope, isWider: widened })
    await record('scope-changed', { old: integration.scope, new: { ...scope, widened, acceptOverlapWith } })
    return scope
  })
}

/** Throws the Rejections `not-found` and `integration-disconnected`. */
export async function putFrozen(
  deps: Deps,
  change: Change,
  { id, accept, dates }: Changing<readonly CalendarDate[]> & { dates: readonly CalendarDate[] },
): Promise<readonly CalendarDate[]> {
  return await changing(deps, change, id, async ({ trx, integration, record }) => {
    accept(integration.frozen)
    const frozen = [...new Set(dates)].toSorted()
    if (isDeepStrictEqual(integration.frozen, frozen)) return frozen
    await changeFrozen(trx, { tenant: change.tenant, integration: id }, frozen)
    await record('frozen-changed', { old: { dates: integration.frozen }, new: { dates: frozen } })
    return frozen
  })
}

/** Held, and not disconnected. Throws the Rejections `not-found` and `integration-disconnected`. */
export async function holdIntegration(trx: Knex, tenant: string, id: string): Promise<Integration> {
  const integration = await known(lockIntegration(trx, tenant, id), id)
  if (integration.stage === 'disconnected') {
    throw new Rejection('integration-disconnected', {
      detail: `the integration ${id} is disconnected; make another one by POST /v1/integrations`,
    })
  }
  return integration
}

async function known(finding: Promise<Integration | undefined>, id: string): Promise<Integration> {
  const integration = await finding
  if (integration === undefined) throw new Rejection('not-found', { detail: `there is no integration ${id}` })
  return integration
}

type Held = {
  trx: Knex.Transaction
  integration: Integration
  record: (what: string, values: Pick<AuditEntry, 'old' | 'new'>) => Promise<void>
}

async function changing<Result>(
  { db }: Deps,
  { tenant, cause }: Change,
  id: string,
  work: (held: Held) => Promise<Result>,
): Promise<Result> {
  return await inTransaction(db, async (trx) => {
    await lockSettings(trx, tenant, 'share')
    const integration = await holdIntegration(trx, tenant, id)
    const record: Held['record'] = async (what, values) => {
      const subject = { kind: 'integration', id } as const
      await recordAudit(trx, tenant, cause, { action: `integration.${what}`, subject, ...values })
    }
    return await work({ trx, integration, record })
  })
}

async function latestMapping(
  db: Knex,
  of: { tenant: string; integration: string },
  { mappingVersion }: Integration,
): Promise<MappingVersion> {
  const found = await findMapping(db, of, mappingVersion)
  if (found === undefined)
    throw new Error(`no mapping ${mappingVersion} of the integration ${of.integration}`)
  return found
}

async function exists(
  trx: Knex,
  tenant: string,
  wanted: Pick<Wanted, 'system' | 'employerId'>,
): Promise<Rejection> {
  const other = (await integrationOfEmployer(trx, tenant, wanted)) ?? ''
  return new Rejection('integration-exists', {
    detail: `the employer ${wanted.employerId} has the integration ${other} of ${wanted.system} already`,
    pointer: '/employerId',
    members: { integration: other },
  })
}

async function checkEmployer(trx: Knex, tenant: string, id: string, pointer = '/employerId'): Promise<void> {
  const employers = await knownEmployers(trx, tenant, [id])
  if (employers.has(id)) return
  throw new Rejection('employer-unknown', {
    detail: `there is no employer ${id}; create it by PUT /v1/employers/${id}`,
    pointer,
  })
}

function checkDatasets(
  { datasets }: ScopeWithDatasets,
  { offered, at }: Pick<Wanted, 'offered'> & { at: string },
): void {
  const unknown = datasets.find((dataset) => !offered.includes(dataset))
  if (unknown === undefined) return
  throw new Rejection('dataset-not-offered', {
    detail: `the system does not take ${unknown}; it takes ${offered.join(', ')}`,
    pointer: `${at}/datasets`,
  })
}

/** Departments and offices are known by whoever is there alone, so one of nobody is taken as well. */
async function checkScope(
  trx: Knex,
  tenant: string,
  { scope, at }: { scope: Scope; at: string },
): Promise<void> {
  for (const [index, id] of (scope.employerIds ?? []).entries())
    await checkEmployer(trx, tenant, id, `${at}/employerIds/${index}`)
  for (const name of ['employeeIds', 'excludedEmployeeIds'] as const) {
    const ids = scope[name] ?? []
    const [unknown] = await unknownEmployees(trx, tenant, ids)
    if (unknown === undefined) continue
    throw new Rejection('employee-unknown', {
      detail: `there is no employee ${unknown}; send it first, or leave it out`,
      pointer: `${at}/${name}/${ids.indexOf(unknown)}`,
    })
  }
}

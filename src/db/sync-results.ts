import type { Knex } from 'knex'
import type { FieldOutcome } from '../domain/field-outcomes.ts'
import type { ResultOutcome } from '../domain/integration.ts'
import type { SyncCounts } from './syncs.ts'
import type { PersonVault, Vault } from './vault.ts'

export type SyncResult = {
  employeeId: string
  outcome: ResultOutcome
  reach: 'sent' | 'accepted' | 'waiting' | null
  /** Why, as a code. */
  problem: string | null
}

export type ListedResult = SyncResult & { at: string; fieldsSealed: string | null }

const columns = 'employee_id, outcome, reach, problem, fields_sealed, at'

type Row = {
  employee_id: string
  outcome: ResultOutcome
  reach: SyncResult['reach']
  problem: string | null
  fields_sealed: string | null
  at: Date
}

type Told = { result: SyncResult; fields: readonly FieldOutcome[] }

/** A later one takes the place of an earlier one. `fields` are masked; they are sealed under the person's key. */
export async function putResult(
  trx: Knex,
  vault: Vault,
  { tenant, sync, now, ...told }: Told & { tenant: string; sync: string; now: string },
): Promise<void> {
  const { employeeId } = told.result
  const vaults = new Map(
    told.fields.length === 0 ? [] : [[employeeId, await vault.forPerson(trx, tenant, employeeId)]],
  )
  await putResults(trx, tenant, { sync, told: [told], vaults, now })
}

/** The same for many. `vaults`: of those with fields. */
export async function putResults(
  trx: Knex,
  tenant: string,
  {
    sync,
    told,
    vaults,
    now,
  }: { sync: string; told: readonly Told[]; vaults: ReadonlyMap<string, PersonVault>; now: string },
): Promise<void> {
  if (told.length === 0) return
  await trx('sync_results')
    .insert(
      told.map(({ result: { employeeId, outcome, reach, problem }, fields }) => ({
        tenant_id: tenant,
        sync_id: sync,
        employee_id: employeeId,
        outcome,
        reach,
        problem,
        fields_sealed:
          fields.length === 0 ? null : (vaults.get(employeeId)?.seal(placeOf(sync), fields) ?? null),
        at: now,
      })),
    )
    .onConflict(['tenant_id', 'sync_id', 'employee_id'])
    .merge()
}

/** I6: the file with their records is in its folder, or was fetched from there. */
export async function noteReach(
  trx: Knex,
  { tenant, sync }: { tenant: string; sync: string },
  { from, reach }: { from: SyncResult['reach']; reach: SyncResult['reach'] },
): Promise<void> {
  await trx('sync_results')
    .where({ tenant_id: tenant, sync_id: sync, reach: from })
    .whereIn('outcome', ['created', 'updated'])
    .update({ reach })
}

/** Of one employee: the system has carried out what was sent. */
export async function noteSettled(
  trx: Knex,
  tenant: string,
  { sync, employee, reach }: { sync: string; employee: string; reach: SyncResult['reach'] },
): Promise<void> {
  await trx('sync_results')
    .where({ tenant_id: tenant, sync_id: sync, employee_id: employee, reach: 'sent' })
    .update({ reach })
}

export async function reachOf(
  db: Knex,
  tenant: string,
  { sync, employee }: { sync: string; employee: string },
): Promise<SyncResult['reach'] | undefined> {
  const row = (await db('sync_results')
    .where({ tenant_id: tenant, sync_id: sync, employee_id: employee })
    .first('reach')) as Pick<Row, 'reach'> | undefined
  return row?.reach
}

/** Their records never left: the next run sends them again. */
export async function noteNotDelivered(
  trx: Knex,
  { tenant, sync }: { tenant: string; sync: string },
): Promise<void> {
  await trx('sync_results')
    .where({ tenant_id: tenant, sync_id: sync, reach: null })
    .whereIn('outcome', ['created', 'updated'])
    .update({ outcome: 'failed', problem: 'not-delivered' })
}

/** Of these employees, those that have a result. */
export async function withResult(
  db: Knex,
  tenant: string,
  { sync, employees }: { sync: string; employees: readonly string[] },
): Promise<Set<string>> {
  const rows = (await db('sync_results')
    .where({ tenant_id: tenant, sync_id: sync })
    .whereIn('employee_id', [...employees])
    .select('employee_id')) as Pick<Row, 'employee_id'>[]
  return new Set(rows.map((row) => row.employee_id))
}

/** I9: those that get a second pass. */
export async function pageOfFailed(
  db: Knex,
  tenant: string,
  {
    sync,
    problem,
    after,
    limit,
  }: { sync: string; problem?: string | undefined; after: string | null; limit: number },
): Promise<string[]> {
  const rows = (await db('sync_results')
    .where({ tenant_id: tenant, sync_id: sync, outcome: 'failed', ...(problem !== undefined && { problem }) })
    .where('employee_id', '>', after ?? '')
    .orderBy('employee_id')
    .limit(limit)
    .select('employee_id')) as Pick<Row, 'employee_id'>[]
  return rows.map((row) => row.employee_id)
}

/** `notOver`: because an earlier write may be under way. */
export async function countFailed(
  db: Knex,
  tenant: string,
  sync: string,
): Promise<{ failed: number; notOver: number }> {
  const [row] = (await db('sync_results')
    .where({ tenant_id: tenant, sync_id: sync, outcome: 'failed' })
    .select(
      db.raw('count(*)::integer as failed'),
      db.raw(`(count(*) filter (where problem = 'job-not-over'))::integer as "notOver"`),
    )) as [{ failed: number; notOver: number }]
  return row
}

export async function countResults(db: Knex, tenant: string, sync: string): Promise<SyncCounts> {
  const rows = (await db('sync_results')
    .where({ tenant_id: tenant, sync_id: sync })
    .groupBy('outcome')
    .select('outcome', db.raw('count(*)::integer as count'))) as { outcome: ResultOutcome; count: number }[]
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]))
}

export async function listResults(
  db: Knex,
  tenant: string,
  {
    sync,
    outcome,
    reach,
    employeeId,
    after,
    limit,
  }: {
    sync: string
    outcome?: ResultOutcome | undefined
    reach?: SyncResult['reach'] | undefined
    employeeId?: string | undefined
    after: string | undefined
    limit: number
  },
): Promise<ListedResult[]> {
  const rows = (await db('sync_results')
    .where({ tenant_id: tenant, sync_id: sync })
    .where('employee_id', '>', after ?? '')
    .modify((query) => {
      if (outcome !== undefined) void query.where({ outcome })
      if (reach !== undefined) void query.where({ reach })
      if (employeeId !== undefined) void query.where({ employee_id: employeeId })
    })
    .orderBy('employee_id')
    .limit(limit)
    .select(db.raw(columns))) as Row[]
  return rows.map((row) => ({
    employeeId: row.employee_id,
    outcome: row.outcome,
    reach: row.reach,
    problem: row.problem,
    at: row.at.toISOString(),
    fieldsSealed: row.fields_sealed,
  }))
}

/** By employee; of whoever was erased nothing is left to open. */
export async function openFields(
  db: Knex,
  vault: Vault,
  { tenant, sync, results }: { tenant: string; sync: string; results: readonly ListedResult[] },
): Promise<Map<string, FieldOutcome[]>> {
  const sealed = results.filter(({ fieldsSealed }) => fieldsSealed !== null)
  const vaults = await vault.forPeople(
    db,
    tenant,
    sealed.map(({ employeeId }) => employeeId),
  )
  return new Map(
    sealed.map(({ employeeId, fieldsSealed }) => [
      employeeId,
      (vaults.get(employeeId)?.open(placeOf(sync), fieldsSealed) ?? []) as FieldOutcome[],
    ]),
  )
}

/** What became of the fields of one employee, by run. */
export async function openFieldsOf(
  db: Knex,
  vault: Vault,
  { tenant, employee }: { tenant: string; employee: string },
): Promise<Map<string, FieldOutcome[]>> {
  const rows = (await db('sync_results')
    .where({ tenant_id: tenant, employee_id: employee })
    .whereNotNull('fields_sealed')
    .select('sync_id', 'fields_sealed')) as { sync_id: string; fields_sealed: string }[]
  const own = (await vault.forPeople(db, tenant, [employee])).get(employee)
  return new Map(
    rows.map(({ sync_id: sync, fields_sealed: sealed }) => [
      sync,
      (own?.open(placeOf(sync), sealed) ?? []) as FieldOutcome[],
    ]),
  )
}

const placeOf = (sync: string) => ({ table: 'sync_results', column: 'fields_sealed', row: sync }) as const

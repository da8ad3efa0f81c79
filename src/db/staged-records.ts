// Records on their way into the file of a run, each sealed under the key of its person.
import type { Knex } from 'knex'
import type { Fragments } from '../domain/file-form.ts'
import type { SentBefore } from '../domain/sync-run.ts'
import type { Destination } from './sync-records.ts'
import type { PersonVault, Vault } from './vault.ts'

type OfRun = { tenant: string; sync: string }

/** `sent`: what is known of the target once the file is there. `begunFrom`: whom the employee was taken for; null: somebody new. */
export type Staged = {
  employee: string
  remoteId: string
  record: Fragments
  sent: Omit<SentBefore, 'sentAt' | 'waitingSince' | 'endsAsked'> & { begunFrom: string | null }
}

/** Of a run that stages somebody again the later one counts. */
export async function putStaged(
  trx: Knex,
  { tenant, sync }: OfRun,
  { staged, vaults }: { staged: readonly Staged[]; vaults: ReadonlyMap<string, PersonVault> },
): Promise<void> {
  const rows = staged.flatMap(({ employee, remoteId, record, sent }) => {
    const sealed = vaults.get(employee)?.seal(placeOf(sync), record)
    if (!sealed) return []
    return {
      tenant_id: tenant,
      sync_id: sync,
      employee_id: employee,
      remote_id: remoteId,
      record_sealed: sealed,
      sent: JSON.stringify(sent),
    }
  })
  if (rows.length === 0) return
  await trx('staged_records').insert(rows).onConflict(['tenant_id', 'sync_id', 'employee_id']).merge()
}

/** Of these nothing is in the file, whatever an attempt that was cut has staged. */
export async function unstage(
  trx: Knex,
  { tenant, sync }: OfRun,
  employees: readonly string[],
): Promise<void> {
  if (employees.length === 0) return
  await trx('staged_records')
    .where({ tenant_id: tenant, sync_id: sync })
    .whereIn('employee_id', [...employees])
    .delete()
}

/** By the key that they have in the file, those who are in it already. */
export async function stagedAs(
  db: Knex,
  { tenant, sync }: OfRun,
  remoteIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = (await db('staged_records')
    .where({ tenant_id: tenant, sync_id: sync })
    .whereIn('remote_id', [...remoteIds])
    .select('remote_id', 'employee_id')) as { remote_id: string; employee_id: string }[]
  return new Map(rows.map((row) => [row.remote_id, row.employee_id]))
}

export async function isAnythingStaged(db: Knex, { tenant, sync }: OfRun): Promise<boolean> {
  const row: unknown = await db('staged_records')
    .where({ tenant_id: tenant, sync_id: sync })
    .first('employee_id')
  return row !== undefined
}

/** In a fixed order, opened; whoever was erased meanwhile is not among them. */
export async function pageOfStaged(
  db: Knex,
  vault: Vault,
  { tenant, sync, after, limit }: OfRun & { after: string | null; limit: number },
): Promise<{ employee: string; record: Fragments }[]> {
  const rows = (await db('staged_records')
    .where({ tenant_id: tenant, sync_id: sync })
    .where('employee_id', '>', after ?? '')
    .orderBy('employee_id')
    .limit(limit)
    .select('employee_id', 'record_sealed')) as { employee_id: string; record_sealed: string }[]
  const employees = rows.map((row) => row.employee_id)
  const vaults = await vault.forPeople(db, tenant, employees)
  return rows.map((row) => ({
    employee: row.employee_id,
    record: (vaults.get(row.employee_id)?.open(placeOf(sync), row.record_sealed) ?? {}) as Fragments,
  }))
}

/** Those who are in it, in order of their ids, so that what is said of them comes before or after. */
export async function holdStaged(trx: Knex, { tenant, sync }: OfRun): Promise<void> {
  await trx.raw(
    `select count(*) from (
       select e.id from employees e
       where e.tenant_id = :tenant and e.id in (
         select s.employee_id from staged_records s where s.tenant_id = :tenant and s.sync_id = :sync)
       order by e.id for key share of e) held`,
    { tenant, sync },
  )
}

/** I12: `isOverruled` of domain/matching.ts, for many at once. What an older version has staged does not tell whom it began from. */
const isOverruled = `exists (
  select from matches m
  where m.tenant_id = s.tenant_id and m.integration_id = :integration and m.target = :target
    and m.employee_id = s.employee_id and m.decided_by is not null and (s.sent -> 'begunFrom') is not null
    and m.remote_id is distinct from (s.sent ->> 'begunFrom') and m.remote_id is distinct from s.remote_id)`

/**
 * The file is there: who is in it is linked by its key, and what it said of them is what the target has, unless a person says
 * otherwise by now, or has linked another employee to that key: the next run tells of them (I12). The caller holds them.
 */
export async function applyStaged(
  trx: Knex,
  { sync, ...destination }: Destination & { sync: string },
  { now }: { now: string },
): Promise<void> {
  const given = { ...destination, sync, now }
  await trx.raw(
    `insert into matches (tenant_id, integration_id, target, employee_id, kind, remote_id, matched_by)
     select s.tenant_id, :integration, :target, s.employee_id, 'matched', s.remote_id, 'created'
     from staged_records s where s.tenant_id = :tenant and s.sync_id = :sync and not ${isOverruled} and not exists (
       select from matches m where m.tenant_id = s.tenant_id and m.integration_id = :integration and m.target = :target
         and m.remote_id = s.remote_id and m.employee_id <> s.employee_id)
     on conflict (tenant_id, integration_id, target, employee_id) do update set
       kind = 'matched', remote_id = excluded.remote_id, matched_by = 'created', doubt = null, candidates = null
     where matches.remote_id is distinct from excluded.remote_id`,
    given,
  )
  const isLinked = `exists (
    select from matches m where m.tenant_id = s.tenant_id and m.integration_id = :integration and m.target = :target
      and m.remote_id = s.remote_id and m.employee_id = s.employee_id)`
  await trx.raw(
    `insert into sync_records (tenant_id, integration_id, target, dataset, employee_id, digest, bank_account_digest,
       national_id_digest, ended, parts, sent_at)
     select s.tenant_id, :integration, :target, :dataset, s.employee_id, s.sent ->> 'digest', s.sent ->> 'bankAccount',
       s.sent ->> 'nationalId', s.sent -> 'ended', s.sent -> 'parts', :now
     from staged_records s where s.tenant_id = :tenant and s.sync_id = :sync and ${isLinked}
     on conflict (tenant_id, integration_id, target, dataset, employee_id) do update set
       digest = excluded.digest, bank_account_digest = excluded.bank_account_digest,
       national_id_digest = excluded.national_id_digest, ended = excluded.ended, parts = excluded.parts,
       sent_at = excluded.sent_at`,
    given,
  )
  await trx.raw(
    `update sync_records r set digest = null from staged_records s
     where s.tenant_id = :tenant and s.sync_id = :sync and not ${isLinked} and r.tenant_id = s.tenant_id
       and r.integration_id = :integration and r.target = :target and r.dataset = :dataset and r.employee_id = s.employee_id`,
    given,
  )
}

export async function eraseStaged(trx: Knex, { tenant, sync }: OfRun): Promise<void> {
  await trx('staged_records').where({ tenant_id: tenant, sync_id: sync }).delete()
}

const placeOf = (sync: string) => ({ table: 'staged_records', column: 'record_sealed', row: sync }) as const

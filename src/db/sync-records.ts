// What each target got of each employee last, as digests (I9).
import type { Knex } from 'knex'
import type { EndsSent } from '../domain/ends-sent.ts'
import type { PartDelivered, SentBefore } from '../domain/sync-run.ts'

export type Destination = {
  tenant: string
  integration: string
  target: string
  dataset: 'employees' | 'absences'
}

type Row = {
  employee_id: string
  digest: string | null
  bank_account_digest: string | null
  national_id_digest: string | null
  ended: EndsSent
  sent_at: Date | null
  parts: Record<string, PartDelivered>
  waiting_since: Date | null
  ends_asked: string[]
}

export const whereRecord = ({ tenant, integration, target, dataset }: Destination) => ({
  tenant_id: tenant,
  integration_id: integration,
  target,
  dataset,
})

export const keyOfRecord = ['tenant_id', 'integration_id', 'target', 'dataset', 'employee_id']

export async function sentBefore(
  db: Knex,
  destination: Destination,
  employees: readonly string[],
): Promise<Map<string, SentBefore>> {
  const rows = (await db('sync_records')
    .where(whereRecord(destination))
    .whereIn('employee_id', [...employees])
    .select(
      'employee_id',
      'digest',
      'bank_account_digest',
      'national_id_digest',
      'ended',
      'sent_at',
      'parts',
      'waiting_since',
      'ends_asked',
    )) as Row[]
  return new Map(
    rows.map((row) => [
      row.employee_id,
      {
        digest: row.digest,
        bankAccount: row.bank_account_digest,
        nationalId: row.national_id_digest,
        ended: row.ended,
        sentAt: row.sent_at?.toISOString() ?? null,
        parts: row.parts,
        waitingSince: row.waiting_since?.toISOString() ?? null,
        endsAsked: row.ends_asked,
      },
    ]),
  )
}

export async function putSent(
  trx: Knex,
  destination: Destination,
  { employee, sent, remoteVersion }: { employee: string; sent: SentBefore; remoteVersion: string | null },
): Promise<void> {
  await trx('sync_records')
    .insert({
      ...whereRecord(destination),
      employee_id: employee,
      digest: sent.digest,
      bank_account_digest: sent.bankAccount,
      national_id_digest: sent.nationalId,
      ended: JSON.stringify(sent.ended),
      remote_version: remoteVersion,
      sent_at: sent.sentAt,
      parts: JSON.stringify(sent.parts),
      waiting_since: sent.waitingSince,
      ends_asked: [...sent.endsAsked],
    })
    .onConflict(keyOfRecord)
    .merge()
}

/** Until the answer is there, nobody knows what the target has. */
export async function putEndsAsked(
  trx: Knex,
  destination: Destination,
  { employee, ends }: { employee: string; ends: readonly string[] },
): Promise<void> {
  await trx('sync_records')
    .insert({ ...whereRecord(destination), employee_id: employee, digest: null, ends_asked: [...ends] })
    .onConflict(keyOfRecord)
    .merge(['digest', 'ends_asked'])
}

/** It did not arrive whole: the next run sends it again. What arrived before is remembered. */
export async function forgetDigest(trx: Knex, destination: Destination, employee: string): Promise<void> {
  await forgetDigests(trx, destination, [employee])
}

export async function forgetDigests(
  trx: Knex,
  destination: Destination,
  employees: readonly string[],
): Promise<void> {
  if (employees.length === 0) return
  await trx('sync_records')
    .insert(employees.map((id) => ({ ...whereRecord(destination), employee_id: id, digest: null })))
    .onConflict(keyOfRecord)
    .merge(['digest'])
}

/** Who got something at the target before and has no result in this run, so is in its scope no more. */
export async function countLeftScope(
  db: Knex,
  { sync, ...destination }: Destination & { sync: string },
): Promise<number> {
  const { rows } = await db.raw<{ rows: [{ count: number }] }>(
    `select count(*)::integer as count from sync_records s
     where s.tenant_id = :tenant and s.integration_id = :integration and s.target = :target and s.dataset = :dataset
       and s.sent_at is not null and not exists (
         select from sync_results r where r.tenant_id = s.tenant_id and r.sync_id = :sync and r.employee_id = s.employee_id)`,
    { ...destination, sync },
  )
  return rows[0].count
}

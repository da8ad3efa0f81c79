// Everyone at a target, as digests: enough to find somebody, and nothing to read (I12).
import type { Knex } from 'knex'

type OfTarget = { tenant: string; integration: string; target: string }

export type RemotePerson = {
  remoteId: string
  employeeNumber: string | null
  nationalId: string | null
  name: string
  birthDate: string | null
}

type Row = {
  remote_id: string
  employee_number_digest: string | null
  national_id_digest: string | null
  name_digest: string
  birth_date_digest: string | null
}

const where = ({ tenant, integration, target }: OfTarget) => ({
  tenant_id: tenant,
  integration_id: integration,
  target,
})

/** `sync`: the run that saw them. */
export async function putRemotePeople(
  db: Knex,
  of: OfTarget,
  { sync, people }: { sync: string; people: readonly RemotePerson[] },
): Promise<void> {
  if (people.length === 0) return
  await db('remote_people')
    .insert(
      people.map((person) => ({
        ...where(of),
        remote_id: person.remoteId,
        employee_number_digest: person.employeeNumber,
        national_id_digest: person.nationalId,
        name_digest: person.name,
        birth_date_digest: person.birthDate,
        sync_id: sync,
      })),
    )
    .onConflict(['tenant_id', 'integration_id', 'target', 'remote_id'])
    .merge()
}

/** Whom the run did not see is there no more. */
export async function removeUnseen(db: Knex, of: OfTarget, sync: string): Promise<void> {
  await db('remote_people').where(where(of)).whereNot({ sync_id: sync }).delete()
}

/** Whoever shares one of these. */
export async function remotePeopleLike(
  db: Knex,
  of: OfTarget,
  { numbers, nationalIds, names }: { numbers: string[]; nationalIds: string[]; names: string[] },
): Promise<RemotePerson[]> {
  const rows = (await db('remote_people')
    .where(where(of))
    .where((either) => {
      void either
        .whereIn('employee_number_digest', numbers)
        .orWhereIn('national_id_digest', nationalIds)
        .orWhereIn('name_digest', names)
    })) as Row[]
  return rows.map((row) => ({
    remoteId: row.remote_id,
    employeeNumber: row.employee_number_digest,
    nationalId: row.national_id_digest,
    name: row.name_digest,
    birthDate: row.birth_date_digest,
  }))
}

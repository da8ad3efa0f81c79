// Where absences are at the target. Written down before the call that may make one, so that whoever dies in between, or gets other
// dates meanwhile, still finds it there.
import type { Knex } from 'knex'
import { absencesOfMany } from '../src/db/absences.ts'
import { absencesSentOf, putAbsencesSent } from '../src/db/absences-sent.ts'
import { holdKnownEmployee } from '../src/db/employees.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { absencesToTell, withAsked, type Absence, type AbsencesSent } from '../src/domain/absence.ts'
import type { EmployeeDocument } from '../src/domain/documents.ts'
import { wasOverruled } from './sync-overruled.ts'
import type { Run, SyncDeps } from './sync-run.ts'

export type AbsencesToSend = { absences: Absence[]; absencesSent: AbsencesSent }

const none: AbsencesToSend = { absences: [], absencesSent: {} }

/** Of a page of employees at once; answers by employee and what is told of it. */
export async function absencesOf(
  { db, vault }: SyncDeps,
  { ref: { tenant }, integration: { startsOn }, destination, datasets }: Run,
  employees: readonly string[],
): Promise<(id: string, told: Pick<EmployeeDocument, 'employments'>) => AbsencesToSend> {
  if (!datasets.includes('absences')) return () => none
  const all = await absencesOfMany(db, vault, { tenant, employees })
  const sent = await absencesSentOf(db, vault, destination, employees)
  return (id, { employments }) => {
    const absencesSent = sent.get(id) ?? {}
    const told = { employments, startsOn, sent: absencesSent }
    return { absences: absencesToTell(all.get(id) ?? [], told), absencesSent }
  }
}

/** Before each write: what is about to be asked for. */
export async function noteAsked(
  { db, vault }: SyncDeps,
  { ref: { tenant }, destination }: Run,
  {
    id,
    absences,
    absencesSent,
    remoteId: begunFrom,
  }: AbsencesToSend & { id: string; remoteId: string | null },
): Promise<AbsencesSent> {
  const sent = withAsked(absences, absencesSent)
  if (sent === undefined) return absencesSent
  await inTransaction(db, async (trx) => {
    if (!(await holdKnownEmployee(trx, tenant, id))) return
    if (await wasOverruled(trx, destination, { employee: id, begunFrom, cameTo: undefined })) return
    await putAbsencesSent(trx, vault, destination, { employee: id, sent })
  })
  return sent
}

/** After it: where they are. */
export async function rememberAbsences(
  trx: Knex,
  { vault }: Pick<SyncDeps, 'vault'>,
  { destination }: Run,
  { id, asked, found }: { id: string; asked: AbsencesSent; found: AbsencesSent | undefined },
): Promise<void> {
  if (found === undefined || Object.keys(found).length === 0) return
  await putAbsencesSent(trx, vault, destination, { employee: id, sent: { ...asked, ...found } })
}

import type { Knex } from 'knex'
import { recordAudit } from '../db/audit.ts'
import { deleteErasure, type ErasureOf } from '../db/erasures.ts'
import { erasePerson } from '../db/erase-person.ts'
import { emitEvents } from '../db/events.ts'
import { lockSettings } from '../db/settings.ts'
import { findUser } from '../db/users.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Change, Intake } from './context.ts'
import { lockPerson, readPerson, type Person } from './person.ts'

/** L6: the person with all that decides about it. Throws the Rejections `not-found` and `user-of-employee`. */
export async function holdToErase(
  trx: Knex.Transaction,
  { clock }: Pick<Intake, 'clock'>,
  { tenant, whose }: { tenant: string; whose: ErasureOf },
): Promise<{ person: Person; now: string }> {
  const settings = await lockSettings(trx, tenant, 'share')
  await lockPerson(trx, tenant, whose)
  const now = await clock(trx)
  const person = await readPerson(trx, tenant, { ...whose, settings, now })
  if ('user' in whose && person.user === undefined) {
    const owner = (await findUser(trx, tenant, whose.user))?.employeeId ?? undefined
    if (owner !== undefined) {
      throw new Rejection('user-of-employee', {
        detail: `the user ${whose.user} belongs to the employee ${owner}; erase that one`,
      })
    }
    throw new Rejection('not-found', { detail: `there is no user ${whose.user}` })
  }
  return { person, now }
}

/** Nothing of the person may be under way. */
export async function erase(
  trx: Knex.Transaction,
  change: Change,
  { whose, person, now }: { whose: ErasureOf; person: Person; now: string },
): Promise<void> {
  const { tenant } = change
  const { leavers } = await erasePerson(trx, tenant, whose, { at: now })
  await deleteErasure(trx, tenant, whose)
  await recordErasure(trx, change, whose, { action: 'erased', leavers })
  const userId = person.user?.id ?? null
  const data = { employeeId: 'employee' in whose ? whose.employee : null, userId }
  await emitEvents(trx, [{ tenant, type: 'person.erased', data }])
}

/** Without the reason, which may tell of the person. */
export async function recordErasure(
  trx: Knex,
  { tenant, cause }: Change,
  whose: ErasureOf,
  { action, ...told }: { action: string; leavers?: string[]; why?: string },
): Promise<void> {
  const kind = 'employee' in whose ? 'employee' : 'user'
  await recordAudit(
    trx,
    tenant,
    { ...cause, reason: undefined },
    {
      action: `${kind}.${action}`,
      subject: { kind, id: idOf(whose) },
      ...(Object.keys(told).length > 0 && { new: told }),
    },
  )
}

export const idOf = (whose: ErasureOf) => ('employee' in whose ? whose.employee : whose.user)

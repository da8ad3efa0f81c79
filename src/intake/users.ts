import type { Knex } from 'knex'
import { recordAudit } from '../db/audit.ts'
import { lockUser, setAccessEnd, type User } from '../db/users.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { UserDocument } from '../domain/documents.ts'
import { Rejection } from '../domain/rejection.ts'
import { changeUser } from './change-user.ts'
import type { Change, Intake } from './context.ts'
import { lockKnownTemplate } from './known-template.ts'
import { refuseMask } from './refuse-mask.ts'
import { putUser } from './user-of-employee.ts'

/** `accessEndsOn`: of a user without employee (L17); left out it stays as it is, null takes it back. */
type OwnDocument = UserDocument & { accessEndsOn?: CalendarDate | null | undefined }

/**
 * A user by itself: without an employee (L17), or the user part of one; its leavers follow. Throws Rejections:
 * `template-unknown`, `use-reactivate`, `last-administrator`, `masked-value`, `invalid-request` (an access end of its own for an employee's user).
 */
export async function putUserDocument(
  intake: Intake,
  change: Change,
  {
    document: { accessEndsOn, ...user },
    accept,
  }: {
    document: OwnDocument
    /** Judges, by what stands now (undefined: nobody), whether the caller may replace it; throws if not. */
    accept: (current: User | undefined) => void
  },
): Promise<void> {
  refuseMask(user)
  const { tenant, cause } = change
  const template = { id: user.userTemplateId, pointer: '/userTemplateId' }
  await changeUser(intake, change, user.id, {
    lockBefore: (trx) => lockKnownTemplate(trx, tenant, template),
    work: async ({ trx, user: known, now }) => {
      accept(known)
      const changed = await putUser(trx, change, { user, employee: undefined, now, pointer: '' })
      const moved = await putAccessEnd(trx, tenant, { id: user.id, accessEndsOn })
      if (moved !== undefined) changed.push('user/accessEndsOn')
      if (changed.length === 0) return []
      await recordAudit(trx, tenant, cause, {
        action: known === undefined ? 'user.created' : 'user.changed',
        subject: { kind: 'user', id: user.id },
        ...(moved !== undefined && { old: { accessEndsOn: moved.before } }),
        new: { changed, ...(moved !== undefined && { accessEndsOn }) },
      })
      return []
    },
  })
}

/** Answers the date that it replaced, if it replaced any. */
async function putAccessEnd(
  trx: Knex,
  tenant: string,
  { id, accessEndsOn: endsOn }: { id: string; accessEndsOn: CalendarDate | null | undefined },
): Promise<{ before: CalendarDate | null } | undefined> {
  const user = await lockUser(trx, tenant, id)
  if (user === undefined || endsOn === undefined || endsOn === user.accessEndsOn) return undefined
  if (user.employeeId !== null) {
    throw new Rejection('invalid-request', {
      detail: `the user ${id} belongs to the employee ${user.employeeId}, whose employments say when access ends; terminate one with an access of its own, or send null`,
      pointer: '/accessEndsOn',
    })
  }
  await setAccessEnd(trx, tenant, id, { endsOn })
  return { before: user.accessEndsOn }
}

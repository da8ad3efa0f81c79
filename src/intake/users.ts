import { recordAudit } from '../db/audit.ts'
import type { UserDocument } from '../domain/documents.ts'
import { changeUser } from './change-user.ts'
import type { Change, Intake } from './context.ts'
import { lockKnownTemplate } from './known-template.ts'
import { putUser } from './user-of-employee.ts'

/**
 * A user by itself: without an employee (L17), or the user part of one, whose leavers follow. Throws Rejections:
 * `template-unknown`, `use-reactivate`, `last-administrator`.
 */
export async function putUserDocument(intake: Intake, change: Change, user: UserDocument): Promise<void> {
  const { tenant, cause } = change
  const template = { id: user.userTemplateId, pointer: '/userTemplateId' }
  await changeUser(intake, change, user.id, {
    lockBefore: (trx) => lockKnownTemplate(trx, tenant, template),
    work: async ({ trx, user: known, now }) => {
      const changed = await putUser(trx, change, { user, employee: undefined, now, pointer: '' })
      if (changed.length === 0) return
      await recordAudit(trx, tenant, cause, {
        action: known === undefined ? 'user.created' : 'user.changed',
        subject: { kind: 'user', id: user.id },
        new: { changed },
      })
    },
  })
}

import { recordAudit } from '../db/audit.ts'
import { lockKnownEmployee } from '../db/employees.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import { findUser } from '../db/users.ts'
import type { UserDocument } from '../domain/documents.ts'
import type { Change, Intake } from './context.ts'
import { lockKnownTemplate } from './known-template.ts'
import { readPerson } from './person.ts'
import { reconcile } from './reconcile.ts'
import { putUser } from './user-of-employee.ts'

/**
 * A user by itself: without an employee (L17), or the user part of one, whose leavers follow. Throws Rejections:
 * `template-unknown`, `use-reactivate`.
 */
export async function putUserDocument(intake: Intake, change: Change, user: UserDocument): Promise<void> {
  const { tenant, cause } = change
  const marked = await inTransaction(intake.db, async (trx) => {
    const settings = await lockSettings(trx, tenant, 'share')
    await lockKnownTemplate(trx, tenant, { id: user.userTemplateId, pointer: '/userTemplateId' })
    const known = await findUser(trx, tenant, user.id)
    const employee = known?.employeeId ?? undefined
    if (employee !== undefined) await lockKnownEmployee(trx, tenant, employee)
    const now = await intake.clock(trx)
    const changed = await putUser(trx, change, { user, employee: undefined, now, pointer: '' })
    if (changed.length > 0) {
      await recordAudit(trx, tenant, cause, {
        action: known === undefined ? 'user.created' : 'user.changed',
        subject: { kind: 'user', id: user.id },
        new: { changed },
      })
    }
    // An employee may have taken the user over before it was locked here.
    const owner = (await findUser(trx, tenant, user.id))?.employeeId ?? undefined
    if (owner === undefined) return []
    if (owner !== employee) await lockKnownEmployee(trx, tenant, owner)
    const person = await readPerson(trx, tenant, { employee: owner, settings, now })
    return await reconcile(trx, tenant, { person, cause })
  })
  intake.teller.soon(tenant, marked)
}

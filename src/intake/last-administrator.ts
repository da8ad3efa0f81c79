import type { Knex } from 'knex'
import { isLastAdministrator } from '../db/administrators.ts'
import type { User } from '../db/users.ts'
import { Rejection } from '../domain/rejection.ts'

/** L12: whether closing this account would lock the tenant's last administrator out. */
export async function isLastToAdminister(trx: Knex, tenant: string, user: User): Promise<boolean> {
  return user.active && user.administrator && (await isLastAdministrator(trx, tenant, user.id))
}

/** Throws the Rejection `last-administrator`. */
export async function refuseLastAdministrator(
  trx: Knex,
  tenant: string,
  { user, pointer }: { user: User; pointer?: string },
): Promise<void> {
  if (!(await isLastToAdminister(trx, tenant, user))) return
  throw new Rejection('last-administrator', {
    detail: `${user.id} is the last active administrator; make somebody else administrator first, or terminate with access now and allowLastAdministrator: true`,
    ...(pointer !== undefined && { pointer }),
  })
}

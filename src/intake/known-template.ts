import type { Knex } from 'knex'
import { lockUserTemplate } from '../db/user-templates.ts'
import { Rejection } from '../domain/rejection.ts'

/** Holds the template that a document names (L6). Throws the Rejection `template-unknown`; a deleted one is still known. */
export async function lockKnownTemplate(
  trx: Knex,
  tenant: string,
  { id, pointer }: { id: string | null; pointer: string },
): Promise<void> {
  if (id === null) return
  const { known } = await lockUserTemplate(trx, tenant, id, 'share')
  if (known) return
  throw new Rejection('template-unknown', {
    detail: `there is no user template ${id}; create it by PUT /v1/user-templates/${id}, or send null`,
    pointer,
  })
}

import type { Knex } from 'knex'
import type { UserTemplateDocument } from '../domain/documents.ts'
import { fromDays, toDays } from './days.ts'

type Row = {
  tenant_id: string
  id: string
  name: string
  deactivate_after_days: string | null
  reactivate_days_before: string | null
  keep_if_returning_within_days: number | null
  deleted_at: Date | null
}

export async function findUserTemplate(
  db: Knex,
  tenant: string,
  id: string,
): Promise<UserTemplateDocument | undefined> {
  const row = await db<Row>('user_templates').where({ tenant_id: tenant, id }).whereNull('deleted_at').first()
  return row && fromRow(row)
}

/** L6: locked shared by whoever acts on a person, exclusively by whoever changes it. A deleted template has no values. */
export async function lockUserTemplate(
  db: Knex,
  tenant: string,
  id: string,
  mode: 'share' | 'update',
): Promise<{ known: boolean; template: UserTemplateDocument | undefined }> {
  const query = db<Row>('user_templates').where({ tenant_id: tenant, id })
  const row = await (mode === 'share' ? query.forShare() : query.forUpdate()).first()
  return { known: row !== undefined, template: row && row.deleted_at === null ? fromRow(row) : undefined }
}

/** The same for many, held shared: those that have values, by id. */
export async function lockUserTemplates(
  db: Knex,
  tenant: string,
  ids: readonly string[],
): Promise<Map<string, UserTemplateDocument>> {
  const rows = await db<Row>('user_templates')
    .where({ tenant_id: tenant })
    .whereIn('id', [...ids])
    .orderBy('id')
    .forShare()
  return new Map(rows.filter((row) => row.deleted_at === null).map((row) => [row.id, fromRow(row)]))
}

export async function putUserTemplate(
  db: Knex,
  tenant: string,
  id: string,
  template: UserTemplateDocument,
): Promise<void> {
  const row: Row = {
    tenant_id: tenant,
    id,
    name: template.name,
    deactivate_after_days: fromDays(template.deactivateAfterDays),
    reactivate_days_before: fromDays(template.reactivateDaysBefore),
    keep_if_returning_within_days: template.keepIfReturningWithinDays,
    deleted_at: null,
  }
  await db<Row>('user_templates').insert(row).onConflict(['tenant_id', 'id']).merge()
}

export async function deleteUserTemplate(db: Knex, tenant: string, id: string): Promise<void> {
  await db('user_templates').where({ tenant_id: tenant, id }).update({ deleted_at: db.fn.now() })
}

function fromRow(row: Row): UserTemplateDocument {
  return {
    name: row.name,
    deactivateAfterDays: toDays(row.deactivate_after_days),
    reactivateDaysBefore: toDays(row.reactivate_days_before),
    keepIfReturningWithinDays: row.keep_if_returning_within_days,
  }
}

import type { Knex } from 'knex'
import { closingOf, tenantClosed } from '../domain/closing.ts'
import type { SettingsDocument } from '../domain/documents.ts'
import { findClosing } from './closed-tenants.ts'
import { fromDays, toDays } from './days.ts'
import { prepared } from './prepared.ts'

type Row = {
  tenant_id: string
  deactivate_after_days: string | null
  reactivate_days_before: string | null
  keep_if_returning_within_days: number
  due_time: string
  automation: 'observe' | 'on'
  late_notice_delay_minutes: number
  guard_count: number
  guard_percent: number
  remove_connection_when_deactivated_by_hand: boolean
  connect_domains: string[]
  welcome_mail_application: string | null
  welcome_mail_redirect_uri: string | null
  test_valid_days: number
  approver_must_differ: boolean
  audit_kept_for_months: number | null
  pay_kept_for_days: number
  bank_account_kept_for_days: number
  national_id_kept_for_days: number
  address_kept_for_days: number
  results_kept_for_days: number
  evidence_kept_for_months: number
}

/** The tenant's zone stands with the tenant, everything else in the row made with it. */
export async function readSettings(db: Knex, tenant: string): Promise<SettingsDocument> {
  return await select(db, tenant, 'read')
}

/**
 * L6: whoever acts on a person holds the settings and the tenant, so that a change of them comes wholly before or after. Throws the
 * Rejection `tenant-closed`.
 */
export async function lockSettings(
  db: Knex,
  tenant: string,
  mode: 'share' | 'update',
): Promise<SettingsDocument> {
  return await select(db, tenant, mode)
}

export async function insertSettings(db: Knex, tenant: string): Promise<void> {
  await db('settings').insert({ tenant_id: tenant })
}

export async function updateSettings(db: Knex, tenant: string, settings: SettingsDocument): Promise<void> {
  await db('tenants').where({ id: tenant }).update({ time_zone: settings.timeZone })
  await db<Row>('settings')
    .where({ tenant_id: tenant })
    .update({
      deactivate_after_days: fromDays(settings.deactivateAfterDays),
      reactivate_days_before: fromDays(settings.reactivateDaysBefore),
      keep_if_returning_within_days: settings.keepIfReturningWithinDays,
      due_time: settings.dueTime,
      automation: settings.automation,
      late_notice_delay_minutes: settings.lateNoticeDelayMinutes,
      guard_count: settings.guard.count,
      guard_percent: settings.guard.percent,
      remove_connection_when_deactivated_by_hand: settings.removeConnectionWhenDeactivatedByHand,
      connect_domains: settings.connectDomains,
      welcome_mail_application: settings.welcomeMail?.applicationName ?? null,
      welcome_mail_redirect_uri: settings.welcomeMail?.redirectUri ?? null,
      test_valid_days: settings.testValidDays,
      approver_must_differ: settings.approverMustDiffer,
      audit_kept_for_months: settings.auditKeptForMonths,
      pay_kept_for_days: settings.retention.payDays,
      bank_account_kept_for_days: settings.retention.bankAccountDays,
      national_id_kept_for_days: settings.retention.nationalIdDays,
      address_kept_for_days: settings.retention.addressDays,
      results_kept_for_days: settings.retention.resultsDays,
      evidence_kept_for_months: settings.retention.evidenceMonths,
    })
}

/** L9: a tenant that comes back observes. Answers what it did before. */
export async function observeOnly(trx: Knex, tenant: string): Promise<Row['automation'] | undefined> {
  const row = await trx<Row>('settings').where({ tenant_id: tenant }).forUpdate().first('automation')
  await trx<Row>('settings').where({ tenant_id: tenant }).update({ automation: 'observe' })
  return row?.automation
}

const locks = {
  read: '',
  // In this order: the zone, and whether it is closed, stand with the tenant.
  share: 'for share of s, t',
  update: 'for update of s for no key update of t',
} as const

async function select(db: Knex, tenant: string, mode: keyof typeof locks): Promise<SettingsDocument> {
  const query = db.raw<{ rows: (Row & { time_zone: string; closed_at: Date | null })[] }>(
    `select s.deactivate_after_days, s.reactivate_days_before, s.keep_if_returning_within_days, s.due_time, s.automation,
       s.late_notice_delay_minutes, s.guard_count, s.guard_percent, s.remove_connection_when_deactivated_by_hand,
       s.connect_domains, s.welcome_mail_application, s.welcome_mail_redirect_uri,
       s.test_valid_days, s.approver_must_differ, s.audit_kept_for_months, s.pay_kept_for_days,
       s.bank_account_kept_for_days, s.national_id_kept_for_days, s.address_kept_for_days, s.results_kept_for_days,
       s.evidence_kept_for_months, t.time_zone, t.closed_at
     from settings s join tenants t on t.id = s.tenant_id where s.tenant_id = ? ${locks[mode]}`,
    [tenant],
  )
  const { rows } = await prepared(`settings-${mode}`, query)
  const [row] = rows
  if (row === undefined) throw await whyWithout(db, tenant)
  // Reading goes on until it is shredded.
  if (mode !== 'read' && row.closed_at !== null)
    throw tenantClosed(tenant, closingOf(row.closed_at.toISOString()))
  return {
    deactivateAfterDays: toDays(row.deactivate_after_days),
    reactivateDaysBefore: toDays(row.reactivate_days_before),
    keepIfReturningWithinDays: row.keep_if_returning_within_days,
    timeZone: row.time_zone,
    dueTime: row.due_time,
    automation: row.automation,
    lateNoticeDelayMinutes: row.late_notice_delay_minutes,
    guard: { count: row.guard_count, percent: row.guard_percent },
    removeConnectionWhenDeactivatedByHand: row.remove_connection_when_deactivated_by_hand,
    connectDomains: row.connect_domains,
    welcomeMail:
      row.welcome_mail_application === null || row.welcome_mail_redirect_uri === null
        ? null
        : { applicationName: row.welcome_mail_application, redirectUri: row.welcome_mail_redirect_uri },
    testValidDays: row.test_valid_days,
    approverMustDiffer: row.approver_must_differ,
    auditKeptForMonths: row.audit_kept_for_months,
    retention: {
      payDays: row.pay_kept_for_days,
      bankAccountDays: row.bank_account_kept_for_days,
      nationalIdDays: row.national_id_kept_for_days,
      addressDays: row.address_kept_for_days,
      resultsDays: row.results_kept_for_days,
      evidenceMonths: row.evidence_kept_for_months,
    },
  }
}

/** One that is shredded has no settings any more. */
async function whyWithout(db: Knex, tenant: string): Promise<Error> {
  const closing = await findClosing(db, tenant)
  return closing === undefined ? new Error(`tenant ${tenant} has no settings`) : tenantClosed(tenant, closing)
}

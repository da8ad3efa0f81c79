import { isDeepStrictEqual } from 'node:util'
import { recordAudit } from '../db/audit.ts'
import { findEmployer, putEmployer as writeEmployer } from '../db/employers.ts'
import { restartRound } from '../db/retention-rounds.ts'
import { readSettings, updateSettings } from '../db/settings.ts'
import {
  deleteUserTemplate as removeUserTemplate,
  findUserTemplate,
  lockUserTemplate,
  putUserTemplate as writeUserTemplate,
} from '../db/user-templates.ts'
import type { EmployerDocument, SettingsDocument, UserTemplateDocument } from '../domain/documents.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Change, Intake } from './context.ts'
import { confirmLaunch } from './launch.ts'
import { changeForMany } from './replan-many.ts'

/** Judges, by what stands now (undefined: nothing), whether the caller may replace it; throws if not. */
type Accept = (current: unknown) => void

/** By these dates move; what else changes plans nobody again. */
const dateSettings = [
  'deactivateAfterDays',
  'reactivateDaysBefore',
  'keepIfReturningWithinDays',
  'timeZone',
  'dueTime',
  'lateNoticeDelayMinutes',
] as const
const dateFields = ['deactivateAfterDays', 'reactivateDaysBefore', 'keepIfReturningWithinDays'] as const

/** `automation` undefined: it stays as it is (L9). */
type NewSettings = Omit<SettingsDocument, 'automation'> & {
  automation?: SettingsDocument['automation'] | undefined
}

/**
 * Answers the re-plan that follows, as do the others below; undefined if nobody's date can move. `confirmed`: how many act within
 * 24 hours, wanted when the automation is switched on. Throws the Rejections `confirmation-required` and `invalid-request`.
 */
export async function putSettings(
  intake: Intake,
  change: Change,
  {
    settings: given,
    confirmed,
    accept,
  }: { settings: NewSettings; confirmed?: number | 'preview' | undefined; accept: Accept },
): Promise<string | undefined> {
  return await changeForMany(intake, change, {
    settingsLock: 'update',
    work: async (trx) => {
      const old = await readSettings(trx, change.tenant)
      accept(old)
      const settings = { ...given, automation: given.automation ?? old.automation }
      if (isDeepStrictEqual(old, settings)) return undefined
      const switchedOn = old.automation === 'observe' && settings.automation === 'on'
      const movesDates = dateSettings.some((name) => old[name] !== settings[name])
      const acting = switchedOn
        ? await confirmLaunch(trx, change.tenant, { confirmed, movesDates, now: await intake.clock(trx) })
        : undefined
      await updateSettings(trx, change.tenant, settings)
      if (!isDeepStrictEqual(old.retention, settings.retention)) await restartRound(trx, change.tenant)
      await recordAudit(trx, change.tenant, change.cause, {
        action: 'settings.changed',
        subject: { kind: 'settings', id: change.tenant },
        old,
        new: { ...settings, ...(acting !== undefined && { actingWithin24Hours: acting }) },
      })
      if (!switchedOn && !movesDates) return undefined
      return { scope: { what: 'settings', subject: change.tenant }, switchedOn }
    },
  })
}

export async function putEmployer(
  intake: Intake,
  change: Change,
  { id, employer, accept }: { id: string; employer: EmployerDocument; accept: Accept },
): Promise<string | undefined> {
  return await changeForMany(intake, change, {
    // Alone: who is planned at the same moment would go by the former zone.
    settingsLock: 'update',
    work: async (trx) => {
      const old = await findEmployer(trx, change.tenant, id)
      accept(old)
      if (isDeepStrictEqual(old, employer)) return undefined
      await writeEmployer(trx, change.tenant, id, employer)
      await recordAudit(trx, change.tenant, change.cause, {
        action: 'employer.changed',
        subject: { kind: 'employer', id },
        ...(old !== undefined && { old: codesOfEmployer(old) }),
        new: { ...codesOfEmployer(employer), changed: changedNames(old, employer) },
      })
      const moved = old !== undefined && old.timeZone !== employer.timeZone
      return moved ? { scope: { what: 'employer', subject: id } } : undefined
    },
  })
}

export async function putUserTemplate(
  intake: Intake,
  change: Change,
  { id, template, accept }: { id: string; template: UserTemplateDocument; accept: Accept },
): Promise<string | undefined> {
  return await changeForMany(intake, change, {
    settingsLock: 'share',
    work: async (trx) => {
      const { template: old } = await lockUserTemplate(trx, change.tenant, id, 'update')
      accept(old)
      if (isDeepStrictEqual(old, template)) return undefined
      await writeUserTemplate(trx, change.tenant, id, template)
      await recordAudit(trx, change.tenant, change.cause, {
        action: 'user-template.changed',
        subject: { kind: 'user-template', id },
        ...(old !== undefined && { old: daysOfTemplate(old) }),
        new: { ...daysOfTemplate(template), changed: changedNames(old, template) },
      })
      if (dateFields.every((name) => (old?.[name] ?? null) === template[name])) return undefined
      return { scope: { what: 'user-template', subject: id } }
    },
  })
}

/** Its users fall through to the next level (L1). Throws the Rejection `not-found`. */
export async function deleteUserTemplate(
  intake: Intake,
  change: Change,
  { id, accept }: { id: string; accept: Accept },
): Promise<string | undefined> {
  return await changeForMany(intake, change, {
    settingsLock: 'share',
    work: async (trx) => {
      await lockUserTemplate(trx, change.tenant, id, 'update')
      const old = await findUserTemplate(trx, change.tenant, id)
      if (old === undefined) throw new Rejection('not-found', { detail: `there is no user template ${id}` })
      accept(old)
      await removeUserTemplate(trx, change.tenant, id)
      await recordAudit(trx, change.tenant, change.cause, {
        action: 'user-template.deleted',
        subject: { kind: 'user-template', id },
        old: daysOfTemplate(old),
      })
      return { scope: { what: 'user-template', subject: id } }
    },
  })
}

/** A sole trader's name and organisation number are a person's: the audit trail holds neither. */
const codesOfEmployer = ({ country, timeZone }: EmployerDocument) => ({ country, timeZone })

/** Names are free text. */
const daysOfTemplate = ({ name: _name, ...days }: UserTemplateDocument) => days

function changedNames<Document extends object>(old: Document | undefined, document: Document): string[] {
  const names = Object.keys(document) as (keyof Document & string)[]
  return names.filter((name) => !isDeepStrictEqual(old?.[name], document[name]))
}

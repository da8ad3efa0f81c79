// The tenant's settings (L1, L3, L5, L9, L11).
import { z } from 'zod'
import { readSettings } from '../db/settings.ts'
import { warningsOf } from '../domain/warnings.ts'
import { previewMany } from '../intake/preview.ts'
import { putSettings } from '../intake/tenant-documents.ts'
import type { Intake } from '../intake/context.ts'
import { admins, changeOf, readers, type ApiDeps } from './deps.ts'
import { checkIfMatch, etagOf } from './etags.ts'
import { replanHeader, replanHeaderOf } from './replans.ts'
import { route, type Route } from './route.ts'
import { dryRunQuery, Preview } from './schemas/preview.ts'
import { Warnings, withWarnings } from './schemas/warnings.ts'
import {
  DaysField,
  DomainField,
  DueTimeField,
  HttpsUrlField,
  NameField,
  TimeZoneField,
} from './schemas/values.ts'

// A month more than the end, since the last pay is corrected with the run that follows it; ten years, since no law of bookkeeping asks for more.
const FieldDays = z.int().min(30).max(3650).default(90)

const Retention = z
  .strictObject({
    payDays: FieldDays,
    bankAccountDays: FieldDays,
    nationalIdDays: FieldDays.meta({ description: 'Also for the birth date.' }),
    addressDays: FieldDays,
    // As long as events can be caught up with, so that no answer is gone before whoever asked has heard of it.
    resultsDays: z.int().min(30).max(3650).default(90).meta({
      description:
        'What became of requests about many connections, of re-plans, of changes by hand and of employees in syncs.',
    }),
    // A quarter, since an end that is disputed is disputed soon; and never longer than an audit trail may be kept.
    evidenceMonths: z.int().min(3).max(1200).default(24).meta({
      description:
        'Finished leavers with their edits, steps and evidence. The audit trail has a time of its own.',
    }),
  })
  .meta({
    id: 'Retention',
    description:
      'For how many days the fields of a person are kept after the last employment, and results and evidence after their end.',
  })

const WelcomeMail = z
  .strictObject({
    applicationName: NameField.meta({ description: 'The name of the application, as the mail shows it.' }),
    redirectUri: HttpsUrlField.meta({ description: 'Where the mail leads, such as the log-in page.' }),
  })
  .meta({ id: 'WelcomeMail' })

const Settings = z
  .strictObject({
    deactivateAfterDays: DaysField.nullable()
      .default(null)
      .meta({ description: 'Deactivate account this many days after terminated employment; null means 5.' }),
    reactivateDaysBefore: DaysField.nullable()
      .default(null)
      .meta({ description: 'Open a closed account this many days before a new employment; null means 1.' }),
    keepIfReturningWithinDays: z.int().min(0).max(999).default(0),
    timeZone: TimeZoneField,
    dueTime: DueTimeField.default('00:00'),
    automation: z
      .enum(['observe', 'on'])
      .default('on')
      .meta({ description: '`observe`: everything is planned and listed, nothing acts.' }),
    lateNoticeDelayMinutes: z.int().min(0).max(1440).default(10),
    guard: z
      .strictObject({ count: z.int().min(0).max(1_000_000), percent: z.int().min(0).max(100) })
      .default({ count: 10, percent: 5 }),
    removeConnectionWhenDeactivatedByHand: z.boolean().default(false),
    connectDomains: z.array(DomainField).max(100).default([]).meta({
      description:
        'The domains by whose e-mails users may be connected with Visma Connect; what lies below a domain is another one. Empty means any. Nobody who is connected loses anything by it.',
    }),
    welcomeMail: WelcomeMail.nullable().default(null).meta({
      description: 'The mail that Visma Connect sends to whoever was connected by koppling; null means none.',
    }),
    testValidDays: z.int().min(1).max(365).default(30),
    approverMustDiffer: z.boolean().default(false),
    auditKeptForMonths: z.int().min(12).max(1200).nullable().default(120).meta({
      description: 'For how many whole months the audit trail is kept; null means for good.',
    }),
    retention: Retention.default({
      payDays: 90,
      bankAccountDays: 90,
      nationalIdDays: 90,
      addressDays: 90,
      resultsDays: 90,
      evidenceMonths: 24,
    }),
  })
  .meta({ id: 'Settings' })

const WrittenSettings = Settings.extend({ warnings: Warnings }).meta({ id: 'WrittenSettings' })

/** L9: left out it stays as it is, so that no other change switches the automation on. */
const SettingsBody = Settings.extend({
  automation: Settings.shape.automation.unwrap().optional(),
  confirmActingWithin24Hours: z.int().min(0).optional().meta({
    description:
      'When the automation is switched on: how many leavers act within 24 hours. Without it, or with another number, the answer is the problem `confirmation-required` with the number; if there are none it may be left out.',
  }),
}).meta({ id: 'NewSettings' })

export const settingsRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'getSettings',
    tag: 'Settings',
    summary: 'Read the settings',
    method: 'get',
    path: '/settings',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    etag: 'answered',
    answers: { 200: { description: 'The settings', schema: Settings } },
    problems: [],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller }) => {
        const body = await readSettings(intake.db, caller.tenant)
        return { status: 200, body, etag: etagOf(body) }
      },
  }),
  route({
    operationId: 'putSettings',
    tag: 'Settings',
    summary: 'Replace the settings',
    description: 'Every leaver whose date moves is planned again: of many people after the answer.',
    method: 'put',
    path: '/settings',
    roles: admins,
    actor: 'recorded',
    idempotency: 'natural',
    etag: 'if-match',
    query: dryRunQuery,
    body: SettingsBody,
    answers: {
      200: { description: 'The settings', schema: z.union([WrittenSettings, Preview]), ...replanHeader },
    },
    problems: ['precondition-failed', 'confirmation-required'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, query, body, request }) => {
        const { confirmActingWithin24Hours, ...document } = body
        // A preview shows the number, so it needs none.
        const confirmed = query.dryRun ? 'preview' : confirmActingWithin24Hours
        const { ifMatch } = request
        const accept = (current: unknown) => checkIfMatch({ ifMatch, current })
        const change = changeOf({ caller, request })
        const put = (by: Intake) => putSettings(by, change, { settings: document, confirmed, accept })
        const warnings = warningsOf(document)
        if (query.dryRun) {
          const preview = await previewMany(intake, caller.tenant, put)
          return { status: 200, body: withWarnings(preview, warnings) }
        }
        const replan = await put(intake)
        const settings = await readSettings(intake.db, caller.tenant)
        const written = { status: 200, body: withWarnings(settings, warnings) } as const
        return { ...written, etag: etagOf(settings), ...replanHeaderOf(replan) }
      },
  }),
]

/** What an auditor is shown of one leaver: ids, dates and codes; the words of reasons are left out. */
import { z } from 'zod'
import type { ListedEntry } from '../../db/audit-lists.ts'
import type { Evidence } from '../../db/evidence.ts'
import { askedFor, evidenceKeptUntil } from '../../domain/evidence.ts'
import type { ApiDeps } from '../deps.ts'
import { LeaverView, leaverView } from './leaver.ts'
import { InstantField } from './values.ts'

const shape = LeaverView.shape

const Actor = z
  .strictObject({
    at: InstantField,
    action: z.string(),
    actor: z.string().nullable(),
    keyId: z.string().nullable(),
    partnerId: z.string().nullable(),
    requestId: z.string().nullable(),
    workflowId: z.string().nullable(),
    runId: z.string().nullable(),
    sequence: z.int().nullable(),
  })
  .meta({ id: 'EvidenceAct' })

const Entry = z
  .strictObject({
    ...Actor.shape,
    subjectKind: z.string().nullable(),
    subjectId: z.string().nullable(),
    hash: z.string().nullable(),
  })
  .meta({ id: 'EvidenceEntry' })

export const EvidenceView = z
  .strictObject({
    leaver: z.string(),
    tenant: z.string(),
    employmentId: shape.employmentId,
    employeeId: shape.employeeId,
    userId: shape.userId,
    openedAt: InstantField,
    finishedAt: InstantField.nullable(),
    stage: shape.stage,
    outcome: shape.outcome,
    lastDay: shape.lastDay,
    access: shape.access,
    requested: Actor.nullable().meta({
      description: 'Who last said how access ends; null if nothing tells.',
    }),
    rule: z.strictObject({
      days: shape.days,
      daysFrom: shape.daysFrom,
      noAccessFrom: shape.noAccessFrom,
      actsAt: shape.actsAt,
    }),
    history: z.array(
      z
        .strictObject({
          at: InstantField,
          what: z.string(),
          old: z.unknown(),
          new: z.unknown(),
          actor: z.string().nullable(),
          keyId: z.string().nullable(),
          noAccessFrom: shape.noAccessFrom,
        })
        .meta({ id: 'EvidenceEdit' }),
    ),
    lateness: z.strictObject({
      noticeLateByDays: shape.noticeLateByDays,
      actedLateBySeconds: shape.actedLateBySeconds,
      stoppedForSeconds: shape.stoppedForSeconds,
    }),
    account: z.strictObject({
      ...shape.steps.shape.account.shape,
      closed: Actor.nullable(),
      enforced: Actor.nullable().meta({ description: 'Who acknowledged that log-in is refused.' }),
    }),
    connection: z.strictObject({
      ...shape.steps.shape.connection.shape,
      askedAt: InstantField.nullable(),
      ended: Actor.nullable().meta({ description: 'Which run observed what became of it, or who decided.' }),
    }),
    entries: z.array(Entry).meta({ description: 'What the audit trail says of it, oldest first.' }),
    auditHead: z.strictObject({ sequence: z.int(), hash: z.string() }),
    generatedAt: InstantField,
    keptUntil: InstantField.nullable().meta({
      description: 'By `retention.evidenceMonths` of the settings; null while the leaver is not over.',
    }),
  })
  .meta({ id: 'LeaverEvidence' })

export function evidenceView(
  evidence: Evidence,
  {
    tenant,
    now,
    keptForMonths,
    temporalUiLink,
  }: { tenant: string; now: string; keptForMonths: number; temporalUiLink: ApiDeps['temporalUiLink'] },
): z.input<typeof EvidenceView> {
  const { entries, createdAt, finishedAt, head, steps } = evidence
  const shown = leaverView(evidence, { tenant, temporalUiLink })
  const latest = (fits: (entry: ListedEntry) => boolean) => {
    const found = entries.findLast(fits)
    return found === undefined ? null : actOf(found)
  }
  const asked = askedFor(entries, { employment: shown.employmentId, lastDay: shown.lastDay })
  return {
    leaver: shown.id,
    tenant,
    employmentId: shown.employmentId,
    employeeId: shown.employeeId,
    userId: shown.userId,
    openedAt: createdAt,
    finishedAt,
    stage: shown.stage,
    outcome: shown.outcome,
    lastDay: shown.lastDay,
    access: shown.access,
    requested: asked === undefined ? null : actOf(asked),
    rule: {
      days: shown.days,
      daysFrom: shown.daysFrom,
      noAccessFrom: shown.noAccessFrom,
      actsAt: shown.actsAt,
    },
    history: shown.edits.map(({ reason: _reason, ...edit }) => edit),
    lateness: {
      noticeLateByDays: shown.noticeLateByDays,
      actedLateBySeconds: shown.actedLateBySeconds,
      stoppedForSeconds: shown.stoppedForSeconds,
    },
    account: {
      ...shown.steps.account,
      closed: latest(({ action }) => action === 'user.deactivated'),
      enforced: latest(({ action }) => action === 'user.enforced'),
    },
    connection: {
      ...shown.steps.connection,
      askedAt: steps.find(({ step }) => step === 'connection')?.askedAt ?? null,
      ended: latest(({ action }) => ending.has(action)),
    },
    entries: entries.map((entry) => ({
      ...actOf(entry),
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      hash: entry.hash,
    })),
    auditHead: head,
    generatedAt: now,
    keptUntil: evidenceKeptUntil(finishedAt, keptForMonths),
  }
}

const ending = new Set([
  'user.connection-removed',
  'user.connection-unchanged',
  'user.connection-kept-shared',
  'user.connection-skipped',
  'leaver.skip',
])

function actOf({
  at,
  action,
  actor,
  keyId,
  partnerId,
  requestId,
  workflowId,
  runId,
  sequence,
}: ListedEntry): z.input<typeof Actor> {
  return { at, action, actor, keyId, partnerId, requestId, workflowId, runId, sequence }
}

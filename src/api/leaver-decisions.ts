// What people decide about a leaver (L13): each carried out by its workflow before the answer.
import { z } from 'zod'
import { findLeaverDetails } from '../db/leaver-lists.ts'
import type { DecisionKind } from '../domain/decision.ts'
import { previewDecision } from '../intake/preview-decision.ts'
import { changeOf, writers, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { idByKey } from './once.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { LeaverView, leaverView } from './schemas/leaver.ts'
import { dryRunQuery, Preview } from './schemas/preview.ts'
import { GivenInstantField, ReasonField } from './schemas/values.ts'

const Reason = z.strictObject({ reason: ReasonField }).meta({ id: 'Decision' })
const Postponement = z
  .strictObject({
    until: GivenInstantField.meta({
      description: 'Ahead, within 90 days; from then on the plan counts again.',
    }),
    reason: ReasonField,
  })
  .meta({ id: 'Postponement' })

const common = {
  tag: 'Leavers',
  method: 'post',
  roles: writers,
  actor: 'required',
  idempotency: 'key',
  params: z.strictObject({ id: Id }),
  query: dryRunQuery,
  answers: { 200: { description: 'Carried out; the leaver', schema: z.union([LeaverView, Preview]) } },
  problems: ['not-found', 'decision-refused'],
} as const

type Deciding = {
  kind: DecisionKind
  until: string | null
  reason: string
  leaver: string
  dryRun: boolean
  change: ReturnType<typeof changeOf>
  id: string | undefined
}

async function decided(
  { intake, decide, temporalUiLink }: ApiDeps,
  { change, dryRun, ...deciding }: Deciding,
) {
  const { tenant } = change
  const missing = new Problem('not-found', { detail: `There is no leaver ${deciding.leaver}.` })
  if (!z.uuid().safeParse(deciding.leaver).success) throw missing
  if (dryRun) return { status: 200, body: await previewDecision(intake, change, deciding) } as const
  await decide(change, deciding)
  const details = await findLeaverDetails(intake.db, tenant, deciding.leaver)
  if (details === undefined) throw missing
  return { status: 200, body: leaverView(details, { tenant, temporalUiLink }) } as const
}

function decisionRoute({
  kind,
  ...texts
}: {
  kind: Exclude<DecisionKind, 'postpone'>
  operationId: string
  summary: string
  description: string
}): Route<ApiDeps> {
  return route({
    ...common,
    ...texts,
    path: `/leavers/{id}/${kind}`,
    body: Reason,
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, query: { dryRun }, body: { reason }, request }) => {
        const change = changeOf({ caller, request })
        const own = idByKey({ caller, request })
        return await decided(deps, { kind, until: null, reason, leaver: id, dryRun, change, id: own })
      },
  })
}

export const leaverDecisionRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'postponeLeaver',
    summary: 'Hold a leaver back until an instant',
    path: '/leavers/{id}/postpone',
    body: Postponement,
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, query: { dryRun }, body: { until, reason }, request }) => {
        const change = changeOf({ caller, request })
        const own = idByKey({ caller, request })
        return await decided(deps, { kind: 'postpone', until, reason, leaver: id, dryRun, change, id: own })
      },
  }),
  decisionRoute({
    kind: 'release',
    operationId: 'releaseLeaver',
    summary: 'Let a postponed leaver go on',
    description: 'Its plan counts again; if its date is past, it acts at once.',
  }),
  decisionRoute({
    kind: 'run-now',
    operationId: 'runLeaverNow',
    summary: 'Close the account at once',
    description:
      'The same decision as `access: now` in a termination: it passes days, delays and postponements.',
  }),
  decisionRoute({
    kind: 'retry',
    operationId: 'retryLeaver',
    summary: 'Try again to remove the connection',
    description: 'Without waiting for the next attempt, or after what stood in the way was mended.',
  }),
  decisionRoute({
    kind: 'skip',
    operationId: 'skipConnection',
    summary: 'Leave the connection as it is',
    description: 'The account stays closed, and the leaver is finished.',
  }),
  decisionRoute({
    kind: 'confirm',
    operationId: 'confirmLeaver',
    summary: 'Say that the connection was removed by hand',
    description:
      'Where the tenant has connections removed by people (`PUT /v1/visma-connect` with mode `task`) and the to-do `connection-task` is done: the leaver is finished, with the connection step `done` and observed `confirmed-by-hand`.',
  }),
  decisionRoute({
    kind: 'cancel',
    operationId: 'cancelLeaver',
    summary: 'Let the account stay open',
    description: 'Until the termination itself changes; nothing has been closed yet.',
  }),
]

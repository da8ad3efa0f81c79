// The mass guard (L13): what it holds, and an admin's approval of exactly that.
import { z } from 'zod'
import { latestApprovals } from '../db/guard-approvals.ts'
import { readSettings } from '../db/settings.ts'
import { guardAheadMs } from '../domain/mass-guard.ts'
import { approveAhead, approveGuard } from '../intake/guard-approvals.ts'
import { readGuard } from '../intake/mass-guard.ts'
import { undoApproval } from '../intake/undo-approval.ts'
import { admins, changeOf, readers, type ApiDeps } from './deps.ts'
import { route, type Route } from './route.ts'
import { ApprovalView, GuardView, guardView, UndoneView } from './schemas/guard.ts'
import { CodeField, DateField, ReasonField } from './schemas/values.ts'

const Approve = z
  .strictObject({
    revision: CodeField.optional().meta({ description: 'As `GET /guard` showed it.' }),
    date: DateField.optional().meta({
      description: 'Instead of a revision: ahead, for those whose access ends on this date.',
    }),
    count: z.int().min(1).meta({ description: 'How many leavers: as many as `GET /guard` showed.' }),
    reason: ReasonField,
  })
  .refine(({ revision, date }) => (revision === undefined) !== (date === undefined), {
    error: 'must be there, or else `date`: one of the two.',
    path: ['revision'],
  })
  .meta({ id: 'GuardApproving' })

export const guardRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'getGuard',
    tag: 'Guard',
    summary: 'Read what the mass guard holds',
    description:
      'More than the larger of two numbers in the settings (10, and 5 % of the active users, unless set) would close within 24 hours: then all of them are held until an admin approves, or until fewer are left.',
    method: 'get',
    path: '/guard',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    answers: { 200: { description: 'The guard', schema: GuardView } },
    problems: [],
    handle:
      ({ intake: { db, clock } }: ApiDeps) =>
      async ({ caller: { tenant } }) => {
        const settings = await readSettings(db, tenant)
        const now = await clock(db)
        const reading = await readGuard(db, tenant, { settings, now, aheadMs: guardAheadMs })
        const approvals = await latestApprovals(db, tenant, { limit: approvalsShown })
        return { status: 200, body: guardView({ reading, now, approvals }) }
      },
  }),
  route({
    operationId: 'approveGuard',
    tag: 'Guard',
    summary: 'Let go what the mass guard holds',
    description:
      'Exactly the set that was shown; whoever joins it later wants an approval of its own. Or ahead, for a date and a number: if there are more by then, they are held.',
    method: 'post',
    path: '/guard/approve',
    roles: admins,
    actor: 'required',
    idempotency: 'key',
    body: Approve,
    answers: { 200: { description: 'The approval', schema: ApprovalView } },
    problems: ['guard-changed'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, body, request }) => {
        const { revision, date, ...rest } = body
        const approving = { ...rest, by: caller.actor }
        const change = changeOf({ caller, request })
        const approval =
          date === undefined
            ? await approveGuard(intake, change, { ...approving, revision: revision ?? '' })
            : await approveAhead(intake, change, { ...approving, date })
        return { status: 200, body: approval }
      },
  }),
  route({
    operationId: 'undoGuardApproval',
    tag: 'Guard',
    summary: 'Take an approval back',
    description:
      'The accounts that it let close are open again, what had not acted yet is held again, and whoever is still due waits for another approval. Connections are not restored; those to restore are listed.',
    method: 'post',
    path: '/guard/undo',
    roles: admins,
    actor: 'required',
    idempotency: 'key',
    body: z.strictObject({ approval: z.uuid(), reason: ReasonField }).meta({ id: 'GuardUndoing' }),
    answers: { 200: { description: 'What was taken back', schema: UndoneView } },
    problems: ['not-found', 'decision-refused'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, body, request }) => {
        const undoing = { ...body, by: caller.actor }
        return { status: 200, body: await undoApproval(intake, changeOf({ caller, request }), undoing) }
      },
  }),
]

const approvalsShown = 20
